#include "tests/cli/CliProgram.h"
#include "tests/support/TestMain.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

using namespace packbay::test;

namespace {

const QByteArray kGood = R"({"template":"carton-100x150","carrier_no":"PB0000000017W","sscc":"106141411234567897","member_code":"TC100200P","service":"AIR","weight_g":1250,)"
                         R"("ship_to":{"name":"Amelia Brown","lines":["88 George Street"],"city":"Sydney","postcode":"2000","country":"AU"}})";

} // namespace

class tst_CliLabel : public QObject
{
    Q_OBJECT

private slots:
    void everyFormatBeginsAsItsKindDoes_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QByteArray>("begin");
        QTest::newRow("zpl") << QStringLiteral("zpl") << QByteArray("^XA");
        QTest::newRow("tspl") << QStringLiteral("tspl") << QByteArray("SIZE ");
        QTest::newRow("epl") << QStringLiteral("epl") << QByteArray("\nN\nq800\nQ1200,");
        QTest::newRow("escpos") << QStringLiteral("escpos") << QByteArray("\x1dv0\0\x64\0\xb0\x04", 8);
        QTest::newRow("pdf") << QStringLiteral("pdf") << QByteArray("%PDF-");
        QTest::newRow("png") << QStringLiteral("png") << QByteArray("\x89PNG");
    }

    void everyFormatBeginsAsItsKindDoes()
    {
        QFETCH(QString, format);
        QFETCH(QByteArray, begin);
        m_schemas.add("label-request", kGood, QStringLiteral("good"));
        const CliRun run = label(kGood, format);
        QCOMPARE(run.exit, 0);
        QVERIFY2(run.out.startsWith(begin), run.out.left(40).constData());
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("label"));
        const CliRun written = runCli({{QStringLiteral("label"), QStringLiteral("--request"), QStringLiteral("-"), QStringLiteral("--format"), format,
                                        QStringLiteral("--dpi"), QStringLiteral("203"), QStringLiteral("--out"), file}, kGood});
        QCOMPARE(written.exit, 0);
        QFile bytes(file);
        QVERIFY(bytes.open(QIODevice::ReadOnly));
        QVERIFY(bytes.readAll().startsWith(begin));
    }

    /// What the schema of the request forbids the program refuses too, with the place and without a byte of a label.
    void aBadRequestMakesNoBytes_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QString>("where");
        const auto row = [](const char *name, const char *from, const char *to, const char *where) {
            QTest::newRow(name) << QByteArray(from) << QByteArray(to) << QString::fromLatin1(where);
        };
        row("unknown key", R"("service")", R"("colour":"red","service")", "/colour");
        row("unknown key in the address", R"("city")", R"("town":"x","city")", "/ship_to/town");
        row("sscc too short", "106141411234567897", "10614141123456789", "/sscc");
        row("weight as text", "1250", R"("1250")", "/weight_g");
        row("no such size", "100x150", "10x15", "/template");
        row("no city", R"("city":"Sydney",)", "", "/ship_to/city");
        row("two weights", R"("weight_g")", R"("weight":{"value":"1.25","unit":"kg"},"weight_g")", "");
    }

    void aBadRequestMakesNoBytes()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QString, where);
        const QByteArray request = QByteArray(kGood).replace(from, to);
        SchemaCheck bad;
        bad.add("label-request", request, QStringLiteral("request"));
        QVERIFY(!bad.findings().isEmpty());
        const CliRun run = label(request, QStringLiteral("zpl"));
        QCOMPARE(run.exit, 1);
        QCOMPARE(run.lines().size(), 1);
        m_schemas.add("refusal", run.lines().first(), QString::fromLatin1(QTest::currentDataTag()));
        if (!where.isEmpty())
            QCOMPARE(run.object()[QLatin1String("error")].toObject()[QLatin1String("where")].toString(), where);
    }

    void aWrongSsccCheckDigitIsRefused()
    {
        const CliRun run = label(QByteArray(kGood).replace("106141411234567897", "106141411234567890"), QStringLiteral("zpl"));
        QCOMPARE(run.exit, 1);
        QCOMPARE(run.object()[QLatin1String("error")].toObject()[QLatin1String("where")].toString(), QStringLiteral("/sscc"));
    }

    /// The live preview of who edits a template: made anew at every change, a mistake is named and mended.
    void aTemplateIsWatched()
    {
        QTemporaryDir folder;
        const QString request = folder.filePath(QStringLiteral("request.json"));
        const QString form = folder.filePath(QStringLiteral("own/carton-100x150.json"));
        const QString out = folder.filePath(QStringLiteral("preview.png"));
        QVERIFY(QDir(folder.path()).mkdir(QStringLiteral("own")));
        const auto write = [](const QString &path, const QByteArray &bytes) {
            QFile file(path);
            return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
        };
        const auto read = [](const QString &path) {
            QFile file(path);
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        const QByteArray builtIn = read(QStringLiteral(PACKBAY_SOURCE_DIR "/printing/templates/carton-100x150.json"));
        QVERIFY(write(request, kGood) && write(form, builtIn));
        QProcess program;
        program.start(QStringLiteral(PACKBAY_BIN_DIR "/packbay-cli"), {QStringLiteral("label"), QStringLiteral("--request"), request, QStringLiteral("--templates"), folder.filePath(QStringLiteral("own")),
                                                                       QStringLiteral("--format"), QStringLiteral("png"), QStringLiteral("--out"), out, QStringLiteral("--watch")});
        QByteArray said;
        const auto lines = [&] { return (said += program.readAllStandardOutput()).count('\n'); };
        QTRY_COMPARE_WITH_TIMEOUT(lines(), 1, 30000);
        const QByteArray first = read(out);
        QVERIFY(first.startsWith("\x89PNG"));
        QVERIFY(write(form, QByteArray(builtIn).replace("{service}", "{servise}")));
        QTRY_COMPARE_WITH_TIMEOUT(lines(), 2, 30000);
        QVERIFY2(said.contains("unknown field servise"), said.constData());
        QVERIFY(write(form, QByteArray(builtIn).replace("Ship to", "Deliver to")));
        QTRY_COMPARE_WITH_TIMEOUT(lines(), 3, 30000);
        QVERIFY(read(out).startsWith("\x89PNG") && read(out) != first);
        program.kill();
        QVERIFY(program.waitForFinished());
    }

    void theFieldsOfADocumentAreASchema()
    {
        const CliRun run = runCli({{QStringLiteral("label"), QStringLiteral("--fields"), QStringLiteral("carton")}});
        QCOMPARE(run.exit, 0);
        QVERIFY(run.object()[QLatin1String("properties")].toObject().contains(QStringLiteral("carrier_no")));
    }

    void everyLineFitsItsSchema()
    {
        const QByteArray findings = m_schemas.findings();
        QVERIFY2(findings.isEmpty(), findings.constData());
    }

private:
    static CliRun label(const QByteArray &request, const QString &format)
    {
        return runCli({{QStringLiteral("label"), QStringLiteral("--request"), QStringLiteral("-"), QStringLiteral("--format"), format,
                        QStringLiteral("--dpi"), QStringLiteral("203")}, request});
    }

    SchemaCheck m_schemas;
};

PACKBAY_TEST(tst_CliLabel)
#include "tst_CliLabel.moc"
