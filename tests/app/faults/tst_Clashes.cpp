#include "models/wire/OperationCodec.h"
#include "tests/app/faults/StationBench.h"
#include "tests/support/TestMain.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>

namespace packbay::test {
namespace {

constexpr int kReceivedTwice = 20;
constexpr int kInTwoOrders = 16;
constexpr int kInTwoCartons = 16;
static_assert(kReceivedTwice + kInTwoOrders + kInTwoCartons >= 50);
constexpr int kLeastOfEachFate = 3;
constexpr int kWhileOffline = 500;
constexpr std::array kFates{ChaosProxy::Fate::LosesRequest, ChaosProxy::Fate::LosesAnswer, ChaosProxy::Fate::Late, ChaosProxy::Fate::Twice,
                            ChaosProxy::Fate::Cut};

QJsonObject orderOf(const QString &no, const QString &member)
{
    SubmitOrder order;
    order.no = no;
    order.member = member;
    order.container = QStringLiteral("ONE_BOX");
    order.requested = {QStringLiteral("NEVER") + no};
    order.shipTo.name = QStringLiteral("Amelia Brown");
    order.shipTo.lines = {QStringLiteral("88 George Street")};
    order.shipTo.city = QStringLiteral("Sydney");
    order.shipTo.postcode = QStringLiteral("2000");
    order.shipTo.country = QStringLiteral("AU");
    return wire::payloadOf(order);
}

QString said(const Status &status)
{
    return status ? QString() : QStringLiteral("%1 %2").arg(status.error().number()).arg(status.error().detail);
}

} // namespace
} // namespace packbay::test

using namespace packbay;
using namespace packbay::test;

/// Two whole stations against one real central through networks that lose, delay, repeat and cut what they carry.
class tst_Clashes : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void clashesEndAsTheSameBytesEverywhere();
    void offlineDuring500OperationsCatchesUpByItself();
    void cleanup();

private:
    void open(const QString &name);
    void shelve(const QStringList &parcels);
    void clashApart(const QStringList &ordered, const QStringList &packed);
    void misbehave();
    bool agree(QString &why);
    void everyOperationHasOneAnswer();
    void everyRefusalHasOneCase();

    std::unique_ptr<Warehouse> m_house;
    std::unique_ptr<CentralProcess> m_central;
    std::unique_ptr<StationBench> m_first;
    std::unique_ptr<StationBench> m_second;
    QString m_member;
    int m_extra = 0;
};

void tst_Clashes::initTestCase()
{
    auto house = Warehouse::make(kReceivedTwice);
    QVERIFY2(house, house ? "" : qPrintable(house.error().detail));
    m_house = std::move(*house);
    m_member = m_house->script().parcels.first().owner;
}

void tst_Clashes::cleanup()
{
    m_first.reset();
    m_second.reset();
    m_central.reset();
}

void tst_Clashes::open(const QString &name)
{
    const QString folder = m_house->path(name);
    auto central = m_house->open(folder + QStringLiteral("/central"));
    QVERIFY(central);
    m_central = std::move(*central);
    const auto seed = static_cast<quint32>(qEnvironmentVariableIntValue("PACKBAY_SEED"));
    m_first = std::make_unique<StationBench>(*m_house, 0, *m_central, folder, 2 * seed + 11);
    m_second = std::make_unique<StationBench>(*m_house, 1, *m_central, folder, 2 * seed + 12);
    QCOMPARE(said(m_first->start()), QString());
    QCOMPARE(said(m_second->start()), QString());
}

/// Parcels on the shelf, known at both stations.
void tst_Clashes::shelve(const QStringList &parcels)
{
    for (const QString &tracking : parcels) {
        QCOMPARE(said(m_first->book(ReceiveParcel{tracking, tracking, {}, m_member, {}})), QString());
        QCOMPARE(said(m_first->book(ReleaseHold{QStringLiteral("parcel"), tracking, CaseCode::NoPreAlert, QStringLiteral("member called")}, QStringLiteral("U90"))), QString());
        QCOMPARE(said(m_first->book(PutawayParcel{m_first->world().parcelByTracking(tracking)->id, QStringLiteral("SH1A030101A")})), QString());
    }
}

