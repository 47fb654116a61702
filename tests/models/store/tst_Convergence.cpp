#include "models/store/Dump.h"
#include "models/wire/OperationCodec.h"
#include "tests/models/store/StoreFixture.h"
#include "tests/support/TestMain.h"

#include <QDir>

#include <algorithm>
#include <random>

using namespace packbay;
using namespace packbay::test;

namespace {

constexpr int kNumbers = 8;

ReceiveParcel receive(const QString &tracking)
{
    ReceiveParcel body;
    body.tracking = tracking;
    body.raw = tracking;
    body.owner = QStringLiteral("TC100200P");
    return body;
}

CreatePreAlert announced(const QString &tracking)
{
    CreatePreAlert alert;
    alert.no = QStringLiteral("PA") + tracking;
    alert.member = QStringLiteral("TC100200P");
    alert.tracking = tracking;
    return alert;
}

SubmitOrder orderOf(const QString &no)
{
    SubmitOrder order;
    order.no = no;
    order.member = QStringLiteral("TC100200P");
    order.container = QStringLiteral("ONE_BOX");
    order.requested = {QStringLiteral("NEVER") + no};
    order.shipTo.name = QStringLiteral("Amelia Brown");
    order.shipTo.lines = {QStringLiteral("88 George Street")};
    order.shipTo.city = QStringLiteral("Sydney");
    order.shipTo.postcode = QStringLiteral("2000");
    order.shipTo.country = QStringLiteral("AU");
    return order;
}

QString number(int i)
{
    return QStringLiteral("SF%1").arg(i, 13, 10, QLatin1Char('0'));
}

AddHold hold(const QString &tracking, const QString &note)
{
    return {enumName(EntityKind::Parcel), tracking, CaseCode::Damaged, note};
}

/// The notes of the damage holds on the first parcel as this station sees them.
QStringList notesAt(TestStation &station)
{
    QStringList notes;
    for (const Hold &each : station.ledger().world().parcelByTracking(number(1)).value_or(Parcel{}).holds) {
        if (each.code == CaseCode::Damaged)
            notes.append(each.note);
    }
    return notes;
}

} // namespace

