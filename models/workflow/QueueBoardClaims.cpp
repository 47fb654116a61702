#include "models/workflow/QueueBoard.h"

#include <QJsonArray>

// Unclaimed parcels that a member says are theirs, and the way from a scanned code to its row.
namespace packbay {

QStringList QueueBoard::claimantsOf(const Parcel &parcel) const
{
    QStringList members;
    for (const Case &open : m_world.all<Case>(Lookup::CaseByKey, parcel.tracking)) {
        if (open.code != CaseCode::UnknownOwner || !(open.state == CaseState::Open))
            continue;
        for (const QJsonValue claim : open.facts.value(QStringLiteral("claims")).toArray())
            members.append(claim.toObject().value(QStringLiteral("member")).toString());
    }
    return members;
}

QList<QueueRow> QueueBoard::claims() const
{
    QList<QueueRow> found;
    for (const Parcel &parcel : m_world.all<Parcel>(Lookup::ParcelByState, enumName(ParcelState::Unclaimed))) {
        const QStringList members = claimantsOf(parcel);
        if (members.isEmpty())
            continue;
        QueueRow row;
        row.key = parcel.tracking;
        row.stage = QueueStage::Claim;
        row.customer = members.join(QStringLiteral(" / "));
        row.ready = 1;
        row.total = 1;
        row.since = parcel.arrivedAt;
        row.station = parcel.receivedStation;
        if (!parcel.holds.isEmpty())
            row.holdReason = parcel.holds.first().note.isEmpty() ? enumName(parcel.holds.first().code) : parcel.holds.first().note;
        found.append(row);
    }
    return found;
}

Result<OperationBody> QueueBoard::approveClaim(const QString &tracking, const QString &member) const
{
    const std::optional<Parcel> parcel = m_world.parcelByTracking(tracking);
    if (!parcel)
        return makeError(ErrorCode::NotFound, {{QStringLiteral("key"), tracking}});
    const QStringList members = claimantsOf(*parcel);
    if (member.isEmpty() && members.size() != 1) {
        return makeError(members.isEmpty() ? ErrorCode::NotFound : ErrorCode::ClaimConflict,
                         {{QStringLiteral("tracking"), tracking}, {QStringLiteral("members"), QJsonArray::fromStringList(members)}});
    }
    return OperationBody(ApproveClaim{parcel->id, member.isEmpty() ? members.first() : member});
}

QString QueueBoard::keyOf(const QString &code) const
{
    if (m_world.order(code))
        return code;
    if (const std::optional<Carton> carton = m_world.cartonByAnyCode(code))
        return carton->order;
    std::optional<Parcel> parcel = m_world.parcelByTracking(code);
    if (!parcel)
        parcel = m_world.parcelByLpn(code);
    if (!parcel)
        return {};
    if (!parcel->order.isEmpty())
        return parcel->order;
    return parcel->position == ParcelState::Unclaimed ? parcel->tracking : QString();
}

} // namespace packbay
