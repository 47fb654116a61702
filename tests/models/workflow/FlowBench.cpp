#include "tests/models/workflow/FlowBench.h"

#include "tests/models/workflow/RecordedScreens.h"

#include <QJsonDocument>

namespace packbay::test {
namespace {

qint64 started(qint64 grams, qint64 step)
{
    return (grams + step - 1) / step;
}

Grams airBilled(Grams weight, Dimensions size)
{
    // mm3 / 6000 cm3/kg is mm3 / 6000 in g.
    const qint64 volumetric = size.length.value * size.width.value * size.height.value / 6000;
    return Grams(started(std::max(weight.value, volumetric), 500) * 500);
}

ScanMeaning meaning(CodeKind kind, const QString &code, MonotonicMs at)
{
    ScanMeaning scan;
    scan.kind = kind;
    scan.input = code;
    scan.normalized = code;
    scan.entity = code;
    scan.device = QStringLiteral("scanner");
    scan.at = at;
    return scan;
}

} // namespace

FreightAnswer BenchFreight::offersFor(const Carton &carton, const Order &, UtcMs at) const
{
    FreightAnswer answer;
    answer.tariffVersion = QStringLiteral("2025-11");
    if (!hasTariff)
        return answer;
    FreightOffer air{s("AIR"), s("Air"), s("空运"), s("PB"), s("AIR@2025-11"), 0, s("CNY"), carton.gross, {}, {}, 5, 8,
                     UtcMs(at.value + 86'400'000), {}, {}};
    air.billed = airBilled(carton.gross, carton.size);
    air.volumetric = Grams(carton.size.length.value * carton.size.width.value * carton.size.height.value / 6000);
    air.totalMinor = air.billed.value / 500 * 1000;
    FreightOffer sea{s("SEA"), s("Sea"), {}, s("DHL"), s("SEA@2025-11"), 0, s("CNY"), carton.gross, {}, {}, 30, 40,
                     UtcMs(at.value + 86'400'000), {}, {}};
    sea.billed = Grams(started(carton.gross.value, 1000) * 1000);
    sea.totalMinor = sea.billed.value / 1000 * 400;
    air.needsSize = airNeedsSize && !carton.size.isMeasured(); // as the engine does: a price by weight alone, and a warning
    answer.offers.append(air);
    answer.offers.append(sea);
    answer.refused.append({s("RAIL"), makeError(ErrorCode::LimitExceeded, {{s("country"), s("AU")}})});
    answer.refused.append({s("ROAD"), makeError(ErrorCode::NoZone, {{s("country"), s("AU")}})});
    return answer;
}

std::optional<Grams> BenchFreight::billedWeight(const Order &, Grams weight, Dimensions size, UtcMs) const
{
    return airBilled(weight, size);
}

ServiceName BenchFreight::nameOf(const QString &line) const
{
    if (!hasTariff)
        return {};
    return line == s("AIR") ? ServiceName{s("Air"), s("空运")} : line == s("SEA") ? ServiceName{s("Sea"), {}} : ServiceName{};
}

FlowBench::FlowBench()
    : session{s("7K"), s("SH1"), s("U17"), s("Clerk"), Role::Clerk}
{
    mustUpstream(UpsertMember{memberCode(100200), s("Alice"), s("GOLD"), 0, s("STANDARD"), false});
    mustUpstream(UpsertLocation{s("A1"), s("SH1-A-1"), s("A"), LocationKind::Shelf, {}, 0, true});
    mustUpstream(UpsertLocation{s("PB1"), s("PB-1"), s("X"), LocationKind::Cage, s("PB"), 0, true});
    mustUpstream(UpsertLocation{s("DHL2"), s("DHL-2"), s("X"), LocationKind::Cage, s("DHL"), 0, true});
    mustUpstream(UpsertUser{s("U17"), s("Clerk"), Role::Clerk, {}, false});
    mustUpstream(UpsertUser{s("S01"), s("Supervisor"), Role::Supervisor, {}, false});
    mustUpstream(UpsertUser{s("S02"), s("Gone"), Role::Supervisor, {}, true});
    mustUpstream(GrantNumbers{s("7K"), s("carrier_no"), s("PB"), 1000, 1999});
    mustUpstream(GrantNumbers{s("7K"), s("sscc"), s("34012345"), 100, 999});
}

void FlowBench::begin(std::unique_ptr<Flow> started)
{
    flow = std::move(started);
    const Reaction reaction = flow->start();
    screen = reaction.screen;
    recordScreen(screen);
    carryOut(reaction.effects);
}

Operation FlowBench::operationOf(OperationBody body, const QString &approver)
{
    Operation operation;
    operation.id = uuidV7(clock.utc.value, 7, ++m_next);
    operation.station = session.station;
    operation.seq = static_cast<qint64>(m_next);
    operation.actor = session.actor;
    operation.role = session.role;
    operation.approver = approver;
    operation.at = clock.utc;
    operation.body = withNumbers(std::move(body));
    return operation;
}

Result<Changes> FlowBench::apply(Operation operation)
{
    Result<Changes> changes = rules.apply(operation, world);
    if (changes)
        world.put(*changes);
    return changes;
}

/// What the Ledger does: the numbers that only it gives.
OperationBody FlowBench::withNumbers(OperationBody body)
{
    if (auto *quote = std::get_if<QuoteCarton>(&body)) {
        quote->no = s("Q%1").arg(++m_serial);
    } else if (auto *label = std::get_if<IssueLabel>(&body)) {
        ++m_serial;
        label->no = s("LB%1").arg(m_serial);
        label->carrierNo = houseCarrierNumber(1000 + m_serial);
        label->sscc = world.carton(label->carton).value_or(Carton{}).sscc;
        if (label->sscc.isEmpty())
            label->sscc = ssccFrom17(s("34012345") + QString::number(100 + m_serial).rightJustified(9, QLatin1Char('0')));
    } else if (auto *bought = std::get_if<BuyLabel>(&body)) {
        bought->no = s("LB%1").arg(++m_serial);
    } else if (auto *manifest = std::get_if<OpenManifest>(&body)) {
        if (manifest->manifest.isEmpty())
            manifest->manifest = s("M%1").arg(++m_serial);
    }
    return body;
}

void FlowBench::send(const FlowInput &input)
{
    if (const auto *reading = std::get_if<WeightReading>(&input))
        m_load.see(*reading);
    const Reaction reaction = flow->handle(input);
    requireNoEarlySuccess(input, reaction);
    screen = reaction.screen;
    recordScreen(screen);
    carryOut(reaction.effects);
}

void FlowBench::carryOut(const QList<Effect> &effects)
{
    for (const Effect &effect : effects) {
        if (const auto *sheet = std::get_if<PrintSheet>(&effect)) {
            sheets.append(*sheet);
        } else if (std::holds_alternative<UseSpare>(effect)) {
            ++spareTaken;
        } else if (const auto *answer = std::get_if<SettleSheet>(&effect)) {
            answers.append(*answer);
        } else if (const auto *photo = std::get_if<TakePhoto>(&effect)) {
            photos.append(photo->parcel);
        } else if (const auto *open = std::get_if<OpenScreen>(&effect)) {
            opened.append(open->screen);
        } else if (const auto *submitted = std::get_if<SubmitOperation>(&effect)) {
            OperationOutcome outcome{submitted->tag, operationOf(submitted->body, submitted->approver), {}, {}};
            Result<Changes> changes = refuseNext ? Result<Changes>(*std::exchange(refuseNext, {})) : apply(outcome.operation);
            if (changes) {
                outcome.accepted = *changes;
                operations.append(typeOf(outcome.operation.body));
                accepted.append(outcome.operation);
            } else {
                outcome.refused = changes.error();
            }
            m_waiting.push_back(outcome);
        }
    }
    if (!holdsOutcomes)
        release();
}

void FlowBench::release()
{
    while (!m_waiting.empty()) {
        const OperationOutcome outcome = m_waiting.front();
        m_waiting.pop_front();
        send(outcome);
    }
}

void FlowBench::give(const QStringList &words)
{
    for (const QString &word : words)
        give(word);
}

void FlowBench::give(const QString &word)
{
    static const QHash<QString, CodeKind> kKinds{
        {s("carton"), CodeKind::Carton},     {s("sscc"), CodeKind::Sscc},         {s("label"), CodeKind::Tracking},
        {s("parcel"), CodeKind::Tracking},   {s("cage"), CodeKind::Cage},         {s("bag"), CodeKind::Bag},
        {s("manifest"), CodeKind::Manifest}, {s("badge"), CodeKind::Badge},       {s("location"), CodeKind::Location},
        {s("nonsense"), CodeKind::Unknown},
    };
    const QString kind = word.section(QLatin1Char(':'), 0, 0);
    const QString value = word.section(QLatin1Char(':'), 1);
    clock.pass(50);
    if (kKinds.contains(kind)) {
        ScanMeaning scan = meaning(kKinds.value(kind), value, clock.mono);
        // "label:X1" is the label of carton X1, whatever its number.
        if (kind == QLatin1String("label") && world.carton(value))
            scan = meaning(CodeKind::Tracking, world.carton(value)->carrierNo, clock.mono);
        if (kind == QLatin1String("sscc") && world.carton(value))
            scan = meaning(CodeKind::Sscc, world.carton(value)->sscc, clock.mono);
        send(scan);
    } else if (kind == QLatin1String("cmd")) {
        send(commandOfWord(value));
    } else if (kind == QLatin1String("type")) {
        send(TypedEntry{value});
    } else if (kind == QLatin1String("tick")) {
        clock.pass(value.toLongLong());
        send(Tick{clock.mono});
    } else if (kind == QLatin1String("print")) {
        printer(value);
    } else if (kind == QLatin1String("zero")) {
        scale(Grams(0), true, ScaleStatus::Zero);
        scale(Grams(0), true, ScaleStatus::Zero);
    } else if (kind == QLatin1String("overload")) {
        scale(Grams(0), false, ScaleStatus::Overload);
    } else if (kind == QLatin1String("light") || kind == QLatin1String("net")) {
        scale(Grams(qRound64(value.toDouble() * 1000)), true, kind == QLatin1String("net") ? ScaleStatus::Error : ScaleStatus::Underload);
    } else if (kind == QLatin1String("moving") || kind == QLatin1String("kg")) {
        const Grams grams(qRound64(value.toDouble() * 1000));
        scale(grams, kind == QLatin1String("kg"), kind == QLatin1String("kg") ? ScaleStatus::Ok : ScaleStatus::Motion);
    } else {
        qFatal("unknown word %s", qPrintable(word));
    }
}

void FlowBench::scale(Grams grams, bool stable, ScaleStatus status)
{
    WeightReading reading;
    if (status != ScaleStatus::Overload)
        reading.grams = grams;
    reading.stable = stable;
    reading.status = status;
    reading.at = clock.mono;
    reading.device = s("scale-1");
    reading.frame = "S S";
    send(reading);
}

void FlowBench::printer(const QString &news)
{
    Q_ASSERT(!sheets.isEmpty());
    PrintOutcome outcome{s("label/") + sheets.last().key, sheets.last().copy, PrintState::Queued, {}};
    outcome.printer.device = DeviceState::Ready;
    if (news == QLatin1String("confirmed"))
        outcome.state = PrintState::Confirmed;
    else if (news == QLatin1String("sent"))
        outcome.state = PrintState::Sent;
    else if (news == QLatin1String("failed"))
        outcome.state = PrintState::Failed;
    else if (news == QLatin1String("unknown"))
        outcome.state = PrintState::Unknown;
    else if (news == QLatin1String("noPaper"))
        outcome.printer.code = ErrorCode::PrinterNoPaper;
    else if (news != QLatin1String("ready"))
        qFatal("unknown news %s", qPrintable(news));
    send(outcome);
}

QString FlowBench::seen() const
{
    const QJsonObject json = toJson(screen);
    QString words = json.value(s("banner")).toString() + QLatin1Char(' ');
    words += screen.error ? QLatin1Char('E') + QString::number(screen.error->number()) : textName(screen.prompt.id);
    if (screen.latched)
        words += s(" latched");
    return words;
}

QStringList FlowBench::commands() const
{
    QStringList words;
    for (const Action &action : screen.actions)
        words.append(commandWord(action.command) + (action.primary ? s("!") : action.inTable ? s("~") : QString()));
    return words;
}

void FlowBench::must(OperationBody body)
{
    const QString type = typeOf(body);
    const Result<Changes> changes = apply(operationOf(std::move(body), {}));
    if (!changes)
        qFatal("%s refused: %d %s", qPrintable(type), changes.error().number(),
               QJsonDocument(changes.error().args).toJson(QJsonDocument::Compact).constData());
}

void FlowBench::mustAsSupervisor(OperationBody body)
{
    const Role before = std::exchange(session.role, Role::Supervisor);
    must(std::move(body));
    session.role = before;
}

void FlowBench::mustUpstream(OperationBody body)
{
    const Role role = std::exchange(session.role, Role::System);
    const QString station = std::exchange(session.station, s("central"));
    must(std::move(body));
    session.role = role;
    session.station = station;
}

void FlowBench::openCarton(const QString &carton, const QString &order, const QList<int> &grams)
{
    const QString member = memberCode(100200);
    SubmitOrder submit;
    submit.no = order;
    submit.member = member;
    submit.service = s("AIR");
    submit.container = s("MULTI_BOX");
    submit.shipTo.country = s("AU");
    submit.currency = s("CNY");
    submit.cutOff = UtcMs(clock.utc.value + 3'600'000);
    QList<EntityId> parcels;
    for (int i = 0; i < grams.size(); ++i) {
        const QString tracking = s("T-%1-%2").arg(order).arg(i);
        CreatePreAlert alert;
        alert.no = s("PA-") + tracking;
        alert.member = member;
        alert.tracking = tracking;
        mustUpstream(alert);
        must(ReceiveParcel{tracking, tracking, s("L") + tracking, {}, {}});
        const EntityId id = world.parcelByTracking(tracking)->id;
        if (grams.at(i) > 0) {
            must(MeasureParcel{id, Grams(grams.at(i)), s("scale-0"), {},
                               Dimensions{Millimetres(100), Millimetres(100), Millimetres(100)}});
        }
        must(PutawayParcel{id, s("A1")});
        submit.requested.append(tracking);
        parcels.append(id);
    }
    mustUpstream(submit);
    mustAsSupervisor(ApproveOrder{order});
    for (const EntityId &id : std::as_const(parcels))
        must(PickParcel{id, order});
    must(OpenCarton{carton, order, s("BOX"), Grams(200)});
    for (const EntityId &id : std::as_const(parcels))
        must(PackParcel{id, carton});
}

void FlowBench::sealedCarton(const QString &carton, const QString &order, const QList<int> &grams)
{
    openCarton(carton, order, grams);
    must(CloseCarton{carton, grams.size()});
}

void FlowBench::weighedCarton(const QString &carton, const QString &order, int grams, const QString &carrier)
{
    sealedCarton(carton, order, {grams - 200});
    must(WeighCarton{carton, Grams(grams), s("scale-0"), {}, false});
    QuoteCarton quote;
    quote.carton = carton;
    quote.line = s("AIR");
    quote.carrier = carrier;
    quote.tariff = s("AIR@2025-11");
    quote.totalMinor = 2000;
    quote.currency = s("CNY");
    quote.actual = Grams(grams);
    quote.expiresAt = UtcMs(clock.utc.value + 86'400'000);
    must(quote);
}

void FlowBench::paidCarton(const QString &carton, const QString &order, int grams, const QString &carrier)
{
    weighedCarton(carton, order, grams, carrier);
    mustUpstream(RecordPayment{s("PAY-") + order, order, 2000, s("CNY"), clock.utc});
}

void FlowBench::labelledCarton(const QString &carton, const QString &order, int grams, const QString &carrier)
{
    paidCarton(carton, order, grams, carrier);
    must(IssueLabel{carton, {}, {}, {}});
}

void FlowBench::cagedCarton(const QString &carton, const QString &order, int grams, const QString &cage)
{
    labelledCarton(carton, order, grams, world.location(cage)->carrier);
    must(PrintLabel{labelOf(carton).no, 1, s("first")});
    must(VerifyLabel{carton, labelOf(carton).carrierNo});
    must(CageCarton{carton, cage});
}

Label FlowBench::labelOf(const QString &carton) const
{
    return world.label(world.carton(carton)->label).value_or(Label{});
}

} // namespace packbay::test
