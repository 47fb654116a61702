#include "tests/scanner/KeyStroke.h"
#include "tests/support/TestMain.h"

using namespace packbay;
using packbay::test::Heard;
using packbay::test::Keys;

/// A remote desktop sends no scan codes: the text counts, and Qt's name of the key tells the modifiers.
class tst_WedgeText : public QObject
{
    Q_OBJECT

private slots:
    void codes_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::newRow("capitals") << QStringLiteral("ZZCOKN");
        QTest::newRow("repeated") << QStringLiteral("SF1390000000123");
        QTest::newRow("both cases") << QStringLiteral("aBcDEf-77");
        QTest::newRow("AIM and signs") << QStringLiteral("]C0Ab_(10)*");
    }
    void codes()
    {
        QFETCH(QString, typed);
        Keys keys(QStringLiteral("us"));
        for (const QChar c : typed) {
            keys.scanCharacter(c);
            keys.now += 3;
        }
        keys.tap(key::kEnter);
        keys.withoutScanCodes();
        WedgeDecoder decoder;
        const Heard heard(decoder, keys.events);
        QCOMPARE(heard.errors.size(), 0);
        QCOMPARE(heard.scans.size(), 1);
        QCOMPARE(heard.scans[0].aim + QString::fromUtf8(heard.scans[0].raw), typed);
        QVERIFY(heard.window.isEmpty());
    }
    void gs_data()
    {
        QTest::addColumn<int>("way");
        QTest::newRow("Ctrl+]") << 0;
        QTest::newRow("Alt+029") << 1;
        QTest::newRow("Alt+0029") << 2;
    }
    void gs()
    {
        QFETCH(int, way);
        Keys keys(QStringLiteral("us"));
        QString expected = QStringLiteral("10ABC1");
        for (const QChar c : std::as_const(expected))
            keys.scanCharacter(c);
        if (way == 0)
            keys.controlBracket();
        else
            keys.altCode(way == 1 ? QStringLiteral("029") : QStringLiteral("0029"), [] { return 3; });
        expected += QChar(0x1D);
        keys.now += 3;
        keys.scanCharacter(u'7');
        keys.tap(key::kEnter);
        keys.withoutScanCodes();
        WedgeDecoder decoder;
        const Heard heard(decoder, keys.events);
        QCOMPARE(heard.scans.size(), 1);
        QCOMPARE(QString::fromUtf8(heard.scans[0].raw), expected + u'7');
        QVERIFY(heard.window.isEmpty());
    }
};

PACKBAY_TEST(tst_WedgeText)
#include "tst_WedgeText.moc"
