#include "app/central/RouteTable.h"
#include "RecordedCentral.h"
#include "tests/support/TestMain.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

using namespace packbay;
using namespace packbay::central;
using namespace packbay::test;

/// The work of each route, by the real program over real TLS.
class tst_CentralRoutes : public RecordedCentral
{
    Q_OBJECT

private slots:
    void initTestCase();
    void publicListsNeedNone();
    void pushesOnceAndAnswersTwice();
    void namesGapsAndForks();
    void pullsWhatTheOtherPushed();
    void wakesAWaiter();
    void storesBlobs();
    void upstreamNeedsKeys();
    void upstreamRepeatsItsAnswer();
    void upstreamReadsAllOrNothing();
    void upstreamHearsOfReceipts();
    void upstreamCancels();
    void estimatesFreight();
    void takesCallbacksOnce();
    void everyAnswerFitsTheContract();

private:
    qint64 m_seq = 0; ///< of station 7K
};

void tst_CentralRoutes::initTestCase()
{
    const QString problem = startCentral();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

void tst_CentralRoutes::publicListsNeedNone()
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
    QCOMPARE(
        found.data().value(QStringLiteral("items")).toArray().at(0).toObject().value(QStringLiteral("sku")).toString(),
        QStringLiteral("TEAPOT"));
    QCOMPARE(get("/api/goods/list?q=ToY", {}).data().value(QStringLiteral("total")).toInteger(), 1);
    // Wildcards of SQL are letters here.
    QCOMPARE(get("/api/goods/list?q=%25", {}).data().value(QStringLiteral("total")).toInteger(), 0);
    QCOMPARE(get("/api/goods/list?q=%27%20OR%201=1--", {}).data().value(QStringLiteral("total")).toInteger(), 0);
    QCOMPARE(get("/api/goods/list?size=101", {}).code(), 40000);
    QCOMPARE(get("/api/goods/list?order=price", {}).code(), 40000);
}

