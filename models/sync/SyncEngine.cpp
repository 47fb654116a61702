#include "models/sync/SyncEngine.h"

#include <QPointer>

#include <algorithm>

namespace packbay {
namespace {

constexpr int kCoalesceMs = 150;
constexpr int kLatestMs = 1000;
constexpr int kPageRows = 2000;
constexpr qsizetype kBatch = 200;
constexpr int kWatchdogMs = 5000;
constexpr qint64 kRecordMs = 30'000;

} // namespace

template<class Work, class Then>
void SyncEngine::onLedger(Work work, Then then)
{
    m_gate.post([self = QPointer<SyncEngine>(this), engine = this, work = std::move(work), then = std::move(then)](Ledger &ledger) {
        auto value = work(ledger);
        // The engine outlives the Ledger's thread by construction (app/); QPointer guards the queued call.
        QMetaObject::invokeMethod(engine, [self, value = std::move(value), then]() {
            if (self && self->m_running)
                then(value);
        }, Qt::QueuedConnection);
    });
}

SyncEngine::SyncEngine(LedgerGate &gate, CentralApi &api, const Clock &clock, std::function<qint64(qint64)> random, QObject *parent)
    : QObject(parent), m_gate(gate), m_api(api), m_clock(clock), m_push(random), m_pull(random), m_wait(random)
{
    qRegisterMetaType<packbay::SyncStatus>();
    qRegisterMetaType<packbay::Error>();
    for (QTimer *timer : {&m_coalesce, &m_latest, &m_push.retry, &m_pull.retry, &m_wait.retry})
        timer->setSingleShot(true);
    connect(&m_coalesce, &QTimer::timeout, this, &SyncEngine::push);
    connect(&m_latest, &QTimer::timeout, this, &SyncEngine::push);
    connect(&m_push.retry, &QTimer::timeout, this, &SyncEngine::push);
    connect(&m_pull.retry, &QTimer::timeout, this, &SyncEngine::pull);
    connect(&m_wait.retry, &QTimer::timeout, this, &SyncEngine::waitForNews);
    connect(&m_watchdog, &QTimer::timeout, this, &SyncEngine::watchdog);
}

void SyncEngine::start()
{
    m_running = true;
    m_watchdog.start(kWatchdogMs);
    onLedger([](Ledger &ledger) { return ledger.identity(); },
             [this](const StationIdentity &identity) {
                 m_identity = identity;
                 push();
                 pull();
                 waitForNews();
             });
}

void SyncEngine::stop()
{
    m_running = false;
    for (Lane *lane : {&m_push, &m_pull, &m_wait})
        abandon(*lane);
    for (QTimer *timer : {&m_coalesce, &m_latest, &m_watchdog, &m_push.retry, &m_pull.retry, &m_wait.retry})
        timer->stop();
}

void SyncEngine::wake()
{
    if (!m_running)
        return;
    m_coalesce.start(kCoalesceMs);
    if (!m_latest.isActive())
        m_latest.start(kLatestMs);
}

void SyncEngine::syncNow()
{
    m_blocked.reset();
    for (Lane *lane : {&m_push, &m_pull, &m_wait})
        lane->breaker.probeNow();
    push();
    pull();
    waitForNews();
}

void SyncEngine::push()
{
    m_coalesce.stop();
    m_latest.stop();
    if (!m_running || m_blocked || m_identity.station.isEmpty())
        return;
    if (m_push.busy) {
        m_pushAgain = true;
        return;
    }
    const std::optional<quint64> call = begin(m_push);
    if (!call)
        return;
    onLedger([limit = static_cast<int>(m_batch)](Ledger &ledger) { return Outbox(ledger.database(), ledger.identity()).pending(limit); },
             [this, call](const Result<QList<OutboxEntry>> &entries) {
                 if (call != m_push.call)
                     return;
                 if (entries && !entries->isEmpty()) {
                     const QList<OutboxEntry> batch = entries->first(batchSize(*entries));
                     if (batch.size() < entries->size())
                         m_pushAgain = true;
                     sendBatch(pushBody(m_identity, batch), batch.size());
                     return;
                 }
                 m_push.busy = false;
                 if (!entries) {
                     failed(m_push, entries.error());
                     return;
                 }
                 m_push.error.reset();
                 // An unused probe of a half-open breaker is given back.
                 m_push.breaker.probeNow();
                 report();
             });
}

void SyncEngine::sendBatch(const QJsonObject &body, qsizetype count)
{
    m_api.push(body, [self = QPointer<SyncEngine>(this), count, call = m_push.call](const ApiAnswer &answer) {
        if (self && self->m_running && call == self->m_push.call)
            self->pushed(answer, count);
    });
    m_gate.post([](Ledger &ledger) { ledger.fault("push.sent"); });
}

void SyncEngine::pushed(const ApiAnswer &answer, qsizetype count)
{
    const Result<QList<OutboxAnswer>> answers = answer ? readPushAnswer(*answer) : Result<QList<OutboxAnswer>>(answer.error());
    if (!answers) {
        const Error &error = answers.error();
        if (error.code == ErrorCode::SequenceGap) {
            const qint64 expected = error.args.value(QStringLiteral("expected_seq")).toInteger(1);
            onLedger([expected](Ledger &ledger) { return Mirror(ledger).rewindOutbox(expected); },
                     [this, call = m_push.call](const Status &rewound) {
                         if (call != m_push.call)
                             return;
                         m_push.busy = false;
                         if (rewound)
                             wake();
                         else
                             failed(m_push, rewound.error());
                     });
            return;
        }
        m_push.busy = false;
        failed(m_push, error);
        return;
    }
    // An answer tells how far the feed is by now: without it the station would take itself for caught up.
    for (const OutboxAnswer &each : *answers)
        m_status.position.head = std::max(m_status.position.head, each.feedSeq);
    onLedger([list = *answers](Ledger &ledger) {
        ledger.fault("push.answered");
        return Mirror(ledger).takeAnswers(list);
    },
             [this, full = count >= m_batch, call = m_push.call](const Status &stored) {
                 if (call != m_push.call)
                     return;
                 m_push.busy = false;
                 if (!stored) {
                     failed(m_push, stored.error());
                     return;
                 }
                 succeeded(m_push);
                 emit viewChanged();
                 if (full || std::exchange(m_pushAgain, false))
                     push();
                 pull();
             });
}

void SyncEngine::pull()
{
    if (!m_running || m_blocked || m_identity.station.isEmpty())
        return;
    if (m_pull.busy) {
        m_pullAgain = true;
        return;
    }
    const std::optional<quint64> call = begin(m_pull);
    if (!call)
        return;
    onLedger([](Ledger &ledger) { return Mirror(ledger).position(); },
             [this, call](const Result<SyncPosition> &position) {
                 if (call != m_pull.call)
                     return;
                 if (!position) {
                     m_pull.busy = false;
                     failed(m_pull, position.error());
                     return;
                 }
                 m_api.pull(m_identity.warehouse, position->serverEpoch, position->stagedTo, kPageRows,
                            [self = QPointer<SyncEngine>(this), call](const ApiAnswer &answer) {
                                if (self && self->m_running && call == self->m_pull.call)
                                    self->pulled(answer);
                            });
             });
}

void SyncEngine::pulled(const ApiAnswer &answer)
{
    const Result<MirrorPage> page = answer ? readPage(*answer) : Result<MirrorPage>(answer.error());
    if (!page && page.error().code == ErrorCode::MustRefetch) {
        onLedger([epoch = page.error().args.value(QStringLiteral("epoch")).toString()](Ledger &ledger) { return Mirror(ledger).refetch(epoch); },
                 [this, call = m_pull.call](const Status &dropped) {
                     if (call != m_pull.call)
                         return;
                     m_pull.busy = false;
                     m_status.position.head = 0;
                     if (dropped)
                         pull();
                     else
                         failed(m_pull, dropped.error());
                 });
        return;
    }
    if (!page) {
        m_pull.busy = false;
        failed(m_pull, page.error());
        return;
    }
    onLedger([taken = *page](Ledger &ledger) { return Mirror(ledger).take(taken); },
             [this, more = page->more, any = !page->rows.isEmpty(), call = m_pull.call](const Status &stored) {
                 if (call != m_pull.call)
                     return;
                 m_pull.busy = false;
                 if (!stored) {
                     failed(m_pull, stored.error());
                     return;
                 }
                 succeeded(m_pull);
                 if (any && !more)
                     emit viewChanged();
                 if (more || std::exchange(m_pullAgain, false))
                     pull();
             });
}

void SyncEngine::waitForNews()
{
    if (!m_running || m_blocked || m_wait.busy || m_identity.station.isEmpty())
        return;
    const std::optional<quint64> call = begin(m_wait);
    if (!call)
        return;
    m_api.wait(m_identity.warehouse, std::max(m_status.position.head, m_status.position.cursor),
               [self = QPointer<SyncEngine>(this), call](const ApiAnswer &answer) {
                   if (self && self->m_running && call == self->m_wait.call)
                       self->heard(answer);
               });
}

void SyncEngine::heard(const ApiAnswer &answer)
{
    m_wait.busy = false;
    const qint64 head = answer ? answer->value(QStringLiteral("head")).toInteger(-1) : -1;
    if (head < 0) {
        failed(m_wait, answer ? makeError(ErrorCode::CentralAnswerInvalid, {{QStringLiteral("why"), QStringLiteral("no head")}}) : answer.error());
        // News come by asking then; and whether the central is there is known at once.
        pull();
        return;
    }
    succeeded(m_wait);
    if (head != m_status.position.cursor)
        pull();
    m_status.position.head = head;
    waitForNews();
}

void SyncEngine::report()
{
    judgeLink();
    struct Snapshot
    {
        Result<OutboxStatus> outbox;
        Result<SyncPosition> position;
    };
    const QString error = m_status.lastError ? QStringLiteral("E%1").arg(m_status.lastError->number()) : QString();
    // The contact is for `sync status` and support: written when it changes and every half minute, not at every answer.
    const UtcMs at = m_clock.now();
    const bool record = error != m_recordedError || at.value - m_recordedAt.value > kRecordMs;
    if (record) {
        m_recordedError = error;
        m_recordedAt = at;
    }
    onLedger([error, at, record, url = m_api.address()](Ledger &ledger) {
        Mirror mirror(ledger);
        if (record)
            (void)mirror.recordContact(url, at, error);
        return Snapshot{Outbox(ledger.database(), ledger.identity()).status(), mirror.position()};
    },
             [this](const Snapshot &snapshot) {
                 if (snapshot.outbox) {
                     m_status.pending = snapshot.outbox->pending;
                     m_status.rejected = snapshot.outbox->rejected;
                     m_status.oldestPending = snapshot.outbox->oldestPending;
                 }
                 if (snapshot.position) {
                     const qint64 told = m_status.position.head;
                     m_status.position = *snapshot.position;
                     m_status.position.head = std::max(told, snapshot.position->head);
                 }
                 m_status.breaker = std::max({m_push.breaker.state(), m_pull.breaker.state(), m_wait.breaker.state()},
                                             [](BreakerState a, BreakerState b) { return (a == BreakerState::Open ? 2 : a == BreakerState::HalfOpen)
                                                                                         < (b == BreakerState::Open ? 2 : b == BreakerState::HalfOpen); });
                 m_status.caughtUp = m_status.online && m_status.pending == 0 && m_status.position.cursor >= m_status.position.head;
                 emit statusChanged(m_status);
             });
}

} // namespace packbay
