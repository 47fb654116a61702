#include "models/domain/MapWorld.h"
#include "models/workflow/LocationAdvice.h"
#include "tests/support/TestMain.h"

using namespace packbay;

namespace {

/// A warehouse that counts what is read of it.
class CountedWorld : public MapWorld
{
public:
    std::vector<Row> rows(Lookup lookup, const QString &key, int limit) const override
    {
        std::vector<Row> found = MapWorld::rows(lookup, key, limit);
        read += static_cast<int>(found.size());
        return found;
    }
    qint64 count(Lookup lookup, const QString &key) const override
    {
        ++counted;
        return MapWorld::count(lookup, key);
    }

    mutable int read = 0;
    mutable int counted = 0;
};

} // namespace

/// Which shelf a parcel is sent to, and how many shelves are looked at for it.
class tst_LocationAdvice : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_world = std::make_unique<CountedWorld>(); }

    void theFirstFewAreEnough()
    {
        shelves(5000);
        const auto advice = advise(1000);
        QVERIFY(advice);
        QCOMPARE(advice->reason, Text::ReasonLeastLoaded);
        QVERIFY2(m_world->read <= 64, qPrintable(QString::number(m_world->read)));
    }

    /// Those that are compared first are full: some more are read, not all.
    void fullOnesCostALittleMore()
    {
        shelves(5000);
        fill(64);
        const auto advice = advise(1000);
        QVERIFY(advice);
        QVERIFY(m_world->count(Lookup::ParcelByLocation, advice->location) == 0);
        QVERIFY2(m_world->read <= 64 + 256, qPrintable(QString::number(m_world->read)));
    }

    void theLastFreeOneIsFound()
    {
        shelves(700);
        fill(699);
        const auto advice = advise(1000);
        QVERIFY(advice);
        QCOMPARE(m_world->count(Lookup::ParcelByLocation, advice->location), qint64(0));
        QVERIFY2(m_world->counted <= 700 + 1, qPrintable(QString::number(m_world->counted))); // no shelf is counted twice
    }

    void noneIsFree()
    {
        shelves(300);
        fill(300);
        QVERIFY(!advise(1000));
    }

    void noShelfAtAll() { QVERIFY(!advise(1000)); }

    /// What three shelves may not take no shelf may take.
    void whatIsRefusedIsNotAskedForEverywhere()
    {
        shelves(5000);
        int asked = 0;
        const auto advice = adviseLocation(parcel(1000), *m_world, [&](const QString &) {
            ++asked;
            return false;
        });
        QVERIFY(!advice);
        QCOMPARE(asked, 3);
        QVERIFY2(m_world->read <= 64, qPrintable(QString::number(m_world->read)));
    }

    void heavyOnesLieLow()
    {
        shelves(60);
        const auto advice = advise(12'000);
        QVERIFY(advice);
        QCOMPARE(advice->reason, Text::ReasonHeavy);
        QCOMPARE(tierOf(m_world->location(advice->location)->sign), 1);
    }

private:
    /// Of one place each, on three tiers.
    void shelves(int count)
    {
        for (int i = 0; i < count; ++i) {
            Location shelf;
            shelf.code = QStringLiteral("A%1").arg(i, 5, 10, QLatin1Char('0'));
            shelf.id = idFor<Location>(shelf.code);
            shelf.sign = QStringLiteral("A-%1-%2").arg(i).arg(i % 3 + 1);
            shelf.kind = LocationKind::Shelf;
            shelf.zone = QStringLiteral("A");
            shelf.capacity = 1;
            m_world->put(Row(shelf));
        }
    }
    /// So many shelves, in the order in which they are read.
    void fill(int count)
    {
        for (const Location &shelf : m_world->all<Location>(Lookup::LocationByKind, enumName(LocationKind::Shelf), count)) {
            Parcel other = parcel(500);
            other.tracking = shelf.code;
            other.id = parcelId(m_world->warehouse(), other.tracking, 0);
            other.location = shelf.code;
            m_world->put(Row(other));
        }
        m_world->read = 0;
        m_world->counted = 0;
    }
    static Parcel parcel(int grams)
    {
        Parcel parcel;
        parcel.tracking = QStringLiteral("SF1");
        parcel.id = parcelId(QStringLiteral("SH1"), parcel.tracking, 0);
        parcel.weight = Grams(grams);
        return parcel;
    }
    std::optional<LocationAdvice> advise(int grams) const
    {
        return adviseLocation(parcel(grams), *m_world, [](const QString &) { return true; });
    }

    std::unique_ptr<CountedWorld> m_world;
};

PACKBAY_TEST(tst_LocationAdvice)
#include "tst_LocationAdvice.moc"
