#include "tests/models/freight/Packs.h"
#include "tests/support/TestMain.h"

using namespace packbay;
using namespace packbay::test;

/// Which surcharges a shipment gets, in which order they are worked out, and that no order of the file's rows decides it.
class tst_SurchargeRules : public QObject
{
    Q_OBJECT

private:
    /// The lines A and B, 10.00 each to AU.
    static TariffFiles twoLines(const QMap<QString, QByteArray> &sheets)
    {
        QMap<QString, QByteArray> all{{text("line"), "line,currency\nA,CNY\nB,CNY\n"}, {text("zone"), "line,zone,country\nA,Z,AU\nB,Z,AU\n"},
            {text("price"), "line,zone,over_g,to_g,base\nA,Z,0,30000,10.00\nB,Z,0,30000,10.00\n"}};
        all.insert(sheets);
        return smallPack(all);
    }
    static std::int64_t totalOf(const TariffLoad &load, QuoteRequest wanted, const char *line)
    {
        wanted.lines = {text(line)};
        const QuoteAnswer answer = quote(load.pack, wanted);
        return answer.hasOffer() && faultOf(answer).isEmpty() ? answer.offers.front().totalMinor : -1;
    }
    static QuoteRequest holding(const char *category)
    {
        QuoteRequest wanted = request(500);
        wanted.pieces.front().category = text(category);
        return wanted;
    }

private slots:
    void goodsLinkIsACondition_data()
    {
        QTest::addColumn<QByteArray>("goods");
        QTest::addColumn<QByteArray>("category");
        QTest::addColumn<qint64>("onA");
        QTest::addColumn<qint64>("onB");
        const auto row = [](const char *name, const char *goods, const char *category, qint64 onA, qint64 onB) { QTest::newRow(name) << QByteArray(goods) << QByteArray(category) << onA << onB; };
        const char *refused = "A,battery,Y,BATT\nB,battery,N,\n";
        row("B takes no batteries, general goods", refused, "general", 1000, 1000);
        row("B takes no batteries, battery", refused, "battery", 3000, -1);
        const char *waived = "*,battery,Y,BATT\nB,battery,Y,\n";
        row("B waives it, general goods", waived, "general", 1000, 1000);
        row("B waives it, battery", waived, "battery", 3000, 1000);
        row("nothing points at it", "*,battery,Y,\n", "general", 3000, 3000);
        row("for all lines, general goods", "*,battery,Y,BATT\n", "general", 1000, 1000);
        row("for all lines, battery", "*,battery,Y,BATT\n", "battery", 3000, 3000);
    }
    void goodsLinkIsACondition()
    {
        QFETCH(QByteArray, goods);
        QFETCH(QByteArray, category);
        const TariffLoad load = loadTariff(twoLines({{text("surcharge"), "line,code,basis,value\n*,BATT,ticket,20.00\n"},
            {text("goods"), "line,category,allow,surcharge_code\n" + goods}}));
        VERIFY_PACK(load);
        QTEST(qint64(totalOf(load, holding(category.constData()), "A")), "onA");
        QTEST(qint64(totalOf(load, holding(category.constData()), "B")), "onB");
    }
    void aPercentageMayNameASurchargeThatTheLineWaives()
    {
        const TariffLoad load = loadTariff(twoLines({{text("surcharge"), "line,code,basis,value,percent_of\n*,BATT,ticket,20.00,\n*,FUEL,percent,10,FREIGHT;BATT\n"},
            {text("goods"), "line,category,allow,surcharge_code\nA,battery,Y,BATT\nB,battery,Y,\n"}}));
        VERIFY_PACK(load);
        QCOMPARE(totalOf(load, holding("battery"), "A"), 3300);
        QCOMPARE(totalOf(load, holding("battery"), "B"), 1100);
    }
    void theFuelBaseWaitsForEveryFlaggedPercentage_data()
    {
        QTest::addColumn<QByteArray>("rows");
        QTest::addColumn<qint64>("total");
        // Freight 10.00; code,value,percent_of,fuel,priority.
        const auto row = [](const char *name, const char *rows, qint64 total) { QTest::newRow(name) << QByteArray(rows) << total; };
        row("code after FUEL", "FUEL,20,,N,\nPEAK,10,FREIGHT,Y,\n", 1320);
        row("code before FUEL", "FUEL,20,,N,\nAPEAK,10,FREIGHT,Y,\n", 1320);
        row("FUEL has the priority", "FUEL,20,,N,9\nAPEAK,10,FREIGHT,Y,\n", 1320);
        row("not flagged", "FUEL,20,,N,\nPEAK,10,FREIGHT,N,\n", 1300);
        row("a chain of flagged ones", "FUEL,20,,N,\nPEAK,10,FREIGHT,Y,\nQUEUE,50,PEAK,Y,\n", 1380);
        row("a flagged one of an unflagged one", "FUEL,20,,N,\nPEAK,10,FREIGHT,N,\nQUEUE,50,PEAK,Y,\n", 1360);
        // A flagged part of the fuel charge itself cannot be in its base.
        row("a flagged percentage of FUEL", "FUEL,20,,N,\nPEAK,10,FUEL,Y,\n", 1220);
        row("of FUEL, by way of another", "FUEL,20,,N,\nOVER,50,FUEL,N,\nPEAK,10,OVER,Y,\n", 1310);
        // ASEC, on the fuel base too, waits for PEAK and so for FUEL: 2.00, 0.20, 10 % of 10.20.
        row("two on the fuel base", "ASEC,10,,N,\nFUEL,20,,N,\nPEAK,10,FUEL,Y,\n", 1322);
        // Both on the fuel base and flagged: the declared order decides. 1.00, then 20 % of 11.00.
        row("two flagged ones on the fuel base", "ASEC,10,,Y,\nFUEL,20,,Y,\n", 1320);
    }
    void theFuelBaseWaitsForEveryFlaggedPercentage()
    {
        QFETCH(QByteArray, rows);
        QByteArray csv = "line,basis,code,value,percent_of,fuel,priority\n";
        for (const QByteArray &row : rows.trimmed().split('\n'))
            csv += "L,percent," + row + '\n';
        const TariffLoad load = loadTariff(smallPack({{text("surcharge"), csv}}));
        VERIFY_PACK(load);
        QTEST(qint64(totalOf(load, request(500), "L")), "total");
    }
    void rowsThatTieAreSortedByThemselves()
    {
        // Each pair ties in code, value and priority and differs in one thing behind them.
        const QByteArray header = "line,code,basis,value,min,max,max_per_ticket,group,fuel,percent_of,when_field,when_op,when_value,when2_field,when2_op,when2_value,valid_to\n";
        const QByteArrayList pairs{
            "L,OVER,kg,2.00,50,,,O,,,length_girth,>,3000,,,,\nL,OVER,kg,2.00,120,,,O,,,longest,>,3000,,,,",
            "L,OVER,kg,2.00,,5,,O,,,longest,>,3000,,,,\nL,OVER,kg,2.00,,4,,O,,,longest,>,3000,,,,",
            "L,OVER,kg,2.00,,,4,O,,,longest,>,3000,,,,\nL,OVER,kg,2.00,,,5,O,,,longest,>,3000,,,,",
            "L,OVER,kg,2.00,50,,,O,,,longest,>,3000,second,<,900,\nL,OVER,kg,2.00,120,,,O,,,longest,>,3000,third,<,900,",
            "L,OVER,percent,2.00,,,,O,,FREIGHT,longest,>,3000,,,,\nL,OVER,percent,2.00,,,,O,,FREIGHT;X,longest,>,3000,,,,\nL,X,ticket,5,,,,,,,,,,,,,",
            "L,OVER,kg,2.00,,,,O,Y,,longest,>,3000,,,,\nL,OVER,kg,2.00,,,,O,N,,longest,>,3000,,,,\nL,FUEL,percent,10,,,,,,,,,,,,,",
            "L,OVER,kg,2.00,50,,,O,,,longest,>,3000,,,,2027-01-01\nL,OVER,kg,2.00,120,,,O,,,longest,>,3000,,,,2027-01-02",
            "L,OVER,kg,2.00,,,,O,,,longest,>,3000,,,,\nL,OVER,kg,2.00,,,,,,,longest,>,3000,,,,",
        };
        for (const QByteArray &pair : pairs) {
            QByteArrayList rows = pair.split('\n');
            QByteArrayList answers;
            for (int turn = 0; turn < 2; ++turn) {
                const TariffLoad load = loadTariff(smallPack({{text("surcharge"), header + rows.join('\n') + '\n'}}));
                VERIFY_PACK(load);
                answers += toJson(quote(load.pack, request(10000, box(3100, 100, 100))));
                rows.swapItemsAt(0, 1);
            }
            QCOMPARE(answers.at(0), answers.at(1));
            QVERIFY2(answers.at(0).contains("OVER"), pair.constData());
        }
    }
    void dutyRowsThatTieAreSortedByThemselves()
    {
        const QByteArray header = "regime,dest,basis,value,currency,exempt_up_to\n";
        const QByteArray small = "R,AU,per_consignment,3,CNY,\n";
        const QByteArray large = "R,AU,per_consignment,5,CNY,\n";
        QByteArrayList answers;
        for (const QByteArray &rows : {small + large, large + small}) {
            const TariffLoad load = loadTariff(smallPack({{text("duty"), header + rows}}));
            VERIFY_PACK(load);
            answers += toJson(quote(load.pack, request(500)));
        }
        QCOMPARE(answers.at(0), answers.at(1));
        QVERIFY(answers.at(0).contains("500"));
    }
};

PACKBAY_TEST(tst_SurchargeRules)
#include "tst_SurchargeRules.moc"
