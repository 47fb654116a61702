#pragma once
#include "models/domain/Result.h"
#include "models/domain/Stateful.h"

#include <optional>
#include <span>

/// The state machines of domain.md A2 as data: what may follow what. Holds, inspection and the storage clock are an
/// overlay and stand in no table. A pair that is not in its table is refused.
namespace packbay {

/// Where one act of A2 can end in several states, the suffix of the event names the end; the rule picks it by the facts.
enum class ParcelEvent {
    PreAlert, Receive, ReceiveUnclaimed, UnreceiveExpected, Unreceive, CancelPreAlert, ClaimApproved,
    ClaimApprovedShelved, InspectPass, Putaway, TakeOff, TakeOffInspected, Allocate, ReleaseReceived, ReleaseInspected,
    ReleaseStored, Pick, Unpick, Pack, Unpack, OrderLeft, CartonHandedOver, ReturnToSender, Dispose, Abandon,
    DeclareLost, Found, FoundUnclaimed
};
PACKBAY_ENUM_NAMES(ParcelEvent, "prealert", "receive", "receive_unclaimed", "unreceive_expected", "unreceive",
                   "cancel_prealert", "claim_approved", "claim_approved_shelved", "inspect_pass", "putaway", "take_off",
                   "take_off_inspected", "allocate", "release_received", "release_inspected", "release_stored", "pick",
                   "unpick", "pack", "unpack", "order_left", "carton_handed_over", "return_to_sender", "dispose",
                   "abandon", "declare_lost", "found", "found_unclaimed")

enum class OrderEvent {
    Submit, Approve, Reject, StartPicking, StartPacking, Weighed, Quoted, Reweigh, ReweighUp, Paid, Labelled,
    LabelVoided, Reopen, HandOver, Depart, Deliver, Cancel
};
PACKBAY_ENUM_NAMES(OrderEvent, "submit", "approve", "reject", "start_picking", "start_packing", "weighed", "quoted",
                   "reweigh", "reweigh_up", "paid", "labelled", "label_voided", "reopen", "hand_over", "depart",
                   "deliver", "cancel")

enum class CartonEvent {
    Open, Close, Weigh, Reweigh, Quote, Pay, Label, LabelVoided, Bag, Unbag, Manifest, Unmanifest, UnmanifestBagged,
    HandOver, Reopen
};
PACKBAY_ENUM_NAMES(CartonEvent, "open", "close", "weigh", "reweigh", "quote", "pay", "label", "label_voided", "bag",
                   "unbag", "manifest", "unmanifest", "unmanifest_bagged", "hand_over", "reopen")

enum class LabelEvent {
    Request, Issue, Fail, TimeOut, Retry, Print, Reprint, Verify, RequestVoid, AcceptVoid, RejectVoid
};
PACKBAY_ENUM_NAMES(LabelEvent, "request", "issue", "fail", "time_out", "retry", "print", "reprint", "verify",
                   "request_void", "accept_void", "reject_void")

enum class BagEvent { Open, Close, Reopen, Manifest, Unmanifest };
PACKBAY_ENUM_NAMES(BagEvent, "open", "close", "reopen", "manifest", "unmanifest")

enum class ManifestEvent { Open, StartClosing, Close, HandOver };
PACKBAY_ENUM_NAMES(ManifestEvent, "open", "start_closing", "close", "hand_over")

enum class CaseEvent { Open, Resolve };
PACKBAY_ENUM_NAMES(CaseEvent, "open", "resolve")

enum class PreAlertEvent { Open, Receive, Unreceive, Cancel };
PACKBAY_ENUM_NAMES(PreAlertEvent, "open", "receive", "unreceive", "cancel")

template<class State>
struct EventOf;
template<> struct EventOf<ParcelState> { using type = ParcelEvent; };
template<> struct EventOf<OrderState> { using type = OrderEvent; };
template<> struct EventOf<CartonState> { using type = CartonEvent; };
template<> struct EventOf<LabelState> { using type = LabelEvent; };
template<> struct EventOf<BagState> { using type = BagEvent; };
template<> struct EventOf<ManifestState> { using type = ManifestEvent; };
template<> struct EventOf<CaseState> { using type = CaseEvent; };
template<> struct EventOf<PreAlertState> { using type = PreAlertEvent; };

template<class State>
struct Transition
{
    State from;
    typename EventOf<State>::type event;
    State to;
};

/// The only code that assigns a state.
class TransitionTable
{
public:
    /// Every legal step of this machine, in the order of domain.md A2.
    template<class State>
    static std::span<const Transition<State>> rows();

    template<class State>
    static std::optional<State> next(State from, typename EventOf<State>::type event)
    {
        for (const Transition<State> &row : rows<State>()) {
            if (row.from == from && row.event == event)
                return row.to;
        }
        return std::nullopt;
    }

    /// Moves the state, or error 2101 with {from, event} and no change.
    template<class State>
    static Status fire(Stateful<State> &state, typename EventOf<State>::type event)
    {
        const std::optional<State> to = next(state.value(), event);
        if (!to)
            return refused(enumName(state.value()), enumName(event));
        state.set(*to);
        return {};
    }

private:
    static Error refused(const QString &from, const QString &event);
};

template<> std::span<const Transition<ParcelState>> TransitionTable::rows<ParcelState>();
template<> std::span<const Transition<OrderState>> TransitionTable::rows<OrderState>();
template<> std::span<const Transition<CartonState>> TransitionTable::rows<CartonState>();
template<> std::span<const Transition<LabelState>> TransitionTable::rows<LabelState>();
template<> std::span<const Transition<BagState>> TransitionTable::rows<BagState>();
template<> std::span<const Transition<ManifestState>> TransitionTable::rows<ManifestState>();
template<> std::span<const Transition<CaseState>> TransitionTable::rows<CaseState>();
template<> std::span<const Transition<PreAlertState>> TransitionTable::rows<PreAlertState>();

} // namespace packbay