/// Both stations do the same things to the same parcels and learn nothing of each other meanwhile.
void tst_Clashes::clashApart(const QStringList &ordered, const QStringList &packed)
{
    QCOMPARE(said(m_first->book(OpenCarton{QStringLiteral("7K900001"), QStringLiteral("CX000003"), {}, Grams(250)})), QString());
    QCOMPARE(said(m_second->book(OpenCarton{QStringLiteral("8M900001"), QStringLiteral("CX000003"), {}, Grams(250)})), QString());
    for (int i = 0; i < std::max({kReceivedTwice, kInTwoOrders, kInTwoCartons}); ++i) {
        if (i < kReceivedTwice) {
            const QString tracking = m_house->script().parcels.at(i).tracking;
            QCOMPARE(said(m_first->book(ReceiveParcel{tracking, tracking, {}, {}, {}})), QString());
            QCOMPARE(said(m_second->book(ReceiveParcel{tracking, tracking, {}, {}, {}})), QString());
        }
        if (i < kInTwoOrders) {
            const EntityId id = m_first->world().parcelByTracking(ordered.at(i))->id;
            QCOMPARE(said(m_second->book(AllocateParcel{id, QStringLiteral("CX000002")})), QString());
            QCOMPARE(said(m_first->book(AllocateParcel{id, QStringLiteral("CX000001")})), QString());
        }
        if (i < kInTwoCartons) {
            const EntityId id = m_first->world().parcelByTracking(packed.at(i))->id;
            QCOMPARE(said(m_first->book(PackParcel{id, QStringLiteral("7K900001")})), QString());
            QCOMPARE(said(m_second->book(PackParcel{id, QStringLiteral("8M900001")})), QString());
        }
        QTest::qWait(60); // a clerk's pace: several pushes, not one
    }
}

/// Work goes on in a bad network until everything bad has happened several times.
void tst_Clashes::misbehave()
{
    m_first->proxy().setMood(ChaosProxy::Mood::Chaos);
    m_second->proxy().setMood(ChaosProxy::Mood::Chaos);
    const auto enough = [this] {
        return std::all_of(kFates.begin(), kFates.end(), [this](ChaosProxy::Fate fate) {
            return m_first->proxy().dealt(fate) + m_second->proxy().dealt(fate) >= kLeastOfEachFate;
        });
    };
    QElapsedTimer since;
    since.start();
    while (!enough() && since.elapsed() < 60'000) {
        const QString tracking = QStringLiteral("JT%1").arg(9'900'000'000'000LL + ++m_extra);
        QCOMPARE(said((m_extra % 2 == 0 ? m_first : m_second)->book(ReceiveParcel{tracking, tracking, {}, m_member, {}})), QString());
        QTest::qWait(100);
    }
    QVERIFY(enough());
}

/// Whether all three hold the same bytes; `why` not.
bool tst_Clashes::agree(QString &why)
{
    if (!m_first->isQuiet() || !m_second->isQuiet()) {
        why = QStringLiteral("%1 and %2 operations wait").arg(m_first->core().syncStatus().pending).arg(m_second->core().syncStatus().pending);
        return false;
    }
    const QByteArray truth = dumpOf(m_central->databaseFile(), DatabaseKind::Central);
    for (const StationBench *bench : {m_first.get(), m_second.get()}) {
        why = firstDifference(truth, dumpOf(bench->file(), DatabaseKind::Station));
        if (!why.isEmpty() || truth.isEmpty())
            return false;
    }
    return true;
}

void tst_Clashes::everyOperationHasOneAnswer()
{
    QStringList done;
    for (const StationBench *bench : {m_first.get(), m_second.get()})
        done += rowsOf(bench->file(), DatabaseKind::Station, QStringLiteral("SELECT lower(hex(op_id)) FROM operation"));
    done.sort();
    QVERIFY(done.size() >= 2 * (kReceivedTwice + kInTwoOrders + kInTwoCartons));
    QCOMPARE(rowsOf(m_central->databaseFile(), DatabaseKind::Central,
                    QStringLiteral("SELECT lower(hex(op_id)) FROM op_log WHERE station<>'central' AND result<>'' ORDER BY 1")), done);
}

void tst_Clashes::everyRefusalHasOneCase()
{
    const QString file = m_central->databaseFile();
    const QStringList refused = rowsOf(file, DatabaseKind::Central, QStringLiteral("SELECT lower(hex(op_id)) FROM op_log WHERE result='rejected' ORDER BY 1"));
    QCOMPARE(refused.size(), kInTwoOrders + kInTwoCartons);
    QCOMPARE(rowsOf(file, DatabaseKind::Central,
                    QStringLiteral("SELECT lower(replace(op_id,'-','')) FROM exception WHERE code='SYNC_REJECTED' AND state='OPEN' ORDER BY 1")), refused);
    // What a station was told is what the central stored.
    QStringList told;
    for (const StationBench *bench : {m_first.get(), m_second.get()})
        told += rowsOf(bench->file(), DatabaseKind::Station, QStringLiteral("SELECT lower(hex(op_id)) FROM operation WHERE state=3"));
    told.sort();
    QCOMPARE(told, refused);
    QCOMPARE(rowsOf(file, DatabaseKind::Central, QStringLiteral("SELECT COUNT(*) FROM op_log WHERE result='merged'")), QStringList{QString::number(kReceivedTwice)});
}

