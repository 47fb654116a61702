#pragma once
#include "models/workflow/ScreenState.h"
#include "ui/StationWidget.h"

namespace packbay {

/// The table of the job at hand. It never scrolls: when there are more rows than room, it shows those around the current one
/// and says how many are left out.
class StateTable : public StationWidget
{
    Q_OBJECT
public:
    explicit StateTable(const QString &name, QWidget *parent = nullptr);

    void setTable(const Table &table);
    /// Rows shown now, first and count.
    std::pair<int, int> visibleRows() const;

    QSize sizeHint() const override;
    QList<TextBox> textBoxes() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int headHeight() const;
    int room() const;
    QColor fillOf(const TableRow &row) const;
    QList<int> columnWidths() const;
    int wantedWidth(int column) const;
    int leastWidth(int column) const;
    bool isOnly(int column, CellKind kind) const;
    bool isFlexible(int column) const;
    QRect rowRect(int shownIndex) const;

    Table m_table;
};

} // namespace packbay
