#include "ui/TariffLinesView.h"

#include "ui/Icons.h"
#include "ui/text/TariffWords.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>

namespace packbay {
namespace {

constexpr int kFlags = static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine;

Icon iconOf(const TariffLine &line)
{
    switch (line.kind) {
    case TariffLine::Kind::Error: return Icon::Cross;
    case TariffLine::Kind::Warning: return Icon::Triangle;
    default: return Icon::Arrow;
    }
}

} // namespace

TariffLinesView::TariffLinesView(const QString &name, QWidget *parent) : StationWidget(name, parent) {}

void TariffLinesView::setLines(const QString &caption, const QList<TariffLine> &lines)
{
    m_caption = caption;
    if (!lines.isSharedWith(m_lines)) {
        m_lines = lines;
        m_first = 0;
        m_hasFindings = std::any_of(m_lines.cbegin(), m_lines.cend(), [](const TariffLine &line) { return line.kind == TariffLine::Kind::Error || line.kind == TariffLine::Kind::Warning; });
    }
    retranslate();
}

void TariffLinesView::retranslate()
{
    QStringList spoken;
    for (int i = m_first; i < m_first + shown(); ++i)
        spoken.append(tariffLineTitle(m_lines.at(i)) + QLatin1Char('\n') + tariffLineText(m_lines.at(i)) + QLatin1Char('\n') + tariffLineRemedy(m_lines.at(i)));
    setAccessibleName(tr("Findings and differences"));
    setAccessibleDescription(spoken.join(QLatin1Char('\n')));
    update();
}

int TariffLinesView::headHeight() const
{
    return look().metrics.body() * 3 / 2;
}

int TariffLinesView::entryHeight() const
{
    return (m_hasFindings ? 3 : 2) * (look().metrics.body() * 3 / 2) + look().metrics.pad();
}

int TariffLinesView::perPage() const
{
    return qMax(1, (height() - headHeight() - look().metrics.pad()) / entryHeight());
}

int TariffLinesView::shown() const
{
    return qMin(perPage(), static_cast<int>(m_lines.size()) - m_first);
}

bool TariffLinesView::canTurn(bool further) const
{
    return further ? m_first + perPage() < m_lines.size() : m_first > 0;
}

bool TariffLinesView::turn(bool further)
{
    if (!canTurn(further))
        return false;
    m_first = qMax(0, m_first + (further ? perPage() : -perPage()));
    retranslate();
    return true;
}

QColor TariffLinesView::colourOf(const TariffLine &line) const
{
    return line.kind == TariffLine::Kind::Error ? look().theme.stopMark : look().theme.text;
}

QList<TextBox> TariffLinesView::textBoxes() const
{
    const Metrics &metrics = look().metrics;
    const Theme &theme = look().theme;
    const int pad = metrics.pad();
    const int line = metrics.body() * 3 / 2;
    QList<TextBox> boxes;
    QRect head(pad, pad / 2, width() - 2 * pad, headHeight());
    if (!m_lines.isEmpty()) {
        const QLocale locale;
        const QString range = tr("%1 to %2 of %3").arg(locale.toString(m_first + 1), locale.toString(m_first + shown()), locale.toString(m_lines.size()));
        const QFont font = look().font(metrics.body(), QFont::DemiBold);
        const int wide = textWidth(range, font) + 1;
        boxes.append({range, font, QRect(head.right() - wide + 1, head.top(), wide, head.height()), kFlags, theme.text, theme.card, false});
        head.setRight(head.right() - wide - pad);
    }
    if (!m_caption.isEmpty())
        boxes.append({m_caption, look().font(metrics.small()), head, kFlags, theme.text, theme.card, true});
    int top = headHeight() + pad;
    const int left = 2 * pad + metrics.icon();
    for (int i = m_first; i < m_first + shown(); ++i) {
        const QRect area(left, top, width() - left - pad, line);
        boxes.append({tariffLineTitle(m_lines.at(i)), look().font(metrics.body(), QFont::DemiBold), area, kFlags, theme.text, theme.card, true});
        boxes.append({tariffLineText(m_lines.at(i)), look().font(metrics.body()), area.translated(0, line), kFlags, theme.text, theme.card, true});
        if (const QString remedy = tariffLineRemedy(m_lines.at(i)); !remedy.isEmpty())
            boxes.append({remedy, look().font(metrics.body()), area.translated(0, 2 * line), kFlags, theme.text, theme.card, true});
        top += entryHeight();
    }
    return boxes;
}

void TariffLinesView::paintEvent(QPaintEvent *)
{
    const Metrics &metrics = look().metrics;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), look().theme.card);
    painter.setPen(QPen(look().theme.border, 1));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
    int top = headHeight() + metrics.pad();
    for (int i = 0; i < shown(); ++i) {
        const TariffLine &line = m_lines.at(m_first + i);
        const int high = metrics.body() * 3 / 2;
        paintIcon(painter, QRectF(metrics.pad(), top + (high - metrics.icon()) / 2, metrics.icon(), metrics.icon()), iconOf(line), colourOf(line));
        if (i > 0) {
            painter.setPen(QPen(look().theme.divider, 1));
            painter.drawLine(metrics.pad(), top - metrics.pad() / 2, width() - metrics.pad(), top - metrics.pad() / 2);
        }
        top += entryHeight();
    }
    paintTexts(painter);
}

void TariffLinesView::resizeEvent(QResizeEvent *)
{
    m_first -= m_first % perPage();
    retranslate();
}

} // namespace packbay
