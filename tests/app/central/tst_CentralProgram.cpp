#include "app/central/RouteTable.h"
#include "RecordedCentral.h"
#include "tests/support/TestMain.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

using namespace packbay;
using namespace packbay::central;
using namespace packbay::test;

/// Who gets in, what is refused at the door, how the program lives and dies.
class tst_CentralProgram : public RecordedCentral
{
    Q_OBJECT

private slots:
    void initTestCase();
    void needsATokenEverywhere_data();
    void needsATokenEverywhere();
    void keepsAudiencesApart_data();
    void keepsAudiencesApart();
    void staysInItsWarehouse();
    void unknownTokensAreRevokedDevices();
    void wrongPathsAndMethods();
    void refusesBadBodies_data();
    void refusesBadBodies();
    void enrolsAndRotates();
    void saysThatItIsWell();
    void slowsDownTheHasty();
    void servesAloneOrNotAtAll();
    void everyAnswerFitsTheContract();
    void stopsPolitely();
    void keepsWhatItAnsweredWhenKilled();
};

void tst_CentralProgram::initTestCase()
{
    const QString problem = startCentral();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

void tst_CentralProgram::needsATokenEverywhere_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    for (const Route &route : routes()) {
        if (route.audience != Audience::Public) {
            const QByteArray path = QByteArray(route.path).replace("{sha256}", "ab").replace("{provider}", "ups");
            QTest::newRow(QByteArray(QByteArray(route.method) + ' ' + path).constData())
                << QByteArray(route.method) << path;
        }
    }
    QTest::newRow("no route at all") << QByteArray("GET") << QByteArray("/api/v1/nothing");
    QTest::newRow("wrong method of a public list") << QByteArray("POST") << QByteArray("/api/goods/list");
}

void tst_CentralProgram::needsATokenEverywhere()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    const TlsAnswer answer = call({method, path, {}, {}, {}});
    QCOMPARE(answer.status, 401);
    QCOMPARE(answer.header("Content-Type"), QByteArray("application/json"));
    QJsonObject json = answer.json();
    QVERIFY(json.take(QStringLiteral("timestamp")).toInteger() > 1'700'000'000'000);
    QCOMPARE(json,
             (QJsonObject{{QStringLiteral("code"), 401},
                          {QStringLiteral("data"), QJsonValue::Null},
                          {QStringLiteral("msg"), QStringLiteral("Permission denied, please log in")}}));
}

void tst_CentralProgram::keepsAudiencesApart_data()
{
    needsATokenEverywhere_data();
}

void tst_CentralProgram::keepsAudiencesApart()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    const Route *route = findRoute(method, path).route;
    if (!route)
        return;
    QList<QByteArray> strangers{memberToken()};
    if (route->audience != Audience::Station || route->kind != TokenKind::Access)
        strangers.append(central().stationToken(0));
    if (route->audience != Audience::Back)
        strangers.append(central().upstreamToken());
    for (const QByteArray &token : strangers) {
        const TlsAnswer answer = call({method, path, token, {}, {{"Idempotency-Key", "k"}}});
        QCOMPARE(answer.status, 403);
        QCOMPARE(answer.code(), 401);
        QCOMPARE(answer.data().value(QStringLiteral("reason")).toString(), QStringLiteral("permission_denied"));
    }
}

void tst_CentralProgram::staysInItsWarehouse()
{
    for (const char *route : {"pull", "wait", "snapshot"}) {
        const QByteArray path = QByteArray("/api/v1/sync/") + route;
        QCOMPARE(get(path + "?wh=SH2", central().stationToken(0)).status, 403);
        QCOMPARE(get(path, central().stationToken(0)).status, 400);
    }
}

void tst_CentralProgram::unknownTokensAreRevokedDevices()
{
    QByteArray changed = central().stationToken(0);
    changed[changed.size() - 1] = changed.endsWith('A') ? 'B' : 'A';
    for (const QByteArray &token :
         {changed, QByteArray("x"), QByteArray("pb.SH1."), QByteArray("pb.SH9.") + changed.mid(7),
          QByteArray("pb.SH1.' OR '1'='1"), QByteArray(5000, 'a')}) {
        const TlsAnswer answer = get("/api/v1/sync/pull?wh=SH1", token);
        QCOMPARE(answer.status, 401);
        QCOMPARE(answer.data().value(QStringLiteral("reason")).toString(), QStringLiteral("device_revoked"));
    }
}

void tst_CentralProgram::wrongPathsAndMethods()
{
    const QByteArray token = central().stationToken(0);
    QCOMPARE(get("/api/v1/nothing", token).code(), 40400);
    QCOMPARE(get("/", {}).status, 404);
    QCOMPARE(get("/api/v1/blobs/..%2f..%2fserver.key", token).status, 404);
    const TlsAnswer answer = call({"DELETE", "/api/v1/sync/pull", token, {}, {}});
    QCOMPARE(answer.status, 405);
    QCOMPARE(answer.code(), 40500);
    QCOMPARE(answer.header("Allow"), QByteArray("GET"));
    QCOMPARE(call({"TRACE", "/healthz", {}, {}, {}}).status, 405);
}

