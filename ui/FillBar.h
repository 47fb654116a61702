#pragma once
#include "models/workflow/ScreenState.h"
#include "ui/StationWidget.h"

namespace packbay {

/// How full the carton in hand is, by weight against its limit (ux.md 4.2, boxFill): figures, a word and a bar. Grey while there
/// is room, amber when nearly full, the colour of STOP and hatched when too heavy.
class FillBar : public StationWidget
{
    Q_OBJECT
public:
    enum class Level { Room, NearlyFull, TooHeavy };

    explicit FillBar(const QString &name, QWidget *parent = nullptr);

    void setFill(const CartonFill &fill);
    Level level() const;
    /// The part of the bar that is filled, 0 to 100.
    int percent() const;
    /// "Room for 17.65 kg".
    QString word() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }
    QList<TextBox> textBoxes() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void lookChanged() override;

private:
    QString figures() const;
    QRect barRect() const;

    CartonFill m_fill;
};

} // namespace packbay
