#include "models/store/ReadSnapshot.h"
#include "tests/models/store/StoreFixture.h"
#include "tests/support/TestMain.h"

using namespace packbay;
using namespace packbay::test;

/// What a flow reads about one scan is of one moment, whatever the Ledger commits meanwhile.
class tst_ReadSnapshot : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_station = std::make_unique<TestStation>(m_dir->filePath(QStringLiteral("s.db")), QStringLiteral("7K"));
        auto reader = Database::open(m_station->file(), DatabaseKind::Station, Access::Reader);
        QVERIFY(reader);
        m_reader = std::move(*reader);
        m_store = std::make_unique<EntityStore>(*m_reader, QStringLiteral("SH1"));
        receive(1);
    }
    void cleanup()
    {
        m_store.reset();
        m_reader.reset();
        m_station.reset();
    }

    void everyReadIsOfOneMoment()
    {
        {
            const ReadSnapshot atOnce(*m_store);
            QVERIFY(isThere(1));
            receive(2);
            QVERIFY(!isThere(2));
            QCOMPARE(m_store->count(Lookup::ParcelByTracking, tracking(2)), 0);
            QVERIFY(weigh(1));
            QCOMPARE(weight(1), 0);
        }
        QVERIFY(isThere(2));
        QCOMPARE(weight(1), 800);
    }
    void anInnerOneEndsNothing()
    {
        const ReadSnapshot outer(*m_store);
        QVERIFY(isThere(1));
        {
            const ReadSnapshot inner(*m_store);
            receive(2);
        }
        QVERIFY(!isThere(2));
    }
    void theNextOneSeesWhatCameBetween()
    {
        for (int n = 2; n < 5; ++n) {
            const ReadSnapshot atOnce(*m_store);
            QVERIFY(isThere(n - 1));
            QVERIFY(!isThere(n));
            receive(n);
        }
    }
    void whatIsKnownIsNotRead()
    {
        Parcel told = m_store->get<Parcel>(id(1)).value_or(Parcel());
        told.weight = Grams(123); // unlike the file, so that reading it would show
        {
            const ReadSnapshot atOnce(*m_store, {told});
            QCOMPARE(weight(1), 123);
            const ReadSnapshot inner(*m_store, {Parcel()});
            QCOMPARE(weight(1), 123);
        }
        QCOMPARE(weight(1), 0);
    }

private:
    static QString tracking(int n) { return QStringLiteral("SF139000000012%1").arg(n); }
    static EntityId id(int n) { return parcelId(QStringLiteral("SH1"), tracking(n), 0); }
    bool isThere(int n) const { return m_store->get<Parcel>(id(n)).has_value(); }
    qint64 weight(int n) const { return m_store->get<Parcel>(id(n)).value_or(Parcel()).weight.value; }
    void receive(int n)
    {
        ReceiveParcel parcel;
        parcel.tracking = tracking(n);
        QVERIFY(m_station->submit(parcel));
    }
    bool weigh(int n) { return m_station->submit(MeasureParcel{id(n), Grams(800), QStringLiteral("scale-1"), {}, {}}).has_value(); }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<TestStation> m_station;
    std::unique_ptr<Database> m_reader;
    std::unique_ptr<EntityStore> m_store;
};

PACKBAY_TEST(tst_ReadSnapshot)
#include "tst_ReadSnapshot.moc"
