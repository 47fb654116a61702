#include "ui/HeardView.h"

#include "ui/text/SettingsWords.h"

#include <QPainter>

namespace packbay {
namespace {

constexpr int kLines = 3;

} // namespace

HeardView::HeardView(const QString &name, QWidget *parent) : StationWidget(name, parent) {}

void HeardView::setHeard(const QString &port, const QList<SettingsHeard> &heard)
{
    m_port = port;
    m_heard = heard;
    retranslate();
}

void HeardView::retranslate()
{
    QStringList lines;
    for (const SettingsHeard &one : std::as_const(m_heard))
        lines.append(settingsMeaning(one));
    setAccessibleName(tr("Live monitor"));
    setAccessibleDescription(lines.join(QLatin1Char('\n')));
    update();
}

int HeardView::headHeight() const
{
    return look().metrics.body() * 3 / 2;
}

int HeardView::entryHeight() const
{
    return kLines * look().metrics.body() * 3 / 2 + look().metrics.pad();
}

int HeardView::shownEntries() const
{
    return qMin(static_cast<int>(m_heard.size()), qMax(0, (height() - headHeight() - look().metrics.pad()) / entryHeight()));
}

QList<TextBox> HeardView::textBoxes() const
{
    const Metrics &metrics = look().metrics;
    const Theme &theme = look().theme;
    const int pad = metrics.pad();
    const int line = metrics.body() * 3 / 2;
    const int flags = static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine;
    QList<TextBox> boxes;
    const QRect head(pad, pad / 2, width() - 2 * pad, headHeight());
    const QString title = m_port.isEmpty() ? tr("Live monitor") : tr("Live monitor") + QStringLiteral(" · ") + m_port;
    boxes.append({title, look().font(metrics.body(), QFont::DemiBold), head, flags, theme.text, theme.card, true});
    if (m_heard.isEmpty()) {
        const QRect area = head.translated(0, line + pad);
        boxes.append({tr("Nothing was heard yet."), look().font(metrics.body()), area, flags, theme.text, theme.card, false});
        return boxes;
    }
    int top = headHeight() + pad;
    for (int i = 0; i < shownEntries(); ++i) {
        const SettingsHeard &one = m_heard.at(i);
        const QRect area(2 * pad, top, width() - 4 * pad, line);
        boxes.append({settingsMeaning(one), look().font(metrics.body(), QFont::DemiBold), area, flags, theme.text, theme.card, true});
        const QString framed = one.framed.isEmpty() ? one.raw : one.raw + QStringLiteral("  →  ") + one.framed;
        boxes.append({framed, look().mono(metrics.body()), area.translated(0, line), flags, theme.text, theme.card, true});
        boxes.append({one.hex, look().mono(metrics.small()), area.translated(0, 2 * line), flags, theme.text, theme.card, true});
        top += entryHeight();
    }
    return boxes;
}

void HeardView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), look().theme.card);
    painter.setPen(QPen(look().theme.border, 1));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
    painter.setPen(QPen(look().theme.divider, 1));
    for (int i = 1; i < shownEntries(); ++i) {
        const int y = headHeight() + look().metrics.pad() / 2 + i * entryHeight();
        painter.drawLine(look().metrics.pad(), y, width() - look().metrics.pad(), y);
    }
    paintTexts(painter);
}

} // namespace packbay
