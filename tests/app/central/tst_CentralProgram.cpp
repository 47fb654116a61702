#include "app/central/RouteTable.h"
#include "CentralProcess.h"
#include "tests/support/TestMain.h"
#include "TlsClient.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QUuid>

using namespace packbay;
using namespace packbay::central;
using namespace packbay::test;

namespace {

constexpr qint64 kDeviceMs = 1'769'000'000'000;

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
            {QStringLiteral("device_ms"), kDeviceMs},
            {QStringLiteral("payload"), QJsonObject{{QStringLiteral("tracking"), tracking},
                                                    {QStringLiteral("raw_scan"), tracking},
                                                    {QStringLiteral("lpn"), QStringLiteral("7K%1").arg(seq, 6, 10, QLatin1Char('0'))},
                                                    {QStringLiteral("owner"), QStringLiteral("TC100200P")},
                                                    {QStringLiteral("return_of"), QString()}}}};
}

QString newId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

} // namespace

/// The real program over real TLS, as init and serve leave it.
class tst_CentralProgram : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void needsATokenEverywhere_data();
    void needsATokenEverywhere();
    void publicListsNeedNone();
    void keepsAudiencesApart_data();
    void keepsAudiencesApart();
    void unknownTokensAreRevokedDevices();
    void wrongPathsAndMethods();
    void refusesBadBodies_data();
    void refusesBadBodies();
    void pushesOnceAndAnswersTwice();
    void namesGapsAndForks();
    void pullsWhatTheOtherPushed();
    void staysInItsWarehouse();
    void wakesAWaiter();
    void storesBlobs();
    void upstreamNeedsKeys();
    void upstreamRepeatsItsAnswer();
    void upstreamReadsAllOrNothing();
    void upstreamHearsOfReceipts();
    void estimatesFreight();
    void takesCallbacksOnce();
    void enrolsAndRotates();
    void saysThatItIsWell();
    void slowsDownTheHasty();
    void servesAloneOrNotAtAll();
    void everyAnswerFitsTheContract();
    void stopsPolitely();
    void keepsWhatItAnsweredWhenKilled();

private:
    TlsAnswer call(const TlsRequest &request);
    TlsAnswer get(const QByteArray &path, const QByteArray &token) { return call({"GET", path, token, {}, {}}); }
    TlsAnswer post(const QByteArray &path, const QByteArray &token, const QJsonObject &body, const QByteArray &key = {});
    TlsAnswer push(int station, const QJsonArray &ops);

    std::unique_ptr<CentralProcess> m_central;
    std::unique_ptr<TlsClient> m_client;
    QTemporaryDir m_answers;
    QFile m_log;
    QByteArray m_member;
    QByteArray m_enrolment;
    qint64 m_seq = 0; ///< of station 7K
};

void tst_CentralProgram::initTestCase()
{
    m_log.setFileName(m_answers.filePath(QStringLiteral("answers.jsonl")));
    QVERIFY(m_log.open(QIODevice::WriteOnly));
    m_central = std::make_unique<CentralProcess>(QStringList{QStringLiteral("--requests-per-second"), QStringLiteral("0")});
    QString problem = m_central->prepare();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    m_member = m_central->grant(QStringLiteral("--member"), QStringLiteral("TC100200P"));
    m_enrolment = m_central->grant(QStringLiteral("--station"), QStringLiteral("9X"));
    QVERIFY(!m_member.isEmpty() && !m_enrolment.isEmpty());
    problem = m_central->start();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    m_client = std::make_unique<TlsClient>(m_central->caFile(), m_central->port());
}

void tst_CentralProgram::cleanupTestCase()
{
    m_client.reset();
    m_central.reset();
}

