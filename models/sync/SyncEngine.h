#pragma once
#include "models/domain/Ports.h"
#include "models/store/Mirror.h"
#include "models/sync/ApiClient.h"
#include "models/sync/Retry.h"

#include <QObject>
#include <QTimer>

namespace packbay {

/// The way to the Ledger's thread for work that a clerk does not wait for.
class LedgerGate
{
public:
    virtual ~LedgerGate() = default;
    /// Runs `work` on the Ledger's thread after everything that a clerk waits for.
    virtual void post(std::function<void(Ledger &)> work) = 0;
};

/// What the sync chip and `sync status` show.
struct SyncStatus
{
    qint64 pending = 0;
    qint64 rejected = 0;
    std::optional<UtcMs> oldestPending;
    SyncPosition position;
    BreakerState breaker = BreakerState::Closed; ///< the worst of push, pull and wait
    std::optional<Error> lastError; ///< of push before pull before wait; none when all that was asked was answered
    bool online = false;            ///< the central has answered, and no lane waits to ask again
    bool caughtUp = false; ///< nothing pending, cursor at the head that the central last told
};

/// Pushes operations and pulls rows by itself: woken by wake() after a commit and by the long poll, held back by backoff
/// and breaker, watched for standstill. Lives on the sync thread; never touches the database itself.
class SyncEngine : public QObject
{
    Q_OBJECT

public:
    SyncEngine(LedgerGate &gate, CentralApi &api, const Clock &clock, std::function<qint64(qint64)> random, QObject *parent = nullptr);

    void start();
    void stop();
    /// Something was committed; the push follows after 150 ms of calm, at the latest after 1 s.
    void wake();
    /// A person asks: the breaker lets one call through now.
    void syncNow();

    static QJsonObject pushBody(const StationIdentity &identity, const QList<OutboxEntry> &entries);
    static Result<QList<OutboxAnswer>> readPushAnswer(const QJsonObject &data);
    static Result<MirrorPage> readPage(const QJsonObject &data);

signals:
    void statusChanged(const packbay::SyncStatus &status);
    /// Rows of the view changed because of the central.
    void viewChanged();
    /// The station is stopped from sending until somebody acts (fork, token, upgrade).
    void blocked(const packbay::Error &error);

private:
    struct Lane
    {
        explicit Lane(std::function<qint64(qint64)> random) : backoff(std::move(random)) {}
        Backoff backoff;
        CircuitBreaker breaker;
        QTimer retry;
        bool busy = false;
        MonotonicMs since;
        quint64 call = 0;           ///< what answers to an earlier call is no longer listened to
        std::optional<Error> error; ///< of the last call, until one succeeds
    };

    /// A number for a new call of the lane; nothing when the breaker holds it back, which is then tried again.
    std::optional<quint64> begin(Lane &lane);
    /// Gives up what hangs in the lane; it is repeated, which the central takes for what it is.
    void abandon(Lane &lane);
    void push();
    static qsizetype batchSize(const QList<OutboxEntry> &entries);
    void sendBatch(const QJsonObject &body, qsizetype count);
    void pushed(const ApiAnswer &answer, qsizetype count);
    void pull();
    void pulled(const ApiAnswer &answer);
    void waitForNews();
    void heard(const ApiAnswer &answer);
    void failed(Lane &lane, const Error &error);
    void succeeded(Lane &lane);
    void judgeLink();
    void report();
    void watchdog();
    /// Runs on the Ledger's thread and brings the value back to this one.
    template<class Work, class Then>
    void onLedger(Work work, Then then);

    LedgerGate &m_gate;
    CentralApi &m_api;
    const Clock &m_clock;
    Lane m_push;
    Lane m_pull;
    Lane m_wait;
    QTimer m_coalesce;
    QTimer m_latest;
    QTimer m_watchdog;
    StationIdentity m_identity;
    SyncStatus m_status;
    bool m_running = false;
    bool m_answered = false; ///< the central has answered since the start
    bool m_pushAgain = false;
    bool m_pullAgain = false;
    qsizetype m_batch = 200;
    std::optional<Error> m_blocked;
    QString m_recordedError;
    UtcMs m_recordedAt;
};

} // namespace packbay

Q_DECLARE_METATYPE(packbay::SyncStatus)
