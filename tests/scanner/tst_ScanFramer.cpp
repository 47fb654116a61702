#include "scanner/ScanFramer.h"
#include "tests/support/TestMain.h"

using namespace packbay;

/// Bytes in, scans out; every stream also cut at every byte.
class tst_ScanFramer : public QObject
{
    Q_OBJECT

    static QString show(const QList<Result<ScanEvent>> &frames)
    {
        QStringList out;
        for (const auto &f : frames)
            out << (f ? f->aim + QLatin1Char('|') + QString::fromLatin1(f->raw) : QStringLiteral("E%1").arg(f.error().number()));
        return out.join(QLatin1Char(';'));
    }

private slots:
    void frames_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<ScanFraming>("framing");
        QTest::addColumn<QString>("expected");
        QTest::newRow("CR") << QByteArray("ABC123\r") << ScanFraming{} << "|ABC123";
        QTest::newRow("LF") << QByteArray("ABC123\n") << ScanFraming{} << "|ABC123";
        QTest::newRow("CRLF is one end") << QByteArray("ABC\r\nDEF\r\n") << ScanFraming{} << "|ABC;|DEF";
        QTest::newRow("STX ETX") << QByteArray("\x02" "ABC\x03") << ScanFraming{} << "|ABC";
        QTest::newRow("AIM") << QByteArray("]C10012345\r") << ScanFraming{} << "]C1|0012345";
        QTest::newRow("a bracket alone is no AIM") << QByteArray("]C1\r]1234\r") << ScanFraming{} << "|]C1;|]1234";
        QTest::newRow("GS stays") << QByteArray("]d210A\x1d" "21B\r") << ScanFraming{} << "]d2|10A\x1d" "21B";
        QTest::newRow("prefix and suffix") << QByteArray("%%]C0AB\t%%CD\t") << ScanFraming{"%%", "\t"} << "]C0|AB;|CD";
        QTest::newRow("suffix with CR") << QByteArray("AB$\rCD$\r") << ScanFraming{"", "$"} << "|AB;|CD";
        QTest::newRow("empty") << QByteArray("\r\n\r\n\x02\x03") << ScanFraming{} << "";
        QTest::newRow("4 kB") << QByteArray(4096, 'A') + '\r' << ScanFraming{} << QLatin1Char('|') + QString(4096, QLatin1Char('A'));
        QTest::newRow("more than 4 kB") << QByteArray(9000, 'A') + "\rB\r" << ScanFraming{} << "E1108;|B";
    }
    void frames()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(ScanFraming, framing);
        QFETCH(QString, expected);
        ScanFramer whole(QStringLiteral("d"), framing);
        QCOMPARE(show(whole.feed(bytes, MonotonicMs(5))), expected);
        for (qsizetype cut = 0; cut < bytes.size(); cut += bytes.size() > 100 ? 1000 : 1) {
            ScanFramer framer(QStringLiteral("d"), framing);
            auto frames = framer.feed(bytes.first(cut), MonotonicMs(1));
            frames += framer.feed(bytes.sliced(cut), MonotonicMs(2));
            QCOMPARE(show(frames), expected);
        }
    }
    void silenceEndsAFrame()
    {
        ScanFramer framer(QStringLiteral("d"));
        QCOMPARE(framer.deadline(), std::nullopt);
        QVERIFY(framer.feed("ABC", MonotonicMs(100)).isEmpty());
        QVERIFY(framer.feed("DEF", MonotonicMs(140)).isEmpty());
        QCOMPARE(framer.deadline()->value, 190);
        QVERIFY(framer.idle(MonotonicMs(189)).isEmpty());
        const auto frames = framer.idle(MonotonicMs(190));
        QCOMPARE(show(frames), QStringLiteral("|ABCDEF"));
        QCOMPARE(frames.first()->device, QStringLiteral("d"));
        QCOMPARE(frames.first()->at.value, 190);
        QCOMPARE(framer.deadline(), std::nullopt);
    }
    void aHalfFrameIsForgottenWithItsDevice()
    {
        ScanFramer framer(QStringLiteral("d"));
        QVERIFY(framer.feed("HALF", MonotonicMs(1)).isEmpty());
        framer.reset();
        QCOMPARE(show(framer.feed("NEW\r", MonotonicMs(2))), QStringLiteral("|NEW"));
    }
};

PACKBAY_TEST(tst_ScanFramer)
#include "tst_ScanFramer.moc"
