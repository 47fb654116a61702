#include "ui/QueueScreen.h"

#include "ui/ChartPanel.h"
#include "ui/text/ErrorText.h"
#include "ui/text/Format.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>

#include <algorithm>
#include <array>

namespace packbay {
namespace {

struct ActionRow
{
    QueueAction action;
    const char *key;
    const char *word;
    bool needsReason;
};

constexpr std::array kActions{
    ActionRow{QueueAction::Approve, "F5", QT_TRANSLATE_NOOP("packbay::QueueScreen", "Approve"), false},
    ActionRow{QueueAction::Reject, "F6", QT_TRANSLATE_NOOP("packbay::QueueScreen", "Reject"), true},
    ActionRow{QueueAction::Hold, "F7", QT_TRANSLATE_NOOP("packbay::QueueScreen", "Hold"), true},
    ActionRow{QueueAction::Release, "F8", QT_TRANSLATE_NOOP("packbay::QueueScreen", "Release"), true},
    ActionRow{QueueAction::ApproveClaim, "F10", QT_TRANSLATE_NOOP("packbay::QueueScreen", "Approve claim"), false},
};

constexpr std::array kFilters{
    QT_TRANSLATE_NOOP("packbay::QueueScreen", "All"),      QT_TRANSLATE_NOOP("packbay::QueueScreen", "Waiting"),
    QT_TRANSLATE_NOOP("packbay::QueueScreen", "Packing"),  QT_TRANSLATE_NOOP("packbay::QueueScreen", "To weigh"),
    QT_TRANSLATE_NOOP("packbay::QueueScreen", "To label"), QT_TRANSLATE_NOOP("packbay::QueueScreen", "On hold"),
    QT_TRANSLATE_NOOP("packbay::QueueScreen", "Late"),
};

const QString kBetween = QStringLiteral(" · ");

bool allowed(QueueAction action, const QueueRow &row)
{
    switch (action) {
    case QueueAction::Approve:
    case QueueAction::Reject: return row.stage == QueueStage::AwaitingApproval;
    case QueueAction::Hold: return row.stage != QueueStage::Claim && !row.isOnHold();
    case QueueAction::Release: return row.isOnHold();
    case QueueAction::ApproveClaim: break;
    }
    return row.stage == QueueStage::Claim;
}

} // namespace

QueueScreen::QueueScreen(const QString &name, QWidget *parent)
    : StationWidget(name, parent),
      m_settings(new StationButton(QStringLiteral("queueSettings"), this)),
      m_tariffs(new StationButton(QStringLiteral("queueTariffs"), this)),
      m_search(new QLineEdit(this)),
      m_reason(new QLineEdit(this)),
      m_table(new DeskTable(QStringLiteral("queueTable"), this)),
      m_throughput(new ThroughputChart(QStringLiteral("throughputChart"), this)),
      m_ageing(new AgeingChart(QStringLiteral("ageingChart"), this))
{
    m_words.setSourceModel(&m_model);
    m_words.setSortRole(QueueModel::kSortRole);
    m_table->setModel(&m_words);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(-1, Qt::AscendingOrder);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(QueueModel::Destination, QHeaderView::Stretch);
    setFocusProxy(m_table);
    build();
    retranslate();
}

QueueScreen::~QueueScreen() = default;

void QueueScreen::build()
{
    for (std::size_t i = 0; i < kFilters.size(); ++i) {
        auto *chip = new StationButton(QStringLiteral("filter%1").arg(i), this);
        chip->setKind(StationButton::Kind::Chip);
        chip->setCheckable(true);
        connect(chip, &QAbstractButton::clicked, this, [this, i] { setFilter(static_cast<QueueFilter>(i)); });
        m_chips.append(chip);
    }
    for (const ActionRow &row : kActions) {
        auto *button = new StationButton(QStringLiteral("queueAction") + QLatin1String(row.key), this);
        button->setKey(QString::fromLatin1(row.key));
        const QueueAction action = row.action;
        connect(button, &QAbstractButton::clicked, this, [this, action] { ask(action); });
        m_actions.append(button);
    }
    m_settings->setKey(QStringLiteral("F1"));
    connect(m_settings, &QAbstractButton::clicked, this, &QueueScreen::settingsAsked);
    m_tariffs->setKey(QStringLiteral("F4"));
    connect(m_tariffs, &QAbstractButton::clicked, this, &QueueScreen::tariffsAsked);
    m_search->setObjectName(QStringLiteral("queueSearch"));
    m_search->setInputMethodHints(Qt::ImhLatinOnly | Qt::ImhNoPredictiveText); // numbers and codes
    m_reason->setObjectName(QStringLiteral("queueReason"));
    for (QLineEdit *field : {m_search, m_reason})
        field->setContextMenuPolicy(Qt::NoContextMenu);
    connect(m_search, &QLineEdit::textChanged, &m_words, &WordedQueue::setSearch);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &QueueScreen::updateActions);
    connect(&m_words, &QAbstractItemModel::rowsRemoved, this, &QueueScreen::updateActions);
}

