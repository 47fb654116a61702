#include "app/central/Envelope.h"
#include "app/central/Message.h"
#include "app/central/RequestRate.h"
#include "app/central/RouteTable.h"
#include "app/central/Tokens.h"
#include "app/central/WaitRoom.h"
#include "tests/support/TestMain.h"

#include <QJsonDocument>
#include <QSet>

using namespace packbay;
using namespace packbay::central;

namespace {

QByteArray nested(int depth)
{
    return QByteArray("{\"a\":") + QByteArray(depth - 1, '[') + QByteArray(depth - 1, ']') + '}';
}

class OneToken final : public TokenRegister
{
public:
    Result<std::optional<TokenRecord>> find(const QString &, const QByteArray &) override { return record; }
    Status add(const QList<TokenRecord> &) override { return {}; }
    Status rotate(const TokenRecord &, const QList<TokenRecord> &) override { return {}; }
    Status revokeFamily(const QString &, const QByteArray &) override { return {}; }

    std::optional<TokenRecord> record;
};

} // namespace

/// What is decided about a request before any warehouse is asked.
class tst_Requests : public QObject
{
    Q_OBJECT

private slots:
    void findsRoutes_data();
    void findsRoutes();
    void everyRouteFindsItself();
    void readsBodies_data();
    void readsBodies();
    void readsQueries_data();
    void readsQueries();
    void readsIntegers_data();
    void readsIntegers();
    void judgesTokens_data();
    void judgesTokens();
    void distrustsTheRegister();
    void mapsErrors_data();
    void mapsErrors();
    void keepsFaultsToItself();
    void countsRequests();
    void wakesWhenTheHeadMoves();
    void parksTwoOfAStation();
    void expiresAndReleases();
};

void tst_Requests::findsRoutes_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("pattern");
    QTest::addColumn<QByteArray>("allow");
    const QByteArray none;
    QTest::newRow("plain") << QByteArray("GET") << QByteArray("/api/v1/sync/pull") << QByteArray("/api/v1/sync/pull")
                           << none;
    QTest::newRow("segment") << QByteArray("PUT") << QByteArray("/api/v1/blobs/ab12")
                             << QByteArray("/api/v1/blobs/{sha256}") << none;
    QTest::newRow("wrong method") << QByteArray("PUT") << QByteArray("/api/v1/sync/pull") << none << QByteArray("GET");
    QTest::newRow("lower case method") << QByteArray("get") << QByteArray("/api/v1/sync/pull") << none
                                       << QByteArray("GET");
    QTest::newRow("unknown") << QByteArray("GET") << QByteArray("/api/v1/sync") << none << none;
    QTest::newRow("slash at the end") << QByteArray("GET") << QByteArray("/api/v1/sync/pull/") << none << none;
    QTest::newRow("two slashes") << QByteArray("GET") << QByteArray("/api//v1/sync/pull") << none << none;
    QTest::newRow("dots") << QByteArray("PUT") << QByteArray("/api/v1/blobs/..") << none << none;
    QTest::newRow("escaped slash") << QByteArray("PUT") << QByteArray("/api/v1/blobs/..%2f..%2fca.key") << none << none;
    QTest::newRow("no segment") << QByteArray("PUT") << QByteArray("/api/v1/blobs/") << none << none;
    QTest::newRow("other case") << QByteArray("GET") << QByteArray("/API/v1/sync/pull") << none << none;
    QTest::newRow("whole address") << QByteArray("GET") << QByteArray("https://a/healthz") << none << none;
    QTest::newRow("nothing") << QByteArray("GET") << none << none << none;
}

void tst_Requests::findsRoutes()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    const RouteMatch match = findRoute(method, path);
    QTEST(match.route ? QByteArray(match.route->path) : QByteArray(), "pattern");
    QTEST(match.allow, "allow");
}

void tst_Requests::everyRouteFindsItself()
{
    QSet<QByteArray> seen;
    for (const Route &route : routes()) {
        const QByteArray path = QByteArray(route.path).replace("{sha256}", "ab").replace("{provider}", "ups");
        QCOMPARE(findRoute(route.method, path).route, &route);
        QVERIFY(!seen.contains(QByteArray(route.method) + path));
        seen.insert(QByteArray(route.method) + path);
        // Only the two lists and the unenveloped probes are for everybody.
        const bool open = !path.startsWith("/api/") || path == "/api/goods/list" || path == "/api/rate/query";
        QCOMPARE(route.audience == Audience::Public, open);
    }
}

