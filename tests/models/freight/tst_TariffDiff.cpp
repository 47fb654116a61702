#include "models/freight/TariffDiff.h"
#include "tests/models/freight/Packs.h"
#include "tests/support/TestMain.h"

using namespace packbay;
using namespace packbay::test;

/// Differences of two versions of a tariff.
class tst_TariffDiff : public QObject
{
    Q_OBJECT

private slots:
    void nothingChanges()
    {
        for (const char *name : {"fedroad", "weilanhai", "gazette", "wish", "ups"}) {
            const TariffLoad load = loadTariff(folderPack(name));
            VERIFY_PACK(load);
            QVERIFY(!load.pack.canonicalRows.empty());
            QCOMPARE(diffTariffs(load.pack, load.pack), QList<TariffChange>());
        }
    }
    void cellsAndRows()
    {
        const TariffLoad before = loadTariff(smallPack({{text("price"), "line,zone,over_g,to_g,base\nL,Z,0,500,1.50\nL,Z,500,900,2\n"}}));
        const TariffLoad after = loadTariff(smallPack({{text("price"), "line,zone,over_g,to_g,base\nL,Z,900,1000,\"3\"\nL,Z,0,500,1.5\nL,Z,500,900,2.10\n"}}));
        const QList<TariffChange> changes = diffTariffs(before.pack, after.pack);
        QCOMPARE(changes.size(), 2);
        QCOMPARE(toJson(changes.at(0)), json("{'change':'changed','sheet':'price','key':'L Z 500','column':'base','old':'2','new':'2.1'}"));
        QCOMPARE(toJson(changes.at(1)), json("{'change':'added','sheet':'price','key':'L Z 900','column':null,'old':null,'new':'L,Z,,900,1000,3,,,,'}"));
        QCOMPARE(toJson(diffTariffs(after.pack, before.pack).at(1)),
            json("{'change':'removed','sheet':'price','key':'L Z 900','column':null,'old':'L,Z,,900,1000,3,,,,','new':null}"));
    }
    void aSheetComesAndGoes()
    {
        const TariffLoad before = loadTariff(smallPack());
        const TariffLoad after = loadTariff(smallPack({{text("fx"), "base,quote,rate\nCNY,USD,0.14\n"}}));
        VERIFY_PACK(after);
        const QList<TariffChange> changes = diffTariffs(before.pack, after.pack);
        QCOMPARE(changes.size(), 1);
        QCOMPARE(changes.at(0).kind, TariffChange::Kind::Added);
        QCOMPARE(changes.at(0).key, text("CNY USD"));
        QCOMPARE(diffTariffs(after.pack, before.pack).at(0).kind, TariffChange::Kind::Removed);
    }
    void alternativesOfOneSurcharge()
    {
        // Three rows with one key: the equal one is no difference, whatever stands before it.
        const auto pack = [](const char *rows) {
            return loadTariff(smallPack({{text("surcharge"), QByteArray("line,code,basis,value,when_field,when_op,when_value,group,priority\n") + rows}}));
        };
        const TariffLoad before = pack("L,A,piece,5,longest,>,1200,g,1\nL,A,piece,7,longest,>,1200,g,2\n");
        const TariffLoad after = pack("L,A,piece,4,longest,>,1200,g,0\nL,A,piece,5,longest,>,1200,g,1\nL,A,piece,7,longest,>,1200,g,2\n");
        VERIFY_PACK(after);
        const QList<TariffChange> changes = diffTariffs(before.pack, after.pack);
        QCOMPARE(changes.size(), 1);
        QCOMPARE(changes.at(0).kind, TariffChange::Kind::Added);
    }
};

PACKBAY_TEST(tst_TariffDiff)
#include "tst_TariffDiff.moc"
