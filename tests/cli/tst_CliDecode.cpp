#include "tests/cli/CliProgram.h"
#include "tests/scanner/HugePicture.h"
#include "tests/support/TestMain.h"

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>

using namespace packbay::test;

namespace {

const QByteArray kLabel = R"({"template":"carton-100x150","carrier_no":"PB0000000017W","sscc":"106141411234567897","member_code":"TC100200P","service":"AIR","weight_g":1250,)"
                          R"("ship_to":{"name":"Amelia Brown","lines":["88 George Street"],"city":"Sydney","postcode":"2000","country":"AU"}})";

} // namespace

/// Pictures on the command line: our own label, and what is no picture, in one call.
class tst_CliDecode : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        m_label = m_folder.filePath(QStringLiteral("label.png"));
        const CliRun made = runCli({{QStringLiteral("label"), QStringLiteral("--request"), QStringLiteral("-"), QStringLiteral("--format"), QStringLiteral("png"),
                                     QStringLiteral("--dpi"), QStringLiteral("203"), QStringLiteral("--out"), m_label}, kLabel});
        QCOMPARE(made.exit, 0);
    }
    void theCodesOfALabel()
    {
        const CliRun run = decode({m_label});
        QCOMPARE(run.exit, 0);
        QCOMPARE(run.err, QByteArray());
        QCOMPARE(run.lines().size(), 1);
        const QJsonObject answer = run.object();
        QCOMPARE(answer[QLatin1String("file")].toString(), m_label);
        QCOMPARE(answer[QLatin1String("width")].toInt(), 800);
        QCOMPARE(answer[QLatin1String("height")].toInt(), 1200);
        QStringList texts;
        QStringList aims;
        int lastY = 0;
        for (const QJsonValue &code : answer[QLatin1String("codes")].toArray()) {
            texts << code[QLatin1String("text")].toString();
            aims << code[QLatin1String("aim")].toString();
            const QJsonArray corners = code[QLatin1String("corners")].toArray();
            QCOMPARE(corners.size(), 4);
            QVERIFY(corners[0].toArray()[1].toInt() >= lastY);
            lastY = corners[0].toArray()[1].toInt();
            QCOMPARE(code[QLatin1String("format")].toString(), QStringLiteral("Code128"));
            QVERIFY(corners[1].toArray()[0].toInt() - corners[0].toArray()[0].toInt() > 200); // drawn upright, left to right
        }
        texts.sort();
        QCOMPARE(texts, (QStringList{QStringLiteral("00106141411234567897"), QStringLiteral("PB0000000017W")}));
        QVERIFY(aims.contains(QStringLiteral("]C1")) && aims.contains(QStringLiteral("]C0")));
        QCOMPARE(answer[QLatin1String("rejected")].toArray(), QJsonArray());
    }
    /// Every file has its line, in order; a bad one does not keep the next from being read.
    void badFilesHaveTheirOwnLine()
    {
        const QString empty = writtenFile(m_folder.filePath(QStringLiteral("empty.png")), {});
        const QString text = writtenFile(m_folder.filePath(QStringLiteral("text.png")), "no picture");
        const QString cut = m_folder.filePath(QStringLiteral("cut.png"));
        QFile label(m_label);
        QVERIFY(label.open(QIODevice::ReadOnly));
        (void)writtenFile(cut, label.read(60));
        const QString huge = writtenFile(m_folder.filePath(QStringLiteral("huge.png")), hugePicture());
        QFile large(m_folder.filePath(QStringLiteral("large.png")));
        QVERIFY(large.open(QIODevice::WriteOnly) && large.write("\x89PNG") == 4 && large.resize(200'000'000));
        const QStringList files{empty, text, cut, m_folder.filePath(QStringLiteral("absent.png")), m_label, large.fileName(), huge, m_label};
        const CliRun run = decode(QStringList{QStringLiteral("--all")} + files);
        QCOMPARE(run.exit, 1);
        QCOMPARE(run.lines().size(), files.size());
        const QList<int> errors{1107, 1107, 1107, 8003, 0, 1107, 1107, 0};
        for (qsizetype i = 0; i < files.size(); ++i) {
            const QJsonObject answer = run.object(i);
            QCOMPARE(answer[QLatin1String("file")].toString(), files[i]);
            QCOMPARE(answer[QLatin1String("error")][QLatin1String("code")].toInt(), errors[i]);
            QCOMPARE(answer[QLatin1String("codes")].toArray().size(), errors[i] == 0 ? 2 : 0);
        }
    }
    void everyLineFitsItsSchema()
    {
        const QByteArray findings = m_schemas.findings();
        QVERIFY2(findings.isEmpty(), findings.constData());
    }

private:
    CliRun decode(const QStringList &arguments)
    {
        const CliRun run = runCli({QStringList{QStringLiteral("decode")} + arguments});
        for (const QByteArray &line : run.lines())
            m_schemas.add("decode", line, arguments.last());
        return run;
    }

    QTemporaryDir m_folder;
    QString m_label;
    SchemaCheck m_schemas;
};

PACKBAY_TEST(tst_CliDecode)
#include "tst_CliDecode.moc"
