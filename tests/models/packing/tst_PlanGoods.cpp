#include "models/freight/Quote.h"
#include "models/freight/TariffFolder.h"
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
    /// packs/customs: ten digits of HS are due in US post, a number of the recipient in BR. What `quote` refuses is no plan.
    void whatCustomsRefuseIsNoPlan_data()
    {
        QTest::addColumn<QString>("country");
        QTest::addColumn<QStringList>("codes");   // of the parcels' goods
        QTest::addColumn<QStringList>("refused"); // whose parcel; none: there is a plan
        const QString six = QStringLiteral("620610");
        const QString ten = QStringLiteral("6206100000");
        QTest::newRow("six digits") << QStringLiteral("US") << QStringList{six, six} << QStringList{QStringLiteral("1")};
        QTest::newRow("one of two") << QStringLiteral("US") << QStringList{ten, six} << QStringList{QStringLiteral("2")};
        QTest::newRow("none") << QStringLiteral("US") << QStringList{ten, QString()} << QStringList{QStringLiteral("2")};
        QTest::newRow("ten digits") << QStringLiteral("US") << QStringList{ten, ten} << QStringList();
        QTest::newRow("elsewhere") << QStringLiteral("AU") << QStringList{six, six} << QStringList();
        QTest::newRow("nobody to ask") << QStringLiteral("BR") << QStringList{six, six} << QStringList{QStringLiteral("1"), QStringLiteral("2")};
    }
    void whatCustomsRefuseIsNoPlan()
    {
        QFETCH(QString, country);
        QFETCH(QStringList, codes);
        QFETCH(QStringList, refused);
        const TariffPack pack = customsPack();
        const PlanRequest request = customsRequest(country, codes);
        const PlanAnswer answer = planned(pack, request);
        QCOMPARE(answer.plans.empty(), !refused.isEmpty());
        QuoteRequest asked = request.common;
        asked.pieces = {QuotePiece{QStringLiteral("1"), Rational(800), {}, 1}};
        asked.goods = {request.parcels.front().goods.front(), request.parcels.back().goods.front()};
        const QuoteAnswer quoted = quote(pack, asked);
        QCOMPARE(quoted.hasOffer(), refused.isEmpty());
        if (refused.isEmpty())
            return;
        QCOMPARE(answer.refused.size(), 1u);
        QCOMPARE(answer.refused.front().parcels, refused);
        QCOMPARE(answer.refused.front().code, ErrorCode::RequestInvalid);
        QCOMPARE(answer.refused.front().reason, quoted.refused.front().reason);
    }
    /// A country that the line does not go to says so, as `quote` does, whatever customs there want.
    void whereNobodyGoesCustomsAreNotAsked()
    {
        TariffPack pack = customsPack();
        pack.lines.begin()->second.zones.clear();
        pack.lines.begin()->second.countries.clear();
        const PlanAnswer answer = planned(pack, customsRequest(QStringLiteral("BR"), {QString(), QString()}));
        QVERIFY(answer.plans.empty());
        QCOMPARE(answer.refused.front().code, ErrorCode::NoZone);
    }
    void everyPlanSaysWhatCustomsWillMiss()
    {
        PlanRequest request = customsRequest(QStringLiteral("AU"), {QStringLiteral("620610"), QStringLiteral("620610")});
        request.parcels.back().goods.insert(request.parcels.back().goods.begin(), request.parcels.back().goods.front());
        request.parcels.back().goods.back().origin.clear();
        request.parcels.front().goods.front().netGrams = 900; // of 400 g
        const PlanAnswer answer = planned(customsPack(), request);
        QCOMPARE(answer.plans.size(), 2u);
        for (const Plan &plan : answer.plans) {
            QStringList fields;
            for (const QuoteWarning &warning : plan.warnings)
                fields.append(warning.where);
            QCOMPARE(fields, (QStringList{QStringLiteral("/parcels"), QStringLiteral("/parcels/1/goods/1/origin")}));
        }
    }

private:
    static TariffPack customsPack()
    {
        const Result<TariffFiles> files = readTariffFolder(QStringLiteral(PACKBAY_SOURCE_DIR "/tests/models/freight/packs/customs"));
        return files ? loadTariff(*files).pack : TariffPack();
    }
    /// A parcel of 400 g for each HS code.
    static PlanRequest customsRequest(const QString &country, const QStringList &codes)
    {
        PlanRequest request = declaredGeneral(QStringList(codes.size(), QStringLiteral("general")));
        request.common.at = UtcMs(1785542400000); // 2026-08-01T00:00:00Z
        request.common.shipTo.country = country;
        for (qsizetype i = 0; i < codes.size(); ++i) {
            QuoteGoods &inside = request.parcels[static_cast<std::size_t>(i)].goods.front();
            inside.hs = codes.at(i);
            inside.origin = QStringLiteral("CN");
            inside.description = QStringLiteral("silk blouse");
            inside.netGrams = 200;
        }
        return request;
    }
};

PACKBAY_TEST(tst_PlanGoods)
#include "tst_PlanGoods.moc"
