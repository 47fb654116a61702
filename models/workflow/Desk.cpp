#include "models/workflow/Desk.h"

#include <algorithm>

namespace packbay {
namespace {

constexpr std::int64_t kDuplicateMs = 1500;
constexpr std::int64_t kIdleLockMs = 3 * 60 * 1000;

std::optional<ScreenId> screenOf(Command command)
{
    switch (command) {
    case Command::GoReceive: return ScreenId::Receive;
    case Command::GoPutaway: return ScreenId::Putaway;
    case Command::GoPick: return ScreenId::Pick;
    case Command::GoPack: return ScreenId::Pack;
    case Command::GoWeigh: return ScreenId::Weigh;
    case Command::GoDispatch: return ScreenId::Dispatch;
    case Command::GoQueue: return ScreenId::Queue;
    default: return std::nullopt;
    }
}

/// Says yes, no or which to something that stands on the screen.
bool isAnswer(Command command)
{
    switch (command) {
    case Command::Ok:
    case Command::No:
    case Command::Next:
    case Command::Seal:
    case Command::NewBox:
    case Command::Choice1:
    case Command::Choice2:
    case Command::Choice3:
    case Command::Choice4: return true;
    default: return false;
    }
}

bool isQuestion(const ScreenState &state)
{
    return state.banner == Banner::Ask || state.banner == Banner::Stop;
}

} // namespace

/// Nothing was read wrongly and nothing is lost: the clerk is told, not stopped (ux.md, table of errors).
bool Desk::isWarning(const Error &unread)
{
    return unread.code == ErrorCode::InputMethodActive;
}

Desk::Desk(const WorldView &world, const Clock &clock, const FreightDesk &freight, const PinVerifier &pins,
           const QString &station)
    : m_world(world)
    , m_clock(clock)
    , m_session{station, world.warehouse(), {}, {}, Role::Clerk}
    , m_context{m_world, m_clock, freight, m_session, m_load, &m_doubtful}
    , m_logIn(world, clock, pins)
{
}

Desk::~Desk() = default;

void Desk::add(ScreenId screen, FlowMaker maker)
{
    m_makers.insert_or_assign(screen, std::move(maker));
}

Reaction Desk::start(ScreenId first)
{
    m_locked = true;
    m_lastInput = m_clock.monotonic();
    m_logIn.lock({});
    open(first);
    return compose();
}

Reaction Desk::enter(const User &user)
{
    m_logIn.trust(user);
    afterLogIn();
    return compose();
}

Reaction Desk::handle(const FlowInput &input)
{
    if (const auto *tick = std::get_if<Tick>(&input))
        onTick(*tick);
    else if (const auto *outcome = std::get_if<OperationOutcome>(&input))
        onOutcome(*outcome);
    else if (const auto *reading = std::get_if<WeightReading>(&input)) {
        m_load.see(*reading);
        if (!m_locked && !m_pending)
            toFlow(input, 0);
    } else {
        arrive(input);
    }
    drain();
    showNews();
    return compose();
}

/// Scans, commands, keypad and printer news take their turn in the order of arrival.
void Desk::arrive(const FlowInput &input)
{
    Waiting item{input, 0, m_question, m_pending.has_value()};
    if (const auto *news = std::get_if<PrintOutcome>(&input)) {
        noteDoubt(*news);
        noteSheet(*news);
    } else if (!std::holds_alternative<PhotoOutcome>(input)) {
        m_lastInput = m_clock.monotonic();
    }
    if (const auto *scan = std::get_if<ScanMeaning>(&input)) {
        item.line = m_strip.add(*scan, m_clock.now());
        m_unsettled.emplace(item.line, *scan);
        if (!scan->input.isEmpty() && isDuplicate(*scan) && !m_state.latched) { // errors without a code are all different
            raise(Tone::Dup);
            settle(item.line, StripEntry::Verdict::Duplicate);
            return;
        }
    }
    m_queue.enqueue(std::move(item));
}

void Desk::drain()
{
    while (!m_pending && !m_queue.isEmpty())
        process(m_queue.dequeue());
}

void Desk::process(const Waiting &item)
{
    if (const auto *scan = std::get_if<ScanMeaning>(&item.input)) {
        if (m_locked)
            processLocked(item.input, item.line);
        else
            processScan(*scan, item);
    } else if (std::holds_alternative<PrintOutcome>(item.input) || std::holds_alternative<PhotoOutcome>(item.input)) {
        toFlow(item.input, 0);
    } else if (m_locked) {
        processLocked(item.input, 0);
    } else if (const auto *command = std::get_if<Command>(&item.input)) {
        processCommand(*command, item);
    } else {
        m_unread.reset();
        readNews();
        if (m_state.latched || askedSince(item))
            block(0);
        else
            toFlow(item.input, 0);
    }
}

/// Taken before the question on the screen was asked: it cannot be an answer to it (hardware.md B3.6).
bool Desk::askedSince(const Waiting &item) const
{
    if (!isQuestion(m_state))
        return false;
    if (item.question != m_question)
        return true;
    const auto *scan = std::get_if<ScanMeaning>(&item.input);
    return scan && scan->at < m_questionAt;
}

void Desk::processScan(const ScanMeaning &scan, const Waiting &item)
{
    if (scan.kind == CodeKind::Command && !scan.error) {
        const Command command = commandOfWord(scan.command);
        if (command != Command::None)
            return processCommand(command, item);
    }
    if (askedSince(item) || (m_state.latched && (scan.error || scan.kind == CodeKind::Command || !flow().clears(scan))))
        return block(item.line);
    m_unread.reset();
    readNews();
    if (scan.error || scan.kind == CodeKind::Command) {
        m_unread = scan.error
            ? *scan.error
            : makeError(ErrorCode::UnknownCommand, {{QStringLiteral("code"), scan.input}});
        if (!m_unread->args.contains(QStringLiteral("code")))
            m_unread->args.insert(QStringLiteral("code"), scan.input);
        raise(isWarning(*m_unread) ? Tone::Ask : Tone::Stop);
        settle(item.line, StripEntry::Verdict::Refused);
        return;
    }
    toFlow(item.input, item.line);
}

void Desk::processCommand(Command command, const Waiting &item)
{
    // While busy nothing is asked: an answer given then was meant for something else.
    if (askedSince(item) || (item.whileBusy && isAnswer(command)))
        return block(item.line);
    const bool wasUnread = m_unread.has_value();
    m_unread.reset();
    if (!wasUnread && answersNews(command))
        return settle(item.line, StripEntry::Verdict::Command);
    readNews();
    const bool offered = std::any_of(m_state.actions.cbegin(), m_state.actions.cend(),
                                     [command](const Action &action) { return action.command == command; });
    const std::optional<ScreenId> target = screenOf(command);
    if (command == Command::LogOut || command == Command::Pause) {
        settle(item.line, StripEntry::Verdict::Command);
        lock(command == Command::LogOut);
    } else if (m_state.latched && command != Command::Ok && command != Command::Help && !offered) {
        block(item.line);
    } else if (target) {
        if (!m_makers.contains(*target))
            return block(item.line);
        open(*target);
        settle(item.line, StripEntry::Verdict::Command);
    } else if (command == Command::Help || command == Command::Find || (wasUnread && command == Command::Ok)) {
        settle(item.line, StripEntry::Verdict::Command);
    } else {
        toFlow(command, item.line);
    }
}

void Desk::processLocked(const FlowInput &input, int line)
{
    if (const auto *scan = std::get_if<ScanMeaning>(&input)) {
        m_logIn.onScan(*scan);
        if (m_logIn.refused()) {
            raise(scan->kind == CodeKind::Badge ? Tone::Ask : Tone::Blocked);
            settle(line, scan->kind == CodeKind::Badge ? StripEntry::Verdict::Refused : StripEntry::Verdict::Ignored);
        } else {
            settle(line, StripEntry::Verdict::Accepted);
            raise(Tone::Ok);
        }
    } else if (const auto *typed = std::get_if<TypedEntry>(&input)) {
        m_logIn.onTyped(typed->text);
        raise(m_logIn.refused() ? Tone::Ask : Tone::Ok);
    } else if (const auto *command = std::get_if<Command>(&input); command && *command == Command::Back) {
        m_logIn.onBack();
    }
    afterLogIn();
}

void Desk::onOutcome(const OperationOutcome &outcome)
{
    if (!m_pending || outcome.tag != m_pending->tag)
        return;
    const Pending pending = *m_pending;
    m_pending.reset();
    OperationOutcome own = outcome;
    own.tag = pending.flowTag;
    toFlow(own, pending.line);
}

void Desk::onTick(const Tick &tick)
{
    const bool idle = (tick.at - m_lastInput).value >= kIdleLockMs;
    if (idle && !m_locked && !m_pending && m_queue.isEmpty())
        lock(false);
    if (m_pending || (m_state.banner == Banner::Ok && tick.at < m_okUntil))
        return;
    toFlow(tick, 0);
}

/// The same code from the same device within 1.5 s is a trembling hand, not a second parcel.
bool Desk::isDuplicate(const ScanMeaning &scan)
{
    const auto last = m_lastScan.find(scan.device);
    const bool same = last != m_lastScan.end() && last->second.first == scan.input
        && (scan.at - last->second.second).value < kDuplicateMs;
    m_lastScan.insert_or_assign(scan.device, std::pair(scan.input, scan.at));
    return same;
}

} // namespace packbay
