#pragma once
#include "models/domain/RulesDraft.h"

/// Private to the Rulebook: one function per operation. Each checks its guards, fires the transitions and puts the rows
/// into the draft, or returns the refusal.
namespace packbay {

// RulesReceiving.cpp
Status decide(Draft &draft, const ReceiveParcel &body);
Status decide(Draft &draft, const UnreceiveParcel &body);
Status decide(Draft &draft, const MeasureParcel &body);
Status decide(Draft &draft, const InspectParcel &body);
Status decide(Draft &draft, const AttachPhoto &body);

// RulesStock.cpp
Status decide(Draft &draft, const PutawayParcel &body);
Status decide(Draft &draft, const MoveParcel &body);
Status decide(Draft &draft, const PickParcel &body);
Status decide(Draft &draft, const UnpickParcel &body);

// RulesOrders.cpp
Status decide(Draft &draft, const SubmitOrder &body);
Status decide(Draft &draft, const ApproveOrder &body);
Status decide(Draft &draft, const RejectOrder &body);
Status decide(Draft &draft, const CancelOrder &body);
Status decide(Draft &draft, const AllocateParcel &body);
Status decide(Draft &draft, const ReleaseParcel &body);

// RulesMoney.cpp
Status decide(Draft &draft, const RecordPayment &body);
Status decide(Draft &draft, const Charge &body);

// RulesPacking.cpp
Status decide(Draft &draft, const OpenCarton &body);
Status decide(Draft &draft, const PackParcel &body);
Status decide(Draft &draft, const UnpackParcel &body);
Status decide(Draft &draft, const CloseCarton &body);
Status decide(Draft &draft, const ReopenCarton &body);

// RulesWeighing.cpp
Status decide(Draft &draft, const WeighCarton &body);
Status decide(Draft &draft, const MeasureCarton &body);
Status decide(Draft &draft, const QuoteCarton &body);

// RulesLabels.cpp
Status decide(Draft &draft, const IssueLabel &body);
Status decide(Draft &draft, const BuyLabel &body);
Status decide(Draft &draft, const PrintLabel &body);
Status decide(Draft &draft, const VerifyLabel &body);
Status decide(Draft &draft, const VoidLabel &body);
Status decide(Draft &draft, const AnswerLabel &body);

// RulesBags.cpp
Status decide(Draft &draft, const CageCarton &body);
Status decide(Draft &draft, const OpenBag &body);
Status decide(Draft &draft, const BagCarton &body);
Status decide(Draft &draft, const UnbagCarton &body);
Status decide(Draft &draft, const CloseBag &body);

// RulesDispatch.cpp
Status decide(Draft &draft, const OpenManifest &body);
Status decide(Draft &draft, const AddToManifest &body);
Status decide(Draft &draft, const RemoveFromManifest &body);
Status decide(Draft &draft, const CloseManifest &body);
Status decide(Draft &draft, const HandOverManifest &body);
Status decide(Draft &draft, const RecordTracking &body);

// RulesCases.cpp
Status decide(Draft &draft, const OpenException &body);
Status decide(Draft &draft, const AddHold &body);
Status decide(Draft &draft, const ReleaseHold &body);
Status decide(Draft &draft, const ResolveException &body);
Status decide(Draft &draft, const ProposeClaim &body);
Status decide(Draft &draft, const ApproveClaim &body);

// RulesLeaving.cpp
Status decide(Draft &draft, const DeclareLost &body);
Status decide(Draft &draft, const FoundParcel &body);
Status decide(Draft &draft, const ReturnToSender &body);
Status decide(Draft &draft, const DisposeParcel &body);
Status decide(Draft &draft, const AbandonParcel &body);

// RulesUpstream.cpp
Status decide(Draft &draft, const UpsertMember &body);
Status decide(Draft &draft, const UpsertGoods &body);
Status decide(Draft &draft, const CreatePreAlert &body);
Status decide(Draft &draft, const CancelPreAlert &body);
Status decide(Draft &draft, const UpsertPurchaseOrder &body);
Status decide(Draft &draft, const UpsertCoupon &body);
Status decide(Draft &draft, const PublishTariff &body);
Status decide(Draft &draft, const UpsertLocation &body);
Status decide(Draft &draft, const UpsertUser &body);
Status decide(Draft &draft, const GrantNumbers &body);

} // namespace packbay
