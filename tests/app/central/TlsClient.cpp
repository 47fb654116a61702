#include "TlsClient.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QSslCertificate>
#include <QSslConfiguration>

namespace packbay::test {

namespace {
constexpr int kPatienceMs = 30'000;
}

QByteArray TlsAnswer::header(const QByteArray &name) const
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

QJsonObject TlsAnswer::json() const
{
    return QJsonDocument::fromJson(body).object();
}

TlsClient::TlsClient(const QString &caFile, quint16 port)
    : m_port(port)
{
    m_configuration = QSslConfiguration::defaultConfiguration();
    m_configuration.setCaCertificates(QSslCertificate::fromPath(caFile));
}

bool TlsClient::connectNow()
{
    m_received.clear();
    m_farewell = false;
    m_socket.abort();
    m_socket.setSslConfiguration(m_configuration);
    m_socket.connectToHostEncrypted(QStringLiteral("127.0.0.1"), m_port);
    return m_socket.waitForEncrypted(kPatienceMs);
}

void TlsClient::write(const QByteArray &bytes)
{
    m_socket.write(bytes);
    while (m_socket.encryptedBytesToWrite() > 0 || m_socket.bytesToWrite() > 0) {
        if (!m_socket.waitForBytesWritten(kPatienceMs))
            return;
    }
}

std::optional<TlsAnswer> TlsClient::takeAnswer()
{
    const qsizetype end = m_received.indexOf("\r\n\r\n");
    if (end < 0)
        return std::nullopt;
    TlsAnswer answer;
    const QList<QByteArray> lines = m_received.left(end).split('\n');
    answer.status = lines.value(0).split(' ').value(1).toInt();
    for (const QByteArray &line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        answer.headers.append({line.left(colon), line.mid(colon + 1).trimmed()});
    }
    const qsizetype length = answer.header("Content-Length").toLongLong();
    if (m_received.size() < end + 4 + length)
        return std::nullopt;
    answer.body = m_received.mid(end + 4, length);
    m_received.remove(0, end + 4 + length);
    return answer;
}

TlsAnswer TlsClient::read()
{
    QElapsedTimer clock;
    clock.start();
    while (clock.elapsed() < kPatienceMs) {
        m_received += m_socket.readAll();
        if (std::optional<TlsAnswer> answer = takeAnswer()) {
            m_farewell = answer->header("Connection").compare("close", Qt::CaseInsensitive) == 0;
            return *answer;
        }
        if (m_socket.state() != QAbstractSocket::ConnectedState)
            break;
        m_socket.waitForReadyRead(200);
    }
    return {};
}

TlsAnswer TlsClient::call(const TlsRequest &request)
{
    if ((m_farewell || m_socket.state() != QAbstractSocket::ConnectedState) && !connectNow())
        return {};
    QByteArray head = request.method + ' ' + request.path + " HTTP/1.1\r\nHost: localhost\r\n";
    if (!request.token.isEmpty())
        head += "Authorization: Bearer " + request.token + "\r\n";
    for (const auto &[name, value] : request.headers)
        head += name + ": " + value + "\r\n";
    if (!request.body.isEmpty() || request.method != "GET")
        head += "Content-Length: " + QByteArray::number(request.body.size()) + "\r\n";
    write(head + "\r\n" + request.body);
    return read();
}

bool TlsClient::waitForClose()
{
    QElapsedTimer clock;
    clock.start();
    while (m_socket.state() == QAbstractSocket::ConnectedState && clock.elapsed() < kPatienceMs)
        m_socket.waitForDisconnected(200);
    return m_socket.state() == QAbstractSocket::UnconnectedState;
}

} // namespace packbay::test
