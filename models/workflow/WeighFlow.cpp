#include "models/workflow/WeighFlow.h"

#include <QStringList>

#include <algorithm>

namespace packbay {
namespace {

/// architecture.md 13: more than max(50 g, 10 %) off.
bool isFarOff(Grams expected, Grams measured)
{
    const qint64 difference = std::abs(measured.value - expected.value);
    return difference > 50 && difference * 10 > expected.value;
}

} // namespace

WeighFlow::WeighFlow(const FlowContext &context, WeighSettings settings)
    : BenchFlow(context, ScreenId::Weigh)
    , m_settings(std::move(settings))
{
}

void WeighFlow::reset()
{
    m_state = State::Carton;
    m_carton = {};
    m_order = {};
    m_cartonsOfOrder = 0;
    m_weighedOfOrder = 0;
    m_expected.reset();
    m_weight.reset();
    m_weightStored = false;
    m_typedOnce.reset();
    m_size = {};
    m_sizeOptional = false;
    m_answer = {};
    m_preselected.reset();
    m_chosen.reset();
    m_apart.reset();
}

void WeighFlow::onScan(const ScanMeaning &scan)
{
    switch (m_state) {
    case State::Carton:
    case State::Done:
    case State::Reprint:
    case State::Weight: scannedCarton(scan); return;
    case State::Differs:
    case State::AcceptBadge:
    case State::ReopenBadge: {
        const std::optional<QString> badge = approverOf(scan);
        if (badge)
            m_state == State::ReopenBadge ? reopen(*badge) : bookWeight(true, *badge);
        return;
    }
    case State::Size:
    case State::Service: {
        const Result<Carton> carton = cartonOf(scan);
        if (carton && carton->code == m_carton.code)
            return info(phraseOf(Text::WeighThisCarton, {{QStringLiteral("carton"), m_carton.code}}), Tone::Dup);
        refuse(notWanted(scan, m_state == State::Size ? QStringLiteral("size") : QStringLiteral("service")));
        return;
    }
    }
}

void WeighFlow::scannedCarton(const ScanMeaning &scan)
{
    const Result<Carton> carton = cartonOf(scan);
    if (!carton)
        return refuse(carton.error());
    if (m_state == State::Weight && carton->code == m_carton.code)
        return info(phraseOf(Text::WeighThisCarton, {{QStringLiteral("carton"), m_carton.code}}), Tone::Dup);
    reset();
    switch (carton->state.value()) {
    case CartonState::None:
    case CartonState::Open:
        return refuse(makeError(ErrorCode::CartonStillOpen, {{QStringLiteral("carton"), carton->code}}));
    case CartonState::Closed:
    case CartonState::Weighed:
    case CartonState::Quoted:
    case CartonState::Paid: beginJob(*carton); return;
    case CartonState::Labelled:
    case CartonState::Bagged:
    case CartonState::Manifested:
    case CartonState::HandedOver:
        m_carton = *carton;
        m_state = State::Reprint;
        sound(Tone::Ask);
        return;
    }
}

void WeighFlow::beginJob(const Carton &carton)
{
    m_carton = carton;
    m_order = world().order(carton.order).value_or(Order{});
    for (const Carton &sibling : world().all<Carton>(Lookup::CartonByOrder, carton.order)) {
        ++m_cartonsOfOrder;
        if (sibling.gross.value > 0)
            ++m_weighedOfOrder;
    }
    m_expected = expectedWeight();
    sound(Tone::Ok);
    carton.state == CartonState::Weighed && carton.gross.value > 0 ? resume() : toWeight();
}

/// Weighed and not quoted: the weight stands (F-key Weigh takes it again), what comes behind it is asked for.
void WeighFlow::resume()
{
    m_weight = Booked{m_carton.gross, m_carton.weightSource, {}};
    m_weightStored = true;
    m_size = m_carton.size;
    if (m_size.isMeasured())
        return toService();
    m_sizeOptional = needsNoSize();
    m_state = State::Size;
}

void WeighFlow::toWeight()
{
    m_state = State::Weight;
    m_weight.reset();
    m_weightStored = false;
    m_typedOnce.reset();
    m_waitingSince = context().clock.monotonic();
    m_restlessSince.reset();
    m_trouble = ErrorCode::None;
}

std::optional<Grams> WeighFlow::expectedWeight() const
{
    Grams sum = m_carton.tare;
    const auto parcels = world().all<Parcel>(Lookup::ParcelByCarton, m_carton.code);
    for (const Parcel &parcel : parcels) {
        if (parcel.weight.value <= 0)
            return std::nullopt;
        sum += parcel.weight;
    }
    return parcels.empty() ? std::nullopt : std::optional(sum);
}

void WeighFlow::onWeight(const WeightReading &)
{
    watchScale(context().clock.monotonic());
}

void WeighFlow::onTick(MonotonicMs at)
{
    watchScale(at);
}

void WeighFlow::watchScale(MonotonicMs now)
{
    if (m_state != State::Weight || isStopped())
        return;
    const Result<WeightReading> reading = context().load.bookable(now);
    if (!reading)
        return showTrouble(reading.error(), now);
    clearRemark();
    context().load.booked(now);
    const QString source = reading->device.isEmpty() ? QStringLiteral("scale") : reading->device;
    takeWeight({*reading->grams, source, QString::fromLatin1(reading->frame.toHex())});
}

void WeighFlow::showTrouble(const Error &why, MonotonicMs now)
{
    const ErrorCode reason = why.code;
    if (m_trouble == ErrorCode::ScaleNotZero && reason == ErrorCode::WeightInvalid && !context().load.wasEmptied())
        return; // one frame does not empty it
    if (reason != ErrorCode::ScaleUnstable)
        m_restlessSince.reset();
    else if (!m_restlessSince)
        m_restlessSince = now;
    const bool mayPass = reason == ErrorCode::ScaleSilent || reason == ErrorCode::ScaleUnderload;
    const bool early = (mayPass && now.value - m_waitingSince.value < kSilentMs)
        || (reason == ErrorCode::ScaleUnstable && now.value - m_restlessSince->value < kRestlessMs);
    // Nothing on the scale is no trouble: the prompt asks for the carton already.
    const ErrorCode trouble = early || reason == ErrorCode::WeightInvalid ? ErrorCode::None : reason;
    if (m_trouble != ErrorCode::None && m_trouble != trouble && remarks(m_trouble))
        clearRemark();
    if (trouble != ErrorCode::None && m_trouble != trouble) {
        QJsonObject args = why.args;
        args.insert(QStringLiteral("carton"), m_carton.code);
        complain(makeError(trouble, args), trouble == ErrorCode::ScaleOverload ? Tone::Stop : Tone::Ask);
    }
    m_trouble = trouble;
}

void WeighFlow::takeWeight(const Booked &weight)
{
    m_weight = weight;
    m_typedOnce.reset();
    m_sizeOptional = needsNoSize();
    m_state = State::Size;
    sound(Tone::Ok);
}

void WeighFlow::onTyped(const TypedEntry &entry)
{
    const QString text = entry.text.trimmed();
    if (m_state == State::Weight)
        return typedAsWeight(text);
    if (m_state != State::Size)
        return;
    const std::optional<Dimensions> size = typedSize(text);
    if (!size)
        return complain(makeError(ErrorCode::SizeInvalid, {{QStringLiteral("text"), text}}));
    takeSize(*size);
}

void WeighFlow::typedAsWeight(const QString &text)
{
    const Result<Grams> weight = typedKilograms(text);
    if (!weight)
        return complain(weight.error());
    if (m_expected && isFarOff(*m_expected, *weight) && m_typedOnce != *weight) {
        m_typedOnce = *weight;
        sound(Tone::Ask);
        return;
    }
    const MonotonicMs now = context().clock.monotonic();
    const QString source = context().load.typedSource(now);
    context().load.booked(now);
    takeWeight({*weight, source, {}});
}

void WeighFlow::takeSize(const Dimensions &size)
{
    if (const std::optional<Error> problem = sizeProblem(size, m_settings.limits))
        return complain(*problem);
    m_size = size;
    if (alarms()) {
        m_state = State::Differs;
        sound(Tone::Ask);
        return;
    }
    bookWeight(false, {});
}

bool WeighFlow::needsNoSize() const
{
    Carton unmeasured = cartonAsWeighed();
    unmeasured.size = {};
    const FreightAnswer answer = context().freight.offersFor(unmeasured, m_order, context().clock.now());
    return std::any_of(answer.offers.begin(), answer.offers.end(),
                       [&](const FreightOffer &offer) { return offer.line == m_order.service && !offer.needsSize; });
}

/// A weight that is stored was judged when it was stored.
bool WeighFlow::alarms() const
{
    if (m_weightStored || !m_expected || !isFarOff(*m_expected, m_weight->gross))
        return false;
    const UtcMs now = context().clock.now();
    const auto billedAsExpected = context().freight.billedWeight(m_order, *m_expected, m_size, now);
    const auto billedAsWeighed = context().freight.billedWeight(m_order, m_weight->gross, m_size, now);
    return !billedAsExpected || !billedAsWeighed || billedAsExpected != billedAsWeighed;
}

bool WeighFlow::isFarButSameBill() const
{
    return m_expected && isFarOff(*m_expected, m_weight->gross) && !alarms();
}

Carton WeighFlow::cartonAsWeighed() const
{
    Carton carton = m_carton;
    if (m_weight)
        carton.gross = m_weight->gross;
    if (m_size.isMeasured())
        carton.size = m_size;
    return carton;
}

void WeighFlow::onCommand(Command command)
{
    if (command == Command::Back)
        return undo();
    switch (m_state) {
    case State::Carton:
    case State::Weight:
    case State::AcceptBadge:
    case State::ReopenBadge: break;
    case State::Reprint:
        if (command == Command::Ok || command == Command::Reprint)
            return reprint();
        if (command == Command::No)
            reset();
        break;
    case State::Size: commandedInSize(command); break;
    case State::Differs: commandedInDiffers(command); break;
    case State::Service: commandedInService(command); break;
    case State::Done:
        if (command == Command::Next || command == Command::Ok)
            effect(OpenScreen{ScreenId::Dispatch});
        break;
    }
}

void WeighFlow::undo()
{
    switch (m_state) {
    case State::Carton: return info(phraseOf(Text::NothingToUndo), Tone::Blocked);
    case State::Reprint:
    case State::Weight: reset(); break;
    case State::AcceptBadge:
    case State::ReopenBadge: m_state = State::Differs; break;
    // What was stored is corrected by weighing again: the new weight and price replace the old ones.
    case State::Size:
    case State::Differs:
    case State::Service:
    case State::Done: toWeight(); break;
    }
    sound(Tone::Ok);
}

void WeighFlow::commandedInSize(Command command)
{
    if (const auto choice = choiceOf(command); choice && *choice < m_settings.sizes.size())
        return takeSize(m_settings.sizes.at(*choice).size);
    if (command == Command::Weigh)
        return toWeight();
    if (command != Command::Next && command != Command::Ok)
        return;
    if (m_carton.size.isMeasured())
        return takeSize(m_carton.size);
    if (!m_sizeOptional)
        return complain(makeError(ErrorCode::DimensionsMissing, {{QStringLiteral("carton"), m_carton.code}}));
    m_size = {};
    if (alarms()) {
        m_state = State::Differs;
        return sound(Tone::Ask);
    }
    bookWeight(false, {});
}

void WeighFlow::commandedInDiffers(Command command)
{
    if (command == Command::Choice1 || command == Command::Weigh || command == Command::No)
        return toWeight();
    if (command == Command::Choice2)
        return isSupervisor() ? reopen({}) : void(m_state = State::ReopenBadge);
    if (command == Command::Choice3)
        isSupervisor() ? bookWeight(true, {}) : void(m_state = State::AcceptBadge);
}

void WeighFlow::commandedInService(Command command)
{
    if (const auto choice = choiceOf(command))
        return choose(*choice);
    if (command == Command::Weigh)
        return toWeight();
    if ((command == Command::Ok || command == Command::Next) && m_preselected)
        choose(*m_preselected);
}

} // namespace packbay
