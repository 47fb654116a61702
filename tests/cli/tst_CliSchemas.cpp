#include "tests/cli/CliProgram.h"
#include "tests/support/TestMain.h"

using namespace packbay::test;

/// The checker itself: what breaks the contract is found, so that its silence means something.
class tst_CliSchemas : public QObject
{
    Q_OBJECT

private slots:
    void badLinesAreFound_data()
    {
        QTest::addColumn<QByteArray>("schema");
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("finding");
        const auto row = [](const char *name, const char *schema, const char *line, const char *finding) {
            QTest::newRow(name) << QByteArray(schema) << QByteArray(line) << QByteArray(finding);
        };
        row("missing key", "tariff-verdict", R"({"ok":true,"lines":6,"prices":32})", "sha256");
        row("order of keys", "tariff-verdict", R"({"lines":6,"ok":true,"prices":32,"sha256":null})", "keys stand as");
        row("new key before a pinned one", "tariff-verdict", R"({"ok":true,"new":1,"lines":6,"prices":32,"sha256":null})", "keys stand as");
        row("fraction where an integer is due", "tariff-verdict", R"({"ok":true,"lines":6.0,"prices":32,"sha256":null})", "is not of type 'integer'");
        row("exponent", "tariff-verdict", R"({"ok":true,"lines":6e0,"prices":32,"sha256":null})", "is not of type 'integer'");
        row("upper-case hex", "scale", R"({"grams":null,"stable":null,"status":"error","detail":"fault","value":null,"unit":"kg","unit_from":"frame","net":null,"frame_hex":"5A"})",
            "does not match");
        row("a key twice", "tariff-verdict", R"({"ok":true,"ok":true,"lines":6,"prices":32,"sha256":null})", "stands twice");
        row("no JSON", "tariff-verdict", "ok", "Expecting value");
        row("error inside", "refusal", R"({"error":{"code":7001,"id":"REQUEST_INVALID","title":"","remedy":"Mend it.","args":{},"where":null}})", "/error/title");
    }

    void badLinesAreFound()
    {
        QFETCH(QByteArray, schema);
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, finding);
        SchemaCheck check;
        check.add(schema.constData(), line, QStringLiteral("line"));
        const QByteArray found = check.findings();
        QVERIFY2(found.contains(finding), found.isEmpty() ? "nothing was found" : found.constData());
    }

    void aGoodLineAndNewKeysAtTheEndPass()
    {
        SchemaCheck check;
        check.add("tariff-verdict", R"({"ok":true,"lines":6,"prices":32,"sha256":null,"new":1})", QStringLiteral("line"));
        QCOMPARE(check.findings(), QByteArray());
    }

    void nothingToCheckIsAFinding() { QVERIFY(SchemaCheck().findings().contains("0 checked")); }
};

PACKBAY_TEST(tst_CliSchemas)
#include "tst_CliSchemas.moc"
