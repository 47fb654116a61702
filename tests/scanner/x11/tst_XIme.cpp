#include "scanner/WedgeScanner.h"
#include "tests/scanner/KeyStroke.h"
#include "tests/scanner/Pty.h"
#include "tests/scanner/x11/KeyPace.h"
#include "tests/scanner/x11/XKeys.h"
#include "tests/support/TestMain.h"

#include <QApplication>
#include <QLineEdit>
#include <QProcess>

using namespace packbay;
using namespace packbay::test;

/// Scans into a text field while ibus-libpinyin is on: it gets hold of none of their keys. Without the filter it does.
class tst_XIme : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (qgetenv("QT_IM_MODULE") != "ibus")
            QSKIP("start this class alone: test_xkeys tst_XIme");
        QVERIFY(m_keys.isReady());
        QVERIFY(XKeys::setLayout(QStringLiteral("us")));
        m_field.resize(500, 40);
        m_field.setInputMethodHints(Qt::ImhLatinOnly); // as the station's fields for codes; alone it keeps nothing away
        m_field.show();
        m_field.activateWindow();
        m_field.setFocus();
        QVERIFY(QTest::qWaitForWindowActive(&m_field) && m_field.hasFocus());
        QTRY_VERIFY(QGuiApplication::inputMethod() != nullptr);
        pinyin();
    }
    void scansAreExact()
    {
        const SteadyClock clock;
        m_field.clear();
        QRandomGenerator random(7);
        const int count = qEnvironmentVariableIntValue("PACKBAY_FULL") == 1 ? 1000 : 100;
        int repeated = 0;
        WedgeScanner scanner({}, clock, *qApp); // as in the station: there all the time
        QList<ScanEvent> heard;
        connect(&scanner, &WedgeScanner::scanned, this, [&](const ScanEvent &event) { heard << event; });
        for (int n = 0; n < count; ++n) {
            const QString code = randomCode(random, 20);
            const int gap = n % 10 == 9 ? random.bounded(5, 16) : random.bounded(0, 3);
            for (int attempt = 0; attempt < kAttempts; ++attempt) {
                KeyPace pace; // after the scanner: it sees the keys first
                heard.clear();
                const XStrokes strokes = XStrokes().text(code, gap).key(key::kEnter, gap);
                m_keys.play(strokes);
                const bool came = QTest::qWaitFor([&] { return !heard.isEmpty(); }, 2000 + strokes.durationMs());
                QTest::qWait(1);
                if (pace.widestGap() > 35 && attempt + 1 < kAttempts) {
                    ++repeated; // the machine had no time for the server: this was no scan
                    QTest::qWait(150);
                    m_field.clear();
                    continue;
                }
                QVERIFY2(came, qPrintable(code + u' ' + m_field.text()));
                QCOMPARE(heard.size(), 1);
                QCOMPARE(QString::fromUtf8(heard[0].aim.toUtf8() + heard[0].raw), code);
                QCOMPARE(m_field.text(), QString());
                break;
            }
        }
        qInfo("%d scans, %d of them once more because the machine was late", count, repeated);
    }
    /// The control, at the end: what the input method holds back comes when it likes.
    void withoutTheFilterItEatsScans()
    {
        const QString code = QStringLiteral("lp00123456789cnabc");
        m_field.clear();
        m_keys.play(XStrokes().text(code, 3));
        QTest::qWait(1500);
        QVERIFY2(m_field.text() != code, qPrintable(m_field.text()));
    }

private:
    void pinyin()
    {
        // The engine belongs to the window that has the focus.
        QByteArray engine;
        for (int attempt = 0; attempt < 20 && !engine.contains("libpinyin"); ++attempt) {
            (void)QProcess::execute(QStringLiteral("ibus"), {QStringLiteral("engine"), QStringLiteral("libpinyin")});
            QTest::qWait(100);
            QProcess ibus;
            ibus.start(QStringLiteral("ibus"), {QStringLiteral("engine")});
            QVERIFY(ibus.waitForFinished(10'000));
            engine = ibus.readAllStandardOutput();
        }
        QTest::qWait(300);
    }

    static constexpr int kAttempts = 8; ///< on a machine that is late

    XKeys m_keys;
    QLineEdit m_field;
};

PACKBAY_TEST(tst_XIme)
#include "tst_XIme.moc"
