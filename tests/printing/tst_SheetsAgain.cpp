#include "models/domain/OwnCode.h"
#include "tests/printing/PackingRows.h"
#include "tests/printing/PdfReader.h"
#include "tests/support/TestMain.h"

#include <QDir>
#include <QFile>

using namespace packbay;
using namespace packbay::test;

/// A sheet that is asked for a second time comes out a second time: packed anew, parked anew, printed again by the clerk.
class tst_SheetsAgain : public QObject
{
    Q_OBJECT

    static QString textOf(const PaidStation &station, const QString &name)
    {
        QFile file(QDir(station.documents()).filePath(name));
        return PdfReader(file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray()).text();
    }
    /// On Merge & Pack, with the open carton in hand.
    static bool packing(PaidStation &station)
    {
        if (!station.open(0) || !station.put(packingRows()))
            return false;
        station.core->give(Command::GoPack);
        station.core->give(Command::Next);
        return QTest::qWaitFor([&] { return station.core->screen().prompt.id == Text::AskNextParcel; });
    }
    static bool scanIn(PaidStation &station, const char *tracking)
    {
        station.core->scanText(QLatin1String(tracking));
        return QTest::qWaitFor([&] {
            const auto parcel = station.core->world().parcelByTracking(QLatin1String(tracking));
            return parcel && parcel->carton == packingCarton() && station.core->screen().banner != Banner::Busy;
        });
    }
    static bool isSealed(const PaidStation &station)
    {
        return QTest::qWaitFor([&] { return station.core->world().carton(packingCarton())->state == CartonState::Closed; });
    }

private slots:
    void packedAnewIsListedAnew()
    {
        const QString list = QStringLiteral("packing/7K000009");
        PaidStation station;
        QVERIFY(packing(station));
        QVERIFY(scanIn(station, "SF2000000000001") && scanIn(station, "SF2000000000002"));
        station.core->give(Command::Seal);
        QVERIFY(isSealed(station));
        QTRY_COMPARE_WITH_TIMEOUT(station.stateOf(list), PrintState::Confirmed, 20000);

        station.core->give(Command::Undo);
        QTRY_VERIFY(station.core->world().carton(packingCarton())->state == CartonState::Open);
        station.core->give(Command::Undo);
        QTRY_VERIFY(station.core->world().parcelByTracking(QStringLiteral("SF2000000000002"))->carton.isEmpty());
        QTRY_VERIFY(station.core->screen().banner != Banner::Busy);
        station.core->give(Command::NewBox);
        QVERIFY(isSealed(station));
        QTRY_COMPARE_WITH_TIMEOUT(station.stateOf(list, 2), PrintState::Confirmed, 20000);
        QCOMPARE(station.jobs().size(), 2);

        const QString first = textOf(station, QStringLiteral("packing_7K000009-1.pdf"));
        QVERIFY2(first.contains(QStringLiteral("SF2000000000001")) && first.contains(QStringLiteral("SF2000000000002")), qPrintable(first));
        const QString second = textOf(station, QStringLiteral("packing_7K000009-2.pdf"));
        QVERIFY2(second.contains(QStringLiteral("SF2000000000001")) && !second.contains(QStringLiteral("SF2000000000002")), qPrintable(second));
    }

    /// The second list is promised with the seal: a station that dies before it is drawn prints it at its next start.
    void theSecondListIsPromised()
    {
        const QString list = QStringLiteral("packing/7K000009");
        PaidStation station;
        QVERIFY(packing(station));
        QVERIFY(scanIn(station, "SF2000000000001"));
        station.core->give(Command::NewBox);
        QVERIFY(isSealed(station));
        QTRY_COMPARE_WITH_TIMEOUT(station.stateOf(list), PrintState::Confirmed, 20000);
        station.core->give(Command::Undo);
        QTRY_VERIFY(station.core->world().carton(packingCarton())->state == CartonState::Open);
        Operation seal;
        SystemClock clock;
        SystemIds ids{clock};
        seal.id = ids.nextOpId();
        seal.actor = QStringLiteral("U17");
        seal.at = clock.now();
        seal.body = CloseCarton{packingCarton(), 1};
        std::promise<bool> stored;
        station.core->ledger().submit(seal, [&](const Result<Committed> &result) { stored.set_value(result.has_value()); },
                                      [](const Operation &accepted, const Changes &changes) { return SheetDesk::promisesOf(accepted, changes); });
        QVERIFY(stored.get_future().get());
        QCOMPARE(station.jobs().size(), 2);
        QVERIFY(station.jobs().last().bytes.isEmpty());
        station.core.reset();
        QVERIFY(station.open(0));
        QTRY_COMPARE_WITH_TIMEOUT(station.stateOf(list, 2), PrintState::Confirmed, 20000);
    }

