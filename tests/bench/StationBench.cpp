#include "tests/bench/StationBench.h"

#include "app/station/core/StationCore.h"
#include "app/station/core/SystemClock.h"
#include "models/domain/OwnCode.h"
#include "tests/bench/BareStore.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

namespace packbay::bench {
namespace {

constexpr int kStarts = 10;

/// A station's file with people, shelves and tariffs of the demo and `parcels` shelved parcels.
class BenchFile
{
public:
    Status make(int parcels);
    QString path() const { return m_folder.filePath(QStringLiteral("station.db")); }
    StationConfig config() const;

private:
    QTemporaryDir m_folder;
};

StationConfig BenchFile::config() const
{
    StationConfig config;
    config.databaseFile = path();
    config.backupFolder = m_folder.filePath(QStringLiteral("backups"));
    config.identity = {QStringLiteral("SH1"), QStringLiteral("7K"), 1};
    config.sheets.documentFolder = m_folder.filePath(QStringLiteral("documents"));
    config.okBannerMs = 0;
    return config;
}

Status BenchFile::make(int parcels)
{
    QProcess init;
    init.start(QCoreApplication::applicationDirPath() + QStringLiteral("/packbay-central"), {QStringLiteral("init"), m_folder.filePath(QStringLiteral("central")), QStringLiteral("--demo")});
    if (!init.waitForFinished(60'000) || init.exitCode() != 0)
        return makeError(ErrorCode::ProgramMissing, {{QStringLiteral("program"), QStringLiteral("packbay-central")}});
    {
        const SystemClock clock;
        const Rulebook rulebook;
        const StationConfig spec = config();
        PACKBAY_TRY_ASSIGN(empty, LedgerThread::start({spec.databaseFile, spec.backupFolder, spec.identity, {}}, rulebook, clock));
    }
    PACKBAY_TRY_ASSIGN(store, BareStore::open(path()));
    PACKBAY_TRY(store->exec("ATTACH '" + m_folder.filePath(QStringLiteral("central/central.db")).toStdString() + "' AS demo"));
    for (const char *table : {"user_account", "location", "member", "goods", "tariff"})
        PACKBAY_TRY(store->exec(std::string("INSERT INTO main.") + table + " SELECT * FROM demo." + table));
    PACKBAY_TRY(store->exec("DETACH demo"));
    return store->exec("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<" + std::to_string(parcels) + ") "
        "INSERT INTO parcel SELECT 'SH1',randomblob(16),1,printf('SF77%011d',i),0,printf('7Z%06d',i),'STORED','TC100201N','MEMBER_CODE','',"
        "'SH1A030101B','','',1000,'scale-1','[0,0,0]','','NOT_NEEDED','[]','[]','','','WAIT_ALL','','[]','','STANDARD',1795366230737,"
        "1808326230737,1810918230737,'U17','7Z' FROM n");
}

/// Answers the receive screen's questions by scans, one new parcel after the other.
class Receiver
{
public:
    Receiver(StationCore &core, const Clock &clock) : m_core(core), m_clock(clock)
    {
        QObject::connect(&core, &StationCore::committed, &core, [this] { m_committed = true; });
    }

    /// One input; how long it took in microseconds, when it was a scan that was committed.
    std::optional<double> step();
    const QString &tracking() const { return m_tracking; }

private:
    QString answer();
    void weigh();

    StationCore &m_core;
    const Clock &m_clock;
    QString m_tracking;
    int m_count = 0;
    int m_events = 0;
    bool m_committed = false;
};

QString Receiver::answer()
{
    const ScreenState &screen = m_core.screen();
    switch (screen.prompt.id) {
    case Text::AskParcel:
        m_tracking = QStringLiteral("SF88%1").arg(++m_count, 11, 10, QLatin1Char('0'));
        return m_tracking;
    case Text::AskOwner: return memberCode(100200 + m_count % 12);
    case Text::AskContent:
    case Text::AskContentUnknown: return ownCode(QLatin1Char('C'), commandWord(Command::Choice1));
    case Text::AskLocation:
        return ownCode(QLatin1Char('L'), screen.prompt.args.value(QLatin1String("location")).toString().remove(QLatin1Char('-')));
    case Text::AskAnyLocation: return ownCode(QLatin1Char('L'), QStringLiteral("SH1U0101"));
    default: return {};
    }
}

void Receiver::weigh()
{
    WeightReading reading;
    const bool wanted = m_core.screen().prompt.id == Text::AskWeight;
    reading.grams = Grams(wanted ? 800 : 0);
    reading.unit = WeightUnit::G;
    reading.stable = true;
    reading.status = wanted ? ScaleStatus::Ok : ScaleStatus::Zero;
    reading.at = m_clock.monotonic();
    reading.device = QStringLiteral("bench-scale");
    m_core.give(reading);
}

std::optional<double> Receiver::step()
{
    const QString text = answer();
    m_committed = false;
    QElapsedTimer timer;
    timer.start();
    const Text asked = m_core.screen().prompt.id;
    if (asked == Text::AskWeight || asked == Text::AskEmptyScale) {
        weigh();
    } else if (text.isEmpty()) {
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents); // a banner passes by itself
    } else {
        ScanEvent event;
        event.raw = text.toUtf8();
        event.device = QStringLiteral("bench-%1").arg(++m_events); // never the same code twice from one device
        event.at = m_clock.monotonic();
        timer.start();
        m_core.scanned(event);
    }
    while (m_core.desk().isWaiting())
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
    const double micro = static_cast<double>(timer.nsecsElapsed()) / 1000.0;
    const bool counts = m_committed && !text.isEmpty();
    QCoreApplication::processEvents();
    return counts ? std::optional(micro) : std::nullopt;
}

Status enterClerk(StationCore &core)
{
    const std::optional<User> clerk = core.world().user(QStringLiteral("U17"));
    if (!clerk)
        return makeError(ErrorCode::BadgeUnknown, {{QStringLiteral("badge"), QStringLiteral("U17")}});
    core.enter(*clerk);
    return {};
}

double residentMegabytes()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray text = status.readAll();
    return text.mid(text.indexOf("VmRSS:") + 6).simplified().split(' ').first().toDouble() / 1024.0;
}

} // namespace

Result<std::vector<Figure>> benchScan(const BenchSize &size)
{
    BenchFile file;
    PACKBAY_TRY(file.make(size.parcels));
    const QString copy = file.path() + QStringLiteral(".bare");
    QFile::copy(file.path(), copy);
    const SystemClock clock;
    SystemIds ids(clock);
    StationCore core(file.config(), clock, ids);
    PACKBAY_TRY(core.start());
    PACKBAY_TRY(enterClerk(core));
    PACKBAY_TRY_ASSIGN(bare, BareStore::open(copy));
    PACKBAY_TRY_ASSIGN(source, BareStore::open(file.path()));
    PACKBAY_TRY(source->exec("PRAGMA query_only=ON"));
    Receiver receiver(core, clock);
    std::vector<double> ours;
    std::vector<double> theirs;
    for (int idle = 0; ours.size() < static_cast<std::size_t>(size.scans);) {
        const std::optional<double> took = receiver.step();
        if (!took) {
            if (++idle > 1000)
                return makeError(ErrorCode::InvariantBroken, {{QStringLiteral("stuck"), textName(core.screen().prompt.id)}});
            continue;
        }
        idle = 0;
        ours.push_back(*took);
        PACKBAY_TRY(bare->gather(*source, receiver.tracking()));
        QElapsedTimer timer;
        timer.start();
        PACKBAY_TRY(bare->write());
        theirs.push_back(static_cast<double>(timer.nsecsElapsed()) / 1000.0);
    }
    Figure figure{QStringLiteral("scan"), QStringLiteral("scan to screen after COMMIT, %1 parcels").arg(size.parcels), QStringLiteral("us"), Percentiles::of(ours),
                  QStringLiteral("bare sqlite3 transaction of the same rows"), Percentiles::of(theirs), QStringLiteral("p50 <= 1.5 x, p99 <= 3 x the bare one"), false};
    figure.met = figure.ours.p50 <= 1.5 * figure.peer->p50 && figure.ours.p99 <= 3 * figure.peer->p99;
    return std::vector<Figure>{figure};
}

Result<std::vector<Figure>> benchStart(const BenchSize &size)
{
    BenchFile file;
    PACKBAY_TRY(file.make(size.parcels));
    const SystemClock clock;
    SystemIds ids(clock);
    std::vector<double> seconds;
    std::vector<double> megabytes;
    for (int i = 0; i < kStarts; ++i) {
        QElapsedTimer timer;
        timer.start();
        StationCore core(file.config(), clock, ids);
        PACKBAY_TRY(core.start());
        seconds.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e9);
        megabytes.push_back(residentMegabytes());
    }
    Figure time{QStringLiteral("start"), QStringLiteral("time to the first screen state, %1 parcels").arg(size.parcels), QStringLiteral("s"), Percentiles::of(seconds), {}, {}, QStringLiteral("p50 <= 0.2 s"), false};
    time.met = time.ours.p50 <= 0.2;
    Figure memory{QStringLiteral("start"), QStringLiteral("resident memory without windows, %1 parcels").arg(size.parcels), QStringLiteral("MB"), Percentiles::of(megabytes), {}, {}, QStringLiteral("p50 <= 110 MB"), false};
    memory.met = memory.ours.p50 <= 110;
    return std::vector<Figure>{time, memory};
}

} // namespace packbay::bench
