#include "app/central/CentralFolder.h"
#include "app/central/HttpServer.h"
#include "app/central/SystemClock.h"
#include "tests/support/TestMain.h"
#include "TlsClient.h"

#include <QSslCipher>
#include <QTemporaryDir>

#include <openssl/ssl.h>

using namespace packbay;
using namespace packbay::central;
using namespace packbay::test;

namespace {

/// Answers with what it was asked, and with its fault's name.
class EchoService final : public HttpService
{
public:
    Admission admit(const HttpRequest &head) override
    {
        Admission admission;
        admission.bodyLimit = head.path == "/big" ? 4 * 1024 * 1024 : 1024;
        if (head.path == "/refused") {
            admission.refusal.emplace();
            admission.refusal->status = 404;
            admission.refusal->body = "refused";
        }
        return admission;
    }
    void handle(HttpRequest request, Respond respond) override
    {
        HttpAnswer answer;
        answer.contentType = "text/plain";
        answer.body = request.method + ' ' + request.path + ' ' + QByteArray::number(request.body.size());
        respond(std::move(answer));
    }
    HttpAnswer refuse(HttpFault fault) override
    {
        HttpAnswer answer;
        answer.contentType = "text/plain";
        answer.status = fault == HttpFault::HeaderTooLarge ? 431 : fault == HttpFault::BodyTooLarge ? 413 : 400;
        answer.body = "fault";
        answer.close = true;
        return answer;
    }
};

} // namespace

class tst_HttpServer : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void oneConnectionServesManyRequests();
    void refusesAmbiguousRequests_data();
    void refusesAmbiguousRequests();
    void limitsTheHeader();
    void limitsTheBody_data();
    void limitsTheBody();
    void aRefusalBeforeTheBodyIsHeard();
    void aChunkedBodyIsRead();
    void doesNotKeepAConnectionAfterHead();
    void continuesWhenAsked();
    void closesSlowHeaders();
    void closesSlowBodies();
    void closesSlowHandshakes();
    void closesIdleConnections();
    void acceptsOnlyForwardSecretSuites_data();
    void acceptsOnlyForwardSecretSuites();
    void stopsWithIdleConnectionsOpen();
    void tellsWhyItCannotListen();

private:
    HttpOptions options() const;

    QTemporaryDir m_folder;
    EchoService m_service;
    std::unique_ptr<HttpServer> m_server;
    QString m_ca;
};

HttpOptions tst_HttpServer::options() const
{
    HttpOptions options;
    options.port = 0;
    options.certificateFile = m_folder.filePath(QStringLiteral("server.pem"));
    options.keyFile = m_folder.filePath(QStringLiteral("server.key"));
    // Short, so that the closing is seen soon; long enough for everything that is not slow on purpose.
    options.limits.handshake = std::chrono::milliseconds(3000);
    options.limits.header = std::chrono::milliseconds(1500);
    options.limits.body = std::chrono::milliseconds(1500);
    options.limits.idle = std::chrono::milliseconds(3000);
    return options;
}

void tst_HttpServer::initTestCase()
{
    const UtcMs now = SystemClock().now();
    const Result<KeyPair> authority = makeAuthority(QStringLiteral("test"), now);
    QVERIFY(authority);
    const Result<KeyPair> server = makeServer(*authority, {}, 90, now);
    QVERIFY(server);
    m_ca = m_folder.filePath(QStringLiteral("ca.pem"));
    QVERIFY(writeFile(m_ca, authority->certificate, false));
    QVERIFY(writeFile(options().certificateFile, server->certificate, false));
    QVERIFY(writeFile(options().keyFile, server->key, true));
    m_server = std::make_unique<HttpServer>(options(), m_service);
    QVERIFY(m_server->listen());
    m_server->start();
}

void tst_HttpServer::cleanupTestCase()
{
    m_server->stop(std::chrono::seconds(5));
}

void tst_HttpServer::oneConnectionServesManyRequests()
{
    TlsClient client(m_ca, m_server->port());
    for (int i = 0; i < 20; ++i) {
        const TlsAnswer answer = client.call({"POST", "/x?y=" + QByteArray::number(i), {}, QByteArray(i, 'b'), {}});
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.body, "POST /x " + QByteArray::number(i));
        QCOMPARE(answer.header("Cache-Control"), QByteArray("no-store"));
        QCOMPARE(answer.header("X-Content-Type-Options"), QByteArray("nosniff"));
    }
}

