#include "models/freight/TariffBundle.h"
#include "tests/models/freight/Packs.h"
#include "tests/support/TestMain.h"

using namespace packbay;
using namespace packbay::test;

namespace {

TariffFiles filesWith(const QByteArray &lines)
{
    return smallPack({{text("line"), lines}});
}

} // namespace

/// How a tariff travels: every byte comes back, a small part stays readable, and a few bytes cannot become many.
class tst_TariffBundle : public QObject
{
    Q_OBJECT

private slots:
    void everyByteComesBack()
    {
        TariffFiles files = smallPack({});
        QByteArray prices = "line,zone,over_g,to_g,base\r\n";
        for (int i = 0; i < 20'000; ++i)
            prices += "L,Z," + QByteArray::number(i) + ',' + QByteArray::number(i + 1) + ",12.50\r\n";
        files.insert(text("price.csv"), prices);
        const QJsonObject bundle = bundleOf(files);
        QVERIFY(!bundle.contains(text("price.csv")));
        QVERIFY(bundle.value(text("price.csv.z")).toString().size() < prices.size() / 3);
        QCOMPARE(bundle.value(text("line.csv")).toString().toUtf8(), files.value(text("line.csv")));
        QCOMPARE(filesOf(bundle), files);
        QVERIFY(bundleBytes(bundle) < kMaxBundleBytes);
    }

    /// What cannot be read keeps its name, which no sheet has: the check reports that the sheet is missing.
    void damaged_data()
    {
        QTest::addColumn<QString>("packed");
        QTest::newRow("no base64") << text("!!!");
        QTest::newRow("not deflated") << text("aGVsbG8gd29ybGQ=");
        QTest::newRow("nothing") << QString();
        const QString whole = bundleOf({{text("price.csv"), QByteArray(100'000, 'x')}}).value(text("price.csv.z")).toString();
        QTest::newRow("cut") << QString::fromLatin1(QByteArray::fromBase64(whole.toLatin1()).chopped(12).toBase64());
    }
    void damaged()
    {
        QFETCH(QString, packed);
        TariffFiles files = smallPack({});
        files.remove(text("price.csv"));
        QJsonObject bundle = bundleOf(files);
        bundle.insert(text("price.csv.z"), packed);
        const TariffFiles back = filesOf(bundle);
        QVERIFY(back.contains(text("price.csv.z")));
        QVERIFY(!loadTariff(back).ok());
    }

    void aBombEndsAtTheLargestSheet()
    {
        const QByteArray zeros(kMaxTariffFileBytes + 10'000'000, 'a');
        const QJsonObject bundle = bundleOf({{text("price.csv"), zeros}});
        QVERIFY(bundleBytes(bundle) < 200'000);
        const TariffFiles back = filesOf(bundle);
        QCOMPARE(back.value(text("price.csv")).size(), kMaxTariffFileBytes + 1);
        const TariffLoad load = loadTariff(back);
        QVERIFY(std::any_of(load.findings.begin(), load.findings.end(), [](const TariffFinding &finding) { return finding.code == ErrorCode::TariffTooLarge; }));
    }

    void days_data()
    {
        QTest::addColumn<QByteArray>("lines");
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<qint64>("startsAt");
        const QByteArray head = "line,currency,valid_from,valid_to,tz\n";
        QTest::newRow("always") << QByteArray(head + "L,CNY,,,\n") << QString() << QString() << qint64(0);
        QTest::newRow("one line") << QByteArray(head + "L,CNY,2026-12-01,2027-03-31,\n") << text("2026-12-01") << text("2027-03-31") << qint64(1'796'083'200'000);
        QTest::newRow("where it starts") << QByteArray(head + "L,CNY,2026-12-01,,Asia/Shanghai\n") << text("2026-12-01") << QString() << qint64(1'796'054'400'000);
        QTest::newRow("first and last") << QByteArray(head + "L,CNY,2026-12-01,2027-01-31,\nL,CNY,2027-02-01,2027-04-30,\n") << text("2026-12-01") << text("2027-04-30") << qint64(1'796'083'200'000);
        QTest::newRow("one is open") << QByteArray(head + "L,CNY,2026-12-01,2027-01-31,\nL,CNY,2027-02-01,,\n") << text("2026-12-01") << QString() << qint64(1'796'083'200'000);
    }
    void days()
    {
        QFETCH(QByteArray, lines);
        const TariffLoad load = loadTariff(filesWith(lines));
        VERIFY_PACK(load);
        PublishTariff body;
        describe(body, load.pack);
        QCOMPARE(body.sha256, load.pack.sha256);
        const TariffAbout about = aboutOf(body.files);
        QTEST(about.validFrom, "from");
        QTEST(about.validTo, "to");
        QTEST(about.startsAt.value, "startsAt");
    }
};

PACKBAY_TEST(tst_TariffBundle)
#include "tst_TariffBundle.moc"
