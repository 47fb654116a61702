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
constexpr qint64 kStandstillMs = 60'000;
constexpr qint64 kRecordMs = 30'000;

/// Errors that no retry mends.
bool needsPerson(ErrorCode code)
{
    return code == ErrorCode::StationFork || code == ErrorCode::TokenRefused || code == ErrorCode::UpgradeNeeded;
}

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
    const MonotonicMs now = m_clock.monotonic();
    if (!m_push.breaker.allows(now)) {
        m_push.retry.start(static_cast<int>(std::max<qint64>(200, m_push.breaker.waitMs(now))));
        return;
    }
    m_push.busy = true;
    m_push.since = now;
    onLedger([limit = static_cast<int>(m_batch)](Ledger &ledger) { return Outbox(ledger.database(), ledger.identity()).pending(limit); },
             [this](const Result<QList<OutboxEntry>> &entries) {
                 if (entries && !entries->isEmpty()) {
                     sendBatch(pushBody(m_identity, *entries), entries->size());
                     return;
                 }
                 m_push.busy = false;
                 // An unused probe of a half-open breaker is given back.
                 m_push.breaker.probeNow();
                 report();
             });
}

void SyncEngine::sendBatch(const QJsonObject &body, qsizetype count)
{
    m_api.push(body, [self = QPointer<SyncEngine>(this), count](const ApiAnswer &answer) {
        if (self && self->m_running)
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
                     [this](const Status &) { m_push.busy = false; wake(); });
            return;
        }
        m_push.busy = false;
        failed(m_push, error, &SyncEngine::push);
        return;
    }
    onLedger([list = *answers](Ledger &ledger) {
        ledger.fault("push.answered");
        return Mirror(ledger).takeAnswers(list);
    },
             [this, full = count >= m_batch](const Status &stored) {
                 m_push.busy = false;
                 if (!stored) {
                     failed(m_push, stored.error(), &SyncEngine::push);
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
    const MonotonicMs now = m_clock.monotonic();
    if (!m_pull.breaker.allows(now)) {
        m_pull.retry.start(static_cast<int>(std::max<qint64>(200, m_pull.breaker.waitMs(now))));
        return;
    }
    m_pull.busy = true;
    m_pull.since = now;
    onLedger([](Ledger &ledger) { return Mirror(ledger).position(); },
             [this](const Result<SyncPosition> &position) {
                 if (!position) {
                     m_pull.busy = false;
                     failed(m_pull, position.error(), &SyncEngine::pull);
                     return;
                 }
                 m_api.pull(m_identity.warehouse, position->serverEpoch, position->stagedTo, kPageRows,
                            [self = QPointer<SyncEngine>(this)](const ApiAnswer &answer) {
                                if (self && self->m_running)
                                    self->pulled(answer);
                            });
             });
}

void SyncEngine::pulled(const ApiAnswer &answer)
{
    const Result<MirrorPage> page = answer ? readPage(*answer) : Result<MirrorPage>(answer.error());
    if (!page && page.error().code == ErrorCode::MustRefetch) {
        onLedger([epoch = page.error().args.value(QStringLiteral("epoch")).toString()](Ledger &ledger) { return Mirror(ledger).refetch(epoch); },
                 [this](const Status &) {
                     m_pull.busy = false;
                     m_status.position.head = 0;
                     pull();
                 });
        return;
    }
    if (!page) {
        m_pull.busy = false;
        failed(m_pull, page.error(), &SyncEngine::pull);
        return;
    }
    onLedger([taken = *page](Ledger &ledger) { return Mirror(ledger).take(taken); },
             [this, more = page->more, any = !page->rows.isEmpty()](const Status &stored) {
                 m_pull.busy = false;
                 if (!stored) {
                     failed(m_pull, stored.error(), &SyncEngine::pull);
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
    const MonotonicMs now = m_clock.monotonic();
    if (!m_wait.breaker.allows(now)) {
        m_wait.retry.start(static_cast<int>(std::max<qint64>(200, m_wait.breaker.waitMs(now))));
        return;
    }
    m_wait.busy = true;
    m_wait.since = now;
    m_api.wait(m_identity.warehouse, std::max(m_status.position.head, m_status.position.cursor),
               [self = QPointer<SyncEngine>(this)](const ApiAnswer &answer) {
                   if (!self || !self->m_running)
                       return;
                   self->m_wait.busy = false;
                   if (!answer) {
                       self->failed(self->m_wait, answer.error(), &SyncEngine::waitForNews);
                       return;
                   }
                   const qint64 head = answer->value(QStringLiteral("head")).toInteger(0);
                   self->succeeded(self->m_wait);
                   if (head != self->m_status.position.cursor)
                       self->pull();
                   self->m_status.position.head = head;
                   self->waitForNews();
               });
}

void SyncEngine::failed(Lane &lane, const Error &error, void (SyncEngine::*)())
{
    const bool local = error.number() >= 3000 && error.number() < 4000;
    if (!local)
        lane.breaker.failed(m_clock.monotonic(), error.code == ErrorCode::CentralUnreachable || error.code == ErrorCode::CertificateRefused);
    m_status.lastError = error;
    m_status.online = false;
    if (needsPerson(error.code)) {
        m_blocked = error;
        emit blocked(error);
    } else {
        lane.retry.start(static_cast<int>(lane.backoff.nextDelayMs(error.args.value(QStringLiteral("retry_after_ms")).toInteger())));
    }
    report();
}

void SyncEngine::succeeded(Lane &lane)
{
    const bool wasOffline = !m_status.online;
    lane.backoff.succeeded();
    lane.breaker.succeeded(m_clock.monotonic());
    m_status.online = true;
    m_status.lastError.reset();
    // The first answer after an outage means the others can go on now, not when their own wait is over.
    if (wasOffline) {
        for (Lane *other : {&m_push, &m_pull, &m_wait})
            other->breaker.probeNow();
        push();
        waitForNews();
    }
    report();
}

void SyncEngine::report()
{
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

void SyncEngine::watchdog()
{
    const MonotonicMs now = m_clock.monotonic();
    for (Lane *lane : {&m_push, &m_pull, &m_wait}) {
        if (lane->busy && now.value - lane->since.value > kStandstillMs) {
            if (auto *client = dynamic_cast<ApiClient *>(&m_api))
                client->reset();
            for (Lane *each : {&m_push, &m_pull, &m_wait})
                each->busy = false;
            push();
            pull();
            waitForNews();
            return;
        }
    }
    if (m_status.pending > 0 && !m_push.busy && !m_push.retry.isActive())
        push();
}

} // namespace packbay
