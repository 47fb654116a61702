#include "tests/models/workflow/WeighStock.h"
#include "tests/support/TestMain.h"

using namespace packbay;
using namespace packbay::test;

/// How a carton gets its size: by a key, by the keypad, as before, or not at all.
class tst_WeighSizes : public QObject
{
    Q_OBJECT

private slots:
    void noSizeWhereNoneIsNeeded()
    {
        FlowBench bench;
        stockCartons(bench);
        bench.freight.airNeedsSize = false;
        bench.give(s("carton:X1 kg:2.2").split(QLatin1Char(' ')));
        QCOMPARE(bench.commands(), (QStringList{s("C1"), s("C2"), s("FIND"), s("NEXT!")})); // the sizes have keys
        bench.give(s("cmd:NEXT"));
        QCOMPARE(bench.seen(), s("ask WeighAskService"));
        QCOMPARE(bench.operations, QStringList{s("WeighCarton")});
    }

    /// Four sizes and "no size" are five: the last size has no button, its row says its key.
    void everySizeHasAKey()
    {
        FlowBench bench;
        stockCartons(bench);
        bench.begin(std::make_unique<WeighFlow>(bench.context(), fourSizes()));
        bench.give(s("carton:X1 kg:2.2").split(QLatin1Char(' ')));
        QCOMPARE(bench.commands(), (QStringList{s("C1"), s("C2"), s("C3"), s("C4")}));
        QCOMPARE(bench.screen.table.rows.at(3).cells.first().text, s("4"));
        QCOMPARE(bench.screen.actions.at(3).word.args.value(s("name")).toString(), s("XL"));
        bench.freight.airNeedsSize = false;
        bench.give(s("cmd:UNDO zero kg:2.2").split(QLatin1Char(' ')));
        QCOMPARE(bench.commands(), (QStringList{s("C1"), s("C2"), s("C3"), s("C4~"), s("NEXT!")}));
        QCOMPARE(bench.screen.table.rows.at(2).cells.first().text, s("3"));
        QCOMPARE(bench.screen.table.rows.at(3).cells.first().word.id, Text::WordFourthByKey);
        bench.give(s("cmd:C4"));
        QCOMPARE(bench.world.carton(s("X1"))->size.length, Millimetres(600));
    }

    void keepsTheSizeWhenWeighedAgain()
    {
        FlowBench bench;
        stockCartons(bench);
        bench.give(s("carton:X1 kg:2.2 cmd:C2 cmd:OK zero carton:X1 kg:2.3").split(QLatin1Char(' ')));
        QVERIFY(bench.commands().contains(s("NEXT!")));
        bench.give(s("cmd:NEXT cmd:OK").split(QLatin1Char(' ')));
        QCOMPARE(bench.seen(), s("ok WeighDone"));
        QCOMPARE(bench.world.carton(s("X1"))->gross, Grams(2300));
        QCOMPARE(bench.world.carton(s("X1"))->size.length, Millimetres(300));
    }

    void typedSizes_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QList<int>>("mm");
        QTest::newRow("cm") << s("40x30x25") << QList<int>{400, 300, 250};
        QTest::newRow("tenths") << s("40.5x30,1x25") << QList<int>{405, 301, 250};
        QTest::newRow("blanks") << s(" 40 30 25 ") << QList<int>{400, 300, 250};
        QTest::newRow("stars") << s("40*30*25") << QList<int>{400, 300, 250};
        QTest::newRow("times") << s("40×30×25") << QList<int>{400, 300, 250};
        QTest::newRow("two sides") << s("40x30") << QList<int>{};
        QTest::newRow("hundredths") << s("40.25x30x25") << QList<int>{};
        QTest::newRow("negative") << s("-40x30x25") << QList<int>{};
        QTest::newRow("words") << s("big") << QList<int>{};
        QTest::newRow("empty") << QString() << QList<int>{};
    }
    void typedSizes()
    {
        QFETCH(QString, text);
        QFETCH(QList<int>, mm);
        const std::optional<Dimensions> size = typedSize(text);
        QCOMPARE(size.has_value(), !mm.isEmpty());
        if (size) {
            QCOMPARE(QList<int>({static_cast<int>(size->length.value), static_cast<int>(size->width.value),
                                 static_cast<int>(size->height.value)}),
                     mm);
        }
    }
};

PACKBAY_TEST(tst_WeighSizes)
#include "tst_WeighSizes.moc"