void tst_CentralProgram::refusesBadBodies_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<qint64>("code");
    const auto ops = [](int count) {
        QJsonArray list;
        for (int i = 0; i < count; ++i)
            list.append(QJsonObject{{QStringLiteral("seq"), i}});
        return compact({{QStringLiteral("station"), QStringLiteral("7K")},
                        {QStringLiteral("epoch"), 1},
                        {QStringLiteral("ops"), list}});
    };
    QTest::newRow("empty") << QByteArray() << 400 << qint64(40000);
    QTest::newRow("half") << QByteArray("{\"station\":\"7K\",\"ops\":[") << 400 << qint64(40000);
    QTest::newRow("HTML") << QByteArray("<html>") << 400 << qint64(40000);
    QTest::newRow("array") << QByteArray("[]") << 400 << qint64(40000);
    QTest::newRow("deep") << QByteArray("{\"ops\":") + QByteArray(40, '[') + QByteArray(40, ']') + '}' << 400
                          << qint64(40000);
    QTest::newRow("no operations") << QByteArray("{\"station\":\"7K\",\"epoch\":1}") << 400 << qint64(40000);
    QTest::newRow("operations in words") << QByteArray("{\"station\":\"7K\",\"epoch\":1,\"ops\":\"all\"}") << 400
                                         << qint64(40000);
    QTest::newRow("no epoch") << QByteArray("{\"station\":\"7K\",\"ops\":[]}") << 400 << qint64(40000);
    QTest::newRow("no seq") << QByteArray("{\"station\":\"7K\",\"epoch\":1,\"ops\":[{}]}") << 400 << qint64(40000);
    QTest::newRow("other station") << QByteArray("{\"station\":\"8M\",\"epoch\":1,\"ops\":[]}") << 403 << qint64(401);
    QTest::newRow("201 operations") << ops(201) << 413 << qint64(41300);
    QTest::newRow("too large") << QByteArray(1024 * 1024 + 1, ' ') << 413 << qint64(41300);
}

void tst_CentralProgram::refusesBadBodies()
{
    QFETCH(QByteArray, body);
    const TlsAnswer answer = call({"POST", "/api/v1/sync/push", central().stationToken(0), body, {}});
    QTEST(answer.status, "status");
    QTEST(answer.code(), "code");
}

void tst_CentralProgram::enrolsAndRotates()
{
    const QJsonObject wish{{QStringLiteral("station"), QStringLiteral("9X")}};
    QCOMPARE(post("/api/v1/auth/enrol", enrolmentToken(), {{QStringLiteral("station"), QStringLiteral("9Y")}}).status,
             403);
    const TlsAnswer enrolled = post("/api/v1/auth/enrol", enrolmentToken(), wish);
    QVERIFY2(enrolled.status == 200, enrolled.body.constData());
    QCOMPARE(enrolled.data().value(QStringLiteral("expected_seq")).toInteger(), 1);
    const auto token = [](const TlsAnswer &answer, const char *name) {
        return answer.data().value(QLatin1String(name)).toString().toLatin1();
    };
    const QByteArray pull = "/api/v1/sync/pull?wh=SH1&limit=1";
    QCOMPARE(get(pull, token(enrolled, "access_token")).status, 200);
    QCOMPARE(get(pull, token(enrolled, "refresh_token")).status, 403);
    const TlsAnswer rotated = post("/api/v1/auth/token", token(enrolled, "refresh_token"), {});
    QCOMPARE(rotated.status, 200);
    QCOMPARE(get(pull, token(rotated, "access_token")).status, 200);
    // A refresh token comes twice: somebody has stolen it, and nobody of the family gets in any more.
    QCOMPARE(post("/api/v1/auth/token", token(enrolled, "refresh_token"), {})
                 .data()
                 .value(QStringLiteral("reason"))
                 .toString(),
             QStringLiteral("device_revoked"));
    QCOMPARE(get(pull, token(rotated, "access_token")).status, 401);
    QCOMPARE(post("/api/v1/auth/token", token(rotated, "refresh_token"), {}).status, 401);
    QCOMPARE(post("/api/v1/auth/enrol", enrolmentToken(), wish).status, 401);
    QCOMPARE(get(pull, central().stationToken(0)).status, 200);
}

