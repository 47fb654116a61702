#pragma once
#include "models/domain/Ports.h"
#include "models/sync/SyncEngine.h"

namespace packbay {

/// Brings the carriers' own sheets of bought labels from the central, one after the other, as soon as their labels are in
/// the view; what has another SHA-256 than its label says is not kept. Lives on the sync thread.
class SheetFetch : public QObject
{
    Q_OBJECT

public:
    SheetFetch(LedgerGate &gate, CentralApi &api, const Clock &clock, QObject *parent = nullptr);

    /// Labels have changed, or the link is back.
    void look();

signals:
    /// A sheet is here.
    void fetched();

private:
    void ask(const QString &sha256);
    void keep(const QString &sha256, const QByteArray &bytes);
    void settle(bool more);

    LedgerGate &m_gate;
    CentralApi &m_api;
    const Clock &m_clock;
    QTimer m_retry;
    bool m_busy = false;
    bool m_again = false;
};

} // namespace packbay
