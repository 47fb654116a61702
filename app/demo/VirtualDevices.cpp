#include "app/demo/VirtualDevices.h"

#include <QSocketNotifier>
#include <QTcpSocket>
#include <QTimerEvent>

#include <fcntl.h>
#include <pty.h>
#include <termios.h>
#include <unistd.h>

namespace packbay {

Result<std::unique_ptr<VirtualSerial>> VirtualSerial::make()
{
    int master = -1;
    int slave = -1;
    char name[256] = {};
    termios raw{};
    cfmakeraw(&raw);
    if (openpty(&master, &slave, name, &raw, nullptr) != 0)
        return makeError(ErrorCode::FileUnreadable, {{QStringLiteral("file"), QStringLiteral("pty")}});
    // Only the master stays open here: the station opens the other end by its path.
    close(slave);
    fcntl(master, F_SETFL, fcntl(master, F_GETFL) | O_NONBLOCK);
    fcntl(master, F_SETFD, FD_CLOEXEC);
    return std::unique_ptr<VirtualSerial>(new VirtualSerial(master, QString::fromLocal8Bit(name)));
}

VirtualSerial::VirtualSerial(int master, QString path)
    : m_master(master), m_path(std::move(path)), m_notifier(std::make_unique<QSocketNotifier>(master, QSocketNotifier::Read))
{
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        char buffer[4096];
        const ssize_t got = read(m_master, buffer, sizeof buffer);
        if (got > 0) {
            emit received(QByteArray(buffer, got));
        } else {
            // EIO: nobody has the other end open. Look again later instead of spinning.
            m_notifier->setEnabled(false);
            startTimer(100);
        }
    });
}

VirtualSerial::~VirtualSerial()
{
    m_notifier.reset();
    close(m_master);
}

void VirtualSerial::timerEvent(QTimerEvent *event)
{
    killTimer(event->timerId());
    m_notifier->setEnabled(true);
}

void VirtualSerial::send(const QByteArray &bytes)
{
    qsizetype sent = 0;
    while (sent < bytes.size()) {
        const ssize_t n = write(m_master, bytes.constData() + sent, static_cast<size_t>(bytes.size() - sent));
        if (n <= 0)
            return;
        sent += n;
    }
}

VirtualScale::VirtualScale(std::unique_ptr<VirtualSerial> port) : m_port(std::move(port))
{
    connect(m_port.get(), &VirtualSerial::received, this, [this](const QByteArray &bytes) {
        m_request += bytes;
        for (qsizetype end = m_request.indexOf('\n'); end >= 0; end = m_request.indexOf('\n')) {
            m_request.remove(0, end + 1);
            // MT-SICS: status, value right-aligned in ten characters, unit (hardware.md A2).
            const QByteArray kilograms = QByteArray::number(m_load.value / 1000) + '.' + QByteArray::number(m_load.value % 1000).rightJustified(3, '0');
            m_port->send("S S " + kilograms.rightJustified(10, ' ') + " kg\r\n");
        }
    });
}

PrinterSink::PrinterSink(int dropEvery) : m_dropEvery(dropEvery)
{
    m_server.listen(QHostAddress::LocalHost);
    connect(&m_server, &QTcpServer::newConnection, this, &PrinterSink::accept);
}

void PrinterSink::accept()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        ++m_connections;
        if (m_dropEvery > 0 && m_connections % m_dropEvery == 0) {
            connect(socket, &QTcpSocket::readyRead, socket, &QTcpSocket::abort);
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            continue;
        }
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            m_buffers.remove(socket);
            socket->deleteLater();
        });
    }
}

void PrinterSink::read(QTcpSocket *socket)
{
    QByteArray &buffer = m_buffers[socket];
    buffer += socket->readAll();
    // Status requests are answered as a printer that has printed everything (hardware.md A3.2).
    for (qsizetype ask = buffer.indexOf("~HS"); ask >= 0; ask = buffer.indexOf("~HS")) {
        buffer.remove(ask, 3);
        socket->write("\x02" "030,0,0,1220,000,0,0,0,000,0,0,0\x03\r\n"
                      "\x02" "000,0,0,0,0,2,4,0,00000000,1,000\x03\r\n"
                      "\x02" "1234,0\x03\r\n");
    }
    for (qsizetype end = buffer.indexOf("^XZ"); end >= 0; end = buffer.indexOf("^XZ")) {
        const qsizetype start = buffer.indexOf("^XA");
        const QByteArray sheet = buffer.mid(start, end + 3 - start);
        buffer.remove(0, end + 3);
        if (sheet.contains("^GF"))
            m_labels.append(sheet);
    }
}

} // namespace packbay
