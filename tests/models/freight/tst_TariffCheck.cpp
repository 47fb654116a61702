#include "models/freight/TariffSchema.h"
#include "tests/models/freight/Packs.h"
#include "tests/support/TestMain.h"

#include <QTemporaryDir>

using namespace packbay;
using namespace packbay::test;

/// What a tariff pack may look like, and every finding of one that is wrong.
class tst_TariffCheck : public QObject
{
    Q_OBJECT

private:
    static QByteArray summary(const TariffLoad &load)
    {
        QByteArrayList all;
        for (const TariffFinding &finding : load.findings)
            all += finding.file.toUtf8() + ':' + QByteArray::number(finding.row) + ':' + finding.column.toUtf8() + ' '
                + (finding.isError ? "error " : "warning ") + QByteArray::number(static_cast<int>(finding.code));
        return all.join(" | ");
    }

private slots:
    void findings_data()
    {
        QTest::addColumn<QByteArray>("sheet");
        QTest::addColumn<QByteArray>("csv");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *name, const char *sheet, const char *csv, const char *expected) {
            QTest::newRow(name) << QByteArray(sheet) << QByteArray(csv) << QByteArray(expected);
        };
        const char *price = "price";
        row("gap", price, "line,zone,over_g,to_g,base\nL,Z,0,500,1\nL,Z,501,900,2\n", "price.csv:3:over_g error 7206");
        row("does not begin at zero", price, "line,zone,over_g,to_g,base\nL,Z,10,500,1\n", "price.csv:2:over_g error 7206");
        row("overlap", price, "line,zone,over_g,to_g,base\nL,Z,0,500,1\nL,Z,400,900,2\n", "price.csv:3:over_g error 7207");
        row("row inside a row", price, "line,zone,over_g,to_g,base\nL,Z,0,900,1\nL,Z,100,200,2\n", "price.csv:3:over_g error 7207");
        row("no top", price, "line,zone,over_g,to_g,base\nL,Z,0,500,1\nL,Z,500,,2\n", "price.csv:3:to_g error 7208");
        row("decreasing", price, "line,zone,over_g,to_g,base\nL,Z,0,500,2.00\nL,Z,500,900,1.99\n", "price.csv:3:base warning 7209");
        row("decreasing by a step", price, "line,zone,over_g,to_g,base,step_g,step_price\nL,Z,0,500,2,,\nL,Z,500,900,1,100,0.99\n", "price.csv:3:base warning 7209");
        row("not decreasing", price, "line,zone,over_g,to_g,base,step_g,step_price\nL,Z,0,500,2,,\nL,Z,500,900,1,100,1\n", "");
        row("unknown zone", price, "line,zone,over_g,to_g,base\nL,Y,0,500,1\nL,Z,0,500,1\n", "price.csv:2:zone error 7210");
        row("unknown line", price, "line,zone,over_g,to_g,base\nM,Z,0,500,1\nL,Z,0,500,1\n", "price.csv:2:line error 7213");
        row("letter O in a price", price, "line,zone,over_g,to_g,base\nL,Z,0,500,1O.00\n", "price.csv:2:base error 7205");
        row("thousands separator", price, "line,zone,over_g,to_g,base\nL,Z,0,500,\"1,000.00\"\n", "price.csv:2:base error 7205");
        row("exponent", price, "line,zone,over_g,to_g,base\nL,Z,0,5e3,1\n", "price.csv:2:to_g error 7205");
        row("seven decimals", price, "line,zone,over_g,to_g,base\nL,Z,0,500,1.0000001\n", "price.csv:2:base error 7205");
        row("negative", price, "line,zone,over_g,to_g,base\nL,Z,0,500,-1\n", "price.csv:2:base error 7205");
        row("full-width digits", price, "line,zone,over_g,to_g,base\nL,Z,0,５００,1\n", "price.csv:2:to_g error 7205");
        row("unknown unit", price, "line,zone,over_g,to_g,base\nL,Z,0,5stone,1\n", "price.csv:2:to_g error 7205");
        row("no price at all", price, "line,zone,over_g,to_g,base\nL,Z,0,500,\n", "price.csv:2:base error 7205");
        row("step without width", price, "line,zone,over_g,to_g,step_price\nL,Z,0,500,1\n", "price.csv:2:step_g error 7205");
        row("unknown column", price, "line,zone,over_g,to_g,base,colour\nL,Z,0,500,1,red\n", "price.csv:1:colour error 7203");
        row("missing column", price, "line,zone,over_g,base\nL,Z,0,1\n", "price.csv:1:to_g error 7204 | zone.csv:2:zone warning 7206");
        row("column twice", price, "line,zone,over_g,to_g,base,base\nL,Z,0,500,1,1\n", "price.csv:1:base error 7212");
        row("cell behind the last column", price, "line,zone,over_g,to_g,base\nL,Z,0,500,1,9\n", "price.csv:2: error 7205");
        row("quote never ends", price, "line,zone,over_g,to_g,base\nL,Z,0,500,\"1\n", "price.csv:2: error 7202 | zone.csv:2:zone warning 7206");
        row("empty file", price, "", "price.csv:0: error 7202 | zone.csv:2:zone warning 7206");
        row("not UTF-8", price, "line,zone,over_g,to_g,base\nL,Z\xff,0,500,1\n", "price.csv:0: error 7202 | zone.csv:2:zone warning 7206");
        row("tier gap", price, "line,zone,tier,over_g,to_g,base\nL,Z,vip,0,100,1\nL,Z,vip,200,500,2\n", "price.csv:3:over_g error 7206");
        row("tier hole filled by the general row", price, "line,zone,tier,over_g,to_g,base\nL,Z,,0,500,2\nL,Z,vip,0,100,1\nL,Z,vip,200,500,2\n", "");
        row("zone without price", "zone", "line,zone,country\nL,Z,AU\nL,Y,NZ\n", "zone.csv:3:zone warning 7206");
        row("zone tie", "zone", "line,zone,country\nL,Z,AU\nL,Z,AU\n", "zone.csv:3:postcode_from error 7211");
        row("zone tie solved by priority", "zone", "line,zone,country,priority\nL,Z,AU,1\nL,Z,AU,2\n", "");
        row("postcodes that cross", "zone", "line,zone,country,postcode_from,postcode_to\nL,Z,AU,2000,2999\nL,Z,AU,2500,3500\n", "zone.csv:3:postcode_from error 7211");
        row("postcodes inside others", "zone", "line,zone,country,postcode_from,postcode_to\nL,Z,AU,2000,2999\nL,Z,AU,2500,2600\n", "");
        row("postcodes upside down", "zone", "line,zone,country,postcode_from,postcode_to\nL,Z,AU,2999,2000\n", "zone.csv:2:postcode_to error 7205");
        row("no country", "zone", "line,zone,country\nL,Z,Australia\n", "zone.csv:2:country error 7205");
        row("versions overlap", "line", "line,currency,valid_from,valid_to\nL,CNY,2026-01-01,2026-06-30\nL,CNY,2026-06-30,\n", "line.csv:3:valid_from error 7207");
        row("versions touch", "line", "line,currency,valid_from,valid_to\nL,CNY,2026-01-01,2026-06-30\nL,CNY,2026-07-01,\n", "");
        row("unknown currency", "line", "line,currency\nL,RMB\n", "line.csv:2:currency error 7205");
        row("unknown time zone", "line", "line,currency,tz\nL,CNY,Mars/Base\n", "line.csv:2:tz error 7205");
        row("bad date", "line", "line,currency,valid_from\nL,CNY,2026-02-30\n", "line.csv:2:valid_from error 7205");
        row("unknown word", "line", "line,currency,vol_mode\nL,CNY,maximum\n", "line.csv:2:vol_mode error 7205");
        row("unknown field", "limit", "line,scope,field,op,value,action\nL,piece,length,>,1,refuse\n", "limit.csv:2:field error 7205");
        row("value that does not fit", "limit", "line,scope,field,op,value,action\nL,piece,longest,>,heavy,refuse\n", "limit.csv:2:value error 7205");
        row("percent of nothing", "surcharge", "line,code,basis,value,percent_of\nL,FUEL,percent,5,REMOTE\n", "surcharge.csv:2:percent_of error 7213");
        row("percent of itself", "surcharge", "line,code,basis,value,percent_of\nL,A,percent,5,B\nL,B,percent,5,A\n", "surcharge.csv:2:percent_of error 7205 | surcharge.csv:3:percent_of error 7205");
        row("engine's code", "surcharge", "line,code,basis,value\nL,TAX,ticket,5\n", "surcharge.csv:2:code error 7205");
        row("unknown tier", "tier", "tier,discount_ppm\ngold,1000001\n", "tier.csv:2:discount_ppm error 7205");
        row("fx twice", "fx", "base,quote,rate,as_of\nCNY,USD,0.14,2026-01-01\nCNY,USD,0.15,2026-01-01\n", "fx.csv:3:base error 7212");
        row("goods point nowhere", "goods", "line,category,allow,surcharge_code\nL,liquid,Y,LIQ\n", "goods.csv:2:surcharge_code error 7213");
        row("not a sheet", "prices", "a,b\n", "prices.csv:0: warning 7201");
    }
    void findings()
    {
        QFETCH(QByteArray, sheet);
        QFETCH(QByteArray, csv);
        QFETCH(QByteArray, expected);
        const TariffLoad load = loadTariff(smallPack({{QString::fromUtf8(sheet), csv}}));
        QCOMPARE(summary(load), expected);
        for (const TariffFinding &finding : load.findings) {
            QVERIFY(!finding.message.isEmpty());
            QVERIFY(!finding.remedy.isEmpty());
            // Only what concerns a file as a whole has no row, and what concerns a row as a whole no column.
            const bool isOfFile = finding.code == ErrorCode::TariffFileMissing || finding.code == ErrorCode::TariffFileUnreadable;
            const bool isOfRow = isOfFile || finding.message.english().contains(text("behind the last column"));
            QVERIFY(!finding.file.isEmpty());
            QVERIFY2(isOfFile || finding.row > 0, toJson(finding).constData());
            QVERIFY2(isOfRow || !finding.column.isEmpty(), toJson(finding).constData());
        }
    }
    void twinsAndTies_data()
    {
        QTest::addColumn<QByteArray>("sheet");
        QTest::addColumn<QByteArray>("csv");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *name, const char *sheet, const char *csv, const char *expected) {
            QTest::newRow(name) << QByteArray(sheet) << QByteArray(csv) << QByteArray(expected);
        };
        row("surcharge twice", "surcharge", "line,code,basis,value\nL,FUEL,percent,10\nL,FUEL,percent,12\nL,FUEL,percent,10.0\n", "surcharge.csv:4:code error 7212");
        row("duty twice", "duty", "regime,dest,basis,value,currency\nR,AU,per_hs6,3,EUR\nR,AU,per_hs6,4,EUR\nR,AU,per_hs6,3.00,EUR\n", "duty.csv:4:regime error 7212");
        const auto group = [&](const char *name, const char *rows, const char *expected) {
            QTest::newRow(name) << QByteArray("surcharge") << QByteArray("line,code,basis,value,group,priority,tier,valid_from,valid_to,when_field,when_op,when_value\n") + rows << QByteArray(expected);
        };
        const char *tie = "surcharge.csv:3:priority warning 7212";
        group("group tie", "L,A,ticket,1,G,,,,,longest,>,1000\nL,A,ticket,2,G,,,,,second,>,500\n", tie);
        group("group tie of a row for all lines", "*,A,ticket,1,G,,,,,longest,>,1000\nL,A,ticket,2,G,,,,,second,>,500\n", tie);
        group("group tie, ranges cross", "L,A,ticket,1,G,,,,,billed_g,>,1000\nL,A,ticket,2,G,,,,,billed_g,<=,1001\n", tie);
        group("group tie, sides of two pieces", "L,A,ticket,1,G,,,,,longest,>,1000\nL,A,ticket,2,G,,,,,longest,<=,1000\n", tie);
        group("group tie, a piece of several categories", "L,A,piece,1,G,,,,,category,=,liquid\nL,A,piece,2,G,,,,,category,=,food\n", tie);
        group("group tie, postcode in a postcode", "L,A,ticket,1,G,,,,,postcode,=,2\nL,A,ticket,2,G,,,,,postcode,=,29\n", tie);
        group("group tie, a tier and everybody", "L,A,ticket,1,G,,vip,,,,,\nL,B,ticket,1,G,,,,,,,\n", tie);
        group("group: the same charge", "L,A,piece,1,G,,,,,longest,>,1000\nL,A,piece,1,G,,,,,second,>,500\n", "");
        group("group: priorities", "L,A,ticket,1,G,1,,,,longest,>,1000\nL,A,ticket,2,G,2,,,,second,>,500\n", "");
        group("group: two groups", "L,A,ticket,1,G,,,,,,,\nL,A,ticket,2,H,,,,,,,\n", "");
        group("group: other days", "L,A,ticket,1,G,,,,2026-01-01,,,\nL,A,ticket,2,G,,,2026-01-02,,,,\n", "");
        group("group: other tiers", "L,A,ticket,1,G,,vip,,,,,\nL,A,ticket,2,G,,gold,,,,,\n", "");
        group("group: a tier's own row", "L,A,ticket,1,G,,vip,,,,,\nL,A,ticket,2,G,,,,,,,\n", "");
        group("group: ranges that touch", "L,A,ticket,1,G,,,,,billed_g,>,1000\nL,A,ticket,2,G,,,,,billed_g,<=,1000\n", "");
        group("group: sides of one piece", "L,A,piece,1,G,,,,,longest,>=,1000\nL,A,piece,2,G,,,,,longest,<,1000\n", "");
        group("group: other countries", "L,A,ticket,1,G,,,,,country,=,JP\nL,A,ticket,2,G,,,,,country,in,SG;MY\n", "");
        group("group: other postcodes", "L,A,ticket,1,G,,,,,postcode,=,2\nL,A,ticket,2,G,,,,,postcode,in,39;3\n", "");
        group("group: remote or not", "L,A,ticket,1,G,,,,,remote,=,Y\nL,A,ticket,2,G,,,,,remote,!=,Y\n", "");
    }
    void twinsAndTies() { findings(); }
    void missingFile()
    {
        TariffFiles files = smallPack();
        files.remove(text("zone.csv"));
        QVERIFY(summary(loadTariff(files)).startsWith("price.csv:2:zone error 7210 | zone.csv:0: error 7201"));
    }
    void tooLarge()
    {
        const TariffLoad load = loadTariff(smallPack({{text("vas"), QByteArray(kMaxTariffFileBytes + 1, 'x')}}));
        QCOMPARE(summary(load), QByteArray("vas.csv:0: error 7214"));
    }
    void everyWayToWriteTheSamePack()
    {
        const TariffLoad plain = loadTariff(smallPack({{text("price"), "line,zone,over_g,to_g,base\nL,Z,0,500,1.5\nL,Z,500,1000,\"2\"\n"}}));
        VERIFY_PACK(plain);
        const QByteArrayList others{
            "\xEF\xBB\xBFline,zone,over_g,to_g,base\r\nL,Z,0,500,1.50\r\nL,Z,500,1000,2\r\n",
            "line\tzone\tover_g\tto_g\tbase\nL\tZ\t0\t500\t1.5\nL\tZ\t500\t1000\t2\n",
            "线路,分区,重量起,重量止,首费\nL,Z,0,500,1.5\nL,Z,500,1000,2\n",
            "# prices\n\nto_g,base,zone,line,over_g,per_kg\n,,,,,\n1000,02.0,Z,L,500,\n#old, gone\n500,1.500,Z,L,0,\n",
            "\"line\",\"zone\",\"over_g\",\"to_g\",\"base\"\n\"L\",\"Z\",\"0\",\"500\",\"1.5\"\n\"L\",\"Z\",\"500\",\"1000\",\"2\"",
        };
        for (const QByteArray &csv : others) {
            const TariffLoad load = loadTariff(smallPack({{text("price"), csv}}));
            VERIFY_PACK(load);
            QCOMPARE(load.pack.sha256, plain.pack.sha256);
            QCOMPARE(quote(load.pack, request(700)).offers.at(0).totalMinor, 200);
        }
        const TariffLoad dearer = loadTariff(smallPack({{text("price"), "line,zone,over_g,to_g,base\nL,Z,0,500,1.5\nL,Z,500,1000,2.01\n"}}));
        QVERIFY(dearer.pack.sha256 != plain.pack.sha256);
    }
    void quotedCells()
    {
        const TariffLoad load = loadTariff(smallPack({{text("line"), "line,currency,name_en,note\nL,CNY,\"Air, \"\"fast\"\"\",\"two\nlines\"\n"}}));
        VERIFY_PACK(load);
        QCOMPARE(quote(load.pack, request(1)).offers.at(0).name, text("Air, \"fast\""));
    }
    void unitsInCells()
    {
        const TariffLoad load = loadTariff(smallPack({{text("price"), "line,zone,over_g,to_g,base\nL,Z,0,1lb,1\nL,Z,453.59237,1kg,2\nL,Z,1kg,100oz,3\n"}}));
        VERIFY_PACK(load);
        QCOMPARE(quote(load.pack, request(pounds("1"))).offers.at(0).totalMinor, 100);
        QCOMPARE(quote(load.pack, request(dec("453.59238"))).offers.at(0).totalMinor, 200);
        QCOMPARE(quote(load.pack, request(dec("2834.9523125"))).offers.at(0).totalMinor, 300);
        QCOMPARE(quote(load.pack, request(dec("2834.9523126"))).refused.at(0).code, ErrorCode::NoPriceRow);
    }
    void zonesBySpecificity()
    {
        const TariffLoad load = loadTariff(smallPack({
            {text("zone"), "line,zone,country,postcode_from,postcode_to,priority\nL,WORLD,*,,,\nL,Z,AU,,,\nL,NSW,AU,2,,\nL,SYD,AU,2000,2249,\nL,CBD,AU,2000,2009,\nL,GIFT,AU,2005,2006,\nL,UK,GB,SW1A,SW1Y,\n"},
            {text("price"), "line,zone,over_g,to_g,base\nL,WORLD,0,9,1\nL,Z,0,9,1\nL,NSW,0,9,1\nL,SYD,0,9,1\nL,CBD,0,9,1\nL,GIFT,0,9,1\nL,UK,0,9,1\n"}}));
        VERIFY_PACK(load);
        for (const auto &[country, postcode, zone] : {std::tuple("AU", "3000", "Z"), {"AU", "2999", "NSW"}, {"AU", "2100", "SYD"},
                 {"AU", "2008", "CBD"}, {"AU", "2005", "GIFT"}, {"GB", "sw1a 2aa", "UK"}, {"GB", "SW1Z", "WORLD"}, {"DE", "", "WORLD"}, {"AU", "", "Z"}}) {
            QuoteRequest wanted = request(5, {}, country);
            wanted.shipTo.postcode = text(postcode);
            QCOMPARE(quote(load.pack, wanted).offers.at(0).zone, text(zone));
        }
    }
    void validityInTheLinesOwnDays()
    {
        const TariffLoad load = loadTariff(smallPack({{text("line"),
            "line,currency,valid_from,valid_to,tz,name_en\nL,CNY,2026-01-01,2026-06-30,Asia/Shanghai,first\nL,CNY,2026-07-01,2026-07-31,Asia/Shanghai,second\n"}}));
        VERIFY_PACK(load);
        const auto nameAt = [&](std::int64_t ms) {
            QuoteRequest wanted = request(5);
            wanted.lines = {text("L")};
            wanted.at = UtcMs(ms);
            const QuoteAnswer answer = quote(load.pack, wanted);
            return answer.offers.empty() ? errorId(answer.refused.at(0).code) : answer.offers.at(0).name;
        };
        QCOMPARE(nameAt(1782835199999), text("first"));  // 2026-06-30T15:59:59.999Z is 23:59:59.999 in Shanghai
        QCOMPARE(nameAt(1782835200000), text("second"));
        QCOMPARE(nameAt(1785513599999), text("second")); // 2026-07-31T15:59:59.999Z
        QCOMPARE(nameAt(1785513600000), text("OUTSIDE_VALIDITY"));
    }
    void findingAsJson()
    {
        const TariffLoad load = loadTariff(smallPack({{text("price"), "line,zone,over_g,to_g,base\nL,Z,0,500,1O.00\n"}}));
        QCOMPARE(toJson(load.findings.at(0)),
            json("{'file':'price.csv','row':2,'column':'base','severity':'error','code':7205,'id':'TARIFF_CELL_INVALID',"
                 "'message':'\\'1O.00\\' is not a number of zero or more like 12.50','remedy':'Correct the cell.'}"));
        QCOMPARE(tariffVerdictJson(false, 1, 0, {}), json("{'ok':false,'lines':1,'prices':0,'sha256':null}"));
        QVERIFY(!load.ok());
    }
    void folders()
    {
        QTemporaryDir dir;
        QCOMPARE(readTariffFolder(dir.path()).error().code, ErrorCode::TariffFileMissing);
        QCOMPARE(readTariffFolder(dir.filePath(text("none"))).error().code, ErrorCode::TariffFileMissing);
        QFile file(dir.filePath(text("fx.csv")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.resize(kMaxTariffFileBytes + 1));
        file.close();
        const Result<TariffFiles> large = readTariffFolder(dir.path());
        QVERIFY(large);
        QVERIFY(summary(loadTariff(*large)).startsWith("fx.csv:0: error 7214 | "));
    }
};

PACKBAY_TEST(tst_TariffCheck)
#include "tst_TariffCheck.moc"
