#include "models/domain/OwnCode.h"
#include "tests/models/workflow/RecordedScreens.h"
#include "tests/models/workflow/TestDesk.h"
#include "tests/support/TestMain.h"

using namespace packbay;
using namespace packbay::test;

namespace {

constexpr const char *kAlice = "TC100200P";

} // namespace

/// The rows of ux.md 4.1, 4.2, 4.2a, 4.2b and 4.2c: what stands on the screen after the last input of a script.
class tst_ClerkFlows : public QObject
{
    Q_OBJECT

private:
    static ReceiveSettings measuring()
    {
        ReceiveSettings settings;
        settings.asksSize = true;
        const auto preset = [](const char *name, int length, int width, int height) {
            return CartonSize{QLatin1String(name), {Millimetres(length), Millimetres(width), Millimetres(height)}};
        };
        settings.sizes = {preset("Bag", 300, 250, 60), preset("Shoebox", 330, 200, 120)};
        return settings;
    }
    static void check(TestDesk &desk)
    {
        playRow(desk);
        QVERIFY(buttonsOf(desk.screen()) <= 4);
        const bool oneTitle = desk.screen().error.has_value() != !desk.screen().prompt.isEmpty();
        QVERIFY2(oneTitle, "a screen shows either a prompt or an error");
    }
    /// Received, weighed and stored.
    static void store(TestDesk &desk, const QString &tracking, const QString &location)
    {
        desk.play(QStringLiteral("C:RECV P:%1 W:1000 L:%2 L:%2 .").arg(tracking, location));
        QCOMPARE(desk.stateOf(tracking), QStringLiteral("STORED"));
    }

private slots:
    void receive_data()
    {
        scriptColumns();
        scriptRow("R1", ".", "AskParcel ready -");
        scriptRow("R1 announced", "P:SF1", "ParcelReceived ok ok : ReceiveParcel #ParcelLabel");
        scriptRow("R2", "P:SF1 .", "AskWeight ready -");
        scriptRow("R1 unknown", "P:ZT9", "AskOwner ask ask");
        scriptRow("R1 shelf", "L:A031", "E1204 ask ask");
        scriptRow("R1 nonsense", "?:HELLO", "E1102 stop stop");
        scriptRow("R1 unreadable", "!:XX", "E1101 stop stop");
        scriptRow("R1 next scan clears unreadable", "!:XX P:SF1", "ParcelReceived ok ok : ReceiveParcel #ParcelLabel");
        scriptRow("R1 next scan clears nonsense", "?:HELLO P:SF1", "ParcelReceived ok ok : ReceiveParcel #ParcelLabel");
        scriptRow("R1 received before", "P:SF1 W:900 L:A031 . P:SF1", "ParcelSeenBefore ready dup");
        scriptRow("R1 own label of a received one", "P:SF1 W:900 L:A031 . N:7K1", "ParcelSeenBefore ready dup");
        scriptRow("R2 stable weight", "P:SF1 W:1250", "ParcelWeighed ok ok : MeasureParcel");
        scriptRow("R2 weight left from the parcel before", "P:SF1 W:900 L:A031 P:SF2 . w:900", "AskEmptyScale ready -");
        scriptRow("R2 the same weight after an empty scale", "P:SF1 W:900 L:A031 P:SF2 W:900", "ParcelWeighed ok ok : MeasureParcel");
        scriptRow("R2 unsteady", "P:SF1 . u:900", "AskWeight ready -");
        scriptRow("R2 take now, unsteady", "P:SF1 . < u:900 K:WEIGH", "E6102 ask ask");
        scriptRow("R2 unsteady for 8 s", "P:SF1 . u:900 u:901 u:902 u:903 u:904", "E6102 ask ask");
        scriptRow("R2 another member's code, then the weight", "P:SF1 M:TC100201N W:900", "E2104 stop -");
        scriptRow("R2 another member's code, then unsteady for 8 s", "P:SF1 M:TC100201N u:900 u:901 u:902 u:903 u:904 u:905", "E2104 stop -");
        scriptRow("R2 another member's code, acknowledged, then the weight", "P:SF1 M:TC100201N W:900 K:OK w:900", "ParcelWeighed ok ok : MeasureParcel");
        scriptRow("R2 take now, silent", "P:SF1 . C:WEIGH", "E6101 ask ask");
        scriptRow("R2 keypad", "P:SF1 =1.25", "ParcelWeighed ok ok : MeasureParcel");
        scriptRow("R2 keypad, the next one, no scale", "P:SF1 =1.25 L:A031 P:SF2 .", "AskWeight ready -");
        scriptRow("R2 keypad while unsteady, left on the scale", "P:SF1 < u:900 =0.9 > L:A031 P:SF2 . w:900 w:900", "AskEmptyScale ready -");
        scriptRow("R2 keypad nonsense", "P:SF1 =1.2.5", "E2302 ask ask");
        scriptRow("R2 the owner's code", "P:SF1 M:TC100200P", "OwnerConfirmed ready ok");
        scriptRow("R2 another member's code", "P:SF1 M:TC100201N", "E2104 stop stop");
        scriptRow("R2 next parcel", "P:SF1 P:SF2", "E2105 ask ask");
        scriptRow("R3 member code", "P:ZT9 M:TC100200P", "ParcelReceived ok ok : ReceiveParcel #ParcelLabel");
        scriptRow("R3 stranger", "P:ZT9 M:TC999999X", "E2103 stop stop");
        scriptRow("R3 unclaimed", "P:ZT9 C:C2", "ParcelReceived ok ok : ReceiveParcel #ParcelLabel");
        scriptRow("R3 shelf", "P:ZT9 L:A031", "E1204 ask ask");
        scriptRow("R3 back", "P:ZT9 K:BACK", "AskParcel ready -");
        scriptRow("R4", "P:SF1 W:900 .", "AskLocation ready -");
        scriptRow("R4 right shelf", "P:SF1 W:900 L:A031", "ParcelShelved ok step : PutawayParcel");
        scriptRow("R4 then R1", "P:SF1 W:900 L:A031 .", "AskParcel ready -");
        scriptRow("R4 other shelf", "P:SF1 W:900 L:A032", "AskOtherLocation ask ask");
        scriptRow("R4 other shelf, yes", "P:SF1 W:900 L:A032 K:OK", "ParcelShelved ok step : PutawayParcel");
        scriptRow("R4 other shelf, scanned again", "P:SF1 W:900 L:A032 L:A032", "ParcelShelved ok step : PutawayParcel");
        scriptRow("R4 other shelf, no", "P:SF1 W:900 L:A032 K:BACK", "AskLocation ready -");
        scriptRow("R4 next parcel", "P:SF1 W:900 P:SF2", "E2105 stop stop");
        scriptRow("R4 next parcel again", "P:SF1 W:900 P:SF2 P:SF3", "E2105 stop blocked");
        scriptRow("R4 then the right shelf", "P:SF1 W:900 P:SF2 L:A031", "ParcelShelved ok step : PutawayParcel");
        scriptRow("R4 wrong zone", "P:SF1 W:900 L:U011", "E2503 stop stop");
        scriptRow("R4 unclaimed", "P:ZT9 C:C2 W:900 L:U011", "ParcelShelved ok step : PutawayParcel");
        scriptRow("R4 later", "P:SF1 W:900 K:NEXT", "AskParcel ready -");
        scriptRow("damaged", "P:SF1 C:EXDMG", "ExceptionOpened ok ok : OpenException #ExceptionTag");
        scriptRow("damaged without a parcel", "C:EXDMG", "AskParcel ready blocked");
        scriptRow("photo", "P:SF1 K:PHOTO", "AskWeight ready - : photo");
        scriptRow("undo weight", "P:SF1 W:900 K:UNDO", "UndoneWeight ok ok : MeasureParcel");
        scriptRow("undo receipt", "P:SF1 C:UNDO", "UndoneReceipt ok ok : UnreceiveParcel");
        scriptRow("undo shelf", "P:SF1 W:900 L:A031 . K:UNDO", "UndoneShelf ok ok : MoveParcel");
        scriptRow("undo weight, then R2", "P:SF1 W:900 K:UNDO . w:900", "AskEmptyScale ready -");
        scriptRow("undo shelf, then R4", "P:SF1 W:900 L:A031 . K:UNDO .", "AskLocation ready -");
        scriptRow("undo receipt, then R1", "P:SF1 K:UNDO . P:SF1", "ParcelReceived ok ok : ReceiveParcel #ParcelLabel");
        scriptRow("undo all", "P:SF1 W:900 L:A031 . K:UNDO K:UNDO K:UNDO .", "AskParcel ready -");
        scriptRow("nothing left to undo", "P:SF1 W:900 L:A031 . K:UNDO K:UNDO K:UNDO K:UNDO", "NothingToUndo ready blocked");
        scriptRow("a new parcel forgets the old job", "P:SF1 W:900 L:A031 P:SF2 K:UNDO K:UNDO", "NothingToUndo ready blocked");
    }
    void receive()
    {
        TestDesk desk;
        desk.enter();
        check(desk);
    }

