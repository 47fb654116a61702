#pragma once
#include "models/domain/Ports.h"
#include "models/store/Ledger.h"

#include <QObject>
#include <QThread>
#include <QTimer>

#include <optional>

namespace packbay {

struct BackupPlan
{
    QString file;
    QString folder;
    qint64 everyMs = 60LL * 60 * 1000;     ///< after the last good copy (sync.md B.15)
    qint64 againMs = 5LL * 60 * 1000;      ///< after a copy that failed, and after the start when there is none
};

/// Copies the station's database every hour and at the end of a shift, on a thread and a connection of its own: neither
/// clerks nor the Ledger wait for it. Each copy is checked before it counts. An hour runs from the newest copy in the
/// folder, so a station that is restarted often still makes one.
class HourlyBackup : public QObject
{
    Q_OBJECT

public:
    /// `fault` is called on the backup's thread: "backup.begin", "backup.end".
    HourlyBackup(BackupPlan plan, const Clock &clock, FaultHook fault = {}, QObject *parent = nullptr);
    ~HourlyBackup() override;

    /// The timer looks at the clock from now on.
    void start();
    /// Copies now when it is time; the timer calls it.
    void look();
    /// Somebody's shift is over: copies now, or once more when a copy is under way.
    void shiftEnded();

    bool isCopying() const { return m_copying; }

signals:
    void made(const QString &path);
    /// Told every time; the next look tries again. Error 3008.
    void failed(const packbay::Error &error);

private:
    void copy();
    void copied(const Result<QString> &path);

    const BackupPlan m_plan;
    const Clock &m_clock;
    const FaultHook m_fault;
    QThread m_thread;
    QObject m_side; ///< lives on the thread
    QTimer m_timer;
    std::optional<UtcMs> m_next; ///< none: not known yet
    bool m_copying = false;
    bool m_onceMore = false;
};

} // namespace packbay
