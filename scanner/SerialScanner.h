#pragma once
#include "scanner/ScanFramer.h"
#include "scanner/SerialLink.h"

namespace packbay {

/// One scanner on a serial or USB-CDC port.
struct SerialScannerSetting
{
    QString device; ///< stable name, goes into every ScanEvent
    SerialPortSetting port;
    ScanFraming framing;
    QByteArray stopBeep; ///< sent to the scanner on a stop tone (its own beeper); empty = nothing
};

/// Scans of a serial scanner. Heals by itself, see SerialLink.
class SerialScanner : public QObject
{
    Q_OBJECT

public:
    SerialScanner(SerialScannerSetting setting, const Clock &clock, QObject *parent = nullptr);

    void open();
    void close();
    DeviceState state() const { return m_link.state(); }
    const SerialLink &link() const { return m_link; }
    /// Lets the scanner itself beep, when it was set up for that.
    void beepStop();

signals:
    void scanned(const packbay::ScanEvent &event);
    /// Bytes that are no scan: ScanTooLong.
    void refused(const packbay::Error &error);
    void stateChanged(packbay::DeviceState state, const QString &words);
    /// Everything as it came, for the live monitor of the settings page.
    void rawBytes(const QByteArray &bytes);

private:
    void received(const QByteArray &bytes, MonotonicMs at);
    void silence();
    void publish(const QList<Result<ScanEvent>> &frames);
    void armSilence();

    SerialScannerSetting m_setting;
    const Clock &m_clock;
    ScanFramer m_framer;
    SerialLink m_link;
    QTimer m_silence;
    bool m_gaveExtraTurn = false;
};

} // namespace packbay