void tst_Requests::readsBodies_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("good");
    QTest::newRow("object") << QByteArray("{\"a\":[1,\"}]{[\",\"\\\"[\"]}") << true;
    QTest::newRow("32 deep") << nested(32) << true;
    QTest::newRow("33 deep") << nested(33) << false;
    QTest::newRow("brackets in a text") << QByteArray("{\"a\":\"" + QByteArray(100, '[') + "\"}") << true;
    QTest::newRow("empty") << QByteArray() << false;
    QTest::newRow("array") << QByteArray("[1]") << false;
    QTest::newRow("number") << QByteArray("5") << false;
    QTest::newRow("cut off") << QByteArray("{\"a\":1") << false;
    QTest::newRow("two objects") << QByteArray("{}{}") << false;
    QTest::newRow("HTML") << QByteArray("<html></html>") << false;
    QTest::newRow("no UTF-8") << QByteArray("{\"a\":\"\xc3\x28\"}") << false;
}

void tst_Requests::readsBodies()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, good);
    const Result<QJsonObject> body = jsonBody(text);
    QCOMPARE(body.has_value(), good);
    if (!good)
        QCOMPARE(body.error().code, ErrorCode::MessageMalformed);
}

void tst_Requests::readsQueries_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("a");
    QTest::addColumn<QString>("where");
    QTest::newRow("empty") << QByteArray() << QString() << QString();
    QTest::newRow("plain") << QByteArray("a=1&b=2") << QStringLiteral("1") << QString();
    QTest::newRow("escaped") << QByteArray("a=%E5%8C%85%20x+y") << QStringLiteral("包 x y") << QString();
    QTest::newRow("no value") << QByteArray("a") << QString() << QString();
    QTest::newRow("unknown") << QByteArray("c=1") << QString() << QStringLiteral("/c");
    QTest::newRow("twice") << QByteArray("a=1&a=2") << QString() << QStringLiteral("/a");
    QTest::newRow("no UTF-8") << QByteArray("a=%ff") << QString() << QStringLiteral("/a");
    QTest::newRow("NUL") << QByteArray("a=%00") << QString() << QStringLiteral("/a");
    QTest::newRow("no name") << QByteArray("=1") << QString() << QStringLiteral("/");
}

void tst_Requests::readsQueries()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, where);
    const Result<Query> query = Query::parse(text, "a b");
    QCOMPARE(query.has_value(), where.isEmpty());
    if (query)
        QTEST(query->text(QStringLiteral("a")), "a");
    else
        QCOMPARE(query.error().where, where);
}

void tst_Requests::readsIntegers_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("value");
    QTest::newRow("absent") << QByteArray() << qint64(7);
    QTest::newRow("lowest") << QByteArray("a=0") << qint64(0);
    QTest::newRow("highest") << QByteArray("a=100") << qint64(100);
    QTest::newRow("too high") << QByteArray("a=101") << qint64(-1);
    QTest::newRow("negative") << QByteArray("a=-1") << qint64(-1);
    QTest::newRow("sign") << QByteArray("a=%2B1") << qint64(-1);
    QTest::newRow("fraction") << QByteArray("a=1.0") << qint64(-1);
    QTest::newRow("blank") << QByteArray("a=") << qint64(-1);
    QTest::newRow("letters") << QByteArray("a=1e1") << qint64(-1);
    QTest::newRow("beyond 64 bits") << QByteArray("a=99999999999999999999") << qint64(-1);
}

void tst_Requests::readsIntegers()
{
    QFETCH(QByteArray, text);
    const Result<Query> query = Query::parse(text, "a");
    QVERIFY(query);
    QTEST(query->integer(QStringLiteral("a"), 7, 0, 100).value_or(qint64(-1)), "value");
}

