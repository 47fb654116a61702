#include "models/workflow/PutawayFlow.h"

namespace packbay {
namespace {

/// Objections that another shelf would answer; all others concern the parcel itself.
bool concernsShelf(const Error &error)
{
    switch (error.code) {
    case ErrorCode::LocationFull:
    case ErrorCode::WrongZone:
    case ErrorCode::NotFound:
    case ErrorCode::WrongKindOfCode:
    case ErrorCode::InvalidOperation: return true;
    default: return false;
    }
}

} // namespace

void PutawayFlow::reset()
{
    m_parcel = {};
    forgetShelving();
}

void PutawayFlow::onScan(const ScanMeaning &scan)
{
    if (m_parcel.isNull())
        scanParcel(scan);
    else
        scanForShelf(scan);
}

void PutawayFlow::scanParcel(const ScanMeaning &scan)
{
    if (!mayBeParcel(scan)) {
        wrongKind(scan, CodeKind::Parcel);
        return;
    }
    const std::optional<Parcel> found = parcelOf(world(), scan);
    if (!found) {
        remark(makeError(ErrorCode::ParcelNotReceived, {{QStringLiteral("code"), scan.normalized}}));
        return;
    }
    // An allocated parcel that lies on a shelf is wanted at the bench, it is not moved about.
    if (found->position == ParcelState::Allocated || found->position == ParcelState::Picked) {
        stop(makeError(ErrorCode::ParcelAllocated, {{QStringLiteral("code"), paperCode(*found)}, {QStringLiteral("order"), found->order}}));
        return;
    }
    if (const auto error = objection(shelvingOf(found->id, found->location)); error && !concernsShelf(*error)) {
        stop(*error);
        return;
    }
    journal().clear();
    m_parcel = found->id;
    beginShelving(m_parcel);
    sound(Tone::Ok);
}

void PutawayFlow::onCommand(Command command)
{
    if (!m_parcel.isNull() && commandForShelf(command))
        return;
    if (!m_parcel.isNull() && (command == Command::Back || command == Command::No))
        reset();
    else
        sound(Tone::Blocked);
}

void PutawayFlow::shelved(const Parcel &parcel, const QString &sign)
{
    Q_UNUSED(parcel);
    Q_UNUSED(sign);
    m_parcel = {};
}

void PutawayFlow::unshelved(const EntityId &parcel)
{
    m_parcel = parcel;
    beginShelving(parcel);
}

void PutawayFlow::show(ScreenState &state) const
{
    if (m_parcel.isNull()) {
        state.prompt = phraseOf(Text::AskParcelToShelve);
        return;
    }
    state.actions = {actionOf(Command::Back, Text::WordBack)};
    showShelving(state);
    if (const std::optional<Parcel> parcel = world().get<Parcel>(m_parcel)) {
        addParcelFacts(state, world(), *parcel);
        if (!parcel->location.isEmpty())
            state.facts.append(factOf(Text::FactLiesAt, plainCell(signOf(world(), parcel->location))));
        state.job = phraseOf(Text::JobParcel, {{QStringLiteral("code"), paperCode(*parcel)}});
    }
}

} // namespace packbay
