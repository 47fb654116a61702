#include "models/workflow/Desk.h"

#include <algorithm>

// The other half of Desk: flows, screens, log-in and what is shown.
namespace packbay {
namespace {


/// Of several tones in one answer the gravest is heard.
int gravity(Tone tone)
{
    switch (tone) {
    case Tone::None: return 0;
    case Tone::Done: return 1;
    case Tone::Ok: return 2;
    case Tone::Step: return 3;
    case Tone::Dup: return 4;
    case Tone::Blocked: return 5;
    case Tone::Ask: return 6;
    case Tone::Stop: return 7;
    }
    return 0;
}

bool sameShown(const ScreenState &a, const ScreenState &b)
{
    return a.screen == b.screen && a.banner == b.banner && a.prompt == b.prompt && a.error == b.error;
}

StripEntry::Verdict verdictOf(const ScreenState &state, Tone tone)
{
    if (tone == Tone::Dup)
        return StripEntry::Verdict::Duplicate;
    if (tone == Tone::Blocked)
        return StripEntry::Verdict::Ignored;
    if (state.error || state.banner == Banner::Stop)
        return StripEntry::Verdict::Refused;
    return StripEntry::Verdict::Accepted;
}

} // namespace

Flow &Desk::flow()
{
    std::unique_ptr<Flow> &current = m_flows[m_screen];
    if (!current)
        current = m_makers.at(m_screen)(m_context);
    return *current;
}

void Desk::toFlow(const FlowInput &input, int line)
{
    Tone tone = take(flow().handle(input));
    if (m_openNext) {
        open(*std::exchange(m_openNext, std::nullopt));
        if (std::holds_alternative<ScanMeaning>(input) && !m_pending) {
            tone = take(flow().handle(input));
            m_openNext.reset();
        }
    }
    if (line == 0)
        return;
    if (m_pending) {
        m_pending->line = line;
        m_strip.working(line);
    } else {
        settle(line, verdictOf(m_state, tone));
    }
}

/// Makes the flow's answer the screen; gives its tone.
Tone Desk::take(Reaction reaction)
{
    const Tone tone = std::exchange(reaction.screen.tone, Tone::None);
    const bool same = sameShown(m_state, reaction.screen);
    m_state = std::move(reaction.screen);
    raise(tone);
    if (!same && (m_state.banner == Banner::Ask || m_state.banner == Banner::Stop)) {
        ++m_question;
        m_questionAt = m_clock.monotonic();
    }
    if (m_state.banner == Banner::Ok && (!same || tone != Tone::None))
        m_okUntil = m_clock.monotonic() + MonotonicMs(m_okBannerMs);
    for (Effect &effect : reaction.effects) {
        if (auto *submit = std::get_if<SubmitOperation>(&effect)) {
            m_pending = Pending{++m_lastTag, submit->tag, 0};
            submit->tag = m_lastTag;
            m_effects.append(effect);
        } else if (const auto *next = std::get_if<OpenScreen>(&effect)) {
            m_openNext = next->screen;
        } else {
            if (const auto *settle = std::get_if<SettleSheet>(&effect); settle && !settle->cameOut)
                m_answered.append(settle->sheet);
            m_effects.append(effect);
        }
    }
    return tone;
}

/// A flow that was opened before is found as it was left, with its job.
void Desk::open(ScreenId screen)
{
    if (!m_makers.contains(screen))
        return;
    const bool isNew = m_flows[screen] == nullptr;
    m_screen = screen;
    m_state = {};
    take(isNew ? flow().start() : flow().handle(Tick{m_clock.monotonic()}));
}

void Desk::afterLogIn()
{
    const std::optional<User> user = m_logIn.takeEntered();
    if (!user)
        return;
    const bool another = !m_session.actor.isEmpty() && m_session.actor != user->badge;
    m_session.actor = user->badge;
    m_session.actorName = user->name;
    m_session.role = user->role;
    m_locked = false;
    m_lastInput = m_clock.monotonic();
    // A STOP outlives the person who caused it; any other job belongs to whoever began it.
    if (another && !m_state.latched) {
        m_flows.clear();
        open(m_screen);
    }
    doubtAgain();
}

void Desk::lock(bool shiftEnds)
{
    m_locked = true;
    if (shiftEnds) {
        m_logIn.endShift(m_session.actor);
        m_effects.append(ShiftEnded{m_session.actor});
    }
    m_logIn.lock(shiftEnds ? QString() : m_session.actorName);
}

void Desk::block(int line)
{
    raise(Tone::Blocked);
    settle(line, StripEntry::Verdict::Ignored);
}

void Desk::settle(int line, StripEntry::Verdict verdict)
{
    const auto scan = m_unsettled.find(line);
    if (scan == m_unsettled.end())
        return;
    if (scan->second.kind == CodeKind::Command && verdict == StripEntry::Verdict::Accepted)
        verdict = StripEntry::Verdict::Command;
    const StripEntry entry = m_strip.settle(line, verdict);
    const ScanMeaning meaning = scan->second;
    m_unsettled.erase(scan);
    if (m_settled)
        m_settled(meaning, entry);
}

void Desk::raise(Tone tone)
{
    if (gravity(tone) > gravity(m_tone))
        m_tone = tone;
}

ScreenState Desk::screen() const
{
    ScreenState state = m_locked ? m_logIn.screen() : m_state;
    if (!m_locked && m_unread) {
        state.banner = isWarning(*m_unread) ? Banner::Ask : Banner::Stop;
        state.prompt = {};
        state.error = m_unread;
    } else if (const SheetNews *news = currentNews()) {
        renderNews(state, *news);
    }
    state.strip = m_strip.newest();
    state.queuedScans = static_cast<int>(std::count_if(m_queue.cbegin(), m_queue.cend(), [](const Waiting &item) {
        return std::holds_alternative<ScanMeaning>(item.input);
    }));
    return state;
}

Reaction Desk::compose()
{
    ScreenState state = screen();
    state.tone = std::exchange(m_tone, Tone::None);
    return {std::move(state), std::exchange(m_effects, {})};
}

} // namespace packbay
