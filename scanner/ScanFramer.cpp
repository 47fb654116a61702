#include "scanner/ScanFramer.h"

namespace packbay {
namespace {

constexpr char kStx = 0x02;
constexpr char kEtx = 0x03;

bool isAsciiLetter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

bool isAsciiLetterOrDigit(char c)
{
    return isAsciiLetter(c) || (c >= '0' && c <= '9');
}

bool isEnd(char c)
{
    return c == '\r' || c == '\n' || c == kEtx;
}

/// The part of a suffix that stands before CR, LF or ETX.
QByteArray beforeEnd(QByteArray suffix)
{
    while (!suffix.isEmpty() && isEnd(suffix.back()))
        suffix.chop(1);
    return suffix;
}

} // namespace

QString takeAimIdentifier(QByteArray &raw)
{
    if (raw.size() < 4 || raw[0] != ']' || !isAsciiLetter(raw[1]) || !isAsciiLetterOrDigit(raw[2]))
        return {};
    const QString aim = QString::fromLatin1(raw.first(3));
    raw.remove(0, 3);
    return aim;
}

ScanFramer::ScanFramer(QString device, ScanFraming framing)
    : m_device(std::move(device))
    , m_framing(std::move(framing))
{
}

bool ScanFramer::endsHere(char byte) const
{
    return isEnd(byte);
}

QList<Result<ScanEvent>> ScanFramer::feed(QByteArrayView bytes, MonotonicMs now)
{
    QList<Result<ScanEvent>> out;
    for (const char byte : bytes) {
        m_lastByte = now;
        if (endsHere(byte)) {
            close(now, out);
            continue;
        }
        if (m_dropping)
            continue;
        m_pending.append(byte);
        if (!m_framing.suffix.isEmpty() && !isEnd(m_framing.suffix.back()) && m_pending.endsWith(m_framing.suffix)) {
            m_pending.chop(m_framing.suffix.size());
            close(now, out);
        } else if (m_pending.size() > kMaxBytes) {
            m_pending.clear();
            m_dropping = true;
            out.append(makeError(ErrorCode::ScanTooLong, {{QStringLiteral("device"), m_device}}));
        }
    }
    return out;
}

QList<Result<ScanEvent>> ScanFramer::idle(MonotonicMs now)
{
    QList<Result<ScanEvent>> out;
    const std::optional<MonotonicMs> due = deadline();
    if (due && now >= *due)
        close(now, out);
    return out;
}

std::optional<MonotonicMs> ScanFramer::deadline() const
{
    if (m_pending.isEmpty() && !m_dropping)
        return std::nullopt;
    return m_lastByte + MonotonicMs(m_framing.silenceMs);
}

void ScanFramer::reset()
{
    m_pending.clear();
    m_dropping = false;
}

void ScanFramer::close(MonotonicMs at, QList<Result<ScanEvent>> &out)
{
    QByteArray raw = std::exchange(m_pending, {});
    if (std::exchange(m_dropping, false))
        return;
    // "#" CR: only the CR ends the frame, a "#" inside a code does not.
    if (!m_framing.suffix.isEmpty() && isEnd(m_framing.suffix.back()) && raw.endsWith(beforeEnd(m_framing.suffix)))
        raw.chop(beforeEnd(m_framing.suffix).size());
    if (!m_framing.prefix.isEmpty() && raw.startsWith(m_framing.prefix))
        raw.remove(0, m_framing.prefix.size());
    else if (raw.startsWith(kStx))
        raw.remove(0, 1);
    if (raw.isEmpty())
        return;
    ScanEvent event;
    event.aim = takeAimIdentifier(raw);
    event.raw = std::move(raw);
    event.device = m_device;
    event.at = at;
    out.append(std::move(event));
}

} // namespace packbay
