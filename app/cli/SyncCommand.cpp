#include "app/cli/Commands.h"
#include "app/cli/Output.h"
#include "app/station/core/LedgerThread.h"
#include "app/station/core/SystemClock.h"
#include "models/domain/JsonWriter.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFileInfo>
#include <QRandomGenerator>

#include <future>

namespace packbay::cli {
namespace {

constexpr int kOnceLimitMs = 120'000;

/// Identity and position as the file has them.
struct StationFile
{
    StationIdentity identity;
    SyncPosition position;
    OutboxStatus outbox;
};

Result<StationFile> readStation(const QString &file)
{
    PACKBAY_TRY_ASSIGN(database, Database::open(file, DatabaseKind::Station, Access::Reader));
    QSqlQuery &query = database->statement(QStringLiteral(
        "SELECT wh,station,station_epoch,central_url,server_epoch,cursor,staged_to,head,last_ok_ms,last_error FROM sync_state WHERE one=1"));
    PACKBAY_TRY(database->run(query));
    if (!query.next())
        return makeError(ErrorCode::StoreDamaged, {{QStringLiteral("file"), file}});
    StationFile station;
    station.identity = {query.value(0).toString(), query.value(1).toString(), query.value(2).toLongLong()};
    station.position = {query.value(3).toString(),   query.value(4).toString(),   query.value(5).toLongLong(), query.value(6).toLongLong(),
                        query.value(7).toLongLong(), query.value(8).toLongLong(), query.value(9).toString()};
    query.finish();
    PACKBAY_TRY_ASSIGN(outbox, Outbox(*database, station.identity).status());
    station.outbox = outbox;
    return station;
}

QString timeText(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs);
}

QByteArray statusJson(const StationFile &station, BreakerState breaker, const std::optional<Error> &lastError)
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    JsonWriter json;
    json.beginObject()
        .field("central", station.position.centralUrl)
        .field("station", station.identity.station)
        .field("epoch", station.identity.epoch)
        .field("pending", station.outbox.pending)
        .field("rejected", station.outbox.rejected)
        .key("oldest_pending_ms");
    const auto orNull = [&](bool has, qint64 value) { has ? json.value(value) : json.null(); };
    orNull(station.outbox.oldestPending.has_value(), station.outbox.oldestPending.value_or(UtcMs()).value);
    json.field("cursor", station.position.cursor).key("head");
    orNull(station.position.head > 0, station.position.head);
    json.key("lag_ms");
    orNull(station.outbox.oldestPending.has_value(), now - station.outbox.oldestPending.value_or(UtcMs()).value);
    json.field("breaker", breakerName(breaker)).key("last_ok");
    if (station.position.lastOkMs > 0)
        json.value(timeText(station.position.lastOkMs));
    else
        json.null();
    json.key("last_error");
    const ErrorCode stored = errorCodeOf(station.position.lastError.mid(1).toInt());
    if (lastError)
        json.raw(errorJson(*lastError));
    else if (stored != ErrorCode::None)
        json.raw(errorJson(makeError(stored)));
    else
        json.null();
    return json.endObject().take();
}

int status(const Arguments &arguments)
{
    const Result<StationFile> station = readStation(arguments.value(QStringLiteral("--db")));
    if (!station)
        return failed(station.error());
    line(statusJson(*station, BreakerState::Closed, std::nullopt));
    return Good;
}

Result<CentralAddress> addressOf(const Arguments &arguments, const StationFile &station)
{
    CentralAddress address;
    address.url = QUrl(arguments.value(QStringLiteral("--url"), station.position.centralUrl));
    if (address.url.scheme() != QStringLiteral("https"))
        return makeError(ErrorCode::UsageWrong, {{QStringLiteral("option"), QStringLiteral("--url")}});
    PACKBAY_TRY_ASSIGN(pem, readFile(arguments.value(QStringLiteral("--ca"))));
    address.ca = QSslCertificate::fromData(pem, QSsl::Pem);
    PACKBAY_TRY_ASSIGN(token, readFile(arguments.value(QStringLiteral("--token-file"))));
    address.token = QString::fromUtf8(token).trimmed();
    return address;
}

/// Until the Ledger's thread has answered what the engine asked: an answer must not find the engine gone.
void settle(LedgerThread &ledger)
{
    std::promise<void> done;
    ledger.post([&done](Ledger &) { done.set_value(); });
    done.get_future().wait();
}

int once(const Arguments &arguments)
{
    const QString file = arguments.value(QStringLiteral("--db"));
    const Result<StationFile> before = readStation(file);
    if (!before)
        return failed(before.error());
    const Result<CentralAddress> address = addressOf(arguments, *before);
    if (!address)
        return failed(address.error());
    const SystemClock clock;
    const Rulebook rulebook;
    const QString backups = QFileInfo(file).absolutePath() + QStringLiteral("/backups");
    const auto ledger = LedgerThread::start({file, backups, before->identity, {}}, rulebook, clock);
    if (!ledger)
        return failed(ledger.error());
    ApiClient client(*address);
    SyncEngine engine(**ledger, client, clock, [](qint64 bound) { return QRandomGenerator::global()->bounded(static_cast<quint64>(bound)); });
    SyncStatus last;
    QObject::connect(&engine, &SyncEngine::statusChanged, &engine, [&](const SyncStatus &now) {
        last = now;
        if (now.caughtUp || now.lastError)
            QCoreApplication::quit();
    });
    QTimer::singleShot(kOnceLimitMs, &engine, &QCoreApplication::quit);
    engine.start();
    QCoreApplication::exec();
    engine.stop();
    settle(**ledger);
    const Result<StationFile> after = readStation(file);
    if (!after)
        return failed(after.error());
    line(statusJson(*after, last.breaker, last.lastError));
    return last.caughtUp ? Good : Bad;
}

} // namespace

int sync(const QStringList &list)
{
    const Arguments arguments(list, {QStringLiteral("--db"), QStringLiteral("--url"), QStringLiteral("--ca"), QStringLiteral("--token-file")}, {});
    const QString name = arguments.operands().value(0);
    if (arguments.problem() || !arguments.has(QStringLiteral("--db")) || arguments.operands().size() != 1)
        return failed(arguments.problem().value_or(QStringLiteral("usage: sync status|once --db FILE [--url URL --ca FILE --token-file FILE]")));
    if (name == QStringLiteral("status"))
        return status(arguments);
    if (name == QStringLiteral("once"))
        return once(arguments);
    return failed(QStringLiteral("no command sync %1").arg(name));
}

} // namespace packbay::cli
