#include "tests/models/store/StoreFixture.h"

#include "models/store/Dump.h"
#include "models/store/Migrator.h"
#include "models/sync/SyncEngine.h"

#include <QTest>

namespace packbay::test {

OpId opIdOf(quint64 high, quint64 low)
{
    return uuidV7(kNoon, high, low);
}

TestStation::TestStation(const QString &file, const QString &code) : m_file(file), m_code(code)
{
    open();
}

void TestStation::open()
{
    auto database = Database::open(m_file, DatabaseKind::Station, Access::Writer);
    if (!database)
        qFatal("station file: %s", qPrintable(database.error().detail));
    m_database = std::move(*database);
    if (const auto migrated = migrate(*m_database, UtcMs(kNoon)); !migrated)
        qFatal("migration: %s", qPrintable(migrated.error().detail));
    auto ledger = Ledger::open(*m_database, m_rulebook, {QStringLiteral("SH1"), m_code, 1});
    if (!ledger)
        qFatal("ledger: %s", qPrintable(ledger.error().detail));
    m_ledger = std::move(*ledger);
}

void TestStation::close()
{
    m_ledger.reset();
    m_database.reset();
}

Result<Committed> TestStation::submit(OperationBody body, const QString &actor, const SheetsOf &sheets)
{
    Operation operation;
    operation.id = opIdOf(static_cast<quint64>(m_code.front().unicode()), static_cast<quint64>(++m_ops));
    operation.actor = actor;
    operation.role = actor == QStringLiteral("U90") ? Role::Supervisor : Role::Clerk;
    operation.at = UtcMs(kNoon + m_ops * 1000);
    operation.body = std::move(body);
    return m_ledger->submit(operation, sheets);
}

TestCentral::TestCentral(const QString &file)
{
    auto database = Database::open(file, DatabaseKind::Central, Access::Writer);
    if (!database)
        qFatal("central file: %s", qPrintable(database.error().detail));
    m_database = std::move(*database);
    if (const auto migrated = migrate(*m_database, UtcMs(kNoon)); !migrated)
        qFatal("migration: %s", qPrintable(migrated.error().detail));
    m_authority = std::make_unique<Authority>(*m_database, QStringLiteral("SH1"), m_rulebook);
    if (!m_authority->initialise(QStringLiteral("e1")))
        qFatal("central cannot be initialised");
    for (const QString &code : {QStringLiteral("7K"), QStringLiteral("8M")}) {
        if (!m_authority->enrolStation(code, code))
            qFatal("station cannot be enrolled");
    }
    UpsertUser clerk;
    clerk.badge = QStringLiteral("U17");
    publish(clerk);
    UpsertUser supervisor;
    supervisor.badge = QStringLiteral("U90");
    supervisor.role = Role::Supervisor;
    publish(supervisor);
    UpsertMember member;
    member.code = QStringLiteral("TC100200P");
    publish(member);
    UpsertLocation shelf;
    shelf.code = QStringLiteral("SH1A031204B");
    shelf.zone = QStringLiteral("A");
    shelf.enabled = true;
    publish(shelf);
}

void TestCentral::publish(OperationBody body)
{
    const auto applied = m_authority->applyUpstream(std::move(body), opIdOf(1, static_cast<quint64>(++m_ops)), QStringLiteral("test"), UtcMs(kNoon));
    if (!applied)
        qFatal("upstream refused: %d %s", applied.error().number(), qPrintable(applied.error().detail));
}

Status pushOnce(TestStation &station, Authority &authority, int limit)
{
    PACKBAY_TRY_ASSIGN(entries, Outbox(station.database(), station.ledger().identity()).pending(limit));
    if (entries.isEmpty())
        return {};
    const QJsonObject body = SyncEngine::pushBody(station.ledger().identity(), entries);
    PACKBAY_TRY_ASSIGN(answer, authority.push(station.code(), body.value(QStringLiteral("epoch")).toInteger(),
                                              body.value(QStringLiteral("ops")).toArray(), UtcMs(kNoon + 86'400'000)));
    QList<OutboxAnswer> answers;
    for (const PushResult &result : answer.results)
        answers.append({result.seq, result.result, result.code, result.args, result.feedSeq});
    return Mirror(station.ledger()).takeAnswers(answers);
}

Status pullOnce(TestStation &station, Authority &authority, int limit)
{
    Mirror mirror(station.ledger());
    for (;;) {
        PACKBAY_TRY_ASSIGN(position, mirror.position());
        const Result<PullPage> page = authority.pull(position.serverEpoch, position.stagedTo, limit);
        if (!page && page.error().code == ErrorCode::MustRefetch) {
            PACKBAY_TRY(mirror.refetch(page.error().args.value(QStringLiteral("epoch")).toString()));
            continue;
        }
        if (!page)
            return page.error();
        MirrorPage taken{{}, page->to, page->more, page->head.epoch, page->head.seq};
        for (const FeedRow &row : page->rows)
            taken.rows.append({row.kind, row.id, row.version, row.seq, row.deleted, row.row});
        PACKBAY_TRY(mirror.take(taken));
        if (!page->more)
            return {};
    }
}

QByteArray dumpOf(Database &database)
{
    QByteArray all;
    const Status dumped = dumpRows(database, std::nullopt, [&](const QByteArray &line) { all += line + '\n'; });
    if (!dumped)
        qFatal("dump: %s", qPrintable(dumped.error().detail));
    return all;
}

} // namespace packbay::test
