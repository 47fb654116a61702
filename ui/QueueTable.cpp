#include "ui/QueueTable.h"

#include "ui/Icons.h"
#include "ui/text/CaseWords.h"
#include "ui/text/Format.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QKeyEvent>

#include <array>

namespace packbay {
namespace {

constexpr qint64 kMinuteMs = 60000;
constexpr qint64 kHourMs = 60 * kMinuteMs;
constexpr qint64 kDayMs = 24 * kHourMs;
constexpr int kLeastRow = 32;

constexpr std::array kStages{
    QT_TRANSLATE_NOOP("Queue", "To approve"), QT_TRANSLATE_NOOP("Queue", "Parcels missing"), QT_TRANSLATE_NOOP("Queue", "Waiting"),
    QT_TRANSLATE_NOOP("Queue", "Picking"),    QT_TRANSLATE_NOOP("Queue", "Packing"),         QT_TRANSLATE_NOOP("Queue", "To weigh"),
    QT_TRANSLATE_NOOP("Queue", "To be paid"), QT_TRANSLATE_NOOP("Queue", "To label"),        QT_TRANSLATE_NOOP("Queue", "To dispatch"),
    QT_TRANSLATE_NOOP("Queue", "Claim"),
};

constexpr std::array kColumns{
    QT_TRANSLATE_NOOP("Queue", "State"), QT_TRANSLATE_NOOP("Queue", "Job"),     QT_TRANSLATE_NOOP("Queue", "Customer"),
    QT_TRANSLATE_NOOP("Queue", "To"),    QT_TRANSLATE_NOOP("Queue", "Parcels"), QT_TRANSLATE_NOOP("Queue", "Age"),
    QT_TRANSLATE_NOOP("Queue", "Cut-off"), QT_TRANSLATE_NOOP("Queue", "Station"),
};

QString translated(const char *source, int n = -1)
{
    return QCoreApplication::translate("Queue", source, nullptr, n);
}

} // namespace

QString stageWord(QueueStage stage)
{
    return translated(kStages.at(static_cast<std::size_t>(stage)));
}

QString ageWords(qint64 ms)
{
    if (ms < kHourMs)
        return translated(QT_TRANSLATE_NOOP("Queue", "%1 min")).arg(qMax<qint64>(0, ms / kMinuteMs));
    if (ms < 2 * kDayMs)
        return translated(QT_TRANSLATE_NOOP("Queue", "%1 h")).arg(ms / kHourMs);
    return translated(QT_TRANSLATE_NOOP("Queue", "%1 d")).arg(ms / kDayMs);
}

const QueueModel &WordedQueue::model() const
{
    return *qobject_cast<QueueModel *>(sourceModel());
}

const QueueRow &WordedQueue::rowAt(const QModelIndex &index) const
{
    return model().row(mapToSource(index).row());
}

void WordedQueue::setNow(UtcMs now)
{
    m_now = now;
    if (rowCount() > 0)
        emit dataChanged(index(0, QueueModel::Since), index(rowCount() - 1, QueueModel::CutOff));
}

void WordedQueue::setFilter(QueueFilter filter)
{
    m_filter = filter;
    invalidateFilter();
}

void WordedQueue::setSearch(const QString &text)
{
    m_search = text.trimmed();
    invalidateFilter();
}

void WordedQueue::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, QueueModel::ColumnCount - 1);
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, QueueModel::ColumnCount - 1));
}

bool WordedQueue::isLate(const QueueRow &row) const
{
    return row.cutOff.value > 0 && row.cutOff < m_now;
}

bool WordedQueue::passes(const QueueRow &row, QueueFilter filter) const
{
    switch (filter) {
    case QueueFilter::All: return true;
    case QueueFilter::Waiting: return row.stage <= QueueStage::Waiting || row.stage == QueueStage::Claim;
    case QueueFilter::Packing: return row.stage == QueueStage::Picking || row.stage == QueueStage::Packing;
    case QueueFilter::ToWeigh: return row.stage == QueueStage::ToWeigh;
    case QueueFilter::ToLabel: return row.stage >= QueueStage::AwaitingPayment && row.stage <= QueueStage::ToDispatch;
    case QueueFilter::OnHold: return row.isOnHold();
    case QueueFilter::Late: break;
    }
    return isLate(row);
}

int WordedQueue::countOf(QueueFilter filter) const
{
    int count = 0;
    for (int i = 0; i < model().rowCount(); ++i)
        count += passes(model().row(i), filter) ? 1 : 0;
    return count;
}

