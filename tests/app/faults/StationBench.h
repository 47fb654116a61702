#pragma once
#include "app/station/core/StationCore.h"
#include "app/station/core/SystemClock.h"
#include "tests/app/faults/ChaosProxy.h"
#include "tests/app/faults/Warehouse.h"

#include <QFileInfo>

namespace packbay::test {

/// How long a station may take to have everything everywhere after its network is back (sync.md E.3 I4).
constexpr int kHealMs = 30'000;

/// A whole station but for its window, with a clerk at it, behind a network of its own.
class StationBench
{
public:
    StationBench(const Warehouse &house, int index, const CentralProcess &central, const QString &folder, quint32 seed)
        : m_ids(m_clock), m_proxy(central.url(), QFileInfo(central.databaseFile()).path(), seed)
    {
        const DemoAccess::Station &access = house.access().stations.at(index);
        m_config.databaseFile = folder + QStringLiteral("/station-%1.db").arg(access.id);
        m_config.backupFolder = folder + QStringLiteral("/backups-%1").arg(access.id);
        m_config.identity = {QStringLiteral("SH1"), access.id, 1};
        m_config.central = central.addressFor(access.token);
        m_config.central->url = m_proxy.url();
        m_config.sheets.documentFolder = folder + QStringLiteral("/documents-%1").arg(access.id);
    }

    /// Opens the files and waits until the clerk is known and in.
    Status start()
    {
        m_core = std::make_unique<StationCore>(m_config, m_clock, m_ids);
        PACKBAY_TRY(m_core->start());
        if (!waitUntil([this] { return m_core->world().user(QStringLiteral("U17")).has_value(); }, kHealMs))
            return makeError(ErrorCode::BadgeUnknown);
        m_core->enter(*m_core->world().user(QStringLiteral("U17")));
        return {};
    }
    /// Waits until the ledger has answered.
    Status book(OperationBody body, const QString &approver = {})
    {
        std::optional<Status> answer;
        m_core->submit(std::move(body), approver, [&answer](const Result<Committed> &result) { answer = result ? Status() : Status(result.error()); });
        if (!waitUntil([&] { return answer.has_value(); }, 10'000))
            return makeError(ErrorCode::StoreBusy);
        return *answer;
    }
    /// Nothing pending here and, as far as this station was told, everything of the central is here.
    bool isQuiet() const { return m_core->syncStatus().caughtUp; }
    void close() { m_core.reset(); }

    StationCore &core() { return *m_core; }
    const WorldView &world() const { return m_core->world(); }
    StationConfig &config() { return m_config; }
    ChaosProxy &proxy() { return m_proxy; }
    const QString &file() const { return m_config.databaseFile; }

private:
    SystemClock m_clock;
    SystemIds m_ids;
    ChaosProxy m_proxy;
    StationConfig m_config;
    std::unique_ptr<StationCore> m_core;
};

} // namespace packbay::test
