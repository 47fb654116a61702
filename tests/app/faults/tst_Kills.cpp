#include "tests/app/faults/Shift.h"
#include "tests/support/TestMain.h"

#include <QMap>
#include <QThread>

#include <atomic>
#include <mutex>
#include <random>

namespace packbay::test {
namespace {

constexpr int kKillsOfAShift = 10;
constexpr quint32 kSeed = 20261122;
const QStringList kPlaces{QStringLiteral("commit"), QStringLiteral("push"), QStringLiteral("pull-apply"), QStringLiteral("print")};

/// Where a fault point lies, in the words of the acceptance list; empty for the moment before a transaction begins.
QString placeOf(const QString &point)
{
    if (point == QStringLiteral("ledger.before_commit") || point == QStringLiteral("ledger.after_commit"))
        return kPlaces.at(0);
    if (point.startsWith(QStringLiteral("push.")))
        return kPlaces.at(1);
    if (point.startsWith(QStringLiteral("mirror.")))
        return kPlaces.at(2);
    return point.startsWith(QStringLiteral("print.")) ? kPlaces.at(3) : QString();
}

/// The deaths of one shift, all from its number: the same shift dies at the same places in every run.
class Deaths
{
public:
    Deaths(quint32 shift, const Life &undisturbed) : m_random(kSeed + shift), m_undisturbed(undisturbed) {}

    QString next()
    {
        // Ten lives share the work of one: a twelfth, a sixth or a third of what is left of it.
        static constexpr int kShares[] = {12, 6, 3};
        const int share = kShares[below(3)];
        if (below(4) == 0)
            return QStringLiteral("time:%1").arg(1 + below(std::max(1, static_cast<int>(m_undisturbed.tookMs) / share)));
        const QString place = kPlaces.at(below(static_cast<int>(kPlaces.size()) + 1) % kPlaces.size());
        QStringList points = m_undisturbed.points.keys();
        points.removeIf([&](const QString &point) { return placeOf(point) != place; });
        const QString point = points.at(below(static_cast<int>(points.size())));
        const int hit = 1 + below(std::max(1, m_undisturbed.points.value(point).toInt() / share));
        const int delayUs = below(2) == 0 ? 0 : 1 + below(400);
        return QStringLiteral("%1:%2:%3").arg(point).arg(hit).arg(delayUs);
    }

private:
    int below(int bound) { return static_cast<int>(m_random() % static_cast<quint32>(bound)); }

    std::mt19937 m_random;
    const Life &m_undisturbed;
};

/// What all shifts together have come to; shared by the threads.
struct Tally
{
    std::atomic<int> kills{0};
    std::atomic<quint32> shifts{0};
    std::mutex mutex;
    QMap<QString, int> places; ///< kills by place; "" = elsewhere
    QString trouble;

    void count(const QString &place)
    {
        const std::lock_guard lock(mutex);
        ++places[place];
        ++kills;
    }
    void complain(const QString &words)
    {
        const std::lock_guard lock(mutex);
        if (trouble.isEmpty())
            trouble = words;
    }
    bool hasTrouble()
    {
        const std::lock_guard lock(mutex);
        return !trouble.isEmpty();
    }
};

/// One shift with up to ten deaths, and the comparison with the undisturbed one.
QString killedShift(const Warehouse &house, quint32 number, const Life &undisturbed, const Remains &expected, Tally &tally)
{
    Shift shift(house, QStringLiteral("shift-%1").arg(number), QStringLiteral("station-driver"));
    if (const Status opened = shift.open(); !opened)
        return opened.error().detail;
    Deaths deaths(number, undisturbed);
    QStringList heard;
    QStringList died;
    bool finished = false;
    for (int life = 0; !finished; ++life) {
        const QString dieAt = life < kKillsOfAShift ? deaths.next() : QString();
        const Life lived = shift.live(dieAt);
        died.append(dieAt);
        if (!lived.trouble.isEmpty())
            return QStringLiteral("shift %1 after %2: %3").arg(number).arg(died.join(QLatin1Char(' ')), lived.trouble);
        heard += lived.heard;
        finished = lived.finished;
        if (lived.killed)
            tally.count(placeOf(dieAt.section(QLatin1Char(':'), 0, 0)));
    }
    shift.close();
    QStringList wrong = shift.violations(heard);
    if (const QString differs = difference(expected, shift.remains()); !differs.isEmpty())
        wrong.append(differs);
    return wrong.isEmpty() ? QString() : QStringLiteral("shift %1, deaths: %2\n").arg(number).arg(died.join(QLatin1Char(' '))) + wrong.join(QLatin1Char('\n'));
}

} // namespace
} // namespace packbay::test

using namespace packbay;
using namespace packbay::test;

class tst_Kills : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void undisturbedShiftsEndAlike();
    void killedStationLosesAndDoublesNothing();
    void toneBeforeCommitIsCaught();

private:
    std::unique_ptr<Warehouse> m_house;
    Life m_life;
    Remains m_remains;
};

