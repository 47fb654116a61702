#include "ui/JobLine.h"

#include <QPainter>

namespace packbay {
namespace {

constexpr int kMostDots = 12;
constexpr int kRing = 3;

} // namespace

ProgressDots::ProgressDots(const QString &name, QWidget *parent) : StationWidget(name, parent) {}

void ProgressDots::setProgress(int done, int total)
{
    m_done = done;
    m_total = total;
    setVisible(total > 0);
    setAccessibleName(tr("%L1 of %L2").arg(done).arg(total));
    updateGeometry();
    update();
}

bool ProgressDots::hasDots() const
{
    return m_total <= kMostDots;
}

int ProgressDots::dotSide() const
{
    return look().metrics.body();
}

int ProgressDots::dotsWidth() const
{
    return hasDots() ? m_total * (dotSide() * 3 / 2) : 0;
}

QSize ProgressDots::sizeHint() const
{
    const int text = textWidth(tr("%L1 of %L2").arg(m_done).arg(m_total), look().font(look().metrics.headline(), QFont::Bold));
    return {dotsWidth() + text + look().metrics.pad() * 2, look().metrics.jobLineHeight()};
}

QList<TextBox> ProgressDots::textBoxes() const
{
    if (m_total <= 0)
        return {};
    const Theme &theme = look().theme;
    return {{tr("%L1 of %L2").arg(m_done).arg(m_total), look().font(look().metrics.headline(), QFont::Bold),
             rect().adjusted(dotsWidth(), 0, 0, 0), static_cast<int>(Qt::AlignRight | Qt::AlignVCenter), theme.text, theme.window, false}};
}

void ProgressDots::lookChanged()
{
    setFixedHeight(look().metrics.jobLineHeight());
    StationWidget::lookChanged();
}

void ProgressDots::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int side = dotSide();
    for (int i = 0; hasDots() && i < m_total; ++i) {
        painter.setPen(QPen(look().theme.text, kRing));
        painter.setBrush(i < m_done ? QBrush(look().theme.text) : QBrush(Qt::NoBrush));
        painter.drawEllipse(QRectF(i * side * 3 / 2 + kRing, (height() - side) / 2.0 + 1, side - kRing, side - kRing));
    }
    paintTexts(painter);
}

JobLine::JobLine(const QString &name, QWidget *parent)
    : StationWidget(name, parent), m_dots(new ProgressDots(QStringLiteral("progressDots"), this))
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void JobLine::setJob(const QString &job, int done, int total)
{
    m_job = job;
    m_dots->setProgress(done, total);
    setAccessibleName(job);
    place();
    update();
}

QSize JobLine::sizeHint() const
{
    return {600, look().metrics.jobLineHeight()};
}

QList<TextBox> JobLine::textBoxes() const
{
    const int pad = look().metrics.pad();
    const int end = m_dots->isHidden() ? width() - 2 * pad : m_dots->x() - pad;
    const QRect area(2 * pad, 0, end - 2 * pad, height());
    const int flags = static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextWordWrap;
    QFont font = look().font(look().metrics.headline(), QFont::DemiBold);
    font.setPixelSize(fittingSize(m_job, font, area.size(), flags, {look().metrics.headline(), look().metrics.body(), look().metrics.small()}));
    return {{m_job, font, area, flags, look().theme.text, look().theme.window, false}};
}

void JobLine::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintTexts(painter);
}

void JobLine::lookChanged()
{
    setFixedHeight(look().metrics.jobLineHeight());
    place();
    StationWidget::lookChanged();
}

void JobLine::resizeEvent(QResizeEvent *)
{
    place();
}

void JobLine::place()
{
    const int wide = m_dots->sizeHint().width();
    m_dots->setGeometry(width() - wide - 2 * look().metrics.pad(), 0, wide, height());
}

} // namespace packbay
