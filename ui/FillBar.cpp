#include "ui/FillBar.h"

#include "ui/text/Format.h"

#include <QPainter>

namespace packbay {
namespace {

constexpr int kNearlyFull = 90; // percent
constexpr int kFrame = 2;

} // namespace

FillBar::FillBar(const QString &name, QWidget *parent) : StationWidget(name, parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void FillBar::setFill(const CartonFill &fill)
{
    m_fill = fill;
    setAccessibleName(figures() + QStringLiteral(", ") + word());
    update();
}

FillBar::Level FillBar::level() const
{
    if (m_fill.inside > m_fill.limit)
        return Level::TooHeavy;
    return percent() >= kNearlyFull ? Level::NearlyFull : Level::Room;
}

int FillBar::percent() const
{
    return m_fill.limit.value > 0 ? static_cast<int>(qBound(qint64(0), m_fill.inside.value * 100 / m_fill.limit.value, qint64(100))) : 0;
}

QString FillBar::figures() const
{
    return tr("%1 of %2").arg(formatWeight(m_fill.inside), formatWeight(m_fill.limit));
}

QString FillBar::word() const
{
    switch (level()) {
    case Level::Room: return tr("Room for %1").arg(formatWeight(m_fill.limit - m_fill.inside));
    case Level::NearlyFull: return tr("Nearly full");
    case Level::TooHeavy: break;
    }
    return tr("%1 too heavy").arg(formatWeight(m_fill.inside - m_fill.limit));
}

QSize FillBar::sizeHint() const
{
    const Metrics &metrics = look().metrics;
    return {200, metrics.body() * 8 / 5 + metrics.body() + 2 * metrics.pad()};
}

QRect FillBar::barRect() const
{
    const Metrics &metrics = look().metrics;
    const int pad = metrics.pad();
    return {2 * pad, height() - pad - metrics.body(), width() - 4 * pad, metrics.body()};
}

QList<TextBox> FillBar::textBoxes() const
{
    const Metrics &metrics = look().metrics;
    const Theme &theme = look().theme;
    const QRect line(barRect().left(), metrics.pad() / 2, barRect().width(), metrics.body() * 8 / 5);
    const QString words[]{figures(), word()};
    const QFont::Weight weights[]{QFont::DemiBold, QFont::Normal};
    const auto both = [&](int size) { return textWidth(words[0], look().font(size, weights[0])) + textWidth(words[1], look().font(size, weights[1])) + metrics.pad(); };
    const int size = both(metrics.body()) > line.width() ? metrics.small() : metrics.body();
    const int first = textWidth(words[0], look().font(size, weights[0])) + metrics.pad();
    const auto flags = [](Qt::Alignment side) { return static_cast<int>(side | Qt::AlignVCenter) | Qt::TextSingleLine; };
    QList<TextBox> boxes{{words[0], look().font(size, weights[0]), QRect(line.left(), line.top(), first, line.height()), flags(Qt::AlignLeft), theme.text, theme.card, false}};
    // How much room there is the bar and the figures say too: where it is narrow only a warning keeps its words.
    if (level() != Level::Room || both(size) <= line.width())
        boxes.append({words[1], look().font(size, weights[1]), line.adjusted(first, 0, 0, 0), flags(Qt::AlignRight), theme.text, theme.card, false});
    return boxes;
}

void FillBar::lookChanged()
{
    setFixedHeight(sizeHint().height());
    StationWidget::lookChanged();
}

void FillBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = look().theme;
    painter.fillRect(rect(), theme.card);
    painter.setPen(QPen(theme.divider, 1));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
    const QRect bar = barRect();
    QRect full = bar.adjusted(kFrame, kFrame, -kFrame, -kFrame);
    const qint64 limit = qMax(qint64(1), m_fill.limit.value);
    full.setWidth(static_cast<int>(full.width() * qBound(qint64(0), m_fill.inside.value, limit) / limit));
    switch (level()) {
    case Level::Room: painter.fillRect(full, theme.secondary); break;
    case Level::NearlyFull: painter.fillRect(full, theme.amber.fill); break;
    case Level::TooHeavy:
        painter.fillRect(full, theme.stop.fill);
        painter.fillRect(full, QBrush(theme.stop.text, Qt::BDiagPattern));
        break;
    }
    painter.setPen(QPen(theme.border, kFrame));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(bar.adjusted(1, 1, -1, -1));
    paintTexts(painter);
}

} // namespace packbay
