#include "models/domain/OwnCode.h"
#include "tests/models/workflow/TestDesk.h"
#include "tests/support/TestMain.h"

#include <QRandomGenerator>

using namespace packbay;
using namespace packbay::test;

/// What the desk does for every flow: log-in, queue, duplicates, latch, lock; and that no scan is lost.
class tst_Desk : public QObject
{
    Q_OBJECT

private:
    static QStringList verdicts(const TestDesk &desk)
    {
        static constexpr std::array kNames{"accepted", "refused", "ignored", "duplicate", "command"};
        QStringList names;
        for (const TestDesk::Settled &one : desk.settled)
            names.append(QString::fromLatin1(kNames.at(static_cast<std::size_t>(one.entry.verdict))));
        return names;
    }

private slots:
    void logIn_data()
    {
        scriptColumns();
        scriptRow("badge wanted", ".", "AskBadge ready -");
        scriptRow("a parcel is refused", "P:SF1", "E2704 ask blocked");
        scriptRow("PIN wanted", "B:U17", "AskPin ready ok");
        scriptRow("wrong PIN", "B:U17 =1111", "E2702 ask ask");
        scriptRow("PIN again", "B:U17 =1111 =1234", "AskParcel ready ok");
        scriptRow("stranger", "B:U99", "E2701 ask ask");
        scriptRow("back to the badge", "B:U17 K:BACK", "AskBadge ready -");
        scriptRow("in", "B:U17 =1234", "AskParcel ready ok");
        scriptRow("idle lock", "B:U17 =1234 +180000", "LockedAskBadge ready -");
        scriptRow("not before three minutes", "B:U17 =1234 +179000", "AskParcel ready -");
        scriptRow("badge alone unlocks and the job is kept", "B:U17 =1234 P:SF1 W:900 . +180000 B:U17", "AskLocation ready ok");
        scriptRow("another badge needs its PIN", "B:U17 =1234 P:SF1 +180000 B:U18", "AskPin ready ok");
        scriptRow("another person begins anew", "B:U17 =1234 P:SF1 +180000 B:U18 =1818", "AskParcel ready ok");
        scriptRow("after the log-out the PIN again", "B:U17 =1234 C:OUT B:U17", "AskPin ready ok");
        scriptRow("a new shift asks the PIN", "B:U17 =1234 +180000 +43200000 B:U17", "AskPin ready ok");
    }
    void logIn()
    {
        TestDesk desk;
        playRow(desk);
    }

    void aBurstWhileBusyIsWorkedInOrder()
    {
        TestDesk desk;
        desk.enter();
        desk.play(QStringLiteral("< ( P:SF1"));
        QCOMPARE(desk.screen().banner, Banner::Busy);
        desk.play(QStringLiteral("M:TC100200P P:SF1 L:A031"));
        QCOMPARE(desk.screen().queuedScans, 3);
        QCOMPARE(desk.screen().strip.size(), 4);
        QCOMPARE(desk.settled.size(), 0);
        desk.play(QStringLiteral(")"));
        QCOMPARE(desk.screen().queuedScans, 0);
        QCOMPARE(verdicts(desk), QStringList({QStringLiteral("accepted"), QStringLiteral("accepted"), QStringLiteral("duplicate"), QStringLiteral("refused")}));
        QCOMPARE(desk.accepted.size(), 1);
    }

    void aScanTakenBeforeAQuestionDoesNotAnswerIt()
    {
        TestDesk desk;
        desk.enter();
        // "Whose parcel" comes up only after the first receipt is durable; the member code was meant for nothing yet.
        desk.play(QStringLiteral("P:SF1 W:900 < ( L:A031 P:ZT9 M:TC100200P )"));
        QCOMPARE(verdicts(desk).mid(1), QStringList({QStringLiteral("accepted"), QStringLiteral("accepted"), QStringLiteral("ignored")}));
        QCOMPARE(desk.screen().prompt.id, Text::AskOwner);
        QCOMPARE(desk.stateOf(QStringLiteral("ZT9")), QStringLiteral("NONE"));
        desk.play(QStringLiteral("> M:TC100200P"));
        QCOMPARE(desk.stateOf(QStringLiteral("ZT9")), QStringLiteral("RECEIVED"));
    }

