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
};

PACKBAY_TEST(tst_SurchargeRules)
#include "tst_SurchargeRules.moc"
