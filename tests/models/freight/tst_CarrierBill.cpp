#include "models/freight/CarrierBill.h"
#include "tests/models/freight/Packs.h"
#include "tests/support/TestMain.h"

using namespace packbay;
using namespace packbay::test;

namespace {

/// 10.00 a started kg, volumetric /5000, remote area 20.00 for postcode 9; `perKg` lets the tariff grow dearer.
TariffLoad pack(const char *perKg)
{
    return loadTariff(smallPack({{text("line"), "line,currency,divisor,vol_mode,weight_round_g\nL,CNY,5000,max,1000\n"},
        {text("zone"), "line,zone,country,postcode_from,remote\nL,Z,AU,,N\nL,Z,AU,9,Y\n"},
        {text("price"), QByteArray("line,zone,over_g,to_g,step_g,step_price\nL,Z,0,30000,1000,") + perKg + '\n'},
        {text("surcharge"), "line,code,basis,value,when_field,when_op,when_value\nL,REMOTE,ticket,20.00,remote,=,Y\n"}}));
}

SoldShipment sold(const char *number, std::int64_t grams, std::optional<Dimensions> size, std::int64_t minor, const char *postcode = "2000")
{
    SoldShipment one;
    one.carrierNo = text(number);
    one.request = request(grams, size);
    one.request.shipTo.postcode = text(postcode);
    one.line = text("L");
    one.currency = text("CNY");
    one.totalMinor = minor;
    return one;
}

QByteArray summary(const QList<BillVariance> &variances)
{
    const char *const states[] = {"matched", "unknown", "twice", "not billed", "currency", "not ratable"};
    const char *const causes[] = {"tariff", "size", "weight", "surcharge", "other"};
    QByteArrayList all;
    for (const BillVariance &variance : variances) {
        QByteArray words = variance.carrierNo.toUtf8() + ' ' + states[static_cast<int>(variance.state)];
        std::int64_t sum = 0;
        for (const auto &[cause, minor] : variance.causes) {
            words += QByteArray(" ") + causes[static_cast<int>(cause)] + ' ' + QByteArray::number(static_cast<qlonglong>(minor));
            sum += minor;
        }
        if (variance.state == BillVariance::State::Matched && sum != variance.billedMinor - variance.soldMinor)
            words += " WRONG SUM";
        all += words;
    }
    return all.join(" | ");
}

} // namespace

