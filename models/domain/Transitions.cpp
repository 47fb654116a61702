#include "models/domain/Transitions.h"

#include <array>

namespace packbay {
namespace {

using P = ParcelState;
using PE = ParcelEvent;
constexpr auto kParcel = std::to_array<Transition<P>>({
    {P::None, PE::PreAlert, P::Expected},
    {P::Cancelled, PE::PreAlert, P::Expected},
    {P::None, PE::Receive, P::Received},
    {P::Expected, PE::Receive, P::Received},
    {P::Cancelled, PE::Receive, P::Received},
    {P::None, PE::ReceiveUnclaimed, P::Unclaimed},
    {P::Expected, PE::ReceiveUnclaimed, P::Unclaimed},
    {P::Cancelled, PE::ReceiveUnclaimed, P::Unclaimed},
    {P::Received, PE::UnreceiveExpected, P::Expected},
    {P::Unclaimed, PE::UnreceiveExpected, P::Expected},
    {P::Received, PE::Unreceive, P::Cancelled},
    {P::Unclaimed, PE::Unreceive, P::Cancelled},
    {P::Expected, PE::CancelPreAlert, P::Cancelled},
    {P::Unclaimed, PE::ClaimApproved, P::Received},
    {P::Unclaimed, PE::ClaimApprovedShelved, P::Stored},
    {P::Received, PE::InspectPass, P::Inspected},
    {P::Received, PE::Putaway, P::Stored},
    {P::Inspected, PE::Putaway, P::Stored},
    {P::Unclaimed, PE::Putaway, P::Unclaimed},
    {P::Stored, PE::TakeOff, P::Received},
    {P::Stored, PE::TakeOffInspected, P::Inspected},
    {P::Received, PE::Allocate, P::Allocated},
    {P::Inspected, PE::Allocate, P::Allocated},
    {P::Stored, PE::Allocate, P::Allocated},
    {P::Allocated, PE::ReleaseReceived, P::Received},
    {P::Allocated, PE::ReleaseInspected, P::Inspected},
    {P::Allocated, PE::ReleaseStored, P::Stored},
    {P::Allocated, PE::Pick, P::Picked},
    {P::Picked, PE::Unpick, P::Stored},
    {P::Picked, PE::Pack, P::Packed},
    {P::Packed, PE::Unpack, P::Picked},
    {P::Picked, PE::OrderLeft, P::Stored},
    {P::Packed, PE::OrderLeft, P::Stored},
    {P::Packed, PE::CartonHandedOver, P::Dispatched},
    {P::Received, PE::ReturnToSender, P::Returned},
    {P::Unclaimed, PE::ReturnToSender, P::Returned},
    {P::Inspected, PE::ReturnToSender, P::Returned},
    {P::Stored, PE::ReturnToSender, P::Returned},
    {P::Received, PE::Dispose, P::Disposed},
    {P::Unclaimed, PE::Dispose, P::Disposed},
    {P::Inspected, PE::Dispose, P::Disposed},
    {P::Stored, PE::Dispose, P::Disposed},
    {P::Received, PE::Abandon, P::Abandoned},
    {P::Unclaimed, PE::Abandon, P::Abandoned},
    {P::Inspected, PE::Abandon, P::Abandoned},
    {P::Stored, PE::Abandon, P::Abandoned},
    {P::Received, PE::DeclareLost, P::Lost},
    {P::Unclaimed, PE::DeclareLost, P::Lost},
    {P::Inspected, PE::DeclareLost, P::Lost},
    {P::Stored, PE::DeclareLost, P::Lost},
    {P::Allocated, PE::DeclareLost, P::Lost},
    {P::Picked, PE::DeclareLost, P::Lost},
    {P::Packed, PE::DeclareLost, P::Lost},
    {P::Lost, PE::Found, P::Stored},
    {P::Lost, PE::FoundUnclaimed, P::Unclaimed},
});

using O = OrderState;
using OE = OrderEvent;
constexpr auto kOrder = std::to_array<Transition<O>>({
    {O::None, OE::Submit, O::Submitted},
    {O::Draft, OE::Submit, O::Submitted},
    {O::Submitted, OE::Approve, O::Approved},
    {O::Submitted, OE::Reject, O::Rejected},
    {O::Approved, OE::StartPicking, O::Picking},
    {O::Picking, OE::StartPacking, O::Packing},
    {O::Packing, OE::Weighed, O::Weighed},
    {O::Weighed, OE::Quoted, O::AwaitingPayment},
    {O::AwaitingPayment, OE::Reweigh, O::Weighed},
    {O::AwaitingPayment, OE::Paid, O::Paid},
    {O::Paid, OE::ReweighUp, O::SupplementDue},
    {O::SupplementDue, OE::Paid, O::Paid},
    {O::Paid, OE::Labelled, O::Labelled},
    {O::Labelled, OE::LabelVoided, O::Paid},
    {O::Weighed, OE::Reopen, O::Packing},
    {O::AwaitingPayment, OE::Reopen, O::Packing},
    {O::SupplementDue, OE::Reopen, O::Packing},
    {O::Paid, OE::Reopen, O::Packing},
    {O::Labelled, OE::HandOver, O::HandedOver},
    {O::HandedOver, OE::Depart, O::InTransit},
    {O::InTransit, OE::Deliver, O::Delivered},
    {O::Draft, OE::Cancel, O::Cancelled},
    {O::Submitted, OE::Cancel, O::Cancelled},
    {O::Approved, OE::Cancel, O::Cancelled},
    {O::Picking, OE::Cancel, O::Cancelled},
    {O::Packing, OE::Cancel, O::Cancelled},
    {O::Weighed, OE::Cancel, O::Cancelled},
    {O::AwaitingPayment, OE::Cancel, O::Cancelled},
    {O::SupplementDue, OE::Cancel, O::Cancelled},
    {O::Paid, OE::Cancel, O::Cancelled},
});

using C = CartonState;
using CE = CartonEvent;
constexpr auto kCarton = std::to_array<Transition<C>>({
    {C::None, CE::Open, C::Open},
    {C::Open, CE::Close, C::Closed},
    {C::Closed, CE::Weigh, C::Weighed},
    {C::Weighed, CE::Reweigh, C::Weighed},
    {C::Quoted, CE::Reweigh, C::Weighed},
    {C::Paid, CE::Reweigh, C::Weighed},
    {C::Weighed, CE::Quote, C::Quoted},
    {C::Quoted, CE::Quote, C::Quoted},
    {C::Quoted, CE::Pay, C::Paid},
    {C::Paid, CE::Label, C::Labelled},
    {C::Labelled, CE::LabelVoided, C::Paid},
    {C::Labelled, CE::Bag, C::Bagged},
    {C::Bagged, CE::Unbag, C::Labelled},
    {C::Labelled, CE::Manifest, C::Manifested},
    {C::Bagged, CE::Manifest, C::Manifested},
    {C::Manifested, CE::Unmanifest, C::Labelled},
    {C::Manifested, CE::UnmanifestBagged, C::Bagged},
    {C::Manifested, CE::HandOver, C::HandedOver},
    {C::Closed, CE::Reopen, C::Open},
    {C::Weighed, CE::Reopen, C::Open},
    {C::Quoted, CE::Reopen, C::Open},
    {C::Paid, CE::Reopen, C::Open},
});

using L = LabelState;
using LE = LabelEvent;
constexpr auto kLabel = std::to_array<Transition<L>>({
    {L::None, LE::Request, L::Requesting},
    {L::Requesting, LE::Issue, L::Issued},
    {L::Requesting, LE::Fail, L::Failed},
    {L::Requesting, LE::TimeOut, L::Unknown},
    {L::Unknown, LE::Issue, L::Issued},
    {L::Unknown, LE::Fail, L::Failed},
    {L::Failed, LE::Retry, L::None},
    {L::Issued, LE::Print, L::Printed},
    {L::Printed, LE::Reprint, L::Printed},
    {L::Verified, LE::Reprint, L::Printed},
    {L::Printed, LE::Verify, L::Verified},
    {L::Issued, LE::RequestVoid, L::VoidRequested},
    {L::Printed, LE::RequestVoid, L::VoidRequested},
    {L::Verified, LE::RequestVoid, L::VoidRequested},
    {L::VoidRequested, LE::AcceptVoid, L::Voided},
    {L::VoidRequested, LE::RejectVoid, L::VoidRejected},
    {L::VoidRejected, LE::Reprint, L::Printed}, // it is live and goes on its way
    {L::VoidRejected, LE::Verify, L::Verified},
});

constexpr auto kBag = std::to_array<Transition<BagState>>({
    {BagState::None, BagEvent::Open, BagState::Open},
    {BagState::Open, BagEvent::Close, BagState::Closed},
    {BagState::Closed, BagEvent::Reopen, BagState::Open},
    {BagState::Closed, BagEvent::Manifest, BagState::Manifested},
    {BagState::Manifested, BagEvent::Unmanifest, BagState::Closed},
});

constexpr auto kManifest = std::to_array<Transition<ManifestState>>({
    {ManifestState::None, ManifestEvent::Open, ManifestState::Open},
    {ManifestState::Open, ManifestEvent::StartClosing, ManifestState::Closing},
    {ManifestState::Closing, ManifestEvent::Close, ManifestState::Closed},
    {ManifestState::Closed, ManifestEvent::HandOver, ManifestState::HandedOver},
});

constexpr auto kCase = std::to_array<Transition<CaseState>>({
    {CaseState::None, CaseEvent::Open, CaseState::Open},
    {CaseState::Open, CaseEvent::Resolve, CaseState::Resolved},
});

constexpr auto kPreAlert = std::to_array<Transition<PreAlertState>>({
    {PreAlertState::None, PreAlertEvent::Open, PreAlertState::Open},
    {PreAlertState::Open, PreAlertEvent::Receive, PreAlertState::Received},
    {PreAlertState::Received, PreAlertEvent::Unreceive, PreAlertState::Open},
    {PreAlertState::Open, PreAlertEvent::Cancel, PreAlertState::Cancelled},
});

} // namespace

template<> std::span<const Transition<ParcelState>> TransitionTable::rows<ParcelState>() { return kParcel; }
template<> std::span<const Transition<OrderState>> TransitionTable::rows<OrderState>() { return kOrder; }
template<> std::span<const Transition<CartonState>> TransitionTable::rows<CartonState>() { return kCarton; }
template<> std::span<const Transition<LabelState>> TransitionTable::rows<LabelState>() { return kLabel; }
template<> std::span<const Transition<BagState>> TransitionTable::rows<BagState>() { return kBag; }
template<> std::span<const Transition<ManifestState>> TransitionTable::rows<ManifestState>() { return kManifest; }
template<> std::span<const Transition<CaseState>> TransitionTable::rows<CaseState>() { return kCase; }
template<> std::span<const Transition<PreAlertState>> TransitionTable::rows<PreAlertState>() { return kPreAlert; }

Error TransitionTable::refused(const QString &from, const QString &event)
{
    return makeError(ErrorCode::IllegalTransition,
                     {{QStringLiteral("from"), from}, {QStringLiteral("event"), event}});
}

} // namespace packbay