void tst_HttpServer::refusesAmbiguousRequests_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray post = "POST / HTTP/1.1\r\nHost: a\r\n";
    QTest::newRow("length and chunked") << post + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n";
    QTest::newRow("chunked and length") << post + "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n";
    QTest::newRow("two lengths") << post + "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd";
    QTest::newRow("negative length") << post + "Content-Length: -1\r\n\r\n";
    QTest::newRow("length in words") << post + "Content-Length: three\r\n\r\nabc";
    QTest::newRow("bare LF") << QByteArray("GET / HTTP/1.1\nHost: a\n\n");
    QTest::newRow("blank in a name") << QByteArray("GET / HTTP/1.1\r\nHost : a\r\n\r\n");
    QTest::newRow("no version") << QByteArray("GET /\r\n\r\n");
    QTest::newRow("no HTTP") << QByteArray("\x16\x03\x01 hello\r\n\r\n");
    QTest::newRow("NUL in a value") << QByteArray("GET / HTTP/1.1\r\nHost: a\0b\r\n\r\n", 28);
}

void tst_HttpServer::refusesAmbiguousRequests()
{
    QFETCH(QByteArray, bytes);
    TlsClient client(m_ca, m_server->port());
    QVERIFY(client.connectNow());
    client.write(bytes);
    const TlsAnswer answer = client.read();
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.header("Connection"), QByteArray("close"));
    QVERIFY(client.waitForClose());
}

void tst_HttpServer::limitsTheHeader()
{
    TlsClient client(m_ca, m_server->port());
    QCOMPARE(client.call({"GET", "/", {}, {}, {{"X-Long", QByteArray(15 * 1024, 'a')}}}).status, 200);
    QCOMPARE(client.call({"GET", "/", {}, {}, {{"X-Long", QByteArray(17 * 1024, 'a')}}}).status, 431);
    QVERIFY(client.waitForClose());
    // A header that never ends is cut, not collected.
    QVERIFY(client.connectNow());
    client.write("GET / HTTP/1.1\r\nX-Long: " + QByteArray(256 * 1024, 'a'));
    QCOMPARE(client.read().status, 431);
}

void tst_HttpServer::limitsTheBody_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<int>("size");
    QTest::addColumn<int>("status");
    QTest::newRow("at the limit") << QByteArray("/small") << 1024 << 200;
    QTest::newRow("one more") << QByteArray("/small") << 1025 << 413;
    QTest::newRow("large at the limit") << QByteArray("/big") << 4 * 1024 * 1024 << 200;
    QTest::newRow("large, one more") << QByteArray("/big") << 4 * 1024 * 1024 + 1 << 413;
}

void tst_HttpServer::limitsTheBody()
{
    QFETCH(QByteArray, path);
    QFETCH(int, size);
    TlsClient client(m_ca, m_server->port());
    QTEST(client.call({"PUT", path, {}, QByteArray(size, 'b'), {}}).status, "status");
}

void tst_HttpServer::aRefusalBeforeTheBodyIsHeard()
{
    TlsClient client(m_ca, m_server->port());
    const TlsAnswer answer = client.call({"POST", "/refused", {}, QByteArray(900 * 1024, 'b'), {}});
    QCOMPARE(answer.status, 404);
    QCOMPARE(answer.body, QByteArray("refused"));
    QCOMPARE(answer.header("Connection"), QByteArray("close"));
}

