#include "tests/cli/CliProgram.h"

#include "models/domain/JsonWriter.h"

#include <QFile>
#include <QJsonDocument>
#include <QProcess>

namespace packbay::test {

QList<QByteArray> CliRun::lines() const
{
    QList<QByteArray> all = out.split('\n');
    if (all.last().isEmpty())
        all.removeLast();
    return all;
}

QJsonObject CliRun::object(qsizetype line) const
{
    return QJsonDocument::fromJson(lines().value(line < 0 ? lines().size() + line : line)).object();
}

bool CliRun::isUsageFailure() const
{
    return exit == 2 && err.startsWith("packbay-cli: ") && err.count('\n') == 1 && err.endsWith('\n');
}

CliRun runCli(const CliCall &call)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (auto it = call.environment.begin(); it != call.environment.end(); ++it)
        environment.insert(it.key(), it.value());
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(PACKBAY_BIN_DIR "/packbay-cli"), call.arguments);
    process.write(call.input);
    process.closeWriteChannel();
    CliRun run;
    if (!process.waitForFinished(call.limitMs)) {
        process.kill();
        process.waitForFinished();
        run.err = "ran longer than its limit\n";
        return run;
    }
    run.exit = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    run.out = process.readAllStandardOutput();
    run.err = process.readAllStandardError();
    return run;
}

QString writtenFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    const bool ok = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    return ok ? path : QString();
}

void SchemaCheck::add(const char *schema, const QByteArray &line, const QString &label)
{
    JsonWriter json;
    json.beginObject().field("schema", QString::fromLatin1(schema)).field("label", label).field("line", QString::fromUtf8(line)).endObject();
    m_records += json.take() + '\n';
}

QByteArray SchemaCheck::findings() const
{
    QProcess python;
    python.start(QStringLiteral("python3"), {QStringLiteral(PACKBAY_SOURCE_DIR "/tests/cli/check_lines.py"),
                                             QStringLiteral(PACKBAY_SOURCE_DIR "/tests/cli/schemas")});
    python.write(m_records);
    python.closeWriteChannel();
    if (!python.waitForFinished(120'000) || python.exitStatus() != QProcess::NormalExit)
        return "check_lines.py did not end: " + python.readAllStandardError();
    return python.exitCode() == 0 ? QByteArray() : python.readAllStandardOutput() + python.readAllStandardError();
}

} // namespace packbay::test
