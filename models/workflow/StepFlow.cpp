#include "models/workflow/StepFlow.h"

namespace packbay {

Reaction StepFlow::start()
{
    m_journal.clear();
    m_remark.reset();
    m_awaited.reset();
    m_approver.clear();
    m_tone = Tone::None;
    m_effects.clear();
    reset();
    return answer();
}

Reaction StepFlow::handle(const FlowInput &input)
{
    if (const auto *outcome = std::get_if<OperationOutcome>(&input)) {
        onOutcome(*outcome);
    } else if (const auto *tick = std::get_if<Tick>(&input)) {
        if (!m_awaited) {
            if (m_remark && m_remark->banner == Banner::Ok)
                m_remark.reset();
            onTick(tick->at);
        }
    } else if (m_awaited) {
        return answer();
    } else if (const auto *scan = std::get_if<ScanMeaning>(&input)) {
        // The Desk blocks these already; a STOP is passed by nothing else than what it waits for.
        if (isStopped() && !clears(*scan)) {
            sound(Tone::Blocked);
        } else {
            m_remark.reset();
            onScan(*scan);
        }
    } else if (const auto *command = std::get_if<Command>(&input)) {
        onCommandInput(*command);
    } else if (const auto *entry = std::get_if<TypedEntry>(&input)) {
        if (isStopped()) {
            sound(Tone::Blocked);
        } else {
            m_remark.reset();
            onTyped(*entry);
        }
    } else if (const auto *reading = std::get_if<WeightReading>(&input)) {
        onWeight(*reading);
    } else if (const auto *news = std::get_if<PrintOutcome>(&input)) {
        onPrint(*news);
    } else if (const auto *photo = std::get_if<PhotoOutcome>(&input)) {
        if (!isStopped())
            onPhoto(*photo);
    }
    return answer();
}

bool StepFlow::clears(const ScanMeaning &scan) const
{
    return m_remark && m_remark->latched && m_remark->wanted && m_remark->wanted(scan);
}

void StepFlow::onTyped(const TypedEntry &entry)
{
    Q_UNUSED(entry);
    sound(Tone::Blocked);
}

void StepFlow::onWeight(const WeightReading &reading)
{
    Q_UNUSED(reading);
}

void StepFlow::onTick(MonotonicMs now)
{
    Q_UNUSED(now);
}

void StepFlow::onPrint(const PrintOutcome &outcome)
{
    Q_UNUSED(outcome);
}

void StepFlow::onCommandInput(Command command)
{
    if (isStopped()) {
        if (command == Command::Ok && m_remark->okClears) {
            m_remark.reset();
            onAcknowledged();
        } else {
            sound(Tone::Blocked);
        }
        return;
    }
    m_remark.reset();
    if (command == Command::Undo)
        undo();
    else
        onCommand(command);
}

void StepFlow::onPhoto(const PhotoOutcome &outcome)
{
    using Result = PhotoOutcome::Result;
    switch (outcome.result) {
    case Result::Taken: {
        const Parcel photographed = world().get<Parcel>(outcome.parcel).value_or(Parcel{});
        info(phraseOf(Text::PhotoTaken, {{QStringLiteral("n"), photographed.photos.size()}, {QStringLiteral("code"), paperCode(photographed)}}), Tone::Ok);
        return;
    }
    case Result::NoFolder: remark(phraseOf(Text::PhotoNoFolder), Tone::Ask); return;
    case Result::NoPicture: remark(phraseOf(Text::PhotoNone), Tone::Ask); return;
    case Result::Unreadable: remark(phraseOf(Text::PhotoUnreadable), Tone::Ask); return;
    case Result::Refused: remark(outcome.refused.value_or(makeError(ErrorCode::InvariantBroken)), Tone::Ask); return;
    }
}

void StepFlow::undo()
{
    if (m_journal.isEmpty()) {
        info(phraseOf(Text::NothingToUndo), Tone::Blocked);
        return;
    }
    const auto takeBack = [this] { say(restoreLast(), Tone::Ok); };
    if (!m_journal.last().compensation) {
        takeBack();
        return;
    }
    submit(*m_journal.last().compensation, [takeBack](const OperationOutcome &) { takeBack(); });
}

Phrase StepFlow::restoreLast()
{
    const UndoStep step = m_journal.last();
    m_journal.dropLast();
    step.restore();
    return step.undone;
}

void StepFlow::onOutcome(const OperationOutcome &outcome)
{
    if (!m_awaited || m_awaited->tag != outcome.tag)
        return;
    const Awaited awaited = std::move(*m_awaited);
    m_awaited.reset();
    if (outcome.accepted) {
        awaited.accepted(outcome);
        return;
    }
    const Error error = outcome.refused.value_or(makeError(ErrorCode::InvariantBroken));
    if (awaited.refused)
        awaited.refused(error);
    else
        stop(error);
}

void StepFlow::submit(OperationBody body, Accepted accepted, Refused refused)
{
    Q_ASSERT(!m_awaited);
    m_awaited = Awaited{++m_lastTag, std::move(accepted), std::move(refused)};
    m_effects.append(SubmitOperation{m_lastTag, std::move(body), m_approver});
}

std::optional<Error> StepFlow::objection(const OperationBody &body) const
{
    Operation operation;
    operation.id = OpId(entityId(u"objection", {}).uuid()); // never stored, but the Rulebook wants one
    operation.station = m_context.session.station;
    operation.actor = m_context.session.actor;
    operation.role = m_context.session.role;
    operation.approver = m_approver;
    operation.at = m_context.clock.now();
    operation.body = body;
    const Result<Changes> answer = Rulebook().apply(operation, m_context.world);
    return answer ? std::nullopt : std::optional(answer.error());
}

void StepFlow::undoable(std::optional<OperationBody> compensation, Phrase undone, std::function<void()> restore)
{
    m_journal.push({std::move(compensation), std::move(undone), std::move(restore)});
}

void StepFlow::say(Phrase done, Tone tone)
{
    m_remark = Remark{Banner::Ok, std::move(done), std::nullopt, false, true, {}};
    m_tone = tone;
}

void StepFlow::info(Phrase phrase, Tone tone)
{
    m_remark = Remark{Banner::Ready, std::move(phrase), std::nullopt, false, true, {}};
    m_tone = tone;
}

void StepFlow::remark(Error error, Tone tone)
{
    m_remark = Remark{tone == Tone::Stop ? Banner::Stop : Banner::Ask, {}, std::move(error), false, true, {}};
    m_tone = tone;
}

void StepFlow::remark(Phrase phrase, Tone tone)
{
    m_remark = Remark{Banner::Ask, std::move(phrase), std::nullopt, false, true, {}};
    m_tone = tone;
}

void StepFlow::stop(Error error, Wanted wanted, bool ok)
{
    m_remark = Remark{Banner::Stop, {}, std::move(error), true, ok, std::move(wanted)};
    m_tone = Tone::Stop;
}

void StepFlow::demand(Phrase phrase, Wanted wanted)
{
    m_remark = Remark{Banner::Stop, std::move(phrase), std::nullopt, true, false, std::move(wanted)};
    m_tone = Tone::Ask;
}

std::optional<QString> StepFlow::approverOf(const ScanMeaning &scan)
{
    if (scan.kind != CodeKind::Badge) {
        wrongKind(scan, CodeKind::Badge);
        return std::nullopt;
    }
    const std::optional<User> user = world().user(scan.entity);
    if (!user || user->disabled) {
        remark(makeError(ErrorCode::BadgeUnknown, {{QStringLiteral("code"), scan.entity}}));
        return std::nullopt;
    }
    if (user->role != Role::Supervisor && user->role != Role::Admin) {
        remark(makeError(ErrorCode::SupervisorNeeded, {{QStringLiteral("name"), user->name}}));
        return std::nullopt;
    }
    return user->badge;
}

void StepFlow::wrongKind(const ScanMeaning &scan, CodeKind wanted)
{
    remark(makeError(ErrorCode::WrongKindOfCode, {{QStringLiteral("code"), scan.normalized},
                                                  {QStringLiteral("kind"), codeKindName(scan.kind)},
                                                  {QStringLiteral("wanted"), codeKindName(wanted)}}));
}

Reaction StepFlow::answer()
{
    ScreenState state;
    state.screen = m_screen;
    show(state);
    if (m_awaited) {
        state.banner = Banner::Busy;
        state.prompt = phraseOf(Text::Working);
        state.actions.clear();
    } else if (m_remark) {
        state.banner = m_remark->banner;
        state.prompt = m_remark->phrase;
        state.error = m_remark->error;
        state.latched = m_remark->latched;
        if (m_remark->latched) {
            state.actions.clear();
            if (m_remark->okClears)
                state.actions.append(actionOf(Command::Ok, Text::WordOk, true));
        }
    }
    state.tone = std::exchange(m_tone, Tone::None);
    // Whatever was right about the input: success sounds when what it asked for is stored, not before.
    if (m_awaited && (state.tone == Tone::Ok || state.tone == Tone::Step))
        state.tone = Tone::None;
    return {std::move(state), std::exchange(m_effects, {})};
}

QString signOf(const WorldView &world, const QString &location)
{
    const std::optional<Location> known = world.location(location);
    return known && !known->sign.isEmpty() ? known->sign : location;
}

QString paperCode(const Parcel &parcel)
{
    return parcel.tracking.isEmpty() ? parcel.lpn : parcel.tracking;
}

} // namespace packbay