    /// A typed weight is marked, with what the scale said instead.
    void aTypedWeightHasItsReason()
    {
        for (const auto &[before, source] : {std::pair("", "typed SCALE_SILENT"), std::pair(" < u:900", "typed SCALE_UNSTABLE")}) {
            TestDesk desk;
            desk.enter();
            desk.play(QStringLiteral("P:SF1%1 =1.25").arg(QLatin1String(before)));
            QCOMPARE(desk.parcel(QStringLiteral("SF1")).weight, Grams(1250));
            QCOMPARE(desk.parcel(QStringLiteral("SF1")).weightSource, QLatin1String(source));
        }
    }

    /// The size behind the weight: a key, the keypad or nothing; no scan is lost for it.
    void parcelSize_data()
    {
        scriptColumns();
        scriptRow("asked", "P:SF1 W:900 .", "WeighAskSize ask -");
        scriptRow("a preset", "P:SF1 W:900 K:C2", "AskLocation ready ok : MeasureParcel");
        scriptRow("a preset by its barcode", "P:SF1 W:900 . C:C1", "AskLocation ready ok : MeasureParcel");
        scriptRow("no such preset", "P:SF1 W:900 K:C3", "WeighAskSize ask blocked");
        scriptRow("keypad", "P:SF1 W:900 =40x30.5x2", "AskLocation ready ok : MeasureParcel");
        scriptRow("keypad nonsense", "P:SF1 W:900 =40x30", "E7006 ask ask");
        scriptRow("too large", "P:SF1 W:900 =400x30x20", "E7006 ask ask");
        scriptRow("none", "P:SF1 W:900 C:NEXT", "AskLocation ready ok");
        scriptRow("next parcel", "P:SF1 W:900 P:SF2", "E2105 ask ask");
        scriptRow("undo takes weight and size", "P:SF1 W:900 K:C1 K:UNDO", "UndoneWeight ok ok : MeasureParcel");
        scriptRow("undo at the question", "P:SF1 W:900 K:UNDO . w:900", "AskEmptyScale ready -");
        scriptRow("before the inspection", "P:SF4 W:900 K:C1 .", "AskContent ask -");
        scriptRow("asked again after the station died", "P:SF1 W:900 # P:SF1", "WeighAskSize ask dup");
        scriptRow("known already", "P:SF1 W:900 K:C1 # P:SF1", "AskLocation ready dup");
    }
    void parcelSize()
    {
        TestDesk desk(measuring());
        desk.enter();
        check(desk);
        const Dimensions size = desk.parcel(QStringLiteral("SF1")).size;
        const QString row = QLatin1String(QTest::currentDataTag());
        if (row.startsWith(QStringLiteral("a preset")) || row == QStringLiteral("known already"))
            QVERIFY(size.isMeasured() && desk.parcel(QStringLiteral("SF1")).weight == Grams(900));
        else if (row == QStringLiteral("keypad"))
            QVERIFY((size == Dimensions{Millimetres(400), Millimetres(305), Millimetres(20)}));
        else
            QVERIFY(!size.isMeasured());
    }

