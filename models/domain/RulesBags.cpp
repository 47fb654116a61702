#include "models/domain/Rules.h"
#include "models/domain/RulesShared.h"

namespace packbay {
namespace {

Status needOpen(const Bag &bag)
{
    if (!(bag.state == BagState::Open))
        return refusal(ErrorCode::BagClosed, {{"bag", bag.code}, {"state", enumName(bag.state.value())}});
    return {};
}

} // namespace

Status decide(Draft &draft, const CageCarton &body)
{
    PACKBAY_TRY_ASSIGN(carton, need<Carton>(draft, body.carton));
    if (!(carton.state == CartonState::Labelled) && !carton.label.isEmpty())
        return refusal(ErrorCode::IllegalTransition,
                       {{"from", enumName(carton.state.value())}, {"event", QStringLiteral("cage")}});
    if (body.cage.isEmpty()) { // undo
        carton.cage.clear();
        draft.putSubject(carton);
        return {};
    }
    PACKBAY_TRY(needVerified(draft, carton));
    PACKBAY_TRY_ASSIGN(cage, need<Location>(draft, body.cage));
    if (cage.kind != LocationKind::Cage)
        return refusal(ErrorCode::WrongKindOfCode, {{"location", cage.code}, {"kind", enumName(cage.kind)}});
    if (cage.carrier != carton.carrier || !cage.enabled)
        return refusal(ErrorCode::WrongCage, {{"carton", carton.code}, {"carrier", carton.carrier},
                                              {"cage", cage.code}, {"cage_carrier", cage.carrier},
                                              {"enabled", cage.enabled}});
    carton.cage = cage.code;
    draft.putSubject(carton);
    return {};
}

Status decide(Draft &draft, const OpenBag &body)
{
    PACKBAY_TRY(needText("bag", body.bag));
    PACKBAY_TRY(needText("carrier", body.carrier));
    if (draft.bag(body.bag))
        return refusal(ErrorCode::AlreadyExists, {{"bag", body.bag}});
    Bag bag;
    bag.id = idFor<Bag>(body.bag);
    bag.code = body.bag;
    bag.carrier = body.carrier;
    bag.limit = body.limit;
    PACKBAY_TRY(TransitionTable::fire(bag.state, BagEvent::Open));
    draft.putSubject(bag);
    return {};
}

Status decide(Draft &draft, const BagCarton &body)
{
    PACKBAY_TRY_ASSIGN(bag, need<Bag>(draft, body.bag));
    PACKBAY_TRY_ASSIGN(carton, need<Carton>(draft, body.carton));
    PACKBAY_TRY(needOpen(bag));
    if (!carton.bag.isEmpty())
        return refusal(ErrorCode::AlreadyExists, {{"carton", carton.code}, {"bag", carton.bag}});
    PACKBAY_TRY(needVerified(draft, carton));
    if (carton.carrier != bag.carrier)
        return refusal(ErrorCode::ChannelMismatch, {{"carton", carton.code}, {"carrier", carton.carrier},
                                                    {"bag", bag.code}, {"expected", bag.carrier}});
    const Grams heavy = bag.weight + carton.gross;
    if (bag.limit.value > 0 && heavy > bag.limit)
        return refusal(ErrorCode::BagOverweight, {{"bag", bag.code}, {"weight_g", heavy.value},
                                                  {"limit_g", bag.limit.value}});
    PACKBAY_TRY(TransitionTable::fire(carton.state, CartonEvent::Bag));
    carton.bag = bag.code;
    draft.putSubject(carton);
    ++bag.cartons;
    bag.weight = heavy;
    draft.put(bag);
    return {};
}

Status decide(Draft &draft, const UnbagCarton &body)
{
    PACKBAY_TRY_ASSIGN(bag, need<Bag>(draft, body.bag));
    PACKBAY_TRY_ASSIGN(carton, need<Carton>(draft, body.carton));
    if (carton.bag != bag.code)
        return refusal(ErrorCode::WrongParcel, {{"carton", carton.code}, {"bag", bag.code}, {"carton_bag", carton.bag}});
    PACKBAY_TRY(needOpen(bag));
    PACKBAY_TRY(TransitionTable::fire(carton.state, CartonEvent::Unbag));
    carton.bag.clear();
    draft.putSubject(carton);
    --bag.cartons;
    bag.weight = bag.weight - carton.gross;
    draft.put(bag);
    return {};
}

Status decide(Draft &draft, const CloseBag &body)
{
    PACKBAY_TRY_ASSIGN(bag, need<Bag>(draft, body.bag));
    PACKBAY_TRY(needOpen(bag));
    if (bag.cartons == 0)
        return refusal(ErrorCode::CartonEmpty, {{"bag", bag.code}});
    PACKBAY_TRY(TransitionTable::fire(bag.state, BagEvent::Close));
    draft.putSubject(bag);
    return {};
}

} // namespace packbay