    void parkedTwiceIsTaggedTwice()
    {
        const QString tag = QStringLiteral("hold/7K000009/parked");
        PaidStation station;
        QVERIFY(packing(station));
        QVERIFY(scanIn(station, "SF2000000000001"));
        station.core->give(Command::Hold);
        QTRY_COMPARE_WITH_TIMEOUT(station.stateOf(tag), PrintState::Confirmed, 20000);
        station.core->scanText(ownCode(QLatin1Char('J'), QStringLiteral("CO9")));
        QTRY_COMPARE(station.core->screen().prompt.id, Text::AskNextParcel);
        station.core->give(Command::Hold);
        QTRY_COMPARE_WITH_TIMEOUT(station.stateOf(tag, 2), PrintState::Confirmed, 20000);
        QVERIFY(textOf(station, QStringLiteral("hold_7K000009_parked-2.pdf")).contains(QStringLiteral("Waiting")));
    }

    /// Two reprints of a manifest, the list closed and opened between them: two marked sheets, with reason and user.
    void aManifestIsReprintedWithAReason()
    {
        const QString document = QStringLiteral("manifest/M1");
        PaidStation station;
        Manifest manifest;
        manifest.no = QStringLiteral("M1");
        manifest.id = idFor<Manifest>(manifest.no);
        manifest.carrier = QStringLiteral("PB");
        manifest.shipDate = QStringLiteral("2026-11-23");
        manifest.cartons = 1;
        Carton listed;
        listed.code = QStringLiteral("7K000002");
        listed.id = idFor<Carton>(listed.code);
        listed.order = QStringLiteral("CO1");
        listed.carrier = manifest.carrier;
        listed.carrierNo = QStringLiteral("PB00000010010");
        listed.gross = Grams(1200);
        listed.manifest = manifest.no;
        QVERIFY(station.open(1) && station.put({inState(manifest, "CLOSED"), inState(listed, "MANIFESTED")}));
        station.core->sheets().print({SheetKind::Manifest, manifest.no, 1, QStringLiteral("first")});
        QTRY_COMPARE_WITH_TIMEOUT(station.stateOf(document), PrintState::Confirmed, 20000);
        const std::array choices{std::pair(Command::Choice2, QStringLiteral("damaged")), std::pair(Command::Choice3, QStringLiteral("lost"))};
        for (int copy = 2; copy <= 3; ++copy) {
            const auto &[choice, reason] = choices.at(static_cast<std::size_t>(copy - 2));
            station.core->scanText(ownCode(QLatin1Char('M'), manifest.no));
            QTRY_COMPARE(station.core->screen().prompt.id, Text::DispatchAskDriver);
            station.core->give(Command::Reprint);
            QTRY_COMPARE(station.core->screen().prompt.id, Text::DispatchAskReprintReason);
            QCOMPARE(station.core->screen().job.id, Text::DispatchJobManifest);
            QCOMPARE(station.jobs().size(), copy - 1); // not without a reason
            station.core->give(choice);
            QTRY_COMPARE_WITH_TIMEOUT(station.stateOf(document, copy), PrintState::Confirmed, 20000);
            QCOMPARE(station.job(document, copy)->reason, QStringLiteral("reprint: %1, U17").arg(reason));
            QVERIFY(textOf(station, QStringLiteral("manifest_M1-%1.pdf").arg(copy)).contains(QStringLiteral("COPY%1").arg(copy)));
            QTRY_COMPARE(station.core->screen().prompt.id, Text::DispatchAskDriver); // the driver still waits
            station.core->give(Command::Back);
            QTest::qWait(1600); // the same code within 1.5 s is one scan
        }
        QCOMPARE(station.jobs().size(), 3);
    }

    /// Two at once are two copies, though the first has no picture yet; tags keep what they say.
    void askedForTwiceAtOnce()
    {
        PaidStation station;
        QVERIFY(station.open(1));
        const PrintSheet tag{SheetKind::HoldTag, QStringLiteral("7K000001"), 0, QStringLiteral("DAMAGED"), QStringLiteral("reprint: lost, U17")};
        station.core->sheets().print(tag);
        station.core->sheets().print(tag);
        const QString document = QStringLiteral("hold/7K000001/DAMAGED");
        QTRY_COMPARE_WITH_TIMEOUT(station.stateOf(document, 2), PrintState::Confirmed, 20000);
        QCOMPARE(station.jobs().size(), 2);
        QVERIFY(textOf(station, QStringLiteral("hold_7K000001_DAMAGED-2.pdf")).contains(QStringLiteral("Damaged")));
    }
};

PACKBAY_TEST(tst_SheetsAgain)
#include "tst_SheetsAgain.moc"
