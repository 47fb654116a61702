#pragma once
#include <QJsonObject>
#include <QList>
#include <QPair>
#include <QSslConfiguration>
#include <QSslSocket>

#include <optional>

namespace packbay::test {

struct TlsAnswer
{
    int status = 0; ///< 0: the connection ended without an answer
    QList<QPair<QByteArray, QByteArray>> headers;
    QByteArray body;

    QByteArray header(const QByteArray &name) const;
    QJsonObject json() const;
    qint64 code() const { return json().value(QStringLiteral("code")).toInteger(); }
    QJsonObject data() const { return json().value(QStringLiteral("data")).toObject(); }
};

struct TlsRequest
{
    QByteArray method = "GET";
    QByteArray path;
    QByteArray token;
    QByteArray body;
    QList<QPair<QByteArray, QByteArray>> headers;
};

/// HTTP over QSslSocket, byte by byte as the test says: it never repeats or mends anything by itself.
class TlsClient
{
public:
    TlsClient(const QString &caFile, quint16 port);

    QSslConfiguration &configuration() { return m_configuration; }
    bool connectNow();
    void write(const QByteArray &bytes);
    /// Waits for one whole answer; status 0 when the other side closes first or 30 s pass.
    TlsAnswer read();
    TlsAnswer call(const TlsRequest &request);
    /// True when the other side has closed within 30 s.
    bool waitForClose();
    QSslSocket &socket() { return m_socket; }

private:
    std::optional<TlsAnswer> takeAnswer();

    QSslConfiguration m_configuration;
    QSslSocket m_socket;
    quint16 m_port;
    QByteArray m_received;
    bool m_farewell = false; ///< the last answer said that the connection ends
};

} // namespace packbay::test