/// One request, and a line for the check against the contract.
TlsAnswer tst_CentralProgram::call(const TlsRequest &request)
{
    const TlsAnswer answer = m_client->call(request);
    const QByteArray path = request.path.left(request.path.indexOf('?') < 0 ? request.path.size() : request.path.indexOf('?'));
    m_log.write(compact({{QStringLiteral("method"), QString::fromLatin1(request.method)},
                         {QStringLiteral("path"), QString::fromLatin1(path)},
                         {QStringLiteral("status"), answer.status},
                         {QStringLiteral("type"), QString::fromLatin1(answer.header("Content-Type"))},
                         {QStringLiteral("body"), QString::fromUtf8(answer.body)}})
                + '\n');
    return answer;
}

TlsAnswer tst_CentralProgram::post(const QByteArray &path, const QByteArray &token, const QJsonObject &body, const QByteArray &key)
{
    TlsRequest request{"POST", path, token, compact(body), {{"Content-Type", "application/json"}}};
    if (!key.isEmpty())
        request.headers.append({"Idempotency-Key", key});
    return call(request);
}

TlsAnswer tst_CentralProgram::push(int station, const QJsonArray &ops)
{
    const QString code = station == 0 ? QStringLiteral("7K") : QStringLiteral("8M");
    return post("/api/v1/sync/push", m_central->stationToken(station),
                {{QStringLiteral("station"), code}, {QStringLiteral("epoch"), 1}, {QStringLiteral("ops"), ops}});
}

void tst_CentralProgram::needsATokenEverywhere_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    for (const Route &route : routes()) {
        if (route.audience != Audience::Public) {
            const QByteArray path = QByteArray(route.path).replace("{sha256}", "ab").replace("{provider}", "ups");
            QTest::newRow(QByteArray(QByteArray(route.method) + ' ' + path).constData()) << QByteArray(route.method) << path;
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
    QCOMPARE(json, (QJsonObject{{QStringLiteral("code"), 401},
                                {QStringLiteral("data"), QJsonValue::Null},
                                {QStringLiteral("msg"), QStringLiteral("Permission denied, please log in")}}));
}

void tst_CentralProgram::publicListsNeedNone()
{
    const TlsAnswer all = get("/api/goods/list?page=1&size=3", {});
    QCOMPARE(all.status, 200);
    QCOMPARE(all.code(), 200);
    QCOMPARE(all.data().value(QStringLiteral("items")).toArray().size(), 3);
    QCOMPARE(all.data().value(QStringLiteral("total")).toInteger(), 8);
    const TlsAnswer last = get("/api/goods/list?page=3&size=3", {});
    QCOMPARE(last.data().value(QStringLiteral("items")).toArray().size(), 2);
    const TlsAnswer found = get("/api/goods/list?q=%E8%8C%B6", {});
    QCOMPARE(found.data().value(QStringLiteral("total")).toInteger(), 1);
    QCOMPARE(found.data().value(QStringLiteral("items")).toArray().at(0).toObject().value(QStringLiteral("sku")).toString(), QStringLiteral("TEAPOT"));
    QCOMPARE(get("/api/goods/list?q=ToY", {}).data().value(QStringLiteral("total")).toInteger(), 1);
    // Wildcards of SQL are letters here.
    QCOMPARE(get("/api/goods/list?q=%25", {}).data().value(QStringLiteral("total")).toInteger(), 0);
    QCOMPARE(get("/api/goods/list?q=%27%20OR%201=1--", {}).data().value(QStringLiteral("total")).toInteger(), 0);
    QCOMPARE(get("/api/goods/list?size=101", {}).code(), 40000);
    QCOMPARE(get("/api/goods/list?order=price", {}).code(), 40000);
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
    QList<QByteArray> strangers{m_member};
    if (route->audience != Audience::Station || route->kind != TokenKind::Access)
        strangers.append(m_central->stationToken(0));
    if (route->audience != Audience::Back)
        strangers.append(m_central->upstreamToken());
    for (const QByteArray &token : strangers) {
        const TlsAnswer answer = call({method, path, token, {}, {{"Idempotency-Key", "k"}}});
        QCOMPARE(answer.status, 403);
        QCOMPARE(answer.code(), 401);
        QCOMPARE(answer.data().value(QStringLiteral("reason")).toString(), QStringLiteral("permission_denied"));
    }
}

void tst_CentralProgram::unknownTokensAreRevokedDevices()
{
    QByteArray changed = m_central->stationToken(0);
    changed[changed.size() - 1] = changed.endsWith('A') ? 'B' : 'A';
    for (const QByteArray &token : {changed, QByteArray("x"), QByteArray("pb.SH1."), QByteArray("pb.SH9.") + changed.mid(7),
                                    QByteArray("pb.SH1.' OR '1'='1"), QByteArray(5000, 'a')}) {
        const TlsAnswer answer = get("/api/v1/sync/pull?wh=SH1", token);
        QCOMPARE(answer.status, 401);
        QCOMPARE(answer.data().value(QStringLiteral("reason")).toString(), QStringLiteral("device_revoked"));
    }
}

void tst_CentralProgram::wrongPathsAndMethods()
{
    const QByteArray token = m_central->stationToken(0);
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
        return compact({{QStringLiteral("station"), QStringLiteral("7K")}, {QStringLiteral("epoch"), 1}, {QStringLiteral("ops"), list}});
    };
    QTest::newRow("empty") << QByteArray() << 400 << qint64(40000);
    QTest::newRow("half") << QByteArray("{\"station\":\"7K\",\"ops\":[") << 400 << qint64(40000);
    QTest::newRow("HTML") << QByteArray("<html>") << 400 << qint64(40000);
    QTest::newRow("array") << QByteArray("[]") << 400 << qint64(40000);
    QTest::newRow("deep") << QByteArray("{\"ops\":") + QByteArray(40, '[') + QByteArray(40, ']') + '}' << 400 << qint64(40000);
    QTest::newRow("no operations") << QByteArray("{\"station\":\"7K\",\"epoch\":1}") << 400 << qint64(40000);
    QTest::newRow("operations in words") << QByteArray("{\"station\":\"7K\",\"epoch\":1,\"ops\":\"all\"}") << 400 << qint64(40000);
    QTest::newRow("no epoch") << QByteArray("{\"station\":\"7K\",\"ops\":[]}") << 400 << qint64(40000);
    QTest::newRow("no seq") << QByteArray("{\"station\":\"7K\",\"epoch\":1,\"ops\":[{}]}") << 400 << qint64(40000);
    QTest::newRow("other station") << QByteArray("{\"station\":\"8M\",\"epoch\":1,\"ops\":[]}") << 403 << qint64(401);
    QTest::newRow("201 operations") << ops(201) << 413 << qint64(41300);
    QTest::newRow("too large") << QByteArray(1024 * 1024 + 1, ' ') << 413 << qint64(41300);
}

