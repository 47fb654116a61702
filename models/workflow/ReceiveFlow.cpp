#include "models/workflow/ReceiveFlow.h"

namespace packbay {
namespace {

constexpr std::int64_t kUnsteadyMs = 8000;
constexpr qsizetype kRecentRows = 5;

/// In the house now: a second scan of it is a question, not a receipt.
bool isInHouse(const Parcel &parcel)
{
    switch (parcel.position.value()) {
    case ParcelState::Received:
    case ParcelState::Unclaimed:
    case ParcelState::Inspected:
    case ParcelState::Stored:
    case ParcelState::Allocated:
    case ParcelState::Picked:
    case ParcelState::Packed:
    case ParcelState::Lost: return true;
    default: return false;
    }
}

bool isAnnounced(const WorldView &world, const QString &tracking)
{
    for (const PreAlert &alert : world.all<PreAlert>(Lookup::PreAlertByTracking, tracking)) {
        if (alert.state == PreAlertState::Open)
            return true;
    }
    return false;
}

} // namespace

std::optional<CaseCode> caseOfCommand(Command command)
{
    switch (command) {
    case Command::ExDamaged: return CaseCode::Damaged;
    case Command::ExLabel: return CaseCode::UnreadableLabel;
    case Command::ExOverweight: return CaseCode::Overweight;
    case Command::ExProhibited: return CaseCode::Prohibited;
    case Command::ExAddress: return CaseCode::Address;
    default: return std::nullopt;
    }
}

void ReceiveFlow::reset()
{
    m_step = Step::Parcel;
    m_parcel = {};
    m_seen.reset();
    m_arrival = {};
    m_unsteadySince.reset();
    forgetShelving();
}

Parcel ReceiveFlow::parcel() const
{
    return world().get<Parcel>(m_parcel).value_or(Parcel{});
}

void ReceiveFlow::onScan(const ScanMeaning &scan)
{
    m_seen.reset();
    switch (m_step) {
    case Step::Parcel: scanParcel(scan); break;
    case Step::Owner: scanOwner(scan); break;
    case Step::Weight:
    case Step::Size: scanWhileWeighing(scan); break;
    case Step::Location: scanForShelf(scan); break;
    case Step::Content:
    case Step::Quantity:
    case Step::Restriction:
    case Step::Photos: wrongKind(scan, CodeKind::Command); break;
    }
}

void ReceiveFlow::scanParcel(const ScanMeaning &scan)
{
    if (!mayBeParcel(scan)) {
        wrongKind(scan, CodeKind::Tracking);
        return;
    }
    const std::optional<Parcel> known = parcelOf(world(), scan);
    if (known && isInHouse(*known)) {
        seenBefore(*known);
        return;
    }
    const bool announced = isAnnounced(world(), scan.normalized);
    if (scan.kind == CodeKind::Parcel || (scan.kind == CodeKind::Unknown && !announced && !known)) {
        stop(makeError(ErrorCode::UnknownCode, {{QStringLiteral("code"), scan.input}}), mayBeParcel);
        return;
    }
    m_arrival = {scan.normalized, scan.input, {}};
    if (const auto origin = world().cartonByAnyCode(scan.normalized); origin && origin->state == CartonState::HandedOver) {
        m_arrival.returnOf = origin->code;
        receive(origin->owner);
    } else if (announced) {
        receive({});
    } else {
        m_step = Step::Owner;
        sound(Tone::Ask);
    }
}

void ReceiveFlow::scanOwner(const ScanMeaning &scan)
{
    if (scan.kind == CodeKind::Member)
        receive(scan.entity);
    else if (scan.normalized == m_arrival.tracking)
        sound(Tone::Dup);
    else
        wrongKind(scan, CodeKind::Member);
}

/// The member code on a parcel whose owner is known confirms it, or warns of a mix-up before it is shelved.
void ReceiveFlow::scanWhileWeighing(const ScanMeaning &scan)
{
    const Parcel current = parcel();
    if (isScanOf(scan, current)) {
        sound(Tone::Dup);
    } else if (scan.kind == CodeKind::Member) {
        if (scan.entity == current.owner) {
            info(phraseOf(Text::OwnerConfirmed, {{QStringLiteral("member"), current.owner}}), Tone::Ok);
        } else {
            stop(makeError(ErrorCode::OwnerMismatch, {{QStringLiteral("code"), paperCode(current)},
                                                      {QStringLiteral("owner"), current.owner},
                                                      {QStringLiteral("member"), scan.entity}}));
        }
    } else if (mayBeParcel(scan)) {
        remark(makeError(ErrorCode::ShelfFirst, {{QStringLiteral("code"), paperCode(current)}}));
    } else {
        wrongKind(scan, CodeKind::Command);
    }
}

void ReceiveFlow::receive(const QString &owner)
{
    const Arrival arrival = m_arrival;
    submit(ReceiveParcel{arrival.tracking, arrival.raw, {}, owner, arrival.returnOf}, [this, arrival](const OperationOutcome &outcome) {
        const std::vector<Row> &rows = outcome.accepted->rows; // none when it was known already
        const auto *written = rows.empty() ? nullptr : std::get_if<Parcel>(&rows.front());
        const std::optional<Parcel> received = written ? std::optional(*written) : world().parcelByTracking(arrival.tracking);
        if (!received) {
            stop(makeError(ErrorCode::InvariantBroken, {{QStringLiteral("code"), arrival.tracking}}));
            return;
        }
        if (outcome.accepted->verdict == Verdict::Merged) {
            seenBefore(*received);
            return;
        }
        journal().clear();
        m_parcel = received->id;
        const QJsonObject args{{QStringLiteral("code"), paperCode(*received)}};
        undoable(UnreceiveParcel{m_parcel, QStringLiteral("undo")}, phraseOf(Text::UndoneReceipt, args), [this] { reset(); });
        effect(PrintSheet{SheetKind::ParcelLabel, received->lpn, 1, QStringLiteral("first")});
        m_step = Step::Weight;
        m_unsteadySince.reset();
        say(phraseOf(Text::ParcelReceived, args));
    });
}

/// Where it lies; what lies on no shelf waits at the bench, is packed or has left, and its card says which.
Phrase ReceiveFlow::wordsOfSeen(const Parcel &seen) const
{
    QJsonObject args{{QStringLiteral("code"), paperCode(seen)}};
    if (!seen.location.isEmpty()) {
        args.insert(QStringLiteral("location"), signOf(world(), seen.location));
        return phraseOf(Text::ParcelSeenBefore, args);
    }
    if (seen.position != ParcelState::Allocated)
        return phraseOf(Text::ParcelReceivedBefore, args);
    args.insert(QStringLiteral("order"), seen.order);
    return phraseOf(Text::ParcelToBench, args);
}

/// "Received 09:14, shelf A-03-2": the card is shown and nothing written. A receipt that was broken off (shelved later,
/// station died) goes on at once with the step that is missing: weight, inspection, shelf.
void ReceiveFlow::seenBefore(const Parcel &seen)
{
    m_seen = seen.id;
    m_step = Step::Parcel;
    // Wanted at the bench as soon as it arrived: only its weight can be missing.
    const bool unweighed = seen.position == ParcelState::Allocated && seen.weight.value == 0;
    const bool unfinished = seen.position == ParcelState::Received || seen.position == ParcelState::Unclaimed
        || seen.position == ParcelState::Inspected || seen.position == ParcelState::Lost || unweighed;
    if (!unfinished || !seen.location.isEmpty()) {
        info(wordsOfSeen(seen), Tone::Dup);
        return;
    }
    sound(Tone::Dup);
    if (m_parcel != seen.id)
        journal().clear();
    m_parcel = seen.id;
    if (seen.weight.value == 0)
        m_step = Step::Weight;
    else
        afterWeight();
}

void ReceiveFlow::onWeight(const WeightReading &)
{
    if (m_step != Step::Weight || isStopped())
        return;
    const MonotonicMs now = context().clock.monotonic();
    const Result<WeightReading> bookable = context().load.bookable(now);
    if (bookable) {
        bookWeight(*bookable->grams, bookable->device, QString::fromLatin1(bookable->frame.toHex()));
        return;
    }
    const ErrorCode code = bookable.error().code;
    if (code != ErrorCode::ScaleUnstable && code != ErrorCode::ScaleUnderload && code != ErrorCode::ScaleFault) {
        m_unsteadySince.reset();
    } else if (!m_unsteadySince) {
        m_unsteadySince = now;
    } else if ((now - *m_unsteadySince).value >= kUnsteadyMs) {
        m_unsteadySince = now;
        remark(bookable.error());
    }
}

void ReceiveFlow::onTick(MonotonicMs now)
{
    Q_UNUSED(now);
    if (m_step == Step::Photos && photosMissing() == 0)
        finishInspection();
}

void ReceiveFlow::takeNow()
{
    const Result<WeightReading> bookable = context().load.bookable(context().clock.monotonic());
    if (bookable)
        bookWeight(*bookable->grams, bookable->device, QString::fromLatin1(bookable->frame.toHex()));
    else
        remark(bookable.error());
}

void ReceiveFlow::onTyped(const TypedEntry &entry)
{
    if (m_step == Step::Weight) {
        if (const Result<Grams> typed = typedKilograms(entry.text))
            bookWeight(*typed, context().load.typedSource(context().clock.monotonic()), {});
        else
            remark(typed.error());
        return;
    }
    if (m_step == Step::Size) {
        if (const std::optional<Dimensions> size = typedSize(entry.text))
            bookSize(*size);
        else
            remark(makeError(ErrorCode::SizeInvalid, {{QStringLiteral("text"), entry.text.trimmed()}}));
        return;
    }
    if (m_step == Step::Quantity) {
        bool isNumber = false;
        const qint64 counted = entry.text.trimmed().toLongLong(&isNumber);
        if (isNumber && counted >= 0 && counted < 1'000'000)
            answer(counted, 0);
        else
            remark(phraseOf(Text::NumberNeeded), Tone::Ask);
        return;
    }
    sound(Tone::Blocked);
}

void ReceiveFlow::bookWeight(Grams weight, const QString &source, const QString &frame)
{
    m_unsteadySince.reset();
    context().load.booked(context().clock.monotonic());
    submit(MeasureParcel{m_parcel, weight, source, frame, {}}, [this, weight](const OperationOutcome &) {
        const QJsonObject args{{QStringLiteral("code"), paperCode(parcel())}, {QStringLiteral("grams"), static_cast<qint64>(weight.value)}};
        const EntityId id = m_parcel;
        undoable(MeasureParcel{id, Grams(0), {}, {}, {}}, phraseOf(Text::UndoneWeight, args), [this, id] {
            forgetShelving();
            m_parcel = id;
            m_step = Step::Weight;
        });
        say(phraseOf(Text::ParcelWeighed, args));
        afterWeight();
    });
}

/// A parcel that cannot be measured now goes on without a size.
void ReceiveFlow::afterWeight()
{
    if (m_settings.asksSize && !parcel().size.isMeasured())
        m_step = Step::Size;
    else
        afterSize();
}

void ReceiveFlow::commandForSize(Command command)
{
    const std::optional<qsizetype> choice = choiceOf(command);
    if (choice && *choice < m_settings.sizes.size()) {
        bookSize(m_settings.sizes.at(*choice).size);
    } else if (command == Command::Next || command == Command::Ok) {
        sound(Tone::Ok);
        afterSize();
    } else {
        sound(Tone::Blocked);
    }
}

/// The weight stands as it was stored. Undo takes weight and size back together.
void ReceiveFlow::bookSize(const Dimensions &size)
{
    if (const std::optional<Error> problem = sizeProblem(size, m_settings.limits)) {
        remark(*problem);
        return;
    }
    const Parcel weighed = parcel();
    submit(MeasureParcel{m_parcel, weighed.weight, weighed.weightSource, {}, size}, [this](const OperationOutcome &) {
        sound(Tone::Ok);
        afterSize();
    });
}

void ReceiveFlow::afterSize()
{
    if (parcel().inspection == Inspection::Required)
        beginInspection();
    else
        goOn();
}

/// To the shelf, or straight to the bench when its order waits for it.
void ReceiveFlow::goOn()
{
    const Parcel current = parcel();
    if (current.position == ParcelState::Allocated) {
        m_step = Step::Parcel;
        say(phraseOf(Text::ParcelToBench, {{QStringLiteral("code"), paperCode(current)}, {QStringLiteral("order"), current.order}}),
            Tone::Step);
        return;
    }
    m_step = Step::Location;
    beginShelving(m_parcel);
}

void ReceiveFlow::shelved(const Parcel &shelvedParcel, const QString &sign)
{
    m_recent.prepend({shelvedParcel.id, paperCode(shelvedParcel), shelvedParcel.weight, sign,
                      context().session.actor, context().clock.now()});
    if (m_recent.size() > kRecentRows)
        m_recent.removeLast();
    m_step = Step::Parcel;
}

void ReceiveFlow::unshelved(const EntityId &id)
{
    m_recent.removeIf([&id](const RecentRow &row) { return row.parcel == id; });
    m_parcel = id;
    m_step = Step::Location;
    beginShelving(id);
}

void ReceiveFlow::openException(CaseCode code)
{
    if (m_seen)
        m_parcel = *m_seen;
    report(code, [] {});
}

void ReceiveFlow::onCommand(Command command)
{
    if (const auto code = caseOfCommand(command)) {
        if ((m_step == Step::Parcel && !m_seen) || m_step == Step::Owner)
            sound(Tone::Blocked);
        else
            openException(*code);
        return;
    }
    const std::optional<EntityId> card = std::exchange(m_seen, std::nullopt);
    if (command == Command::Photo && (card || (m_step != Step::Parcel && m_step != Step::Owner))) {
        effect(TakePhoto{card.value_or(m_parcel)});
        m_seen = card;
    } else if (m_step == Step::Owner && command == Command::Choice2) {
        receive({});
    } else if (m_step == Step::Owner && (command == Command::Back || command == Command::No)) {
        reset();
    } else if (m_step == Step::Weight && (command == Command::Weigh || command == Command::Choice1)) {
        takeNow();
    } else if (m_step == Step::Size) {
        commandForSize(command);
    } else if (m_step == Step::Location && commandForShelf(command)) {
        return;
    } else if (m_step == Step::Location && command == Command::Next) {
        forgetShelving();
        m_step = Step::Parcel;
    } else if (m_step == Step::Content || m_step == Step::Quantity || m_step == Step::Restriction || m_step == Step::Photos) {
        commandForContent(command);
    } else {
        sound(Tone::Blocked);
    }
}

} // namespace packbay
