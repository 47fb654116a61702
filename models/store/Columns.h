#pragma once
#include "models/domain/JsonWriter.h"
#include "models/store/Statement.h"
#include "models/wire/FieldCodec.h"

#include <QJsonDocument>

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
void bindField(Statement &statement, int index, const F &field)
{
    if constexpr (std::is_same_v<F, Grams> || std::is_same_v<F, UtcMs>) {
        statement.bind(index, static_cast<qint64>(field.value));
    } else if constexpr (isInteger<F>()) {
        statement.bind(index, static_cast<qint64>(field));
    } else if constexpr (std::is_same_v<F, QString>) {
        statement.bind(index, field);
    } else {
        const QJsonValue json = wire::jsonOf(field);
        statement.bind(index, json.isString() ? json.toString() : QString::fromUtf8(canonicalJson(json)));
    }
}

template<class F>
bool readField(const Statement &statement, int column, F &field)
{
    if constexpr (std::is_same_v<F, Grams> || std::is_same_v<F, UtcMs>) {
        field.value = statement.integer(column);
        return true;
    } else if constexpr (std::is_same_v<F, bool>) {
        field = statement.integer(column) != 0;
        return true;
    } else if constexpr (std::is_same_v<F, qint64>) {
        field = statement.integer(column);
        return true;
    } else if constexpr (std::is_same_v<F, QString>) {
        field = statement.text(column);
        return true;
    } else {
        const QByteArrayView text = statement.view(column);
        if (text.startsWith('[') || text.startsWith('{')) {
            // Most lists of most rows are empty: no need to ask the parser.
            if constexpr (requires { field.append(typename F::value_type()); }) {
                if (text == "[]") {
                    field = F();
                    return true;
                }
            }
            const QJsonDocument document = QJsonDocument::fromJson(QByteArray::fromRawData(text.data(), text.size()));
            return wire::FieldReader::read(document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object()), field);
        }
        return wire::FieldReader::read(QJsonValue(QString::fromUtf8(text)), field);
    }
}

} // namespace packbay::store