    void inspection_data()
    {
        scriptColumns();
        scriptRow("I1", "P:SF4 W:900 .", "AskContent ask -");
        scriptRow("I1 as announced", "P:SF4 W:900 . C:C1", "AskContent ask ok");
        scriptRow("I1 all as announced", "P:SF4 W:900 . C:C1 K:C1", "ParcelInspected ok ok : InspectParcel");
        scriptRow("I1 then the shelf", "P:SF4 W:900 . C:C1 K:C1 .", "AskLocation ready -");
        scriptRow("I1 quantity", "P:SF4 W:900 . C:C2", "AskQuantity ask -");
        scriptRow("I1 quantity typed", "P:SF4 W:900 . C:C2 =1", "AskContent ask ok");
        scriptRow("I1 quantity nonsense", "P:SF4 W:900 . C:C2 =one", "NumberNeeded ask ask");
        scriptRow("I1 damaged", "P:SF4 W:900 . C:C3", "ExceptionOpened ok ok : OpenException #ExceptionTag");
        scriptRow("I2 photos", "P:SF4 W:900 . C:C3 C:C1 .", "AskPhotos ready -");
        scriptRow("I2 photo", "P:SF4 W:900 . C:C3 C:C1 . K:PHOTO", "AskPhotos ready - : photo");
        scriptRow("I1 restricted", "P:SF4 W:900 . C:C4", "AskRestriction ask -");
        scriptRow("I1 battery", "P:SF4 W:900 . C:C4 C:C2", "ExceptionOpened ok ok : OpenException #ExceptionTag");
        scriptRow("I1 undo", "P:SF4 W:900 . C:C1 K:UNDO", "UndoneAnswer ok ok");
        scriptRow("I1 undo the last answer", "P:SF4 W:900 . C:C1 C:C2 =1 K:UNDO K:UNDO C:C1", "AskContent ask ok");
        scriptRow("I1 left unfinished", "P:SF4 W:900 . K:BACK", "AskLocation ready -");
        scriptRow("I1 parcel", "P:SF4 W:900 . P:SF1", "E1204 ask ask");
    }
    void inspection()
    {
        TestDesk desk;
        desk.enter();
        check(desk);
    }

