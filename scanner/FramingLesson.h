#pragma once
#include "scanner/ScanFramer.h"

#include <QByteArrayList>

namespace packbay {

/// The codes of the scanner set-up sheet. Those of the lesson hold no character that moves between keyboard layouts; the
/// layout code holds all that do.
QByteArrayList lessonCodes();
QByteArray layoutCode();

/// Where a scan of the layout code differs from it.
struct LayoutFault
{
    qsizetype position = 0; ///< from 1
    QString expected;
    QString read;
};
/// Empty when every character came as it is printed. `scan` is without prefix, suffix and AIM identifier.
std::optional<LayoutFault> layoutFault(const QByteArray &scan);

/// The bytes of one scan as they came: what arrives without a pause belongs together.
class ByteBurst
{
public:
    static constexpr qint64 kPauseMs = 100;

    void add(QByteArrayView bytes, MonotonicMs now);
    /// The whole burst when the device has been silent since.
    std::optional<QByteArray> take(MonotonicMs now);
    std::optional<MonotonicMs> deadline() const;
    bool isEmpty() const { return m_bytes.isEmpty(); }
    void clear() { m_bytes.clear(); }

private:
    QByteArray m_bytes;
    MonotonicMs m_last;
};

/// Learns what a scanner puts before and behind its codes by three scans: the three codes of the set-up sheet, in any
/// order. Pure. What is not certain is not learned: three scans must agree.
class FramingLesson
{
public:
    static constexpr int kScans = 3;
    enum class Answer {
        Taken,        ///< go on with the next code
        SameAgain,    ///< this code was scanned before
        NotALessonCode,
        Disagrees,    ///< not framed as the scans before: the lesson begins anew
        Learned,
    };

    /// One scan with everything that came, prefix and suffix too.
    Answer take(const QByteArray &raw);
    int taken() const { return static_cast<int>(m_seen.size()); }
    /// Valid after Learned. A suffix that is only ends which the framer knows by itself (CR, LF, ETX) is empty.
    const ScanFraming &framing() const { return m_framing; }
    /// What came behind the codes, also when it is such an end: a keyboard scanner must be told its ETX.
    const QByteArray &behind() const { return m_behind; }
    /// Whether the scanner sends AIM identifiers.
    bool sendsAim() const { return m_aim; }

private:
    QByteArrayList m_seen;
    ScanFraming m_framing;
    QByteArray m_behind;
    bool m_aim = false;
};

} // namespace packbay
