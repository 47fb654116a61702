#pragma once
#include "models/domain/Ports.h"
#include "models/store/Backup.h"
#include "models/store/Ledger.h"
#include "models/store/PrintSpool.h"
#include "models/sync/SyncEngine.h"

#include <condition_variable>
#include <deque>
#include <future>
#include <mutex>
#include <thread>

namespace packbay {

/// When the whole file is read for damage.
enum class FileCheck {
    First, ///< before anything else; a damaged file is replaced at once
    Beside ///< while people log in: no operation of a clerk is written before the file is known to be sound
};

struct LedgerSpec
{
    QString file;
    QString backupFolder;
    StationIdentity identity;
    FaultHook fault;
    FileCheck check = FileCheck::First;
    /// Checked beside and found damaged (3004): called on the check's thread. Clerks' operations get the same error; a new
    /// start with FileCheck::First replaces the file.
    std::function<void(const Error &)> damaged = {};
};

/// What happened to the file when it was opened.
struct LedgerOpening
{
    bool created = false;
    bool recovered = false;     ///< it was damaged: kept aside, a backup took its place
    QString backupUsed;         ///< empty when there was none
    qint64 salvaged = 0;        ///< operations that only the damaged file had
};

/// The thread that owns the one writer of the station's database. What a clerk waits for goes ahead of everything else.
class LedgerThread : public LedgerGate, public PrintLedger
{
public:
    using Work = std::function<void(Ledger &)>;

    /// Opens, checks, migrates (with a backup before) and starts. A file that is found damaged here takes the way of
    /// sync.md B.2: aside, newest good backup in its place, operations that only the damaged file has are brought over, the
    /// rest is pulled.
    static Result<std::unique_ptr<LedgerThread>> start(const LedgerSpec &spec, const Rulebook &rulebook, const Clock &clock);
    ~LedgerThread() override;

    /// For a clerk: ahead of all post()ed work. `done` runs on the Ledger's thread, after the operation is durable. While
    /// the file is being checked it waits.
    void submit(Operation operation, std::function<void(Result<Committed>)> done, SheetsOf sheets = {});
    void post(Work work) override;
    void postUrgent(Work work);
    /// Waits for the answer: never from the UI thread while a clerk works.
    template<class F>
    auto call(F work)
    {
        std::promise<decltype(work(std::declval<Ledger &>()))> promise;
        auto future = promise.get_future();
        postUrgent([&](Ledger &ledger) { promise.set_value(work(ledger)); });
        return future.get();
    }

    // PrintLedger: called from the printers' side, durable before it returns.
    Result<QList<PrintJob>> open() override;
    Status record(const QString &document, int copy, PrintState state, const QString &status) override;

    const LedgerOpening &opening() const { return m_opening; }

private:
    LedgerThread(LedgerSpec spec, const Rulebook &rulebook, const Clock &clock);
    Status prepare();
    Status openDatabase();
    void run(std::promise<Status> ready);
    void checkBeside();

    LedgerSpec m_spec;
    const Rulebook &m_rulebook;
    const Clock &m_clock;
    LedgerOpening m_opening;
    std::unique_ptr<Database> m_database; ///< made, used and destroyed on the thread
    std::unique_ptr<Ledger> m_ledger;

    std::mutex m_mutex;
    std::condition_variable m_news;
    std::deque<Work> m_urgent;
    std::deque<Work> m_calm;
    std::deque<Work> m_held;        ///< clerks' operations until the file is known to be sound
    std::optional<Status> m_sound;  ///< none: being checked
    bool m_stop = false;
    std::thread m_thread;
    std::thread m_check;
};

} // namespace packbay
