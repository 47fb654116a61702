#include "models/workflow/LogIn.h"

namespace packbay {
namespace {

constexpr std::int64_t kShiftMs = 12LL * 60 * 60 * 1000;

} // namespace

LogIn::LogIn(const WorldView &world, const Clock &clock, const PinVerifier &pins)
    : m_world(world), m_clock(clock), m_pins(pins)
{
}

std::optional<User> LogIn::takeEntered()
{
    return std::exchange(m_entered, std::nullopt);
}

void LogIn::onScan(const ScanMeaning &scan)
{
    m_error.reset();
    if (scan.kind != CodeKind::Badge) {
        m_error = makeError(ErrorCode::Locked, {{QStringLiteral("code"), scan.normalized}});
        return;
    }
    const std::optional<User> user = m_world.user(scan.entity);
    if (!user || user->disabled) {
        m_asked.reset();
        m_error = makeError(ErrorCode::BadgeUnknown, {{QStringLiteral("code"), scan.entity}});
        return;
    }
    const auto since = m_shifts.constFind(user->badge);
    if (since != m_shifts.constEnd() && (m_clock.now() - *since).value < kShiftMs) {
        m_entered = user;
        m_asked.reset();
        return;
    }
    m_asked = user;
}

void LogIn::onTyped(const QString &pin)
{
    m_error.reset();
    if (!m_asked) {
        m_error = makeError(ErrorCode::Locked);
        return;
    }
    if (!m_pins.verify(*m_asked, pin)) {
        m_error = makeError(ErrorCode::PinWrong, {{QStringLiteral("name"), m_asked->name}});
        return;
    }
    m_shifts.insert(m_asked->badge, m_clock.now());
    m_entered = std::exchange(m_asked, std::nullopt);
}

void LogIn::onBack()
{
    m_error.reset();
    m_asked.reset();
}

void LogIn::trust(const User &user)
{
    m_shifts.insert(user.badge, m_clock.now());
    m_error.reset();
    m_asked.reset();
    m_entered = user;
}

void LogIn::lock(const QString &keptName)
{
    m_keptName = keptName;
    m_error.reset();
    m_asked.reset();
}

ScreenState LogIn::screen() const
{
    ScreenState state;
    state.screen = ScreenId::Login;
    if (m_error) {
        state.banner = Banner::Ask;
        state.error = m_error;
    } else if (m_asked) {
        state.prompt = {Text::AskPin, {{QStringLiteral("name"), m_asked->name}}};
    } else if (!m_keptName.isEmpty()) {
        state.prompt = {Text::LockedAskBadge, {{QStringLiteral("name"), m_keptName}}};
    } else {
        state.prompt = {Text::AskBadge, {}};
    }
    if (m_asked)
        state.actions.append({Command::Back, {Text::WordBack, {}}, false});
    return state;
}

} // namespace packbay
