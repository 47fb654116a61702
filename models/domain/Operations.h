#pragma once
#include "models/domain/CartonOperations.h"
#include "models/domain/DispatchOperations.h"
#include "models/domain/OrderOperations.h"
#include "models/domain/ParcelOperations.h"
#include "models/domain/UpstreamOperations.h"

#include <variant>

/// Every act of a clerk, supervisor or upstream system (architecture.md 11.16), as a plain value. fields() names the
/// payload once: JSON and schema are derived from it. Parcels are named by id, everything else by its code on paper.
/// Added to the list of the house plan: MeasureParcel and CageCarton (FACT: the scale and the cage are physical), and
/// UpsertLocation, UpsertUser and GrantNumbers (set up by the central), AnswerLabel (UPSTREAM: the carrier's word).
namespace packbay {

using OperationBody = std::variant<
    ReceiveParcel, UnreceiveParcel, MeasureParcel, InspectParcel, AttachPhoto, PutawayParcel, MoveParcel, PickParcel,
    UnpickParcel, WeighCarton, MeasureCarton, PrintLabel, VerifyLabel, CageCarton, HandOverManifest, RecordTracking,
    OpenException, DeclareLost, FoundParcel, AllocateParcel, ReleaseParcel, OpenCarton, PackParcel, UnpackParcel,
    CloseCarton, ReopenCarton, QuoteCarton, IssueLabel, OpenBag, BagCarton, UnbagCarton, CloseBag, OpenManifest,
    AddToManifest, RemoveFromManifest, SubmitOrder, ApproveOrder, RejectOrder, CancelOrder, AddHold, ReleaseHold,
    ProposeClaim, ApproveClaim, ResolveException, BuyLabel, VoidLabel, CloseManifest, Charge, ReturnToSender,
    DisposeParcel, AbandonParcel, UpsertMember, UpsertGoods, CreatePreAlert, CancelPreAlert, UpsertPurchaseOrder,
    RecordPayment, UpsertCoupon, PublishTariff, UpsertLocation, UpsertUser, GrantNumbers, AnswerLabel>;

/// Who did what, where and when. `seq` counts without gaps inside (station, epoch); upstream operations have none.
struct Operation
{
    OpId id;                 ///< UUIDv7, made when the form opens; a repeat has the same
    QString station;         ///< station code; "central" for upstream
    qint64 epoch = 1;
    qint64 seq = 0;
    QString actor;           ///< badge
    Role role = Role::Clerk; ///< of the actor, as the authority knows it
    QString approver;        ///< badge of the supervisor who scanned in for this one step
    UtcMs at;                ///< the device's clock
    int version = 1;         ///< of the payload's schema
    OperationBody body;
    bool operator==(const Operation &) const = default;
};

QString typeOf(const OperationBody &body);
OpClass classOf(const OperationBody &body);

} // namespace packbay
