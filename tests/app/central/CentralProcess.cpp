#include "CentralProcess.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QUrl>

namespace packbay::test {

namespace {

constexpr int kPatienceMs = 60'000;

QString program()
{
    return QStringLiteral(PACKBAY_BIN_DIR "/packbay-central");
}

} // namespace

Finished runCentral(const QStringList &words)
{
    QProcess process;
    process.start(program(), words);
    process.waitForFinished(kPatienceMs);
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(),
            process.readAllStandardError()};
}

CentralProcess::CentralProcess(const QStringList &serveOptions)
    : m_options(serveOptions)
{
}

CentralProcess::~CentralProcess()
{
    if (m_process.state() != QProcess::NotRunning) {
        m_process.kill();
        m_process.waitForFinished(kPatienceMs);
    }
}

QString CentralProcess::prepare()
{
    if (!QFile::exists(folder())) {
        const Finished made = runCentral({QStringLiteral("init"), folder(), QStringLiteral("--demo")});
        if (made.exitCode != 0)
            return QStringLiteral("init: ") + QString::fromUtf8(made.err);
    }
    QFile demo(folder() + QStringLiteral("/demo.json"));
    if (!demo.open(QIODevice::ReadOnly))
        return QStringLiteral("no demo.json");
    m_demo = QJsonDocument::fromJson(demo.readAll()).object();
    return {};
}

QByteArray CentralProcess::grant(const QString &option, const QString &subject) const
{
    const Finished granted = runCentral({QStringLiteral("grant"), folder(), option, subject});
    return QJsonDocument::fromJson(granted.out).object().value(QStringLiteral("token")).toString().toLatin1();
}

QString CentralProcess::start()
{
    if (const QString problem = prepare(); !problem.isEmpty())
        return problem;
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(
        program(),
        QStringList{QStringLiteral("serve"), folder(), QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0")}
            + m_options);
    while (!m_process.canReadLine()) {
        if (!m_process.waitForReadyRead(kPatienceMs))
            return QStringLiteral("serve: not ready");
    }
    const QJsonObject ready = QJsonDocument::fromJson(m_process.readLine()).object();
    if (!ready.value(QStringLiteral("ready")).toBool())
        return QStringLiteral("serve: no ready line");
    m_port = static_cast<quint16>(QUrl(ready.value(QStringLiteral("url")).toString()).port());
    return {};
}

int CentralProcess::stop()
{
    m_process.terminate();
    if (!m_process.waitForFinished(kPatienceMs) || m_process.exitStatus() != QProcess::NormalExit)
        return -1;
    return m_process.exitCode();
}

void CentralProcess::kill()
{
    m_process.kill();
    m_process.waitForFinished(kPatienceMs);
}

QByteArray CentralProcess::stationToken(int index) const
{
    return m_demo.value(QStringLiteral("stations"))
        .toArray()
        .at(index)
        .toObject()
        .value(QStringLiteral("token"))
        .toString()
        .toLatin1();
}

QByteArray CentralProcess::upstreamToken() const
{
    return m_demo.value(QStringLiteral("upstream_token")).toString().toLatin1();
}

} // namespace packbay::test
