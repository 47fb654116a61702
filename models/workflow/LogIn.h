#pragma once
#include "models/workflow/Flow.h"

#include <QHash>

namespace packbay {

/// Who may work at the station (ux.md 4, LOCKED): badge and PIN at shift start, the badge alone after an idle lock
/// within the shift. A shift lasts twelve hours from the PIN, or until the log-out.
class LogIn
{
public:
    LogIn(const WorldView &world, const Clock &clock, const PinVerifier &pins);

    /// The badge of whoever is now in, once.
    std::optional<User> takeEntered();
    void onScan(const ScanMeaning &scan);
    void onTyped(const QString &pin);
    /// Back to the badge.
    void onBack();
    /// A supervisor let them in, or the demo: no PIN is asked.
    void trust(const User &user);
    /// `keptName`: whose job is kept behind the lock, or empty.
    void lock(const QString &keptName);
    void endShift(const QString &badge) { m_shifts.remove(badge); }

    ScreenState screen() const;
    bool refused() const { return m_error.has_value(); }

private:
    const WorldView &m_world;
    const Clock &m_clock;
    const PinVerifier &m_pins;
    QHash<QString, UtcMs> m_shifts; ///< badge and when its PIN was given
    std::optional<User> m_asked;    ///< whose PIN is awaited
    std::optional<User> m_entered;
    std::optional<Error> m_error;
    QString m_keptName;
};

} // namespace packbay