bool WordedQueue::filterAcceptsRow(int sourceRow, const QModelIndex &) const
{
    const QueueRow &row = model().row(sourceRow);
    const bool found = m_search.isEmpty() || row.key.contains(m_search, Qt::CaseInsensitive)
        || row.customer.contains(m_search, Qt::CaseInsensitive) || row.destination.contains(m_search, Qt::CaseInsensitive);
    return found && passes(row, m_filter);
}

QString WordedQueue::words(const QueueRow &row, int column) const
{
    switch (column) {
    case QueueModel::Stage: return row.isOnHold() ? translated(QT_TRANSLATE_NOOP("Queue", "On hold: %1")).arg(caseWords(row.holdReason)) : stageWord(row.stage);
    case QueueModel::Key: return row.key;
    case QueueModel::Customer: return row.customer;
    case QueueModel::Destination: return row.destination;
    case QueueModel::Parcels: return QLocale().toString(row.ready) + QLatin1Char('/') + QLocale().toString(row.total);
    case QueueModel::Since: return ageWords(m_now.value - row.since.value);
    case QueueModel::CutOff: return row.cutOff.value > 0 ? formatTime(row.cutOff) : QString();
    case QueueModel::Station: return row.station;
    default: return {};
    }
}

QVariant WordedQueue::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const QueueRow &row = rowAt(index);
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole || role == Qt::AccessibleTextRole)
        return words(row, index.column());
    if (role == Qt::ForegroundRole && index.column() == QueueModel::CutOff && isLate(row))
        return m_theme.stopMark;
    if (role == Qt::DecorationRole && index.column() == QueueModel::Stage) {
        const Icon icon = row.isOnHold() ? Icon::Hold : isLate(row) ? Icon::Triangle : row.station.isEmpty() ? Icon::Clock : Icon::Carton;
        return coloredIcon(icon, isLate(row) || row.isOnHold() ? m_theme.stopMark : m_theme.secondary, 20);
    }
    return QSortFilterProxyModel::data(index, role);
}

QVariant WordedQueue::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole || orientation != Qt::Horizontal)
        return {};
    return translated(kColumns.at(static_cast<std::size_t>(section)));
}

namespace {

/// Only the column that is sorted keeps room for the arrow: the room in all the others would push the last column out.
class DeskHeader : public QHeaderView
{
public:
    explicit DeskHeader(QWidget *parent) : QHeaderView(Qt::Horizontal, parent)
    {
        setSectionsClickable(true);
        connect(this, &QHeaderView::sortIndicatorChanged, this, [this] { resizeSections(); });
    }

protected:
    QSize sectionSizeFromContents(int column) const override
    {
        QSize size = QHeaderView::sectionSizeFromContents(column);
        if (!isSortIndicatorShown() || column == sortIndicatorSection())
            return size;
        QStyleOptionHeaderV2 option;
        initStyleOption(&option);
        initStyleOptionForIndex(&option, column);
        option.text = model()->headerData(column, Qt::Horizontal).toString();
        option.sortIndicator = QStyleOptionHeader::None;
        return {style()->sizeFromContents(QStyle::CT_HeaderSection, &option, {}, this).width(), size.height()};
    }
};

} // namespace

DeskTable::DeskTable(const QString &name, QWidget *parent) : QTableView(parent)
{
    setHorizontalHeader(new DeskHeader(this));
    setObjectName(name);
    setAttribute(Qt::WA_InputMethodEnabled, false);
    viewport()->setAttribute(Qt::WA_InputMethodEnabled, false);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setShowGrid(false);
    setWordWrap(false);
    verticalHeader()->hide();
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
}

void DeskTable::keyboardSearch(const QString &) {}

void DeskTable::keyPressEvent(QKeyEvent *event)
{
    // Letters, Enter and Space go on to the window: a scanner must not move the selection.
    const bool moves = event->key() >= Qt::Key_Home && event->key() <= Qt::Key_PageDown;
    if (moves)
        QTableView::keyPressEvent(event);
    else
        event->ignore();
}

void DeskTable::lookChanged()
{
    const Metrics &metrics = look().metrics;
    setFont(look().font(metrics.small()));
    horizontalHeader()->setFont(look().font(metrics.small(), QFont::DemiBold));
    verticalHeader()->setDefaultSectionSize(qMax(kLeastRow, metrics.body() * 8 / 5));
}

} // namespace packbay
