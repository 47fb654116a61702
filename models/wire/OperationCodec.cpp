#include "models/wire/OperationCodec.h"

#include "models/wire/FieldCodec.h"

#include <utility>

namespace packbay::wire {
namespace {

using AllBodies = std::make_index_sequence<std::variant_size_v<OperationBody>>;

Error malformed(const char *field)
{
    return makeError(ErrorCode::MessageMalformed, {{QStringLiteral("field"), QLatin1String(field)}}, {},
                     QLatin1Char('/') + QLatin1String(field));
}

template<std::size_t... I>
Result<OperationBody> readInto(const QString &type, const QJsonObject &payload, std::index_sequence<I...>)
{
    Result<OperationBody> result = makeError(ErrorCode::InvalidOperation, {{QStringLiteral("type"), type}});
    const auto tryOne = [&]<class T>() {
        if (type != QLatin1String(T::kType))
            return;
        T body;
        if (const Status read = FieldReader::readObject(payload, body); !read) {
            Error error = read.error();
            error.where.prepend(QStringLiteral("/payload"));
            result = error;
        } else {
            result = OperationBody(std::move(body));
        }
    };
    (tryOne.template operator()<std::variant_alternative_t<I, OperationBody>>(), ...);
    return result;
}

template<std::size_t... I>
QList<QPair<QString, OpClass>> listTypes(std::index_sequence<I...>)
{
    return {{QString::fromLatin1(std::variant_alternative_t<I, OperationBody>::kType),
             std::variant_alternative_t<I, OperationBody>::kClass}...};
}

} // namespace

QJsonObject payloadOf(const OperationBody &body)
{
    return std::visit([](const auto &b) { return objectOf(b); }, body);
}

Result<OperationBody> bodyFromJson(const QString &type, int version, const QJsonObject &payload)
{
    if (version != 1)
        return makeError(ErrorCode::UpgradeNeeded, {{QStringLiteral("type"), type}, {QStringLiteral("version"), version}});
    return readInto(type, payload, AllBodies());
}

QJsonObject toJson(const Operation &operation)
{
    return {
        {QStringLiteral("seq"), operation.seq},
        {QStringLiteral("op_id"), operation.id.toString()},
        {QStringLiteral("type"), typeOf(operation.body)},
        {QStringLiteral("v"), operation.version},
        {QStringLiteral("user"), operation.actor},
        {QStringLiteral("approver"), operation.approver},
        {QStringLiteral("device_ms"), static_cast<qint64>(operation.at.value)},
        {QStringLiteral("payload"), payloadOf(operation.body)},
    };
}

Result<Operation> operationFromJson(const QJsonObject &json, const QString &station, qint64 epoch)
{
    Operation operation;
    operation.station = station;
    operation.epoch = epoch;
    qint64 version = 0;
    QString opId;
    QString type;
    if (!FieldReader::read(json.value(QStringLiteral("seq")), operation.seq) || operation.seq < 0)
        return malformed("seq");
    if (!FieldReader::read(json.value(QStringLiteral("op_id")), opId))
        return malformed("op_id");
    operation.id = OpId::fromString(opId);
    if (operation.id.isNull())
        return malformed("op_id");
    if (!FieldReader::read(json.value(QStringLiteral("type")), type))
        return malformed("type");
    if (!FieldReader::read(json.value(QStringLiteral("v")), version))
        return malformed("v");
    if (!FieldReader::read(json.value(QStringLiteral("user")), operation.actor))
        return malformed("user");
    operation.approver = json.value(QStringLiteral("approver")).toString();
    if (!FieldReader::read(json.value(QStringLiteral("device_ms")), operation.at))
        return malformed("device_ms");
    if (!json.value(QStringLiteral("payload")).isObject())
        return malformed("payload");
    operation.version = static_cast<int>(version);
    PACKBAY_TRY_ASSIGN(body, bodyFromJson(type, operation.version, json.value(QStringLiteral("payload")).toObject()));
    operation.body = std::move(body);
    return operation;
}

QList<QPair<QString, OpClass>> allOperationTypes()
{
    return listTypes(AllBodies());
}

} // namespace packbay::wire
