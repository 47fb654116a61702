#include "models/packing/ConsolidationPlan.h"
#include "tests/models/packing/PlanWorld.h"
#include "tests/support/TestMain.h"

using namespace packbay;
using namespace packbay::test;

/// What is inside the parcels as a hard constraint of plans (freight.md C3, E3).
class tst_PlanGoods : public QObject
{
    Q_OBJECT

private:
    /// One line to AU, 10.00 a carton, that takes two packed batteries a carton and no aerosols.
    static TariffPack oneLine(const TariffFiles &more = {})
    {
        TariffFiles files{{QStringLiteral("line.csv"), "line,currency\nL,CNY\n"}, {QStringLiteral("zone.csv"), "line,zone,country\nL,Z,AU\n"},
                          {QStringLiteral("price.csv"), "line,zone,over_g,to_g,base\nL,Z,0,30000,10.00\n"},
                          {QStringLiteral("goods.csv"), "line,category,allow,max_qty\nL,general,Y,\nL,battery_packed,Y,2\nL,battery_built_in,Y,2\nL,aerosol,N,\n"}};
        files.insert(more);
        return loadTariff(files).pack;
    }
    /// Parcels 1, 2.. of these categories; what was declared is all general.
    static PlanRequest declaredGeneral(const QStringList &categories)
    {
        PlanRequest request = planRequest({}, {carton("BOX", {300, 100, 100}, 0)});
        for (const QString &category : categories) {
            request.parcels.push_back(parcel(QByteArray::number(static_cast<int>(request.parcels.size()) + 1).constData(), 400, {90, 90, 90}));
            request.parcels.back().category = category;
            request.parcels.back().goods = {goods("691200", 1000)};
            request.parcels.back().goods.front().currency = QStringLiteral("CNY");
        }
        return request;
    }
    static PlanAnswer planned(const TariffPack &pack, const PlanRequest &request) { return planConsolidation(pack, request).value_or(PlanAnswer()); }

private slots:
    void aParcelsCategoryCountsWhateverItsGoodsSay_data()
    {
        QTest::addColumn<QStringList>("categories");
        QTest::addColumn<int>("cartons"); // of the best plan; 0: none
        const QString battery = QStringLiteral("battery_packed");
        QTest::newRow("general") << QStringList{QStringLiteral("general"), QStringLiteral("general"), QStringLiteral("general")} << 1;
        QTest::newRow("two batteries") << QStringList{battery, battery, QStringLiteral("general")} << 1;
        QTest::newRow("three batteries") << QStringList{battery, battery, battery} << 2;
        QTest::newRow("two kinds") << QStringList{battery, QStringLiteral("battery_built_in"), battery} << 1;
        QTest::newRow("aerosol") << QStringList{battery, QStringLiteral("aerosol")} << 0;
    }
    void aParcelsCategoryCountsWhateverItsGoodsSay()
    {
        QFETCH(QStringList, categories);
        QFETCH(int, cartons);
        const PlanAnswer answer = planned(oneLine(), declaredGeneral(categories));
        QCOMPARE(answer.plans.empty() ? 0 : static_cast<int>(answer.plans.front().cartons.size()), cartons);
        for (const PlanRefusal &refusal : answer.refused)
            QCOMPARE(refusal.code, ErrorCode::GoodsRefused);
    }
};

PACKBAY_TEST(tst_PlanGoods)
#include "tst_PlanGoods.moc"
