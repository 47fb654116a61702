#include "scanner/WedgeScanner.h"
#include "tests/scanner/KeyStroke.h"
#include "tests/scanner/Pty.h"
#include "tests/scanner/x11/XKeys.h"
#include "tests/support/TestMain.h"

#include <QApplication>
#include <QLineEdit>

using namespace packbay;
using namespace packbay::test;

/// People at the same keyboard: what they type arrives as typed, in order, and is never a scan.
class tst_XTyping : public QObject
{
    Q_OBJECT

    /// Half of the strings overlap: the next key is down before the last one is up.
    static XStrokes typed(const QString &text, double mean, double deviation, bool rollover, QRandomGenerator &random)
    {
        struct At
        {
            XStroke stroke;
            int ms;
        };
        QList<At> all;
        int now = 0;
        for (qsizetype i = 0; i < text.size(); ++i) {
            const auto [code, shift] = Keys::keyOf(text[i]);
            const int gap = std::max(1, int(std::lround(logNormal(random, mean, deviation))));
            const bool again = i + 1 < text.size() && Keys::keyOf(text[i + 1]).first == code; // a finger has to leave the key first
            const int held = shift || !rollover || again ? gap / 2 : gap + 15;
            if (shift) {
                all.append({{42, true, 0}, now});
                all.append({{42, false, 0}, now + held + 1});
            }
            all.append({{code, true, 0}, now + (shift ? 1 : 0)});
            all.append({{code, false, 0}, now + held});
            now += gap;
        }
        std::stable_sort(all.begin(), all.end(), [](const At &a, const At &b) { return a.ms < b.ms; });
        XStrokes strokes;
        int before = 0;
        for (const At &one : std::as_const(all)) {
            one.stroke.press ? strokes.down(one.stroke.code, one.ms - before) : strokes.up(one.stroke.code, one.ms - before);
            before = one.ms;
        }
        return strokes;
    }

private slots:
    void typing()
    {
        XKeys keys;
        QVERIFY(keys.isReady());
        QVERIFY(XKeys::setLayout(QStringLiteral("us")));
        const SteadyClock clock;
        QLineEdit field;
        field.resize(500, 40);
        field.show();
        field.activateWindow();
        field.setFocus();
        QVERIFY(QTest::qWaitForWindowActive(&field) && field.hasFocus());
        WedgeScanner scanner({}, clock, *qApp);
        int scans = 0;
        int refused = 0;
        connect(&scanner, &WedgeScanner::scanned, this, [&] { ++scans; });
        connect(&scanner, &WedgeScanner::refused, this, [&] { ++refused; });
        QRandomGenerator random(99);
        const int count = qEnvironmentVariableIntValue("PACKBAY_FULL") == 1 ? 500 : 100;
        for (int n = 0; n < count; ++n) {
            const QString text = randomCode(random, 9);
            const bool slow = n % 2 == 0;
            const XStrokes strokes = typed(text, slow ? 240 : 120, slow ? 110 : 12, n % 4 < 2, random);
            field.clear();
            keys.play(strokes);
            QTRY_COMPARE_WITH_TIMEOUT(field.text(), text, strokes.durationMs() + 5000);
            QTest::qWait(60);
            QCOMPARE(field.text(), text);
            QCOMPARE(scans, 0);
            QCOMPARE(refused, 0);
        }
        QVERIFY(field.hasFocus());
    }
};

PACKBAY_TEST(tst_XTyping)
#include "tst_XTyping.moc"
