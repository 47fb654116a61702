#include "tests/printing/OutsideRenderer.h"

#include "tests/printing/LabelSamples.h"
#include "tests/support/NpmFolder.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>

namespace packbay::test {
namespace {

constexpr int kRenderMs = 60'000;

} // namespace

OutsideRenderer::~OutsideRenderer()
{
    m_node.closeWriteChannel(); // it ends with its input
    if (!m_node.waitForFinished(5000))
        m_node.kill();
}

QString OutsideRenderer::start()
{
    if (tool(QStringLiteral("npm")).isEmpty() || tool(QStringLiteral("node")).isEmpty())
        return QStringLiteral("node and npm (packages nodejs, npm) are needed");
    const QString folder = QDir::cleanPath(QStringLiteral(PACKBAY_BIN_DIR "/../outside/zpl-renderer"));
    const QStringList files{QStringLiteral("package.json"), QStringLiteral("package-lock.json"), QStringLiteral("render.js")};
    if (const QString trouble = installNpm(QStringLiteral(PACKBAY_SOURCE_DIR "/tests/printing/renderer"), folder, files); !trouble.isEmpty())
        return trouble;
    m_node.setWorkingDirectory(folder);
    m_node.start(QStringLiteral("node"), {QStringLiteral("render.js")});
    return m_node.waitForStarted() ? QString() : m_node.errorString();
}

void OutsideRenderer::begin(const QByteArray &zpl, int widthMm, int heightMm, int dotsPerMm)
{
    const QString source = m_folder.filePath(QStringLiteral("label.zpl"));
    const QString target = m_folder.filePath(QStringLiteral("label.png"));
    QFile::remove(target);
    QFile file(source);
    m_trouble = file.open(QIODevice::WriteOnly) && file.write(zpl) == zpl.size() ? QString() : file.errorString();
    if (!m_trouble.isEmpty())
        return;
    file.close();
    const QJsonObject job{{QStringLiteral("zpl"), source}, {QStringLiteral("png"), target}, {QStringLiteral("widthMm"), widthMm},
                          {QStringLiteral("heightMm"), heightMm}, {QStringLiteral("dpmm"), dotsPerMm}};
    m_node.write(QJsonDocument(job).toJson(QJsonDocument::Compact) + '\n');
    while (m_node.bytesToWrite() > 0 && m_node.waitForBytesWritten(kRenderMs)) {
    }
}

QImage OutsideRenderer::finish(QString *error)
{
    if (!m_trouble.isEmpty()) {
        *error = m_trouble;
        return {};
    }
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
    return QImage(m_folder.filePath(QStringLiteral("label.png")));
}

} // namespace packbay::test