void QueueScreen::setSnapshot(const QueueSnapshot &snapshot)
{
    m_snapshot = snapshot;
    m_model.setRows(snapshot.rows);
    m_words.setNow(snapshot.asOf);
    m_throughput->setData(snapshot.throughput, snapshot.cutOffs, snapshot.hourlyTarget, snapshot.asOf);
    m_ageing->setData(snapshot.ageing);
    updateChips();
    updateActions();
    update();
}

QString QueueScreen::selectedKey() const
{
    const QModelIndex current = m_table->currentIndex();
    return current.isValid() ? m_words.rowAt(current).key : QString();
}

bool QueueScreen::jumpTo(const QString &key)
{
    const int row = m_model.rowOf(key);
    if (row < 0)
        return false;
    m_search->clear();
    const QModelIndex hidden = m_words.mapFromSource(m_model.index(row, 0));
    if (!hidden.isValid())
        setFilter(QueueFilter::All);
    const QModelIndex index = m_words.mapFromSource(m_model.index(row, 0));
    m_table->setCurrentIndex(index);
    m_table->scrollTo(index);
    return true;
}

void QueueScreen::setError(const std::optional<Error> &error)
{
    m_error = error;
    update();
}

void QueueScreen::openSearch()
{
    m_search->setFocus(Qt::OtherFocusReason);
    m_search->selectAll();
}

void QueueScreen::retranslate()
{
    for (std::size_t i = 0; i < kActions.size(); ++i)
        m_actions.at(static_cast<qsizetype>(i))->setWord(tr(kActions.at(i).word));
    m_settings->setWord(tr("Settings"));
    m_tariffs->setWord(tr("Tariffs"));
    m_search->setPlaceholderText(tr("F2 Search"));
    m_search->setAccessibleName(tr("Search"));
    m_reason->setPlaceholderText(tr("Type the reason"));
    m_reason->setAccessibleName(tr("Type the reason"));
    m_table->setAccessibleName(tr("Queue"));
    m_words.retranslate();
    m_throughput->retranslate();
    m_ageing->retranslate();
    updateChips();
    updateActions();
    place();
}

void QueueScreen::updateChips()
{
    for (qsizetype i = 0; i < m_chips.size(); ++i) {
        const auto filter = static_cast<QueueFilter>(i);
        const QString word = tr(kFilters.at(static_cast<std::size_t>(i)));
        m_chips.at(i)->setWord(word + QLatin1Char(' ') + QLocale().toString(m_words.countOf(filter)));
        m_chips.at(i)->setChecked(filter == m_filter);
    }
    place();
}

void QueueScreen::setFilter(QueueFilter filter)
{
    m_filter = filter;
    m_words.setFilter(filter);
    updateChips();
    updateActions();
}

void QueueScreen::updateActions()
{
    const QModelIndex current = m_table->currentIndex();
    for (std::size_t i = 0; i < kActions.size(); ++i) {
        const bool may = current.isValid() && allowed(kActions.at(i).action, m_words.rowAt(current));
        m_actions.at(static_cast<qsizetype>(i))->setEnabled(may);
    }
}

void QueueScreen::ask(QueueAction action)
{
    const auto row = std::find_if(kActions.begin(), kActions.end(), [action](const ActionRow &entry) { return entry.action == action; });
    const QString reason = m_reason->text().trimmed();
    if (row->needsReason && reason.isEmpty()) {
        setError(makeError(ErrorCode::ReasonNeeded));
        m_reason->setFocus(Qt::OtherFocusReason);
        return;
    }
    setError(std::nullopt);
    const QString key = selectedKey();
    m_reason->clear();
    m_table->setFocus(Qt::OtherFocusReason);
    emit actionAsked(action, key, row->needsReason ? reason : QString());
}

bool QueueScreen::takeKey(const QString &key)
{
    if (key == QLatin1String("F1")) {
        emit settingsAsked();
        return true;
    }
    if (key == QLatin1String("F4")) {
        emit tariffsAsked();
        return true;
    }
    if (key == QLatin1String("F2")) {
        openSearch();
        return true;
    }
    if (key == QLatin1String("Esc") && (m_search->hasFocus() || m_reason->hasFocus())) {
        m_search->clear();
        m_table->setFocus(Qt::OtherFocusReason);
        return true;
    }
    for (qsizetype i = 0; i < m_actions.size(); ++i) {
        if (m_actions.at(i)->key() == key && m_actions.at(i)->isEnabled()) {
            ask(kActions.at(static_cast<std::size_t>(i)).action);
            return true;
        }
    }
    return false;
}

