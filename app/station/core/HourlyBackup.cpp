#include "app/station/core/HourlyBackup.h"

#include "models/store/Backup.h"

namespace packbay {
namespace {

constexpr int kLookMs = 10'000;

Result<QString> copyOf(const BackupPlan &plan, UtcMs now)
{
    PACKBAY_TRY_ASSIGN(database, Database::open(plan.file, DatabaseKind::Station, Access::Reader));
    return rotateBackup(*database, plan.folder, now);
}

} // namespace

HourlyBackup::HourlyBackup(BackupPlan plan, const Clock &clock, FaultHook fault, QObject *parent)
    : QObject(parent), m_plan(std::move(plan)), m_clock(clock), m_fault(std::move(fault))
{
    qRegisterMetaType<packbay::Error>();
    m_timer.setInterval(kLookMs);
    connect(&m_timer, &QTimer::timeout, this, &HourlyBackup::look);
    m_thread.setObjectName(QStringLiteral("backup"));
    m_side.moveToThread(&m_thread);
    m_thread.start();
}

HourlyBackup::~HourlyBackup()
{
    // A copy under way is finished: half a copy is none.
    m_thread.quit();
    m_thread.wait();
}

void HourlyBackup::start()
{
    m_timer.start();
    look();
}

void HourlyBackup::look()
{
    if (!m_next) {
        const std::optional<UtcMs> newest = newestBackup(m_plan.folder);
        // A station that has no copy yet is busy fetching its rows first.
        m_next = newest ? UtcMs(newest->value + m_plan.everyMs) : UtcMs(m_clock.now().value + m_plan.againMs);
    }
    if (!m_copying && m_clock.now() >= *m_next)
        copy();
}

void HourlyBackup::shiftEnded()
{
    if (m_copying)
        m_onceMore = true;
    else
        copy();
}

void HourlyBackup::copy()
{
    m_copying = true;
    const UtcMs now = m_clock.now();
    QMetaObject::invokeMethod(&m_side, [this, now] {
        if (m_fault)
            m_fault("backup.begin");
        const Result<QString> path = copyOf(m_plan, now);
        if (m_fault)
            m_fault("backup.end");
        QMetaObject::invokeMethod(this, [this, path] { copied(path); });
    });
}

void HourlyBackup::copied(const Result<QString> &path)
{
    m_copying = false;
    m_next = UtcMs(m_clock.now().value + (path ? m_plan.everyMs : m_plan.againMs));
    if (path) {
        emit made(*path);
    } else {
        Error error = path.error();
        if (error.code != ErrorCode::BackupFailed)
            error = makeError(ErrorCode::BackupFailed, {{QStringLiteral("file"), m_plan.folder}, {QStringLiteral("cause"), error.number()}}, error.detail);
        emit failed(error);
    }
    if (std::exchange(m_onceMore, false))
        copy();
}

} // namespace packbay
