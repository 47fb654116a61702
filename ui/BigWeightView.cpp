#include "ui/BigWeightView.h"

#include "ui/Icons.h"
#include "ui/text/Format.h"

#include <QPainter>

#include <algorithm>

namespace packbay {

BigWeightView::BigWeightView(const QString &name, QWidget *parent) : StationWidget(name, parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void BigWeightView::setWeight(const BigWeight &weight)
{
    m_weight = weight;
    setAccessibleName(digits() + QLatin1Char(' ') + word());
    update();
}

QString BigWeightView::digits() const
{
    // The scale's own digits count only with their unit: "12.340" alone could be pounds.
    const bool hasUnit = std::any_of(m_weight.digits.begin(), m_weight.digits.end(), [](QChar c) { return c.isLetter(); });
    if (hasUnit)
        return m_weight.digits;
    return m_weight.grams ? formatWeight(*m_weight.grams) : QStringLiteral("– – –  kg");
}

QString BigWeightView::word() const
{
    if (!m_weight.grams)
        return tr("No weight");
    return m_weight.stable ? tr("Steady") : tr("Moving");
}

QSize BigWeightView::sizeHint() const
{
    return {360, look().metrics.prompt() * 2 + look().metrics.rowHeight()};
}

bool BigWeightView::isCompact() const
{
    return height() < look().metrics.prompt() * 3 / 2 + look().metrics.body() * 2;
}

QRect BigWeightView::wordRect() const
{
    if (isCompact()) {
        const int wide = textWidth(word(), look().font(look().metrics.body(), QFont::DemiBold)) + look().metrics.icon() + look().metrics.pad() * 2;
        return {width() - wide - look().metrics.pad(), 0, wide, height()};
    }
    const int line = look().metrics.body() * 2;
    return {look().metrics.pad() * 2, height() - line - look().metrics.pad() / 2, width() - 4 * look().metrics.pad(), line};
}

QList<TextBox> BigWeightView::textBoxes() const
{
    const Metrics &metrics = look().metrics;
    const Theme &theme = look().theme;
    const int pad = metrics.pad();
    const QRect area = isCompact() ? QRect(2 * pad, 0, wordRect().left() - 3 * pad, height())
                                   : QRect(2 * pad, pad / 2, width() - 4 * pad, wordRect().top() - pad / 2);
    QFont font = look().font(metrics.prompt() * 2, QFont::Bold);
    const int flags = static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine;
    const int prompt = metrics.prompt();
    font.setPixelSize(fittingSize(digits(), font, area.size(), flags, {prompt * 2, prompt * 3 / 2, prompt * 5 / 4, prompt, metrics.headline()}));
    return {{digits(), font, area, flags, theme.text, theme.card, false},
            {word(), look().font(metrics.body(), QFont::DemiBold), wordRect().adjusted(metrics.icon() + pad, 0, 0, 0),
             static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter), theme.text, theme.card, false}};
}

void BigWeightView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme &theme = look().theme;
    painter.fillRect(rect(), theme.card);
    painter.setPen(QPen(theme.divider, 1));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
    const QRect line = wordRect();
    const int side = look().metrics.icon();
    const Icon icon = !m_weight.grams ? Icon::Cross : m_weight.stable ? Icon::Dot : Icon::Busy;
    paintIcon(painter, QRectF(line.left(), line.center().y() - side / 2.0, side, side), icon,
              m_weight.grams && m_weight.stable ? theme.okMark : theme.secondary);
    paintTexts(painter);
}

} // namespace packbay
