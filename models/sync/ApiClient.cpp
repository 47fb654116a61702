#include "models/sync/ApiClient.h"

#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QSslCipher>
#include <QSslConfiguration>
#include <QTimer>
#include <QUrlQuery>

namespace packbay {
namespace {

constexpr int kPushTimeoutMs = 15'000;
constexpr int kPullTimeoutMs = 30'000;
constexpr int kWaitTimeoutMs = 35'000;
/// A page of 2,000 rows is about 2 MB; nothing a central says is longer.
constexpr qint64 kLongestAnswer = 64 * 1024 * 1024;

Error errorOfEnvelope(int httpStatus, int code, const QJsonObject &data, const QString &message)
{
    QJsonObject args = data;
    args.insert(QStringLiteral("http"), httpStatus);
    args.insert(QStringLiteral("message"), message);
    switch (code) {
    case 401: return makeError(ErrorCode::TokenRefused, args);
    case 40000: return makeError(ErrorCode::MessageMalformed, args);
    case 40901: return makeError(ErrorCode::SequenceGap, args);
    case 40911: return makeError(ErrorCode::StationFork, args);
    case 41001: return makeError(ErrorCode::MustRefetch, args);
    case 42601: return makeError(ErrorCode::UpgradeNeeded, args);
    case 42201: return makeError(ErrorCode::IdempotencyKeyReused, args);
    case 40903:
    case 42900:
    case 50300: return makeError(ErrorCode::CentralBusy, args);
    default: return makeError(ErrorCode::CentralAnswerInvalid, args);
    }
}

/// The host must stand in the SAN: Qt also accepts a common name (sync.md D.1).
bool namesHost(const QSslCertificate &certificate, const QString &host)
{
    const QMultiMap<QSsl::AlternativeNameEntryType, QString> names = certificate.subjectAlternativeNames();
    return std::any_of(names.begin(), names.end(), [&](const QString &name) {
        return name.compare(host, Qt::CaseInsensitive) == 0
            || (name.startsWith(QStringLiteral("*.")) && host.section(QLatin1Char('.'), 1) == name.mid(2));
    });
}

ErrorCode codeOf(QNetworkReply::NetworkError error)
{
    return error == QNetworkReply::SslHandshakeFailedError ? ErrorCode::CertificateRefused : ErrorCode::CentralUnreachable;
}

} // namespace

ApiAnswer readEnvelope(int httpStatus, const QByteArray &body)
{
    const auto invalid = [&](const char *why) {
        return makeError(ErrorCode::CentralAnswerInvalid,
                         {{QStringLiteral("http"), httpStatus}, {QStringLiteral("why"), QLatin1String(why)}}, QString::fromUtf8(body.left(200)));
    };
    QJsonParseError parse;
    const QJsonDocument document = QJsonDocument::fromJson(body, &parse);
    if (parse.error != QJsonParseError::NoError || !document.isObject())
        return invalid("no JSON object");
    const QJsonObject envelope = document.object();
    if (!envelope.value(QStringLiteral("code")).isDouble() || !envelope.contains(QStringLiteral("data")))
        return invalid("no envelope");
    const int code = envelope.value(QStringLiteral("code")).toInt();
    const QJsonValue data = envelope.value(QStringLiteral("data"));
    if (code != 200)
        return errorOfEnvelope(httpStatus, code, data.toObject(), envelope.value(QStringLiteral("msg")).toString());
    if (httpStatus >= 300)
        return invalid("code 200 under an HTTP error");
    if (!data.isObject())
        return invalid("data is no object");
    return data.toObject();
}

ApiClient::ApiClient(CentralAddress address, QObject *parent) : QObject(parent), m_address(std::move(address))
{
    reset();
}

ApiClient::~ApiClient() = default;

void ApiClient::reset()
{
    for (std::unique_ptr<QNetworkAccessManager> *network : {&m_data, &m_parked}) {
        *network = std::make_unique<QNetworkAccessManager>();
        (*network)->setProxy(QNetworkProxy::NoProxy);
        (*network)->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
        (*network)->setAutoDeleteReplies(true);
    }
}

QNetworkRequest ApiClient::request(const QString &path, const QString &query, int timeoutMs) const
{
    QUrl url = m_address.url;
    url.setPath(path);
    url.setQuery(query);
    QNetworkRequest request(url);
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setCaCertificates(m_address.ca);
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    request.setSslConfiguration(tls);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setTransferTimeout(timeoutMs);
    request.setRawHeader("Authorization", "Bearer " + m_address.token.toUtf8());
    request.setRawHeader("Accept", "application/json");
    return request;
}

void ApiClient::watch(QNetworkReply *reply, Done done)
{
    const QString host = m_address.url.host();
    connect(reply, &QNetworkReply::encrypted, reply, [reply, host] {
        if (!namesHost(reply->sslConfiguration().peerCertificate(), host)) {
            reply->setProperty("wrongName", true);
            reply->abort();
        }
    });
    connect(reply, &QNetworkReply::downloadProgress, reply, [reply](qint64 received, qint64) {
        if (received > kLongestAnswer)
            reply->abort();
    });
    connect(reply, &QNetworkReply::finished, this, [reply, done = std::move(done)] {
        const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        if (reply->property("wrongName").toBool()) {
            done(makeError(ErrorCode::CertificateRefused, {{QStringLiteral("why"), QStringLiteral("name")}}));
        } else if (status == 0) {
            done(makeError(codeOf(reply->error()), {{QStringLiteral("why"), reply->errorString()}}));
        } else if (reply->error() == QNetworkReply::OperationCanceledError) {
            done(makeError(ErrorCode::CentralUnreachable, {{QStringLiteral("why"), reply->errorString()}}));
        } else {
            ApiAnswer answer = readEnvelope(status, reply->readAll());
            if (!answer && reply->hasRawHeader("Retry-After")) {
                Error error = answer.error();
                error.args.insert(QStringLiteral("retry_after_ms"), reply->rawHeader("Retry-After").toLongLong() * 1000);
                answer = error;
            }
            done(answer);
        }
    });
}

void ApiClient::push(const QJsonObject &body, Done done)
{
    QNetworkRequest post = request(QStringLiteral("/api/v1/sync/push"), {}, kPushTimeoutMs);
    post.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    watch(m_data->post(post, QJsonDocument(body).toJson(QJsonDocument::Compact)), std::move(done));
}

void ApiClient::pull(const QString &warehouse, const QString &epoch, qint64 after, int limit, Done done)
{
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("wh"), warehouse);
    query.addQueryItem(QStringLiteral("epoch"), epoch);
    query.addQueryItem(QStringLiteral("after"), QString::number(after));
    query.addQueryItem(QStringLiteral("limit"), QString::number(limit));
    watch(m_data->get(request(QStringLiteral("/api/v1/sync/pull"), query.toString(QUrl::FullyEncoded), kPullTimeoutMs)), std::move(done));
}

void ApiClient::wait(const QString &warehouse, qint64 after, Done done)
{
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("wh"), warehouse);
    query.addQueryItem(QStringLiteral("after"), QString::number(after));
    watch(m_parked->get(request(QStringLiteral("/api/v1/sync/wait"), query.toString(QUrl::FullyEncoded), kWaitTimeoutMs)), std::move(done));
}

void ApiClient::blob(const QString &sha256, Done done)
{
    watch(m_data->get(request(QStringLiteral("/api/v1/blobs/") + sha256, {}, kPullTimeoutMs)), std::move(done));
}

} // namespace packbay
