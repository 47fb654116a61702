#pragma once
#include "scanner/DeviceLink.h"

#include <QSerialPort>
#include <QTimer>

namespace packbay {

/// How a serial port is to be opened. `path` is a stable name (/dev/serial/by-id/...), read again at every opening.
struct SerialPortSetting
{
    QString path;
    qint32 baudRate = 9600;
    QSerialPort::DataBits dataBits = QSerialPort::Data8;
    QSerialPort::Parity parity = QSerialPort::NoParity;
    QSerialPort::StopBits stopBits = QSerialPort::OneStop;

    bool operator==(const SerialPortSetting &) const = default;
};

/// A serial port that heals by itself: closed in the event loop turn after any error (a port left open after a
/// hang-up spins, hardware.md 0.4), opened again every second.
class SerialLink : public DeviceLink
{
    Q_OBJECT

public:
    static constexpr int kReopenMs = 1000;

    SerialLink(SerialPortSetting setting, const Clock &clock, QObject *parent = nullptr);
    ~SerialLink() override;

    void open() override;
    void close() override;
    bool isOpen() const override { return m_port.isOpen() && !m_closing; }
    DeviceState state() const override { return m_state; }
    void write(const QByteArray &bytes) override;
    int errorCount() const override { return m_errors; }

private:
    void tryOpen();
    void failed(QSerialPort::SerialPortError error);
    void closeAfterError();
    void setState(DeviceState state, const QString &words);

    SerialPortSetting m_setting;
    const Clock &m_clock;
    QSerialPort m_port;
    QTimer m_reopen;
    DeviceState m_state = DeviceState::Absent;
    QString m_words;
    bool m_wanted = false;
    bool m_closing = false;
    bool m_wasReady = false;
    int m_errors = 0;
};

} // namespace packbay
