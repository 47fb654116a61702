#include "models/domain/Rules.h"
#include "models/domain/RulesShared.h"

namespace packbay {
namespace {

Status needCurrency(const Draft &draft, const QString &order, const QString &currency)
{
    QString expected = totalOf(draft, order).currency;
    for (const Payment &payment : draft.all<Payment>(Lookup::PaymentByOrder, order))
        expected = payment.currency;
    if (currency.size() != 3 || (!expected.isEmpty() && currency != expected))
        return refusal(ErrorCode::InvalidOperation, {{"field", QStringLiteral("currency")}, {"currency", currency},
                                                     {"expected", expected}});
    return {};
}

} // namespace

Status decide(Draft &draft, const RecordPayment &body)
{
    PACKBAY_TRY(needText("no", body.no));
    if (body.minor == 0)
        return refusal(ErrorCode::InvalidOperation, {{"field", QStringLiteral("minor")}});
    PACKBAY_TRY_ASSIGN(order, need<Order>(draft, body.order));
    Payment payment;
    payment.id = idFor<Payment>(body.no);
    payment.no = body.no;
    payment.order = order.no;
    payment.minor = body.minor;
    payment.currency = body.currency;
    payment.at = body.at;
    if (const std::optional<Payment> there = draft.get<Payment>(payment.id)) {
        if (*there != payment)
            return refusal(ErrorCode::AlreadyExists, {{"payment", body.no}});
        draft.putSubject(payment);
        draft.conclude(Verdict::Merged, ErrorCode::AlreadyExists, facts({{"payment", body.no}}));
        return {};
    }
    PACKBAY_TRY(needCurrency(draft, order.no, body.currency));
    draft.putSubject(payment);
    return settleOrder(draft, order.no);
}

Status decide(Draft &draft, const Charge &body)
{
    PACKBAY_TRY(needSupervisor(draft));
    PACKBAY_TRY_ASSIGN(order, need<Order>(draft, body.order));
    if (!(order.state == OrderState::AwaitingPayment) && !(order.state == OrderState::SupplementDue))
        return refusal(ErrorCode::OrderNotOpen, {{"order", order.no}, {"state", enumName(order.state.value())}});
    PACKBAY_TRY(needCurrency(draft, order.no, body.currency));
    const qint64 due = order.totalMinor - order.paidMinor;
    if (body.minor <= 0 || body.minor > due)
        return refusal(ErrorCode::InvalidOperation, {{"field", QStringLiteral("minor")}, {"due", due}});
    Payment payment;
    // One charge for one operation: the same operation again is the same payment.
    payment.no = QStringLiteral("charge:") + draft.op().id.toString();
    payment.id = idFor<Payment>(payment.no);
    payment.order = order.no;
    payment.minor = body.minor;
    payment.currency = body.currency;
    payment.at = draft.op().at;
    draft.putSubject(payment);
    return settleOrder(draft, order.no);
}

} // namespace packbay
