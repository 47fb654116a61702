#include "models/domain/OwnCode.h"
#include "tests/app/faults/StationBench.h"
#include "tests/support/TestMain.h"

#include <QDir>
#include <QFile>

#include <sys/mount.h>
#include <unistd.h>

using namespace packbay;
using namespace packbay::test;

namespace {

/// A small file system of its own in memory, where the rights for it are there.
class SmallDisk
{
public:
    explicit SmallDisk(const QString &folder) : m_folder(folder)
    {
        QDir().mkpath(folder);
        m_mounted = ::mount("tmpfs", folder.toLocal8Bit().constData(), "tmpfs", 0, "size=16m") == 0;
    }
    ~SmallDisk()
    {
        if (m_mounted)
            ::umount2(m_folder.toLocal8Bit().constData(), MNT_DETACH);
    }
    SmallDisk(const SmallDisk &) = delete;
    SmallDisk &operator=(const SmallDisk &) = delete;

    bool isMounted() const { return m_mounted; }
    void fill() const
    {
        QFile filler(m_folder + QStringLiteral("/filler"));
        if (!filler.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
            return;
        const QByteArray block(4096, 'x');
        while (filler.write(block) == block.size()) { }
    }
    void free() const { QFile::remove(m_folder + QStringLiteral("/filler")); }

private:
    QString m_folder;
    bool m_mounted = false;
};

/// Root may write everywhere: for this long the process is somebody who may not.
class Nobody
{
public:
    Nobody() : m_was(::geteuid())
    {
        if (m_was == 0 && ::seteuid(65534) != 0)
            qFatal("cannot give up root's rights");
    }
    ~Nobody()
    {
        if (m_was == 0 && ::seteuid(0) != 0)
            qFatal("cannot become root again");
    }
    Nobody(const Nobody &) = delete;
    Nobody &operator=(const Nobody &) = delete;

private:
    uid_t m_was;
};

using Ids = QStringList;

} // namespace

/// A file that cannot take what it is given: the clerk is stopped and told why, hears no success for what is not stored,
/// and what was confirmed before is there afterwards, at the station and at the central.
class tst_BadStore : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void fileAtItsLimit();
    void fullDisk();
    void fileTurnedReadOnly();
    void readOnlyFolder();
    void damagedFileLosesNothingThatWasConfirmed();
    void cleanup();

private:
    void open(const QString &name);
    void startStation(FileCheck check = FileCheck::Beside);
    /// The clerk's next step of receiving, weighing and shelving; returns when the station has answered it.
    void step();
    void work(int parcels);
    void workUntilRefused(ErrorCode code);
    void workGoesOn(ErrorCode code);
    Ids stored() const;
    void pragma(const QString &statement);
    qint64 number(const QString &statement);

    std::unique_ptr<Warehouse> m_house;
    std::unique_ptr<SmallDisk> m_disk;
    std::unique_ptr<CentralProcess> m_central;
    std::unique_ptr<StationBench> m_bench;
    QString m_folder;
    Ids m_confirmed;
    int m_oks = 0;
    int m_stops = 0;
    int m_parcel = 0;
};

void tst_BadStore::init()
{
    m_confirmed.clear();
    m_oks = 0;
    m_stops = 0;
    m_parcel = 0;
}

void tst_BadStore::cleanup()
{
    m_bench.reset();
    m_central.reset();
    m_disk.reset();
}

void tst_BadStore::open(const QString &name)
{
    if (!m_house) {
        auto house = Warehouse::make(40);
        QVERIFY2(house, house ? "" : qPrintable(house.error().detail));
        m_house = std::move(*house);
    }
    m_folder = m_house->path(name);
    m_disk = std::make_unique<SmallDisk>(m_folder + QStringLiteral("/disk"));
    auto central = m_house->open(m_folder + QStringLiteral("/central"));
    QVERIFY(central);
    m_central = std::move(*central);
    startStation();
}

void tst_BadStore::startStation(FileCheck check)
{
    m_bench = std::make_unique<StationBench>(*m_house, 0, *m_central, m_folder + QStringLiteral("/disk"), 1);
    m_bench->config().check = check;
    const Status started = m_bench->start();
    QVERIFY2(started, started ? "" : qPrintable(started.error().detail));
    connect(&m_bench->core(), &StationCore::screenChanged, this, [this](const ScreenState &screen) {
        m_oks += screen.tone == Tone::Ok ? 1 : 0;
        m_stops += screen.tone == Tone::Stop ? 1 : 0;
    });
    connect(&m_bench->core(), &StationCore::committed, this,
            [this](const Operation &operation) { m_confirmed.append(QString::fromLatin1(operation.id.toBytes().toHex())); });
}