/// A carrier's bill against what was sold: each difference has its cause, and the causes sum to it.
class tst_CarrierBill : public QObject
{
    Q_OBJECT

private slots:
    void causes_data()
    {
        QTest::addColumn<QByteArray>("row");
        QTest::addColumn<QByteArray>("perKg");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *name, const char *csv, const char *perKg, const char *expected) { QTest::newRow(name) << QByteArray(csv) << QByteArray(perKg) << QByteArray(expected); };
        // Sold: 1.5 kg, 200 x 150 x 100 mm (600 g volumetric), 20.00.
        row("as sold", "A1,CNY,20.00,,,,,", "10.00", "A1 matched");
        row("written otherwise", " a-1 ,CNY,20,1.5kg,20cm,15cm,10cm,", "10.00", "A1 matched");
        row("heavier", "A1,CNY,30.00,2100,,,,", "10.00", "A1 matched weight 1000");
        row("larger", "A1,CNY,60.00,1500,400,300,250,", "10.00", "A1 matched size 4000");
        row("larger and heavier", "A1,CNY,70.00,6500,400,300,250,", "10.00", "A1 matched size 4000 weight 1000");
        row("dearer tariff", "A1,CNY,22.00,,,,,", "11.00", "A1 matched tariff 200");
        row("surcharge that we did not know", "A1,CNY,25.00,1500,,,,HEAVY:5.00", "10.00", "A1 matched surcharge 500");
        row("all together", "A1,CNY,99.99,6500,400,300,250,HEAVY:5.00;FUEL:1", "11.00", "A1 matched tariff 200 size 4400 weight 1100 surcharge 600 other 1699");
        row("nobody knows why", "A1,CNY,20.01,1500,200,150,100,", "10.00", "A1 matched other 1");
        row("credit", "A1,CNY,-5.00,,,,,", "10.00", "A1 matched other -2500");
        row("too heavy for the line", "A1,CNY,500.00,31000,,,,", "10.00", "A1 not ratable other 48000");
        row("other currency", "A1,USD,3.00,,,,,", "10.00", "A1 currency");
        row("not ours", "B7,CNY,3.00,,,,,", "10.00", "B7 unknown | A1 not billed");
        row("twice", "A1,CNY,20.00,,,,,\nA-1,CNY,20.00,,,,,", "10.00", "A1 matched | A1 twice");
    }
    void causes()
    {
        QFETCH(QByteArray, row);
        QFETCH(QByteArray, perKg);
        const TariffLoad load = pack(perKg.constData());
        VERIFY_PACK(load);
        const CarrierBill bill = readCarrierBill("carrier_no,currency,total,weight_g,length_mm,width_mm,height_mm,surcharges\n" + row + '\n', text("bill.csv"));
        QVERIFY(bill.ok());
        QTEST(summary(reconcile(bill, {sold("A1", 1500, box(200, 150, 100), 2000)}, load.pack)), "expected");
    }
    void ourOwnDataIsNoTariffVersion_data()
    {
        QTest::addColumn<QByteArray>("billed");
        QTest::addColumn<bool>("isSameTariff");
        QTest::addColumn<QByteArray>("expected");
        // Sold for 19.60 to a member who would pay 20.00 today.
        QTest::newRow("same tariff, billed as sold") << QByteArray("19.60") << true << QByteArray("A1 matched");
        QTest::newRow("same tariff, billed as today") << QByteArray("20.00") << true << QByteArray("A1 matched other 40");
        QTest::newRow("same tariff, heavier") << QByteArray("30.00,2100") << true << QByteArray("A1 matched weight 1000 other 40");
        QTest::newRow("other tariff, billed as sold") << QByteArray("19.60") << false << QByteArray("A1 matched tariff 40 other -40");
        QTest::newRow("other tariff, billed as today") << QByteArray("20.00") << false << QByteArray("A1 matched tariff 40");
    }
    void ourOwnDataIsNoTariffVersion()
    {
        QFETCH(QByteArray, billed);
        QFETCH(bool, isSameTariff);
        const TariffLoad load = pack("10.00");
        SoldShipment shipment = sold("A1", 1500, {}, 1960);
        shipment.tariff = text("L@open ") + (isSameTariff ? load.pack.sha256 : text("another"));
        const CarrierBill bill = readCarrierBill("carrier_no,currency,total,weight_g\nA1,CNY," + billed + '\n', text("bill.csv"));
        QVERIFY(bill.ok());
        QTEST(summary(reconcile(bill, {shipment}, load.pack)), "expected");
    }
    void surchargesThatWereSold()
    {
        // 20.00 and 20.00 for the remote area; the carrier bills 35.00 for it.
        const TariffLoad load = pack("10.00");
        const QList<SoldShipment> remote{sold("A1", 1500, {}, 4000, "9000")};
        const CarrierBill bill = readCarrierBill("\xEF\xBB\xBF转运单号,币种,总额,附加费\nA1,CNY,55.00,REMOTE:35.00\n", text("bill.csv"));
        QVERIFY(bill.ok());
        QCOMPARE(summary(reconcile(bill, remote, load.pack)), QByteArray("A1 matched surcharge 1500"));
        // A bill that names no surcharges says nothing about them.
        QCOMPARE(summary(reconcile(readCarrierBill("carrier_no,currency,total\nA1,CNY,55\n", text("b")), remote, load.pack)), QByteArray("A1 matched other 1500"));
    }
    void badBills_data()
    {
        QTest::addColumn<QByteArray>("csv");
        QTest::addColumn<int>("row");
        QTest::addColumn<QString>("column");
        const auto row = [](const char *name, const char *csv, int at, const char *column) { QTest::newRow(name) << QByteArray(csv) << at << text(column); };
        row("no header", "A1,CNY,20\n", 1, "A1");
        row("letter in an amount", "carrier_no,currency,total\nA1,CNY,2O\n", 2, "total");
        row("half a cent", "carrier_no,currency,total\nA1,CNY,1\nA2,CNY,20.005\n", 3, "total");
        row("yen have no cents", "carrier_no,currency,total\nA1,JPY,20.5\n", 2, "total");
        row("no number", "carrier_no,currency,total\n,CNY,20\n", 2, "carrier_no");
        row("unknown currency", "carrier_no,currency,total\nA1,RMB,20\n", 2, "currency");
        row("two sides", "carrier_no,currency,total,length_mm,width_mm\nA1,CNY,20,10,10\n", 2, "length_mm");
        row("surcharge without amount", "carrier_no,currency,total,surcharges\nA1,CNY,20,FUEL\n", 2, "surcharges");
    }
    void badBills()
    {
        QFETCH(QByteArray, csv);
        const CarrierBill bill = readCarrierBill(csv, text("bill.csv"));
        QVERIFY(!bill.ok());
        QTEST(bill.findings.at(0).row, "row");
        QTEST(bill.findings.at(0).column, "column");
    }
};

PACKBAY_TEST(tst_CarrierBill)
#include "tst_CarrierBill.moc"
