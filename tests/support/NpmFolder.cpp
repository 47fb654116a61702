#include "tests/support/NpmFolder.h"

#include <QDir>
#include <QFile>
#include <QProcess>

namespace packbay::test {
namespace {

constexpr int kInstallMs = 300'000;

QByteArray readAll(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

QString installNpm(const QString &source, const QString &target, const QStringList &files)
{
    const QDir from(source);
    const QDir to(target);
    to.mkpath(QStringLiteral("."));
    for (const QString &file : files) {
        QFile::remove(to.filePath(file));
        if (!QFile::copy(from.filePath(file), to.filePath(file)))
            return QStringLiteral("cannot write into ") + target;
    }
    const QString done = to.filePath(QStringLiteral("installed-lock.json"));
    const QByteArray lock = readAll(from.filePath(QStringLiteral("package-lock.json")));
    if (!lock.isEmpty() && readAll(done) == lock)
        return {};
    QProcess npm;
    // Node brings its own list of authorities; what this system trusts besides, npm is to trust as well.
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    if (!environment.contains(QStringLiteral("NODE_EXTRA_CA_CERTS")))
        environment.insert(QStringLiteral("NODE_EXTRA_CA_CERTS"), QStringLiteral("/etc/ssl/certs/ca-certificates.crt"));
    npm.setProcessEnvironment(environment);
    npm.setWorkingDirectory(target);
    npm.setProcessChannelMode(QProcess::MergedChannels);
    npm.start(QStringLiteral("npm"), {QStringLiteral("ci"), QStringLiteral("--ignore-scripts"), QStringLiteral("--no-audit"), QStringLiteral("--no-fund")});
    if (!npm.waitForFinished(kInstallMs) || npm.exitCode() != 0)
        return QStringLiteral("npm ci: ") + npm.errorString() + QString::fromUtf8(npm.readAll());
    QFile mark(done);
    return mark.open(QIODevice::WriteOnly) && mark.write(lock) == lock.size() ? QString() : QStringLiteral("cannot write into ") + target;
}

} // namespace packbay::test
