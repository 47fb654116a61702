#pragma once
#include "ui/PackDrawing.h"
#include "ui/StationWidget.h"

namespace packbay {

/// How the carton is filled, step by step: what is in, the next parcel in the colour of a question and with a thick edge,
/// and below which one that is. Numbers are the order of packing.
class PackPictureView : public StationWidget
{
    Q_OBJECT
public:
    explicit PackPictureView(const QString &name, QWidget *parent = nullptr);

    void setPicture(const std::optional<PackPicture> &picture);
    PackDrawing drawing() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    QList<TextBox> textBoxes() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QRect captionRect() const;
    QString stepText() const;
    QString sizesText() const;

    std::optional<PackPicture> m_picture;
};

} // namespace packbay
