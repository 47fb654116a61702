#include "printing/IppPrinter.h"

#include <algorithm>

namespace packbay {
namespace {

/// The body of a whole HTTP answer; nothing while it is incomplete.
std::optional<QByteArray> httpBody(const QByteArray &received, bool closed)
{
    QByteArray rest = received;
    qsizetype end = rest.indexOf("\r\n\r\n");
    // "100 Continue" comes before the answer proper.
    while (end >= 0 && rest.startsWith("HTTP/1.1 100")) {
        rest.remove(0, end + 4);
        end = rest.indexOf("\r\n\r\n");
    }
    if (end < 0)
        return std::nullopt;
    const QByteArray head = rest.left(end).toLower();
    QByteArray body = rest.mid(end + 4);
    const qsizetype length = head.indexOf("\r\ncontent-length:");
    if (length >= 0) {
        const qsizetype lineEnd = head.indexOf('\r', length + 2);
        const qsizetype size = head.mid(length + 17, lineEnd < 0 ? -1 : lineEnd - length - 17).trimmed().toLongLong();
        return body.size() >= size ? std::optional(body.left(size)) : std::nullopt;
    }
    if (!head.contains("\r\ntransfer-encoding: chunked"))
        return closed ? std::optional(body) : std::nullopt;
    QByteArray out;
    for (;;) {
        const qsizetype line = body.indexOf("\r\n");
        bool ok = false;
        const qsizetype size = line < 0 ? 0 : body.left(line).split(';').first().trimmed().toLongLong(&ok, 16);
        if (!ok || size < 0 || (size > 0 && body.size() < line + 2 + size + 2))
            return std::nullopt;
        if (size == 0)
            return out;
        out += body.mid(line + 2, size);
        body.remove(0, line + 2 + size + 2);
    }
}

} // namespace

IppExchange::IppExchange(const QString &host, quint16 port, const QByteArray &path, QByteArray body, int limitMs, QObject *parent)
    : QObject(parent), m_socket(this), m_limit(this), m_body(std::move(body))
{
    const QByteArray head = "POST " + path + " HTTP/1.1\r\nHost: " + host.toLatin1() + ':' + QByteArray::number(port)
        + "\r\nContent-Type: application/ipp\r\nContent-Length: " + QByteArray::number(m_body.size())
        + "\r\nConnection: close\r\n\r\n";
    m_headSize = head.size();
    connect(&m_socket, &QTcpSocket::connected, this, [this, head] {
        m_socket.write(head);
        m_socket.write(m_body);
    });
    connect(&m_socket, &QTcpSocket::bytesWritten, this, [this](qint64 bytes) {
        // A printer takes a job the earlier the more it has of it; the head alone prints nothing.
        m_out += bytes;
        m_limit.start();
    });
    connect(&m_socket, &QTcpSocket::readyRead, this, [this] { onReadyRead(false); });
    connect(&m_socket, &QTcpSocket::errorOccurred, this, [this] { onReadyRead(true); });
    m_limit.setSingleShot(true);
    m_limit.setInterval(limitMs);
    connect(&m_limit, &QTimer::timeout, this, [this] { finish(std::nullopt, QStringLiteral("no answer within the time limit")); });
    m_limit.start();
    m_socket.connectToHost(host, port);
}

void IppExchange::onReadyRead(bool closed)
{
    m_received += m_socket.readAll();
    if (const auto body = httpBody(m_received, closed)) {
        const auto answer = parseIppAnswer(*body);
        finish(answer, answer ? QString() : QStringLiteral("the answer is no IPP: ") + QString::fromLatin1(m_received.left(40)).section(u'\r', 0, 0));
    } else if (closed) {
        finish(std::nullopt, m_socket.errorString());
    }
}

void IppExchange::finish(const std::optional<IppAnswer> &answer, const QString &words)
{
    if (m_done)
        return;
    m_done = true;
    m_limit.stop();
    m_out = std::max<qint64>(0, m_out - m_headSize);
    m_socket.disconnect(this);
    m_socket.abort();
    emit finished(answer, words);
    deleteLater();
}

} // namespace packbay
