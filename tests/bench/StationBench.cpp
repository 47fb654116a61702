#include "tests/bench/StationBench.h"

#include "app/station/core/SystemClock.h"
#include "tests/bench/BareStore.h"
#include "tests/bench/BenchClerk.h"
#include "tests/bench/BenchFile.h"

#include <QElapsedTimer>
#include <QFile>

namespace packbay::bench {
namespace {

constexpr int kStarts = 10;
constexpr int kMostIdleSteps = 1000;

double residentMegabytes()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray text = status.readAll();
    return text.mid(text.indexOf("VmRSS:") + 6).simplified().split(' ').first().toDouble() / 1024.0;
}

/// Every commit of the station is done again by the peer, so that the two files stay equal; scans are the ones measured.
Status measureScans(BenchClerk &clerk, BareStore &bare, BareStore &source, std::size_t scans, std::vector<double> &ours, std::vector<double> &theirs)
{
    for (int idle = 0; ours.size() < scans;) {
        const ClerkStep step = clerk.step();
        if (!step.committed) {
            if (++idle > kMostIdleSteps)
                return makeError(ErrorCode::InvariantBroken, {{QStringLiteral("stuck_at"), clerk.tracking()}});
            continue;
        }
        idle = 0;
        PACKBAY_TRY(bare.gather(source, clerk.tracking()));
        clerk.waitForLabel();
        QElapsedTimer timer;
        timer.start();
        PACKBAY_TRY(bare.write());
        const double micro = static_cast<double>(timer.nsecsElapsed()) / 1000.0;
        PACKBAY_TRY(bare.gather(source, clerk.tracking())); // what the printer's side has written meanwhile
        PACKBAY_TRY(bare.write());
        if (step.scan) {
            ours.push_back(step.micro);
            theirs.push_back(micro);
        }
    }
    return {};
}

} // namespace

Result<std::vector<Figure>> benchScan(const BenchSize &size)
{
    PACKBAY_TRY_ASSIGN(file, BenchFile::make(size.parcels, size.file));
    const QString copy = file->path() + QStringLiteral(".bare");
    PACKBAY_TRY(BenchFile::copy(file->path(), copy));
    const SystemClock clock;
    SystemIds ids(clock);
    StationCore core(file->config(), clock, ids);
    PACKBAY_TRY(core.start());
    BenchClerk clerk(core, clock);
    PACKBAY_TRY(clerk.enter());
    PACKBAY_TRY_ASSIGN(bare, BareStore::open(copy));
    PACKBAY_TRY_ASSIGN(source, BareStore::open(file->path()));
    PACKBAY_TRY(source->exec("PRAGMA query_only=ON"));
    std::vector<double> ours;
    std::vector<double> theirs;
    PACKBAY_TRY(measureScans(clerk, *bare, *source, static_cast<std::size_t>(size.scans), ours, theirs));
    PACKBAY_TRY(bare->sameAs(*source));
    Figure figure{QStringLiteral("scan"), QStringLiteral("scan to screen after COMMIT, %1 parcels").arg(size.parcels), QStringLiteral("us"), Percentiles::of(ours),
                  QStringLiteral("bare sqlite3 transaction of the same rows"), Percentiles::of(theirs), QStringLiteral("p50 <= 1.5 x, p99 <= 3 x the bare one"), false};
    figure.met = figure.ours.p50 <= 1.5 * figure.peer->p50 && figure.ours.p99 <= 3 * figure.peer->p99;
    return std::vector<Figure>{figure};
}

Result<std::vector<Figure>> benchStart(const BenchSize &size)
{
    PACKBAY_TRY_ASSIGN(file, BenchFile::make(size.parcels, size.file));
    const SystemClock clock;
    SystemIds ids(clock);
    std::vector<double> seconds;
    std::vector<double> megabytes;
    for (int i = 0; i < kStarts; ++i) {
        QElapsedTimer timer;
        timer.start();
        StationCore core(file->config(), clock, ids);
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
