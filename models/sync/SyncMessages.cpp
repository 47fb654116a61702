#include "models/sync/SyncEngine.h"

#include "models/wire/OperationCodec.h"

#include <QJsonArray>

#include <algorithm>

// The messages of sync.md B.3 and B.4: what goes out, and what comes back read strictly.
namespace packbay {

QJsonObject SyncEngine::pushBody(const StationIdentity &identity, const QList<OutboxEntry> &entries)
{
    QJsonArray operations;
    for (const OutboxEntry &entry : entries)
        operations.append(wire::toJson(entry.operation));
    return {{QStringLiteral("station"), identity.station}, {QStringLiteral("epoch"), identity.epoch}, {QStringLiteral("ops"), operations}};
}

/// How many of them one message carries: a tariff travels alone, so that a large one keeps inside what the central takes.
qsizetype SyncEngine::batchSize(const QList<OutboxEntry> &entries)
{
    const auto isTariff = [](const OutboxEntry &entry) { return std::holds_alternative<PublishTariff>(entry.operation.body); };
    if (isTariff(entries.first()))
        return 1;
    return std::find_if(entries.begin(), entries.end(), isTariff) - entries.begin();
}

Result<QList<OutboxAnswer>> SyncEngine::readPushAnswer(const QJsonObject &data)
{
    if (!data.value(QStringLiteral("results")).isArray())
        return makeError(ErrorCode::CentralAnswerInvalid, {{QStringLiteral("why"), QStringLiteral("no results")}});
    QList<OutboxAnswer> answers;
    const QJsonArray results = data.value(QStringLiteral("results")).toArray();
    for (const QJsonValue &value : results) {
        const QJsonObject result = value.toObject();
        OutboxAnswer answer;
        answer.seq = result.value(QStringLiteral("seq")).toInteger(-1);
        answer.result = result.value(QStringLiteral("result")).toString();
        answer.code = result.value(QStringLiteral("code")).toInt();
        answer.args = result.value(QStringLiteral("args")).toObject();
        answer.feedSeq = result.value(QStringLiteral("feed_seq")).toInteger(-1);
        static const QStringList s_known{QStringLiteral("applied"), QStringLiteral("merged"), QStringLiteral("rejected"), QStringLiteral("exception")};
        if (answer.seq < 1 || answer.feedSeq < 0 || !s_known.contains(answer.result))
            return makeError(ErrorCode::CentralAnswerInvalid, {{QStringLiteral("why"), QStringLiteral("result of no known form")}});
        answers.append(answer);
    }
    return answers;
}

Result<MirrorPage> SyncEngine::readPage(const QJsonObject &data)
{
    const auto invalid = [](const char *why) {
        return makeError(ErrorCode::CentralAnswerInvalid, {{QStringLiteral("why"), QLatin1String(why)}});
    };
    MirrorPage page;
    page.to = data.value(QStringLiteral("to")).toInteger(-1);
    page.head = data.value(QStringLiteral("head")).toInteger(-1);
    page.epoch = data.value(QStringLiteral("epoch")).toString();
    page.more = data.value(QStringLiteral("more")).toBool();
    if (page.to < 0 || page.head < page.to || page.epoch.isEmpty() || !data.value(QStringLiteral("rows")).isArray())
        return invalid("page of no known form");
    const QJsonArray rows = data.value(QStringLiteral("rows")).toArray();
    for (const QJsonValue &value : rows) {
        const QJsonObject json = value.toObject();
        const std::optional<EntityKind> kind = enumOf<EntityKind>(json.value(QStringLiteral("e")).toString());
        MirrorRow row;
        row.id = EntityId::fromString(json.value(QStringLiteral("id")).toString());
        row.version = json.value(QStringLiteral("ver")).toInteger(-1);
        row.seq = json.value(QStringLiteral("seq")).toInteger(-1);
        row.deleted = json.value(QStringLiteral("del")).toInt() != 0;
        row.row = json.value(QStringLiteral("row")).toObject();
        if (!kind || row.id.isNull() || row.version < 0 || row.seq < 1)
            return invalid("row of no known form");
        row.kind = *kind;
        page.rows.append(row);
    }
    return page;
}

} // namespace packbay
