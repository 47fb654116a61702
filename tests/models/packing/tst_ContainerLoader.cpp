#include "models/packing/PackFiles.h"
#include "models/packing/PackJson.h"
#include "tests/models/packing/PackingFaults.h"
#include "tests/support/TestMain.h"

using namespace packbay;
using namespace packbay::test;

namespace {

/// Two problems of our own in the form of the OR-Library.
const QByteArray kProblems = "2\n1 77\n600 240 220\n2\n1 120 0 60 1 44 1 60\n2 100 1 80 1 55 1 40\n"
                             "2 78\n100 100 100\n1\n1 50 1 50 1 50 1 9\n";

QString whereOf(const Result<std::vector<ContainerProblem>> &result)
{
    return result ? QString() : result.error().where;
}

} // namespace

class tst_ContainerLoader : public QObject
{
    Q_OBJECT

private slots:
    void everyLoadStandsByItself()
    {
        const Result<std::vector<ContainerProblem>> problems = readThpack(kProblems, QStringLiteral("own.txt"));
        QVERIFY(problems);
        QCOMPARE(problems->size(), 2u);
        for (const int support : {0, 100}) {
            PackOptions options;
            options.supportPercent = support;
            for (const ContainerProblem &problem : *problems) {
                const ContainerLoad load = loadContainer(problem.items, problem.container, options);
                const QStringList faults = faultsOf(load.pieces, problem.items, problem.container, support);
                QVERIFY2(faults.isEmpty(), faults.join(QStringLiteral("; ")).toUtf8().constData());
                QVERIFY(load.pieceVolume * 100 >= problem.container.inner.volume() * 70);
            }
        }
        const ContainerLoad cubes = loadContainer(problems->at(1).items, problems->at(1).container, {});
        QCOMPARE(cubes.pieces.size(), 8u);
        QCOMPARE(cubes.total, 9);
        QVERIFY(toJson(problems->at(1), cubes).startsWith(R"({"problem":2,"util_ppm":1000000,"placed":8,"of":9,"items":[{"name":"1",)"));
    }

    void weightEndsALoad()
    {
        Result<std::vector<ContainerProblem>> problems = readThpack(kProblems, QStringLiteral("own.txt"));
        QVERIFY(problems);
        ContainerProblem &cubes = problems->at(1);
        cubes.items.front().grams = 1000;
        cubes.container.maxGrossGrams = 5999;
        QCOMPARE(loadContainer(cubes.items, cubes.container, {}).pieces.size(), 5u);
    }

    void aBadFileSaysWhere_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QString>("where");
        QTest::newRow("letter") << QByteArray("240 220") << QByteArray("24O 220") << QStringLiteral("own.txt:3:container_width");
        QTest::newRow("flag") << QByteArray("60 1") << QByteArray("60 2") << QStringLiteral("own.txt:5:width_upright");
        QTest::newRow("nothing wide") << QByteArray("120 0") << QByteArray("0 0") << QStringLiteral("own.txt:5:length");
        QTest::newRow("cut off") << QByteArray(" 1 9\n") << QByteArray("\n") << QStringLiteral("own.txt:11:height_upright");
    }

    void aBadFileSaysWhere()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QTEST(whereOf(readThpack(QByteArray(kProblems).replace(from, to), QStringLiteral("own.txt"))), "where");
    }

    void aBadTableSaysWhere_data()
    {
        QTest::addColumn<QByteArray>("row");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("where");
        QTest::newRow("good") << QByteArray("o1,2,plate,100,50,20,300") << 0 << QString();
        QTest::newRow("fraction") << QByteArray("o1,2,plate,100.5,50,20,300") << 7001 << QStringLiteral("items.csv:2:w");
        QTest::newRow("no weight") << QByteArray("o1,2,plate,100,50,20,0") << 7005 << QStringLiteral("items.csv:2:weight_g");
        QTest::newRow("below zero") << QByteArray("o1,2,plate,100,-50,20,300") << 7006 << QStringLiteral("items.csv:2:l");
        QTest::newRow("beyond any limit") << QByteArray("o1,2,plate,100,50,100001,300") << 7006 << QStringLiteral("items.csv:2:d");
        QTest::newRow("nothing of it") << QByteArray("o1,0,plate,100,50,20,300") << 7001 << QStringLiteral("items.csv:2:quantity");
        QTest::newRow("cell missing") << QByteArray("o1,2,plate,100,50,20") << 7001 << QStringLiteral("items.csv:2:weight_g");
        QTest::newRow("cell too many") << QByteArray("o1,2,plate,100,50,20,300,1") << 7001 << QStringLiteral("items.csv:2:");
    }

    void aBadTableSaysWhere()
    {
        QFETCH(QByteArray, row);
        QFETCH(int, code);
        const Result<std::vector<PackOrder>> orders = readItemsCsv("o0,1,box,10,10,10,5\n" + row + "\no0,3,cup,9,9,9,80\n", QStringLiteral("items.csv"), true);
        QCOMPARE(orders ? 0 : orders.error().number(), code);
        QTEST(orders ? QString() : orders.error().where, "where");
        if (!orders)
            return;
        QCOMPARE(orders->size(), 2u);
        QCOMPARE(orders->front().items.size(), 2u);
        QCOMPARE(orders->front().items.back().quantity, 3);
        QVERIFY(orders->front().items.back().upright == Upright::thirdSide());
    }

    void boxesAreReadAsBoxPackerWritesThem()
    {
        const Result<std::vector<PackBox>> boxes = readBoxesCsv("\"Box, small\",230,300,240,160,220,290,230,15000\nB,370,375,60,140,364,374,40,3000", QStringLiteral("b.csv"));
        QVERIFY(boxes);
        QCOMPARE(boxes->front().code, QStringLiteral("Box, small"));
        QVERIFY((boxes->front().outer == Sides{230, 300, 240}));
        QVERIFY((boxes->front().inner == Sides{220, 290, 230}));
        QCOMPARE(boxes->front().tareGrams, 160);
        QCOMPARE(boxes->back().maxGrossGrams, 3000);
        const auto twice = readBoxesCsv("B,1,1,1,0,1,1,1,9\nB,1,1,1,0,1,1,1,9\n", QStringLiteral("b.csv"));
        QVERIFY(!twice);
        QCOMPARE(twice.error().where, QStringLiteral("b.csv:2:box"));
        QVERIFY(!readBoxesCsv("", QStringLiteral("b.csv")));
    }
};

PACKBAY_TEST(tst_ContainerLoader)
#include "tst_ContainerLoader.moc"