void tst_Requests::judgesTokens_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<TokenRecord>("stored");
    QTest::addColumn<TokenProblem>("problem");
    TokenRecord good;
    good.expiresAt = UtcMs(1000);
    const QByteArray pull = "/api/v1/sync/pull";
    QTest::newRow("good") << pull << good << TokenProblem::None;
    TokenRecord changed = good;
    changed.expiresAt = UtcMs(500);
    QTest::newRow("expired this moment") << pull << changed << TokenProblem::Expired;
    changed = good;
    changed.revoked = true;
    QTest::newRow("revoked") << pull << changed << TokenProblem::Revoked;
    changed = good;
    changed.audience = Audience::Back;
    QTest::newRow("back office") << pull << changed << TokenProblem::WrongAudience;
    changed.audience = Audience::Front;
    QTest::newRow("member") << pull << changed << TokenProblem::WrongAudience;
    changed = good;
    changed.kind = TokenKind::Refresh;
    QTest::newRow("refresh token as access") << pull << changed << TokenProblem::WrongAudience;
    QTest::newRow("refresh token where it belongs")
        << QByteArray("/api/v1/auth/token") << changed << TokenProblem::None;
    QTest::newRow("refresh token to enrol")
        << QByteArray("/api/v1/auth/enrol") << changed << TokenProblem::WrongAudience;
    changed.spent = true;
    QTest::newRow("spent") << QByteArray("/api/v1/auth/token") << changed << TokenProblem::Reused;
    changed = good;
    changed.role = Role::System;
    QTest::newRow("other role") << pull << changed << TokenProblem::WrongAudience;
    QTest::newRow("station at upstream") << QByteArray("/api/v1/upstream/receipts") << good
                                         << TokenProblem::WrongAudience;
}

void tst_Requests::judgesTokens()
{
    QFETCH(QByteArray, path);
    QFETCH(TokenRecord, stored);
    const QByteArray token = newToken(QStringLiteral("SH1"));
    stored.digest = digestOf(token);
    OneToken tokens;
    tokens.record = stored;
    const QByteArray method = path.contains("/auth/") ? "POST" : "GET";
    const Route *route = findRoute(method, path).route;
    QVERIFY(route);
    const Result<TokenCheck> check = checkToken("Bearer " + token, *route, tokens, UtcMs(500));
    QVERIFY(check);
    QTEST(check->problem, "problem");
    QCOMPARE(checkToken("Bearer", *route, tokens, UtcMs(0))->problem, TokenProblem::Missing);
    QCOMPARE(checkToken("Basic " + token, *route, tokens, UtcMs(0))->problem, TokenProblem::Missing);
    QCOMPARE(checkToken("Bearer x" + token, *route, tokens, UtcMs(0))->problem, TokenProblem::Unknown);
}

void tst_Requests::distrustsTheRegister()
{
    // A register that gives another token's record must not open the door.
    OneToken tokens;
    tokens.record.emplace();
    tokens.record->expiresAt = UtcMs(1000);
    tokens.record->digest = digestOf("somebody else's");
    const Route *route = findRoute("GET", "/api/v1/sync/pull").route;
    QCOMPARE(checkToken("Bearer " + newToken(QStringLiteral("SH1")), *route, tokens, UtcMs(0))->problem,
             TokenProblem::Unknown);
}

void tst_Requests::mapsErrors_data()
{
    QTest::addColumn<ErrorCode>("error");
    QTest::addColumn<int>("status");
    QTest::addColumn<qint64>("code");
    QTest::newRow("malformed") << ErrorCode::MessageMalformed << 400 << qint64(40000);
    QTest::newRow("gap") << ErrorCode::SequenceGap << 409 << qint64(40901);
    QTest::newRow("fork") << ErrorCode::StationFork << 409 << qint64(40911);
    QTest::newRow("refetch") << ErrorCode::MustRefetch << 410 << qint64(41001);
    QTest::newRow("key reused") << ErrorCode::IdempotencyKeyReused << 422 << qint64(42201);
    QTest::newRow("upgrade") << ErrorCode::UpgradeNeeded << 426 << qint64(42601);
    QTest::newRow("slow down") << ErrorCode::CentralBusy << 429 << qint64(42900);
    QTest::newRow("revoked") << ErrorCode::TokenRefused << 401 << qint64(401);
    QTest::newRow("not found") << ErrorCode::NotFound << 404 << qint64(40400);
    QTest::newRow("store") << ErrorCode::SqlFailed << 500 << qint64(50000);
    QTest::newRow("disk") << ErrorCode::DiskFull << 500 << qint64(50000);
    QTest::newRow("bug") << ErrorCode::InvariantBroken << 500 << qint64(50000);
    QTest::newRow("busy") << ErrorCode::StoreBusy << 503 << qint64(50300);
    QTest::newRow("freight") << ErrorCode::CountryUnknown << 422 << qint64(42200);
}

