#include "app/central/AuthorityCore.h"

#include "app/central/BlobStore.h"
#include "app/central/QuoteDesk.h"
#include "app/central/UpstreamKeys.h"
#include "models/wire/OperationCodec.h"
#include "models/wire/RowCodec.h"

#include <QCryptographicHash>
#include <QVariant>

namespace packbay::central {

namespace {

constexpr int kPage = 2000;
constexpr int kSnapshotPage = 20'000;
constexpr qsizetype kMaxRows = 200;
constexpr qsizetype kFeedItems = 500;

Error malformed(const QString &why, const QString &where)
{
    return makeError(ErrorCode::MessageMalformed, {{QStringLiteral("why"), why}}, {}, where);
}

/// Faults of the central go up; everything else is the outcome of an operation.
bool isFault(const Error &error)
{
    const int thousand = error.number() / 1000;
    return thousand == 3 || thousand == 9;
}

QString verdictWord(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Applied: return QStringLiteral("applied");
    case Verdict::Merged: return QStringLiteral("merged");
    case Verdict::Exception: return QStringLiteral("exception");
    }
    return {};
}

QJsonObject outcome(const QString &result, ErrorCode code, const QJsonObject &args)
{
    return {{QStringLiteral("result"), result},
            {QStringLiteral("code"), static_cast<int>(code)},
            {QStringLiteral("args"), args}};
}

/// The same upstream request makes the same operation.
OpId opIdFor(const QString &warehouse, const QString &key, qsizetype index)
{
    return OpId(entityId(u"upstream", {warehouse, key, QString::number(index)}).uuid());
}

/// Over the set of (kind, id, version), in any order (sync.md B.4).
QString sumOf(const QList<FeedRow> &rows)
{
    QByteArray sum(8, '\0');
    for (const FeedRow &row : rows) {
        const QByteArray text = (enumName(row.kind) + QLatin1Char('|') + row.id.toString() + QLatin1Char('|')
                                 + QString::number(row.version))
                                    .toUtf8();
        const QByteArray digest = QCryptographicHash::hash(text, QCryptographicHash::Sha256);
        for (qsizetype i = 0; i < sum.size(); ++i)
            sum[i] = static_cast<char>(sum.at(i) ^ digest.at(i));
    }
    return QString::fromLatin1(sum.toHex());
}

QJsonObject pageJson(const PullPage &page)
{
    QJsonArray rows;
    for (const FeedRow &row : page.rows) {
        rows.append(QJsonObject{{QStringLiteral("e"), enumName(row.kind)},
                                {QStringLiteral("id"), row.id.toString()},
                                {QStringLiteral("ver"), row.version},
                                {QStringLiteral("seq"), row.seq},
                                {QStringLiteral("del"), row.deleted ? 1 : 0},
                                {QStringLiteral("row"), row.row}});
    }
    return {{QStringLiteral("rows"), rows},
            {QStringLiteral("to"), page.to},
            {QStringLiteral("more"), page.more},
            {QStringLiteral("head"), page.head.seq},
            {QStringLiteral("epoch"), page.head.epoch},
            {QStringLiteral("floor"), page.head.floor},
            {QStringLiteral("sum"), sumOf(page.rows)}};
}

struct FeedTopic
{
    const char *route;
    EntityKind kind;
};
constexpr FeedTopic kTopics[] = {{"receipts", EntityKind::Parcel},
                                 {"quotes", EntityKind::Quote},
                                 {"shipments", EntityKind::Carton},
                                 {"reconciliation", EntityKind::PurchaseOrder},
                                 {"labels", EntityKind::Label}};

/// To be bought, to be asked about, or to be taken back.
bool isOpenAtCarrier(const QString &state)
{
    return state == enumName(LabelState::Requesting) || state == enumName(LabelState::Unknown)
        || state == enumName(LabelState::VoidRequested);
}

/// A row that the upstream platform waits for on this route.
bool concerns(const QString &route, const FeedRow &row)
{
    for (const FeedTopic &topic : kTopics) {
        if (route != QLatin1String(topic.route) || row.kind != topic.kind || row.deleted)
            continue;
        if (topic.kind == EntityKind::Parcel)
            return row.row.value(QStringLiteral("arrived_at")).toInteger() > 0;
        if (topic.kind == EntityKind::Label) // what a carrier is to be asked
            return row.row.value(QStringLiteral("bought")).toBool() && isOpenAtCarrier(row.row.value(QStringLiteral("state")).toString());
        if (topic.kind == EntityKind::Carton)
            return !row.row.value(QStringLiteral("carrier_no")).toString().isEmpty();
        return true;
    }
    return false;
}

struct Inlet
{
    const char *route;
    const char *type;
};
constexpr Inlet kInlets[] = {
    {"members", UpsertMember::kType},      {"goods", UpsertGoods::kType},
    {"pre-alerts", CreatePreAlert::kType}, {"purchase-orders", UpsertPurchaseOrder::kType},
    {"orders", SubmitOrder::kType},        {"payments", RecordPayment::kType},
    {"coupons", UpsertCoupon::kType},      {"tariffs", PublishTariff::kType},
};

} // namespace

