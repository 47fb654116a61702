#pragma once
#include "app/station/core/SheetDesk.h"

#include <QTimer>

namespace packbay {

/// Has the pictures made that the next scans will ask for, while the clerk still works: the packing list of the carton that
/// is being filled, and the labels of the cartons that are paid, with the numbers that the Ledger would give next. Nothing
/// is stored or promised by it: a guess that turns out wrong is only work done in vain. Must outlive the Ledger's thread.
class SheetForesight : public QObject
{
    Q_OBJECT

public:
    static constexpr int kLabelsAhead = 8;

    SheetForesight(SheetDesk &desk, LedgerThread &ledger, const WorldView &world, const Clock &clock, QObject *parent = nullptr);

    /// Looks ahead when nothing has changed for a moment.
    void after(const Operation &operation);
    void worldChanged() { m_soon.start(); }

private:
    void look();
    void wishLabels(QList<SheetRequest> wishes, const std::vector<Carton> &cartons, const IssueLabel &numbers);

    SheetDesk &m_desk;
    LedgerThread &m_ledger;
    const WorldView &m_world;
    const Clock &m_clock;
    QTimer m_soon;
    QString m_packing; ///< the carton that is being filled
};

} // namespace packbay
