#include "models/workflow/WeighFlow.h"

#include <algorithm>

// What the weighing bench stores: weight, size, price; or the carton opened again, the label printed again.
namespace packbay {

void WeighFlow::bookWeight(bool accepted, const QString &approver)
{
    if (m_weightStored)
        return m_size.isMeasured() ? bookSize() : toService();
    submit(
        WeighCarton{m_carton.code, m_weight->gross, m_weight->source, m_weight->frame, accepted, !accepted && isFarButSameBill()},
        [this](const OperationOutcome &) {
            m_weightStored = true;
            m_size.isMeasured() ? bookSize() : toService();
        },
        [this](const Error &error) {
            if (error.code == ErrorCode::WeightDiffers) {
                m_state = State::Differs;
                return sound(Tone::Ask);
            }
            reset();
            stop(error);
        },
        approver);
}

void WeighFlow::bookSize()
{
    submit(
        MeasureCarton{m_carton.code, m_size}, [this](const OperationOutcome &) { toService(); },
        [this](const Error &error) {
            m_state = State::Size;
            stop(error);
        });
}

void WeighFlow::reopen(const QString &approver)
{
    submit(
        ReopenCarton{m_carton.code, QStringLiteral("weight differs")},
        [this](const OperationOutcome &) {
            reset();
            effect(OpenScreen{ScreenId::Pack});
            sound(Tone::Ok);
        },
        [this](const Error &error) {
            m_state = State::Differs;
            stop(error);
        },
        approver);
}

void WeighFlow::reprint()
{
    const std::optional<Label> label = world().label(m_carton.label);
    if (!label)
        return refuse(makeError(ErrorCode::NotFound, {{QStringLiteral("label"), m_carton.label}}));
    const QString reason = QStringLiteral("reprint");
    submit(PrintLabel{label->no, label->copies + 1, reason}, [this, reason](const OperationOutcome &outcome) {
        const auto &print = std::get<PrintLabel>(outcome.operation.body);
        effect(PrintSheet{SheetKind::CartonLabel, print.label, static_cast<int>(print.copy), reason});
        reset();
        say(phraseOf(Text::WeighReprinting), Tone::Ok);
    });
}

void WeighFlow::toService()
{
    m_state = State::Service;
    m_answer = context().freight.offersFor(cartonAsWeighed(), m_order, context().clock.now());
    if (m_answer.offers.size() > kChoices)
        m_answer.offers = m_answer.offers.mid(0, kChoices);
    m_preselected.reset();
    m_apart.reset();
    for (qsizetype i = 0; i < m_answer.offers.size(); ++i) {
        if (m_answer.offers.at(i).line == m_order.service)
            m_preselected = i;
    }
    if (m_answer.offers.isEmpty()) {
        return complain(makeError(ErrorCode::NoTariff, {{QStringLiteral("carton"), m_carton.code},
                                                        {QStringLiteral("service"), m_order.service}}));
    }
    m_apart = apartPrice(m_answer.offers.at(m_preselected.value_or(0)));
    sound(Tone::Ok);
}

std::optional<WeighFlow::Apart> WeighFlow::apartPrice(const FreightOffer &offer) const
{
    Apart sum{0, offer.currency};
    const auto parcels = world().all<Parcel>(Lookup::ParcelByCarton, m_carton.code);
    if (parcels.size() < 2)
        return std::nullopt;
    for (const Parcel &parcel : parcels) {
        Carton alone;
        alone.order = m_carton.order;
        alone.owner = m_carton.owner;
        alone.contents = 1;
        alone.gross = parcel.weight;
        alone.size = parcel.size;
        const FreightAnswer answer = context().freight.offersFor(alone, m_order, context().clock.now());
        const auto same = std::find_if(answer.offers.begin(), answer.offers.end(), [&](const FreightOffer &each) {
            return each.line == offer.line && each.currency == offer.currency;
        });
        if (parcel.weight.value <= 0 || same == answer.offers.end())
            return std::nullopt;
        sum.minor += same->totalMinor;
    }
    return sum;
}

void WeighFlow::choose(qsizetype choice)
{
    if (choice >= m_answer.offers.size())
        return;
    const FreightOffer offer = m_answer.offers.at(choice);
    QuoteCarton quote;
    quote.carton = m_carton.code;
    quote.line = offer.line;
    quote.carrier = offer.carrier;
    quote.tariff = offer.tariff;
    quote.totalMinor = offer.totalMinor;
    quote.currency = offer.currency;
    quote.actual = offer.actual;
    quote.volumetric = offer.volumetric;
    quote.billed = offer.billed;
    quote.expiresAt = offer.expiresAt;
    quote.explain = offer.explain;
    submit(quote, [this, offer](const OperationOutcome &) {
        m_chosen = offer;
        m_state = State::Done;
        say(phraseOf(Text::WeighDone, {{QStringLiteral("grams"), m_weight->gross.value},
                                        {QStringLiteral("service"), offer.name}, {QStringLiteral("service_zh"), offer.nameZh},
                                        {QStringLiteral("minor"), offer.totalMinor},
                                        {QStringLiteral("currency"), offer.currency}}),
             Tone::Step);
    });
}

} // namespace packbay
