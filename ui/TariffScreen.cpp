#include "ui/TariffScreen.h"

#include "ui/PickList.h"
#include "ui/TariffLinesView.h"
#include "ui/text/ErrorText.h"
#include "ui/text/TariffWords.h"

namespace packbay {
namespace {

constexpr int kKeyedChoices = 4; ///< F5 to F8
constexpr int kFirstChoiceKey = 5;
constexpr int kButtons = 4;      ///< beside F12, which takes twice the room
constexpr int kMostRows = 10;    ///< more in a list would be too small to touch

QString keyOfChoice(int index)
{
    return QStringLiteral("F%1").arg(index + kFirstChoiceKey);
}

Icon iconOf(const TariffChoice &choice)
{
    if (choice.isWaiting)
        return Icon::Clock;
    if (choice.sha256.isEmpty())
        return Icon::Disk;
    return choice.isInForce ? Icon::Tick : Icon::Dot;
}

} // namespace

Banner tariffBanner(const TariffVerdict &verdict)
{
    switch (verdict.word) {
    case TariffWord::Reading:
    case TariffWord::Publishing:
    case TariffWord::Exporting: return Banner::Busy;
    case TariffWord::Waiting:
    case TariffWord::Confirmed:
    case TariffWord::Exported: return Banner::Ok;
    case TariffWord::Findings:
    case TariffWord::NotTaken: return Banner::Ask;
    case TariffWord::Failed: return verdict.error ? errorWords(*verdict.error).banner : Banner::Ask;
    default: return Banner::Ready;
    }
}

TariffScreen::TariffScreen(const QString &name, QWidget *parent)
    : StationWidget(name, parent),
      m_back(new StationButton(QStringLiteral("tariffBack"), this)),
      m_export(new StationButton(QStringLiteral("tariffExport"), this)),
      m_earlier(new StationButton(QStringLiteral("tariffEarlier"), this)),
      m_further(new StationButton(QStringLiteral("tariffFurther"), this)),
      m_publish(new StationButton(QStringLiteral("tariffPublish"), this)),
      m_banner(new StateBanner(QStringLiteral("tariffBanner"), this)),
      m_choices(new PickList(QStringLiteral("tariffChoices"), this)),
      m_lines(new TariffLinesView(QStringLiteral("tariffLines"), this))
{
    build();
    show({});
}

void TariffScreen::build()
{
    for (const auto &[page, word] : {std::pair(TariffPage::Import, "tariffImport"), std::pair(TariffPage::History, "tariffHistory")}) {
        auto *tab = new StationButton(QLatin1String(word), this);
        tab->setKind(StationButton::Kind::Chip);
        tab->setCheckable(true);
        connect(tab, &QAbstractButton::clicked, this, [this, page = page] { emit pageAsked(page); });
        m_tabs.append(tab);
    }
    m_back->setKey(QStringLiteral("Esc"));
    m_export->setKey(QStringLiteral("F4"));
    m_earlier->setKey(QStringLiteral("F9"));
    m_further->setKey(QStringLiteral("F10"));
    m_publish->setKey(QStringLiteral("F12"));
    m_publish->setKind(StationButton::Kind::Primary);
    connect(m_back, &QAbstractButton::clicked, this, &TariffScreen::left);
    connect(m_export, &QAbstractButton::clicked, this, [this] { emit actionAsked(TariffAction::Export); });
    connect(m_earlier, &QAbstractButton::clicked, this, [this] { turn(false); });
    connect(m_further, &QAbstractButton::clicked, this, [this] { turn(true); });
    connect(m_publish, &QAbstractButton::clicked, this, [this] { emit actionAsked(TariffAction::Publish); });
    connect(m_choices, &PickList::picked, this, [this](int row) { emit choicePicked(m_firstChoice + row); });
}

void TariffScreen::show(const TariffState &state)
{
    if (state.page != m_state.page || m_firstChoice >= state.choices.size())
        m_firstChoice = 0;
    m_state = state;
    retranslate();
}

void TariffScreen::fillList()
{
    QList<PickRow> rows;
    for (int i = 0; i < kMostRows && m_firstChoice + i < m_state.choices.size(); ++i) {
        const TariffChoice &choice = m_state.choices.at(m_firstChoice + i);
        const QString name = i < kKeyedChoices ? keyOfChoice(i) + QStringLiteral("  ") + choice.name : choice.name;
        rows.append({name, tariffChoiceWords(choice), iconOf(choice), m_firstChoice + i == m_state.chosen});
    }
    m_choices->setRows(rows);
}

void TariffScreen::updateButtons()
{
    m_export->setVisible(m_state.page == TariffPage::History);
    m_export->setEnabled(canDo(TariffAction::Export));
    m_publish->setVisible(m_state.page == TariffPage::Import);
    m_publish->setEnabled(canDo(TariffAction::Publish));
    m_earlier->setEnabled(canTurn(false));
    m_further->setEnabled(canTurn(true));
}

void TariffScreen::retranslate()
{
    m_tabs.at(0)->setWord(tr("F2 Import"));
    m_tabs.at(1)->setWord(tr("F3 Versions"));
    m_tabs.at(0)->setChecked(m_state.page == TariffPage::Import);
    m_tabs.at(1)->setChecked(m_state.page == TariffPage::History);
    m_back->setWord(tr("Back"));
    m_earlier->setWord(tr("Earlier"));
    m_further->setWord(tr("Further"));
    m_export->setWord(tariffActionWord(TariffAction::Export));
    m_publish->setWord(tariffActionWord(TariffAction::Publish));
    m_choices->setAccessibleName(m_state.page == TariffPage::Import ? tr("Tariff packs") : tr("Versions"));
    const TariffSentence sentence = tariffSentence(m_state.verdict);
    m_banner->setWords({tariffBanner(m_state.verdict), sentence.title, sentence.remedy, sentence.code});
    fillList();
    const bool isVersion = m_state.page == TariffPage::History && m_state.chosen >= 0 && m_state.chosen < m_state.choices.size();
    m_lines->setLines(isVersion ? tariffChoiceWords(m_state.choices.at(m_state.chosen)) : QString(), m_state.lines);
    place();
    updateButtons();
}

/// The lines of the chosen one; the list itself while none is chosen.
bool TariffScreen::canTurn(bool further) const
{
    if (m_state.chosen >= 0)
        return m_lines->canTurn(further);
    return further ? m_firstChoice + kMostRows < m_state.choices.size() : m_firstChoice > 0;
}

bool TariffScreen::turn(bool further)
{
    if (!canTurn(further))
        return false;
    if (m_state.chosen >= 0) {
        m_lines->turn(further);
    } else {
        m_firstChoice += further ? kMostRows : -kMostRows;
        fillList();
    }
    updateButtons();
    return true;
}

bool TariffScreen::takeKey(const QString &key)
{
    if (key == QLatin1String("Esc")) {
        emit left();
        return true;
    }
    if (key == QLatin1String("F2") || key == QLatin1String("F3")) {
        emit pageAsked(key == QLatin1String("F2") ? TariffPage::Import : TariffPage::History);
        return true;
    }
    if (key == QLatin1String("F9") || key == QLatin1String("F10"))
        return turn(key == QLatin1String("F10"));
    for (int i = 0; i < kKeyedChoices && m_firstChoice + i < m_state.choices.size(); ++i) {
        if (key == keyOfChoice(i)) {
            emit choicePicked(m_firstChoice + i);
            return true;
        }
    }
    const bool isPublish = key == QLatin1String("F12");
    const TariffAction action = isPublish ? TariffAction::Publish : TariffAction::Export;
    if ((!isPublish && key != QLatin1String("F4")) || !canDo(action))
        return false;
    emit actionAsked(action);
    return true;
}

void TariffScreen::lookChanged()
{
    place();
    StationWidget::lookChanged();
}

void TariffScreen::resizeEvent(QResizeEvent *)
{
    place();
}

void TariffScreen::place()
{
    const Metrics &metrics = look().metrics;
    const int pad = metrics.pad();
    m_banner->setGeometry(0, 0, width(), metrics.bannerHeight());
    const int tabsTop = metrics.bannerHeight() + pad;
    int at = pad;
    for (StationButton *tab : m_tabs) {
        const int wide = qMax(tab->sizeHint().width(), metrics.mm(40));
        tab->setGeometry(at, tabsTop, wide, metrics.rowHeight());
        at += wide + pad;
    }
    const int barTop = height() - metrics.primaryHeight() - pad;
    const int part = (width() - 2 * pad - kButtons * metrics.gap()) / (kButtons + 2);
    at = pad;
    for (StationButton *button : {m_back, m_export, m_earlier, m_further}) {
        button->setGeometry(at, barTop, part, metrics.primaryHeight());
        at += part + metrics.gap();
    }
    m_publish->setGeometry(at, barTop, width() - pad - at, metrics.primaryHeight());
    const int top = tabsTop + metrics.rowHeight() + pad;
    const int high = qMax(1, barTop - pad - top);
    const int listWidth = (width() - 3 * pad) * 2 / 5;
    m_choices->setGeometry(pad, top, listWidth, high);
    m_lines->setGeometry(2 * pad + listWidth, top, width() - 3 * pad - listWidth, high);
    updateButtons();
}

} // namespace packbay
