#pragma once
#include "models/freight/Shipment.h"

namespace packbay {

/// Do all conditions hold for this piece? Weights are the piece's, what a piece has not is the shipment's.
bool holdForPiece(const std::vector<Condition> &conditions, ShipmentFacts &facts, const PieceFacts &piece);
/// Do all conditions hold for the shipment? Weights are the shipment's; those on sides, packaging and category must hold
/// together for one of its pieces.
bool holdForShipment(const std::vector<Condition> &conditions, ShipmentFacts &facts);

/// Can the two never hold together: for one piece, or for a shipment? False where it cannot be told from the rows alone.
bool excludeEachOther(const Condition &a, const Condition &b, bool forPiece);

/// "longest side 1,310 mm > 1,200 mm", for the piece, or the shipment when it is null.
QString conditionText(const Condition &condition, ShipmentFacts &facts, const PieceFacts *piece);

/// 1310 as "1,310", whatever the locale.
QString grouped(const Rational &number);

} // namespace packbay
