#include "tests/models/domain/RuleDesk.h"
#include "tests/support/TestMain.h"

#include <QJsonArray>

using namespace packbay;
using namespace packbay::test;

/// As tst_Guards, from the scale to the driver.
class tst_DispatchGuards : public QObject
{
    Q_OBJECT

private slots:
    void weighingAndQuoting()
    {
        RuleDesk desk;
        desk.pickedOrder(q("CO1"), RuleDesk::alice(), {q("SF1")});
        desk.must(OpenCarton{q("X1"), q("CO1"), QString(), Grams(300)});
        desk.must(PackParcel{desk.idOf(q("SF1")), q("X1")});
        const auto weigh = [](qint64 g, bool accepted = false) {
            return WeighCarton{q("X1"), Grams(g), q("scale"), QString(), accepted};
        };
        QCOMPARE(desk.codeOf(weigh(1500)), ErrorCode::CartonStillOpen);
        QCOMPARE(desk.codeOf(desk.quoteOf(q("X1"), 5000)), ErrorCode::CartonStillOpen);
        desk.must(CloseCarton{q("X1"), 1});
        QCOMPARE(desk.codeOf(desk.quoteOf(q("X1"), 5000)), ErrorCode::IllegalTransition);
        QCOMPARE(desk.codeOf(weigh(0)), ErrorCode::WeightInvalid);
        QCOMPARE(desk.codeOf(weigh(1651)), ErrorCode::WeightDiffers);
        QCOMPARE(desk.codeOf(weigh(1651, true)), ErrorCode::SupervisorNeeded);
        desk.must(weigh(1650));
        QCOMPARE(desk.codeOf(MeasureCarton{q("X1"), {}}), ErrorCode::DimensionsMissing);
        auto body = std::get<QuoteCarton>(desk.quoteOf(q("X1"), 5000));
        body.expiresAt = desk.now;
        QCOMPARE(desk.codeOf(body), ErrorCode::QuoteExpired);
        body.expiresAt.value += 1;
        body.actual = Grams(1500);
        QCOMPARE(desk.codeOf(body), ErrorCode::WeightDiffers);
        body.actual = Grams(1650);
        QCOMPARE(desk.codeOf(desk.labelOf(q("X1"), 0)), ErrorCode::NotQuoted);
        desk.must(AddHold{q("carton"), q("X1"), CaseCode::Oversize, QString()});
        QCOMPARE(desk.codeOf(body), ErrorCode::CartonOnHold);
        desk.mustAsSupervisor(ReleaseHold{q("carton"), q("X1"), CaseCode::Oversize, q("ok")});
        desk.must(body);
        QCOMPARE(desk.codeOf(body), ErrorCode::AlreadyExists);
    }

    void labelNumbers()
    {
        RuleDesk desk;
        desk.readyCarton(q("X0"), 0);
        desk.pickedOrder(q("CO1"), RuleDesk::alice(), {q("SF1")});
        desk.closedCarton(q("X1"), q("CO1"), {q("SF1")});
        desk.weighed(q("X1"));
        desk.quoted(q("X1"));
        QCOMPARE(desk.codeOf(desk.labelOf(q("X1"), 1)), ErrorCode::NotPaid);
        desk.paid(q("CO1"));
        const auto issue = [](const QString &number, const QString &sscc) {
            return IssueLabel{q("X1"), q("LB1"), number, sscc};
        };
        QCOMPARE(desk.codeOf(issue(RuleDesk::number(0), RuleDesk::sscc(1))), ErrorCode::NumberNotGranted); // used
        QCOMPARE(desk.codeOf(issue(RuleDesk::number(100), RuleDesk::sscc(1))), ErrorCode::NumberNotGranted); // outside
        QCOMPARE(desk.codeOf(issue(q("PB00000010010"), RuleDesk::sscc(1))), ErrorCode::NumberNotGranted); // bad check
        QCOMPARE(desk.codeOf(issue(RuleDesk::number(1), RuleDesk::sscc(0))), ErrorCode::NumberNotGranted);
        desk.station = q("ST-02");
        QCOMPARE(desk.codeOf(issue(RuleDesk::number(1), RuleDesk::sscc(1))), ErrorCode::NoNumbersLeft);
        desk.station = q("ST-01");
        desk.must(AddHold{q("parcel"), q("SF1"), CaseCode::Damaged, QString()});
        QCOMPARE(desk.codeOf(issue(RuleDesk::number(1), RuleDesk::sscc(1))), ErrorCode::CartonOnHold);
        desk.mustAsSupervisor(ReleaseHold{q("parcel"), q("SF1"), CaseCode::Damaged, q("ok")});
        desk.must(issue(RuleDesk::number(1), RuleDesk::sscc(1)));
        QCOMPARE(desk.codeOf(IssueLabel{q("X1"), q("LB2"), RuleDesk::number(2), RuleDesk::sscc(1)}), ErrorCode::LabelExists);
        QCOMPARE(desk.codeOf(WeighCarton{q("X1"), Grams(1500), q("scale"), QString(), false}), ErrorCode::LabelExists);
        QCOMPARE(desk.supervisorCodeOf(ReopenCarton{q("X1"), q("why")}), ErrorCode::LabelExists);
        QCOMPARE(desk.supervisorCodeOf(CancelOrder{q("CO1"), q("why")}), ErrorCode::LabelExists);
    }

