#pragma once
#include "ui/StationWidget.h"

#include <QImage>
#include <QPolygon>

namespace packbay {

/// What the camera of the bench sees, with a frame around every symbol that was read. Not there while there is no picture.
class CameraView : public StationWidget
{
    Q_OBJECT
public:
    explicit CameraView(const QString &name, QWidget *parent = nullptr);

    /// `symbols` in pixels of the picture. An empty picture hides the view.
    void setSight(const QImage &picture, const QList<QPolygon> &symbols);
    void retranslate();
    /// Where a point of the picture is painted.
    QPoint placeOf(const QPoint &pixel) const;

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QRect area() const;

    QImage m_picture;
    QList<QPolygon> m_symbols;
};

} // namespace packbay
