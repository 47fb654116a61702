#include "scanner/DuplicateGate.h"
#include "tests/support/TestMain.h"

#include <QRandomGenerator>

using namespace packbay;

class tst_DuplicateGate : public QObject
{
    Q_OBJECT

    static ScanEvent scan(const char *raw, qint64 at, const char *device = "a")
    {
        ScanEvent event;
        event.raw = raw;
        event.device = QString::fromLatin1(device);
        event.at = MonotonicMs(at);
        return event;
    }

private slots:
    void gaps_data()
    {
        QTest::addColumn<qint64>("gap");
        QTest::addColumn<int>("verdict");
        QTest::addColumn<bool>("repeat");
        using V = DuplicateGate::Verdict;
        QTest::newRow("0") << qint64(0) << int(V::Dropped) << true;
        QTest::newRow("499") << qint64(499) << int(V::Dropped) << true;
        QTest::newRow("500") << qint64(500) << int(V::Duplicate) << true;
        QTest::newRow("1499") << qint64(1499) << int(V::Duplicate) << true;
        QTest::newRow("1500") << qint64(1500) << int(V::Deliver) << true;
        QTest::newRow("2999") << qint64(2999) << int(V::Deliver) << true;
        QTest::newRow("3000") << qint64(3000) << int(V::Deliver) << false;
    }
    void gaps()
    {
        QFETCH(qint64, gap);
        QFETCH(int, verdict);
        QFETCH(bool, repeat);
        DuplicateGate gate;
        ScanEvent first = scan("X1", 0); // the very first scan may come at time 0
        QCOMPARE(gate.judge(first), DuplicateGate::Verdict::Deliver);
        ScanEvent second = scan("X1", gap);
        QCOMPARE(int(gate.judge(second)), verdict);
        QCOMPARE(second.repeat, repeat);
    }
    void onlyTheSameCodeOfTheSameDevice()
    {
        DuplicateGate gate;
        ScanEvent a = scan("X1", 0), b = scan("X2", 10), again = scan("X1", 20), other = scan("X1", 25, "b");
        QCOMPARE(gate.judge(a), DuplicateGate::Verdict::Deliver);
        QCOMPARE(gate.judge(b), DuplicateGate::Verdict::Deliver);
        QCOMPARE(gate.judge(again), DuplicateGate::Verdict::Deliver);
        QCOMPARE(gate.judge(other), DuplicateGate::Verdict::Deliver);
        ScanEvent aim = scan("X1", 30);
        aim.aim = QStringLiteral("]C1");
        QCOMPARE(gate.judge(aim), DuplicateGate::Verdict::Deliver);
    }
    /// hardware.md D9: a thousand double scans have one effect each, a thousand fast different ones none less.
    void thousands()
    {
        QRandomGenerator random(7);
        DuplicateGate gate;
        int effects = 0;
        qint64 at = 0;
        for (int i = 0; i < 1000; ++i) {
            const QByteArray code = QByteArray::number(i);
            for (const qint64 gap : {qint64(150), qint64(random.bounded(500))}) {
                at += gap;
                ScanEvent event = scan(code.constData(), at);
                effects += gate.judge(event) == DuplicateGate::Verdict::Deliver;
            }
        }
        QCOMPARE(effects, 1000);
    }
    void aLabelLeftBeforeTheScannerStaysSilent()
    {
        DuplicateGate gate;
        int effects = 0;
        for (qint64 at = 0; at < 20000; at += 400) {
            ScanEvent event = scan("X1", at);
            effects += gate.judge(event) == DuplicateGate::Verdict::Deliver;
        }
        QCOMPARE(effects, 1);
    }
};

PACKBAY_TEST(tst_DuplicateGate)
#include "tst_DuplicateGate.moc"