AuthorityCore::AuthorityCore(Database &database, const Rulebook &rulebook, const Clock &clock, QuoteDesk quotes)
    : m_database(database)
    , m_rulebook(rulebook)
    , m_clock(clock)
    , m_quotes(std::move(quotes))
{
}

Authority &AuthorityCore::authorityOf(const QString &warehouse)
{
    std::unique_ptr<Authority> &authority = m_authorities[warehouse];
    if (!authority) {
        authority = std::make_unique<Authority>(m_database, warehouse, m_rulebook);
        authority->checkBodiesWith([](const OperationBody &body) -> Result<OperationBody> {
            const auto *tariff = std::get_if<PublishTariff>(&body);
            if (!tariff)
                return body;
            PACKBAY_TRY_ASSIGN(checked, checkedTariff(*tariff));
            return OperationBody(checked);
        });
    }
    return *authority;
}

Result<QJsonObject> AuthorityCore::push(const StationIdentity &station, const QJsonObject &body)
{
    const qint64 epoch = body.value(QStringLiteral("epoch")).toInteger(-1);
    if (epoch < 1)
        return malformed(QStringLiteral("an integer is due"), QStringLiteral("/epoch"));
    const UtcMs now = m_clock.now();
    PACKBAY_TRY_ASSIGN(
        answer,
        authorityOf(station.warehouse).push(station.station, epoch, body.value(QStringLiteral("ops")).toArray(), now));
    QJsonArray results;
    for (const PushResult &result : answer.results) {
        results.append(QJsonObject{{QStringLiteral("seq"), result.seq},
                                   {QStringLiteral("op_id"), result.opId.toString()},
                                   {QStringLiteral("result"), result.result},
                                   {QStringLiteral("code"), result.code},
                                   {QStringLiteral("args"), result.args},
                                   {QStringLiteral("feed_seq"), result.feedSeq},
                                   {QStringLiteral("duplicate"), result.duplicate}});
    }
    return QJsonObject{{QStringLiteral("results"), results},
                       {QStringLiteral("last_seq"), answer.lastSeq},
                       {QStringLiteral("durable_seq"), answer.durableSeq},
                       {QStringLiteral("server_ms"), now.value},
                       {QStringLiteral("server_epoch"), answer.head.epoch},
                       {QStringLiteral("head"), answer.head.seq}};
}

Result<QJsonObject> AuthorityCore::pull(const QString &warehouse, const QString &epoch, qint64 after, int limit)
{
    return authorityOf(warehouse).pull(epoch, after, limit).transform(pageJson);
}

Result<qint64> AuthorityCore::head(const QString &warehouse)
{
    return authorityOf(warehouse).head().transform([](const FeedHead &head) { return head.seq; });
}

/// The feed holds one row an entity, so its first pages are the snapshot; the reader goes on with pull from `to`.
Result<QJsonObject> AuthorityCore::snapshot(const QString &warehouse)
{
    return authorityOf(warehouse).pull(QString(), 0, kSnapshotPage).transform(pageJson);
}

