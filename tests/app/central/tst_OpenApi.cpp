#include "tests/support/NpmFolder.h"
#include "tests/support/TestMain.h"

#include <QDir>
#include <QProcess>

using namespace packbay::test;

/// The central's contract before an outside linter (Redocly, pinned by linter/package-lock.json).
class tst_OpenApi : public QObject
{
    Q_OBJECT

private slots:
    void linterFindsNothing()
    {
        const QString folder = QDir::cleanPath(QStringLiteral(PACKBAY_BIN_DIR "/../outside/contract-linter"));
        const QStringList files{QStringLiteral("package.json"), QStringLiteral("package-lock.json"), QStringLiteral("redocly.yaml")};
        const QString trouble = installNpm(QStringLiteral(PACKBAY_SOURCE_DIR "/tests/app/central/linter"), folder, files);
        QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
        QProcess linter;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("REDOCLY_TELEMETRY"), QStringLiteral("off"));
        linter.setProcessEnvironment(environment);
        linter.setWorkingDirectory(folder);
        linter.start(QStringLiteral("node"), {QStringLiteral("node_modules/@redocly/cli/bin/cli.js"), QStringLiteral("lint"), QStringLiteral("--format"), QStringLiteral("json"),
                                              QStringLiteral(PACKBAY_SOURCE_DIR "/app/central/openapi.yaml")});
        QVERIFY(linter.waitForFinished(120'000));
        const QByteArray words = linter.readAllStandardOutput();
        QVERIFY2(linter.exitCode() == 0 && words.contains("\"errors\": 0") && words.contains("\"warnings\": 0"), words.left(4000).constData());
    }
};

PACKBAY_TEST(tst_OpenApi)
#include "tst_OpenApi.moc"
