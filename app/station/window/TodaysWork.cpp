#include "app/station/window/TodaysWork.h"

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
    // Newest first by the primary key: what is older than today is not read.
    QSqlQuery &query = database.statement(QStringLiteral("SELECT type,at_ms,entity_id FROM audit WHERE wh=? ORDER BY n DESC"));
    query.bindValue(0, world.warehouse());
    PACKBAY_TRY(database.run(query));
    QList<WorkDone> work;
    QHash<QString, int> undone;
    while (query.next()) {
        const UtcMs at(query.value(1).toLongLong());
        if (at < since)
            break;
        const QString type = query.value(0).toString();
        const QString key = query.value(2).toString();
        const bool isReceipt = type == QLatin1String("ReceiveParcel");
        if (const QString step = takenBack(type); !step.isEmpty())
            ++undone[step + key];
        else if (type == QLatin1String("HandOverManifest"))
            work.append({WorkStep::Dispatched, at, parcelsOn(world, key)});
        else if (isReceipt || type == QLatin1String("PackParcel")) {
            if (int &less = undone[type + key]; less > 0)
                --less;
            else
                work.append({isReceipt ? WorkStep::Received : WorkStep::Packed, at, 1});
        }
    }
    query.finish();
    return work;
}

} // namespace packbay
