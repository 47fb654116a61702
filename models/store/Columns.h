#pragma once
#include "models/domain/JsonWriter.h"
#include "models/wire/FieldCodec.h"

#include <QJsonDocument>
#include <QSqlQuery>
#include <QVariant>

/// The fields of an entity as SQL columns: numbers and times INTEGER, names of enumerations and codes TEXT, everything
/// composed as canonical JSON TEXT. The same list as the wire codec's, so a field has one name everywhere.
namespace packbay::store {

template<class T>
constexpr bool isInteger()
{
    return std::is_same_v<T, qint64> || std::is_same_v<T, bool> || std::is_same_v<T, Grams> || std::is_same_v<T, UtcMs>;
}

struct Column
{
    QString name;
    bool integer = false;
};

template<class T>
QList<Column> columnsOf()
{
    QList<Column> columns;
    T sample;
    T::fields(sample, [&]<class F>(const char *name, const F &) {
        columns.append({QString::fromLatin1(name), isInteger<std::remove_cvref_t<F>>()});
    });
    return columns;
}

template<class F>
QVariant toSql(const F &field)
{
    if constexpr (isInteger<F>()) {
        if constexpr (std::is_same_v<F, Grams> || std::is_same_v<F, UtcMs>)
            return QVariant(static_cast<qlonglong>(field.value));
        else
            return QVariant(static_cast<qlonglong>(field));
    } else if constexpr (std::is_same_v<F, QString>) {
        // A null QString would be bound as NULL.
        return field.isNull() ? QStringLiteral("") : field;
    } else {
        const QJsonValue json = wire::jsonOf(field);
        return json.isString() ? QVariant(json.toString()) : QVariant(QString::fromUtf8(canonicalJson(json)));
    }
}

template<class F>
bool fromSql(const QVariant &value, F &field)
{
    if constexpr (std::is_same_v<F, Grams> || std::is_same_v<F, UtcMs>) {
        field.value = value.toLongLong();
        return true;
    } else if constexpr (std::is_same_v<F, bool>) {
        field = value.toLongLong() != 0;
        return true;
    } else if constexpr (std::is_same_v<F, qint64>) {
        field = value.toLongLong();
        return true;
    } else if constexpr (std::is_same_v<F, QString>) {
        field = value.toString();
        return true;
    } else {
        const QString text = value.toString();
        if (text.startsWith(QLatin1Char('[')) || text.startsWith(QLatin1Char('{'))) {
            const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8());
            return wire::FieldReader::read(document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object()), field);
        }
        return wire::FieldReader::read(QJsonValue(text), field);
    }
}

} // namespace packbay::store
