#pragma once
#include "models/freight/Shipment.h"

namespace packbay {

/// The weight that the volumetric mode of the line makes of two weights (freight.md A3, C1); `volumetric` zero = none.
Rational chargeableWeight(const LineRow &line, const Rational &actual, const Rational &volumetric);

/// Up to the line's step, down when the rest is below the grace, with the second stage's step from its start on. Never
/// down to nothing.
Rational roundWeight(const LineRow &line, const Rational &grams);

/// Works out chargeable, billed and excessSteps of the shipment and its pieces from the weights and the minimums that are
/// in `facts` (freight.md C2 steps 4 and 5). May be called again after a minimum was raised.
void billWeight(ShipmentFacts &facts);

} // namespace packbay