/// The real ledger, mirror and authority against each other, without a network: whatever gets lost, doubled or comes late,
/// all copies end as the same bytes and no operation counts twice.
class tst_Convergence : public QObject
{
    Q_OBJECT

private slots:
    void oneStationAndTheCentral()
    {
        QTemporaryDir dir;
        TestCentral central(dir.filePath(QStringLiteral("c.db")));
        TestStation station(dir.filePath(QStringLiteral("s.db")), QStringLiteral("7K"));
        QVERIFY(pullOnce(station, central.authority()));
        QVERIFY(station.submit(receive(number(1))));
        QVERIFY(dumpOf(station.database()).contains("\"unsettled\":true"));
        QVERIFY(pushOnce(station, central.authority()));
        QVERIFY(pullOnce(station, central.authority()));
        QCOMPARE(dumpOf(station.database()), dumpOf(central.database()));
    }
    void theSameParcelAtTwoStationsIsOneParcel()
    {
        QTemporaryDir dir;
        TestCentral central(dir.filePath(QStringLiteral("c.db")));
        TestStation a(dir.filePath(QStringLiteral("a.db")), QStringLiteral("7K"));
        TestStation b(dir.filePath(QStringLiteral("b.db")), QStringLiteral("8M"));
        QVERIFY(pullOnce(a, central.authority()));
        QVERIFY(pullOnce(b, central.authority()));
        QVERIFY(a.submit(receive(number(1))));
        QVERIFY(b.submit(receive(number(1))));
        QVERIFY(pushOnce(a, central.authority()));
        QVERIFY(pushOnce(b, central.authority()));
        QVERIFY(pullOnce(a, central.authority()));
        QVERIFY(pullOnce(b, central.authority()));
        QCOMPARE(dumpOf(a.database()), dumpOf(central.database()));
        QCOMPARE(dumpOf(b.database()), dumpOf(central.database()));
        QCOMPARE(central.authority().world().all<Parcel>(Lookup::ParcelByTracking, number(1)).size(), std::size_t(1));
        // Both inner labels name it.
        QVERIFY(a.ledger().world().parcelByLpn(QStringLiteral("7K000001")).has_value());
        QVERIFY(a.ledger().world().parcelByLpn(QStringLiteral("8M000001")).has_value());
    }
    void aRepeatedPushGetsTheSameAnswer()
    {
        QTemporaryDir dir;
        TestCentral central(dir.filePath(QStringLiteral("c.db")));
        TestStation station(dir.filePath(QStringLiteral("s.db")), QStringLiteral("7K"));
        QVERIFY(pullOnce(station, central.authority()));
        QVERIFY(station.submit(receive(number(1))));
        const auto entries = Outbox(station.database(), station.ledger().identity()).pending(10);
        QJsonArray ops{wire::toJson(entries->first().operation)};
        const auto first = central.authority().push(QStringLiteral("7K"), 1, ops, UtcMs(kNoon));
        const auto second = central.authority().push(QStringLiteral("7K"), 1, ops, UtcMs(kNoon + 5));
        QVERIFY(first && second);
        QVERIFY(!first->results.first().duplicate);
        QVERIFY(second->results.first().duplicate);
        QCOMPARE(second->results.first().result, first->results.first().result);
        QCOMPARE(second->results.first().feedSeq, first->results.first().feedSeq);
        QCOMPARE(second->head.seq, first->head.seq);
    }
    void aForkAndAGapAreNamed()
    {
        QTemporaryDir dir;
        TestCentral central(dir.filePath(QStringLiteral("c.db")));
        TestStation station(dir.filePath(QStringLiteral("s.db")), QStringLiteral("7K"));
        QVERIFY(pullOnce(station, central.authority()));
        QVERIFY(station.submit(receive(number(1))));
        QVERIFY(station.submit(receive(number(2))));
        const auto entries = Outbox(station.database(), station.ledger().identity()).pending(10);
        const auto gap = central.authority().push(QStringLiteral("7K"), 1, QJsonArray{wire::toJson(entries->at(1).operation)}, UtcMs(kNoon));
        QVERIFY(!gap);
        QCOMPARE(gap.error().code, ErrorCode::SequenceGap);
        QCOMPARE(gap.error().args.value(QStringLiteral("expected_seq")).toInteger(), 1);
        QVERIFY(pushOnce(station, central.authority()));
        QJsonObject other = wire::toJson(entries->first().operation);
        other.insert(QStringLiteral("op_id"), opIdOf(9, 9).toString());
        const auto fork = central.authority().push(QStringLiteral("7K"), 1, QJsonArray{other}, UtcMs(kNoon));
        QVERIFY(!fork);
        QCOMPARE(fork.error().code, ErrorCode::StationFork);
    }
    /// sync.md B.7: what was done here stays on the screen while others' rows come in, also when all is fetched anew.
    void ownWorkStaysWhileItWaits()
    {
        QTemporaryDir dir;
        TestCentral central(dir.filePath(QStringLiteral("c.db")));
        TestStation a(dir.filePath(QStringLiteral("a.db")), QStringLiteral("7K"));
        TestStation b(dir.filePath(QStringLiteral("b.db")), QStringLiteral("8M"));
        QVERIFY(pullOnce(a, central.authority()));
        QVERIFY(pullOnce(b, central.authority()));
        // Nobody's parcel: it can be received again before the members are fetched.
        ReceiveParcel own = receive(number(1));
        own.owner.clear();
        QVERIFY(a.submit(own));
        QVERIFY(b.submit(receive(number(2))));
        QVERIFY(pushOnce(b, central.authority()));
        QVERIFY(pullOnce(a, central.authority()));
        QVERIFY(a.ledger().world().parcelByTracking(number(1)).has_value());
        QVERIFY(a.ledger().world().parcelByTracking(number(2)).has_value());
        QVERIFY(Mirror(a.ledger()).refetch(QStringLiteral("e1")));
        QVERIFY(a.ledger().world().parcelByTracking(number(1)).has_value());
        QVERIFY(!a.ledger().world().parcelByTracking(number(2)).has_value());
        QVERIFY(pullOnce(a, central.authority()));
        QVERIFY(a.ledger().world().parcelByTracking(number(1)).has_value());
        QVERIFY(a.ledger().world().parcelByTracking(number(2)).has_value());
    }
    /// The answer got lost, the rows came with the feed: the repeated push settles without another page.
    void aLateAnswerSettles()
    {
        QTemporaryDir dir;
        TestCentral central(dir.filePath(QStringLiteral("c.db")));
        TestStation station(dir.filePath(QStringLiteral("s.db")), QStringLiteral("7K"));
        QVERIFY(pullOnce(station, central.authority()));
        QVERIFY(station.submit(receive(number(1))));
        const auto entries = Outbox(station.database(), station.ledger().identity()).pending(1);
        QVERIFY(central.authority().push(QStringLiteral("7K"), 1, {wire::toJson(entries->first().operation)}, UtcMs(kNoon)));
        QVERIFY(pullOnce(station, central.authority()));
        QVERIFY(dumpOf(station.database()).contains("\"unsettled\":true"));
        QVERIFY(pushOnce(station, central.authority()));
        QCOMPARE(dumpOf(station.database()), dumpOf(central.database()));
    }
    /// Two stations hold the same parcel: the second hold is refused, leaves its view and becomes a case for a person.
    void aRefusedClaimLeavesTheViewAndBecomesACase()
    {
        QTemporaryDir dir;
        TestCentral central(dir.filePath(QStringLiteral("c.db")));
        TestStation a(dir.filePath(QStringLiteral("a.db")), QStringLiteral("7K"));
        TestStation b(dir.filePath(QStringLiteral("b.db")), QStringLiteral("8M"));
        QVERIFY(pullOnce(a, central.authority()));
        QVERIFY(a.submit(receive(number(1))));
        QVERIFY(pushOnce(a, central.authority()));
        QVERIFY(pullOnce(a, central.authority()));
        QVERIFY(pullOnce(b, central.authority()));
        QVERIFY(a.submit(hold(number(1), QStringLiteral("wet"))));
        QVERIFY(b.submit(hold(number(1), QStringLiteral("torn"))));
        QVERIFY(pushOnce(a, central.authority()));
        QCOMPARE(notesAt(b), QStringList{QStringLiteral("torn")});
        QVERIFY(pushOnce(b, central.authority()));
        // Its own hold is gone with the answer; the other's comes with the next page.
        QCOMPARE(notesAt(b), QStringList());
        QCOMPARE(Outbox(b.database(), b.ledger().identity()).status()->rejected, 1);
        QVERIFY(pullOnce(b, central.authority()));
        QCOMPARE(notesAt(b), QStringList{QStringLiteral("wet")});
        const auto parcel = b.ledger().world().parcelByTracking(number(1));
        QCOMPARE(b.ledger().world().stored(EntityKind::Parcel, parcel->id)->version, 2);
        QCOMPARE(dumpOf(b.database()), dumpOf(central.database()));
        const auto cases = b.ledger().world().all<Case>(Lookup::CaseByKey, number(1));
        QCOMPARE(std::count_if(cases.begin(), cases.end(), [](const Case &each) { return each.code == CaseCode::SyncRejected; }), 1);
    }
    void randomSchedules_data()
    {
        QTest::addColumn<quint32>("seed");
        const int runs = qEnvironmentVariableIntValue("PACKBAY_FULL") == 1 ? 2000 : 40;
        for (int i = 0; i < runs; ++i)
            QTest::addRow("seed %d", i) << static_cast<quint32>(i);
    }
    /// Lost requests, lost answers, repeated requests, small pages, restarts; eight numbers and two orders that both
    /// stations claim them for, so that clashes are sure.
    void randomSchedules()
    {
        QFETCH(quint32, seed);
        // In memory where there is such a folder: what a power cut does is another test's matter.
        QTemporaryDir dir(QDir(QStringLiteral("/dev/shm")).exists() ? QStringLiteral("/dev/shm/packbay-XXXXXX") : QString());
        TestCentral central(dir.filePath(QStringLiteral("c.db")));
        TestStation a(dir.filePath(QStringLiteral("a.db")), QStringLiteral("7K"));
        TestStation b(dir.filePath(QStringLiteral("b.db")), QStringLiteral("8M"));
        takeOrders(central, a, b);
        if (QTest::currentTestFailed())
            return;
        std::mt19937 random(seed);
        const auto chance = [&](int percent) { return static_cast<int>(random() % 100) < percent; };
        int accepted = 2;
        for (int step = 0; step < 120; ++step) {
            TestStation &station = chance(50) ? a : b;
            const int what = static_cast<int>(random() % 10);
            if (what < 2) {
                if (station.submit(receive(number(static_cast<int>(random() % kNumbers)))))
                    ++accepted;
            } else if (what < 4) {
                const auto parcel = station.ledger().world().parcelByTracking(number(static_cast<int>(random() % kNumbers)));
                if (parcel && station.submit(MeasureParcel{parcel->id, Grams(500), QStringLiteral("scale-1"), QString(), {}}))
                    ++accepted;
                if (parcel && station.submit(PutawayParcel{parcel->id, QStringLiteral("SH1A031204B")}))
                    ++accepted;
            } else if (what == 4) {
                if (chance(30)) {
                    // The request arrives, the answer is lost.
                    const auto entries = Outbox(station.database(), station.ledger().identity()).pending(3);
                    QJsonArray ops;
                    for (const OutboxEntry &entry : *entries)
                        ops.append(wire::toJson(entry.operation));
                    QVERIFY(central.authority().push(station.code(), 1, ops, UtcMs(kNoon)));
                } else {
                    const Status pushed = pushOnce(station, central.authority(), 1 + static_cast<int>(random() % 5));
                    QVERIFY2(pushed.has_value(), pushed ? "" : qPrintable(pushed.error().detail));
                }
            } else if (what == 5) {
                const Status pulled = pullOnce(station, central.authority(), 1 + static_cast<int>(random() % 3));
                QVERIFY2(pulled.has_value(), pulled ? "" : qPrintable(pulled.error().detail));
            } else if (what < 9) {
                const auto parcel = station.ledger().world().parcelByTracking(number(static_cast<int>(random() % kNumbers)));
                if (parcel && station.submit(AllocateParcel{parcel->id, chance(50) ? QStringLiteral("CO1") : QStringLiteral("CO2")}))
                    ++accepted;
            } else if (chance(40)) {
                station.close();
                station.open();
            }
        }
        checkAgreement(central, a, b, accepted);
    }
    /// The schedules above did make stations claim the same parcel.
    void claimsWereRefused()
    {
        QVERIFY2(m_refused >= 5, QByteArray::number(m_refused));
    }

private:
    /// Eight announced parcels, two approved orders that any of them may go into; both stations know them.
    void takeOrders(TestCentral &central, TestStation &a, TestStation &b)
    {
        for (int i = 0; i < kNumbers; ++i)
            central.publish(announced(number(i)));
        for (const char *no : {"CO1", "CO2"})
            central.publish(orderOf(QLatin1String(no)));
        QVERIFY(pullOnce(a, central.authority()));
        for (const char *no : {"CO1", "CO2"})
            QVERIFY(a.submit(ApproveOrder{QLatin1String(no)}, QStringLiteral("U90")));
        QVERIFY(pushOnce(a, central.authority()));
        QVERIFY(pullOnce(b, central.authority()));
    }