    void theSameCodeAgain()
    {
        TestDesk desk;
        desk.enter();
        desk.play(QStringLiteral("< P:SF1 P:SF1"));
        QCOMPARE(desk.answer(), QStringLiteral("ParcelReceived ok dup"));
        QCOMPARE(verdicts(desk), QStringList({QStringLiteral("accepted"), QStringLiteral("duplicate")}));
        desk.play(QStringLiteral("+1500 P:SF1")); // later it is the flow's business
        QCOMPARE(desk.settled.size(), 3);
        QCOMPARE(desk.accepted.size(), 1);
    }

    /// A bad picture, then a refused burst: neither has a code or a device, and they are not the same.
    void errorsWithoutACodeAreNoDuplicates()
    {
        TestDesk desk;
        desk.enter();
        const auto refused = [&](ErrorCode code) {
            desk.clock().ms += 100;
            ScanMeaning meaning;
            meaning.error = makeError(code);
            meaning.at = desk.clock().monotonic();
            return desk.desk().handle(meaning).screen;
        };
        QCOMPARE(refused(ErrorCode::InputMethodActive).error->code, ErrorCode::InputMethodActive);
        const ScreenState second = refused(ErrorCode::ScanTooLong);
        QCOMPARE(second.error->code, ErrorCode::ScanTooLong);
        QCOMPARE(second.tone, Tone::Stop);
        const ScreenState third = refused(ErrorCode::ScanTooLong); // the next picture is as bad
        QCOMPARE(third.tone, Tone::Stop);
        QCOMPARE(third.strip.first().verdict, StripEntry::Verdict::Refused);
    }
    void theOkBannerStaysForSixHundredMs()
    {
        TestDesk desk;
        desk.enter();
        desk.play(QStringLiteral("P:SF1 +599"));
        QCOMPARE(desk.screen().prompt.id, Text::ParcelReceived);
        desk.play(QStringLiteral("+1"));
        QCOMPARE(desk.screen().prompt.id, Text::AskWeight);
    }

    void toneSoundsOnce()
    {
        TestDesk desk;
        desk.enter();
        desk.play(QStringLiteral("P:SF1 W:900 P:SF2"));
        QCOMPARE(desk.answer(), QStringLiteral("E2105 stop stop"));
        desk.play(QStringLiteral("."));
        QCOMPARE(desk.answer(), QStringLiteral("E2105 stop -"));
        QVERIFY(desk.screen().latched);
    }

    void theStripKeepsFiveNewestFirst()
    {
        TestDesk desk;
        desk.enter();
        desk.play(QStringLiteral("P:SF1 W:900 L:A031 P:SF2 W:800 L:A031 L:U011 ?:WHAT"));
        const QList<StripEntry> strip = desk.screen().strip;
        QCOMPARE(strip.size(), 5);
        QCOMPARE(strip.first().code, QStringLiteral("WHAT"));
        QCOMPARE(strip.first().verdict, StripEntry::Verdict::Refused);
        QCOMPARE(strip.last().code, QStringLiteral("A031"));
    }

    void aKeyPressedTooEarlyDoesNotSealABox()
    {
        TestDesk desk;
        desk.enter();
        desk.play(QStringLiteral("P:SF1 W:900 L:A031"));
        desk.order(QStringLiteral("CO1"), memberCode(100200), {QStringLiteral("SF1")});
        desk.play(QStringLiteral("C:PICK J:CO1 L:A031 P:SF1 T:T014 C:PACK J:CO1 X:7K9 ( P:SF1 K:OK )"));
        QCOMPARE(desk.carton(QStringLiteral("7K9")).state.value(), CartonState::Open);
        desk.play(QStringLiteral(". K:OK"));
        QCOMPARE(desk.carton(QStringLiteral("7K9")).state.value(), CartonState::Closed);
    }

