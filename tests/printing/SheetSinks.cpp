#include "tests/printing/SheetSinks.h"

namespace packbay::test {
namespace {

constexpr qint64 kAtOnce = 65'536;
constexpr int kPrintJob = 2;
constexpr int kGetJob = 9;

/// "label/7|1" of "^XA^FX[label/7|1]^FS..."; empty while the name is not whole.
QString nameIn(const QByteArray &bytes)
{
    const qsizetype from = bytes.indexOf("^FX[");
    const qsizetype to = from < 0 ? -1 : bytes.indexOf(']', from);
    return to < 0 ? QString() : QString::fromLatin1(bytes.mid(from + 4, to - from - 4));
}

QByteArray attribute(char tag, const QByteArray &name, const QByteArray &value)
{
    const auto size = [](qsizetype n) { return QByteArray(1, static_cast<char>(n / 256)) + static_cast<char>(n % 256); };
    return QByteArray(1, tag) + size(name.size()) + name + size(value.size()) + value;
}

QByteArray number(int value)
{
    return QByteArray(1, static_cast<char>(value >> 24)) + static_cast<char>(value >> 16) + static_cast<char>(value >> 8) + static_cast<char>(value);
}

} // namespace

TcpSheetSink::TcpSheetSink()
{
    connect(this, &QTcpServer::newConnection, this, &TcpSheetSink::accept);
}

void TcpSheetSink::accept()
{
    while (QTcpSocket *socket = nextPendingConnection()) {
        socket->setReadBufferSize(kAtOnce);
        m_buffers.insert(socket, {});
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            m_buffers.remove(socket);
            socket->deleteLater();
        });
    }
}

void TcpSheetSink::read(QTcpSocket *socket)
{
    QByteArray &buffer = m_buffers[socket];
    const QByteArray news = socket->readAll();
    bytes += news.size();
    // A sheet has begun with the read that brings its name.
    const bool wasNamed = buffer.startsWith("^XA") && !nameIn(buffer).isEmpty();
    buffer += news;
    bool named = wasNamed;
    for (;;) {
        while (buffer.startsWith('\n'))
            buffer.remove(0, 1);
        if (buffer.startsWith("~HS")) {
            buffer.remove(0, 3);
            socket->write("\x02" "030,0,0,1245,000,0,0,0,000,0,0,0\x03\r\n\x02" "000,0,0,0,0,2,4,0,00000000,1,000\x03\r\n\x02" "1234,0\x03\r\n");
            continue;
        }
        const qsizetype end = buffer.startsWith("^XA") ? buffer.indexOf("^XZ") : -1;
        const QString name = nameIn(buffer.left(end < 0 ? 200 : qMin<qsizetype>(end, 200)));
        if (!name.isEmpty() && !named)
            arrivals.began(name);
        named = !name.isEmpty();
        if (end < 0)
            return;
        if (!name.isEmpty())
            arrivals.whole(name);
        buffer.remove(0, end + 3);
        named = false;
    }
}

IppSheetSink::IppSheetSink()
{
    connect(this, &QTcpServer::newConnection, this, &IppSheetSink::accept);
}

void IppSheetSink::accept()
{
    while (QTcpSocket *socket = nextPendingConnection()) {
        socket->setReadBufferSize(kAtOnce);
        m_requests.insert(socket, {});
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            m_requests.remove(socket);
            socket->deleteLater();
        });
    }
}

void IppSheetSink::read(QTcpSocket *socket)
{
    Request &request = m_requests[socket];
    const QByteArray news = socket->readAll();
    bytes += news.size();
    request.all += news;
    const qsizetype end = request.all.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    const qsizetype mark = request.all.indexOf("Content-Length: ");
    const qsizetype size = request.all.mid(mark + 16, request.all.indexOf('\r', mark) - mark - 16).toLongLong();
    const QByteArray body = request.all.mid(end + 4);
    if (body.size() < 4)
        return;
    const int operation = body[3];
    const QString name = operation == kPrintJob ? nameIn(body.left(2000)) : QString();
    if (!name.isEmpty() && !request.began) {
        request.began = true;
        arrivals.began(name);
    }
    if (body.size() < size)
        return;
    if (operation == kPrintJob)
        arrivals.whole(name);
    const QByteArray reply = answer(operation);
    socket->write("HTTP/1.1 200 OK\r\nContent-Type: application/ipp\r\nContent-Length: " + QByteArray::number(reply.size()) + "\r\n\r\n" + reply);
    socket->disconnectFromHost();
}

QByteArray IppSheetSink::answer(int operation)
{
    QByteArray group;
    if (operation == kPrintJob)
        group = "\x02" + attribute(0x21, "job-id", number(++m_jobs)) + attribute(0x23, "job-state", number(5));
    else if (operation == kGetJob)
        group = "\x02" + attribute(0x23, "job-state", number(9));
    else
        group = "\x04" + attribute(0x23, "printer-state", number(3)) + attribute(0x44, "printer-state-reasons", reasons)
            + attribute(0x22, "printer-is-accepting-jobs", QByteArray(1, '\1'));
    return QByteArray("\x01\x01\0\0\0\0\0\1", 8) + "\x01" + attribute(0x47, "attributes-charset", "utf-8")
        + attribute(0x48, "attributes-natural-language", "en") + group + "\x03";
}

} // namespace packbay::test
