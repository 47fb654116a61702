// The public lists of AuthorityCore: goods and freight estimates.
#include "app/central/AuthorityCore.h"
#include "models/domain/TariffVersions.h"
#include "models/wire/RowCodec.h"

#include <QVariant>

namespace packbay::central {

namespace {

/// `text` as a LIKE pattern that finds it anywhere; its own wildcards are plain characters.
QString likePattern(const QString &text)
{
    QString pattern = text.toLower();
    for (const QChar special : {QLatin1Char('\\'), QLatin1Char('%'), QLatin1Char('_')})
        pattern.replace(special, QStringLiteral("\\") + special);
    return QLatin1Char('%') + pattern + QLatin1Char('%');
}

void move(QJsonObject &from, const char *name, QJsonObject &to, const char *as)
{
    const auto found = from.find(QLatin1String(name));
    if (found != from.end()) {
        to.insert(QLatin1String(as), found.value());
        from.erase(found);
    }
}

/// The query's flat names as a request of architecture.md 11.1.
QJsonObject quoteRequest(QJsonObject parameters)
{
    QJsonObject request;
    QJsonObject shipTo;
    QJsonObject piece;
    move(parameters, "country", shipTo, "country");
    move(parameters, "postcode", shipTo, "postcode");
    for (const char *name : {"weight_g", "length_mm", "width_mm", "height_mm", "category"})
        move(parameters, name, piece, name);
    move(parameters, "at", request, "at");
    if (parameters.contains(QStringLiteral("currency")) && parameters.contains(QStringLiteral("value_minor")))
        request.insert(QStringLiteral("declared_currency"), parameters.value(QStringLiteral("currency")));
    move(parameters, "currency", request, "currency");
    move(parameters, "value_minor", request, "declared_minor");
    request.insert(QStringLiteral("ship_to"), shipTo);
    request.insert(QStringLiteral("pieces"), QJsonArray{piece});
    return request;
}

} // namespace

/// The warehouse that strangers see: the first one of this database.
Result<QString> AuthorityCore::publicWarehouse()
{
    PACKBAY_TRY_ASSIGN(name, m_database.scalar(QStringLiteral("SELECT wh FROM feed_head ORDER BY wh LIMIT 1")));
    return name.toString();
}

Result<QJsonObject> AuthorityCore::goodsList(qint64 page, qint64 size, const QString &search)
{
    PACKBAY_TRY_ASSIGN(warehouse, publicWarehouse());
    const QString where = QStringLiteral(" FROM goods WHERE wh=? AND (lower(sku) LIKE ? ESCAPE '\\' "
                                         "OR lower(name_en) LIKE ? ESCAPE '\\' OR name_zh LIKE ? ESCAPE '\\')");
    const QString pattern = likePattern(search);
    const auto bind = [&](QSqlQuery &query) {
        query.bindValue(0, warehouse);
        for (int i = 1; i <= 3; ++i)
            query.bindValue(i, pattern);
    };
    QSqlQuery &counted = m_database.statement(QStringLiteral("SELECT count(*)") + where);
    bind(counted);
    PACKBAY_TRY(m_database.run(counted));
    const qint64 total = counted.next() ? counted.value(0).toLongLong() : 0;
    counted.finish();
    QSqlQuery &query
        = m_database.statement(QStringLiteral("SELECT id") + where + QStringLiteral(" ORDER BY sku LIMIT ? OFFSET ?"));
    bind(query);
    query.bindValue(4, size);
    query.bindValue(5, (page - 1) * size);
    PACKBAY_TRY(m_database.run(query));
    QList<EntityId> ids;
    while (query.next())
        ids.append(EntityId::fromBytes(query.value(0).toByteArray()));
    query.finish();
    QJsonArray items;
    EntityStore &world = authorityOf(warehouse).world();
    for (const EntityId &id : ids) {
        if (const std::optional<Row> row = world.row(EntityKind::Goods, id))
            items.append(wire::toJson(*row));
    }
    if (const std::optional<Error> error = world.takeError())
        return *error;
    return QJsonObject{{QStringLiteral("page"), page},
                       {QStringLiteral("size"), size},
                       {QStringLiteral("total"), total},
                       {QStringLiteral("items"), items}};
}

Result<QJsonObject> AuthorityCore::rateQuery(const QJsonObject &parameters)
{
    PACKBAY_TRY_ASSIGN(warehouse, publicWarehouse());
    QSqlQuery &query = m_database.statement(
        QStringLiteral("SELECT id FROM tariff WHERE wh=? AND kind='freight' ORDER BY published_at DESC, version DESC"));
    query.bindValue(0, warehouse);
    PACKBAY_TRY(m_database.run(query));
    QList<EntityId> ids;
    while (query.next())
        ids.append(EntityId::fromBytes(query.value(0).toByteArray()));
    query.finish();
    EntityStore &world = authorityOf(warehouse).world();
    // The newest whose days have begun, or else the newest; mostly the first row is it.
    std::optional<Tariff> tariff;
    for (const EntityId &id : ids) {
        std::optional<Tariff> next = world.get<Tariff>(id);
        const bool hasBegun = next && aboutOf(next->files).startsAt <= m_clock.now();
        if (!tariff || hasBegun)
            tariff = std::move(next);
        if (hasBegun)
            break;
    }
    if (const std::optional<Error> error = world.takeError())
        return *error;
    if (!tariff)
        return makeError(ErrorCode::NoTariff);
    QJsonObject plain = parameters;
    const bool explain = plain.take(QStringLiteral("explain")).toString() == QLatin1String("1");
    return m_quotes(*tariff, quoteRequest(plain), explain);
}

} // namespace packbay::central
