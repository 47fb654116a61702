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
