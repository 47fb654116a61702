#include "models/domain/Numbers.h"
#include "models/domain/Rules.h"
#include "models/domain/RulesShared.h"

#include <algorithm>

namespace packbay {
namespace {

bool isLiveLabel(const Label &label)
{
    return !(label.state == LabelState::Voided) && !(label.state == LabelState::Failed)
        && !(label.state == LabelState::None);
}

/// Paid, free of holds and without a live label: the only carton that gets one (domain.md A1 row 13).
Status needReadyForLabel(const Draft &draft, const Carton &carton)
{
    for (const Label &label : draft.all<Label>(Lookup::LabelByCarton, carton.code)) {
        if (isLiveLabel(label))
            return refusal(ErrorCode::LabelExists, {{"carton", carton.code}, {"label", label.no},
                                                    {"carrier_no", label.carrierNo}});
    }
    PACKBAY_TRY(needFree(draft, carton));
    if (carton.state.value() < CartonState::Quoted)
        return refusal(ErrorCode::NotQuoted, {{"carton", carton.code}, {"state", enumName(carton.state.value())}});
    PACKBAY_TRY_ASSIGN(order, need<Order>(draft, carton.order));
    const std::optional<Quote> quote = draft.quote(carton.quote);
    if (carton.state == CartonState::Quoted && quote && quote->expiresAt <= draft.op().at)
        return refusal(ErrorCode::QuoteExpired, {{"quote", quote->no}, {"expires_at", quote->expiresAt.value}});
    if (carton.state == CartonState::Quoted || !(order.state == OrderState::Paid))
        return refusal(ErrorCode::NotPaid,
                       {{"carton", carton.code}, {"order", order.no}, {"due_minor", order.totalMinor - order.paidMinor},
                        {"currency", carton.currency}, {"state", enumName(order.state.value())}});
    return {};
}

Status needGranted(const Draft &draft, const QString &purpose, const QString &number)
{
    bool hasBlocks = false;
    bool granted = false;
    for (const NumberBlock &block : draft.all<NumberBlock>(Lookup::BlockByStation, draft.op().station)) {
        if (block.purpose != purpose)
            continue;
        hasBlocks = true;
        granted = granted || isInBlock(block, number);
    }
    if (!hasBlocks)
        return refusal(ErrorCode::NoNumbersLeft, {{"station", draft.op().station}, {"purpose", purpose}});
    if (!granted || isNumberUsed(draft, purpose, number))
        return refusal(ErrorCode::NumberNotGranted, {{"station", draft.op().station}, {"purpose", purpose},
                                                     {"number", number}, {"granted", granted}});
    return {};
}

/// A carton keeps its SSCC for life; only its first one comes from a block.
Status needSscc(const Draft &draft, const Carton &carton, const QString &sscc)
{
    if (sscc.isEmpty() && carton.sscc.isEmpty())
        return {};
    if (carton.sscc.isEmpty())
        return needGranted(draft, kSsccNumbers, sscc);
    if (sscc != carton.sscc)
        return refusal(ErrorCode::NumberNotGranted, {{"purpose", kSsccNumbers}, {"number", sscc},
                                                     {"expected", carton.sscc}});
    return {};
}

Result<Label> newLabel(const Draft &draft, const Carton &carton, const QString &no)
{
    PACKBAY_TRY(needText("no", no));
    if (draft.label(no))
        return refusal(ErrorCode::AlreadyExists, {{"label", no}});
    Label label;
    label.id = idFor<Label>(no);
    label.no = no;
    label.carton = carton.code;
    label.carrier = carton.carrier;
    label.service = carton.service;
    PACKBAY_TRY(TransitionTable::fire(label.state, LabelEvent::Request));
    return label;
}

/// The label is void: its carton is paid again and waits for another one. Refused once it is bagged or listed.
Status releaseFromLabel(Draft &draft, Label label, Carton carton)
{
    PACKBAY_TRY(TransitionTable::fire(label.state, LabelEvent::AcceptVoid));
    PACKBAY_TRY(TransitionTable::fire(carton.state, CartonEvent::LabelVoided));
    draft.putSubject(label);
    carton.label.clear();
    carton.carrierNo.clear();
    carton.cage.clear();
    draft.put(carton);
    PACKBAY_TRY_ASSIGN(order, need<Order>(draft, carton.order));
    if (order.state == OrderState::Labelled) {
        PACKBAY_TRY(TransitionTable::fire(order.state, OrderEvent::LabelVoided));
        draft.put(order);
    }
    return {};
}

/// What the carrier sold: number and sheet; the carton has its label.
Status takeBought(Draft &draft, Label label, Carton carton, const AnswerLabel &body)
{
    PACKBAY_TRY(needText("carrier_no", body.carrierNo));
    if (isNumberUsed(draft, kCarrierNumbers, body.carrierNo))
        return refusal(ErrorCode::NumberNotGranted, {{"purpose", kCarrierNumbers}, {"number", body.carrierNo}});
    PACKBAY_TRY(TransitionTable::fire(label.state, LabelEvent::Issue));
    label.carrierNo = body.carrierNo;
    label.sheet = body.sheet;
    label.issuedAt = draft.op().at;
    draft.putSubject(label);
    PACKBAY_TRY(TransitionTable::fire(carton.state, CartonEvent::Label));
    carton.carrierNo = label.carrierNo;
    draft.put(carton);
    return settleOrder(draft, carton.order);
}

/// This answer has been taken before.
bool isHeard(const Label &label, const AnswerLabel &body)
{
    switch (body.answer) {
    case LabelAnswer::Issued: return !label.carrierNo.isEmpty() && label.carrierNo == body.carrierNo && label.sheet == body.sheet;
    case LabelAnswer::Refused: return label.state == LabelState::Failed;
    case LabelAnswer::TimedOut: return label.state == LabelState::Unknown;
    case LabelAnswer::Voided: return label.state == LabelState::Voided;
    case LabelAnswer::VoidRejected: return label.state == LabelState::VoidRejected;
    }
    return false;
}

QString bareSscc(const QString &scanned)
{
    return scanned.size() == 20 && scanned.startsWith(QLatin1String("00")) ? scanned.mid(2) : scanned;
}

/// A carton keeps its SSCC, so the sheet of a void label carries that of the next one too, and a carrier's own sheet
/// carries none of ours: it names the label only while no other sheet of the carton has it.
bool names(const Draft &draft, const QString &scanned, const Label &label)
{
    if (scanned.isEmpty())
        return false;
    if (scanned == label.carrierNo)
        return true;
    if (label.bought || label.sscc.isEmpty() || bareSscc(scanned) != label.sscc)
        return false;
    const std::vector<Label> all = draft.all<Label>(Lookup::LabelByCarton, label.carton);
    return std::none_of(all.begin(), all.end(),
                        [&](const Label &other) { return other.no != label.no && !other.bought && other.sscc == label.sscc; });
}

/// Why this is not the label of the carton: voided, another carton's, or nobody's.
Error otherLabel(const Draft &draft, const Carton &carton, const QString &scanned)
{
    for (const Label &label : draft.all<Label>(Lookup::LabelByCarrierNo, scanned)) {
        if (label.state == LabelState::Voided)
            return refusal(ErrorCode::LabelVoided, {{"carton", label.carton}, {"label", label.no},
                                                    {"carrier_no", label.carrierNo}});
    }
    const QString bare = bareSscc(scanned);
    if (!bare.isEmpty() && bare == carton.sscc && !carton.carrierNo.isEmpty())
        return refusal(ErrorCode::WrongKindOfCode, {{"carton", carton.code}, {"code", scanned}, {"carrier_no", carton.carrierNo}});
    if (const std::optional<Carton> other = draft.cartonByAnyCode(bare); other && other->id != carton.id)
        return refusal(ErrorCode::LabelOnWrongCarton, {{"carton", carton.code}, {"belongs_to", other->code},
                                                       {"scanned", scanned}});
    return refusal(ErrorCode::UnknownCode, {{"code", scanned}, {"carton", carton.code}});
}

} // namespace

Status decide(Draft &draft, const IssueLabel &body)
{
    PACKBAY_TRY_ASSIGN(carton, need<Carton>(draft, body.carton));
    PACKBAY_TRY(needReadyForLabel(draft, carton));
    PACKBAY_TRY(needGranted(draft, kCarrierNumbers, body.carrierNo));
    PACKBAY_TRY(needSscc(draft, carton, body.sscc));
    PACKBAY_TRY_ASSIGN(label, newLabel(draft, carton, body.no));
    PACKBAY_TRY(TransitionTable::fire(label.state, LabelEvent::Issue));
    label.carrierNo = body.carrierNo;
    label.sscc = body.sscc;
    label.issuedAt = draft.op().at;
    draft.putSubject(label);
    PACKBAY_TRY(TransitionTable::fire(carton.state, CartonEvent::Label));
    carton.label = label.no;
    carton.carrierNo = label.carrierNo;
    carton.sscc = label.sscc;
    draft.put(carton);
    return settleOrder(draft, carton.order);
}

Status decide(Draft &draft, const BuyLabel &body)
{
    PACKBAY_TRY_ASSIGN(carton, need<Carton>(draft, body.carton));
    PACKBAY_TRY(needReadyForLabel(draft, carton));
    if (body.carrier != carton.carrier)
        return refusal(ErrorCode::ChannelMismatch, {{"carton", carton.code}, {"carrier", carton.carrier},
                                                    {"expected", body.carrier}});
    // The key is kept before anything is bought; the carrier's answer comes as an operation of the central.
    PACKBAY_TRY_ASSIGN(label, newLabel(draft, carton, body.no));
    label.bought = true; // its sheet is the carrier's and carries no SSCC of ours
    draft.putSubject(label);
    carton.label = label.no;
    draft.put(carton);
    return {};
}

Status decide(Draft &draft, const AnswerLabel &body)
{
    PACKBAY_TRY_ASSIGN(label, need<Label>(draft, body.label));
    if (!label.bought)
        return refusal(ErrorCode::InvalidOperation, {{"field", QStringLiteral("label")}, {"label", label.no}});
    if (isHeard(label, body)) { // a carrier says things twice
        draft.putSubject(label);
        draft.conclude(Verdict::Merged, ErrorCode::AlreadyExists, facts({{"label", label.no}, {"state", enumName(label.state.value())}}));
        return {};
    }
    PACKBAY_TRY_ASSIGN(carton, need<Carton>(draft, label.carton));
    switch (body.answer) {
    case LabelAnswer::Issued: return takeBought(draft, label, carton, body);
    case LabelAnswer::TimedOut:
        PACKBAY_TRY(TransitionTable::fire(label.state, LabelEvent::TimeOut));
        break;
    case LabelAnswer::Refused: // nothing was bought: the carton may ask again
        PACKBAY_TRY(TransitionTable::fire(label.state, LabelEvent::Fail));
        label.reason = body.reason;
        carton.label.clear();
        draft.put(carton);
        break;
    case LabelAnswer::Voided: return releaseFromLabel(draft, label, carton);
    case LabelAnswer::VoidRejected:
        PACKBAY_TRY(TransitionTable::fire(label.state, LabelEvent::RejectVoid));
        label.reason = body.reason;
        break;
    }
    draft.putSubject(label);
    return {};
}

Status decide(Draft &draft, const PrintLabel &body)
{
    PACKBAY_TRY_ASSIGN(label, need<Label>(draft, body.label));
    if (body.copy < 1)
        return refusal(ErrorCode::InvalidOperation, {{"field", QStringLiteral("copy")}});
    PACKBAY_TRY(needNotVoid(label));
    if (label.copies > 0)
        PACKBAY_TRY(needReason(body.reason));
    // A new sheet is scanned back like the first one, unless the carton is in a bag or on a manifest already.
    const std::optional<Carton> carton = draft.carton(label.carton);
    const bool sealedAway = label.state == LabelState::Verified && carton && !(carton->state == CartonState::Labelled);
    if (!sealedAway) {
        const bool first = label.state.value() < LabelState::Printed;
        PACKBAY_TRY(TransitionTable::fire(label.state, first ? LabelEvent::Print : LabelEvent::Reprint));
    }
    label.copies = std::max(label.copies, body.copy);
    draft.putSubject(label);
    return {};
}

Status decide(Draft &draft, const VerifyLabel &body)
{
    PACKBAY_TRY_ASSIGN(carton, need<Carton>(draft, body.carton));
    std::optional<Label> label = draft.label(carton.label);
    if (!label || !names(draft, body.scanned, *label))
        return otherLabel(draft, carton, body.scanned);
    if (!(label->state == LabelState::Verified)) {
        PACKBAY_TRY(TransitionTable::fire(label->state, LabelEvent::Verify));
        label->verifiedAt = draft.op().at;
    }
    draft.putSubject(*label);
    return {};
}

Status decide(Draft &draft, const VoidLabel &body)
{
    PACKBAY_TRY(needSupervisor(draft));
    PACKBAY_TRY(needReason(body.reason));
    PACKBAY_TRY_ASSIGN(label, need<Label>(draft, body.label));
    PACKBAY_TRY_ASSIGN(carton, need<Carton>(draft, label.carton));
    PACKBAY_TRY(TransitionTable::fire(label.state, LabelEvent::RequestVoid));
    label.reason = body.reason;
    // A number of our own block needs nobody's consent.
    if (!label.bought)
        return releaseFromLabel(draft, label, carton);
    Stateful<CartonState> later = carton.state;
    PACKBAY_TRY(TransitionTable::fire(later, CartonEvent::LabelVoided)); // refused once it is bagged or listed
    draft.putSubject(label);
    return {};
}

} // namespace packbay