    void labelsAndCartons()
    {
        RuleDesk desk;
        desk.readyCarton(q("X0"), 0);
        desk.readyCarton(q("X1"), 1);
        desk.must(PrintLabel{q("LBX1"), 2, q("smeared")});
        QCOMPARE(desk.codeOf(VerifyLabel{q("X1"), RuleDesk::number(0)}), ErrorCode::LabelOnWrongCarton);
        QCOMPARE(desk.codeOf(VerifyLabel{q("X1"), q("RUBBISH")}), ErrorCode::UnknownCode);
        const auto swapped = desk.rules.applyAsAuthority(desk.operation(VerifyLabel{q("X1"), RuleDesk::number(0)}), desk.world);
        QCOMPARE(std::get<Case>(swapped->rows.front()).code, CaseCode::LabelSwap);
        QCOMPARE(desk.codeOf(CageCarton{q("X1"), q("PB1")}), ErrorCode::LabelNotVerified);
        desk.must(VerifyLabel{q("X1"), RuleDesk::number(1)});
        QCOMPARE(desk.codeOf(CageCarton{q("X1"), q("DHL2")}), ErrorCode::WrongCage);
        QCOMPARE(desk.codeOf(CageCarton{q("X1"), q("A1")}), ErrorCode::WrongKindOfCode);
        QCOMPARE(desk.codeOf(VoidLabel{q("LBX1"), q("torn")}), ErrorCode::SupervisorNeeded);
        QCOMPARE(desk.supervisorCodeOf(VoidLabel{q("LBX1"), QString()}), ErrorCode::ReasonNeeded);
    }

    void bags()
    {
        RuleDesk desk;
        desk.readyCarton(q("X0"), 0);
        desk.readyCarton(q("X1"), 1);
        desk.readyCarton(q("X2"), 2);
        desk.must(OpenBag{q("G1"), q("PB"), Grams(2999)});
        QCOMPARE(desk.codeOf(OpenBag{q("G1"), q("PB"), Grams()}), ErrorCode::AlreadyExists);
        QCOMPARE(desk.codeOf(CloseBag{q("G1")}), ErrorCode::CartonEmpty);
        desk.must(OpenBag{q("G2"), q("DHL"), Grams()});
        QCOMPARE(desk.codeOf(BagCarton{q("G2"), q("X0")}), ErrorCode::ChannelMismatch);
        desk.must(BagCarton{q("G1"), q("X0")}); // 1500 g
        QCOMPARE(desk.codeOf(BagCarton{q("G1"), q("X0")}), ErrorCode::AlreadyExists);
        QCOMPARE(desk.codeOf(BagCarton{q("G1"), q("X1")}), ErrorCode::BagOverweight);
        QCOMPARE(desk.supervisorCodeOf(VoidLabel{q("LBX0"), q("torn")}), ErrorCode::IllegalTransition);
        desk.mustAsSupervisor(VoidLabel{q("LBX2"), q("torn")});
        QCOMPARE(desk.codeOf(BagCarton{q("G1"), q("X2")}), ErrorCode::LabelVoided);
        desk.must(CloseBag{q("G1")});
        QCOMPARE(desk.codeOf(BagCarton{q("G1"), q("X1")}), ErrorCode::BagClosed);
        QCOMPARE(desk.codeOf(UnbagCarton{q("G1"), q("X0"), QString()}), ErrorCode::BagClosed);
    }

