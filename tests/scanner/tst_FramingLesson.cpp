#include "scanner/DeviceMonitor.h"
#include "scanner/FramingLesson.h"
#include "scanner/WedgeDecoder.h"
#include "tests/support/TestMain.h"

using namespace packbay;
using Answer = FramingLesson::Answer;

Q_DECLARE_METATYPE(packbay::FramingLesson::Answer)

/// Prefix and suffix are learned by three scans that agree, or not at all; what was learned reads the scanner's codes.
class tst_FramingLesson : public QObject
{
    Q_OBJECT

private slots:
    void learned_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("behind");
        QTest::addColumn<QByteArray>("prefix");
        QTest::addColumn<QByteArray>("suffix");
        QTest::addColumn<bool>("aim");
        QTest::newRow("bare with CR") << QByteArray() << QByteArray("\r") << QByteArray() << QByteArray() << false;
        QTest::newRow("nothing at all") << QByteArray() << QByteArray() << QByteArray() << QByteArray() << false;
        QTest::newRow("CR LF") << QByteArray() << QByteArray("\r\n") << QByteArray() << QByteArray() << false;
        QTest::newRow("STX ETX") << QByteArray("\x02") << QByteArray("\x03") << QByteArray("\x02") << QByteArray() << false;
        QTest::newRow("AIM") << QByteArray("]C0") << QByteArray("\r") << QByteArray() << QByteArray() << true;
        QTest::newRow("prefix and AIM") << QByteArray("~]C0") << QByteArray("\t") << QByteArray("~") << QByteArray("\t") << true;
        QTest::newRow("letters") << QByteArray("S1:") << QByteArray("#\r\n") << QByteArray("S1:") << QByteArray("#\r\n") << false;
        QTest::newRow("a bracket that is no AIM") << QByteArray("]1") << QByteArray(";") << QByteArray("]1") << QByteArray(";") << false;
    }
    void learned()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, behind);
        QFETCH(QByteArray, prefix);
        QFETCH(QByteArray, suffix);
        QFETCH(bool, aim);
        FramingLesson lesson;
        const QByteArrayList codes = lessonCodes();
        QCOMPARE(lesson.take(before + codes[2] + behind), Answer::Taken);
        QCOMPARE(lesson.take(before + codes[0] + behind), Answer::Taken);
        QCOMPARE(lesson.taken(), 2);
        QCOMPARE(lesson.take(before + codes[1] + behind), Answer::Learned);
        QCOMPARE(lesson.framing().prefix, prefix);
        QCOMPARE(lesson.framing().suffix, suffix);
        QCOMPARE(lesson.sendsAim(), aim);
        // And the framer reads with it: two codes in one delivery, whatever they hold.
        ScanFramer framer(QStringLiteral("s"), lesson.framing());
        if (behind.isEmpty())
            return;
        const QByteArray inside = behind.startsWith('#') ? QByteArray("AB#CD1") : QByteArray("ABCD1");
        const auto frames = framer.feed(before + inside + behind + before + "EF2" + behind, MonotonicMs(0));
        QCOMPARE(frames.size(), 2);
        QCOMPARE(frames[0]->raw, inside);
        QCOMPARE(frames[1]->raw, QByteArray("EF2"));
        QCOMPARE(frames[1]->aim.isEmpty(), !aim);
    }
    void disagreeingScansTeachNothing_data()
    {
        QTest::addColumn<QByteArray>("third");
        QTest::newRow("prefix") << QByteArray("~THIRDCODE\r");
        QTest::newRow("no prefix") << QByteArray("THIRDCODE\r");
        QTest::newRow("suffix") << QByteArray("!THIRDCODE#\r");
        QTest::newRow("AIM") << QByteArray("!]C0THIRDCODE\r");
    }
    void disagreeingScansTeachNothing()
    {
        QFETCH(QByteArray, third);
        FramingLesson lesson;
        QCOMPARE(lesson.take("!FIRSTCODE\r"), Answer::Taken);
        QCOMPARE(lesson.take("!SECONDCODE\r"), Answer::Taken);
        QCOMPARE(lesson.take(third), Answer::Disagrees);
        QCOMPARE(lesson.taken(), 0);
        QVERIFY(lesson.framing().prefix.isEmpty());
        for (const char *scan : {"!FIRSTCODE\r", "!SECONDCODE\r"})
            QCOMPARE(lesson.take(scan), Answer::Taken);
        QCOMPARE(lesson.take("!THIRDCODE\r"), Answer::Learned);
    }
    void otherCodesAreNoScansOfTheLesson()
    {
        FramingLesson lesson;
        QCOMPARE(lesson.take("SF1390000000123\r"), Answer::NotALessonCode);
        QCOMPARE(lesson.take("FIRSTCODE\r"), Answer::Taken);
        QCOMPARE(lesson.take("FIRSTCODE\r"), Answer::SameAgain);
        QCOMPARE(lesson.take("firstcode\r"), Answer::NotALessonCode);
        QCOMPARE(lesson.taken(), 1);
    }
    void layout_data()
    {
        QTest::addColumn<QByteArray>("scan");
        QTest::addColumn<int>("position");
        QTest::addColumn<QString>("read");
        QByteArray german = layoutCode();
        german.replace('-', "\xc3\x9f");
        QByteArray swapped = layoutCode();
        swapped.replace("ZYM", "YZM");
        QTest::newRow("right") << layoutCode() << 0 << QString();
        QTest::newRow("german") << german << 7 << QStringLiteral("ß");
        QTest::newRow("short") << layoutCode().chopped(1) << int(layoutCode().size()) << QString();
        QTest::newRow("long") << layoutCode() + 'X' << int(layoutCode().size()) + 1 << QStringLiteral("X");
        QTest::newRow("another code") << QByteArray("SF139") << 1 << QStringLiteral("S");
    }
    void layout()
    {
        QFETCH(QByteArray, scan);
        QFETCH(int, position);
        QFETCH(QString, read);
        const auto fault = layoutFault(scan);
        QCOMPARE(fault.has_value(), position > 0);
        if (!fault)
            return;
        QCOMPARE(int(fault->position), position);
        QCOMPARE(fault->read, read);
    }
    void bursts()
    {
        ByteBurst burst;
        burst.add("AB", MonotonicMs(0));
        burst.add("C", MonotonicMs(90));
        QVERIFY(!burst.take(MonotonicMs(189)));
        QCOMPARE(burst.deadline()->value, 190);
        QCOMPARE(*burst.take(MonotonicMs(190)), QByteArray("ABC"));
        QVERIFY(!burst.take(MonotonicMs(500)));
        burst.add(QByteArray(10'000, 'x'), MonotonicMs(600)); // noise has an end
        QCOMPARE(burst.take(MonotonicMs(700))->size(), ScanFramer::kMaxBytes);
    }
    /// A keyboard scanner with Ctrl+B before and # behind its codes: while that is learned both are part of the scan, after
    /// it neither is; and without the lesson Ctrl+B is no character of a scan.
    void keyboardScanners()
    {
        QCOMPARE(typed({}, "\x02" "FIRSTCODE#"), QByteArray("FIRSTCODE#"));
        WedgeSetting lesson;
        lesson.keepsControls = true;
        QCOMPARE(typed(lesson, "\x02" "FIRSTCODE#"), QByteArray("\x02" "FIRSTCODE#"));
        WedgeSetting learned;
        learned.prefix = QStringLiteral("\x02");
        learned.suffix = QStringLiteral("#");
        QCOMPARE(typed(learned, "\x02" "FIRSTCODE#"), QByteArray("FIRSTCODE"));
        QCOMPARE(typed(learned, "\x02" "AB#1"), QByteArray("AB#1"));
    }
    /// A keyboard knows no end but Enter and Tab: the ETX that a serial scanner ends with by itself is learned for it.
    void keyboardScannersEndWithEtx()
    {
        WedgeSetting bare;
        bare.keepsControls = true;
        FramingLesson lesson;
        for (const QByteArray &code : lessonCodes())
            (void)lesson.take(typed(bare, '\x02' + code + '\x03'));
        WedgeSetting learned;
        learned.prefix = QString::fromLatin1(lesson.framing().prefix);
        learned.suffix = QString::fromLatin1(lesson.behind());
        QCOMPARE(learned.prefix, QStringLiteral("\x02"));
        QCOMPARE(typed(learned, "\x02" "SF1390\x03"), QByteArray("SF1390"));
    }
    void monitorShowsBytesFrameAndMeaning()
    {
        DeviceMonitor monitor;
        monitor.bytes("\x02SF1", MonotonicMs(0));
        monitor.bytes("390\r", MonotonicMs(20));
        ScanEvent event;
        event.raw = "SF1390";
        ScanMeaning meaning;
        meaning.kind = CodeKind::Tracking;
        monitor.scanned(event, meaning, MonotonicMs(20));
        QCOMPARE(monitor.entries().size(), 1);
        QCOMPARE(visibleBytes(monitor.entries()[0].raw), QStringLiteral("<STX>SF1390<CR>"));
        QCOMPARE(hexBytes(monitor.entries()[0].raw), QStringLiteral("02 53 46 31 33 39 30 0d"));
        QCOMPARE(monitor.entries()[0].framed, QByteArray("SF1390"));
        QVERIFY(!monitor.idle(MonotonicMs(300)));
        monitor.bytes("\xff\x01", MonotonicMs(400)); // noise that makes no frame
        QVERIFY(!monitor.idle(MonotonicMs(450)));
        QVERIFY(monitor.idle(MonotonicMs(500)));
        QCOMPARE(visibleBytes(monitor.entries()[0].raw), QStringLiteral("<FF><SOH>"));
        QVERIFY(monitor.entries()[0].framed.isEmpty());
        QCOMPARE(monitor.lastGood()->value, 20);
        QCOMPARE(monitor.lastBytes()->value, 400);
    }
    void monitorKeepsTheNewest()
    {
        DeviceMonitor monitor;
        for (int i = 0; i < 20; ++i) {
            WeightReading reading;
            reading.frame = QByteArray::number(i / 2);
            monitor.weighed(reading, MonotonicMs(i));
        }
        QCOMPARE(monitor.entries().size(), DeviceMonitor::kEntries); // a weight that stays is one entry
        QCOMPARE(monitor.entries().first().framed, QByteArray("9"));
        QCOMPARE(monitor.entries().first().at.value, 19);
        QCOMPARE(monitor.entries().last().framed, QByteArray("5"));
    }

private:
    /// The scan that comes of these characters, typed 5 ms apart with Enter behind; empty when none comes.
    static QByteArray typed(const WedgeSetting &setting, const QByteArray &characters)
    {
        WedgeDecoder decoder(setting);
        qint64 at = 1000;
        quint64 id = 1;
        const QByteArray all = characters + '\r';
        for (const char c : all) {
            WedgeDecoder::Key key;
            key.text = QString(QLatin1Char(c));
            key.id = id++;
            key.at = MonotonicMs(at += 5);
            const WedgeDecoder::Outcome outcome = decoder.key(key);
            if (outcome.scan)
                return outcome.scan->raw;
        }
        return {};
    }
};

PACKBAY_TEST(tst_FramingLesson)
#include "tst_FramingLesson.moc"
