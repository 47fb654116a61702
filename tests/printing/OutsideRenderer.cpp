#include "tests/printing/OutsideRenderer.h"

#include "tests/printing/LabelSamples.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>

namespace packbay::test {
namespace {

constexpr int kInstallMs = 180'000;
constexpr int kRenderMs = 60'000;

QByteArray readAll(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

OutsideRenderer::~OutsideRenderer()
{
    m_node.closeWriteChannel(); // it ends with its input
    if (!m_node.waitForFinished(5000))
        m_node.kill();
}

QString OutsideRenderer::install(const QString &folder) const
{
    const QDir from(QStringLiteral(PACKBAY_SOURCE_DIR "/tests/printing/renderer"));
    const QDir to(folder);
    to.mkpath(QStringLiteral("."));
    const QString done = to.filePath(QStringLiteral("installed-lock.json"));
    const QByteArray lock = readAll(from.filePath(QStringLiteral("package-lock.json")));
    for (const char *name : {"package.json", "package-lock.json", "render.js"}) {
        const QString file = QLatin1String(name);
        QFile::remove(to.filePath(file));
        if (!QFile::copy(from.filePath(file), to.filePath(file)))
            return QStringLiteral("cannot write into ") + folder;
    }
    if (!lock.isEmpty() && readAll(done) == lock)
        return {};
    QProcess npm;
    // Node brings its own list of authorities; what this system trusts besides, npm is to trust as well.
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    if (!environment.contains(QStringLiteral("NODE_EXTRA_CA_CERTS")))
        environment.insert(QStringLiteral("NODE_EXTRA_CA_CERTS"), QStringLiteral("/etc/ssl/certs/ca-certificates.crt"));
    npm.setProcessEnvironment(environment);
    npm.setWorkingDirectory(folder);
    npm.setProcessChannelMode(QProcess::MergedChannels);
    npm.start(QStringLiteral("npm"), {QStringLiteral("ci"), QStringLiteral("--ignore-scripts"), QStringLiteral("--no-audit"), QStringLiteral("--no-fund")});
    if (!npm.waitForFinished(kInstallMs) || npm.exitCode() != 0)
        return QStringLiteral("npm ci: ") + QString::fromUtf8(npm.readAll());
    QFile mark(done);
    return mark.open(QIODevice::WriteOnly) && mark.write(lock) == lock.size() ? QString() : QStringLiteral("cannot write into ") + folder;
}

QString OutsideRenderer::start()
{
    if (tool(QStringLiteral("npm")).isEmpty() || tool(QStringLiteral("node")).isEmpty())
        return QStringLiteral("node and npm (packages nodejs, npm) are needed");
    const QString folder = QDir::cleanPath(QStringLiteral(PACKBAY_BIN_DIR "/../outside/zpl-renderer"));
    if (const QString trouble = install(folder); !trouble.isEmpty())
        return trouble;
    m_node.setWorkingDirectory(folder);
    m_node.start(QStringLiteral("node"), {QStringLiteral("render.js")});
    return m_node.waitForStarted() ? QString() : m_node.errorString();
}

QImage OutsideRenderer::render(const QByteArray &zpl, int widthMm, int heightMm, int dotsPerMm, QString *error)
{
    const QString source = m_folder.filePath(QStringLiteral("label.zpl"));
    const QString target = m_folder.filePath(QStringLiteral("label.png"));
    QFile::remove(target);
    QFile file(source);
    if (!file.open(QIODevice::WriteOnly) || file.write(zpl) != zpl.size()) {
        *error = file.errorString();
        return {};
    }
    file.close();
    const QJsonObject job{{QStringLiteral("zpl"), source}, {QStringLiteral("png"), target}, {QStringLiteral("widthMm"), widthMm},
                          {QStringLiteral("heightMm"), heightMm}, {QStringLiteral("dpmm"), dotsPerMm}};
    m_node.write(QJsonDocument(job).toJson(QJsonDocument::Compact) + '\n');
    while (!m_node.canReadLine()) {
        if (!m_node.waitForReadyRead(kRenderMs)) {
            *error = QStringLiteral("no answer: ") + QString::fromUtf8(m_node.readAllStandardError());
            return {};
        }
    }
    const QByteArray answer = m_node.readLine().trimmed();
    if (answer != "ok") {
        *error = QString::fromUtf8(answer);
        return {};
    }
    return QImage(target);
}

} // namespace packbay::test
