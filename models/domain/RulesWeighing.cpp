#include "models/domain/Rules.h"
#include "models/domain/RulesShared.h"

#include <algorithm>

namespace packbay {
namespace {

Status needClosed(const Carton &carton)
{
    if (carton.state == CartonState::Open || carton.state == CartonState::None)
        return refusal(ErrorCode::CartonStillOpen, {{"carton", carton.code}});
    return {};
}

/// Its order goes on, and no carrier number was given for the present weight and size.
Status needLive(const Draft &draft, const Carton &carton)
{
    if (!carton.label.isEmpty())
        return refusal(ErrorCode::LabelExists, {{"carton", carton.code}, {"label", carton.label},
                                                {"carrier_no", carton.carrierNo}});
    PACKBAY_TRY_ASSIGN(order, need<Order>(draft, carton.order));
    if (order.state == OrderState::Cancelled)
        return refusal(ErrorCode::OrderNotOpen, {{"order", order.no}, {"state", enumName(order.state.value())}});
    return {};
}

/// Against the sum of what went in, when every parcel has a weight (domain.md A1 row 10).
Status needPlausible(const Draft &draft, const Carton &carton, Grams gross)
{
    Grams expected = carton.tare;
    for (const Parcel &parcel : draft.all<Parcel>(Lookup::ParcelByCarton, carton.code)) {
        if (parcel.weight.value == 0)
            return {};
        expected += parcel.weight;
    }
    const qint64 allowed = std::max<qint64>(50, expected.value / 10);
    if (std::abs(gross.value - expected.value) > allowed)
        return refusal(ErrorCode::WeightDiffers, {{"carton", carton.code}, {"expected_g", expected.value},
                                                  {"gross_g", gross.value}, {"allowed_g", allowed}});
    return {};
}

qint64 volume(const Dimensions &size)
{
    return size.length.value * size.width.value * size.height.value;
}

/// A carton that is paid for costs more only when it grew; one that is only quoted is quoted again after any change.
Status takeMeasure(Draft &draft, Carton &carton, bool changed, bool grew)
{
    switch (carton.state.value()) {
    case CartonState::Quoted:
        return changed ? dropQuote(draft, carton) : Status();
    case CartonState::Paid:
        return grew ? dropQuote(draft, carton) : Status();
    default:
        return {};
    }
}

} // namespace

Status decide(Draft &draft, const WeighCarton &body)
{
    PACKBAY_TRY_ASSIGN(carton, need<Carton>(draft, body.carton));
    PACKBAY_TRY(needClosed(carton));
    PACKBAY_TRY(needLive(draft, carton));
    if (body.gross.value <= 0)
        return refusal(ErrorCode::WeightInvalid, {{"carton", carton.code}, {"gross_g", body.gross.value}});
    PACKBAY_TRY(needText("source", body.source));
    if (body.accepted)
        PACKBAY_TRY(needSupervisor(draft));
    else if (!body.sameBill)
        PACKBAY_TRY(needPlausible(draft, carton, body.gross));
    if (carton.state == CartonState::Closed)
        PACKBAY_TRY(TransitionTable::fire(carton.state, CartonEvent::Weigh));
    else
        PACKBAY_TRY(takeMeasure(draft, carton, body.gross != carton.gross, body.gross > carton.gross));
    carton.gross = body.gross;
    carton.weightSource = body.source;
    draft.putSubject(carton);
    return settleOrder(draft, carton.order);
}

Status decide(Draft &draft, const MeasureCarton &body)
{
    PACKBAY_TRY_ASSIGN(carton, need<Carton>(draft, body.carton));
    PACKBAY_TRY(needClosed(carton));
    PACKBAY_TRY(needLive(draft, carton));
    if (!body.size.isMeasured())
        return refusal(ErrorCode::DimensionsMissing, {{"carton", carton.code}});
    PACKBAY_TRY(takeMeasure(draft, carton, body.size != carton.size, volume(body.size) > volume(carton.size)));
    carton.size = body.size;
    draft.putSubject(carton);
    return settleOrder(draft, carton.order);
}

Status decide(Draft &draft, const QuoteCarton &body)
{
    PACKBAY_TRY(needText("no", body.no));
    PACKBAY_TRY(needText("line", body.line));
    PACKBAY_TRY(needText("carrier", body.carrier));
    PACKBAY_TRY(needText("tariff", body.tariff));
    if (body.totalMinor < 0 || body.currency.size() != 3)
        return refusal(ErrorCode::InvalidOperation, {{"field", QStringLiteral("total_minor")}});
    PACKBAY_TRY_ASSIGN(carton, need<Carton>(draft, body.carton));
    PACKBAY_TRY(needClosed(carton));
    PACKBAY_TRY(needLive(draft, carton));
    PACKBAY_TRY(needFree(draft, carton));
    if (draft.quote(body.no))
        return refusal(ErrorCode::AlreadyExists, {{"quote", body.no}});
    if (body.expiresAt <= draft.op().at)
        return refusal(ErrorCode::QuoteExpired, {{"quote", body.no}, {"expires_at", body.expiresAt.value}});
    if (body.actual.value != 0 && body.actual != carton.gross)
        return refusal(ErrorCode::WeightDiffers, {{"carton", carton.code}, {"expected_g", carton.gross.value},
                                                  {"gross_g", body.actual.value}});
    for (const Carton &other : draft.all<Carton>(Lookup::CartonByOrder, carton.order)) {
        if (other.id != carton.id && !other.quote.isEmpty() && other.currency != body.currency)
            return refusal(ErrorCode::InvalidOperation, {{"field", QStringLiteral("currency")},
                                                         {"expected", other.currency}});
    }
    PACKBAY_TRY(TransitionTable::fire(carton.state, CartonEvent::Quote));
    Quote quote;
    quote.id = idFor<Quote>(body.no);
    quote.no = body.no;
    quote.carton = carton.code;
    quote.line = body.line;
    quote.carrier = body.carrier;
    quote.tariff = body.tariff;
    quote.totalMinor = body.totalMinor;
    quote.currency = body.currency;
    quote.actual = body.actual;
    quote.volumetric = body.volumetric;
    quote.billed = body.billed;
    quote.at = draft.op().at;
    quote.expiresAt = body.expiresAt;
    quote.explain = body.explain;
    carton.quote = body.no;
    carton.service = body.line;
    carton.carrier = body.carrier;
    carton.totalMinor = body.totalMinor;
    carton.currency = body.currency;
    draft.putSubject(carton);
    draft.put(quote);
    return settleOrder(draft, carton.order);
}

} // namespace packbay
