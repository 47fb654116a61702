#include "models/freight/TariffDiff.h"

#include "models/domain/JsonWriter.h"
#include "models/freight/TariffCsv.h"
#include "models/freight/TariffSchema.h"

#include <algorithm>
#include <map>

namespace packbay {
namespace {

/// The cells that name a row. Alternatives of one surcharge share a key; they are then matched in their sorted order.
const std::map<QByteArray, QByteArrayList> &keyColumns()
{
    static const std::map<QByteArray, QByteArrayList> kKeys{
        {"line", {"line", "valid_from"}},
        {"zone", {"line", "zone", "country", "postcode_from", "postcode_to"}},
        {"price", {"line", "zone", "tier", "over_g"}},
        {"surcharge", {"line", "code", "tier", "valid_from", "when_field", "when_value", "when2_field", "when3_field"}},
        {"limit", {"line", "scope", "field", "op", "action"}},
        {"goods", {"line", "category"}},
        {"vas", {"line", "code", "tier", "valid_from"}},
        {"tier", {"tier", "line"}},
        {"coupon", {"coupon", "line", "valid_from"}},
        {"storage", {"policy", "tier", "valid_from"}},
        {"duty", {"regime", "dest", "basis", "valid_from"}},
        {"customs", {"regime", "dest", "field", "valid_from"}},
        {"fx", {"base", "quote", "as_of"}},
    };
    return kKeys;
}

using Rows = std::map<QByteArray, std::vector<QList<QByteArray>>>;

Rows rowsByKey(const TariffPack &pack, const TariffSheetSpec &spec)
{
    Rows byKey;
    const auto rows = pack.canonicalRows.find(QLatin1String(spec.name));
    if (rows == pack.canonicalRows.end())
        return byKey;
    for (const QByteArray &row : rows->second) {
        const QList<QByteArray> cells = row.split(kTariffCellEnd);
        QByteArrayList key;
        for (const QByteArray &column : keyColumns().at(spec.name))
            key += cells.value(spec.columnIndex(column));
        byKey[key.join(kTariffCellEnd)].push_back(cells);
    }
    return byKey;
}

QString keyText(const QByteArray &key)
{
    return QString::fromUtf8(key).replace(QLatin1Char(kTariffCellEnd), QLatin1Char(' ')).simplified();
}

void addCells(const TariffSheetSpec &spec, const QByteArray &key, const QList<QByteArray> &before,
    const QList<QByteArray> &after, QList<TariffChange> &changes)
{
    for (std::size_t i = 0; i < spec.columns.size(); ++i) {
        const QByteArray old = before.value(static_cast<qsizetype>(i));
        const QByteArray now = after.value(static_cast<qsizetype>(i));
        if (old != now)
            changes.append({TariffChange::Kind::Changed, QLatin1String(spec.name), keyText(key),
                QLatin1String(spec.columns[i].name), QString::fromUtf8(old), QString::fromUtf8(now)});
    }
}

void diffKey(const TariffSheetSpec &spec, const QByteArray &key, const std::vector<QList<QByteArray>> &before,
    const std::vector<QList<QByteArray>> &after, QList<TariffChange> &changes)
{
    // Equal rows first: they must not be taken for changed ones when a twin was added or removed.
    std::vector<QList<QByteArray>> gone;
    std::vector<QList<QByteArray>> come;
    std::set_difference(before.begin(), before.end(), after.begin(), after.end(), std::back_inserter(gone));
    std::set_difference(after.begin(), after.end(), before.begin(), before.end(), std::back_inserter(come));
    for (std::size_t i = 0; i < std::max(gone.size(), come.size()); ++i) {
        if (i >= come.size())
            changes.append({TariffChange::Kind::Removed, QLatin1String(spec.name), keyText(key), {},
                QString::fromUtf8(csvRecord(gone[i])), std::nullopt});
        else if (i >= gone.size())
            changes.append({TariffChange::Kind::Added, QLatin1String(spec.name), keyText(key), {}, std::nullopt,
                QString::fromUtf8(csvRecord(come[i]))});
        else
            addCells(spec, key, gone[i], come[i], changes);
    }
}

} // namespace

QList<TariffChange> diffTariffs(const TariffPack &before, const TariffPack &after)
{
    QList<TariffChange> changes;
    for (const TariffSheetSpec &spec : tariffSheets()) {
        Rows old = rowsByKey(before, spec);
        Rows now = rowsByKey(after, spec);
        for (const auto &[key, rows] : now)
            old[key]; // so that one walk over `old` meets the new keys too
        for (auto &[key, rows] : old) {
            std::sort(rows.begin(), rows.end());
            std::vector<QList<QByteArray>> &others = now[key];
            std::sort(others.begin(), others.end());
            diffKey(spec, key, rows, others, changes);
        }
    }
    return changes;
}

QByteArray toJson(const TariffChange &change)
{
    const QString kinds[] = {QStringLiteral("added"), QStringLiteral("removed"), QStringLiteral("changed")};
    JsonWriter json;
    json.beginObject().field("change", kinds[static_cast<int>(change.kind)]);
    json.field("sheet", change.sheet).field("key", change.key);
    const auto write = [&](std::string_view name, const std::optional<QString> &text) {
        json.key(name);
        if (text)
            json.value(*text);
        else
            json.null();
    };
    write("column", change.column.isEmpty() ? std::nullopt : std::optional(change.column));
    write("old", change.before);
    write("new", change.after);
    json.endObject();
    return json.take();
}

} // namespace packbay