    void putaway_data()
    {
        scriptColumns();
        scriptRow("U1", "C:PUT", "AskParcelToShelve ready -");
        scriptRow("U1 parcel", "P:SF1 W:900 K:NEXT C:PUT P:SF1", "AskLocation ready ok");
        scriptRow("U1 unknown", "C:PUT P:ZT9", "E1201 ask ask");
        scriptRow("U1 only announced", "C:PUT P:SF1", "E1201 stop stop");
        scriptRow("U1 shelf", "C:PUT L:A031", "E1204 ask ask");
        scriptRow("U1 allocated", "C:PUT P:SF7", "E2501 stop stop");
        scriptRow("U2 suggested", "P:SF1 W:900 K:NEXT C:PUT P:SF1 L:A031", "ParcelShelved ok step : PutawayParcel");
        scriptRow("U2 stored one moves", "P:SF1 W:900 L:A031 C:PUT P:SF1 L:A032 L:A032", "ParcelShelved ok step : MoveParcel");
        scriptRow("U2 full", "P:SF1 W:900 L:B011 L:B011 P:SF2 W:900 K:NEXT C:PUT P:SF2 L:B011", "E2502 stop stop");
        scriptRow("U2 wrong zone", "P:SF1 W:900 K:NEXT C:PUT P:SF1 L:S011", "E2503 stop stop");
        scriptRow("U2 another parcel", "P:SF1 W:900 K:NEXT C:PUT P:SF1 P:SF2", "E2105 stop stop");
        scriptRow("U2 undo, then U2", "P:SF1 W:900 K:NEXT C:PUT P:SF1 L:A031 K:UNDO .", "AskLocation ready -");
        scriptRow("U2 undo", "P:SF1 W:900 L:A031 C:PUT P:SF1 L:A032 L:A032 K:UNDO", "UndoneShelf ok ok : MoveParcel");
    }
    void putaway()
    {
        TestDesk desk;
        desk.enter();
        store(desk, QStringLiteral("SF7"), QStringLiteral("A032"));
        desk.order(QStringLiteral("CO1"), QLatin1String(kAlice), {QStringLiteral("SF7")});
        // The suggestion of the rows is A-03-1: the member's only shelved parcel is wanted by an order already.
        check(desk);
    }

