#include "tests/models/freight/Packs.h"
#include "tests/support/TestMain.h"

using namespace packbay;
using namespace packbay::test;

/// The request and answer of architecture.md 11.1.
class tst_QuoteJson : public QObject
{
    Q_OBJECT

private:
    static Result<QuoteRequest> parse(const QByteArray &quoted)
    {
        QJsonParseError error;
        const QJsonDocument document = QJsonDocument::fromJson(test::json(quoted), &error);
        if (error.error != QJsonParseError::NoError)
            qFatal("%s: %s", qPrintable(error.errorString()), quoted.constData());
        return parseQuoteRequest(document.object());
    }

private slots:
    void bad_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("where");
        const auto row = [](const char *name, const QByteArray &piece, int code, const char *where, const QByteArray &more = {}) {
            QTest::newRow(name) << QByteArray("{'ship_to':{'country':'AU'},'pieces':[{" + piece + "}]" + more + "}") << code << QByteArray(where);
        };
        row("unknown key", "'weight_g':1", 7001, "/colour", ",'colour':'red'");
        row("unknown key in a piece", "'weigth_g':1", 7001, "/pieces/0/weigth_g");
        row("unknown key in the address", "'weight_g':1", 7001, "/pieces/0/x~1y", {});
        row("no weight", "'ref':'a'", 7001, "/pieces/0/weight_g");
        row("two weights", "'weight_g':1,'weight':{'value':'1','unit':'g'}", 7001, "/pieces/0/weight_g");
        row("zero weight", "'weight_g':0", 7005, "/pieces/0/weight_g");
        row("negative weight", "'weight':{'value':'-1','unit':'kg'}", 7005, "/pieces/0/weight");
        row("fraction", "'weight_g':1.5", 7001, "/pieces/0/weight_g");
        row("weight as text", "'weight_g':'1'", 7001, "/pieces/0/weight_g");
        row("decimal as number", "'weight':{'value':1.5,'unit':'kg'}", 7001, "/pieces/0/weight/value");
        row("unit", "'weight':{'value':'1','unit':'stone'}", 7001, "/pieces/0/weight/unit");
        row("two sides", "'weight_g':1,'length_mm':1,'width_mm':1", 7006, "/pieces/0/height_mm");
        row("zero side", "'weight_g':1,'length_mm':1,'width_mm':0,'height_mm':1", 7006, "/pieces/0/width_mm");
        row("endless side", "'weight_g':1,'length_mm':1,'width_mm':1,'height_mm':100001", 7006, "/pieces/0/height_mm");
        row("packaging", "'weight_g':1,'packaging':'sack'", 7001, "/pieces/0/packaging");
        row("quantity", "'weight_g':1,'quantity':0", 7001, "/pieces/0/quantity");
        row("currency", "'weight_g':1", 7003, "/currency", ",'currency':'RMB'");
        row("time", "'weight_g':1", 7001, "/at", ",'at':'2026-11-22'");
        row("goods without currency", "'weight_g':1", 7001, "/goods/0/currency", ",'goods':[{'qty':1,'unit_value_minor':5}]");
        row("goods of no piece", "'weight_g':1", 7001, "/goods/0/piece", ",'goods':[{'piece':'9','qty':1,'unit_value_minor':5,'currency':'CNY'}]");
        row("battery", "'weight_g':1", 7001, "/goods/0/battery/chem", ",'goods':[{'qty':1,'unit_value_minor':5,'currency':'CNY','battery':{'chem':'lead','packing':'in','cells':1,'batteries':1}}]");
        row("service", "'weight_g':1", 7001, "/vas/0/code", ",'vas':[{'qty':1}]");
        row("lines", "'weight_g':1", 7001, "/lines", ",'lines':'A'");
        QTest::newRow("country") << QByteArray("{'ship_to':{'country':'XX'},'pieces':[{'weight_g':1}]}") << 7004 << QByteArray("/ship_to/country");
        QTest::newRow("no address") << QByteArray("{'pieces':[{'weight_g':1}]}") << 7001 << QByteArray("/ship_to");
        QTest::newRow("no pieces") << QByteArray("{'ship_to':{'country':'AU'},'pieces':[]}") << 7001 << QByteArray("/pieces");
        QTest::newRow("same ref") << QByteArray("{'ship_to':{'country':'AU'},'pieces':[{'weight_g':1,'ref':'2'},{'weight_g':1}]}") << 7001 << QByteArray("/pieces/1/ref");
    }
    void bad()
    {
        QFETCH(QByteArray, json);
        QFETCH(int, code);
        QFETCH(QByteArray, where);
        if (qstrcmp(QTest::currentDataTag(), "unknown key in the address") == 0) {
            json = "{'ship_to':{'country':'AU','x/y':1},'pieces':[{'weight_g':1}]}";
            where = "/ship_to/x~1y";
        }
        const Result<QuoteRequest> parsed = parse(json);
        QVERIFY(!parsed.has_value());
        QCOMPARE(parsed.error().number(), code);
        QCOMPARE(parsed.error().where.toUtf8(), where);
    }
    void good()
    {
        const Result<QuoteRequest> parsed = parse("{'at':'2026-11-22T08:00:00Z','ship_to':{'name':'A','company':'','lines':['1 Main St'],"
            "'city':'Sydney','region':'NSW','postcode':'2000','country':'AU','phone':'','email':'','tax_id':''},'residential':true,'lines':['L'],"
            "'tier':'gold','coupons':['C'],'currency':'USD','pieces':[{'weight':{'value':'2.10','unit':'lb'},'length_mm':1,'width_mm':2,'height_mm':3,"
            "'quantity':2,'category':'liquid','packaging':'bag'}],'goods':[{'qty':3,'unit_value_minor':1000,'currency':'CNY','hs':'950300','origin':'CN',"
            "'net_g':10,'description':'toy','battery':{'chem':'ion','packing':'in','wh':'7.4','lithium_g':'0.3','cells':1,'batteries':1}}],"
            "'declared_minor':5,'declared_currency':'CNY','insurance_minor':7,'insurance_currency':'CNY','vas':[{'code':'PHOTO'},{'code':'X','qty':2}]}");
        QVERIFY(parsed.has_value());
        QCOMPARE(parsed->at->value, 1795334400000);
        QCOMPARE(parsed->pieces.at(0).grams, pounds("2.10"));
        QCOMPARE(parsed->pieces.at(0).ref, text("1"));
        QCOMPARE(parsed->goods.at(0).category, text("liquid"));
        QCOMPARE(parsed->goods.at(0).piece, text("1"));
        QCOMPARE(parsed->vas.at(1).quantity, 2);
        QCOMPARE(parsed->declaredMinor, std::optional<std::int64_t>(5));
    }
    void answer()
    {
        const TariffLoad load = loadTariff(smallPack({
            {text("line"), "line,currency,name_en,carrier,valid_from,transit_min_d,transit_max_d\nL,CNY,Air,House,2026-01-01,3,5\nM,CNY,,,,,\n"},
            {text("zone"), "line,zone,country\nL,Z,AU\nM,Z,NZ\n"},
            {text("price"), "line,zone,over_g,to_g,per_kg\nL,Z,0,30000,10.005\nM,Z,0,1,1\n"},
            {text("fx"), "base,quote,rate,as_of,source\nCNY,USD,0.140,2026-01-01,house\n"}}));
        VERIFY_PACK(load);
        QuoteRequest wanted = request(dec("1500.5"), box(100, 100, 100));
        wanted.currency = text("USD");
        const QByteArray written = toJson(quote(load.pack, wanted));
        const QByteArray expected = "{'at':'2026-11-22T00:00:00.000Z','offers':[{'line':'L','name':'Air','carrier':'House','zone':'Z','currency':'CNY',"
            "'actual_g':1501,'volumetric_g':0,'billed_g':1501,'billed':'1500.5','total_minor':1501,'quote_currency':'USD','quote_minor':210,"
            "'fx':{'base':'CNY','quote':'USD','rate':'0.14','as_of':'2026-01-01T00:00:00.000Z','source':'house','spread_ppm':0},'transit':[3,5],"
            "'expires_at':'2026-11-23T00:00:00.000Z','tariff':'L@2026-01-01 " + load.pack.sha256.toUtf8()
            + "','doc_needed':[],'warnings':[],'duty':[],'explain':[{'seq':1,'step':4,'code':'ACTUAL','text':'Actual weight','formula':'1500.5 g','exact':'0/1','minor':0},"
              "{'seq':2,'step':4,'code':'VOL','text':'Volumetric weight','formula':'','exact':'0/1','minor':0},"
              "{'seq':3,'step':5,'code':'BILLED','text':'Billed weight','formula':'1500.5 g -> 1500.5 g','exact':'0/1','minor':0},"
              "{'seq':4,'step':6,'code':'FREIGHT','text':'Freight, zone Z','formula':'0 + 1.5005 kg x 10.005','exact':'6005001/4000','minor':1501},"
              "{'seq':5,'step':14,'code':'ROUNDING','text':'Rounding','formula':'half up to steps of 1','exact':'-1001/4000','minor':0}]}],"
              "'refused':[{'line':'M','code':7103,'id':'NO_ZONE','reason':'the line does not go to AU','where':'/ship_to'}]}";
        QCOMPARE(written, test::json(expected));
    }
};

PACKBAY_TEST(tst_QuoteJson)
#include "tst_QuoteJson.moc"
