#include "app/demo/ShiftPlayer.h"
#include "models/store/Dump.h"
#include "models/store/PrintSpool.h"
#include "tests/app/gui/GuiBench.h"
#include "tests/support/TestMain.h"
#include "ui/ClerkScreen.h"
#include "ui/text/Phrases.h"

#include <QRegularExpression>

using namespace packbay;
using namespace packbay::test;

/// A whole shift as a clerk works it: scanner, scale and printer are there, mouse and keyboard are not.
class tst_Shift : public QObject
{
    Q_OBJECT

private slots:
    void wholeShiftInChinese()
    {
        constexpr int kParcels = 8;
        GuiBench bench(kParcels);
        const Status opened = bench.open();
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().detail));
        WindowWatch watch(bench.station.window());
        QVERIFY(QTest::qWaitForWindowActive(&bench.station.window()));
        QTRY_VERIFY_WITH_TIMEOUT(bench.demo.isKnown(bench.core().world()), 30'000);
        bench.enter();
        watchScreens(bench);
        ShiftPlayer player(bench.core(), bench.demo.scanner(), bench.demo.scale(), bench.demo.day());

        QStringList tracking;
        for (const DemoParcel &parcel : bench.demo.day().parcels)
            tracking.append(parcel.tracking);
        player.receive(tracking);
        QVERIFY(workedThrough(player));
        approveAll(bench);
        for (const ScreenId screen : {ScreenId::Pick, ScreenId::Pack, ScreenId::Weigh}) {
            player.work(screen);
            QVERIFY(workedThrough(player));
        }
        QTRY_VERIFY_WITH_TIMEOUT(bench.core().syncStatus().caughtUp, 30'000);
        QVERIFY(bench.demo.payWhatIsDue(bench.core().world()));
        QTRY_COMPARE_WITH_TIMEOUT(bench.core().world().count(Lookup::OrderByState, enumName(OrderState::AwaitingPayment)), 0, 30'000);
        player.work(ScreenId::Dispatch);
        QVERIFY(workedThrough(player));

        QVERIFY2(watch.strangers.isEmpty(), qPrintable(watch.strangers.join(QLatin1Char(' '))));
        QCOMPARE(watch.handInputs, 0);
        QVERIFY2(m_wrong.isEmpty(), qPrintable(m_wrong.join(QLatin1Char('\n'))));
        QVERIFY(m_checked > 5 * kParcels);
        countEverything(bench);
        compareWithCentral(bench);
    }

private:
    /// Every state that is rendered: in Chinese, with the focus where scanners type.
    void watchScreens(GuiBench &bench)
    {
        connect(&bench.core(), &StationCore::screenChanged, this, [this, &bench](const ScreenState &state) {
            if (state.banner == Banner::Busy)
                return;
            ++m_checked;
            const QString shown = bench.station.window().clerkScreen().accessibleName();
            if (hasWords(state) && !hasChinese(shown))
                m_wrong.append(QStringLiteral("not Chinese: %1 (%2)").arg(shown, textName(state.prompt.id)));
            if (!state.prompt.isEmpty() && !shown.contains(sentence(state.prompt)))
                m_wrong.append(QStringLiteral("shows %1, not %2").arg(shown, sentence(state.prompt)));
            if (bench.focusName() != QLatin1String("scanSink"))
                m_wrong.append(QStringLiteral("focus in %1").arg(bench.focusName()));
            if (QApplication::activeModalWidget() || QApplication::activePopupWidget())
                m_wrong.append(QStringLiteral("a popup"));
        });
    }

    /// Figures and names alone are the same in every language.
    static bool hasWords(const ScreenState &state)
    {
        static const QRegularExpression kWord(QStringLiteral("[A-Za-z]{2,}"));
        return state.error || kWord.match(sentenceSource(state.prompt.id)).hasMatch();
    }

    bool workedThrough(ShiftPlayer &player)
    {
        const bool ended = QTest::qWaitFor([&] { return player.isIdle() || !player.stuck().isEmpty(); }, 240'000);
        if (!player.stuck().isEmpty())
            qWarning("stuck: %s", qPrintable(player.stuck()));
        return ended && player.stuck().isEmpty();
    }

    void approveAll(GuiBench &bench)
    {
        int open = 0;
        for (const DemoOrder &order : bench.demo.day().orders) {
            ++open;
            bench.core().submit(ApproveOrder{order.submit.no}, QStringLiteral("U90"), [&open](const Result<Committed> &result) { open -= result ? 1 : 0; });
        }
        QTRY_COMPARE_WITH_TIMEOUT(open, 0, 30'000);
    }

    /// The list of the day against the rows and against the paper.
    void countEverything(GuiBench &bench)
    {
        const WorldView &world = bench.core().world();
        const DemoDay &day = bench.demo.day();
        int ordered = 0;
        for (const DemoParcel &parcel : day.parcels) {
            const std::optional<Parcel> row = world.parcelByTracking(parcel.tracking);
            QVERIFY2(row, qPrintable(parcel.tracking));
            QCOMPARE(row->weight, parcel.weight);
            QCOMPARE(row->owner, parcel.member);
            ordered += parcel.order.isEmpty() ? 0 : 1;
            QCOMPARE(row->order, parcel.order);
        }
        const std::vector<Carton> gone = world.all<Carton>(Lookup::CartonByState, enumName(CartonState::HandedOver));
        QCOMPARE(static_cast<qsizetype>(gone.size()), day.orders.size());
        qint64 packed = 0;
        for (const Carton &carton : gone) {
            packed += carton.contents;
            QVERIFY(!carton.manifest.isEmpty());
        }
        QCOMPARE(packed, ordered);
        // One inner label a parcel, one label a carton: on paper, once each.
        QTRY_COMPARE_WITH_TIMEOUT(bench.demo.printer().labels().size(), day.parcels.size() + day.orders.size(), 30'000);
        const QSet<QByteArray> different(bench.demo.printer().labels().begin(), bench.demo.printer().labels().end());
        QCOMPARE(different.size(), bench.demo.printer().labels().size());
    }

    static QByteArray rowsOf(const QString &file, DatabaseKind kind)
    {
        QByteArray all;
        auto database = Database::open(file, kind, Access::Reader);
        if (!database || !dumpRows(**database, std::nullopt, [&](const QByteArray &line) { all += line + '\n'; }))
            return {};
        return all;
    }

    void compareWithCentral(GuiBench &bench)
    {
        QTRY_VERIFY_WITH_TIMEOUT(bench.core().syncStatus().caughtUp, 30'000);
        const auto central = [&] { return rowsOf(bench.demo.central().databaseFile(), DatabaseKind::Central); };
        QVERIFY(!central().isEmpty());
        QTRY_VERIFY_WITH_TIMEOUT(rowsOf(bench.demo.config().databaseFile, DatabaseKind::Station) == central(), 30'000);
    }

    QStringList m_wrong;
    int m_checked = 0;
};

PACKBAY_TEST(tst_Shift)
#include "tst_Shift.moc"
