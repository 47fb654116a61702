#include "app/demo/CentralProcess.h"

#include <QEventLoop>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSslConfiguration>

#include <csignal>
#include <sys/prctl.h>

namespace packbay {
namespace {

constexpr int kStartMs = 30'000;

Error failed(const QString &what, QProcess &process)
{
    return makeError(ErrorCode::ProgramMissing, {{QStringLiteral("program"), process.program()}},
                     what + QStringLiteral(": ") + QString::fromUtf8(process.readAllStandardError()).trimmed());
}

} // namespace

CentralProcess::CentralProcess(QString program, QString folder) : m_program(std::move(program)), m_folder(std::move(folder)) {}

CentralProcess::~CentralProcess()
{
    stop();
}

Status CentralProcess::init()
{
    QProcess init;
    init.start(m_program, {QStringLiteral("init"), m_folder, QStringLiteral("--demo")});
    if (!init.waitForFinished(kStartMs) || init.exitStatus() != QProcess::NormalExit || init.exitCode() != 0)
        return failed(QStringLiteral("init"), init);
    return readAccess();
}

Status CentralProcess::readAccess()
{
    QFile file(m_folder + QStringLiteral("/demo.json"));
    if (!file.open(QIODevice::ReadOnly))
        return makeError(ErrorCode::FileUnreadable, {{QStringLiteral("file"), file.fileName()}});
    const QJsonObject demo = QJsonDocument::fromJson(file.readAll()).object();
    m_access.upstreamToken = demo.value(QStringLiteral("upstream_token")).toString();
    const QJsonArray stations = demo.value(QStringLiteral("stations")).toArray();
    for (const QJsonValue &station : stations)
        m_access.stations.append({station[QStringLiteral("id")].toString(), station[QStringLiteral("token")].toString()});
    const QJsonArray users = demo.value(QStringLiteral("users")).toArray();
    for (const QJsonValue &user : users)
        m_access.users.append({user[QStringLiteral("badge")].toString(), user[QStringLiteral("pin")].toString(), user[QStringLiteral("role")].toString()});
    return {};
}

Status CentralProcess::serve(const QString &listen)
{
    // A folder that somebody else made (a copy) has its keys with it.
    if (m_access.upstreamToken.isEmpty())
        PACKBAY_TRY(readAccess());
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    // A killed demo or test leaves no central behind.
    m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGTERM); });
    m_process.start(m_program, {QStringLiteral("serve"), m_folder, QStringLiteral("--listen"), listen});
    if (!m_process.waitForStarted(kStartMs))
        return failed(QStringLiteral("serve"), m_process);
    QByteArray out;
    while (!out.contains('\n')) {
        if (!m_process.waitForReadyRead(kStartMs))
            return failed(QStringLiteral("serve"), m_process);
        out += m_process.readAllStandardOutput();
    }
    m_url = QUrl(QJsonDocument::fromJson(out.left(out.indexOf('\n'))).object().value(QStringLiteral("url")).toString());
    return {};
}

void CentralProcess::stop()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.terminate();
    if (!m_process.waitForFinished(10'000))
        m_process.kill();
    m_process.waitForFinished();
}

void CentralProcess::kill()
{
    m_process.kill();
    m_process.waitForFinished();
}

CentralAddress CentralProcess::addressFor(const QString &token) const
{
    CentralAddress address;
    address.url = m_url;
    address.token = token;
    address.ca = QSslCertificate::fromPath(m_folder + QStringLiteral("/ca.pem"), QSsl::Pem);
    return address;
}

Result<QJsonObject> CentralProcess::upstream(const QString &route, const QString &key, const QJsonObject &body) const
{
    QNetworkAccessManager network;
    QUrl url = m_url;
    url.setPath(QStringLiteral("/api/v1/upstream/") + route);
    QNetworkRequest request(url);
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setCaCertificates(addressFor({}).ca);
    request.setSslConfiguration(tls);
    request.setTransferTimeout(kStartMs);
    request.setRawHeader("Authorization", "Bearer " + m_access.upstreamToken.toUtf8());
    request.setRawHeader("Idempotency-Key", key.toUtf8());
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    QNetworkReply *reply = network.post(request, QJsonDocument(body).toJson(QJsonDocument::Compact));
    QEventLoop loop;
    QObject::connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
    loop.exec();
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 0)
        return makeError(ErrorCode::CentralUnreachable, {{QStringLiteral("why"), reply->errorString()}});
    return readEnvelope(status, reply->readAll());
}

} // namespace packbay
