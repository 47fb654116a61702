#pragma once
#include "ui/Icons.h"
#include "ui/StationWidget.h"

namespace packbay {

/// A row of a PickList: a name over a smaller line, both may be data of any length.
struct PickRow
{
    QString name;
    QString detail;
    Icon icon = Icon::None;
    bool isCurrent = false;

    bool operator==(const PickRow &) const = default;
};

/// Rows to touch, in as many columns as they need; each at least 13 mm high. Nothing scrolls, and none takes the focus.
class PickList : public StationWidget
{
    Q_OBJECT
public:
    explicit PickList(const QString &name, QWidget *parent = nullptr);

    void setRows(const QList<PickRow> &rows);
    const QList<PickRow> &rows() const { return m_rows; }
    /// Where row `index` is touched.
    QRect rowRect(int index) const;
    QList<TextBox> textBoxes() const override;

signals:
    void picked(int index);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    int perColumn() const;
    ColourPair colours(const PickRow &row) const;

    QList<PickRow> m_rows;
};

} // namespace packbay