    void pick_data()
    {
        scriptColumns();
        scriptRow("K0", ".", "AskPickList ready -");
        scriptRow("K0 order", "J:CO1", "AskGoTo ready ok");
        scriptRow("K0 next by cut-off", "K:NEXT", "AskGoTo ready ok");
        scriptRow("K0 stranger", "J:CO99", "E2106 stop stop");
        scriptRow("K0 taken by another station", "J:CO2", "AskTakeOver ask ask");
        scriptRow("K0 taken over", "J:CO2 B:S01", "AskGoTo ready ok");
        scriptRow("K0 a clerk may not", "J:CO2 B:U18", "E2703 ask ask");
        scriptRow("K1 right", "J:CO1 L:A031", "AtLocation ok ok");
        scriptRow("K1 other", "J:CO1 L:B011", "E2601 stop stop");
        scriptRow("K1 other, then right", "J:CO1 L:B011 L:A031", "AtLocation ok ok");
        scriptRow("K2", "J:CO1 L:A031 .", "AskPickParcel ready -");
        scriptRow("K2 right", "J:CO1 L:A031 P:SF1", "ParcelPicked ok ok : PickParcel");
        scriptRow("K2 next location", "J:CO1 L:A031 P:SF1 .", "AskGoTo ready -");
        scriptRow("K2 other parcel", "J:CO1 L:A031 P:SF7", "E2602 stop stop");
        scriptRow("K2 other parcel stays", "J:CO1 L:A031 P:SF7 P:SF1", "E2602 stop blocked");
        scriptRow("K2 other parcel put back", "J:CO1 L:A031 P:SF7 K:OK P:SF1", "ParcelPicked ok ok : PickParcel");
        scriptRow("K2 missing", "J:CO1 L:A031 C:EXMIS", "ParcelMissing ok ask : OpenException");
        scriptRow("K2 missing, on with the next", "J:CO1 L:A031 C:EXMIS .", "AskGoTo ready -");
        scriptRow("K3", "J:CO1 L:A031 P:SF1 L:A032 P:SF2 .", "AskTote ready -");
        scriptRow("K3 last one", "J:CO1 L:A031 P:SF1 L:A032 P:SF2", "ParcelPicked ok step : PickParcel");
        scriptRow("K3 tote", "J:CO1 L:A031 P:SF1 L:A032 P:SF2 T:T014", "OrderPicked ok step : MoveParcel MoveParcel");
        scriptRow("K3 shelf", "J:CO1 L:A031 P:SF1 L:A032 P:SF2 L:A031", "E1204 ask ask");
        scriptRow("undo pick, then K2", "J:CO1 L:A031 P:SF1 K:UNDO .", "AskPickParcel ready -");
        scriptRow("undo pick", "J:CO1 L:A031 P:SF1 K:UNDO", "UndonePick ok ok : UnpickParcel");
        scriptRow("undo to the start", "J:CO1 L:A031 P:SF1 L:A032 P:SF2 T:T014 K:UNDO K:UNDO K:UNDO K:UNDO K:UNDO", "NothingToUndo ready blocked");
    }
    void pick()
    {
        TestDesk desk;
        desk.enter();
        for (const char *tracking : {"SF1", "SF3", "SF7"})
            store(desk, QString::fromLatin1(tracking), QStringLiteral("A031"));
        store(desk, QStringLiteral("SF2"), QStringLiteral("A032"));
        store(desk, QStringLiteral("YT1"), QStringLiteral("A032"));
        desk.order(QStringLiteral("CO1"), QLatin1String(kAlice), {QStringLiteral("SF1"), QStringLiteral("SF2")}, ShipMode::WaitAll, {}, UtcMs(5));
        desk.order(QStringLiteral("CO2"), QLatin1String(kAlice), {QStringLiteral("SF3"), QStringLiteral("SF7")});
        QVERIFY(desk.act(PickParcel{desk.parcel(QStringLiteral("SF3")).id, QStringLiteral("CO2")}, Role::Clerk, QStringLiteral("9Q")));
        desk.play(QStringLiteral("C:PICK"));
        check(desk);
    }

