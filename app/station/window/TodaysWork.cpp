#include "app/station/window/TodaysWork.h"

#include "models/store/AuditLog.h"

#include <QHash>

namespace packbay {
namespace {

int parcelsOn(const WorldView &world, const QString &manifest)
{
    qint64 parcels = 0;
    for (const Carton &carton : world.all<Carton>(Lookup::CartonByManifest, manifest))
        parcels += carton.contents;
    return static_cast<int>(parcels);
}

/// The step that an operation takes back; empty when it takes none.
QString takenBack(const QString &type)
{
    if (type == QLatin1String("UnreceiveParcel"))
        return QStringLiteral("ReceiveParcel");
    return type == QLatin1String("UnpackParcel") ? QStringLiteral("PackParcel") : QString();
}

} // namespace

Result<QList<WorkDone>> workSince(Database &database, const WorldView &world, UtcMs since)
{
    PACKBAY_TRY_ASSIGN(steps, AuditLog(database, world.warehouse()).stepsSince(since));
    QList<WorkDone> work;
    QHash<QString, int> undone;
    for (const AuditStep &step : steps) {
        const bool isReceipt = step.type == QLatin1String("ReceiveParcel");
        if (const QString before = takenBack(step.type); !before.isEmpty())
            ++undone[before + step.entity];
        else if (step.type == QLatin1String("HandOverManifest"))
            work.append({WorkStep::Dispatched, step.at, parcelsOn(world, step.entity)});
        else if (isReceipt || step.type == QLatin1String("PackParcel")) {
            if (int &less = undone[step.type + step.entity]; less > 0)
                --less;
            else
                work.append({isReceipt ? WorkStep::Received : WorkStep::Packed, step.at, 1});
        }
    }
    return work;
}

} // namespace packbay
