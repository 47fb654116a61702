#include "models/store/Ledger.h"

#include "models/domain/JsonWriter.h"
#include "models/store/Numbers.h"
#include "models/store/Outbox.h"
#include "models/store/PrintSpool.h"
#include "models/wire/OperationCodec.h"
#include "models/wire/RowCodec.h"

#include <QJsonObject>
#include <QVariant>

#include <algorithm>
#include <array>
#include <utility>

namespace packbay {
namespace {

QByteArray jsonOf(const std::optional<StoredRow> &row)
{
    return row ? wire::canonicalOf(row->row) : QByteArrayLiteral("null");
}

/// The claims that must be confirmed before a carton may leave (sync.md B.0): facts are always accepted.
constexpr std::array kClaimsOfACarton{"OpenCarton", "PackParcel", "UnpackParcel", "CloseCarton", "ReopenCarton",
                                      "QuoteCarton", "IssueLabel", "BuyLabel", "VoidLabel"};

} // namespace

Ledger::Ledger(Database &database, const Rulebook &rulebook, StationIdentity identity, FaultHook fault)
    : m_database(database)
    , m_rulebook(rulebook)
    , m_identity(std::move(identity))
    , m_fault(std::move(fault))
    , m_world(database, m_identity.warehouse)
    , m_audit(database, m_identity.warehouse)
{
}

Result<std::unique_ptr<Ledger>> Ledger::open(Database &database, const Rulebook &rulebook, const StationIdentity &identity,
                                             FaultHook fault)
{
    std::unique_ptr<Ledger> ledger(new Ledger(database, rulebook, identity, std::move(fault)));
    QSqlQuery &query = database.statement(QStringLiteral(
        "INSERT INTO sync_state(one,wh,station,station_epoch,next_seq,central_url,server_epoch,cursor,staged_to,head,durable_seq,"
        "last_ok_ms,last_error) VALUES(1,?,?,?,1,'','',0,0,0,0,0,'') ON CONFLICT(one) DO NOTHING"));
    query.bindValue(0, identity.warehouse);
    query.bindValue(1, identity.station);
    query.bindValue(2, identity.epoch);
    PACKBAY_TRY(database.run(query));
    PACKBAY_TRY(ledger->reload());
    return ledger;
}

Status Ledger::reload()
{
    m_audit.forgetHead();
    QSqlQuery &query = m_database.statement(QStringLiteral("SELECT wh,station,station_epoch,next_seq FROM sync_state WHERE one=1"));
    PACKBAY_TRY(m_database.run(query));
    if (!query.next())
        return makeError(ErrorCode::StoreDamaged, {{QStringLiteral("table"), QStringLiteral("sync_state")}});
    const QString owner = query.value(0).toString() + QLatin1Char('/') + query.value(1).toString();
    m_identity.epoch = query.value(2).toLongLong();
    m_nextSeq = query.value(3).toLongLong();
    query.finish();
    if (owner != m_identity.warehouse + QLatin1Char('/') + m_identity.station) {
        return makeError(ErrorCode::StoreInUse, {{QStringLiteral("file"), m_database.file()}, {QStringLiteral("station"), owner}});
    }
    return {};
}

Result<std::optional<Committed>> Ledger::findRepeated(const Operation &operation)
{
    {
        Statement known = m_database.prepared(QStringLiteral("SELECT 1 FROM operation WHERE op_id=?"));
        known.bind(0, operation.id.toBytes());
        const bool found = known.next();
        PACKBAY_TRY(known.status());
        if (!found)
            return std::optional<Committed>();
    }
    PACKBAY_TRY_ASSIGN(stored, Outbox(m_database, m_identity).byOpId(operation.id));
    if (!stored)
        return std::optional<Committed>();
    Committed committed;
    committed.operation = stored->operation;
    committed.changes.verdict = stored->localVerdict;
    committed.repeated = true;
    return std::optional<Committed>(committed);
}

Status Ledger::confirmedOrError(const OperationBody &body)
{
    QStringList cartons;
    if (const auto *add = std::get_if<AddToManifest>(&body)) {
        if (!add->carton.isEmpty())
            cartons.append(add->carton);
        for (const Carton &carton : m_world.all<Carton>(Lookup::CartonByBag, add->bag.isEmpty() ? QStringLiteral("-") : add->bag))
            cartons.append(carton.code);
    } else if (const auto *close = std::get_if<CloseManifest>(&body)) {
        cartons = close->cartons;
    } else {
        return {};
    }
    PACKBAY_TRY_ASSIGN(open, Outbox(m_database, m_identity).unsettled());
    QStringList waiting;
    for (const OutboxEntry &entry : open) {
        const QString type = typeOf(entry.operation.body);
        if (std::none_of(kClaimsOfACarton.begin(), kClaimsOfACarton.end(), [&](const char *t) { return type == QLatin1String(t); }))
            continue;
        const QString code = wire::payloadOf(entry.operation.body).value(QStringLiteral("carton")).toString();
        if (cartons.contains(code) && !waiting.contains(code))
            waiting.append(code);
    }
    if (waiting.isEmpty())
        return {};
    return makeError(ErrorCode::NotConfirmedYet, {{QStringLiteral("cartons"), waiting.join(QStringLiteral(", "))}});
}

Result<Committed> Ledger::submit(Operation operation, const SheetsOf &sheets)
{
    PACKBAY_TRY_ASSIGN(repeated, findRepeated(operation));
    if (repeated)
        return std::move(*repeated);
    fault("ledger.begin");
    Result<Changes> decided = makeError(ErrorCode::InvariantBroken);
    {
        Transaction transaction(m_database);
        PACKBAY_TRY(transaction.begun());
        operation.station = m_identity.station;
        operation.epoch = m_identity.epoch;
        operation.seq = m_nextSeq;
        const Status numbered = Numbers(m_database, m_world, m_identity.station).fill(operation.body);
        const Status confirmed = numbered ? confirmedOrError(operation.body) : numbered;
        decided = confirmed ? m_rulebook.apply(operation, m_world) : Result<Changes>(confirmed.error());
        if (const std::optional<Error> error = m_world.takeError())
            return *error;
        if (decided) {
            if (const Status written = store(operation, *decided); !written) {
                // What was appended to the audit is rolled back with the rest: the next line must not follow on it.
                m_audit.forgetHead();
                return written.error();
            }
            if (sheets)
                PACKBAY_TRY(promise(sheets(operation, *decided)));
            fault("ledger.before_commit");
            const Status committed = transaction.commit();
            if (!committed) {
                // The outcome of a failed COMMIT is not known from its error: what the file holds decides.
                m_database.rollback();
                PACKBAY_TRY(reload());
                PACKBAY_TRY_ASSIGN(found, findRepeated(operation));
                if (!found)
                    return committed.error();
            }
            fault("ledger.after_commit");
            ++m_nextSeq;
            return Committed{std::move(operation), std::move(*decided), false};
        }
    }
    m_audit.forgetHead();
    PACKBAY_TRY(recordRefusal(operation, decided.error()));
    return decided.error();
}

Status Ledger::recordRefusal(const Operation &operation, const Error &error)
{
    Transaction transaction(m_database);
    PACKBAY_TRY(transaction.begun());
    const QJsonObject wanted{{QStringLiteral("code"), error.number()},
                             {QStringLiteral("args"), error.args},
                             {QStringLiteral("payload"), wire::payloadOf(operation.body)}};
    PACKBAY_TRY(m_audit.append(operation, QStringLiteral("Refused:") + typeOf(operation.body), wanted, nullptr, EntityKind::Case,
                               operation.id.toString()));
    const Status committed = transaction.commit();
    if (!committed)
        m_audit.forgetHead();
    return committed;
}

Status Ledger::writeOptimistic(const Row &row)
{
    const std::optional<StoredRow> before = m_world.stored(kindOf(row), idOf(row));
    return writeOptimistic(row, before, jsonOf(before));
}

Status Ledger::writeOptimistic(const Row &row, const std::optional<StoredRow> &before, const QByteArray &beforeJson)
{
    Statement keep = m_database.prepared(
        QStringLiteral("INSERT INTO base_image(entity,id,ver,row_json) VALUES(?,?,?,?) ON CONFLICT(entity,id) DO NOTHING"));
    keep.bind(0, enumName(kindOf(row)));
    keep.bind(1, idOf(row).toBytes());
    keep.bind(2, before ? before->version : 0);
    if (before)
        keep.bind(3, QString::fromUtf8(beforeJson));
    else
        keep.bindNull(3);
    PACKBAY_TRY(keep.run());
    return before ? m_world.change(*before, row) : m_world.put(row, 0);
}

Status Ledger::store(const Operation &operation, const Changes &changes)
{
    bool isSubject = true;
    for (const Row &row : changes.rows) {
        const std::optional<StoredRow> before = m_world.stored(kindOf(row), idOf(row));
        const QByteArray beforeJson = jsonOf(before);
        if (std::exchange(isSubject, false))
            PACKBAY_TRY(m_audit.append(operation, typeOf(operation.body), beforeJson, wire::canonicalOf(row), kindOf(row), keyOf(row)));
        PACKBAY_TRY(writeOptimistic(row, before, beforeJson));
    }
    if (const std::optional<Error> error = m_world.takeError())
        return *error;
    return insertOperation(operation, changes);
}

Status Ledger::promise(const QList<PrintJob> &sheets)
{
    PrintSpool spool(m_database);
    for (PrintJob sheet : sheets) {
        if (sheet.copy == 0) {
            PACKBAY_TRY_ASSIGN(copies, spool.copies(sheet.document));
            sheet.copy = copies + 1;
        }
        // A copy with its own number that was printed before keeps its row.
        if (const Status added = spool.add(sheet); !added && added.error().code != ErrorCode::AlreadyExists)
            return added;
    }
    return {};
}

Status Ledger::insertOperation(const Operation &operation, const Changes &changes)
{
    Statement query = m_database.prepared(
        QStringLiteral("INSERT INTO operation(epoch,seq,op_id,type,version,actor,role,approver,at_ms,payload,state,local_verdict,"
                       "result,result_code,result_args,feed_seq) VALUES(?,?,?,?,?,?,?,?,?,?,0,?,'',0,'{}',0)"));
    int i = 0;
    query.bind(i++, operation.epoch);
    query.bind(i++, operation.seq);
    query.bind(i++, operation.id.toBytes());
    query.bind(i++, typeOf(operation.body));
    query.bind(i++, qint64(operation.version));
    query.bind(i++, operation.actor);
    query.bind(i++, enumName(operation.role));
    query.bind(i++, operation.approver);
    query.bind(i++, static_cast<qint64>(operation.at.value));
    query.bind(i++, QString::fromUtf8(canonicalJson(wire::payloadOf(operation.body))));
    query.bind(i++, QString::number(static_cast<int>(changes.verdict)));
    PACKBAY_TRY(query.run());
    Statement next = m_database.prepared(QStringLiteral("UPDATE sync_state SET next_seq=? WHERE one=1"));
    next.bind(0, operation.seq + 1);
    return next.run();
}

} // namespace packbay