void tst_Requests::mapsErrors()
{
    QFETCH(ErrorCode, error);
    const HttpAnswer answer
        = failure(makeError(error, {{QStringLiteral("seq"), 5}}, QStringLiteral("SELECT secret")), UtcMs(1234));
    QTEST(answer.status, "status");
    const QJsonObject json = QJsonDocument::fromJson(answer.body).object();
    QTEST(json.value(QStringLiteral("code")).toInteger(), "code");
    QCOMPARE(json.keys(),
             QStringList(
                 {QStringLiteral("code"), QStringLiteral("data"), QStringLiteral("msg"), QStringLiteral("timestamp")}));
    QCOMPARE(json.value(QStringLiteral("timestamp")).toInteger(), 1234);
    QCOMPARE(answer.retryAfterSeconds > 0, answer.status == 429 || answer.status == 503);
}

void tst_Requests::keepsFaultsToItself()
{
    for (const ErrorCode code : allErrorCodes()) {
        const HttpAnswer answer = failure(makeError(code, {{QStringLiteral("file"), QStringLiteral("/secret/path")}},
                                                    QStringLiteral("SELECT secret FROM token")),
                                          UtcMs(1));
        QVERIFY2(!answer.body.contains("SELECT"), answer.body.constData());
        if (answer.status >= 500 && answer.status != 503)
            QVERIFY2(!answer.body.contains("/secret/path"), answer.body.constData());
    }
}

void tst_Requests::countsRequests()
{
    RequestRate rate(20, 60);
    const QString a = QStringLiteral("a");
    for (int i = 0; i < 60; ++i)
        QVERIFY(rate.take(a, MonotonicMs(1000)));
    QVERIFY(!rate.take(a, MonotonicMs(1000)));
    QVERIFY(rate.take(QStringLiteral("b"), MonotonicMs(1000)));
    QVERIFY(!rate.take(a, MonotonicMs(1049)));
    QVERIFY(rate.take(a, MonotonicMs(1051)));
    QVERIFY(!rate.take(a, MonotonicMs(1052)));
    for (int i = 0; i < 60; ++i)
        QVERIFY(rate.take(a, MonotonicMs(1'000'000)));
    QVERIFY(!rate.take(a, MonotonicMs(1'000'000)));
    RequestRate unlimited(0, 1);
    for (int i = 0; i < 1000; ++i)
        QVERIFY(unlimited.take(a, MonotonicMs(0)));
}

void tst_Requests::wakesWhenTheHeadMoves()
{
    WaitRoom room;
    QList<qint64> woken;
    const auto wake = [&woken](qint64 head) { woken.append(head); };
    const QString sh1 = QStringLiteral("SH1");
    room.park(QStringLiteral("7K"), sh1, 10, wake);
    room.headMoved(sh1, 10);
    room.headMoved(QStringLiteral("SH2"), 99);
    QVERIFY(woken.isEmpty());
    room.headMoved(sh1, 11);
    QCOMPARE(woken, QList<qint64>{11});
    room.headMoved(sh1, 12);
    QCOMPARE(woken.size(), 1);
    // The head moved before the request was parked: it must not sleep.
    room.park(QStringLiteral("7K"), sh1, 11, wake);
    QCOMPARE(woken, (QList<qint64>{11, 12}));
    QCOMPARE(room.size(), std::size_t(0));
}

void tst_Requests::parksTwoOfAStation()
{
    WaitRoom room(2);
    QList<int> woken;
    const QString sh1 = QStringLiteral("SH1");
    for (int i = 1; i <= 3; ++i)
        room.park(QStringLiteral("7K"), sh1, 5, [&woken, i](qint64) { woken.append(i); });
    QCOMPARE(woken, QList<int>{1});
    room.park(QStringLiteral("8M"), sh1, 5, [&woken](qint64) { woken.append(4); });
    QCOMPARE(woken, QList<int>{1});
    QCOMPARE(room.size(), std::size_t(3));
    QCOMPARE(room.warehouses(), QStringList{sh1});
}

void tst_Requests::expiresAndReleases()
{
    WaitRoom room;
    QList<qint64> woken;
    const auto wake = [&woken](qint64 head) { woken.append(head); };
    const QString sh1 = QStringLiteral("SH1");
    room.headMoved(sh1, 7);
    const quint64 first = room.park(QStringLiteral("7K"), sh1, 7, wake);
    room.expire(first);
    room.expire(first);
    QCOMPARE(woken, QList<qint64>{7});
    room.park(QStringLiteral("7K"), sh1, 7, wake);
    room.release();
    QCOMPARE(woken.size(), 2);
    room.park(QStringLiteral("7K"), sh1, 7, wake);
    QCOMPARE(woken.size(), 3);
}

PACKBAY_TEST(tst_Requests)
#include "tst_Requests.moc"