    void pack_data()
    {
        scriptColumns();
        scriptRow("P0", ".", "AskJobSheet ready -");
        scriptRow("P0 job", "J:CO1", "AskCarton ready ok");
        scriptRow("P0 tote", "T:T014", "AskCarton ready ok");
        scriptRow("P0 next by cut-off", "K:NEXT", "AskCarton ready ok");
        scriptRow("P0 parcel", "P:SF1", "E1204 ask ask");
        scriptRow("P1 empty box", "J:CO1 X:7K9", "CartonOpened ok ok : OpenCarton");
        scriptRow("P1 used box", "J:CO1 X:7K9 P:SF1 P:SF2 K:SEAL J:CO2 X:7K9", "E2201 stop stop");
        scriptRow("P2", "J:CO1 X:7K9 .", "AskNextParcel ready -");
        scriptRow("P2 in job", "J:CO1 X:7K9 P:SF1", "ParcelPacked ok ok : PackParcel");
        scriptRow("P2 already packed", "J:CO1 X:7K9 P:SF1 P:SF1", "ParcelInCarton ready dup");
        scriptRow("P2 packed, scanned at receiving", "J:CO1 X:7K9 P:SF1 C:RECV P:SF1", "ParcelReceivedBefore ready dup");
        scriptRow("P2 wrong customer", "J:CO1 X:7K9 P:YT1", "E2202 stop stop");
        scriptRow("P3 no scan passes", "J:CO1 X:7K9 P:YT1 P:SF1", "E2202 stop blocked");
        scriptRow("P3 not even its own before the ack", "J:CO1 X:7K9 P:YT1 P:YT1", "E2202 stop blocked");
        scriptRow("P3 ack", "J:CO1 X:7K9 P:YT1 K:OK", "AskScanOut stop ask");
        scriptRow("P3 ack again", "J:CO1 X:7K9 P:YT1 C:OK K:OK", "AskScanOut stop blocked");
        scriptRow("P3 another", "J:CO1 X:7K9 P:YT1 K:OK P:SF1", "AskScanOut stop blocked");
        scriptRow("P3 scanned out", "J:CO1 X:7K9 P:YT1 K:OK P:YT1", "ParcelScannedOut ok ok");
        scriptRow("P3 then P2", "J:CO1 X:7K9 P:YT1 K:OK P:YT1 .", "AskNextParcel ready -");
        scriptRow("P3 no way out by another screen", "J:CO1 X:7K9 P:YT1 C:RECV", "E2202 stop blocked");
        scriptRow("P2 unknown", "J:CO1 X:7K9 P:ZT9", "E1201 stop stop");
        scriptRow("P2 other order, picked", "J:CO1 X:7K9 P:SF3", "E2211 stop stop");
        scriptRow("P2 other order, on the shelf", "J:CO1 X:7K9 P:SF7", "AskMoveToOrder ask ask");
        scriptRow("P2 other order, supervisor", "J:CO1 X:7K9 P:SF7 B:S01", "ParcelPacked ok ok : ReleaseParcel AllocateParcel PickParcel PackParcel");
        scriptRow("P2 in no order", "J:CO1 X:7K9 P:SF0", "AskAddToOrder ask ask");
        scriptRow("P2 in no order, supervisor", "J:CO1 X:7K9 P:SF0 B:S01", "ParcelPacked ok ok : AllocateParcel PickParcel PackParcel");
        scriptRow("P2 other order, no", "J:CO1 X:7K9 P:SF7 K:BACK", "AskNextParcel ready -");
        scriptRow("P4 last one", "J:CO1 X:7K9 P:SF1 P:SF2", "ParcelPacked ok step : PackParcel");
        scriptRow("P4", "J:CO1 X:7K9 P:SF1 P:SF2 .", "AskSeal ask -");
        scriptRow("P4 seal", "J:CO1 X:7K9 P:SF1 P:SF2 C:SEAL", "CartonSealed ok step : CloseCarton #PackingList");
        scriptRow("P5", "J:CO1 X:7K9 P:SF1 P:SF2 C:SEAL .", "AskJobSheet ready -");
        scriptRow("split", "J:CO1 X:7K9 P:SF1 C:NEWBOX .", "AskCarton ready -");
        scriptRow("split, second box", "J:CO1 X:7K9 P:SF1 C:NEWBOX X:7K8 P:SF2 K:SEAL .", "AskJobSheet ready -");
        scriptRow("seal an empty box", "J:CO1 X:7K9 C:SEAL", "E2209 stop stop");
        scriptRow("short in one box", "J:CO2 X:7K9 P:SF3 C:SEAL", "AskMissing ask ask");
        scriptRow("missing", "J:CO1 X:7K9 P:SF1 C:EXMIS", "AskMissing ask ask");
        scriptRow("missing, clerk", "J:CO1 X:7K9 P:SF1 C:EXMIS B:U18", "E2703 ask ask");
        scriptRow("missing, supervisor", "J:CO1 X:7K9 P:SF1 C:EXMIS B:S01", "ParcelsReleased ok ok : ReleaseParcel");
        scriptRow("missing, hold", "J:CO1 X:7K9 P:SF1 C:EXMIS K:HOLD", "OrderHeld ok ok : AddHold #HoldTag");
        scriptRow("park", "J:CO1 X:7K9 P:SF1 C:HOLD", "CartonParked ok ok : #HoldTag");
        scriptRow("park and come back", "J:CO1 X:7K9 P:SF1 C:HOLD J:CO1", "CartonResumed ok ok");
        scriptRow("undo seal, then P4", "J:CO1 X:7K9 P:SF1 P:SF2 C:SEAL K:UNDO .", "AskSeal ask -");
        scriptRow("undo seal and pack, then P2", "J:CO1 X:7K9 P:SF1 P:SF2 C:SEAL K:UNDO K:UNDO .", "AskNextParcel ready -");
        scriptRow("undo pack", "J:CO1 X:7K9 P:SF1 K:UNDO", "UndonePack ok ok : UnpackParcel");
        scriptRow("undo seal", "J:CO1 X:7K9 P:SF1 P:SF2 C:SEAL K:UNDO", "UndoneSeal ok ok : ReopenCarton");
        scriptRow("undo to the start", "J:CO1 X:7K9 P:SF1 P:SF2 C:SEAL K:UNDO K:UNDO K:UNDO K:UNDO", "NothingToUndo ready blocked");
    }
    void pack()
    {
        TestDesk desk;
        desk.enter();
        for (const char *tracking : {"SF0", "SF1", "SF2", "SF3", "SF7"})
            store(desk, QString::fromLatin1(tracking), QStringLiteral("A031"));
        store(desk, QStringLiteral("YT1"), QStringLiteral("A032"));
        desk.order(QStringLiteral("CO1"), QLatin1String(kAlice), {QStringLiteral("SF1"), QStringLiteral("SF2")}, ShipMode::WaitAll, {}, UtcMs(5));
        desk.order(QStringLiteral("CO2"), QLatin1String(kAlice), {QStringLiteral("SF3"), QStringLiteral("SF7")}, ShipMode::WaitAll, QStringLiteral("ONE_BOX"));
        desk.play(QStringLiteral("C:PICK J:CO1 L:A031 P:SF1 P:SF2 T:T014 J:CO2 L:A031 P:SF3 C:PACK"));
        QCOMPARE(desk.stateOf(QStringLiteral("SF2")), QStringLiteral("PICKED"));
        check(desk);
    }

