#pragma once
#include "models/domain/Result.h"
#include "models/domain/Units.h"

#include <QJsonObject>
#include <QList>
#include <QString>

namespace packbay::test {

struct ScriptedParcel
{
    QString tracking;
    QString owner; ///< the member code on the parcel, scanned when the station asks for it
    Grams weight;
};

/// A shift as a file: what lies on the pallet. Everything else follows from what the station asks.
struct ShiftScript
{
    QList<ScriptedParcel> parcels;

    QJsonObject toJson() const;
    static ShiftScript fromJson(const QJsonObject &json);
    static Result<ShiftScript> read(const QString &file);
    const ScriptedParcel *find(const QString &tracking) const;
};

} // namespace packbay::test
