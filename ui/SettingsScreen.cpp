#include "ui/SettingsScreen.h"

#include "ui/HeardView.h"
#include "ui/PickList.h"
#include "ui/text/SettingsWords.h"

namespace packbay {
namespace {

constexpr int kMostActions = 7;

/// The same key on both pages for what is alike.
QString keyOf(SettingsAction action)
{
    switch (action) {
    case SettingsAction::Use: return QStringLiteral("F5");
    case SettingsAction::Learn:
    case SettingsAction::Find: return QStringLiteral("F6");
    case SettingsAction::Layout:
    case SettingsAction::Protocol: return QStringLiteral("F7");
    case SettingsAction::Sheet:
    case SettingsAction::Line: return QStringLiteral("F8");
    case SettingsAction::Undo: return QStringLiteral("F9");
    case SettingsAction::Separator:
    case SettingsAction::Beep: return QStringLiteral("F12");
    case SettingsAction::Baud:
    case SettingsAction::Gap:
    case SettingsAction::Unit: break;
    }
    return QStringLiteral("F10");
}

Icon iconOf(const SettingsDevice &device, SettingsPage page)
{
    if (device.isUsed && !device.isAttached)
        return Icon::Triangle;
    if (device.isUsed || device.isKeyboard)
        return Icon::Tick;
    return page == SettingsPage::Scales ? Icon::Scale : Icon::Scanner;
}

} // namespace

Banner settingsBanner(SettingsWord word)
{
    switch (word) {
    case SettingsWord::Works:
    case SettingsWord::Learned:
    case SettingsWord::LayoutGood:
    case SettingsWord::Found:
    case SettingsWord::Saved:
    case SettingsWord::Undone:
    case SettingsWord::SheetPrinted: return Banner::Ok;
    case SettingsWord::NotAttached:
    case SettingsWord::Silent:
    case SettingsWord::Foreign:
    case SettingsWord::NoFrame:
    case SettingsWord::AskSameAgain:
    case SettingsWord::AskLessonCode:
    case SettingsWord::AskAgain:
    case SettingsWord::LayoutWrong:
    case SettingsWord::FoundSeveral:
    case SettingsWord::FoundNothing:
    case SettingsWord::HeardNoSense:
    case SettingsWord::NotSaved:
    case SettingsWord::SheetFailed: return Banner::Ask;
    case SettingsWord::Searching: return Banner::Busy;
    default: return Banner::Ready;
    }
}

SettingsScreen::SettingsScreen(const QString &name, QWidget *parent)
    : StationWidget(name, parent),
      m_back(new StationButton(QStringLiteral("settingsBack"), this)),
      m_banner(new StateBanner(QStringLiteral("settingsBanner"), this)),
      m_devices(new PickList(QStringLiteral("settingsDevices"), this)),
      m_choices(new PickList(QStringLiteral("settingsChoices"), this)),
      m_heard(new HeardView(QStringLiteral("settingsHeard"), this))
{
    build();
    show({});
}

void SettingsScreen::build()
{
    for (const auto &[page, word] : {std::pair(SettingsPage::Scanners, "settingsScanners"), std::pair(SettingsPage::Scales, "settingsScales")}) {
        auto *tab = new StationButton(QLatin1String(word), this);
        tab->setKind(StationButton::Kind::Chip);
        tab->setCheckable(true);
        connect(tab, &QAbstractButton::clicked, this, [this, page = page] { emit pageAsked(page); });
        m_tabs.append(tab);
    }
    for (int i = 0; i < kMostActions; ++i) {
        auto *button = new StationButton(QStringLiteral("settingsAction%1").arg(i), this);
        connect(button, &QAbstractButton::clicked, this, [this, i] {
            if (i < m_state.actions.size())
                emit actionAsked(m_state.actions.at(i));
        });
        m_buttons.append(button);
    }
    m_back->setKey(QStringLiteral("Esc"));
    connect(m_back, &QAbstractButton::clicked, this, &SettingsScreen::left);
    connect(m_devices, &PickList::picked, this, &SettingsScreen::devicePicked);
    connect(m_choices, &PickList::picked, this, &SettingsScreen::choicePicked);
}

void SettingsScreen::show(const SettingsState &state)
{
    m_state = state;
    retranslate();
}

void SettingsScreen::fillLists()
{
    QList<PickRow> rows;
    for (int i = 0; i < m_state.devices.size(); ++i) {
        const SettingsDevice &device = m_state.devices.at(i);
        rows.append({settingsDeviceName(device), settingsDeviceWord(device), iconOf(device, m_state.page), i == m_state.chosen});
    }
    m_devices->setRows(rows);
    rows.clear();
    for (const SettingsChoice &choice : std::as_const(m_state.choices))
        rows.append({settingsChoiceName(choice), choice.detail, Icon::None, choice.isCurrent});
    m_choices->setRows(rows);
    m_heard->setHeard(m_state.port, m_state.heard);
}

void SettingsScreen::retranslate()
{
    m_tabs.at(0)->setWord(tr("F2 Scanners"));
    m_tabs.at(1)->setWord(tr("F3 Scales"));
    m_tabs.at(0)->setChecked(m_state.page == SettingsPage::Scanners);
    m_tabs.at(1)->setChecked(m_state.page == SettingsPage::Scales);
    const bool isUsed = m_state.chosen >= 0 && m_state.chosen < m_state.devices.size() && m_state.devices.at(m_state.chosen).isUsed;
    for (int i = 0; i < kMostActions; ++i) {
        StationButton *button = m_buttons.at(i);
        button->setVisible(i < m_state.actions.size());
        if (i >= m_state.actions.size())
            continue;
        button->setKey(keyOf(m_state.actions.at(i)));
        button->setWord(settingsActionWord(m_state.actions.at(i), isUsed));
    }
    m_back->setWord(m_state.task == SettingsTask::None ? tr("Back") : tr("Stop"));
    const SettingsSentence sentence = settingsSentence(m_state.verdict);
    m_banner->setWords({settingsBanner(m_state.verdict.word), sentence.title, sentence.remedy, sentence.code});
    m_devices->setAccessibleName(tr("Devices"));
    m_choices->setAccessibleName(tr("Choices"));
    m_heard->retranslate();
    fillLists();
    m_devices->setVisible(!isChoosing());
    m_heard->setVisible(!isChoosing());
    m_choices->setVisible(isChoosing());
    place();
}

bool SettingsScreen::takeKey(const QString &key)
{
    if (key == QLatin1String("Esc")) {
        emit left();
        return true;
    }
    if (key == QLatin1String("F2") || key == QLatin1String("F3")) {
        emit pageAsked(key == QLatin1String("F2") ? SettingsPage::Scanners : SettingsPage::Scales);
        return true;
    }
    for (qsizetype i = 0; i < m_state.actions.size(); ++i) {
        if (m_buttons.at(i)->key() == key) {
            emit actionAsked(m_state.actions.at(i));
            return true;
        }
    }
    return false;
}

void SettingsScreen::lookChanged()
{
    place();
    StationWidget::lookChanged();
}

void SettingsScreen::resizeEvent(QResizeEvent *)
{
    place();
}

void SettingsScreen::place()
{
    const Metrics &metrics = look().metrics;
    const int pad = metrics.pad();
    m_banner->setGeometry(0, 0, width(), metrics.bannerHeight());
    const int tabsTop = metrics.bannerHeight() + pad;
    int left = pad;
    for (StationButton *tab : m_tabs) {
        const int wide = qMax(tab->sizeHint().width(), metrics.mm(40));
        tab->setGeometry(left, tabsTop, wide, metrics.rowHeight());
        left += wide + pad;
    }
    const int barTop = height() - metrics.primaryHeight() - pad;
    const int part = (width() - 2 * pad - kMostActions * metrics.gap()) / (kMostActions + 1);
    m_back->setGeometry(pad, barTop, part, metrics.primaryHeight());
    for (int i = 0; i < kMostActions; ++i)
        m_buttons.at(i)->setGeometry(pad + (i + 1) * (part + metrics.gap()), barTop, part, metrics.primaryHeight());
    const int top = tabsTop + metrics.rowHeight() + pad;
    const int high = qMax(1, barTop - pad - top);
    const int listWidth = (width() - 3 * pad) * 2 / 5;
    m_devices->setGeometry(pad, top, listWidth, high);
    m_heard->setGeometry(2 * pad + listWidth, top, width() - 3 * pad - listWidth, high);
    m_choices->setGeometry(pad, top, width() - 2 * pad, high);
}

} // namespace packbay
