#include "app/central/Certificates.h"
#include "app/central/CommandLine.h"
#include "app/central/PinHash.h"
#include "CentralProcess.h"
#include "tests/support/TestMain.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSslCertificate>
#include <QSslCertificateExtension>
#include <QSslError>

#include <sodium.h>

using namespace packbay;
using namespace packbay::central;
using namespace packbay::test;

namespace {

QMap<QString, QByteArray> contentOf(const QString &folder)
{
    QMap<QString, QByteArray> files;
    const QStringList names = QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    for (const QString &name : names) {
        QFile file(folder + QLatin1Char('/') + name);
        files.insert(name,
                     file.open(QIODevice::ReadOnly)
                         ? QCryptographicHash::hash(file.readAll(), QCryptographicHash::Sha256)
                         : QByteArray());
    }
    return files;
}

QSslCertificate certificateOf(const QByteArray &pem)
{
    return QSslCertificate::fromData(pem).value(0);
}

} // namespace

/// packbay-central init, renew, grant and the words it understands.
class tst_CentralFolder : public QObject
{
    Q_OBJECT

private slots:
    void makesEverythingOnce();
    void refusesAHalfMadeFolder();
    void leavesForeignFilesAlone();
    void saysThatTheStoreIsDamaged();
    void certifiesTheHosts();
    void renewsFromTheSameAuthority();
    void refusesOddHosts_data();
    void refusesOddHosts();
    void hashesPins();
    void understandsWords_data();
    void understandsWords();
    void complainsInOneLine_data();
    void complainsInOneLine();
};

void tst_CentralFolder::makesEverythingOnce()
{
    const QTemporaryDir parent;
    const QString folder = parent.filePath(QStringLiteral("a/b"));
    const QStringList words{QStringLiteral("init"), folder, QStringLiteral("--demo"), QStringLiteral("--warehouse"),
                            QStringLiteral("SH2")};
    QCOMPARE(runCentral(words).exitCode, 0);
    const QMap<QString, QByteArray> first = contentOf(folder);
    QCOMPARE(QStringList(first.keys()),
             QStringList({QStringLiteral("ca.key"), QStringLiteral("ca.pem"), QStringLiteral("central.db"),
                          QStringLiteral("demo.json"), QStringLiteral("server.key"), QStringLiteral("server.pem")}));
    for (const char *secret : {"ca.key", "server.key", "demo.json"}) {
        const QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QVERIFY2(!(QFile::permissions(folder + QLatin1Char('/') + QLatin1String(secret)) & others), secret);
    }
    QFile demo(folder + QStringLiteral("/demo.json"));
    QVERIFY(demo.open(QIODevice::ReadOnly));
    const QJsonObject json = QJsonDocument::fromJson(demo.readAll()).object();
    QCOMPARE(json.keys(),
             QStringList({QStringLiteral("stations"), QStringLiteral("upstream_token"), QStringLiteral("url"),
                          QStringLiteral("users")}));
    QCOMPARE(json.value(QStringLiteral("stations")).toArray().size(), 2);
    QCOMPARE(json.value(QStringLiteral("stations")).toArray().at(0).toObject().value(QStringLiteral("id")).toString(),
             QStringLiteral("7K"));
    QCOMPARE(json.value(QStringLiteral("users")).toArray().at(1).toObject().value(QStringLiteral("role")).toString(),
             QStringLiteral("supervisor"));
    // No token in the database, only its digest.
    QFile database(folder + QStringLiteral("/central.db"));
    QVERIFY(database.open(QIODevice::ReadOnly));
    const QByteArray bytes = database.readAll();
    QVERIFY(bytes.contains("U17"));
    QVERIFY(!bytes.contains(json.value(QStringLiteral("upstream_token")).toString().toLatin1()));
    QVERIFY(!bytes.contains("170017"));

    const Finished again = runCentral(words);
    QCOMPARE(again.exitCode, 2);
    QVERIFY2(again.err.startsWith("packbay-central: ") && again.err.count('\n') == 1, again.err.constData());
    QCOMPARE(contentOf(folder), first);
}

void tst_CentralFolder::refusesAHalfMadeFolder()
{
    const QTemporaryDir folder;
    QFile database(folder.filePath(QStringLiteral("central.db")));
    QVERIFY(database.open(QIODevice::WriteOnly) && database.write("precious") == 8);
    database.close();
    QCOMPARE(runCentral({QStringLiteral("init"), folder.path()}).exitCode, 2);
    QCOMPARE(contentOf(folder.path()).keys(), QStringList{QStringLiteral("central.db")});
    QVERIFY(database.open(QIODevice::ReadOnly));
    QCOMPARE(database.readAll(), QByteArray("precious"));
}

