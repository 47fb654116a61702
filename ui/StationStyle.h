#pragma once
#include "ui/StationWidget.h"

#include <QProxyStyle>

namespace packbay {

/// Fusion with our palette and sizes (ux.md 2.8); no style sheet anywhere. Set on the application by app/ or on the window.
class StationStyle : public QProxyStyle
{
    Q_OBJECT
public:
    explicit StationStyle(const Look &look);

    void setLook(const Look &look) { m_look = look; }
    int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *returnData) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;

private:
    Look m_look;
};

} // namespace packbay