void tst_CentralProgram::refusesBadBodies()
{
    QFETCH(QByteArray, body);
    const TlsAnswer answer = call({"POST", "/api/v1/sync/push", m_central->stationToken(0), body, {}});
    QTEST(answer.status, "status");
    QTEST(answer.code(), "code");
}

void tst_CentralProgram::pushesOnceAndAnswersTwice()
{
    const QJsonArray ops{receive(++m_seq, QStringLiteral("YT8800000001234"), newId())};
    const TlsAnswer first = push(0, ops);
    QVERIFY2(first.status == 200, first.body.constData());
    QJsonObject result = first.data().value(QStringLiteral("results")).toArray().at(0).toObject();
    QVERIFY(QStringList({QStringLiteral("applied"), QStringLiteral("exception")}).contains(result.value(QStringLiteral("result")).toString()));
    QCOMPARE(result.value(QStringLiteral("duplicate")).toBool(), false);
    QCOMPARE(first.data().value(QStringLiteral("last_seq")).toInteger(), m_seq);
    const qint64 head = first.data().value(QStringLiteral("head")).toInteger();
    const TlsAnswer second = push(0, ops);
    QJsonObject again = second.data().value(QStringLiteral("results")).toArray().at(0).toObject();
    QCOMPARE(again.take(QStringLiteral("duplicate")).toBool(), true);
    result.remove(QStringLiteral("duplicate"));
    QCOMPARE(again, result);
    QCOMPARE(second.data().value(QStringLiteral("head")).toInteger(), head);
}

