#include "models/workflow/BenchFlow.h"

#include <QJsonArray>

#include <utility>

namespace packbay {
namespace {

template<class... Fs>
struct Overloaded : Fs...
{
    using Fs::operator()...;
};
template<class... Fs>
Overloaded(Fs...) -> Overloaded<Fs...>;

} // namespace

BenchFlow::BenchFlow(const FlowContext &context, ScreenId screen)
    : m_context(context)
    , m_screen(screen)
{
}

void BenchFlow::typed(const QString &) {}
void BenchFlow::weighed(const WeightReading &) {}
void BenchFlow::printed(const PrintOutcome &) {}
void BenchFlow::ticked(MonotonicMs) {}

Reaction BenchFlow::start()
{
    m_notice.reset();
    m_tone = Tone::None;
    m_effects.clear();
    m_pendingTag = 0;
    m_then = {};
    m_refused = {};
    reset();
    return reaction();
}

Reaction BenchFlow::handle(const FlowInput &input)
{
    m_tone = Tone::None;
    m_effects.clear();
    std::visit(Overloaded{
                   [&](const ScanMeaning &) { attend(input); },
                   [&](Command) { attend(input); },
                   [&](const TypedEntry &) { attend(input); },
                   [&](const WeightReading &reading) { weighed(reading); },
                   [&](const PrintOutcome &outcome) { printed(outcome); },
                   [&](const OperationOutcome &outcome) { settle(outcome); },
                   [&](const Tick &tick) {
                       if (m_notice && m_notice->banner == Banner::Ok)
                           m_notice.reset();
                       ticked(tick.at);
                   },
               },
               input);
    return reaction();
}

void BenchFlow::attend(const FlowInput &input)
{
    const auto *command = std::get_if<Command>(&input);
    if (isLatched()) {
        if (command && *command == Command::Ok)
            m_notice.reset();
        else
            tone(Tone::Blocked);
        return;
    }
    // The Desk holds inputs back while an operation is under way; one that comes all the same changes nothing.
    if (m_pendingTag != 0)
        return tone(Tone::Blocked);
    m_notice.reset();
    if (command)
        commanded(*command);
    else if (const auto *scan = std::get_if<ScanMeaning>(&input))
        scan->error ? refuse(*scan->error) : scanned(*scan);
    else if (const auto *entry = std::get_if<TypedEntry>(&input))
        typed(entry->text.trimmed());
}

void BenchFlow::submit(OperationBody body, Then then, Refused refused, const QString &approver)
{
    Q_ASSERT(m_pendingTag == 0);
    m_pendingTag = ++m_lastTag;
    m_then = std::move(then);
    m_refused = std::move(refused);
    effect(SubmitOperation{m_pendingTag, std::move(body), approver});
}

void BenchFlow::settle(const OperationOutcome &outcome)
{
    // An outcome of a job that start() has left behind is nobody's any more.
    if (m_pendingTag == 0 || outcome.tag != m_pendingTag)
        return;
    m_pendingTag = 0;
    const Then then = std::exchange(m_then, {});
    const Refused refused = std::exchange(m_refused, {});
    if (outcome.accepted) {
        then(outcome);
    } else {
        const Error error = outcome.refused.value_or(makeError(ErrorCode::InvariantBroken));
        refused ? refused(error) : stop(error);
    }
}

void BenchFlow::stop(const Error &error)
{
    Error shown = error;
    if (error.code == ErrorCode::CartonOnHold && !error.args.contains(QStringLiteral("reason"))) {
        const QString note = error.args.value(QStringLiteral("note")).toString();
        const QString code = error.args.value(QStringLiteral("holds")).toArray().first().toString();
        shown.args.insert(QStringLiteral("reason"), note.isEmpty() ? code : note);
    }
    m_notice = Notice{Banner::Stop, shown, {}, true};
    tone(Tone::Stop);
}

void BenchFlow::refuse(const Error &error)
{
    if (isLatched())
        return;
    m_notice = Notice{Banner::Stop, error, {}, false};
    tone(Tone::Stop);
}

void BenchFlow::complain(const Error &error)
{
    if (isLatched())
        return;
    m_notice = Notice{Banner::Ask, error, {}, false};
    tone(Tone::Ask);
}

void BenchFlow::hint(const Phrase &prompt)
{
    if (isLatched())
        return;
    m_notice = Notice{Banner::Ask, {}, prompt, false};
    tone(Tone::Ask);
}

void BenchFlow::seenAlready(const Phrase &prompt)
{
    if (isLatched())
        return;
    m_notice = Notice{Banner::Ok, {}, prompt, false};
    tone(Tone::Dup);
}

void BenchFlow::done(const Phrase &prompt, Tone sound)
{
    if (isLatched())
        return;
    m_notice = Notice{Banner::Ok, {}, prompt, false};
    tone(sound);
}

void BenchFlow::clearNotice()
{
    if (!isLatched())
        m_notice.reset();
}

bool BenchFlow::isSupervisor() const
{
    return m_context.session.role == Role::Supervisor || m_context.session.role == Role::Admin;
}

bool BenchFlow::complainsAbout(ErrorCode code) const
{
    return m_notice && m_notice->error && m_notice->error->code == code;
}

Error BenchFlow::wrongKind(const ScanMeaning &scan, const QString &wanted) const
{
    return makeError(ErrorCode::WrongKindOfCode, {{QStringLiteral("code"), scan.normalized},
                                                  {QStringLiteral("kind"), codeKindName(scan.kind)},
                                                  {QStringLiteral("wanted"), wanted}});
}

Result<Carton> BenchFlow::cartonOf(const ScanMeaning &scan) const
{
    QStringList codes{scan.entity, scan.normalized};
    if (scan.gs1) {
        for (const Gs1Element &element : *scan.gs1) {
            if (element.ai == QLatin1String("00"))
                codes.append(element.value);
        }
    }
    switch (scan.kind) {
    case CodeKind::Carton:
    case CodeKind::Sscc:
    case CodeKind::Gs1:
    case CodeKind::Tracking:
    case CodeKind::Unknown:
        for (const QString &code : codes) {
            if (code.isEmpty())
                continue;
            if (auto found = m_context.world.cartonByAnyCode(code))
                return *found;
        }
        if (scan.kind == CodeKind::Tracking && m_context.world.parcelByTracking(scan.normalized))
            return wrongKind(scan, QStringLiteral("carton"));
        return makeError(ErrorCode::UnknownCode, {{QStringLiteral("code"), scan.normalized}});
    default: return wrongKind(scan, QStringLiteral("carton"));
    }
}

Result<QString> BenchFlow::supervisorOf(const ScanMeaning &scan) const
{
    if (scan.kind != CodeKind::Badge)
        return wrongKind(scan, QStringLiteral("badge"));
    const std::optional<User> user = m_context.world.user(scan.entity);
    if (!user || user->disabled)
        return makeError(ErrorCode::BadgeUnknown, {{QStringLiteral("badge"), scan.entity}});
    if (user->role != Role::Supervisor && user->role != Role::Admin)
        return makeError(ErrorCode::SupervisorNeeded, {{QStringLiteral("badge"), scan.entity}});
    return user->badge;
}

Reaction BenchFlow::reaction()
{
    ScreenState screen;
    screen.screen = m_screen;
    render(screen);
    if (m_pendingTag != 0) {
        screen.banner = Banner::Busy;
        screen.prompt = phraseOf(Text::Working);
        screen.error.reset();
        screen.actions.clear();
    } else if (m_notice) {
        screen.banner = m_notice->banner;
        screen.error = m_notice->error;
        screen.prompt = m_notice->prompt;
        screen.latched = m_notice->latched;
        if (m_notice->latched)
            screen.actions = {actionOf(Command::Ok, Text::WordOk, true)};
    }
    screen.tone = m_tone;
    return {screen, m_effects};
}

} // namespace packbay