void tst_BadStore::step()
{
    StationCore &core = m_bench->core();
    const Phrase prompt = core.screen().prompt;
    switch (prompt.id) {
    case Text::AskParcel: core.scanText(m_house->script().parcels.at(m_parcel++).tracking); break;
    case Text::AskEmptyScale:
    case Text::AskWeight: core.give(TypedEntry{QStringLiteral("0.900")}); break;
    case Text::AskContent: core.give(Command::Choice1); break;
    case Text::AskLocation:
        core.scanText(ownCode(QLatin1Char('L'), prompt.args.value(QStringLiteral("location")).toString().remove(QLatin1Char('-'))));
        break;
    default: QFAIL(qPrintable(textName(prompt.id)));
    }
    const auto asks = [&] {
        constexpr std::array kAsks{Text::AskParcel, Text::AskEmptyScale, Text::AskWeight, Text::AskContent, Text::AskLocation};
        return core.screen().error || std::find(kAsks.begin(), kAsks.end(), core.screen().prompt.id) != kAsks.end();
    };
    QVERIFY(waitUntil([&] { return core.screen().banner != Banner::Busy && asks(); }, 10'000));
}

void tst_BadStore::work(int parcels)
{
    const int last = m_parcel + parcels;
    while (!QTest::currentTestFailed() && (m_parcel < last || m_bench->core().screen().prompt.id != Text::AskParcel))
        step();
}

/// Steps that still found room are confirmed and stored; the first that did not says why and sounds like it.
void tst_BadStore::workUntilRefused(ErrorCode code)
{
    const ScreenState &screen = m_bench->core().screen();
    for (int i = 0; i < 100 && !QTest::currentTestFailed(); ++i) {
        const int oks = m_oks;
        const int stops = m_stops;
        const qsizetype confirmed = m_confirmed.size();
        const bool isParcel = screen.prompt.id == Text::AskParcel;
        step();
        if (!screen.error) {
            QCOMPARE(stored(), m_confirmed);
            continue;
        }
        QCOMPARE(static_cast<int>(screen.error->code), static_cast<int>(code));
        QCOMPARE(screen.banner, Banner::Stop);
        QVERIFY(screen.latched);
        QCOMPARE(m_oks, oks);
        QCOMPARE(m_stops, stops + 1);
        QCOMPARE(m_confirmed.size(), confirmed);
        QCOMPARE(stored(), m_confirmed);
        m_parcel -= isParcel ? 1 : 0;
        return;
    }
    QFAIL("nothing was refused");
}

/// There is room again: the same step is stored, the shift goes on, and both sides agree on everything confirmed.
void tst_BadStore::workGoesOn(ErrorCode code)
{
    QVERIFY(m_bench->core().screen().error && m_bench->core().screen().error->code == code);
    const qsizetype confirmed = m_confirmed.size();
    m_bench->core().give(Command::Ok);
    QTest::qWait(1600); // the same code sooner is one press of the trigger, not two
    step();
    QVERIFY(!m_bench->core().screen().error);
    QCOMPARE(m_confirmed.size(), confirmed + 1);
    work(1);
    QVERIFY(waitUntil([this] { return m_bench->isQuiet(); }, kHealMs));
    m_bench->close();
    QCOMPARE(stored(), m_confirmed);
    const Result<DatabaseReport> report = checkDatabase(m_bench->file());
    QVERIFY(report);
    QCOMPARE(report->integrity, QStringLiteral("ok"));
    QVERIFY(report->audit.unbroken);
    QVERIFY(report->ok);
    QCOMPARE(firstDifference(dumpOf(m_central->databaseFile(), DatabaseKind::Central), dumpOf(m_bench->file(), DatabaseKind::Station)), QString());
}

/// What the file holds, in the station's own order.
Ids tst_BadStore::stored() const
{
    return rowsOf(m_bench->file(), DatabaseKind::Station, QStringLiteral("SELECT lower(hex(op_id)) FROM operation ORDER BY epoch,seq"));
}

void tst_BadStore::pragma(const QString &statement)
{
    const Status done = m_bench->core().ledger().call([&](Ledger &ledger) -> Status {
        return ledger.database().scalar(statement).transform([](const QVariant &) { return true; }).has_value() ? Status() : Status(makeError(ErrorCode::SqlFailed));
    });
    QVERIFY(done);
}

qint64 tst_BadStore::number(const QString &statement)
{
    return m_bench->core().ledger().call([&](Ledger &ledger) { return ledger.database().scalar(statement).value_or(QVariant(-1)).toLongLong(); });
}

void tst_BadStore::fileAtItsLimit()
{
    open(QStringLiteral("limit"));
    work(2);
    pragma(QStringLiteral("PRAGMA max_page_count=%1").arg(number(QStringLiteral("PRAGMA page_count"))));
    workUntilRefused(ErrorCode::DiskFull);
    if (QTest::currentTestFailed())
        return;
    pragma(QStringLiteral("PRAGMA max_page_count=1000000"));
    workGoesOn(ErrorCode::DiskFull);
}

/// A disk that is full. Where no file system can be mounted the file's own limit stands for it.
void tst_BadStore::fullDisk()
{
    open(QStringLiteral("full"));
    work(1);
    if (m_disk->isMounted())
        m_disk->fill();
    else
        pragma(QStringLiteral("PRAGMA max_page_count=%1").arg(number(QStringLiteral("PRAGMA page_count"))));
    workUntilRefused(ErrorCode::DiskFull);
    if (QTest::currentTestFailed())
        return;
    m_disk->free();
    if (!m_disk->isMounted())
        pragma(QStringLiteral("PRAGMA max_page_count=1000000"));
    workGoesOn(ErrorCode::DiskFull);
}

void tst_BadStore::fileTurnedReadOnly()
{
    open(QStringLiteral("readonly"));
    work(1);
    pragma(QStringLiteral("PRAGMA query_only=ON"));
    workUntilRefused(ErrorCode::StoreReadOnly);
    if (QTest::currentTestFailed())
        return;
    pragma(QStringLiteral("PRAGMA query_only=OFF"));
    workGoesOn(ErrorCode::StoreReadOnly);
}

/// A folder that nobody may write: the station says so when it starts, and works when it may.
void tst_BadStore::readOnlyFolder()
{
    QTemporaryDir folder(memoryFolder() + QStringLiteral("/packbay-readonly-XXXXXX"));
    StationConfig config;
    config.databaseFile = folder.filePath(QStringLiteral("station.db"));
    config.backupFolder = folder.filePath(QStringLiteral("backups"));
    config.identity = {QStringLiteral("SH1"), QStringLiteral("7K"), 1};
    config.sheets.documentFolder = folder.filePath(QStringLiteral("documents"));
    SystemClock clock;
    SystemIds ids(clock);
    QVERIFY(StationCore(config, clock, ids).start());
    QFile file(config.databaseFile);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray before = file.readAll();
    {
        const auto reading = QFileDevice::ReadOwner | QFileDevice::ReadGroup | QFileDevice::ReadOther;
        const auto entering = QFileDevice::ExeOwner | QFileDevice::ExeGroup | QFileDevice::ExeOther;
        QVERIFY(file.setPermissions(reading));
        QVERIFY(QFile::setPermissions(folder.path(), reading | entering));
        const Nobody nobody;
        const Status started = StationCore(config, clock, ids).start();
        QVERIFY(!started);
        QCOMPARE(static_cast<int>(started.error().code), static_cast<int>(ErrorCode::StoreReadOnly));
    }
    QVERIFY(file.seek(0));
    QVERIFY(file.readAll() == before);
    QVERIFY(QFile::setPermissions(folder.path(), QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner));
    QVERIFY(file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner));
    QVERIFY(StationCore(config, clock, ids).start());
}

/// Pages go bad under a running station that is offline: it stops, and after a restart the central gets everything that
/// was confirmed, once, and new operations follow on the old ones.
void tst_BadStore::damagedFileLosesNothingThatWasConfirmed()
{
    open(QStringLiteral("damaged"));
    work(2);
    QVERIFY(waitUntil([this] { return m_bench->isQuiet(); }, kHealMs));
    m_bench->proxy().setMood(ChaosProxy::Mood::Apart);
    work(3);
    const qint64 page = number(QStringLiteral("PRAGMA page_size"));
    const qint64 root = number(QStringLiteral("SELECT rootpage FROM sqlite_schema WHERE name='parcel'"));
    QVERIFY(page > 0 && root > 1);
    pragma(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)"));
    QFile file(m_bench->file());
    QVERIFY(file.open(QIODevice::ReadWrite | QIODevice::Unbuffered));
    QVERIFY(file.seek((root - 1) * page));
    QCOMPARE(file.write(QByteArray(static_cast<qsizetype>(page), 'x')), page);
    file.close();
    pragma(QStringLiteral("PRAGMA shrink_memory"));
    workUntilRefused(ErrorCode::StoreDamaged);
    if (QTest::currentTestFailed())
        return;
    m_bench.reset();

    startStation(FileCheck::First); // as the window does when the check beside the work has found it
    if (QTest::currentTestFailed())
        return;
    QVERIFY(m_bench->core().opening().recovered);
    QCOMPARE(m_bench->core().opening().salvaged, m_confirmed.size());
    QCOMPARE(stored(), m_confirmed);
    work(1);
    QVERIFY2(waitUntil([this] { return m_bench->isQuiet(); }, kHealMs),
             qPrintable(QString::number(m_bench->core().syncStatus().lastError ? m_bench->core().syncStatus().lastError->number() : 0)));
    QCOMPARE(stored(), m_confirmed);
    QCOMPARE(rowsOf(m_central->databaseFile(), DatabaseKind::Central, QStringLiteral("SELECT lower(hex(op_id)) FROM op_log WHERE station='7K' ORDER BY seq")), m_confirmed);
    QCOMPARE(rowsOf(m_central->databaseFile(), DatabaseKind::Central, QStringLiteral("SELECT COUNT(*)-COUNT(DISTINCT lpn) FROM parcel WHERE lpn<>''")), QStringList{QStringLiteral("0")});
    QCOMPARE(firstDifference(dumpOf(m_central->databaseFile(), DatabaseKind::Central), dumpOf(m_bench->file(), DatabaseKind::Station)), QString());
}

PACKBAY_TEST(tst_BadStore)
#include "tst_BadStore.moc"
