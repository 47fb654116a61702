#pragma once
#include "models/domain/Operations.h"

#include <QHash>

namespace packbay {

/// One parcel of the scripted day, as the courier brings it.
struct DemoParcel
{
    QString tracking;
    QString member;        ///< empty: nobody's
    bool announced = true; ///< has a pre-alert
    Grams weight;
    QString order;         ///< consolidation order that asks for it, or empty
    bool twice = false;    ///< scanned a second time after it was shelved
};

struct DemoOrder
{
    SubmitOrder submit;
    QStringList parcels;   ///< tracking numbers
};

/// A day made from a seed: the same seed gives the same day. About one in twelve parcels is unclaimed, one in ten comes
/// without pre-alert, and some come under the scanner a second time.
struct DemoDay
{
    QList<DemoParcel> parcels;
    QList<DemoOrder> orders;
    QList<CreatePreAlert> preAlerts;

    static DemoDay make(int parcels, quint32 seed);
    const DemoParcel *find(const QString &tracking) const;
};

} // namespace packbay
