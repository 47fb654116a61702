#pragma once
#include "models/workflow/ScreenState.h"
#include "ui/StationWidget.h"

namespace packbay {

/// The card beside the table: labelled facts, strong ones first and in the two-metre type. When there are more than the height
/// takes, they close up to a grid of cells, label over value.
class FactCard : public StationWidget
{
    Q_OBJECT
public:
    explicit FactCard(const QString &name, QWidget *parent = nullptr);

    void setFacts(const QList<Fact> &facts);
    /// Something else wants room beside it: even a few facts may close up to the grid.
    void setSharing(bool sharing);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    QList<TextBox> textBoxes() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int strongHeight() const;
    int gridStrongHeight() const;
    int leastRow() const;
    int gridRow() const;
    int linesHeight() const;
    int gridHeight(int columns) const;
    QList<TextBox> lineBoxes(QRect area) const;
    QList<TextBox> gridBoxes(QRect area) const;
    void appendStacked(QList<TextBox> &boxes, const Fact &fact, const QRect &area, int pixelSize) const;
    void appendPlain(QList<TextBox> &boxes, const Fact &fact, const QRect &area, int pixelSize) const;
    int lineColumns() const;
    int labelWidth(int pixelSize) const;
    int lineSize(const QSize &line) const;
    QList<int> gridWidths(int columns, int room) const;

    QList<Fact> m_strong;
    QList<Fact> m_plain;
    bool m_sharing = false;
};

} // namespace packbay
