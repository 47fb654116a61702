#pragma once
#include "models/workflow/ScreenState.h"
#include "ui/StationWidget.h"

namespace packbay {

/// The weight as the largest thing of the screen, with its dot and word for stable, moving or none.
class BigWeightView : public StationWidget
{
    Q_OBJECT
public:
    explicit BigWeightView(const QString &name, QWidget *parent = nullptr);

    void setWeight(const BigWeight &weight);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {240, look().metrics.prompt() * 6 / 5}; }
    QList<TextBox> textBoxes() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    /// Little height: the word stands beside the digits.
    bool isCompact() const;
    QString digits() const;
    QString word() const;
    QRect wordRect() const;

    BigWeight m_weight;
};

} // namespace packbay
