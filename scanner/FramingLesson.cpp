#include "scanner/FramingLesson.h"

#include <algorithm>

namespace packbay {
namespace {

bool isKnownEnd(char byte)
{
    return byte == '\r' || byte == '\n' || byte == '\x03';
}

/// An AIM identifier stands between the prefix and the code and belongs to neither.
bool takeAimFromEnd(QByteArray &before)
{
    QByteArray tail = before.right(3) + 'x';
    if (before.size() < 3 || takeAimIdentifier(tail).isEmpty())
        return false;
    before.chop(3);
    return true;
}

} // namespace

QByteArrayList lessonCodes()
{
    return {QByteArrayLiteral("FIRSTCODE"), QByteArrayLiteral("SECONDCODE"), QByteArrayLiteral("THIRDCODE")};
}

QByteArray layoutCode()
{
    return QByteArrayLiteral("AQWZYM-_/.:0123456789");
}

std::optional<LayoutFault> layoutFault(const QByteArray &scan)
{
    const QString expected = QString::fromLatin1(layoutCode());
    const QString read = QString::fromUtf8(scan);
    for (qsizetype i = 0; i < std::max(expected.size(), read.size()); ++i) {
        if (expected.mid(i, 1) != read.mid(i, 1))
            return LayoutFault{i + 1, expected.mid(i, 1), read.mid(i, 1)};
    }
    return std::nullopt;
}

void ByteBurst::add(QByteArrayView bytes, MonotonicMs now)
{
    m_bytes.append(bytes.first(std::min(bytes.size(), ScanFramer::kMaxBytes - m_bytes.size())));
    m_last = now;
}

std::optional<QByteArray> ByteBurst::take(MonotonicMs now)
{
    if (m_bytes.isEmpty() || (now - m_last).value < kPauseMs)
        return std::nullopt;
    return std::exchange(m_bytes, {});
}

std::optional<MonotonicMs> ByteBurst::deadline() const
{
    return m_bytes.isEmpty() ? std::nullopt : std::optional(m_last + MonotonicMs(kPauseMs));
}

FramingLesson::Answer FramingLesson::take(const QByteArray &raw)
{
    const QByteArrayList codes = lessonCodes();
    const auto code = std::find_if(codes.begin(), codes.end(), [&](const QByteArray &each) { return raw.contains(each); });
    if (code == codes.end())
        return Answer::NotALessonCode;
    if (m_seen.contains(*code))
        return Answer::SameAgain;
    const qsizetype at = raw.indexOf(*code);
    QByteArray before = raw.first(at);
    const bool aim = takeAimFromEnd(before);
    const QByteArray behind = raw.sliced(at + code->size());
    const bool isKnown = std::all_of(behind.begin(), behind.end(), isKnownEnd);
    ScanFraming framing;
    framing.prefix = before;
    framing.suffix = isKnown ? QByteArray() : behind;
    if (!m_seen.isEmpty() && (framing.prefix != m_framing.prefix || framing.suffix != m_framing.suffix || aim != m_aim)) {
        *this = {};
        return Answer::Disagrees;
    }
    m_framing = framing;
    m_behind = behind;
    m_aim = aim;
    m_seen.append(*code);
    return m_seen.size() == kScans ? Answer::Learned : Answer::Taken;
}

} // namespace packbay