void tst_CentralFolder::leavesForeignFilesAlone()
{
    const QTemporaryDir folder;
    QFile note(folder.filePath(QStringLiteral("note.txt")));
    QVERIFY(note.open(QIODevice::WriteOnly) && note.write("mine") == 4);
    note.close();
    QCOMPARE(runCentral({QStringLiteral("init"), folder.path()}).exitCode, 0);
    QVERIFY(note.open(QIODevice::ReadOnly));
    QCOMPARE(note.readAll(), QByteArray("mine"));
    QVERIFY(!QFile::exists(folder.filePath(QStringLiteral("demo.json"))));
    QCOMPARE(contentOf(folder.path()).size(), 6);
}

void tst_CentralFolder::saysThatTheStoreIsDamaged()
{
    const QTemporaryDir folder;
    QCOMPARE(runCentral({QStringLiteral("init"), folder.path()}).exitCode, 0);
    QFile database(folder.filePath(QStringLiteral("central.db")));
    QVERIFY(database.open(QIODevice::ReadWrite));
    QVERIFY(database.write(QByteArray(4096, 'x')) == 4096);
    database.close();
    const Finished finished = runCentral(
        {QStringLiteral("serve"), folder.path(), QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0")});
    QCOMPARE(finished.exitCode, 2);
    QVERIFY(finished.out.isEmpty());
    QVERIFY2(finished.err.contains("STORE_DAMAGED") && finished.err.count('\n') == 1, finished.err.constData());
}

void tst_CentralFolder::certifiesTheHosts()
{
    const UtcMs now(QDateTime::currentMSecsSinceEpoch());
    const Result<KeyPair> authority = makeAuthority(QStringLiteral("root"), now);
    QVERIFY(authority);
    const Result<KeyPair> server = makeServer(
        *authority, {QStringLiteral("bay.example"), QStringLiteral("10.1.2.3"), QStringLiteral("::1")}, 400, now);
    QVERIFY(server);
    const QSslCertificate certificate = certificateOf(server->certificate);
    QCOMPARE(certificate.version(), QByteArray("3"));
    const auto names = certificate.subjectAlternativeNames();
    QCOMPARE(QSet<QString>(names.cbegin(), names.cend()),
             QSet<QString>({QStringLiteral("localhost"), QStringLiteral("127.0.0.1"), QStringLiteral("bay.example"),
                            QStringLiteral("10.1.2.3"), QStringLiteral("::1")}));
    const qint64 days = certificate.effectiveDate().daysTo(certificate.expiryDate());
    QVERIFY2(days > 80 && days <= 91, qPrintable(QString::number(days)));
    QVERIFY(certificate.effectiveDate() <= QDateTime::fromMSecsSinceEpoch(now.value));
    const QSslCertificate root = certificateOf(authority->certificate);
    QCOMPARE(certificate.issuerDisplayName(), root.subjectDisplayName());
    QVERIFY(certificate.serialNumber() != root.serialNumber());
    QVERIFY(!root.isSelfSigned() || root.subjectDisplayName() == QStringLiteral("root"));
}

void tst_CentralFolder::renewsFromTheSameAuthority()
{
    const QTemporaryDir folder;
    QCOMPARE(runCentral({QStringLiteral("init"), folder.path()}).exitCode, 0);
    const QMap<QString, QByteArray> before = contentOf(folder.path());
    QCOMPARE(
        runCentral({QStringLiteral("renew"), folder.path(), QStringLiteral("--host"), QStringLiteral("new.example")})
            .exitCode,
        0);
    const QMap<QString, QByteArray> after = contentOf(folder.path());
    for (const char *same : {"ca.pem", "ca.key", "central.db"})
        QCOMPARE(after.value(QLatin1String(same)), before.value(QLatin1String(same)));
    QVERIFY(after.value(QStringLiteral("server.key")) != before.value(QStringLiteral("server.key")));
    const QSslCertificate certificate
        = QSslCertificate::fromPath(folder.filePath(QStringLiteral("server.pem"))).value(0);
    QVERIFY(certificate.subjectAlternativeNames().values().contains(QStringLiteral("new.example")));
}

void tst_CentralFolder::refusesOddHosts_data()
{
    QTest::addColumn<QString>("host");
    QTest::newRow("comma") << QStringLiteral("a,DNS:evil.example");
    QTest::newRow("line") << QStringLiteral("a\nb");
    QTest::newRow("star") << QStringLiteral("*");
    QTest::newRow("empty") << QString();
    QTest::newRow("umlaut") << QStringLiteral("bücher.example");
}

void tst_CentralFolder::refusesOddHosts()
{
    QFETCH(QString, host);
    const Result<KeyPair> authority = makeAuthority(QStringLiteral("root"), UtcMs(0));
    QVERIFY(authority);
    const Result<KeyPair> server = makeServer(*authority, {host}, 90, UtcMs(0));
    QVERIFY(!server);
    QCOMPARE(server.error().code, ErrorCode::UsageWrong);
}

void tst_CentralFolder::hashesPins()
{
    QVERIFY(sodium_init() >= 0);
    const Result<QString> first = hashPin(QStringLiteral("170017"), PinStrength::Interactive);
    const Result<QString> second = hashPin(QStringLiteral("170017"), PinStrength::Interactive);
    QVERIFY(first && second);
    QVERIFY(*first != *second);
    QVERIFY(first->startsWith(QStringLiteral("$argon2id$")));
    QVERIFY(pinMatches(QStringLiteral("170017"), *first));
    QVERIFY(!pinMatches(QStringLiteral("170018"), *first));
    QVERIFY(!pinMatches(QStringLiteral("170017"), QString()));
}

void tst_CentralFolder::understandsWords_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<bool>("good");
    QTest::newRow("init") << QStringLiteral("init d --warehouse GZ1 --host a --host b --demo") << true;
    QTest::newRow("serve") << QStringLiteral("serve d --listen 0.0.0.0:0 --db sqlite:x.db") << true;
    QTest::newRow("serve IPv6") << QStringLiteral("serve d --listen [::1]:443") << true;
    QTest::newRow("grant") << QStringLiteral("grant d --station 9X") << true;
    QTest::newRow("nothing") << QString() << false;
    QTest::newRow("no folder") << QStringLiteral("init --demo") << false;
    QTest::newRow("two folders") << QStringLiteral("init a b") << false;
    QTest::newRow("other verb's option") << QStringLiteral("init a --listen 1:1") << false;
    QTest::newRow("unknown option") << QStringLiteral("serve a --tls off") << false;
    QTest::newRow("no value") << QStringLiteral("serve a --listen") << false;
    QTest::newRow("no port") << QStringLiteral("serve a --listen localhost") << false;
    QTest::newRow("port too high") << QStringLiteral("serve a --listen localhost:65536") << false;
    QTest::newRow("database not built in") << QStringLiteral("serve a --db postgresql://x") << false;
    QTest::newRow("warehouse with a dot") << QStringLiteral("init a --warehouse S.1") << false;
    QTest::newRow("grant nobody") << QStringLiteral("grant d") << false;
    QTest::newRow("station of three") << QStringLiteral("grant d --station 9XX") << false;
}

void tst_CentralFolder::understandsWords()
{
    QFETCH(QString, words);
    const Result<CommandLine> line = readCommandLine(words.split(QLatin1Char(' '), Qt::SkipEmptyParts));
    QTEST(line.has_value(), "good");
    if (!line)
        QVERIFY(!line.error().args.value(QStringLiteral("why")).toString().isEmpty());
}

void tst_CentralFolder::complainsInOneLine_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("nothing") << QStringList();
    QTest::newRow("serve nothing") << QStringList{QStringLiteral("serve"), QStringLiteral("/nonexistent/central")};
    QTest::newRow("unwritable") << QStringList{QStringLiteral("init"), QStringLiteral("/proc/central")};
    QTest::newRow("renew nothing") << QStringList{QStringLiteral("renew"), QStringLiteral("/nonexistent/central")};
}

void tst_CentralFolder::complainsInOneLine()
{
    QFETCH(QStringList, words);
    const Finished finished = runCentral(words);
    QCOMPARE(finished.exitCode, 2);
    QVERIFY(finished.out.isEmpty());
    QVERIFY2(finished.err.startsWith("packbay-central: ") && finished.err.count('\n') == 1, finished.err.constData());
}

PACKBAY_TEST(tst_CentralFolder)
#include "tst_CentralFolder.moc"