void tst_CentralRoutes::pushesOnceAndAnswersTwice()
{
    const QJsonArray ops{receive(++m_seq, QStringLiteral("YT8800000001234"), newId())};
    const TlsAnswer first = push(0, ops);
    QVERIFY2(first.status == 200, first.body.constData());
    QJsonObject result = first.data().value(QStringLiteral("results")).toArray().at(0).toObject();
    QVERIFY(QStringList({QStringLiteral("applied"), QStringLiteral("exception")})
                .contains(result.value(QStringLiteral("result")).toString()));
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

void tst_CentralRoutes::namesGapsAndForks()
{
    const TlsAnswer gap = push(0, {receive(m_seq + 2, QStringLiteral("YT8800000001235"), newId())});
    QCOMPARE(gap.status, 409);
    QCOMPARE(gap.code(), 40901);
    QCOMPARE(gap.data().value(QStringLiteral("expected_seq")).toInteger(), m_seq + 1);
    const TlsAnswer fork = push(0, {receive(m_seq, QStringLiteral("YT8800000001236"), newId())});
    QCOMPARE(fork.status, 409);
    QCOMPARE(fork.code(), 40911);
}

void tst_CentralRoutes::pullsWhatTheOtherPushed()
{
    const QString tracking = QStringLiteral("SF1390000000123");
    QCOMPARE(push(0, {receive(++m_seq, tracking, newId())}).status, 200);
    QByteArray epoch;
    qint64 after = 0;
    bool seen = false;
    bool more = true;
    while (more) {
        const TlsAnswer page
            = get("/api/v1/sync/pull?wh=SH1&limit=20&epoch=" + epoch + "&after=" + QByteArray::number(after),
                  central().stationToken(1));
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
    QCOMPARE(get("/api/v1/sync/pull?wh=SH1&epoch=other&after=0", central().stationToken(1)).code(), 41001);
    QCOMPARE(get("/api/v1/sync/pull?wh=SH1&after=" + QByteArray::number(after + 1), central().stationToken(1)).status,
             410);
    QCOMPARE(get("/api/v1/sync/wait?wh=SH1&after=" + QByteArray::number(after + 1), central().stationToken(1)).status,
             410);
    const TlsAnswer snapshot = get("/api/v1/sync/snapshot?wh=SH1", central().stationToken(1));
    QCOMPARE(snapshot.status, 200);
    QCOMPARE(snapshot.data().value(QStringLiteral("to")).toInteger(), after);
}

void tst_CentralRoutes::wakesAWaiter()
{
    const qint64 head = get("/api/v1/sync/pull?wh=SH1&limit=1", central().stationToken(1))
                            .data()
                            .value(QStringLiteral("head"))
                            .toInteger();
    // Behind the head it does not sleep.
    QCOMPARE(get("/api/v1/sync/wait?wh=SH1&after=0", central().stationToken(1))
                 .data()
                 .value(QStringLiteral("head"))
                 .toInteger(),
             head);
    TlsClient waiter(central().caFile(), central().port());
    QVERIFY(waiter.connectNow());
    waiter.write("GET /api/v1/sync/wait?wh=SH1&after=" + QByteArray::number(head)
                 + " HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + central().stationToken(1) + "\r\n\r\n");
    // Parked: the central says so.
    QTRY_VERIFY_WITH_TIMEOUT(get("/metrics", {}).body.contains("packbay_waits_parked 1\n"), 30'000);
    QCOMPARE(waiter.socket().bytesAvailable(), 0);
    QCOMPARE(push(0, {receive(++m_seq, QStringLiteral("YT8800000001299"), newId())}).status, 200);
    const TlsAnswer woken = waiter.read();
    QCOMPARE(woken.status, 200);
    QVERIFY(woken.data().value(QStringLiteral("head")).toInteger() > head);
}

void tst_CentralRoutes::storesBlobs()
{
    const QByteArray png = QByteArray("\x89PNG\r\n\x1a\n") + QByteArray(1000, 'p');
    const auto path = [](const QByteArray &bytes) {
        return "/api/v1/blobs/" + QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
    };
    const QByteArray token = central().stationToken(0);
    const TlsAnswer first = call({"PUT", path(png), token, png, {}});
    QCOMPARE(first.status, 200);
    QCOMPARE(first.data().value(QStringLiteral("new")).toBool(), true);
    QCOMPARE(call({"PUT", path(png), token, png, {}}).data().value(QStringLiteral("new")).toBool(), false);
    QCOMPARE(get(path(png), token).data().value(QStringLiteral("base64")).toString(), QString::fromLatin1(png.toBase64()));
    QCOMPARE(call({"PUT", path(png), token, png + 'x', {}}).status, 400);
    QCOMPARE(call({"PUT", path(png).toUpper().replace("/API/V1/BLOBS", "/api/v1/blobs"), token, png, {}}).status, 400);
    QCOMPARE(call({"PUT", path("<html>"), token, "<html>", {}}).status, 400);
    const QByteArray jpeg = QByteArray("\xff\xd8\xff") + QByteArray(4 * 1024 * 1024 - 3, 'j');
    QCOMPARE(call({"PUT", path(jpeg), token, jpeg, {}}).status, 200);
    QCOMPARE(call({"PUT", path(jpeg + 'j'), token, jpeg + 'j', {}}).status, 413);
}

void tst_CentralRoutes::upstreamNeedsKeys()
{
    for (const Route &route : routes()) {
        if (route.id != RouteId::UpstreamIn)
            continue;
        const TlsAnswer answer
            = post(route.path, central().upstreamToken(), {{QStringLiteral("code"), QStringLiteral("x")}});
        QCOMPARE(answer.status, 400);
        QCOMPARE(answer.code(), 40000);
        QCOMPARE(answer.data().value(QStringLiteral("where")).toString(), QStringLiteral("Idempotency-Key"));
    }
}

void tst_CentralRoutes::upstreamRepeatsItsAnswer()
{
    const QJsonObject member{{QStringLiteral("code"), QStringLiteral("TC100999F")},
                             {QStringLiteral("name"), QStringLiteral("Ada")}};
    const QJsonObject batch{{QStringLiteral("rows"), QJsonArray{member}}};
    const TlsAnswer first = post("/api/v1/upstream/members", central().upstreamToken(), batch, "key-1");
    QVERIFY2(first.status == 200, first.body.constData());
    QCOMPARE(first.data()
                 .value(QStringLiteral("results"))
                 .toArray()
                 .at(0)
                 .toObject()
                 .value(QStringLiteral("result"))
                 .toString(),
             QStringLiteral("applied"));
    const TlsAnswer head = get("/api/v1/sync/pull?wh=SH1&limit=1", central().stationToken(1));
    QCOMPARE(post("/api/v1/upstream/members", central().upstreamToken(), batch, "key-1").data(), first.data());
    QCOMPARE(get("/api/v1/sync/pull?wh=SH1&limit=1", central().stationToken(1)).data().value(QStringLiteral("head")),
             head.data().value(QStringLiteral("head")));
    const TlsAnswer other = post("/api/v1/upstream/members", central().upstreamToken(), member, "key-1");
    QCOMPARE(other.status, 422);
    QCOMPARE(other.code(), 42201);
    // The same key on another route is another key; a single row needs no list.
    const QJsonObject goods{{QStringLiteral("sku"), QStringLiteral("NEW-1")},
                            {QStringLiteral("currency"), QStringLiteral("CNY")}};
    QCOMPARE(post("/api/v1/upstream/goods", central().upstreamToken(), goods, "key-1").status, 200);
    QCOMPARE(get("/api/goods/list?q=new-1", {}).data().value(QStringLiteral("total")).toInteger(), 1);
    // A refusal of the rules is an answer, not an error.
    const TlsAnswer refused = post("/api/v1/upstream/pre-alerts", central().upstreamToken(),
                                   {{QStringLiteral("no"), QStringLiteral("PA1")},
                                    {QStringLiteral("member"), QStringLiteral("nobody")},
                                    {QStringLiteral("tracking"), QStringLiteral("X1")}},
                                   "key-2");
    QCOMPARE(refused.status, 200);
    const QJsonObject result = refused.data().value(QStringLiteral("results")).toArray().at(0).toObject();
    QCOMPARE(result.value(QStringLiteral("result")).toString(), QStringLiteral("rejected"));
    QVERIFY(result.value(QStringLiteral("code")).toInt() > 2000);
}

void tst_CentralRoutes::upstreamReadsAllOrNothing()
{
    const QJsonObject good{{QStringLiteral("code"), QStringLiteral("TC100998Z")}};
    const QJsonObject bad{{QStringLiteral("code"), 5}};
    const TlsAnswer answer = post("/api/v1/upstream/members", central().upstreamToken(),
                                  {{QStringLiteral("rows"), QJsonArray{good, bad}}}, "key-3");
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.data().value(QStringLiteral("where")).toString(), QStringLiteral("/rows/1/code"));
    // The key is still free for the mended request.
    const TlsAnswer mended = post("/api/v1/upstream/members", central().upstreamToken(),
                                  {{QStringLiteral("rows"), QJsonArray{good}}}, "key-3");
    QCOMPARE(mended.status, 200);
    QCOMPARE(mended.data()
                 .value(QStringLiteral("results"))
                 .toArray()
                 .at(0)
                 .toObject()
                 .value(QStringLiteral("result"))
                 .toString(),
             QStringLiteral("applied"));
    QCOMPARE(
        post("/api/v1/upstream/members", central().upstreamToken(), {{QStringLiteral("rows"), QJsonArray()}}, "key-4")
            .status,
        400);
    const TlsAnswer tariff
        = post("/api/v1/upstream/tariffs", central().upstreamToken(),
               {{QStringLiteral("version"), QStringLiteral("broken")},
                {QStringLiteral("files"), QJsonObject{{QStringLiteral("line.csv"), QStringLiteral("line\nX\n")}}}},
               "key-5");
    QCOMPARE(tariff.status, 422);
    QVERIFY(tariff.data().value(QStringLiteral("error")).toInt() > 7200);
}

void tst_CentralRoutes::upstreamHearsOfReceipts()
{
    const QString tracking = QStringLiteral("YT8800000007777");
    const auto receipts = [&](qint64 after) {
        return get("/api/v1/upstream/receipts?after=" + QByteArray::number(after), central().upstreamToken()).data();
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
    QCOMPARE(
        items.at(0).toObject().value(QStringLiteral("row")).toObject().value(QStringLiteral("tracking")).toString(),
        tracking);
    for (const char *route : {"quotes", "shipments", "reconciliation", "labels"})
        QCOMPARE(get(QByteArray("/api/v1/upstream/") + route, central().upstreamToken()).status, 200);
}

void tst_CentralRoutes::upstreamCancels()
{
    const auto resultOf = [](const TlsAnswer &answer) {
        return answer.data()
            .value(QStringLiteral("results"))
            .toArray()
            .at(0)
            .toObject()
            .value(QStringLiteral("result"))
            .toString();
    };
    const auto cancel = [&](const char *kind, const QString &no, const QByteArray &key) {
        return post("/api/v1/upstream/cancellations", central().upstreamToken(),
                    {{QStringLiteral("kind"), QLatin1String(kind)},
                     {QStringLiteral("no"), no},
                     {QStringLiteral("reason"), QStringLiteral("bought twice")}},
                    key);
    };
    // A pre-alert has goods lines of its own called items: they are no list of rows.
    const QJsonObject alert{
        {QStringLiteral("no"), QStringLiteral("PA9")},
        {QStringLiteral("member"), QStringLiteral("TC100200P")},
        {QStringLiteral("tracking"), QStringLiteral("78000000012345")},
        {QStringLiteral("items"),
         QJsonArray{QJsonObject{{QStringLiteral("sku"), QStringLiteral("TEAPOT")}, {QStringLiteral("qty"), 2}}}}};
    QCOMPARE(resultOf(post("/api/v1/upstream/pre-alerts", central().upstreamToken(), alert, "c-1")),
             QStringLiteral("applied"));
    QCOMPARE(resultOf(cancel("pre_alert", QStringLiteral("PA9"), "c-2")), QStringLiteral("applied"));
    const QJsonObject order{
        {QStringLiteral("no"), QStringLiteral("PO9")},
        {QStringLiteral("member"), QStringLiteral("TC100200P")},
        {QStringLiteral("lines"),
         QJsonArray{QJsonObject{{QStringLiteral("sku"), QStringLiteral("TEAPOT")}, {QStringLiteral("qty"), 5}}}}};
    QCOMPARE(resultOf(post("/api/v1/upstream/purchase-orders", central().upstreamToken(), order, "c-3")),
             QStringLiteral("applied"));
    QCOMPARE(resultOf(cancel("purchase_order", QStringLiteral("PO9"), "c-4")), QStringLiteral("applied"));
    const QJsonArray items = get("/api/v1/upstream/reconciliation", central().upstreamToken())
                                 .data()
                                 .value(QStringLiteral("items"))
                                 .toArray();
    const QJsonObject row = items.last().toObject().value(QStringLiteral("row")).toObject();
    QCOMPARE(row.value(QStringLiteral("no")).toString(), QStringLiteral("PO9"));
    QCOMPARE(row.value(QStringLiteral("cancelled")).toBool(), true);
    QCOMPARE(row.value(QStringLiteral("lines")).toArray().at(0).toObject().value(QStringLiteral("qty")).toInteger(), 5);
    QCOMPARE(resultOf(cancel("order", QStringLiteral("nothing"), "c-5")), QStringLiteral("rejected"));
    QCOMPARE(cancel("purchase_order", QStringLiteral("nothing"), "c-6").status, 404);
    QCOMPARE(cancel("parcel", QStringLiteral("PO9"), "c-7").status, 400);
    QCOMPARE(cancel("order", QString(), "c-8").status, 400);
}

void tst_CentralRoutes::estimatesFreight()
{
    const QByteArray plain = "/api/rate/"
                             "query?at=2026-11-22T08:00:00Z&country=AU&postcode=3000&weight_g=1200&length_mm=300&width_"
                             "mm=200&height_mm=100";
    const TlsAnswer answer = get(plain, {});
    QVERIFY2(answer.status == 200, answer.body.constData());
    const QJsonArray offers = answer.data().value(QStringLiteral("offers")).toArray();
    QVERIFY(!offers.isEmpty());
    QVERIFY(offers.at(0).toObject().value(QStringLiteral("total_minor")).toInteger() > 0);
    QVERIFY(!offers.at(0).toObject().contains(QStringLiteral("explain")));
    const QJsonObject explained
        = get(plain + "&explain=1", {}).data().value(QStringLiteral("offers")).toArray().at(0).toObject();
    qint64 sum = 0;
    for (const QJsonValue &line : explained.value(QStringLiteral("explain")).toArray())
        sum += line.toObject().value(QStringLiteral("minor")).toInteger();
    QCOMPARE(sum, explained.value(QStringLiteral("total_minor")).toInteger());
    QCOMPARE(get("/api/rate/query?country=AU&weight_g=-5", {}).status, 400);
    QCOMPARE(get("/api/rate/query?country=AU", {}).status, 400);
    QCOMPARE(get("/api/rate/query?country=ZZ&weight_g=100", {}).status, 422);
}

void tst_CentralRoutes::takesCallbacksOnce()
{
    const QJsonObject event{{QStringLiteral("event_id"), QStringLiteral("e1")},
                            {QStringLiteral("carrier_no"), QStringLiteral("PB0000000001X")},
                            {QStringLiteral("status"), QStringLiteral("IN_TRANSIT")},
                            {QStringLiteral("at_ms"), qint64(1'769'000'000'000)}};
    const TlsAnswer first = post("/api/v1/callbacks/house", central().upstreamToken(), event);
    QVERIFY2(first.status == 200, first.body.constData());
    const auto head = [&] {
        return get("/api/v1/sync/pull?wh=SH1&limit=1", central().stationToken(1))
            .data()
            .value(QStringLiteral("head"))
            .toInteger();
    };
    QCOMPARE(post("/api/v1/callbacks/house", central().upstreamToken(), event).status, 200);
    qint64 events = 0;
    for (const QJsonValue &row :
         get("/api/v1/sync/snapshot?wh=SH1", central().stationToken(1)).data().value(QStringLiteral("rows")).toArray())
        events += row.toObject().value(QStringLiteral("e")) == QStringLiteral("tracking_event");
    QCOMPARE(events, 1);
    QVERIFY(head() > 0);
    for (const char *field : {"event_id", "carrier_no", "status", "at_ms"}) {
        QJsonObject broken = event;
        broken.remove(QLatin1String(field));
        QCOMPARE(post("/api/v1/callbacks/house", central().upstreamToken(), broken)
                     .data()
                     .value(QStringLiteral("where"))
                     .toString(),
                 QLatin1Char('/') + QLatin1String(field));
    }
}

void tst_CentralRoutes::everyAnswerFitsTheContract()
{
    const QString findings = contractFindings();
    QVERIFY2(findings.isEmpty(), qPrintable(findings));
}

PACKBAY_TEST(tst_CentralRoutes)
#include "tst_CentralRoutes.moc"