void tst_CentralProgram::saysThatItIsWell()
{
    QCOMPARE(get("/healthz", {}).body, QByteArray("ok\n"));
    QCOMPARE(get("/readyz", {}).body, QByteArray("ready\n"));
    const TlsAnswer metrics = get("/metrics", {});
    QVERIFY(
        metrics.body.contains("packbay_requests_total{method=\"POST\",route=\"/api/v1/sync/push\",status=\"400\"}"));
    QVERIFY(!metrics.body.contains("pb.SH1"));
}

void tst_CentralProgram::slowsDownTheHasty()
{
    CentralProcess central({QStringLiteral("--requests-per-second"), QStringLiteral("1")});
    const QString problem = central.start();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    TlsClient client(central.caFile(), central.port());
    const TlsRequest pull{"GET", "/api/v1/sync/pull?wh=SH1&limit=1", central.stationToken(0), {}, {}};
    TlsAnswer answer;
    int served = 0;
    while (served < 1000 && (answer = client.call(pull)).status == 200)
        ++served;
    QVERIFY2(served >= 60 && served < 1000, qPrintable(QString::number(served)));
    QCOMPARE(answer.status, 429);
    QCOMPARE(answer.code(), 42900);
    QCOMPARE(answer.header("Retry-After"), QByteArray("1"));
    // Another station has a bucket of its own, and the probes have none.
    QCOMPARE(client.call({"GET", pull.path, central.stationToken(1), {}, {}}).status, 200);
    QCOMPARE(client.call({"GET", "/healthz", {}, {}, {}}).status, 200);
}

void tst_CentralProgram::servesAloneOrNotAtAll()
{
    for (const QStringList &words : {QStringList{QStringLiteral("serve"), central().folder(),
                                                 QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0")},
                                     QStringList{QStringLiteral("grant"), central().folder(),
                                                 QStringLiteral("--upstream"), QStringLiteral("x")}}) {
        const Finished second = runCentral(words);
        QCOMPARE(second.exitCode, 2);
        QVERIFY2(second.err.contains("STORE_IN_USE"), second.err.constData());
    }
    QCOMPARE(get("/readyz", {}).status, 200);
}

void tst_CentralProgram::everyAnswerFitsTheContract()
{
    const QString findings = contractFindings();
    QVERIFY2(findings.isEmpty(), qPrintable(findings));
}

void tst_CentralProgram::stopsPolitely()
{
    const qint64 head = get("/api/v1/sync/pull?wh=SH1&limit=1", central().stationToken(0))
                            .data()
                            .value(QStringLiteral("head"))
                            .toInteger();
    TlsClient waiter(central().caFile(), central().port());
    QVERIFY(waiter.connectNow());
    waiter.write("GET /api/v1/sync/wait?wh=SH1&after=" + QByteArray::number(head)
                 + " HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + central().stationToken(0) + "\r\n\r\n");
    QTRY_VERIFY_WITH_TIMEOUT(get("/metrics", {}).body.contains("packbay_waits_parked 1\n"), 30'000);
    QCOMPARE(central().stop(), 0);
    QCOMPARE(waiter.read().data().value(QStringLiteral("head")).toInteger(), head);
    // Everything is in the one file: the journal was written back and the database opens again with the same head.
    const QString problem = central().start();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    TlsClient again(central().caFile(), central().port());
    QCOMPARE(again.call({"GET", "/api/v1/sync/pull?wh=SH1&limit=1", central().stationToken(0), {}, {}})
                 .data()
                 .value(QStringLiteral("head"))
                 .toInteger(),
             head);
}

void tst_CentralProgram::keepsWhatItAnsweredWhenKilled()
{
    CentralProcess central;
    QString problem = central.start();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    const QByteArray token = central.stationToken(0);
    const QByteArray batch
        = compact({{QStringLiteral("station"), QStringLiteral("7K")},
                   {QStringLiteral("epoch"), 1},
                   {QStringLiteral("ops"), QJsonArray{receive(1, QStringLiteral("YT8800000004444"), newId())}}});
    TlsClient client(central.caFile(), central.port());
    const TlsAnswer first = client.call({"POST", "/api/v1/sync/push", token, batch, {}});
    QCOMPARE(first.status, 200);
    central.kill();
    problem = central.start();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    TlsClient again(central.caFile(), central.port());
    const TlsAnswer second = again.call({"POST", "/api/v1/sync/push", token, batch, {}});
    QCOMPARE(second.status, 200);
    QJsonObject before = first.data().value(QStringLiteral("results")).toArray().at(0).toObject();
    QJsonObject after = second.data().value(QStringLiteral("results")).toArray().at(0).toObject();
    QCOMPARE(before.take(QStringLiteral("duplicate")).toBool(), false);
    QCOMPARE(after.take(QStringLiteral("duplicate")).toBool(), true);
    QCOMPARE(after, before);
    QCOMPARE(second.data().value(QStringLiteral("head")), first.data().value(QStringLiteral("head")));
}

PACKBAY_TEST(tst_CentralProgram)
#include "tst_CentralProgram.moc"
