#include "ui/StationStyle.h"

#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>

namespace packbay {
namespace {

constexpr int kFocusRing = 3;
constexpr int kFrame = 2;

} // namespace

StationStyle::StationStyle(const Look &look) : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))), m_look(look) {}

int StationStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_LayoutLeftMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutBottomMargin: return m_look.metrics.pad();
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing: return m_look.metrics.pad();
    case PM_ScrollBarExtent: return m_look.metrics.icon();
    case PM_DefaultFrameWidth: return kFrame;
    // Between the text of a cell or heading and its edge: columns of codes must not run into each other.
    case PM_FocusFrameHMargin:
    case PM_HeaderMargin: return m_look.metrics.pad() * 3 / 4;
    default: return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int StationStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                            QStyleHintReturn *returnData) const
{
    // Nothing on a clerk's screen moves by itself or waits for a hover.
    if (hint == SH_Widget_Animation_Duration)
        return 0;
    if (hint == SH_UnderlineShortcut)
        return 0;
    return QProxyStyle::styleHint(hint, option, widget, returnData);
}

void StationStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                                 const QWidget *widget) const
{
    const Theme &theme = m_look.theme;
    if (element == PE_FrameFocusRect) {
        painter->setPen(QPen(theme.focus, kFocusRing));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option->rect.adjusted(1, 1, -2, -2));
        return;
    }
    if (element == PE_PanelLineEdit || element == PE_FrameLineEdit) {
        const bool focused = option->state.testFlag(State_HasFocus);
        painter->setPen(QPen(focused ? theme.focus : theme.border, focused ? kFocusRing : kFrame));
        painter->setBrush(theme.card);
        painter->drawRect(option->rect.adjusted(1, 1, -2, -2));
        return;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

} // namespace packbay