// A plain key, not a shortcut: a shortcut would fire in the middle of a scan.
void QueueScreen::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_T || event->modifiers() != Qt::NoModifier) {
        event->ignore();
        return;
    }
    m_throughput->toggleTable();
    m_ageing->toggleTable();
}

QRect QueueScreen::messageRect() const
{
    const int pad = look().metrics.pad();
    return {pad, m_table->geometry().bottom() + pad / 2, m_table->width(), look().metrics.rowHeight()};
}

QList<TextBox> QueueScreen::textBoxes() const
{
    const Metrics &metrics = look().metrics;
    const Theme &theme = look().theme;
    const int flags = static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextWordWrap;
    QString line;
    ColourPair pair{theme.window, theme.secondary};
    if (m_error) {
        const ErrorWords words = errorWords(*m_error);
        // F2 searches here; the field for the reason has the focus by itself.
        const bool saysHow = m_error->code != ErrorCode::ReasonNeeded;
        line = words.title + kBetween + (saysHow ? words.remedy + kBetween : QString()) + words.code;
        pair = theme.banner(words.banner);
    } else if (m_snapshot.rows.isEmpty()) {
        line = m_snapshot.nextCutOff.isEmpty() ? tr("Nothing waiting.") : tr("Nothing waiting. Next cut-off %1.").arg(m_snapshot.nextCutOff);
    } else {
        line = tr("As of %1").arg(formatTime(m_snapshot.asOf));
    }
    const QRect area = messageRect().adjusted(metrics.pad() / 2, 0, -metrics.pad() / 2, 0);
    QFont font = look().font(metrics.body());
    font.setPixelSize(fittingSize(line, font, area.size(), flags, {metrics.body(), metrics.small()}));
    return {{line, font, area, flags, pair.text, pair.fill, false}};
}

void QueueScreen::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    for (const TextBox &box : textBoxes()) {
        painter.fillRect(messageRect(), box.on);
        box.paint(painter);
    }
}

void QueueScreen::lookChanged()
{
    m_words.setTheme(look().theme);
    const int margin = look().metrics.pad() / 2;
    for (QLineEdit *field : {m_search, m_reason}) {
        field->setFont(look().font(look().metrics.body()));
        field->setTextMargins(margin, 0, margin, 0);
    }
    place();
    StationWidget::lookChanged();
}

void QueueScreen::resizeEvent(QResizeEvent *)
{
    place();
}

void QueueScreen::place()
{
    const Metrics &metrics = look().metrics;
    const int pad = metrics.pad();
    const int row = metrics.rowHeight();
    int left = pad;
    for (StationButton *chip : m_chips) {
        const int wide = chip->sizeHint().width();
        chip->setGeometry(left, pad, wide, row);
        left += wide + pad;
    }
    m_search->setGeometry(left, pad, qMax(metrics.body() * 6, width() - left - pad), row);
    const int barTop = height() - metrics.primaryHeight() - pad;
    const int part = (width() - 2 * pad - 8 * metrics.gap()) / 9;
    const auto at = [&](int place) { return pad + place * (part + metrics.gap()); };
    m_settings->setGeometry(at(0), barTop, part, metrics.primaryHeight());
    m_tariffs->setGeometry(at(1), barTop, part, metrics.primaryHeight());
    m_reason->setGeometry(at(2), barTop + (metrics.primaryHeight() - row) / 2, 2 * part + metrics.gap(), row);
    for (int i = 0; i < m_actions.size(); ++i)
        m_actions.at(i)->setGeometry(at(i + 4), barTop, part, metrics.primaryHeight());
    const int top = row + 2 * pad;
    const int bottom = barTop - pad;
    const int tableWidth = width() * 3 / 5;
    m_table->setGeometry(pad, top, tableWidth, bottom - top - row - pad / 2);
    const int chartLeft = tableWidth + 2 * pad;
    // Ten stages, a line each, need more height than the hours do.
    const int chartHeight = (bottom - top - pad) * 2 / 5;
    const int ageingTop = top + chartHeight + pad;
    m_throughput->setGeometry(chartLeft, top, width() - chartLeft - pad, chartHeight);
    m_ageing->setGeometry(chartLeft, ageingTop, width() - chartLeft - pad, bottom - ageingTop);
}

} // namespace packbay