Result<QJsonObject> AuthorityCore::enrolStation(const QString &warehouse, const QString &station)
{
    Authority &authority = authorityOf(warehouse);
    PACKBAY_TRY(authority.enrolStation(station, station));
    PACKBAY_TRY_ASSIGN(record, authority.station(station));
    if (!record || record->revoked)
        return makeError(ErrorCode::TokenRefused);
    return QJsonObject{{QStringLiteral("epoch"), record->epoch}, {QStringLiteral("expected_seq"), record->lastSeq + 1}};
}

Result<QJsonObject> AuthorityCore::apply(const QString &warehouse, const OperationBody &body, const OpId &opId,
                                         const QString &actor)
{
    const Result<Changes> changes = authorityOf(warehouse).applyUpstream(body, opId, actor, m_clock.now());
    if (changes)
        return outcome(verdictWord(changes->verdict), changes->code, changes->args);
    if (isFault(changes.error()))
        return changes.error();
    return outcome(QStringLiteral("rejected"), changes.error().code, changes.error().args);
}

Result<QJsonObject> AuthorityCore::upstream(const QString &warehouse, const QString &route, const QString &key,
                                            const QJsonObject &body)
{
    // Read before the key is taken: a request that nobody can read does not use its key up.
    PACKBAY_TRY_ASSIGN(operations, readRows(warehouse, route, body));
    UpstreamKeys keys(m_database);
    const QString scoped = route + QLatin1Char('|') + key;
    PACKBAY_TRY_ASSIGN(stored, keys.take(warehouse, scoped, route, body, m_clock.now()));
    if (stored)
        return *stored;
    QJsonArray results;
    const QString actor = key.section(QLatin1Char('|'), 0, 0);
    for (qsizetype i = 0; i < operations.size(); ++i) {
        PACKBAY_TRY_ASSIGN(result, apply(warehouse, operations.at(i), opIdFor(warehouse, scoped, i), actor));
        results.append(result);
    }
    const QJsonObject answer{{QStringLiteral("results"), results}};
    PACKBAY_TRY(keys.finish(warehouse, scoped, answer));
    return answer;
}

/// {"rows":[..]} or one row by itself. Nothing is applied when one of them cannot be read.
Result<QList<OperationBody>> AuthorityCore::readRows(const QString &warehouse, const QString &route,
                                                     const QJsonObject &body)
{
    const bool isBatch = body.contains(QStringLiteral("rows"));
    const QJsonArray items = isBatch ? body.value(QStringLiteral("rows")).toArray() : QJsonArray{body};
    if (items.isEmpty() || items.size() > kMaxRows)
        return malformed(QStringLiteral("1 to %1 rows are due").arg(kMaxRows), QStringLiteral("/rows"));
    QList<OperationBody> operations;
    for (qsizetype i = 0; i < items.size(); ++i) {
        const QString where = isBatch ? QStringLiteral("/rows/%1").arg(i) : QString();
        if (!items.at(i).isObject())
            return malformed(QStringLiteral("an object is due"), where);
        Result<OperationBody> read = makeError(ErrorCode::NotFound);
        if (route == QLatin1String("cancellations"))
            read = cancellation(warehouse, items.at(i).toObject());
        if (route == QLatin1String("labels"))
            read = labelAnswer(warehouse, items.at(i).toObject());
        for (const Inlet &inlet : kInlets) {
            if (route == QLatin1String(inlet.route))
                read = wire::bodyFromJson(QLatin1String(inlet.type), 1, items.at(i).toObject());
        }
        if (read && std::holds_alternative<PublishTariff>(*read)) {
            PACKBAY_TRY_ASSIGN(checked, checkedTariff(std::get<PublishTariff>(*read)));
            read = OperationBody(checked);
        }
        if (!read) {
            Error error = read.error();
            error.where = where + error.where.remove(QStringLiteral("/payload"));
            return error;
        }
        operations.append(*read);
    }
    return operations;
}

