#include "scanner/WedgeScanner.h"
#include "tests/scanner/KeyStroke.h"
#include "tests/scanner/Pty.h"
#include "tests/scanner/x11/KeyPace.h"
#include "tests/scanner/x11/XKeys.h"
#include "tests/support/TestMain.h"

#include <QApplication>
#include <QLineEdit>

using namespace packbay;
using namespace packbay::test;

/// Scans as real X keys into a focused text field, whatever layout the desktop has.
class tst_XScans : public QObject
{
    Q_OBJECT

    /// One scan of a run: what the scanner types and what has to come of it.
    struct Scan
    {
        XStrokes strokes;
        QString text;
        QString aim;
        QString gsCharacter;
    };

    static bool isFull() { return qEnvironmentVariableIntValue("PACKBAY_FULL") == 1; }

    /// Mostly at the pace of USB scanners, every eighth at that of a slow radio link.
    static Scan scanNumber(int n, QRandomGenerator &random)
    {
        const bool slow = n % 8 == 7;
        const int gap = slow ? random.bounded(5, 16) : random.bounded(0, 3);
        Scan scan;
        scan.text = randomCode(random, slow ? 8 : 24);
        if (n % 2 == 0) {
            scan.aim = QStringLiteral("]d2");
            scan.strokes.text(scan.aim, gap);
        }
        scan.strokes.text(scan.text, gap);
        typeGs(scan, n % 6, gap);
        scan.strokes.text(QStringLiteral("21zY"), gap);
        scan.text += QStringLiteral("21zY");
        scan.strokes.key(n % 3 == 0 ? key::kTab : n % 3 == 1 ? key::kEnter : key::kKeypadEnter, gap);
        return scan;
    }
    static void typeGs(Scan &scan, int way, int gap)
    {
        switch (way) {
        case 0: scan.strokes.controlBracket(gap); break;
        case 1: scan.strokes.altCode(QStringLiteral("029"), gap); break;
        case 2: scan.strokes.altCode(QStringLiteral("0029"), gap); break;
        case 3: scan.strokes.key(key::kF8, gap); break;
        case 4: return; // dropped by the scanner
        default:
            scan.strokes.character(u'|', gap);
            scan.gsCharacter = QStringLiteral("|");
            break;
        }
        scan.text += QChar(0x1D);
    }
    bool isShown(QLineEdit &field)
    {
        field.resize(500, 40);
        field.setInputMethodHints(Qt::ImhLatinOnly); // as the station's fields for codes
        field.show();
        field.activateWindow();
        field.setFocus();
        return QTest::qWaitForWindowActive(&field) && field.hasFocus();
    }

private slots:
    void init() { QVERIFY(m_keys.isReady()); }
    void cleanupTestCase() { (void)XKeys::setLayout(QStringLiteral("us")); }

    /// Without the filter: the desktop's layout spoils the code, so that the layouts of this test are real ones.
    void withoutTheFilterTheLayoutSpoilsCodes_data() { layouts(); }
    void withoutTheFilterTheLayoutSpoilsCodes()
    {
        QFETCH(QString, layout);
        QVERIFY(XKeys::setLayout(layout));
        QLineEdit field;
        QVERIFY(isShown(field));
        const QString code = QStringLiteral("]C1(10)YZqa=i/_");
        KeyPace pace;
        m_keys.play(XStrokes().text(code, 2));
        QTRY_VERIFY(pace.presses() >= int(code.size()));
        QTest::qWait(50);
        QCOMPARE(field.text() == code, layout == u"us");
    }
    void scans_data() { layouts(); }
    void scans()
    {
        QFETCH(QString, layout);
        QVERIFY(XKeys::setLayout(layout));
        const SteadyClock clock;
        QLineEdit field;
        QVERIFY(isShown(field));
        WedgeSetting plain;
        WedgeSetting replaced;
        replaced.gsCharacter = QStringLiteral("|");
        QRandomGenerator random(4711);
        const int count = isFull() ? 2000 : 200;
        int repeated = 0;
        for (int n = 0; n < count; ++n) {
            const Scan scan = scanNumber(n, random);
            for (int attempt = 0; attempt < kAttempts; ++attempt) {
                WedgeScanner scanner(scan.gsCharacter.isEmpty() ? plain : replaced, clock, *qApp);
                KeyPace pace; // after the scanner: it sees the keys first
                QList<ScanEvent> heard;
                connect(&scanner, &WedgeScanner::scanned, this, [&](const ScanEvent &event) { heard << event; });
                m_keys.play(scan.strokes);
                const bool came = QTest::qWaitFor([&] { return !heard.isEmpty(); }, 2000 + scan.strokes.durationMs());
                QTest::qWait(1); // the last releases
                if (pace.widestGap() > plain.gapMs && attempt + 1 < kAttempts) {
                    ++repeated; // the machine had no time for the server: this was no scan
                    QTest::qWait(150);
                    field.clear();
                    continue;
                }
                QVERIFY2(came, qPrintable(QStringLiteral("scan %1, widest gap %2: %3 %4").arg(n).arg(pace.widestGap()).arg(scan.text, field.text())));
                QCOMPARE(heard.size(), 1);
                QCOMPARE(QString::fromUtf8(heard[0].raw), scan.text);
                QCOMPARE(heard[0].aim, scan.aim);
                QCOMPARE(field.text(), QString());
                break;
            }
        }
        qInfo("%d scans, %d of them once more because the machine was late", count, repeated);
        QTest::qWait(100);
        QCOMPARE(field.text(), QString());
        QVERIFY(field.hasFocus());
    }

private:
    static void layouts()
    {
        QTest::addColumn<QString>("layout");
        for (const char *layout : {"us", "de", "fr", "ru", "tr", "jp"})
            QTest::newRow(layout) << QString::fromLatin1(layout);
    }

    static constexpr int kAttempts = 8; ///< on a machine that is late

    XKeys m_keys;
};

PACKBAY_TEST(tst_XScans)
#include "tst_XScans.moc"