void tst_HttpServer::aChunkedBodyIsRead()
{
    TlsClient client(m_ca, m_server->port());
    QVERIFY(client.connectNow());
    client.write("POST /c HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n4\r\ndefg\r\n0\r\n\r\n");
    QCOMPARE(client.read().body, QByteArray("POST /c 7"));
    QByteArray chunks;
    for (int i = 0; i < 200; ++i)
        chunks += "a\r\n0123456789\r\n";
    client.write("POST /c HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks + "0\r\n\r\n");
    QCOMPARE(client.read().status, 413);
}

void tst_HttpServer::doesNotKeepAConnectionAfterHead()
{
    TlsClient client(m_ca, m_server->port());
    QVERIFY(client.connectNow());
    client.write("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n");
    QCOMPARE(client.read().header("Connection"), QByteArray("close"));
    QVERIFY(client.waitForClose());
}

void tst_HttpServer::continuesWhenAsked()
{
    TlsClient client(m_ca, m_server->port());
    QVERIFY(client.connectNow());
    client.write("POST /c HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n");
    QCOMPARE(client.read().status, 100);
    client.write("abc");
    QCOMPARE(client.read().body, QByteArray("POST /c 3"));
}

void tst_HttpServer::closesSlowHeaders()
{
    TlsClient client(m_ca, m_server->port());
    QVERIFY(client.connectNow());
    // One byte now and then keeps a connection alive for ever when the limit counts from the last byte.
    const QByteArray header = "GET / HTTP/1.1\r\nHost: localhost\r\nX: " + QByteArray(2000, 'a');
    qsizetype sent = 0;
    while (sent < header.size() && client.socket().state() == QAbstractSocket::ConnectedState) {
        client.write(header.mid(sent++, 1));
        client.socket().waitForReadyRead(50);
    }
    QVERIFY2(sent < header.size(), "the server listened to the whole drip");
    QCOMPARE(client.read().status, 0);
}

void tst_HttpServer::closesSlowBodies()
{
    TlsClient client(m_ca, m_server->port());
    QVERIFY(client.connectNow());
    client.write("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\nabc");
    QVERIFY(client.waitForClose());
}

void tst_HttpServer::closesSlowHandshakes()
{
    QTcpSocket silent;
    silent.connectToHost(QStringLiteral("127.0.0.1"), m_server->port());
    QVERIFY(silent.waitForConnected(10'000));
    QTRY_COMPARE_WITH_TIMEOUT(silent.state(), QAbstractSocket::UnconnectedState, 30'000);
}

void tst_HttpServer::closesIdleConnections()
{
    TlsClient client(m_ca, m_server->port());
    QCOMPARE(client.call({"GET", "/", {}, {}, {}}).status, 200);
    QVERIFY(client.waitForClose());
}

void tst_HttpServer::acceptsOnlyForwardSecretSuites_data()
{
    QTest::addColumn<QString>("cipher");
    QTest::addColumn<bool>("accepted");
    QTest::newRow("ECDHE GCM") << QStringLiteral("ECDHE-ECDSA-AES128-GCM-SHA256") << true;
    QTest::newRow("ECDHE ChaCha") << QStringLiteral("ECDHE-ECDSA-CHACHA20-POLY1305") << true;
    QTest::newRow("CBC") << QStringLiteral("ECDHE-ECDSA-AES128-SHA") << false;
    QTest::newRow("CBC, SHA-256") << QStringLiteral("ECDHE-ECDSA-AES128-SHA256") << false;
}

void tst_HttpServer::acceptsOnlyForwardSecretSuites()
{
    QFETCH(QString, cipher);
    TlsClient client(m_ca, m_server->port());
    client.configuration().setProtocol(QSsl::TlsV1_2);
    client.configuration().setCiphers({QSslCipher(cipher)});
    QVERIFY(!client.configuration().ciphers().first().isNull());
    QTEST(client.connectNow(), "accepted");
}

void tst_HttpServer::stopsWithIdleConnectionsOpen()
{
    HttpOptions patient = options();
    patient.limits.idle = std::chrono::minutes(10);
    HttpServer server(patient, m_service);
    QVERIFY(server.listen());
    server.start();
    TlsClient client(m_ca, server.port());
    QCOMPARE(client.call({"GET", "/", {}, {}, {}}).status, 200);
    server.stop(std::chrono::minutes(10)); // hangs until the test's own limit when idle connections are waited for
    QVERIFY(client.waitForClose());
}

void tst_HttpServer::tellsWhyItCannotListen()
{
    HttpOptions same = options();
    same.port = m_server->port();
    HttpServer second(same, m_service);
    const Status taken = second.listen();
    QVERIFY(!taken);
    QCOMPARE(taken.error().code, ErrorCode::UsageWrong);
    QVERIFY(taken.error()
                .args.value(QStringLiteral("why"))
                .toString()
                .contains(QStringLiteral("in use"), Qt::CaseInsensitive));
    HttpOptions keyless = options();
    keyless.keyFile += QStringLiteral(".gone");
    HttpServer third(keyless, m_service);
    const Status unread = third.listen();
    QVERIFY(!unread);
    QCOMPARE(unread.error().code, ErrorCode::FileUnreadable);
}

PACKBAY_TEST(tst_HttpServer)
#include "tst_HttpServer.moc"
