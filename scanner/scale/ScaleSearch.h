#pragma once
#include "scanner/SerialLink.h"
#include "scanner/scale/ScaleDetector.h"

#include <deque>

namespace packbay {

/// One way a line may be set. Seven bits are read as eight too (the parsers take the parity off), so that few ways do.
struct LineSetting
{
    qint32 baudRate = 9600;
    QSerialPort::DataBits dataBits = QSerialPort::Data8;
    QSerialPort::Parity parity = QSerialPort::NoParity;

    bool operator==(const LineSetting &) const = default;
};
/// The usual settings of scales, the commonest first (hardware.md A2).
QList<LineSetting> usualLines();
/// "9600 8N1".
QString lineName(const LineSetting &line);
/// The reverse; empty for what is no such word.
std::optional<LineSetting> lineOf(QStringView name);

/// What a search has found: a protocol and the weight that it reads, to be compared with the display.
struct FoundScale
{
    QString protocol;
    LineSetting line;
    std::optional<WeightReading> reading;
};

/// Finds out how a scale on a serial port speaks, "put something on the scale" of the settings page: tries the usual line
/// settings, listens, then asks in every protocol. Pure: the caller opens the port, sends what is to be sent and hands in
/// bytes and time.
class ScaleSearch
{
public:
    static constexpr qint64 kListenMs = 1300; ///< scales that send by themselves do so twice a second and more
    static constexpr qint64 kAnswerMs = 250;

    struct Step
    {
        enum class What { Wait, Open, Send, Found, Nothing };
        What what = What::Wait;
        LineSetting line;
        QByteArray bytes;
    };

    explicit ScaleSearch(QList<LineSetting> lines = usualLines());

    /// The port is open with the line of the last Open step (or it cannot be opened: then tick() goes on anyway).
    void opened(MonotonicMs now);
    Step feed(QByteArrayView bytes, MonotonicMs now);
    /// To be called every 50 ms; first of all it gives an Open step.
    Step tick(MonotonicMs now);

    /// Line settings begun, of how many.
    int attempt() const { return m_attempt; }
    int total() const { return static_cast<int>(m_lines.size()); }
    /// After Found: at least one, best first. More than one when the frames read well either way.
    const QList<FoundScale> &found() const { return m_found; }
    /// Something was heard, but in no protocol: a scale is there.
    bool hasHeard() const { return m_heardAnything; }

private:
    Step openNext();
    Step judge();

    QList<LineSetting> m_lines;
    int m_attempt = 0;
    std::unique_ptr<ScaleDetector> m_detector;
    std::deque<std::pair<QString, QByteArray>> m_requests; ///< still to be sent with this line
    QString m_asked;
    std::optional<MonotonicMs> m_openedAt;
    MonotonicMs m_sentAt;
    QList<FoundScale> m_found;
    bool m_heardAnything = false;
    bool m_over = false;
};

} // namespace packbay
