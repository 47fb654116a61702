#include "ui/ScanStripView.h"

#include "ui/CellBoxes.h"
#include "ui/Icons.h"
#include "ui/text/Format.h"
#include "ui/text/Phrases.h"

#include <QPainter>

namespace packbay {
namespace {

constexpr qsizetype kPlaces = 5;

Icon iconOf(StripEntry::Verdict verdict)
{
    switch (verdict) {
    case StripEntry::Verdict::Accepted: return Icon::Tick;
    case StripEntry::Verdict::Refused: return Icon::Cross;
    case StripEntry::Verdict::Ignored: return Icon::Hold;
    case StripEntry::Verdict::Duplicate: return Icon::Repeat;
    case StripEntry::Verdict::Command: break;
    }
    return Icon::Command;
}

} // namespace

ScanStripView::ScanStripView(const QString &name, QWidget *parent) : StationWidget(name, parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ScanStripView::setEntries(const QList<StripEntry> &entries, int queued)
{
    m_entries = entries.first(qMin(entries.size(), kPlaces));
    m_queued = queued;
    m_echo.clear();
    QStringList lines;
    for (const StripEntry &entry : m_entries)
        lines.append(entry.code + QLatin1Char(' ') + sentence(entry.word) + QLatin1Char(' ') + formatTime(entry.at));
    setAccessibleName(tr("Last scans"));
    setAccessibleDescription(lines.join(QLatin1Char('\n')));
    update();
}

void ScanStripView::echo(const QString &code)
{
    m_echo = code;
    update();
}

QSize ScanStripView::sizeHint() const
{
    return {600, look().metrics.stripHeight()};
}

void ScanStripView::lookChanged()
{
    setFixedHeight(look().metrics.stripHeight());
    StationWidget::lookChanged();
}

QRect ScanStripView::place(qsizetype index) const
{
    const int pad = look().metrics.pad();
    const int wide = (width() - 2 * pad) / static_cast<int>(kPlaces);
    return {pad + static_cast<int>(index) * wide, 0, wide - pad, height()};
}

QList<TextBox> ScanStripView::entryBoxes(const StripEntry &entry, const QRect &place) const
{
    const Metrics &metrics = look().metrics;
    const Theme &theme = look().theme;
    const int left = place.left() + metrics.icon() + metrics.pad();
    const int codeHeight = metrics.body() * 8 / 5;
    const QRect codeRect(left, place.top() + metrics.pad() / 4, place.right() - left, codeHeight);
    QList<TextBox> boxes = codeBoxes(entry.code, look(), codeRect, {metrics.body(), theme.text, theme.window});
    const QString word = sentence(entry.word);
    const QString line = word.isEmpty() ? formatTime(entry.at) : word + QStringLiteral(" · ") + formatTime(entry.at);
    const QRect wordRect(left, codeRect.bottom() + 1, place.right() - left, place.bottom() - codeRect.bottom());
    const int flags = static_cast<int>(Qt::AlignLeft | Qt::AlignTop) | Qt::TextWordWrap;
    boxes.append({line, look().font(metrics.small()), wordRect, flags, theme.secondary, theme.window, false});
    return boxes;
}

QList<TextBox> ScanStripView::textBoxes() const
{
    const Metrics &metrics = look().metrics;
    const Theme &theme = look().theme;
    QList<TextBox> boxes;
    qsizetype index = 0;
    if (!m_echo.isEmpty()) {
        boxes += codeBoxes(m_echo, look(), place(index++).adjusted(metrics.icon() + metrics.pad(), 0, 0, -metrics.body()),
                           {metrics.body(), theme.text, theme.window});
    }
    const qsizetype room = m_queued > 0 ? kPlaces - 1 : kPlaces;
    for (const StripEntry &entry : m_entries) {
        if (index >= room)
            break;
        boxes += entryBoxes(entry, place(index++));
    }
    if (m_queued > 0) {
        boxes.append({tr("%n scan(s) waiting", "", m_queued), look().font(metrics.body(), QFont::Bold), place(kPlaces - 1),
                      static_cast<int>(Qt::AlignRight | Qt::AlignVCenter) | Qt::TextWordWrap, theme.text, theme.window, false});
    }
    return boxes;
}

void ScanStripView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme &theme = look().theme;
    const int side = look().metrics.icon();
    painter.fillRect(rect(), theme.window);
    painter.setPen(QPen(theme.divider, 1));
    painter.drawLine(0, 0, width(), 0);
    qsizetype index = m_echo.isEmpty() ? 0 : 1;
    const qsizetype room = m_queued > 0 ? kPlaces - 1 : kPlaces;
    for (const StripEntry &entry : m_entries) {
        if (index >= room)
            break;
        const bool refused = entry.verdict == StripEntry::Verdict::Refused;
        const bool accepted = entry.verdict == StripEntry::Verdict::Accepted;
        const QColor ink = refused ? theme.stopMark : accepted ? theme.okMark : theme.secondary;
        const QRect here = place(index++);
        paintIcon(painter, QRectF(here.left(), look().metrics.pad() / 2.0, side, side), iconOf(entry.verdict), ink);
    }
    paintTexts(painter);
}

} // namespace packbay