    void manifests()
    {
        RuleDesk desk;
        for (int n = 0; n < 4; ++n)
            desk.readyCarton(QStringLiteral("X%1").arg(n), n);
        QCOMPARE(desk.codeOf(OpenManifest{q("M1"), q("PB"), q("soon")}), ErrorCode::InvalidOperation);
        desk.must(OpenManifest{q("M1"), q("PB"), q("2025-08-15")});
        desk.must(OpenManifest{q("M2"), q("DHL"), q("2025-08-15")});
        desk.must(OpenManifest{q("M3"), q("PB"), q("2025-08-15")});
        QCOMPARE(desk.codeOf(AddToManifest{q("M1"), QString(), QString()}), ErrorCode::InvalidOperation);
        QCOMPARE(desk.codeOf(AddToManifest{q("M2"), q("X0"), QString()}), ErrorCode::ChannelMismatch);
        QCOMPARE(desk.codeOf(CloseManifest{q("M1"), {}}), ErrorCode::CartonEmpty);
        desk.must(AddToManifest{q("M1"), q("X0"), QString()});
        QCOMPARE(desk.codeOf(AddToManifest{q("M3"), q("X0"), QString()}), ErrorCode::AlreadyOnManifest);
        desk.must(OpenBag{q("G1"), q("PB"), Grams()});
        desk.must(BagCarton{q("G1"), q("X1")});
        QCOMPARE(desk.codeOf(AddToManifest{q("M1"), q("X1"), QString()}), ErrorCode::BagClosed);
        QCOMPARE(desk.codeOf(AddToManifest{q("M1"), QString(), q("G1")}), ErrorCode::BagOpen);
        desk.must(CloseBag{q("G1")});
        desk.must(AddToManifest{q("M1"), QString(), q("G1")});
        QCOMPARE(desk.codeOf(AddToManifest{q("M3"), QString(), q("G1")}), ErrorCode::AlreadyOnManifest);
        QCOMPARE(desk.codeOf(RemoveFromManifest{q("M1"), q("X1"), QString(), QString()}), ErrorCode::BagClosed);
        desk.must(RemoveFromManifest{q("M1"), QString(), q("G1"), QString()});
        QCOMPARE(desk.carton(q("X1")).state.value(), CartonState::Bagged);
        desk.must(AddToManifest{q("M1"), QString(), q("G1")});
        desk.mustAsSupervisor(VoidLabel{q("LBX3"), q("torn")});
        QCOMPARE(desk.codeOf(AddToManifest{q("M1"), q("X3"), QString()}), ErrorCode::LabelVoided);

        const auto differs = desk.act(CloseManifest{q("M1"), {q("X1"), q("X2")}});
        QCOMPARE(differs.error().code, ErrorCode::ManifestDiffers);
        QCOMPARE(differs.error().args.value(q("missing")).toArray(), QJsonArray{q("X0")});
        QCOMPARE(differs.error().args.value(q("extra")).toArray(), QJsonArray{q("X2")});
        desk.must(AddHold{q("carton"), q("X0"), CaseCode::Damaged, QString()});
        QCOMPARE(desk.codeOf(CloseManifest{q("M1"), {q("X0"), q("X1")}}), ErrorCode::CartonOnHold);
        desk.mustAsSupervisor(ReleaseHold{q("carton"), q("X0"), CaseCode::Damaged, q("ok")});
        QCOMPARE(desk.codeOf(HandOverManifest{q("M1"), q("Driver")}), ErrorCode::IllegalTransition);
        desk.must(CloseManifest{q("M1"), {q("G1"), q("X0")}});
        QCOMPARE(desk.codeOf(AddToManifest{q("M1"), q("X2"), QString()}), ErrorCode::ManifestClosed);
        QCOMPARE(desk.codeOf(RemoveFromManifest{q("M1"), q("X0"), QString(), QString()}), ErrorCode::ManifestClosed);
        QCOMPARE(desk.codeOf(HandOverManifest{q("M1"), QString()}), ErrorCode::InvalidOperation);
        desk.must(HandOverManifest{q("M1"), q("Driver")});
        QCOMPARE(desk.codeOf(HandOverManifest{q("M1"), q("Driver")}), ErrorCode::IllegalTransition);
    }

    void leavingForGood()
    {
        RuleDesk desk;
        desk.stock(q("SF1"), RuleDesk::alice());
        desk.stock(q("SF2"), RuleDesk::alice());
        const EntityId id = desk.idOf(q("SF1"));
        QCOMPARE(desk.supervisorCodeOf(AbandonParcel{id, q("old")}), ErrorCode::InvalidOperation);
        QCOMPARE(desk.codeOf(ReturnToSender{id, q("unwanted")}), ErrorCode::SupervisorNeeded);
        desk.orderFor(q("CO1"), RuleDesk::alice(), {q("SF1"), q("SF2")});
        QCOMPARE(desk.supervisorCodeOf(DisposeParcel{id, q("mould")}), ErrorCode::IllegalTransition); // allocated
        desk.mustAsSupervisor(ReleaseParcel{id, q("CO1"), q("mould")});
        desk.mustAsSupervisor(DisposeParcel{id, q("mould")});
        QCOMPARE(desk.parcel(q("SF1")).position.value(), ParcelState::Disposed);
        desk.must(ReceiveParcel{q("SF1"), q("SF1"), q("L9"), QString(), QString()}); // the number is used again
        QCOMPARE(desk.parcel(q("SF1")).generation, 1);
        desk.now.value += 91LL * 86'400'000;
        desk.mustAsSupervisor(AbandonParcel{desk.idOf(q("SF1")), q("nobody came")});
        QCOMPARE(desk.parcel(q("SF1")).position.value(), ParcelState::Abandoned);
    }
};

PACKBAY_TEST(tst_DispatchGuards)
#include "tst_DispatchGuards.moc"