void tst_CentralProgram::namesGapsAndForks()
{
    const TlsAnswer gap = push(0, {receive(m_seq + 2, QStringLiteral("YT8800000001235"), newId())});
    QCOMPARE(gap.status, 409);
    QCOMPARE(gap.code(), 40901);
    QCOMPARE(gap.data().value(QStringLiteral("expected_seq")).toInteger(), m_seq + 1);
    const TlsAnswer fork = push(0, {receive(m_seq, QStringLiteral("YT8800000001236"), newId())});
    QCOMPARE(fork.status, 409);
    QCOMPARE(fork.code(), 40911);
}

void tst_CentralProgram::pullsWhatTheOtherPushed()
{
    const QString tracking = QStringLiteral("SF1390000000123");
    QCOMPARE(push(0, {receive(++m_seq, tracking, newId())}).status, 200);
    QByteArray epoch;
    qint64 after = 0;
    bool seen = false;
    bool more = true;
    while (more) {
        const TlsAnswer page = get("/api/v1/sync/pull?wh=SH1&limit=20&epoch=" + epoch + "&after=" + QByteArray::number(after), m_central->stationToken(1));
        QVERIFY2(page.status == 200, page.body.constData());
        const QJsonObject data = page.data();
        qint64 last = after;
        for (const QJsonValue &value : data.value(QStringLiteral("rows")).toArray()) {
            const QJsonObject row = value.toObject();
            QVERIFY(row.value(QStringLiteral("seq")).toInteger() > last);
            last = row.value(QStringLiteral("seq")).toInteger();
            seen |= row.value(QStringLiteral("e")) == QStringLiteral("parcel")
                && row.value(QStringLiteral("row")).toObject().value(QStringLiteral("tracking")) == tracking;
        }
        after = data.value(QStringLiteral("to")).toInteger();
        epoch = data.value(QStringLiteral("epoch")).toString().toLatin1();
        more = data.value(QStringLiteral("more")).toBool();
        QVERIFY(!more || data.value(QStringLiteral("rows")).toArray().size() == 20);
    }
    QVERIFY(seen);
    QCOMPARE(get("/api/v1/sync/pull?wh=SH1&epoch=other&after=0", m_central->stationToken(1)).code(), 41001);
    QCOMPARE(get("/api/v1/sync/pull?wh=SH1&after=" + QByteArray::number(after + 1), m_central->stationToken(1)).status, 410);
    QCOMPARE(get("/api/v1/sync/wait?wh=SH1&after=" + QByteArray::number(after + 1), m_central->stationToken(1)).status, 410);
    const TlsAnswer snapshot = get("/api/v1/sync/snapshot?wh=SH1", m_central->stationToken(1));
    QCOMPARE(snapshot.status, 200);
    QCOMPARE(snapshot.data().value(QStringLiteral("to")).toInteger(), after);
}

void tst_CentralProgram::staysInItsWarehouse()
{
    for (const char *route : {"pull", "wait", "snapshot"}) {
        const QByteArray path = QByteArray("/api/v1/sync/") + route;
        QCOMPARE(get(path + "?wh=SH2", m_central->stationToken(0)).status, 403);
        QCOMPARE(get(path, m_central->stationToken(0)).status, 400);
    }
}

