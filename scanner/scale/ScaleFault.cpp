#include "scanner/scale/ScaleFault.h"

#include "scanner/scale/ScaleDetector.h"

#include <algorithm>

namespace packbay {
namespace {

/// Fewer are a disturbance of the line.
constexpr qsizetype kLeastBytes = 8;

QString protocolIn(const QByteArray &bytes)
{
    ScaleDetector detector;
    detector.feed(bytes, MonotonicMs(0));
    detector.finish(MonotonicMs(0));
    return detector.candidates().value(0);
}

QByteArray withoutTopBits(QByteArray bytes)
{
    for (char &c : bytes)
        c = static_cast<char>(c & 0x7F);
    return bytes;
}

/// A line with parity gives NUL for a character whose parity is wrong: of 8N1 text that is about every second one.
bool isHalfLost(const QByteArray &bytes)
{
    const auto isText = [](char c) { return c == '\0' || (c >= ' ' && c <= '~') || c == '\r' || c == '\n' || c == '\x02' || c == '\x03'; };
    return bytes.count('\0') * 4 >= bytes.size() && bytes.count('\0') < bytes.size() && std::all_of(bytes.begin(), bytes.end(), isText);
}

} // namespace

QString scaleFaultWords(const QByteArray &bytes)
{
    if (bytes.size() < kLeastBytes)
        return QStringLiteral("does not answer");
    if (const QString other = protocolIn(bytes); !other.isEmpty())
        return QStringLiteral("speaks ") + other;
    const QByteArray plain = withoutTopBits(bytes);
    if (isHalfLost(bytes) || (plain != bytes && !protocolIn(plain).isEmpty()))
        return QStringLiteral("has another parity");
    return QStringLiteral("sends noise");
}

} // namespace packbay
