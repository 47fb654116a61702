#pragma once
#include "models/domain/Error.h"
#include "models/domain/ScanEvent.h"

#include <QList>
#include <QSet>

#include <optional>

namespace packbay {

/// How a keyboard-wedge scanner types (architecture.md 13, hardware.md B3.2).
struct WedgeSetting
{
    QString device = QStringLiteral("wedge");
    int gapMs = 35;      ///< between two keys of a scan; 10 to 100
    int meanMs = 25;     ///< for a scan without suffix
    int silenceMs = 100; ///< ends a scan without suffix
    int minLength = 6;
    int minLengthWithPrefix = 3;
    QString prefix;      ///< programmed into the scanner ("\x02" = Ctrl+B); with it a scan is certain
    QString suffix;      ///< programmed into the scanner, before the Enter or instead of it; a control character ends a scan
    bool keepsControls = false; ///< control characters are part of the scan: while prefix and suffix are learned
    QString gsCharacter; ///< what the scanner types for GS when it cannot type it ("|"); empty = nothing
};

/// Finds scans among the keys of a window. Pure: time comes with the keys, nothing sleeps. Every key that could begin a
/// scan is held; it is given back, in order, when no scan comes of it.
class WedgeDecoder
{
public:
    static constexpr qsizetype kMaxCharacters = 4096;

    struct Key
    {
        quint64 id = 0;          ///< the caller's name for the event, comes back in Outcome::replay
        quint32 code = 0;        ///< evdev; 0 = unknown, then `text` is used
        Qt::Key name = Qt::Key_unknown; ///< tells the keys without code apart, and which of them are modifiers
        bool press = true;
        bool autoRepeat = false;
        bool shift = false;
        bool control = false;
        bool alt = false;
        bool numLock = false;    ///< for the digits of the keypad
        QString text;
        MonotonicMs at;
    };
    struct Outcome
    {
        bool taken = false;      ///< the key is not for the window (now)
        QList<quint64> replay;   ///< earlier keys for the window, before this one
        std::optional<ScanEvent> scan;
        std::optional<Error> error; ///< a burst that is no usable scan
    };

    const WedgeSetting &setting() const { return m_setting; }

    explicit WedgeDecoder(WedgeSetting setting = {}) : m_setting(std::move(setting)) {}

    Outcome key(const Key &key);
    /// Nothing came until `now`; call at deadline().
    Outcome idle(MonotonicMs now);
    /// When the held keys are decided at the latest; empty while none are held.
    std::optional<MonotonicMs> deadline() const;
    bool isHolding() const { return !m_held.isEmpty(); }

private:
    enum class Meaning { Character, Suffix, Modifier, AltDigit, Gs, Other };
    struct Read
    {
        Meaning meaning = Meaning::Other;
        QChar character;
    };
    struct Held
    {
        quint64 id;
        quint32 code; ///< which key: keyOf()
        bool press;
    };

    Read read(const Key &key) const;
    Read readByText(const Key &key) const;
    bool isOurControl(QChar c) const;
    Outcome pressed(const Key &key);
    Outcome released(const Key &key);
    bool isPressedAnew(const Key &key) const;
    bool mayBegin(const Read &read) const;
    void hold(const Key &key, const Read &read);
    void append(QChar c, MonotonicMs at);
    void finishAltCode(MonotonicMs at);
    bool hasPrefix() const;
    bool isFast() const;
    bool isConfirmed() const;
    bool isLongEnough() const;
    bool endsWithControlSuffix() const;
    int allowedGap() const;
    Outcome settleBySilence();
    Outcome giveBack();
    Outcome takeScan(MonotonicMs at);
    void clear();

    WedgeSetting m_setting;
    QList<Held> m_held;
    QSet<quint32> m_swallowed; ///< keyOf(): pressed inside a scan, release still to come
    QString m_text;
    QString m_altDigits;
    int m_characters = 0;
    MonotonicMs m_firstCharacter;
    MonotonicMs m_lastCharacter;
    MonotonicMs m_lastPress;
    std::optional<MonotonicMs> m_endedBySuffix; ///< when; an Enter behind it belongs to that scan
    bool m_badKey = false;
};

} // namespace packbay