void tst_CentralProgram::wakesAWaiter()
{
    const qint64 head = get("/api/v1/sync/pull?wh=SH1&limit=1", m_central->stationToken(1)).data().value(QStringLiteral("head")).toInteger();
    // Behind the head it does not sleep.
    QCOMPARE(get("/api/v1/sync/wait?wh=SH1&after=0", m_central->stationToken(1)).data().value(QStringLiteral("head")).toInteger(), head);
    TlsClient waiter(m_central->caFile(), m_central->port());
    QVERIFY(waiter.connectNow());
    waiter.write("GET /api/v1/sync/wait?wh=SH1&after=" + QByteArray::number(head)
                 + " HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + m_central->stationToken(1) + "\r\n\r\n");
    // Parked: the central says so.
    QTRY_VERIFY_WITH_TIMEOUT(get("/metrics", {}).body.contains("packbay_waits_parked 1\n"), 30'000);
    QCOMPARE(waiter.socket().bytesAvailable(), 0);
    QCOMPARE(push(0, {receive(++m_seq, QStringLiteral("YT8800000001299"), newId())}).status, 200);
    const TlsAnswer woken = waiter.read();
    QCOMPARE(woken.status, 200);
    QVERIFY(woken.data().value(QStringLiteral("head")).toInteger() > head);
}

void tst_CentralProgram::storesBlobs()
{
    const QByteArray png = QByteArray("\x89PNG\r\n\x1a\n") + QByteArray(1000, 'p');
    const auto path = [](const QByteArray &bytes) {
        return "/api/v1/blobs/" + QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
    };
    const QByteArray token = m_central->stationToken(0);
    const TlsAnswer first = call({"PUT", path(png), token, png, {}});
    QCOMPARE(first.status, 200);
    QCOMPARE(first.data().value(QStringLiteral("new")).toBool(), true);
    QCOMPARE(call({"PUT", path(png), token, png, {}}).data().value(QStringLiteral("new")).toBool(), false);
    QCOMPARE(call({"PUT", path(png), token, png + 'x', {}}).status, 400);
    QCOMPARE(call({"PUT", path(png).toUpper().replace("/API/V1/BLOBS", "/api/v1/blobs"), token, png, {}}).status, 400);
    QCOMPARE(call({"PUT", path("<html>"), token, "<html>", {}}).status, 400);
    const QByteArray jpeg = QByteArray("\xff\xd8\xff") + QByteArray(4 * 1024 * 1024 - 3, 'j');
    QCOMPARE(call({"PUT", path(jpeg), token, jpeg, {}}).status, 200);
    QCOMPARE(call({"PUT", path(jpeg + 'j'), token, jpeg + 'j', {}}).status, 413);
}

void tst_CentralProgram::upstreamNeedsKeys()
{
    for (const Route &route : routes()) {
        if (route.id != RouteId::UpstreamIn)
            continue;
        const TlsAnswer answer = post(route.path, m_central->upstreamToken(), {{QStringLiteral("code"), QStringLiteral("x")}});
        QCOMPARE(answer.status, 400);
        QCOMPARE(answer.code(), 40000);
        QCOMPARE(answer.data().value(QStringLiteral("where")).toString(), QStringLiteral("Idempotency-Key"));
    }
}

void tst_CentralProgram::upstreamRepeatsItsAnswer()
{
    const QJsonObject member{{QStringLiteral("code"), QStringLiteral("TC100999F")}, {QStringLiteral("name"), QStringLiteral("Ada")}};
    const QJsonObject batch{{QStringLiteral("rows"), QJsonArray{member}}};
    const TlsAnswer first = post("/api/v1/upstream/members", m_central->upstreamToken(), batch, "key-1");
    QVERIFY2(first.status == 200, first.body.constData());
    QCOMPARE(first.data().value(QStringLiteral("results")).toArray().at(0).toObject().value(QStringLiteral("result")).toString(), QStringLiteral("applied"));
    const TlsAnswer head = get("/api/v1/sync/pull?wh=SH1&limit=1", m_central->stationToken(1));
    QCOMPARE(post("/api/v1/upstream/members", m_central->upstreamToken(), batch, "key-1").data(), first.data());
    QCOMPARE(get("/api/v1/sync/pull?wh=SH1&limit=1", m_central->stationToken(1)).data().value(QStringLiteral("head")), head.data().value(QStringLiteral("head")));
    const TlsAnswer other = post("/api/v1/upstream/members", m_central->upstreamToken(), member, "key-1");
    QCOMPARE(other.status, 422);
    QCOMPARE(other.code(), 42201);
    // The same key on another route is another key; a single row needs no list.
    const QJsonObject goods{{QStringLiteral("sku"), QStringLiteral("NEW-1")}, {QStringLiteral("currency"), QStringLiteral("CNY")}};
    QCOMPARE(post("/api/v1/upstream/goods", m_central->upstreamToken(), goods, "key-1").status, 200);
    QCOMPARE(get("/api/goods/list?q=new-1", {}).data().value(QStringLiteral("total")).toInteger(), 1);
    // A refusal of the rules is an answer, not an error.
    const TlsAnswer refused = post("/api/v1/upstream/pre-alerts", m_central->upstreamToken(),
                                   {{QStringLiteral("no"), QStringLiteral("PA1")}, {QStringLiteral("member"), QStringLiteral("nobody")}, {QStringLiteral("tracking"), QStringLiteral("X1")}}, "key-2");
    QCOMPARE(refused.status, 200);
    const QJsonObject result = refused.data().value(QStringLiteral("results")).toArray().at(0).toObject();
    QCOMPARE(result.value(QStringLiteral("result")).toString(), QStringLiteral("rejected"));
    QVERIFY(result.value(QStringLiteral("code")).toInt() > 2000);
}

void tst_CentralProgram::upstreamReadsAllOrNothing()
{
    const QJsonObject good{{QStringLiteral("code"), QStringLiteral("TC100998Z")}};
    const QJsonObject bad{{QStringLiteral("code"), 5}};
    const TlsAnswer answer = post("/api/v1/upstream/members", m_central->upstreamToken(), {{QStringLiteral("rows"), QJsonArray{good, bad}}}, "key-3");
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.data().value(QStringLiteral("where")).toString(), QStringLiteral("/rows/1/code"));
    // The key is still free for the mended request.
    const TlsAnswer mended = post("/api/v1/upstream/members", m_central->upstreamToken(), {{QStringLiteral("rows"), QJsonArray{good}}}, "key-3");
    QCOMPARE(mended.status, 200);
    QCOMPARE(mended.data().value(QStringLiteral("results")).toArray().at(0).toObject().value(QStringLiteral("result")).toString(), QStringLiteral("applied"));
    QCOMPARE(post("/api/v1/upstream/members", m_central->upstreamToken(), {{QStringLiteral("rows"), QJsonArray()}}, "key-4").status, 400);
    const TlsAnswer tariff = post("/api/v1/upstream/tariffs", m_central->upstreamToken(),
                                  {{QStringLiteral("version"), QStringLiteral("broken")}, {QStringLiteral("files"), QJsonObject{{QStringLiteral("line.csv"), QStringLiteral("line\nX\n")}}}}, "key-5");
    QCOMPARE(tariff.status, 422);
    QVERIFY(tariff.data().value(QStringLiteral("error")).toInt() > 7200);
}

void tst_CentralProgram::upstreamHearsOfReceipts()
{
    const QString tracking = QStringLiteral("YT8800000007777");
    const auto receipts = [&](qint64 after) {
        return get("/api/v1/upstream/receipts?after=" + QByteArray::number(after), m_central->upstreamToken()).data();
    };
    qint64 cursor = 0;
    for (bool more = true; more;) {
        const QJsonObject page = receipts(cursor);
        cursor = page.value(QStringLiteral("next")).toInteger();
        more = page.value(QStringLiteral("more")).toBool();
    }
    QVERIFY(cursor > 0);
    QCOMPARE(receipts(cursor).value(QStringLiteral("items")).toArray().size(), 0);
    QCOMPARE(push(0, {receive(++m_seq, tracking, newId())}).status, 200);
    const QJsonArray items = receipts(cursor).value(QStringLiteral("items")).toArray();
    QCOMPARE(items.size(), 1);
    QCOMPARE(items.at(0).toObject().value(QStringLiteral("row")).toObject().value(QStringLiteral("tracking")).toString(), tracking);
    for (const char *route : {"quotes", "shipments", "reconciliation"})
        QCOMPARE(get(QByteArray("/api/v1/upstream/") + route, m_central->upstreamToken()).status, 200);
}

void tst_CentralProgram::estimatesFreight()
{
    const QByteArray plain = "/api/rate/query?at=2026-11-22T08:00:00Z&country=AU&postcode=3000&weight_g=1200&length_mm=300&width_mm=200&height_mm=100";
    const TlsAnswer answer = get(plain, {});
    QVERIFY2(answer.status == 200, answer.body.constData());
    const QJsonArray offers = answer.data().value(QStringLiteral("offers")).toArray();
    QVERIFY(!offers.isEmpty());
    QVERIFY(offers.at(0).toObject().value(QStringLiteral("total_minor")).toInteger() > 0);
    QVERIFY(!offers.at(0).toObject().contains(QStringLiteral("explain")));
    const QJsonObject explained = get(plain + "&explain=1", {}).data().value(QStringLiteral("offers")).toArray().at(0).toObject();
    qint64 sum = 0;
    for (const QJsonValue &line : explained.value(QStringLiteral("explain")).toArray())
        sum += line.toObject().value(QStringLiteral("minor")).toInteger();
    QCOMPARE(sum, explained.value(QStringLiteral("total_minor")).toInteger());
    QCOMPARE(get("/api/rate/query?country=AU&weight_g=-5", {}).status, 400);
    QCOMPARE(get("/api/rate/query?country=AU", {}).status, 400);
    QCOMPARE(get("/api/rate/query?country=ZZ&weight_g=100", {}).status, 422);
}

void tst_CentralProgram::takesCallbacksOnce()
{
    const QJsonObject event{{QStringLiteral("event_id"), QStringLiteral("e1")}, {QStringLiteral("carrier_no"), QStringLiteral("PB0000000001X")},
                            {QStringLiteral("status"), QStringLiteral("IN_TRANSIT")}, {QStringLiteral("at_ms"), kDeviceMs}};
    const TlsAnswer first = post("/api/v1/callbacks/house", m_central->upstreamToken(), event);
    QVERIFY2(first.status == 200, first.body.constData());
    const auto head = [&] { return get("/api/v1/sync/pull?wh=SH1&limit=1", m_central->stationToken(1)).data().value(QStringLiteral("head")).toInteger(); };
    QCOMPARE(post("/api/v1/callbacks/house", m_central->upstreamToken(), event).status, 200);
    qint64 events = 0;
    for (const QJsonValue &row : get("/api/v1/sync/snapshot?wh=SH1", m_central->stationToken(1)).data().value(QStringLiteral("rows")).toArray())
        events += row.toObject().value(QStringLiteral("e")) == QStringLiteral("tracking_event");
    QCOMPARE(events, 1);
    QVERIFY(head() > 0);
    for (const char *field : {"event_id", "carrier_no", "status", "at_ms"}) {
        QJsonObject broken = event;
        broken.remove(QLatin1String(field));
        QCOMPARE(post("/api/v1/callbacks/house", m_central->upstreamToken(), broken).data().value(QStringLiteral("where")).toString(),
                 QLatin1Char('/') + QLatin1String(field));
    }
}

void tst_CentralProgram::enrolsAndRotates()
{
    const QJsonObject wish{{QStringLiteral("station"), QStringLiteral("9X")}};
    QCOMPARE(post("/api/v1/auth/enrol", m_enrolment, {{QStringLiteral("station"), QStringLiteral("9Y")}}).status, 403);
    const TlsAnswer enrolled = post("/api/v1/auth/enrol", m_enrolment, wish);
    QVERIFY2(enrolled.status == 200, enrolled.body.constData());
    QCOMPARE(enrolled.data().value(QStringLiteral("expected_seq")).toInteger(), 1);
    const auto token = [](const TlsAnswer &answer, const char *name) { return answer.data().value(QLatin1String(name)).toString().toLatin1(); };
    const QByteArray pull = "/api/v1/sync/pull?wh=SH1&limit=1";
    QCOMPARE(get(pull, token(enrolled, "access_token")).status, 200);
    QCOMPARE(get(pull, token(enrolled, "refresh_token")).status, 403);
    const TlsAnswer rotated = post("/api/v1/auth/token", token(enrolled, "refresh_token"), {});
    QCOMPARE(rotated.status, 200);
    QCOMPARE(get(pull, token(rotated, "access_token")).status, 200);
    // A refresh token comes twice: somebody has stolen it, and nobody of the family gets in any more.
    QCOMPARE(post("/api/v1/auth/token", token(enrolled, "refresh_token"), {}).data().value(QStringLiteral("reason")).toString(), QStringLiteral("device_revoked"));
    QCOMPARE(get(pull, token(rotated, "access_token")).status, 401);
    QCOMPARE(post("/api/v1/auth/token", token(rotated, "refresh_token"), {}).status, 401);
    QCOMPARE(post("/api/v1/auth/enrol", m_enrolment, wish).status, 401);
    QCOMPARE(get(pull, m_central->stationToken(0)).status, 200);
}

void tst_CentralProgram::saysThatItIsWell()
{
    QCOMPARE(get("/healthz", {}).body, QByteArray("ok\n"));
    QCOMPARE(get("/readyz", {}).body, QByteArray("ready\n"));
    const TlsAnswer metrics = get("/metrics", {});
    QVERIFY(metrics.body.contains("packbay_requests_total{method=\"POST\",route=\"/api/v1/sync/push\",status=\"200\"}"));
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
    for (const QStringList &words : {QStringList{QStringLiteral("serve"), m_central->folder(), QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0")},
                                     QStringList{QStringLiteral("grant"), m_central->folder(), QStringLiteral("--upstream"), QStringLiteral("x")}}) {
        const Finished second = runCentral(words);
        QCOMPARE(second.exitCode, 2);
        QVERIFY2(second.err.contains("STORE_IN_USE"), second.err.constData());
    }
    QCOMPARE(get("/readyz", {}).status, 200);
}

void tst_CentralProgram::everyAnswerFitsTheContract()
{
    m_log.flush();
    QFile table(m_answers.filePath(QStringLiteral("routes.jsonl")));
    QVERIFY(table.open(QIODevice::WriteOnly));
    for (const Route &route : routes()) {
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
    check.start(QStringLiteral("python3"), {QStringLiteral(PACKBAY_SOURCE_DIR "/tests/app/central/check_answers.py"),
                                            QStringLiteral(PACKBAY_SOURCE_DIR "/app/central/openapi.yaml"), m_log.fileName(), table.fileName()});
    QVERIFY(check.waitForFinished(120'000));
    QVERIFY2(check.exitCode() == 0, (check.readAllStandardOutput() + check.readAllStandardError()).constData());
}

void tst_CentralProgram::stopsPolitely()
{
    const qint64 head = get("/api/v1/sync/pull?wh=SH1&limit=1", m_central->stationToken(0)).data().value(QStringLiteral("head")).toInteger();
    TlsClient waiter(m_central->caFile(), m_central->port());
    QVERIFY(waiter.connectNow());
    waiter.write("GET /api/v1/sync/wait?wh=SH1&after=" + QByteArray::number(head) + " HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer "
                 + m_central->stationToken(0) + "\r\n\r\n");
    QTRY_VERIFY_WITH_TIMEOUT(get("/metrics", {}).body.contains("packbay_waits_parked 1\n"), 30'000);
    QCOMPARE(m_central->stop(), 0);
    QCOMPARE(waiter.read().data().value(QStringLiteral("head")).toInteger(), head);
    // Everything is in the one file: the journal was written back and the database opens again with the same head.
    const QString problem = m_central->start();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    TlsClient again(m_central->caFile(), m_central->port());
    QCOMPARE(again.call({"GET", "/api/v1/sync/pull?wh=SH1&limit=1", m_central->stationToken(0), {}, {}}).data().value(QStringLiteral("head")).toInteger(), head);
}

void tst_CentralProgram::keepsWhatItAnsweredWhenKilled()
{
    CentralProcess central;
    QString problem = central.start();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    const QByteArray token = central.stationToken(0);
    const QByteArray batch = compact({{QStringLiteral("station"), QStringLiteral("7K")},
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