/// {"kind":"pre_alert|order|purchase_order","no":..,"reason":..}
Result<OperationBody> AuthorityCore::cancellation(const QString &warehouse, const QJsonObject &item)
{
    const QString no = item.value(QStringLiteral("no")).toString();
    const QString kind = item.value(QStringLiteral("kind")).toString();
    if (no.isEmpty() || no.size() > 64)
        return malformed(QStringLiteral("a text of 1 to 64 is due"), QStringLiteral("/no"));
    if (kind == enumName(EntityKind::PreAlert))
        return OperationBody(CancelPreAlert{no});
    if (kind == QLatin1String("order"))
        return OperationBody(CancelOrder{no, item.value(QStringLiteral("reason")).toString()});
    if (kind != enumName(EntityKind::PurchaseOrder))
        return malformed(QStringLiteral("pre_alert, order or purchase_order is due"), QStringLiteral("/kind"));
    EntityStore &world = authorityOf(warehouse).world();
    const std::optional<PurchaseOrder> order = world.purchaseOrder(no);
    if (const std::optional<Error> error = world.takeError())
        return *error;
    if (!order)
        return makeError(ErrorCode::NotFound, {{QStringLiteral("no"), no}}, {}, QStringLiteral("/no"));
    return OperationBody(UpsertPurchaseOrder{order->no, order->member, order->supplier, order->lines, true});
}

/// An AnswerLabel whose sheet may come along as "sheet_base64". It is kept before the answer is: an answer that names a
/// sheet finds it, and the same bytes again are the same blob.
Result<OperationBody> AuthorityCore::labelAnswer(const QString &warehouse, const QJsonObject &item)
{
    if (!item.contains(QStringLiteral("answer")))
        return malformed(QStringLiteral("missing"), QStringLiteral("/answer"));
    PACKBAY_TRY_ASSIGN(read, wire::bodyFromJson(QLatin1String(AnswerLabel::kType), 1, item));
    auto answer = std::get<AnswerLabel>(read);
    BlobStore blobs(m_database);
    const QString field = QStringLiteral("sheet_base64");
    if (item.contains(field)) {
        const auto sheet = QByteArray::fromBase64Encoding(item.value(field).toString().toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
        if (!sheet || sheet.decoded.isEmpty())
            return malformed(QStringLiteral("Base64 is due"), QLatin1Char('/') + field);
        answer.sheet = QString::fromLatin1(QCryptographicHash::hash(sheet.decoded, QCryptographicHash::Sha256).toHex());
        if (const auto kept = blobs.put(warehouse, answer.sheet, sheet.decoded, m_clock.now()); !kept)
            return isFault(kept.error()) ? kept.error() : malformed(kept.error().args.value(QStringLiteral("why")).toString(), QLatin1Char('/') + field);
    } else if (!answer.sheet.isEmpty()) {
        if (const auto known = blobs.bytes(warehouse, answer.sheet); !known)
            return isFault(known.error()) ? known.error() : malformed(QStringLiteral("no such blob"), QStringLiteral("/sheet"));
    }
    return OperationBody(answer);
}

Result<QJsonObject> AuthorityCore::upstreamFeed(const QString &warehouse, const QString &route, qint64 after)
{
    QJsonArray items;
    qint64 cursor = after;
    bool more = true;
    while (more && items.size() < kFeedItems) {
        PACKBAY_TRY_ASSIGN(page, authorityOf(warehouse).pull(QString(), cursor, kPage));
        for (const FeedRow &row : page.rows) {
            if (items.size() == kFeedItems)
                break;
            cursor = row.seq;
            if (concerns(route, row)) {
                items.append(QJsonObject{{QStringLiteral("seq"), row.seq},
                                         {QStringLiteral("id"), row.id.toString()},
                                         {QStringLiteral("ver"), row.version},
                                         {QStringLiteral("row"), row.row}});
            }
        }
        more = page.more || cursor < (page.rows.isEmpty() ? cursor : page.rows.last().seq);
        if (!more)
            cursor = page.to;
    }
    return QJsonObject{
        {QStringLiteral("items"), items}, {QStringLiteral("next"), cursor}, {QStringLiteral("more"), more}};
}

Result<QJsonObject> AuthorityCore::callback(const QString &warehouse, const RecordTracking &event)
{
    return apply(warehouse, event,
                 opIdFor(warehouse, QStringLiteral("callback|") + event.provider + QLatin1Char('|') + event.eventId, 0),
                 event.provider);
}

Status AuthorityCore::probe()
{
    Transaction transaction(m_database);
    PACKBAY_TRY(transaction.begun());
    PACKBAY_TRY(m_database.exec(QStringLiteral("UPDATE feed_head SET seq=seq")));
    return transaction.commit();
}

} // namespace packbay::central