    /// After two more rounds: the same bytes everywhere, every accepted operation answered once, a case for every refusal.
    void checkAgreement(TestCentral &central, TestStation &a, TestStation &b, int accepted)
    {
        for (int round = 0; round < 2; ++round) {
            for (TestStation *station : {&a, &b}) {
                QVERIFY(pushOnce(*station, central.authority()));
                QVERIFY(pullOnce(*station, central.authority()));
            }
        }
        const QByteArray truth = dumpOf(central.database());
        QCOMPARE(dumpOf(a.database()), truth);
        QCOMPARE(dumpOf(b.database()), truth);
        QCOMPARE(central.database().scalar(QStringLiteral("SELECT COUNT(*) FROM op_log WHERE station<>'central'"))->toInt(), accepted);
        // A refused operation and its open case are one to one.
        const int refused = central.database().scalar(QStringLiteral("SELECT COUNT(*) FROM op_log WHERE result='rejected'"))->toInt();
        QCOMPARE(central.database().scalar(QStringLiteral("SELECT COUNT(*) FROM exception WHERE code='SYNC_REJECTED'"))->toInt(), refused);
        m_refused += refused;
        for (int i = 0; i < kNumbers; ++i)
            QVERIFY(central.authority().world().all<Parcel>(Lookup::ParcelByTracking, number(i)).size() <= 1);
    }

    int m_refused = 0;
};

PACKBAY_TEST(tst_Convergence)
#include "tst_Convergence.moc"
