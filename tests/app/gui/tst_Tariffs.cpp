#include "models/domain/OwnCode.h"
#include "models/freight/TariffBundle.h"
#include "models/freight/workbook/TariffSource.h"
#include "models/store/Authority.h"
#include "tests/app/gui/GuiBench.h"
#include "tests/support/TestMain.h"
#include "ui/TariffScreen.h"

#include <QDir>
#include <QSignalSpy>

using namespace packbay;
using namespace packbay::test;

namespace {

const QString kDemoPack = QStringLiteral(PACKBAY_SOURCE_DIR "/app/demo-tariffs");
constexpr int kSyncMs = 60'000;
constexpr int kReadMs = 60'000; ///< on a loaded machine
const QByteArray kTop = "SEA-AU,AU-METRO,,5000,30000";

QByteArray bytesOf(const QString &file)
{
    QFile in(file);
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
}

void write(const QString &file, const QByteArray &bytes)
{
    QFile out(file);
    QVERIFY(out.open(QIODevice::WriteOnly));
    QCOMPARE(out.write(bytes), bytes.size());
}

QString command(const char *word)
{
    return ownCode(QLatin1Char('C'), QString::fromLatin1(word));
}

} // namespace

/// The supervisor's tariffs through the real window, with packs in a folder and a real central: what is wrong is shown with
/// its place, what is different with both values, and what is published is everywhere or nowhere.
class tst_Tariffs : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_bench = std::make_unique<GuiBench>(4);
        m_bench->tariffs = {m_folder.filePath(QStringLiteral("in")), m_folder.filePath(QStringLiteral("out"))};
        QVERIFY(QDir().mkpath(m_bench->tariffs.import));
        const Status opened = m_bench->open(QStringLiteral("en"));
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().detail));
        QVERIFY(QTest::qWaitForWindowActive(&window()));
        QTRY_VERIFY_WITH_TIMEOUT(m_bench->demo.isKnown(m_bench->core().world()), 30'000);
    }
    void cleanupTestCase() { m_bench.reset(); }
    void init()
    {
        QDir(m_bench->tariffs.import).removeRecursively();
        QVERIFY(QDir().mkpath(m_bench->tariffs.import));
        m_bench->enter(QStringLiteral("U90"));
        m_bench->core().give(Command::GoQueue);
        QTRY_VERIFY(window().queueScreen().isVisible());
    }
    void cleanup()
    {
        m_bench->station.closeTariffs();
        QVERIFY(!m_bench->station.tariffs());
    }

    void onlyASupervisorOpensThem()
    {
        m_bench->core().give(Command::GoReceive);
        QTest::keyClick(window().windowHandle(), Qt::Key_F4);
        m_bench->station.openTariffs();
        QVERIFY(!m_bench->station.tariffs()); // at the queue only
        m_bench->enter(QStringLiteral("U17"));
        m_bench->core().give(Command::GoQueue);
        QSignalSpy commands(&m_bench->core(), &StationCore::commandScanned);
        m_bench->scan(command("PHOTO"));
        QTRY_COMPARE(commands.size(), 1);
        QVERIFY(!m_bench->station.tariffs());
        m_bench->core().give(Command::GoReceive);
        m_bench->enter(QStringLiteral("U90"));
        m_bench->core().give(Command::GoQueue);
        QTRY_VERIFY(window().queueScreen().isVisible());
        QTest::keyClick(window().windowHandle(), Qt::Key_F4);
        QTRY_VERIFY(screen().isVisible());
        QTest::keyClick(window().windowHandle(), Qt::Key_Escape);
        QTRY_VERIFY(window().queueScreen().isVisible());
        QVERIFY(!m_bench->station.tariffs());
    }

    /// Not a key and not a mouse: opened, a pack chosen, published, looked at and left by command barcodes.
    void byBarcodesAlone()
    {
        pack("scanned", "31000");
        const WindowWatch watch(window());
        m_bench->scan(command("BACK")); // the same command twice in a row would be a trembling hand
        QTRY_VERIFY(!window().queueScreen().isVisible());
        m_bench->scan(command("QUEUE"));
        QTRY_VERIFY(window().queueScreen().isVisible());
        m_bench->scan(command("PHOTO"));
        QTRY_VERIFY_WITH_TIMEOUT(m_bench->station.tariffs(), kReadMs);
        QTRY_COMPARE_WITH_TIMEOUT(state().choices.size(), 1, kReadMs);
        m_bench->scan(command("C1"));
        QTRY_COMPARE_WITH_TIMEOUT(state().verdict.word, TariffWord::Ready, kReadMs);
        m_bench->scan(command("OK"));
        QTRY_COMPARE_WITH_TIMEOUT(state().verdict.word, TariffWord::Confirmed, kSyncMs);
        m_bench->scan(command("PHOTO"));
        QTRY_COMPARE_WITH_TIMEOUT(state().page, TariffPage::History, kReadMs);
        m_bench->scan(command("C1"));
        QTRY_COMPARE_WITH_TIMEOUT(state().verdict.word, TariffWord::VersionShown, kReadMs);
        m_bench->scan(QStringLiteral("SF1390000000123")); // a parcel means nothing here
        m_bench->scan(command("BACK"));
        QTRY_VERIFY(window().queueScreen().isVisible());
        QVERIFY(!m_bench->core().world().parcelByTracking(QStringLiteral("SF1390000000123")));
        QCOMPARE(watch.handInputs, 0);
        QCOMPARE(watch.strangers, QStringList());
    }

    /// Every finding with file, row, column, reason and remedy; nothing is imported. Mended and saved it is read by itself.
    void whatIsWrongHasItsPlace()
    {
        const QString folder = pack("broken", "30000");
        QByteArray prices = bytesOf(kDemoPack + QStringLiteral("/price.csv"));
        const int row = static_cast<int>(prices.left(prices.indexOf(kTop)).count('\n')) + 1;
        write(folder + QStringLiteral("/price.csv"), prices.replace(kTop, "SEA-AU,AU-METRO,,6000,30000"));
        const QString newest = newestTariff(m_bench->core().world())->version;
        open();
        choose("broken");
        QTRY_COMPARE_WITH_TIMEOUT(state().verdict.word, TariffWord::Findings, kReadMs);
        QCOMPARE(state().verdict.count, 1);
        const TariffLine line = state().lines.first();
        QCOMPARE(line.kind, TariffLine::Kind::Error);
        QCOMPARE(line.place, QStringLiteral("price.csv"));
        QCOMPARE(line.row, row);
        QCOMPARE(line.column, QStringLiteral("over_g"));
        QCOMPARE(line.code, ErrorCode::TariffGap);
        QVERIFY(!line.message.isEmpty());
        QVERIFY(!line.remedy.isEmpty());
        QVERIFY(!screen().takeKey(QStringLiteral("F12")));
        m_bench->station.tariffs()->act(TariffAction::Publish);
        QTest::qWait(50);
        QCOMPARE(newestTariff(m_bench->core().world())->version, newest);
        write(folder + QStringLiteral("/price.csv"), bytesOf(kDemoPack + QStringLiteral("/price.csv")).replace(kTop, "SEA-AU,AU-METRO,,5000,32000"));
        QTRY_COMPARE_WITH_TIMEOUT(state().verdict.word, TariffWord::Ready, kReadMs);
    }

    void whatIsNoPack_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("code");
        QTest::newRow("broken workbook") << QByteArray("PK\x03\x04 and then nothing") << static_cast<int>(ErrorCode::TariffFileUnreadable);
        QTest::newRow("no workbook at all") << QByteArray("hello") << static_cast<int>(ErrorCode::TariffFileUnreadable);
    }
    void whatIsNoPack()
    {
        QFETCH(QByteArray, bytes);
        write(m_bench->tariffs.import + QStringLiteral("/bad.xlsx"), bytes);
        open();
        choose("bad.xlsx");
        QTRY_COMPARE_WITH_TIMEOUT(state().verdict.word, TariffWord::Findings, kReadMs);
        QCOMPARE(state().lines.first().place, QStringLiteral("bad.xlsx"));
        QTEST(static_cast<int>(state().lines.first().code), "code");
        QVERIFY(state().actions.isEmpty());
    }

    /// Old and new value of what is different; F12; the central, the flows and the history have it.
    void comparedPublishedAndThere()
    {
        pack("dearer", "33000");
        const std::optional<Tariff> before = newestTariff(m_bench->core().world());
        open();
        choose("dearer");
        QTRY_COMPARE_WITH_TIMEOUT(state().verdict.word, TariffWord::Ready, kReadMs);
        QCOMPARE(state().verdict.other, before->version);
        const auto change = std::find_if(state().lines.begin(), state().lines.end(), [](const TariffLine &line) { return line.kind == TariffLine::Kind::Changed; });
        QVERIFY(change != state().lines.end());
        QCOMPARE(change->place, QStringLiteral("price"));
        QCOMPARE(change->column, QStringLiteral("to_g"));
        QCOMPARE(change->after, QStringLiteral("33000"));
        QVERIFY(screen().takeKey(QStringLiteral("F12")));
        QTRY_COMPARE_WITH_TIMEOUT(state().verdict.word, TariffWord::Confirmed, kSyncMs);
        const std::optional<Tariff> now = newestTariff(m_bench->core().world());
        QCOMPARE(now->version, now->sha256.left(12));
        QCOMPARE(aboutOf(now->files).by, QStringLiteral("U90"));
        QCOMPARE(aboutOf(now->files).validFrom, QStringLiteral("2026-01-01"));
        QCOMPARE(m_bench->core().freight().offersFor({}, {}, m_bench->clock.now()).tariffVersion, now->version);
        const auto central = Database::open(m_bench->demo.central().databaseFile(), DatabaseKind::Central, Access::Reader);
        QVERIFY(central);
        QCOMPARE(newestTariff(EntityStore(**central, QStringLiteral("SH1")))->sha256, now->sha256);
        // The same pack is nothing new; what is published stays as it is.
        choose("dearer");
        QTRY_COMPARE_WITH_TIMEOUT(state().verdict.word, TariffWord::Same, kReadMs);
        QVERIFY(state().actions.isEmpty());
    }

    void historyAndExport()
    {
        open();
        QVERIFY(screen().takeKey(QStringLiteral("F3")));
        QCOMPARE(state().verdict.word, TariffWord::ChooseVersion);
        const std::vector<Tariff> versions = tariffVersions(m_bench->core().world());
        QCOMPARE(state().choices.size(), static_cast<qsizetype>(versions.size()));
        QVERIFY(state().choices.size() >= 2);
        QCOMPARE(state().choices.first().name, versions.front().version);
        QCOMPARE(state().choices.first().sha256, versions.front().sha256);
        QVERIFY(state().choices.first().isInForce);
        QVERIFY(!state().choices.first().isWaiting);
        QVERIFY(state().choices.first().by.contains(QStringLiteral("U90")));
        QCOMPARE(state().choices.last().name, QStringLiteral("demo"));
        QVERIFY(!screen().takeKey(QStringLiteral("F4"))); // which one?
        QVERIFY(screen().takeKey(QStringLiteral("F5")));
        QTRY_COMPARE_WITH_TIMEOUT(state().verdict.word, TariffWord::VersionShown, kReadMs);
        QVERIFY(!state().lines.isEmpty());
        QVERIFY(screen().takeKey(QStringLiteral("F4")));
        QTRY_COMPARE_WITH_TIMEOUT(state().verdict.word, TariffWord::Exported, kReadMs);
        const QString base = m_bench->tariffs.exports + QLatin1Char('/') + versions.front().version;
        for (const QString &written : {base, base + QStringLiteral(".xlsx")}) {
            const Result<TariffSource> source = readTariffSource(written);
            QVERIFY(source);
            QVERIFY(source->load.ok());
            QCOMPARE(source->load.pack.sha256, versions.front().sha256);
        }
    }

    /// Nobody keeps the screen waiting: 100,000 price rows are read beside it, travel through the outbox and are published.
    void aHundredThousandRows()
    {
        const QString folder = m_bench->tariffs.import + QStringLiteral("/large");
        QVERIFY(QDir().mkpath(folder));
        QByteArray lines = "line,currency,valid_from,tz\n";
        QByteArray zones = "line,zone,country,postcode_from,postcode_to\n";
        QByteArray prices = "line,zone,over_g,to_g,base,per_kg\n";
        quint32 seed = 7;
        for (int line = 0; line < 200; ++line) {
            const QByteArray name = "L" + QByteArray::number(line);
            lines += name + ",CNY,2026-01-01,Asia/Shanghai\n";
            for (int zone = 0; zone < 50; ++zone) {
                zones += name + ",Z" + QByteArray::number(zone) + ",AU," + QByteArray::number(1000 + zone) + ',' + QByteArray::number(1000 + zone) + '\n';
                for (int band = 0; band < 10; ++band) {
                    seed = seed * 1664525 + 1013904223;
                    prices += name + ",Z" + QByteArray::number(zone) + ',' + QByteArray::number(band * 500) + ',' + QByteArray::number(band * 500 + 500) + ','
                        + QByteArray::number(100 + 50 * band + seed % 50) + '.' + QByteArray::number(10 + seed / 7 % 90) + ',' + QByteArray::number(10 + seed / 77 % 90) + '\n';
                }
            }
        }
        write(folder + QStringLiteral("/line.csv"), lines);
        write(folder + QStringLiteral("/zone.csv"), zones);
        write(folder + QStringLiteral("/price.csv"), prices);
        open();
        choose("large");
        QCOMPARE(state().verdict.word, TariffWord::Reading); // choosing came back before anything was read
        QVERIFY(state().lines.isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(state().verdict.word, TariffWord::Ready, 120'000);
        QVERIFY(state().verdict.count > 100'000);
        QVERIFY(screen().takeKey(QStringLiteral("F10")));
        QVERIFY(screen().takeKey(QStringLiteral("F9")));
        QVERIFY(screen().takeKey(QStringLiteral("F12")));
        QTRY_COMPARE_WITH_TIMEOUT(state().verdict.word, TariffWord::Confirmed, 120'000);
        const std::optional<Tariff> now = newestTariff(m_bench->core().world());
        QCOMPARE(loadTariff(filesOf(now->files)).pack.priceCount, qsizetype(100'000));
        qInfo("100,000 price rows travel as %lld bytes", static_cast<long long>(bundleBytes(now->files)));
    }

    /// Offline it holds here and waits. Another version was published meanwhile: ours is refused, leaves and is explained.
    void refusedByTheCentral()
    {
        pack("late", "34000");
        const QString listen = QStringLiteral("127.0.0.1:%1").arg(m_bench->demo.central().url().port());
        m_bench->demo.central().kill();
        QTRY_VERIFY_WITH_TIMEOUT(!m_bench->core().syncStatus().online, kSyncMs);
        const std::optional<Tariff> before = newestTariff(m_bench->core().world());
        open();
        choose("late");
        QTRY_COMPARE_WITH_TIMEOUT(state().verdict.word, TariffWord::Ready, kReadMs);
        QVERIFY(screen().takeKey(QStringLiteral("F12")));
        QTRY_COMPARE_WITH_TIMEOUT(state().verdict.word, TariffWord::Waiting, kReadMs);
        const QString mine = state().verdict.name;
        QCOMPARE(newestTariff(m_bench->core().world())->version, mine);
        publishAtCentral("other", *before);
        QVERIFY(m_bench->demo.central().serve(listen));
        m_bench->core().syncNow();
        QTRY_VERIFY_WITH_TIMEOUT(state().verdict.word == TariffWord::Failed, kSyncMs);
        QCOMPARE(state().verdict.error->code, ErrorCode::TariffOverlap);
        QVERIFY(!m_bench->core().world().get<Tariff>(idFor<Tariff>(mine)));
        QCOMPARE(newestTariff(m_bench->core().world())->version, QStringLiteral("other"));
        QCOMPARE(m_bench->core().world().all<Case>(Lookup::CaseByKey, mine).size(), std::size_t(1));
        QVERIFY(screen().words().code == QStringLiteral("E7207"));
        // Compared with the one that came first it is taken.
        choose("late");
        QTRY_COMPARE_WITH_TIMEOUT(state().verdict.word, TariffWord::Ready, kReadMs);
        QCOMPARE(state().verdict.other, QStringLiteral("other"));
        QVERIFY(screen().takeKey(QStringLiteral("F12")));
        QTRY_COMPARE_WITH_TIMEOUT(state().verdict.word, TariffWord::Confirmed, kSyncMs);
    }

private:
    MainWindow &window() { return m_bench->station.window(); }
    TariffScreen &screen() { return window().tariffScreen(); }
    const TariffState &state() { return screen().state(); }

    void open()
    {
        m_bench->station.openTariffs();
        QVERIFY(m_bench->station.tariffs());
    }

    /// The demo's tariff with another greatest weight of one row.
    QString pack(const char *name, const QByteArray &top)
    {
        const QString folder = m_bench->tariffs.import + QLatin1Char('/') + QString::fromLatin1(name);
        QDir().mkpath(folder);
        for (const QFileInfo &file : QDir(kDemoPack).entryInfoList({QStringLiteral("*.csv")}))
            write(folder + QLatin1Char('/') + file.fileName(), bytesOf(file.filePath()).replace(kTop, "SEA-AU,AU-METRO,,5000," + top));
        return folder;
    }

    void choose(const char *name)
    {
        const auto found = [&] {
            const QList<TariffChoice> &choices = state().choices;
            return std::find_if(choices.begin(), choices.end(), [&](const TariffChoice &choice) { return choice.name == QLatin1String(name); }) - choices.begin();
        };
        QTRY_VERIFY_WITH_TIMEOUT(found() < state().choices.size(), kReadMs);
        m_bench->station.tariffs()->choose(static_cast<int>(found()));
    }

    void publishAtCentral(const char *version, const Tariff &like)
    {
        const Rulebook rules;
        auto database = Database::open(m_bench->demo.central().databaseFile(), DatabaseKind::Central, Access::Writer);
        QVERIFY(database);
        Authority authority(**database, QStringLiteral("SH1"), rules);
        PublishTariff body;
        body.version = QString::fromLatin1(version);
        TariffFiles files = filesOf(like.files);
        files[QStringLiteral("line.csv")] += "# another\n";
        body.files = bundleOf(files);
        describe(body, loadTariff(files).pack);
        QVERIFY(authority.applyUpstream(body, m_bench->ids.nextOpId(), QStringLiteral("platform"), m_bench->clock.now()));
    }

    QTemporaryDir m_folder;
    std::unique_ptr<GuiBench> m_bench;
};

PACKBAY_TEST(tst_Tariffs)
#include "tst_Tariffs.moc"
