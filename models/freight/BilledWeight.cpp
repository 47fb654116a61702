#include "models/freight/BilledWeight.h"

namespace packbay {
namespace {

Rational counted(const PieceFacts &piece)
{
    return piece.volumetricCounts ? piece.volumetric : Rational(0);
}

void countExcess(ShipmentFacts &facts)
{
    if (facts.line.volMode != VolumetricMode::Excess)
        return;
    // The check of the pack made sure that there is a step.
    const Rational step = facts.line.volExcessStep ? *facts.line.volExcessStep : facts.line.roundStep.value_or(Rational(1));
    facts.excessSteps = 0;
    Rational excess;
    Rational volumetric;
    for (const PieceFacts &piece : facts.pieces) {
        const Rational over = atLeast(counted(piece) - piece.piece->grams, 0);
        if (facts.line.pieceBasis == PieceBasis::PieceThenSum)
            facts.excessSteps += piece.count * (over / step).ceil();
        excess += piece.count * over;
        volumetric += piece.count * counted(piece);
    }
    if (facts.line.pieceBasis == PieceBasis::SumThenRound)
        facts.excessSteps = (excess / step).ceil();
    else if (facts.line.pieceBasis == PieceBasis::Shipment)
        facts.excessSteps = (atLeast(volumetric - facts.actual, 0) / step).ceil();
}

} // namespace

Rational chargeableWeight(const LineRow &line, const Rational &actual, const Rational &volumetric)
{
    if (actual.isOverflow() || volumetric.isOverflow())
        return Rational::overflow();
    if (volumetric <= actual)
        return actual;
    switch (line.volMode) {
    case VolumetricMode::Max: return volumetric;
    case VolumetricMode::Half: return (actual + volumetric) / Rational(2);
    case VolumetricMode::Share: {
        const Rational more = volumetric - actual;
        if (more < line.volShareMin)
            return volumetric;
        return actual + more * (Rational(1) - line.volSharePpm / Rational(1000000));
    }
    case VolumetricMode::Free:
    case VolumetricMode::Excess: break;
    }
    return actual;
}

Rational roundWeight(const LineRow &line, const Rational &grams)
{
    if (grams.isOverflow())
        return grams;
    const bool second = line.round2From && grams >= *line.round2From;
    if (!second && !line.roundStep)
        return grams;
    const Rational step = second ? *line.round2Step : *line.roundStep;
    const Rational whole = (grams / step).floor();
    const Rational rest = grams - whole * step;
    const bool down = rest.isZero() || (rest < line.grace && !whole.isZero());
    return (down ? whole : whole + 1) * step;
}

void billWeight(ShipmentFacts &facts)
{
    const LineRow &line = facts.line;
    Rational total;
    Rational pooledActual;
    Rational pooledVolumetric;
    for (PieceFacts &piece : facts.pieces) {
        piece.chargeable = chargeableWeight(line, piece.piece->grams, counted(piece));
        const bool isRounded = line.pieceBasis == PieceBasis::PieceThenSum;
        piece.billed = atLeast(isRounded ? roundWeight(line, piece.chargeable) : piece.chargeable, piece.minBill);
        if (line.pieceBasis == PieceBasis::Shipment && piece.minBill.isZero()) {
            pooledActual += piece.count * piece.piece->grams;
            pooledVolumetric += piece.count * counted(piece);
        } else {
            // A piece with a minimum of its own no longer shares its weights with the others.
            total += piece.count * piece.billed;
        }
    }
    total += chargeableWeight(line, pooledActual, pooledVolumetric);
    facts.chargeable = total;
    if (line.pieceBasis != PieceBasis::PieceThenSum)
        total = roundWeight(line, total);
    facts.billed = atLeast(atLeast(total, line.minBill), facts.minBill);
    countExcess(facts);
}

} // namespace packbay