void tst_Clashes::clashesEndAsTheSameBytesEverywhere()
{
    open(QStringLiteral("clashes"));
    if (QTest::currentTestFailed())
        return;
    QJsonArray orders;
    for (const char *no : {"CX000001", "CX000002", "CX000003"})
        orders.append(orderOf(QLatin1String(no), m_member));
    const auto ordersSent = m_central->upstream(QStringLiteral("orders"), QStringLiteral("clash-1"), {{QStringLiteral("rows"), orders}});
    QVERIFY2(ordersSent, ordersSent ? "" : QJsonDocument(ordersSent.error().args).toJson().constData());
    QVERIFY(waitUntil([&] { return m_first->world().order(QStringLiteral("CX000003")).has_value(); }, kHealMs));
    for (const char *no : {"CX000001", "CX000002", "CX000003"})
        QCOMPARE(said(m_first->book(ApproveOrder{QLatin1String(no)}, QStringLiteral("U90"))), QString());
    QStringList ordered;
    QStringList packed;
    for (int i = 0; i < kInTwoOrders; ++i)
        ordered.append(QStringLiteral("YT%1").arg(8'800'000'000'000LL + i));
    for (int i = 0; i < kInTwoCartons; ++i)
        packed.append(QStringLiteral("YT%1").arg(8'900'000'000'000LL + i));
    shelve(ordered + packed);
    if (QTest::currentTestFailed())
        return;
    for (const QString &tracking : packed) {
        const EntityId id = m_first->world().parcelByTracking(tracking)->id;
        QCOMPARE(said(m_first->book(AllocateParcel{id, QStringLiteral("CX000003")})), QString());
        QCOMPARE(said(m_first->book(PickParcel{id, QStringLiteral("CX000003")})), QString());
    }
    QString why;
    QVERIFY2(waitUntil([&] { return agree(why); }, kHealMs), qPrintable(why));

    m_first->proxy().setMood(ChaosProxy::Mood::Apart);
    m_second->proxy().setMood(ChaosProxy::Mood::Apart);
    m_first->proxy().setMood(ChaosProxy::Mood::Deaf);
    m_second->proxy().setMood(ChaosProxy::Mood::Deaf);
    clashApart(ordered, packed);
    misbehave();
    if (QTest::currentTestFailed())
        return;
    m_first->proxy().setMood(ChaosProxy::Mood::Good);
    m_second->proxy().setMood(ChaosProxy::Mood::Good);
    QElapsedTimer healing;
    healing.start();
    QVERIFY2(waitUntil([&] { return agree(why); }, kHealMs), qPrintable(why));
    qInfo("%d clashes, %d requests, healed in %lld ms", kReceivedTwice + kInTwoOrders + kInTwoCartons,
          m_first->proxy().requests() + m_second->proxy().requests(), static_cast<long long>(healing.elapsed()));
    everyOperationHasOneAnswer();
    everyRefusalHasOneCase();
}

void tst_Clashes::offlineDuring500OperationsCatchesUpByItself()
{
    open(QStringLiteral("offline"));
    if (QTest::currentTestFailed())
        return;
    m_second->proxy().setMood(ChaosProxy::Mood::Apart);
    QVERIFY(waitUntil([&] { return !m_second->core().syncStatus().online; }, kHealMs));
    QString last;
    for (int i = 0; i < kWhileOffline; ++i) {
        last = QStringLiteral("JT%1").arg(9'800'000'000'000LL + i);
        QCOMPARE(said(m_first->book(ReceiveParcel{last, last, {}, m_member, {}})), QString());
    }
    QVERIFY(waitUntil([&] { return m_first->isQuiet(); }, kHealMs));
    QVERIFY(!m_second->world().parcelByTracking(last));
    // It works on meanwhile, too.
    const QString own = QStringLiteral("YT8700000000001");
    QCOMPARE(said(m_second->book(ReceiveParcel{own, own, {}, m_member, {}})), QString());
    m_second->proxy().setMood(ChaosProxy::Mood::Good);
    QString why;
    QVERIFY2(waitUntil([&] { return agree(why); }, kHealMs), qPrintable(why));
    QVERIFY(m_second->world().parcelByTracking(last));
    QVERIFY(m_first->world().parcelByTracking(own));
    everyOperationHasOneAnswer();
}

PACKBAY_TEST(tst_Clashes)
#include "tst_Clashes.moc"
