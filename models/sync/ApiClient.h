#pragma once
#include "models/domain/Result.h"

#include <QJsonObject>
#include <QObject>
#include <QSslCertificate>
#include <QUrl>

#include <functional>
#include <memory>

class QNetworkAccessManager;
class QNetworkReply;
class QNetworkRequest;

namespace packbay {

/// Where the central is and how this station shows who it is.
struct CentralAddress
{
    QUrl url;                        ///< https://host:port
    QList<QSslCertificate> ca;       ///< the only roots that are believed
    QString token;
};

/// `data` of the envelope, or an error: 4001 unreachable, 4002 no envelope, 4003 certificate, 4004 token, 4005 fork,
/// 4006 gap, 4007 must refetch, 4010 busy (args: retry_after_ms) ...
using ApiAnswer = Result<QJsonObject>;

/// The envelope of architecture.md 6 read strictly, whatever HTTP status it came under.
ApiAnswer readEnvelope(int httpStatus, const QByteArray &body);

/// How the sync engine reaches a central. Asynchronous: `done` is called once, on the thread of the caller.
class CentralApi
{
public:
    using Done = std::function<void(const ApiAnswer &)>;
    virtual ~CentralApi() = default;
    /// The URL, for the log and `sync status`.
    virtual QString address() const = 0;
    virtual void push(const QJsonObject &body, Done done) = 0;
    virtual void pull(const QString &warehouse, const QString &epoch, qint64 after, int limit, Done done) = 0;
    virtual void wait(const QString &warehouse, qint64 after, Done done) = 0;
    /// {"sha256","base64"}; a central that keeps no blobs has none (2106).
    virtual void blob(const QString &sha256, Done done)
    {
        done(makeError(ErrorCode::NotFound, {{QStringLiteral("entity"), QStringLiteral("blob")}, {QStringLiteral("code"), sha256}}));
    }
};

/// CentralApi over HTTPS: own CA only, TLS 1.2 or later, no redirects, no cookies, timeouts of sync.md B.10.
class ApiClient : public QObject, public CentralApi
{
    Q_OBJECT

public:
    explicit ApiClient(CentralAddress address, QObject *parent = nullptr);
    ~ApiClient() override;

    QString address() const override { return m_address.url.toString(); }
    void push(const QJsonObject &body, Done done) override;
    void pull(const QString &warehouse, const QString &epoch, qint64 after, int limit, Done done) override;
    void wait(const QString &warehouse, qint64 after, Done done) override;
    void blob(const QString &sha256, Done done) override;
    /// New connections; called by the watchdog when nothing moves.
    void reset();

private:
    QNetworkRequest request(const QString &path, const QString &query, int timeoutMs) const;
    void watch(QNetworkReply *reply, Done done);

    CentralAddress m_address;
    std::unique_ptr<QNetworkAccessManager> m_data;
    std::unique_ptr<QNetworkAccessManager> m_parked; ///< the long poll must not take a connection of the data
};

} // namespace packbay
