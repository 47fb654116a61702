#include "models/workflow/QueueFlow.h"

#include "models/workflow/QueueBoard.h"

namespace packbay {
namespace {

const QString kKey = QStringLiteral("key");

} // namespace

QString QueueFlow::keyIn(const ScreenState &state)
{
    return state.job.args.value(kKey).toString();
}

bool QueueFlow::isAllowed() const
{
    return m_context.session.role != Role::Clerk;
}

Reaction QueueFlow::start()
{
    m_key.clear();
    m_error.reset();
    return answer(Tone::None);
}

Reaction QueueFlow::handle(const FlowInput &input)
{
    if (const auto *scan = std::get_if<ScanMeaning>(&input); scan && isAllowed()) {
        onScan(*scan);
        return answer(m_error ? Tone::Ask : Tone::Ok);
    }
    if (const auto *command = std::get_if<Command>(&input); command && *command == Command::Back) {
        m_error.reset();
        Reaction reaction = answer(Tone::None);
        reaction.effects.append(OpenScreen{ScreenId::Receive});
        return reaction;
    }
    if (const auto *command = std::get_if<Command>(&input); command && *command == Command::Photo && isAllowed())
        return answer(Tone::None); // F4: the window opens the tariffs
    const bool isTick = std::holds_alternative<Tick>(input);
    return answer(isTick || std::holds_alternative<WeightReading>(input) || std::holds_alternative<PrintOutcome>(input) ? Tone::None : Tone::Blocked);
}

void QueueFlow::onScan(const ScanMeaning &scan)
{
    const QueueBoard board(m_context.world, QTimeZone::utc());
    m_error.reset();
    m_key = board.keyOf(scan.entity);
    if (m_key.isEmpty())
        m_key = board.keyOf(scan.normalized);
    if (m_key.isEmpty())
        m_error = makeError(ErrorCode::UnknownCode, {{QStringLiteral("code"), scan.normalized}});
}

Reaction QueueFlow::answer(Tone tone)
{
    ScreenState state;
    state.screen = ScreenId::Queue;
    state.tone = tone;
    state.error = isAllowed() ? m_error : makeError(ErrorCode::NotAllowedForRole);
    state.banner = state.error ? Banner::Ask : Banner::Ready;
    if (!m_key.isEmpty())
        state.job.args.insert(kKey, m_key);
    state.actions = {{Command::Back, {Text::WordBack, {}}, true}};
    return {std::move(state), {}};
}

} // namespace packbay
