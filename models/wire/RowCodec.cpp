#include "models/wire/RowCodec.h"

#include "models/wire/CanonicalFields.h"

#include <utility>

namespace packbay::wire {
namespace {

template<std::size_t... I>
Result<Row> readInto(EntityKind kind, const EntityId &id, const QJsonObject &json, std::index_sequence<I...>)
{
    Result<Row> result = makeError(ErrorCode::MessageMalformed, {{QStringLiteral("field"), QStringLiteral("e")}});
    const auto tryOne = [&]<class T>() {
        if (T::kKind != kind)
            return;
        T entity;
        entity.id = id;
        if (const Status read = FieldReader::readObject(json, entity); !read)
            result = read.error();
        else
            result = Row(std::move(entity));
    };
    (tryOne.template operator()<std::variant_alternative_t<I, Row>>(), ...);
    return result;
}

} // namespace

QJsonObject toJson(const Row &row)
{
    return std::visit([](const auto &entity) { return objectOf(entity); }, row);
}

QByteArray canonicalOf(const Row &row)
{
    QByteArray json;
    json.reserve(1536);
    std::visit([&](const auto &entity) { appendFields(json, entity); }, row);
    return json;
}

Result<Row> rowFromJson(EntityKind kind, const EntityId &id, const QJsonObject &json)
{
    return readInto(kind, id, json, std::make_index_sequence<std::variant_size_v<Row>>());
}

} // namespace packbay::wire
