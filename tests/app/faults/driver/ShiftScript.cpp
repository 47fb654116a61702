#include "tests/app/faults/driver/ShiftScript.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace packbay::test {

QJsonObject ShiftScript::toJson() const
{
    QJsonArray list;
    for (const ScriptedParcel &parcel : parcels) {
        list.append(QJsonObject{{QStringLiteral("tracking"), parcel.tracking},
                                {QStringLiteral("owner"), parcel.owner},
                                {QStringLiteral("weight_g"), static_cast<qint64>(parcel.weight.value)}});
    }
    return {{QStringLiteral("parcels"), list}};
}

ShiftScript ShiftScript::fromJson(const QJsonObject &json)
{
    ShiftScript script;
    const QJsonArray list = json.value(QStringLiteral("parcels")).toArray();
    for (const QJsonValue &parcel : list) {
        script.parcels.append({parcel[QStringLiteral("tracking")].toString(), parcel[QStringLiteral("owner")].toString(),
                               Grams(parcel[QStringLiteral("weight_g")].toInteger())});
    }
    return script;
}

Result<ShiftScript> ShiftScript::read(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return makeError(ErrorCode::FileUnreadable, {{QStringLiteral("file"), path}});
    return fromJson(QJsonDocument::fromJson(file.readAll()).object());
}

const ScriptedParcel *ShiftScript::find(const QString &tracking) const
{
    const auto found = std::find_if(parcels.begin(), parcels.end(), [&](const ScriptedParcel &p) { return p.tracking == tracking; });
    return found == parcels.end() ? nullptr : &*found;
}

} // namespace packbay::test
