#include "scanner/SerialLink.h"

namespace packbay {

SerialLink::SerialLink(SerialPortSetting setting, const Clock &clock, QObject *parent)
    : DeviceLink(parent)
    , m_setting(std::move(setting))
    , m_clock(clock)
{
    m_reopen.setInterval(kReopenMs);
    connect(&m_reopen, &QTimer::timeout, this, &SerialLink::tryOpen);
    connect(&m_port, &QSerialPort::readyRead, this, [this] {
        const QByteArray bytes = m_port.readAll();
        if (!bytes.isEmpty())
            emit received(bytes, m_clock.monotonic());
    });
    connect(&m_port, &QSerialPort::errorOccurred, this, &SerialLink::failed);
}

SerialLink::~SerialLink()
{
    m_port.disconnect(this);
}

void SerialLink::open()
{
    m_wanted = true;
    m_errors = 0;
    m_reopen.start();
    tryOpen();
}

void SerialLink::close()
{
    m_wanted = false;
    m_reopen.stop();
    if (m_port.isOpen())
        m_port.close();
    m_wasReady = false;
    setState(DeviceState::Absent, QStringLiteral("switched off"));
}

void SerialLink::write(const QByteArray &bytes)
{
    if (isOpen() && !bytes.isEmpty())
        m_port.write(bytes);
}

void SerialLink::tryOpen()
{
    if (!m_wanted || m_port.isOpen())
        return;
    m_port.setPortName(m_setting.path);
    m_port.setBaudRate(m_setting.baudRate);
    m_port.setDataBits(m_setting.dataBits);
    m_port.setParity(m_setting.parity);
    m_port.setStopBits(m_setting.stopBits);
    m_port.setFlowControl(QSerialPort::NoFlowControl);
    if (m_port.open(QIODevice::ReadWrite)) {
        m_wasReady = true;
        setState(DeviceState::Ready, QStringLiteral("connected"));
        return;
    }
    const QSerialPort::SerialPortError error = m_port.error();
    if (error == QSerialPort::DeviceNotFoundError) {
        setState(m_wasReady ? DeviceState::Lost : DeviceState::Absent, QStringLiteral("not plugged in"));
    } else if (error == QSerialPort::PermissionError) {
        setState(DeviceState::Faulty, QStringLiteral("in use by another program, or no permission"));
    } else {
        setState(DeviceState::Faulty, m_port.errorString());
    }
}

void SerialLink::failed(QSerialPort::SerialPortError error)
{
    // Errors of open() itself are answered by tryOpen(); NoError comes with every success.
    if (error == QSerialPort::NoError || !m_port.isOpen())
        return;
    if (error == QSerialPort::TimeoutError)
        return;
    ++m_errors;
    if (m_closing)
        return;
    m_closing = true;
    QMetaObject::invokeMethod(this, &SerialLink::closeAfterError, Qt::QueuedConnection);
}

void SerialLink::closeAfterError()
{
    const QString words = m_port.errorString();
    if (m_port.isOpen())
        m_port.close();
    m_closing = false;
    if (!m_wanted)
        return;
    m_reopen.start();
    setState(DeviceState::Lost, words);
}

void SerialLink::setState(DeviceState state, const QString &words)
{
    if (state == m_state && words == m_words)
        return;
    const bool changed = state != m_state;
    m_state = state;
    m_words = words;
    if (changed)
        emit stateChanged(state, words);
}

} // namespace packbay
