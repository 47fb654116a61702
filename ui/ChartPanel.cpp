#include "ui/ChartPanel.h"

#include <QHeaderView>
#include <QPainter>
#include <QStackedWidget>

namespace packbay {

void WordedFigures::setWords(QStringList headings, std::function<QString(qint64)> firstColumn)
{
    m_headings = std::move(headings);
    m_firstColumn = std::move(firstColumn);
    emit headerDataChanged(Qt::Horizontal, 0, static_cast<int>(m_headings.size()) - 1);
}

QVariant WordedFigures::data(const QModelIndex &index, int role) const
{
    if (role == Qt::DisplayRole && index.column() == 0 && m_firstColumn)
        return m_firstColumn(QIdentityProxyModel::data(index, role).toLongLong());
    if (role == Qt::TextAlignmentRole && index.column() > 0)
        return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
    return QIdentityProxyModel::data(index, role);
}

QVariant WordedFigures::headerData(int section, Qt::Orientation orientation, int role) const
{
    const bool mine = orientation == Qt::Horizontal && role == Qt::DisplayRole && section < m_headings.size();
    return mine ? QVariant(m_headings.at(section)) : QVariant();
}

ChartPanel::ChartPanel(const QString &name, std::unique_ptr<ChartView> view, QWidget *parent)
    : StationWidget(name, parent),
      m_stack(new QStackedWidget(this)),
      m_view(view.release()),
      m_table(new DeskTable(name + QStringLiteral("Table"))),
      m_toggle(new StationButton(name + QStringLiteral("Toggle"), this))
{
    m_worded.setSourceModel(&m_figures);
    m_table->setModel(&m_worded);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_stack->setObjectName(name + QStringLiteral("Stack"));
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_table);
    m_toggle->setKind(StationButton::Kind::Chip);
    connect(m_toggle, &QAbstractButton::clicked, this, &ChartPanel::toggleTable);
}

ChartPanel::~ChartPanel() = default;

void ChartPanel::toggleTable()
{
    m_stack->setCurrentIndex(1 - m_stack->currentIndex());
    retranslate();
}

bool ChartPanel::showsTable() const
{
    return m_stack->currentIndex() == 1;
}

void ChartPanel::retranslate()
{
    setAccessibleName(title());
    m_view->setAccessibleName(title());
    m_view->setAccessibleDescription(tr("The same figures as a table: key T"));
    m_table->setAccessibleName(title());
    m_toggle->setWord(showsTable() ? tr("Chart (T)") : tr("Table (T)"));
    m_worded.setWords(headings(), [this](qint64 value) { return firstColumn(value); });
    place();
    update();
    m_view->update();
}

QList<TextBox> ChartPanel::textBoxes() const
{
    const Metrics &metrics = look().metrics;
    const QRect area(metrics.pad(), 0, m_toggle->x() - 2 * metrics.pad(), m_stack->y());
    QFont font = look().font(metrics.body(), QFont::DemiBold);
    const int flags = static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextWordWrap;
    font.setPixelSize(fittingSize(title(), font, area.size(), flags, {metrics.body(), metrics.small()}));
    return {{title(), font, area, flags, look().theme.text, look().theme.card, false}};
}

void ChartPanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), look().theme.card);
    paintTexts(painter);
}

void ChartPanel::lookChanged()
{
    place();
    StationWidget::lookChanged();
}

void ChartPanel::resizeEvent(QResizeEvent *)
{
    place();
}

void ChartPanel::place()
{
    const Metrics &metrics = look().metrics;
    const QSize button = m_toggle->sizeHint();
    m_toggle->setGeometry(width() - button.width() - metrics.pad(), 2, button.width(), button.height());
    m_stack->setGeometry(0, button.height() + 4, width(), height() - button.height() - 4);
}

} // namespace packbay