    void batteryAndLiquidNeverMeet()
    {
        TestDesk desk;
        desk.enter();
        for (const char *tracking : {"SF5", "SF8"}) {
            desk.play(QStringLiteral("C:RECV P:%1 W:900 . C:C1 L:S011 .").arg(QString::fromLatin1(tracking)));
            QCOMPARE(desk.stateOf(QString::fromLatin1(tracking)), QStringLiteral("STORED"));
        }
        desk.order(QStringLiteral("CO1"), QLatin1String(kAlice), {QStringLiteral("SF5"), QStringLiteral("SF8")});
        desk.play(QStringLiteral("C:PICK J:CO1 L:S011 P:SF5 P:SF8 T:T014 C:PACK J:CO1 X:7K9 P:SF5 P:SF8"));
        QCOMPARE(desk.answer(), QStringLiteral("E2205 stop stop"));
        QCOMPARE(desk.carton(QStringLiteral("7K9")).contents, 1);
    }

    void undoLeavesTheWorldAsItWas()
    {
        TestDesk desk;
        desk.enter();
        const Parcel before = desk.parcel(QStringLiteral("SF1"));
        desk.play(QStringLiteral("P:SF1 W:900 L:A031 . K:UNDO K:UNDO K:UNDO"));
        QCOMPARE(desk.stateOf(QStringLiteral("SF1")), enumName(before.position.value()));
        QVERIFY(desk.parcel(QStringLiteral("SF1")).location.isEmpty());
        QCOMPARE(desk.parcel(QStringLiteral("SF1")).weight.value, 0);
    }

