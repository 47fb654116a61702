#pragma once
#include "models/workflow/ScreenState.h"
#include "ui/StationWidget.h"

namespace packbay {

/// The card beside the table: labelled facts, strong ones first and in the two-metre type.
class FactCard : public StationWidget
{
    Q_OBJECT
public:
    explicit FactCard(const QString &name, QWidget *parent = nullptr);

    void setFacts(const QList<Fact> &facts);

    QSize sizeHint() const override;
    QList<TextBox> textBoxes() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int strongHeight() const;
    void appendStrong(QList<TextBox> &boxes, const Fact &fact, const QRect &area) const;
    void appendPlain(QList<TextBox> &boxes, const Fact &fact, const QRect &area) const;

    QList<Fact> m_strong;
    QList<Fact> m_plain;
};

} // namespace packbay
