#include "models/workflow/PackFlow.h"

#include <algorithm>

// What goes into the carton, and what may not.
namespace packbay {

QList<Parcel> PackFlow::parcels() const
{
    QList<Parcel> all;
    for (Parcel &parcel : world().all<Parcel>(Lookup::ParcelByOrder, m_order))
        all.append(std::move(parcel));
    std::sort(all.begin(), all.end(), [](const Parcel &a, const Parcel &b) {
        return std::tuple(!a.carton.isEmpty(), a.location, a.tracking) < std::tuple(!b.carton.isEmpty(), b.location, b.tracking);
    });
    return all;
}

QList<Parcel> PackFlow::left() const
{
    QList<Parcel> open = parcels();
    open.removeIf([](const Parcel &parcel) { return !parcel.carton.isEmpty(); });
    return open;
}

QList<EntityId> PackFlow::missing() const
{
    QList<EntityId> ids;
    for (const QString &tracking : order().requested) {
        const std::optional<Parcel> parcel = world().parcelByTracking(tracking);
        if (!parcel)
            ids.append(parcelId(world().warehouse(), tracking, 0));
        else if (parcel->order != m_order || parcel->carton.isEmpty())
            ids.append(parcel->id);
    }
    return ids;
}

/// To the next parcel, or to the seal when all are in (ship as is: one parcel, one carton).
void PackFlow::goOn()
{
    const bool full = isAsIs() && world().count(Lookup::ParcelByCarton, m_carton) > 0;
    m_step = left().isEmpty() || full ? Step::Seal : Step::Parcel;
    if (m_step == Step::Seal && world().count(Lookup::ParcelByCarton, m_carton) == 0)
        m_step = Step::Parcel;
}

void PackFlow::scanParcel(const ScanMeaning &scan)
{
    if (!mayBeParcel(scan)) {
        wrongKind(scan, CodeKind::Parcel);
        return;
    }
    const std::optional<Parcel> parcel = parcelOf(world(), scan);
    if (!parcel) {
        stop(makeError(ErrorCode::ParcelNotReceived, {{QStringLiteral("code"), scan.normalized}}));
        return;
    }
    if (parcel->order != m_order || parcel->position != ParcelState::Allocated) {
        pack(*parcel);
        return;
    }
    // Fetched without a pick list: it is here, so it was picked.
    const Parcel fetched = *parcel;
    submit(PickParcel{fetched.id, m_order}, [this, fetched](const OperationOutcome &) {
        if (!fetched.location.isEmpty()) {
            undoable(UnpickParcel{fetched.id, fetched.location},
                     phraseOf(Text::UndonePick, {{QStringLiteral("code"), paperCode(fetched)},
                                                 {QStringLiteral("location"), signOf(world(), fetched.location)}}),
                     [this] { goOn(); });
        }
        pack(fetched);
    });
}

void PackFlow::pack(const Parcel &parcel)
{
    submit(
        PackParcel{parcel.id, m_carton}, [this, parcel](const OperationOutcome &) { packed(parcel); },
        [this, parcel](const Error &error) { refusedParcel(parcel, error); });
}

void PackFlow::packed(const Parcel &parcel)
{
    const QString box = m_carton;
    const QString orderNo = m_order;
    const QJsonObject args{{QStringLiteral("code"), paperCode(parcel)}, {QStringLiteral("box"), box}};
    undoable(UnpackParcel{parcel.id, box, QStringLiteral("undo")}, phraseOf(Text::UndonePack, args), [this, box, orderNo] {
        m_order = orderNo;
        m_carton = box;
        goOn();
    });
    m_odd.reset();
    approveBy({});
    goOn();
    say(phraseOf(Text::ParcelPacked, args), m_step == Step::Seal ? Tone::Step : Tone::Ok);
}

void PackFlow::refusedParcel(const Parcel &parcel, const Error &error)
{
    Error shown = error;
    shown.args.insert(QStringLiteral("code"), paperCode(parcel));
    shown.args.insert(QStringLiteral("box"), m_carton);
    const bool stillHere = parcel.position == ParcelState::Allocated && !parcel.location.isEmpty();
    // Not asked for yet, or on its way from another order when the station died.
    const bool isFree = parcel.position == ParcelState::Stored && parcel.order.isEmpty();
    switch (error.code) {
    case ErrorCode::WrongCustomer:
        m_odd = parcel;
        m_step = Step::ScanOut;
        stop(shown);
        return;
    case ErrorCode::AlreadyPacked:
        goOn();
        info(phraseOf(Text::ParcelInCarton, {{QStringLiteral("code"), paperCode(parcel)}, {QStringLiteral("box"), parcel.carton}}), Tone::Dup);
        return;
    case ErrorCode::OverLimit:
        m_odd = parcel;
        m_step = Step::NewCarton;
        sound(Tone::Ask);
        return;
    case ErrorCode::NotInThisOrder:
    case ErrorCode::ParcelInOtherOrder:
        if ((stillHere || isFree) && !isAsIs()) {
            m_odd = parcel;
            m_step = Step::MoveToOrder;
            sound(Tone::Ask);
            return;
        }
        break;
    default: break;
    }
    goOn();
    stop(shown);
}

/// Out of the other order with the supervisor's word, into this one, and into the carton.
void PackFlow::moveToOrder(const Parcel &parcel)
{
    const auto add = [this, parcel](const OperationOutcome &) {
        submit(AllocateParcel{parcel.id, m_order}, [this, parcel](const OperationOutcome &) {
            submit(PickParcel{parcel.id, m_order}, [this, parcel](const OperationOutcome &) { pack(parcel); });
        });
    };
    if (parcel.order.isEmpty())
        add({});
    else
        submit(ReleaseParcel{parcel.id, parcel.order, m_order}, add);
}

void PackFlow::releaseMissing(QList<EntityId> ids, int released)
{
    if (ids.isEmpty()) {
        approveBy({});
        const bool empty = m_carton.isEmpty() || world().count(Lookup::ParcelByCarton, m_carton) == 0;
        if (empty)
            reset();
        else
            goOn();
        say(phraseOf(Text::ParcelsReleased, {{QStringLiteral("n"), released}}));
        return;
    }
    const EntityId first = ids.takeFirst();
    submit(ReleaseParcel{first, m_order, enumName(CaseCode::MissingParcel)},
           [this, ids, released](const OperationOutcome &) { releaseMissing(ids, released + 1); });
}

void PackFlow::holdOrder()
{
    const QString no = m_order;
    const QString box = m_carton;
    submit(AddHold{enumName(EntityKind::Order), no, CaseCode::MissingParcel, {}}, [this, no, box](const OperationOutcome &) {
        effect(PrintSheet{SheetKind::HoldTag, box, 0, enumName(CaseCode::MissingParcel)});
        reset();
        say(phraseOf(Text::OrderHeld, {{QStringLiteral("order"), no}}));
    });
}

} // namespace packbay