    void purchaseOrderIsCounted()
    {
        TestDesk desk;
        desk.enter();
        desk.play(QStringLiteral("P:SF6"));
        const QList<Fact> facts = desk.screen().facts;
        const auto counted = std::find_if(facts.cbegin(), facts.cend(), [](const Fact &fact) { return fact.label.id == Text::FactCounted; });
        QVERIFY(counted != facts.cend());
        QCOMPARE(textName(counted->value.word.id), QStringLiteral("PoShort"));
        QCOMPARE(counted->value.word.args.value(QStringLiteral("n")).toInt(), 1);
    }

    void shipAsIsIsOneParcelOneCarton()
    {
        TestDesk desk;
        desk.enter();
        for (const char *tracking : {"SF1", "SF2"})
            store(desk, QString::fromLatin1(tracking), QStringLiteral("A031"));
        desk.order(QStringLiteral("CO1"), QLatin1String(kAlice), {QStringLiteral("SF1"), QStringLiteral("SF2")}, ShipMode::AsIs);
        desk.play(QStringLiteral("C:PICK J:CO1 L:A031 P:SF1 P:SF2 T:T014 C:PACK J:CO1 X:7K9 ."));
        for (const Action &action : desk.screen().actions)
            QVERIFY(action.command != Command::NewBox);
        desk.play(QStringLiteral("P:SF1 ."));
        QCOMPARE(desk.answer(), QStringLiteral("AskSeal ask -"));
        desk.play(QStringLiteral("P:SF2"));
        QCOMPARE(desk.answer(), QStringLiteral("E2210 stop stop"));
        desk.play(QStringLiteral("K:OK C:SEAL X:7K8 P:SF2 C:SEAL ."));
        QCOMPARE(desk.answer(), QStringLiteral("AskJobSheet ready -"));
        QCOMPARE(desk.carton(QStringLiteral("7K8")).shipOn, QStringLiteral("PLAT-1"));
        QCOMPARE(desk.carton(QStringLiteral("7K8")).contents, 1);
    }

    void tooHeavyAsksForANewCarton()
    {
        TestDesk desk;
        desk.enter();
        for (const char *tracking : {"SF1", "SF2"})
            desk.play(QStringLiteral("C:RECV P:%1 W:20000 L:A031 L:A031 .").arg(QString::fromLatin1(tracking)));
        desk.order(QStringLiteral("CO1"), QLatin1String(kAlice), {QStringLiteral("SF1"), QStringLiteral("SF2")});
        desk.play(QStringLiteral("C:PICK J:CO1 L:A031 P:SF1 P:SF2 T:T014 C:PACK J:CO1 X:7K9 P:SF1 P:SF2"));
        QCOMPARE(desk.answer(), QStringLiteral("AskNewCarton ask ask"));
        desk.play(QStringLiteral("K:NEWBOX"));
        QCOMPARE(desk.answer(), QStringLiteral("CartonSealed ok step : CloseCarton #PackingList"));
        desk.play(QStringLiteral("X:7K8 P:SF2 ."));
        QCOMPARE(desk.answer(), QStringLiteral("AskSeal ask -"));
        desk.play(QStringLiteral("K:BACK J:CO1"));
        QCOMPARE(desk.answer(), QStringLiteral("CartonResumed ok ok"));
    }
};

PACKBAY_TEST(tst_ClerkFlows)
#include "tst_ClerkFlows.moc"