    void aScreenThatThisDeskDoesNotHaveIsBlocked()
    {
        TestDesk desk;
        desk.enter();
        desk.play(QStringLiteral("P:SF1 C:WGH"));
        QCOMPARE(desk.answer(), QStringLiteral("ParcelReceived ok blocked"));
    }

    /// 1,000 random scans with outcomes that come late: each is settled exactly once, in the order of arrival but for
    /// the duplicates, and no parcel was touched whose scan was not accepted.
    void thousandRandomScans_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 5; ++seed)
            QTest::newRow(qPrintable(QString::number(seed))) << seed;
    }
    void thousandRandomScans()
    {
        QFETCH(quint32, seed);
        TestDesk desk;
        desk.enter();
        desk.order(QStringLiteral("CO1"), memberCode(100200), {QStringLiteral("SF1"), QStringLiteral("SF2"), QStringLiteral("SF3")});
        QRandomGenerator random(seed);
        const QStringList words = QStringLiteral("P:SF1 P:SF2 P:SF3 P:SF4 P:SF5 P:SF6 P:YT1 P:YT2 P:ZT1 P:ZT2 P:ZT3 N:7K1 N:7K2 L:A031 L:A032 L:B011 "
                                                 "L:S011 L:U011 M:TC100200P M:TC100201N X:7K9 X:7K8 J:CO1 T:T014 ?:WHAT !:X C:OK C:C1 C:C2 C:UNDO "
                                                 "C:BACK C:RECV C:PUT C:PICK C:PACK C:SEAL C:EXMIS B:S01 B:U17").split(QLatin1Char(' '));
        for (int scans = 0; scans < 1000;) {
            const quint32 dice = random.bounded(100U);
            if (dice < 8)
                desk.play(QStringLiteral("("));
            else if (dice < 20)
                desk.play(QStringLiteral(")"));
            else if (dice < 30)
                desk.play(QStringLiteral("W:%1").arg(random.bounded(1, 20000)));
            else if (dice < 40)
                desk.play(QStringLiteral("+%1").arg(random.bounded(1, 2000)));
            else if (dice < 45)
                desk.play(dice < 43 ? QStringLiteral("K:OK") : QStringLiteral("K:C1"));
            else {
                desk.play((dice < 70 ? QStringLiteral("< ") : QStringLiteral("> ")) + words.at(random.bounded(static_cast<int>(words.size()))));
                ++scans;
            }
        }
        desk.play(QStringLiteral(") ."));
        QCOMPARE(desk.allCodes.size(), 1000);
        QCOMPARE(desk.screen().queuedScans, 0);
        QCOMPARE(desk.settled.size(), 1000);
        QStringList given = desk.allCodes;
        QStringList touched;
        for (const TestDesk::Settled &one : desk.settled) {
            QVERIFY2(given.removeOne(one.scan.input), qPrintable(one.scan.input));
            if (one.entry.verdict == StripEntry::Verdict::Accepted)
                touched.append(one.scan.normalized);
        }
        QVERIFY(given.isEmpty());
        for (const Operation &operation : desk.accepted) {
            if (const auto *receive = std::get_if<ReceiveParcel>(&operation.body))
                QVERIFY2(touched.contains(receive->tracking), qPrintable(receive->tracking));
            if (const auto *pack = std::get_if<PackParcel>(&operation.body)) {
                const Parcel parcel = *desk.world().get<Parcel>(pack->parcel);
                QVERIFY(touched.contains(parcel.tracking) || touched.contains(parcel.lpn));
                QCOMPARE(parcel.owner, desk.carton(pack->carton).owner);
            }
        }
        QVERIFY(desk.accepted.size() > 20);
    }
};

PACKBAY_TEST(tst_Desk)
#include "tst_Desk.moc"
