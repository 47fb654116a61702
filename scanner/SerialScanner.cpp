#include "scanner/SerialScanner.h"

namespace packbay {
namespace {

/// A silence timer that is later than this means that the program was busy: bytes may wait in the driver.
constexpr qint64 kLateMs = 10;

} // namespace

SerialScanner::SerialScanner(SerialScannerSetting setting, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_setting(std::move(setting))
    , m_clock(clock)
    , m_framer(m_setting.device, m_setting.framing)
    , m_link(m_setting.port, clock)
{
    m_silence.setSingleShot(true);
    m_silence.setTimerType(Qt::PreciseTimer);
    connect(&m_silence, &QTimer::timeout, this, &SerialScanner::silence);
    connect(&m_link, &SerialLink::received, this, &SerialScanner::received);
    connect(&m_link, &SerialLink::stateChanged, this, [this](DeviceState state, const QString &words) {
        if (state != DeviceState::Ready) {
            m_framer.reset();
            m_silence.stop();
        }
        emit stateChanged(state, words);
    });
}

void SerialScanner::open()
{
    m_link.open();
}

void SerialScanner::close()
{
    m_link.close();
}

void SerialScanner::beepStop()
{
    m_link.write(m_setting.stopBeep);
}

void SerialScanner::received(const QByteArray &bytes, MonotonicMs at)
{
    emit rawBytes(bytes);
    m_gaveExtraTurn = false;
    publish(m_framer.feed(bytes, at));
    armSilence();
}

void SerialScanner::silence()
{
    const std::optional<MonotonicMs> due = m_framer.deadline();
    if (!due)
        return;
    const MonotonicMs now = m_clock.monotonic();
    if ((now - *due).value > kLateMs && !m_gaveExtraTurn) {
        // The rest of the scan may wait behind this timer: let the port speak first.
        m_gaveExtraTurn = true;
        m_silence.start(static_cast<int>(kLateMs));
        return;
    }
    publish(m_framer.idle(now));
    armSilence();
}

void SerialScanner::armSilence()
{
    const std::optional<MonotonicMs> due = m_framer.deadline();
    if (!due) {
        m_silence.stop();
        return;
    }
    const qint64 wait = (*due - m_clock.monotonic()).value;
    m_silence.start(static_cast<int>(wait > 0 ? wait : 0));
}

void SerialScanner::publish(const QList<Result<ScanEvent>> &frames)
{
    for (const Result<ScanEvent> &frame : frames) {
        if (frame)
            emit scanned(*frame);
        else
            emit refused(frame.error());
    }
}

} // namespace packbay