void tst_Kills::initTestCase()
{
    auto house = Warehouse::make(6);
    QVERIFY2(house, house ? "" : qPrintable(house.error().detail));
    m_house = std::move(*house);
    Shift shift(*m_house, QStringLiteral("undisturbed"), QStringLiteral("station-driver"));
    QVERIFY(shift.open());
    m_life = shift.live({});
    QVERIFY2(m_life.finished, qPrintable(m_life.trouble));
    shift.close();
    QCOMPARE(shift.violations(m_life.heard), QStringList());
    m_remains = shift.remains();
    QCOMPARE(firstDifference(m_remains.station, m_remains.central), QString());
    for (const QString &place : kPlaces) {
        const QStringList points = m_life.points.keys();
        QVERIFY2(std::any_of(points.begin(), points.end(), [&](const QString &point) { return placeOf(point) == place; }), qPrintable(place));
    }
    // The shift goes from the first parcel to the driver's signature.
    const QString all = m_remains.operations.join(QLatin1Char(' '));
    for (const char *type : {"ReceiveParcel", "MeasureParcel", "InspectParcel", "PutawayParcel", "ApproveOrder", "PickParcel", "MoveParcel", "OpenCarton",
                             "PackParcel", "CloseCarton", "WeighCarton", "MeasureCarton", "QuoteCarton", "Charge", "IssueLabel",
                             "PrintLabel", "VerifyLabel", "CageCarton", "OpenManifest", "AddToManifest", "CloseManifest", "HandOverManifest"})
        QVERIFY2(all.contains(QLatin1String(type)), type);
    QVERIFY(m_remains.documents.join(QLatin1Char(' ')).contains(QStringLiteral("manifest/")));
    QVERIFY(shift.sheets() > 0);
    qInfo("a shift: %lld operations, %lld tones, %lld sheets, %lld ms", static_cast<long long>(m_remains.operations.size()), static_cast<long long>(m_life.heard.size()),
          static_cast<long long>(m_remains.documents.size()), static_cast<long long>(m_life.tookMs));
}

/// Clock and ids follow from the script alone: what a killed shift is compared with is the same every time.
void tst_Kills::undisturbedShiftsEndAlike()
{
    Shift shift(*m_house, QStringLiteral("again"), QStringLiteral("station-driver"));
    QVERIFY(shift.open());
    const Life life = shift.live({});
    QVERIFY2(life.finished, qPrintable(life.trouble));
    shift.close();
    QCOMPARE(difference(m_remains, shift.remains()), QString());
    QCOMPARE(life.heard, m_life.heard);
}

/// After every shift: each operation that was heard is stored and answered once, no sheet came out twice, and station,
/// central and the undisturbed shift hold the same bytes. Shifts share nothing and run beside each other.
void tst_Kills::killedStationLosesAndDoublesNothing()
{
    const int wanted = qEnvironmentVariableIntValue("PACKBAY_FULL") ? 2000 : 200;
    const int beside = std::clamp(QThread::idealThreadCount(), 2, 8);
    Tally tally;
    std::vector<std::unique_ptr<QThread>> threads;
    for (int i = 0; i < beside; ++i) {
        threads.emplace_back(QThread::create([&] {
            while (tally.kills < wanted && !tally.hasTrouble()) {
                const quint32 number = ++tally.shifts;
                if (number > static_cast<quint32>(wanted))
                    return tally.complain(QStringLiteral("the deaths do not come"));
                if (const QString wrong = killedShift(*m_house, number, m_life, m_remains, tally); !wrong.isEmpty())
                    return tally.complain(wrong);
            }
        }));
        threads.back()->start();
    }
    for (const auto &thread : threads)
        thread->wait();
    if (!tally.trouble.isEmpty())
        qCritical("%s", qPrintable(tally.trouble)); // QVERIFY2 would cut it short
    QVERIFY(tally.trouble.isEmpty());
    QVERIFY(tally.kills >= wanted);
    int inside = 0;
    QStringList counts;
    for (const QString &place : kPlaces) {
        QVERIFY2(tally.places.value(place) > 0, qPrintable(place));
        inside += tally.places.value(place);
        counts.append(QStringLiteral("%1 in %2").arg(tally.places.value(place)).arg(place));
    }
    QVERIFY2(inside * 3 >= tally.kills, qPrintable(QStringLiteral("%1 of %2").arg(inside).arg(tally.kills)));
    qInfo("%d kills in %u shifts: %s, %d elsewhere", tally.kills.load(), tally.shifts.load(), qPrintable(counts.join(QStringLiteral(", "))), tally.places.value(QString()));
}

/// The control: a station that says "stored" before COMMIT is caught, wherever it dies there.
void tst_Kills::toneBeforeCommitIsCaught()
{
    Shift shift(*m_house, QStringLiteral("early"), QStringLiteral("station-driver-early"));
    QVERIFY(shift.open());
    const Life life = shift.live(QStringLiteral("ledger.before_commit:4"));
    QVERIFY(life.killed);
    QCOMPARE(life.heard.size(), 4);
    shift.close();
    const QStringList violations = shift.violations(life.heard);
    QVERIFY2(violations.join(QLatin1Char('\n')).contains(QStringLiteral("heard, but 0 times in the ledger: ") + life.heard.last()),
             qPrintable(violations.join(QLatin1Char('\n'))));
}

PACKBAY_TEST(tst_Kills)
#include "tst_Kills.moc"
