#include "app/station/core/LedgerThread.h"

#include "models/store/Migrator.h"
#include "models/store/Mirror.h"
#include "models/store/Salvage.h"

#include <QFile>

namespace packbay {
namespace {

Status soundness(Database &database)
{
    PACKBAY_TRY_ASSIGN(verdict, database.quickCheck());
    if (verdict != QStringLiteral("ok"))
        return makeError(ErrorCode::StoreDamaged, {{QStringLiteral("file"), database.file()}}, verdict);
    return {};
}

Status soundnessOf(const QString &file)
{
    PACKBAY_TRY_ASSIGN(reader, Database::open(file, DatabaseKind::Station, Access::Reader));
    return soundness(*reader);
}

} // namespace

LedgerThread::LedgerThread(LedgerSpec spec, const Rulebook &rulebook, const Clock &clock)
    : m_spec(std::move(spec)), m_rulebook(rulebook), m_clock(clock)
{
}

Result<std::unique_ptr<LedgerThread>> LedgerThread::start(const LedgerSpec &spec, const Rulebook &rulebook, const Clock &clock)
{
    std::unique_ptr<LedgerThread> self(new LedgerThread(spec, rulebook, clock));
    std::promise<Status> ready;
    std::future<Status> opened = ready.get_future();
    self->m_thread = std::thread([raw = self.get(), promise = std::move(ready)]() mutable { raw->run(std::move(promise)); });
    PACKBAY_TRY(opened.get());
    if (!self->m_sound)
        self->m_check = std::thread([raw = self.get()] { raw->checkBeside(); });
    return self;
}

LedgerThread::~LedgerThread()
{
    if (m_check.joinable())
        m_check.join(); // what waits for it is handed in
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_news.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

Status LedgerThread::openDatabase()
{
    PACKBAY_TRY_ASSIGN(opened, Database::open(m_spec.file, DatabaseKind::Station, Access::Writer));
    m_database = std::move(opened);
    if (m_spec.check == FileCheck::Beside)
        return {};
    m_sound = soundness(*m_database);
    return *m_sound;
}

Status LedgerThread::prepare()
{
    const bool existed = QFile::exists(m_spec.file);
    Status opened = openDatabase();
    if (!opened && existed && opened.error().code != ErrorCode::StoreReadOnly) {
        const ErrorCode code = opened.error().code;
        const Result<DatabaseKind> kind = kindOfFile(m_spec.file);
        const bool damaged = code == ErrorCode::StoreDamaged || (!kind && kind.error().code == ErrorCode::StoreDamaged);
        if (!damaged)
            return opened;
        m_database.reset();
        PACKBAY_TRY_ASSIGN(used, recover(m_spec.file, m_spec.backupFolder));
        m_opening.recovered = true;
        m_opening.backupUsed = used;
        opened = openDatabase();
    }
    PACKBAY_TRY(opened);
    PACKBAY_TRY_ASSIGN(schema, m_database->scalar(QStringLiteral("PRAGMA user_version")));
    if (schema.toInt() > 0 && schema.toInt() < newestSchema(DatabaseKind::Station))
        PACKBAY_TRY(rotateBackup(*m_database, m_spec.backupFolder, m_clock.now()).transform([](const QString &) { return true; }));
    PACKBAY_TRY_ASSIGN(migrated, migrate(*m_database, m_clock.now()));
    m_opening.created = migrated == MigrationOutcome::Created;
    if (m_opening.recovered) {
        PACKBAY_TRY_ASSIGN(salvaged, salvage(newestAside(m_spec.file), *m_database));
        m_opening.salvaged = salvaged;
    }
    PACKBAY_TRY_ASSIGN(ledger, Ledger::open(*m_database, m_rulebook, m_spec.identity, m_spec.fault));
    m_ledger = std::move(ledger);
    if (m_opening.salvaged > 0)
        PACKBAY_TRY(Mirror(*m_ledger).showUnsettled());
    return PrintSpool(*m_database).crashed();
}

void LedgerThread::run(std::promise<Status> ready)
{
    Status prepared = prepare();
    if (!prepared && prepared.error().code == ErrorCode::StoreDamaged && m_spec.check == FileCheck::Beside) {
        // What is read at the start is bad already.
        m_ledger.reset();
        m_database.reset();
        m_spec.check = FileCheck::First;
        prepared = prepare();
    }
    const bool ok = prepared.has_value();
    ready.set_value(prepared);
    while (ok) {
        Work work;
        {
            std::unique_lock lock(m_mutex);
            m_news.wait(lock, [&] { return m_stop || !m_urgent.empty() || !m_calm.empty(); });
            if (m_urgent.empty() && m_calm.empty())
                break; // stopped, and everything that was handed in is done
            std::deque<Work> &queue = m_urgent.empty() ? m_calm : m_urgent;
            work = std::move(queue.front());
            queue.pop_front();
        }
        work(*m_ledger);
    }
    m_ledger.reset();
    // Readers may still be open, so closing alone would leave the log beside the file: a copy of the file has to be whole.
    if (m_database)
        static_cast<void>(m_database->exec(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)")));
    m_database.reset();
}

/// On a connection of its own: reading a million parcels takes seconds, in which people log in and choose their screen.
void LedgerThread::checkBeside()
{
    const Status sound = soundnessOf(m_spec.file);
    {
        const std::lock_guard lock(m_mutex);
        m_sound = sound;
        for (Work &work : m_held)
            m_urgent.push_back(std::move(work));
        m_held.clear();
    }
    m_news.notify_one();
    if (!sound && m_spec.damaged)
        m_spec.damaged(sound.error());
}

void LedgerThread::post(Work work)
{
    {
        const std::lock_guard lock(m_mutex);
        m_calm.push_back(std::move(work));
    }
    m_news.notify_one();
}

void LedgerThread::postUrgent(Work work)
{
    {
        const std::lock_guard lock(m_mutex);
        m_urgent.push_back(std::move(work));
    }
    m_news.notify_one();
}

void LedgerThread::submit(Operation operation, std::function<void(Result<Committed>)> done, SheetsOf sheets)
{
    // The check's word cannot change once it is there, and nothing of a clerk runs before.
    Work work = [this, operation = std::move(operation), done = std::move(done), sheets = std::move(sheets)](Ledger &ledger) {
        done(*m_sound ? ledger.submit(operation, sheets) : Result<Committed>(m_sound->error()));
    };
    {
        const std::lock_guard lock(m_mutex);
        (m_sound ? m_urgent : m_held).push_back(std::move(work));
    }
    m_news.notify_one();
}

Result<QList<PrintJob>> LedgerThread::open()
{
    return call([](Ledger &ledger) { return PrintSpool(ledger.database()).open(); });
}

Status LedgerThread::record(const QString &document, int copy, PrintState state, const QString &status)
{
    return call([&](Ledger &ledger) {
        ledger.fault("print.before_record");
        const Status recorded = PrintSpool(ledger.database()).record(document, copy, state, status);
        ledger.fault("print.recorded");
        return recorded;
    });
}

} // namespace packbay
