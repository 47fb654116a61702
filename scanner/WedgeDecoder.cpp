#include "scanner/WedgeDecoder.h"

#include "scanner/KeyTable.h"
#include "scanner/ScanFramer.h"

#include <algorithm>

namespace packbay {
namespace {

constexpr QChar kGs(0x1D);
constexpr quint32 kWithoutCode = 0x80000000; ///< no evdev code has this bit

/// Which key it is: the release must be found to the press.
quint32 keyOf(const WedgeDecoder::Key &key)
{
    return key.code != 0 ? key.code : kWithoutCode | static_cast<quint32>(key.name);
}

bool isAltKey(const WedgeDecoder::Key &key)
{
    return key.code != 0 ? key::isAlt(key.code) : key.name == Qt::Key_Alt || key.name == Qt::Key_AltGr;
}

bool isModifierKey(const WedgeDecoder::Key &key)
{
    return key.code != 0 ? key::isModifier(key.code) : isAltKey(key) || key.name == Qt::Key_Shift || key.name == Qt::Key_Control;
}

} // namespace

/// A control character that the scanner types around its codes, or, while that is learned, any.
bool WedgeDecoder::isOurControl(QChar c) const
{
    return m_setting.prefix.contains(c) || m_setting.suffix.contains(c) || (m_setting.keepsControls && c < u' ');
}

WedgeDecoder::Read WedgeDecoder::readByText(const Key &key) const
{
    if (key.text.size() != 1)
        return {};
    const QChar c = key.text.front();
    if (c == u'\r' || c == u'\n' || c == u'\t')
        return {Meaning::Suffix, {}};
    if (c == kGs)
        return {Meaning::Gs, kGs};
    if (key.alt && !key.control && c >= u'0' && c <= u'9') // Ctrl+Alt is AltGr: an ordinary character
        return {Meaning::AltDigit, c};
    return c < u' ' && !isOurControl(c) ? Read{} : Read{Meaning::Character, c};
}

WedgeDecoder::Read WedgeDecoder::read(const Key &key) const
{
    if (isModifierKey(key))
        return {Meaning::Modifier, {}};
    if (key.code == 0)
        return readByText(key);
    if (key.alt) {
        const auto digit = keypadDigit(key.code);
        return digit ? Read{Meaning::AltDigit, *digit} : Read{};
    }
    if (key.control) {
        // Control-character mode: Ctrl with the key of the character 64 higher.
        const auto upper = usCharacter(key.code, false);
        const char16_t code = upper ? static_cast<char16_t>(upper->toUpper().unicode() - 64) : u'\xffff';
        if (code == kGs.unicode())
            return {Meaning::Gs, kGs};
        if (code == u'\r' || code == u'\n' || code == u'\t')
            return {Meaning::Suffix, {}};
        return isOurControl(QChar(code)) ? Read{Meaning::Character, QChar(code)} : Read{};
    }
    if (key.code == key::kEnter || key.code == key::kKeypadEnter || key.code == key::kTab)
        return {Meaning::Suffix, {}};
    if (key.code == key::kF8)
        return {Meaning::Gs, kGs};
    if (const auto c = usCharacter(key.code, key.shift))
        return {Meaning::Character, *c};
    if (const auto digit = keypadDigit(key.code))
        return key.numLock ? Read{Meaning::Character, *digit} : Read{};
    if (const auto sign = keypadSign(key.code))
        return {Meaning::Character, *sign};
    return {};
}

WedgeDecoder::Outcome WedgeDecoder::key(const Key &key)
{
    return key.press ? pressed(key) : released(key);
}

WedgeDecoder::Outcome WedgeDecoder::released(const Key &key)
{
    if (isHolding()) {
        m_held.append({key.id, keyOf(key), false});
        if (isAltKey(key) && !m_altDigits.isEmpty())
            finishAltCode(key.at);
        Outcome outcome;
        outcome.taken = true;
        return outcome;
    }
    Outcome outcome;
    outcome.taken = m_swallowed.remove(keyOf(key));
    return outcome;
}

WedgeDecoder::Outcome WedgeDecoder::pressed(const Key &key)
{
    if (key.autoRepeat && !isPressedAnew(key)) {
        // A key held down by a hand; scanners press each key anew.
        if (isHolding() && !isConfirmed())
            return giveBack();
        Outcome outcome;
        outcome.taken = isHolding() || m_swallowed.contains(keyOf(key));
        return outcome;
    }
    Outcome before;
    if (isHolding() && (key.at - m_lastPress).value > allowedGap())
        before = settleBySilence();
    const Read what = read(key);
    m_swallowed.remove(keyOf(key)); // pressed anew: its release belongs to this press
    if (!isHolding()) {
        if (what.meaning == Meaning::Suffix && m_endedBySuffix && (key.at - *m_endedBySuffix).value <= m_setting.silenceMs) {
            m_swallowed.insert(keyOf(key));
            before.taken = true;
            return before;
        }
        before.taken = mayBegin(what);
        if (before.taken)
            hold(key, what);
        return before;
    }
    if (what.meaning == Meaning::Suffix) {
        if (!isLongEnough())
            return giveBack();
        m_held.append({key.id, keyOf(key), true});
        Outcome outcome = takeScan(key.at);
        outcome.taken = true;
        return outcome;
    }
    hold(key, what);
    if (endsWithControlSuffix()) {
        before = takeScan(key.at);
        m_endedBySuffix = key.at;
    }
    before.taken = true;
    return before;
}

/// X11 takes a release and a press in the same millisecond for a repetition; so type scanners that do not wait, and so come
/// the keys of a radio link that stalled. A real repetition begins after a quarter of a second.
bool WedgeDecoder::isPressedAnew(const Key &key) const
{
    const bool ofThisBurst = std::any_of(m_held.begin(), m_held.end(), [&](const Held &held) { return held.press && held.code == keyOf(key); });
    return ofThisBurst && (key.at - m_lastPress).value <= allowedGap();
}

bool WedgeDecoder::mayBegin(const Read &read) const
{
    return read.meaning == Meaning::Character || read.meaning == Meaning::Modifier
        || (read.meaning == Meaning::Gs && m_setting.prefix.isEmpty());
}

void WedgeDecoder::hold(const Key &key, const Read &read)
{
    m_held.append({key.id, keyOf(key), true});
    m_lastPress = key.at;
    switch (read.meaning) {
    case Meaning::Character:
    case Meaning::Gs: append(read.character, key.at); break;
    case Meaning::AltDigit: m_altDigits += read.character; break;
    case Meaning::Other: m_badKey = true; break; // e.g. Down, typed for a control character
    case Meaning::Modifier:
    case Meaning::Suffix: break;
    }
}

void WedgeDecoder::append(QChar c, MonotonicMs at)
{
    if (m_characters == 0)
        m_firstCharacter = at;
    m_lastCharacter = at;
    ++m_characters;
    if (m_text.size() <= kMaxCharacters)
        m_text += c;
}

void WedgeDecoder::finishAltCode(MonotonicMs at)
{
    const int code = m_altDigits.toInt();
    m_altDigits.clear();
    m_lastPress = at;
    if (code == kGs.unicode() || (code >= 32 && code < 256))
        append(QChar(code), at);
    else
        m_badKey = true;
}

bool WedgeDecoder::hasPrefix() const
{
    if (!m_setting.prefix.isEmpty())
        return m_text.startsWith(m_setting.prefix);
    const QByteArray begin = m_text.left(4).toLatin1();
    return begin.size() == 4 && begin[0] == ']' && QChar::fromLatin1(begin[1]).isLetter()
        && QChar::fromLatin1(begin[2]).isLetterOrNumber();
}

bool WedgeDecoder::isFast() const
{
    return (m_lastCharacter - m_firstCharacter).value <= qint64(m_setting.meanMs) * (m_characters - 1);
}

bool WedgeDecoder::isLongEnough() const
{
    if (!hasPrefix())
        return m_characters >= m_setting.minLength;
    const int prefixLength = m_setting.prefix.isEmpty() ? 3 : int(m_setting.prefix.size());
    return m_characters - prefixLength >= m_setting.minLengthWithPrefix;
}

/// Nothing but the scanner types such a character behind so many: the scan needs no silence to end.
bool WedgeDecoder::endsWithControlSuffix() const
{
    return !m_setting.suffix.isEmpty() && m_setting.suffix.back() < u' ' && m_text.endsWith(m_setting.suffix) && isLongEnough();
}

bool WedgeDecoder::isConfirmed() const
{
    const bool declared = !m_setting.prefix.isEmpty() && hasPrefix();
    return declared || (isLongEnough() && (hasPrefix() || isFast()));
}

int WedgeDecoder::allowedGap() const
{
    // Once it is certain that a scanner types, a gap that a busy radio link makes does not break the code.
    return isConfirmed() ? m_setting.silenceMs : m_setting.gapMs;
}

std::optional<MonotonicMs> WedgeDecoder::deadline() const
{
    if (!isHolding())
        return std::nullopt;
    return m_lastPress + MonotonicMs(allowedGap() + 1);
}

WedgeDecoder::Outcome WedgeDecoder::idle(MonotonicMs now)
{
    const auto due = deadline();
    return due && now >= *due ? settleBySilence() : Outcome();
}

WedgeDecoder::Outcome WedgeDecoder::settleBySilence()
{
    return isConfirmed() && isLongEnough() ? takeScan(m_lastCharacter) : giveBack();
}

WedgeDecoder::Outcome WedgeDecoder::giveBack()
{
    Outcome outcome;
    for (const Held &held : std::as_const(m_held))
        outcome.replay.append(held.id);
    clear();
    return outcome;
}

WedgeDecoder::Outcome WedgeDecoder::takeScan(MonotonicMs at)
{
    Outcome outcome;
    for (const Held &held : std::as_const(m_held)) {
        if (held.press)
            m_swallowed.insert(held.code);
        else if (!m_swallowed.remove(held.code))
            outcome.replay.append(held.id); // pressed before the scan: the window waits for this release
    }
    QString text = m_text;
    const bool bad = m_badKey || !m_altDigits.isEmpty();
    clear();
    if (text.size() > kMaxCharacters) {
        outcome.error = makeError(ErrorCode::ScanTooLong, {{QStringLiteral("device"), m_setting.device}});
        return outcome;
    }
    if (bad) {
        outcome.error = makeError(ErrorCode::UnreadableCode, {{QStringLiteral("device"), m_setting.device}},
                                  QStringLiteral("a control key inside a scan: %1").arg(text));
        return outcome;
    }
    if (!m_setting.prefix.isEmpty() && text.startsWith(m_setting.prefix))
        text.remove(0, m_setting.prefix.size());
    if (!m_setting.suffix.isEmpty() && text.endsWith(m_setting.suffix))
        text.chop(m_setting.suffix.size());
    if (!m_setting.gsCharacter.isEmpty())
        text.replace(m_setting.gsCharacter, QString(kGs));
    ScanEvent event;
    event.raw = text.toUtf8();
    event.aim = takeAimIdentifier(event.raw);
    event.device = m_setting.device;
    event.at = at;
    outcome.scan = std::move(event);
    return outcome;
}

void WedgeDecoder::clear()
{
    m_held.clear();
    m_text.clear();
    m_altDigits.clear();
    m_characters = 0;
    m_badKey = false;
}

} // namespace packbay
