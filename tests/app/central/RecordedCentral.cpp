#include "RecordedCentral.h"

#include "app/central/RouteTable.h"

#include <QJsonDocument>
#include <QProcess>
#include <QUuid>

namespace packbay::test {

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QJsonObject receive(qint64 seq, const QString &tracking, const QString &opId)
{
    return {{QStringLiteral("seq"), seq},
            {QStringLiteral("op_id"), opId},
            {QStringLiteral("type"), QStringLiteral("ReceiveParcel")},
            {QStringLiteral("v"), 1},
            {QStringLiteral("user"), QStringLiteral("U17")},
            {QStringLiteral("approver"), QString()},
            {QStringLiteral("device_ms"), qint64(1'769'000'000'000)},
            {QStringLiteral("payload"),
             QJsonObject{{QStringLiteral("tracking"), tracking},
                         {QStringLiteral("raw_scan"), tracking},
                         {QStringLiteral("lpn"), QStringLiteral("7K%1").arg(seq, 6, 10, QLatin1Char('0'))},
                         {QStringLiteral("owner"), QStringLiteral("TC100200P")},
                         {QStringLiteral("return_of"), QString()}}}};
}

QString newId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

QString RecordedCentral::startCentral()
{
    m_log.setFileName(m_folder.filePath(QStringLiteral("answers.jsonl")));
    if (!m_log.open(QIODevice::WriteOnly))
        return m_log.errorString();
    m_central
        = std::make_unique<CentralProcess>(QStringList{QStringLiteral("--requests-per-second"), QStringLiteral("0")});
    if (const QString problem = m_central->prepare(); !problem.isEmpty())
        return problem;
    m_member = m_central->grant(QStringLiteral("--member"), QStringLiteral("TC100200P"));
    m_enrolment = m_central->grant(QStringLiteral("--station"), QStringLiteral("9X"));
    if (m_member.isEmpty() || m_enrolment.isEmpty())
        return QStringLiteral("grant gave no token");
    if (const QString problem = m_central->start(); !problem.isEmpty())
        return problem;
    m_client = std::make_unique<TlsClient>(m_central->caFile(), m_central->port());
    return {};
}

TlsAnswer RecordedCentral::call(const TlsRequest &request)
{
    const TlsAnswer answer = m_client->call(request);
    const QByteArray path
        = request.path.left(request.path.indexOf('?') < 0 ? request.path.size() : request.path.indexOf('?'));
    m_log.write(compact({{QStringLiteral("method"), QString::fromLatin1(request.method)},
                         {QStringLiteral("path"), QString::fromLatin1(path)},
                         {QStringLiteral("status"), answer.status},
                         {QStringLiteral("type"), QString::fromLatin1(answer.header("Content-Type"))},
                         {QStringLiteral("body"), QString::fromUtf8(answer.body)}})
                + '\n');
    return answer;
}

TlsAnswer RecordedCentral::post(const QByteArray &path, const QByteArray &token, const QJsonObject &body,
                                const QByteArray &key)
{
    TlsRequest request{"POST", path, token, compact(body), {{"Content-Type", "application/json"}}};
    if (!key.isEmpty())
        request.headers.append({"Idempotency-Key", key});
    return call(request);
}

TlsAnswer RecordedCentral::push(int station, const QJsonArray &ops)
{
    const QString code = station == 0 ? QStringLiteral("7K") : QStringLiteral("8M");
    return post("/api/v1/sync/push", m_central->stationToken(station),
                {{QStringLiteral("station"), code}, {QStringLiteral("epoch"), 1}, {QStringLiteral("ops"), ops}});
}

QString RecordedCentral::contractFindings()
{
    m_log.flush();
    QFile table(m_folder.filePath(QStringLiteral("routes.jsonl")));
    if (!table.open(QIODevice::WriteOnly))
        return table.errorString();
    for (const central::Route &route : central::routes()) {
        table.write(compact({{QStringLiteral("method"), QLatin1String(route.method)},
                             {QStringLiteral("path"), QLatin1String(route.path)},
                             {QStringLiteral("audience"), enumName(route.audience)},
                             {QStringLiteral("kind"), enumName(route.kind)},
                             {QStringLiteral("role"), enumName(route.role)},
                             {QStringLiteral("query"), QLatin1String(route.query)},
                             {QStringLiteral("key"), route.keyNeeded}})
                    + '\n');
    }
    table.close();
    QProcess check;
    check.start(QStringLiteral("python3"),
                {QStringLiteral(PACKBAY_SOURCE_DIR "/tests/app/central/check_answers.py"),
                 QStringLiteral(PACKBAY_SOURCE_DIR "/app/central/openapi.yaml"), m_log.fileName(), table.fileName()});
    if (!check.waitForFinished(120'000) || check.exitStatus() != QProcess::NormalExit)
        return QStringLiteral("python3 did not end");
    const QByteArray words = check.readAllStandardOutput() + check.readAllStandardError();
    return check.exitCode() == 0 ? QString() : QString::fromUtf8(words);
}

} // namespace packbay::test
