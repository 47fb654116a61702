#include "tests/bench/BenchFile.h"

#include "app/station/core/SystemClock.h"
#include "models/domain/OwnCode.h"
#include "tests/bench/BareStore.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QProcess>

#include <cstdio>

#include <unistd.h>

namespace packbay::bench {
namespace {

constexpr int kParcelsOnAShelf = 30;
constexpr int kParcelsOfAMember = 100;
constexpr int kParcelsAtOnce = 100'000;

/// Every index of the entity tables but the ones that SQLite made itself; they are built again after the rows are in.
constexpr auto kOwnIndexes = "SELECT sql FROM sqlite_master WHERE type='index' AND tbl_name='parcel' AND sql IS NOT NULL";

/// For whoever waits in front of a terminal; stderr is otherwise for the one line of an error.
void progress(const QElapsedTimer &since, const char *what, int done, int total)
{
    if (isatty(STDERR_FILENO) != 0)
        std::fprintf(stderr, "%6.1f s  %s %d of %d\n", static_cast<double>(since.elapsed()) / 1000.0, what, done, total);
}

std::string number(int value)
{
    return std::to_string(value);
}

/// The shelves that are not the demo's: SH1-B-aisle-rack-tier-A.
std::string shelvesSql(int shelves)
{
    return "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i+1 FROM n WHERE i+1<" + number(shelves) + "), "
           "s(sign) AS (SELECT printf('SH1-B-%03d-%02d-%02d-A',i/200,(i/4)%50,i%4+1) FROM n) "
           "INSERT INTO location(wh,id,ver,code,sign,zone,kind,carrier,capacity,enabled) "
           "SELECT 'SH1',row_id('location',replace(sign,'-','')),1,replace(sign,'-',''),sign,'B','SHELF','',40,1 FROM s";
}

std::string membersSql(int members)
{
    return "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i+1 FROM n WHERE i+1<" + number(members) + "), "
           "m(code) AS (SELECT member_code(200000+i) FROM n) "
           "INSERT INTO member(wh,id,ver,code,name,tier,points,storage_policy,blocked) "
           "SELECT 'SH1',row_id('member',code),1,code,'Member '||code,'STANDARD',0,'',0 FROM m";
}

/// Parcels first..last: the older seven tenths have left in a carton, the others lie on a shelf.
std::string parcelsSql(int first, int last, int total, int shelves, int members)
{
    const std::string gone = number(total - total * 3 / 10);
    return "WITH RECURSIVE n(i) AS (SELECT " + number(first) + " UNION ALL SELECT i+1 FROM n WHERE i<" + number(last) + "), "
           "p(i,tracking,gone,shelf,at) AS (SELECT i,printf('SF77%011d',i),i<=" + gone + ",(i*7919)%" + number(shelves)
        + ",1795366230737-(" + number(total) + "-i)*7000 FROM n) "
          "INSERT INTO parcel SELECT 'SH1',row_id('parcel','SH1',tracking,'0'),1,tracking,0,printf('7Z%06d',i),"
          "iif(gone,'DISPATCHED','STORED'),member_code(200000+i%" + number(members) + "),'MEMBER_CODE','STANDARD',"
          "iif(gone,'',printf('SH1B%03d%02d%02dA',shelf/200,(shelf/4)%50,shelf%4+1)),"
          "iif(gone,printf('C%08d',i/4),''),iif(gone,printf('7Z%06d',i/4),''),200+i%9000,'scale-1','[0,0,0]','general','NOT_NEEDED','[]',"
          "'[]','','','WAIT_ALL','','[]','','STANDARD',at,at+12960000000,at+15552000000,'U17','7Z' FROM p";
}

} // namespace

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

Status BenchFile::copy(const QString &from, const QString &to)
{
    QFile::remove(to);
    QFile file(to);
    if (!QFile::copy(from, to) || !file.open(QIODevice::ReadWrite) || fsync(file.handle()) != 0)
        return makeError(ErrorCode::StoreOpenFailed, {{QStringLiteral("file"), to}});
    return {};
}

Status BenchFile::emptyFile() const
{
    QProcess init;
    init.start(QCoreApplication::applicationDirPath() + QStringLiteral("/packbay-central"), {QStringLiteral("init"), m_folder.filePath(QStringLiteral("central")), QStringLiteral("--demo")});
    if (!init.waitForFinished(60'000) || init.exitCode() != 0)
        return makeError(ErrorCode::ProgramMissing, {{QStringLiteral("program"), QStringLiteral("packbay-central")}});
    const SystemClock clock;
    const Rulebook rulebook;
    const StationConfig spec = config();
    PACKBAY_TRY_ASSIGN(made, LedgerThread::start({spec.databaseFile, spec.backupFolder, spec.identity, {}}, rulebook, clock));
    return {};
}

Status BenchFile::generate(int parcels) const
{
    QElapsedTimer since;
    since.start();
    PACKBAY_TRY(emptyFile());
    PACKBAY_TRY_ASSIGN(store, BareStore::open(path()));
    PACKBAY_TRY(store->exec("ATTACH '" + m_folder.filePath(QStringLiteral("central/central.db")).toStdString() + "' AS demo"));
    for (const char *table : {"user_account", "location", "member", "goods", "tariff"})
        PACKBAY_TRY(store->exec(std::string("INSERT INTO main.") + table + " SELECT * FROM demo." + table));
    PACKBAY_TRY(store->exec("DETACH demo"));
    // Nobody needs a half-made file: no journal and no sync until it is complete.
    PACKBAY_TRY(store->exec("PRAGMA journal_mode=DELETE; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-400000"));
    store->addKeyFunctions();
    PACKBAY_TRY_ASSIGN(indexes, store->texts(kOwnIndexes));
    for (const std::string &index : indexes)
        PACKBAY_TRY(store->exec("DROP INDEX " + index.substr(13, index.find(' ', 13) - 13)));
    const int shelves = std::max(1, parcels * 3 / 10 / kParcelsOnAShelf);
    const int members = std::max(1, parcels / kParcelsOfAMember);
    PACKBAY_TRY(store->exec(shelvesSql(shelves)));
    PACKBAY_TRY(store->exec(membersSql(members)));
    for (int done = 0; done < parcels; done += kParcelsAtOnce) {
        PACKBAY_TRY(store->exec(parcelsSql(done + 1, std::min(parcels, done + kParcelsAtOnce), parcels, shelves, members)));
        progress(since, "parcels", std::min(parcels, done + kParcelsAtOnce), parcels);
    }
    int built = 0;
    for (const std::string &index : indexes) {
        PACKBAY_TRY(store->exec(index));
        progress(since, "indexes", ++built, static_cast<int>(indexes.size()));
    }
    return store->exec("PRAGMA journal_mode=WAL");
}

Result<std::unique_ptr<BenchFile>> BenchFile::make(int parcels, const QString &kept)
{
    std::unique_ptr<BenchFile> self(new BenchFile);
    if (!kept.isEmpty() && QFileInfo::exists(kept)) {
        PACKBAY_TRY(copy(kept, self->path()));
        PACKBAY_TRY_ASSIGN(store, BareStore::open(self->path()));
        PACKBAY_TRY_ASSIGN(found, store->texts("SELECT COUNT(*) FROM parcel"));
        if (found.front() != number(parcels)) {
            return makeError(ErrorCode::StoreOpenFailed, {{QStringLiteral("file"), kept}, {QStringLiteral("parcels"), QString::fromStdString(found.front())}});
        }
        return self;
    }
    PACKBAY_TRY(self->generate(parcels));
    if (!kept.isEmpty())
        PACKBAY_TRY(copy(self->path(), kept));
    return self;
}

} // namespace packbay::bench
