#include "app/cli/TariffShelf.h"

#include "models/freight/TariffBundle.h"
#include "models/store/Backup.h"
#include "models/store/Migrator.h"

#include <QFile>
#include <QVariant>

namespace packbay::cli {

Result<std::unique_ptr<TariffShelf>> TariffShelf::open(const QString &file, const QString &warehouse, Access access, UtcMs now)
{
    PACKBAY_TRY_ASSIGN(kind, kindOfFile(file));
    if (access == Access::Writer && kind != DatabaseKind::Central)
        return makeError(ErrorCode::UsageWrong, {{QStringLiteral("file"), file}},
                         QStringLiteral("tariffs are published at the central; a station gets them from there"));
    std::unique_ptr<TariffShelf> shelf(new TariffShelf);
    if (access == Access::Writer) {
        // As packbay-central does: one process writes a file at a time.
        shelf->m_lock = std::make_unique<QLockFile>(file + QStringLiteral(".lock"));
        shelf->m_lock->setStaleLockTime(0);
        if (!shelf->m_lock->tryLock(0))
            return makeError(ErrorCode::StoreInUse, {{QStringLiteral("file"), file}});
    }
    PACKBAY_TRY_ASSIGN(database, Database::open(file, kind, access));
    if (access == Access::Writer)
        PACKBAY_TRY(migrate(*database, now));
    PACKBAY_TRY_ASSIGN(first, warehouseOf(*database));
    shelf->m_warehouse = warehouse.isEmpty() ? first : warehouse;
    shelf->m_database = std::move(database);
    shelf->m_now = now;
    return shelf;
}

Result<std::unique_ptr<TariffShelf>> TariffShelf::look(const QString &file, const QString &warehouse)
{
    return open(file, warehouse, Access::Reader, UtcMs(0));
}

Result<std::unique_ptr<TariffShelf>> TariffShelf::take(const QString &file, const QString &warehouse, UtcMs now)
{
    return open(file, warehouse, Access::Writer, now);
}

Result<std::optional<Tariff>> TariffShelf::current()
{
    QSqlQuery &query = m_database->statement(
        QStringLiteral("SELECT id FROM tariff WHERE wh=? AND kind='freight' ORDER BY published_at DESC, version DESC LIMIT 1"));
    query.bindValue(0, m_warehouse);
    PACKBAY_TRY(m_database->run(query));
    const QByteArray id = query.next() ? query.value(0).toByteArray() : QByteArray();
    query.finish();
    const EntityStore world(*m_database, m_warehouse);
    std::optional<Tariff> tariff = id.isEmpty() ? std::nullopt : world.get<Tariff>(EntityId::fromBytes(id));
    if (const std::optional<Error> error = world.takeError())
        return *error;
    return tariff;
}

Result<Tariff> TariffShelf::version(const QString &version)
{
    const EntityStore world(*m_database, m_warehouse);
    const std::optional<Tariff> tariff = world.get<Tariff>(idFor<Tariff>(version));
    if (const std::optional<Error> error = world.takeError())
        return *error;
    if (!tariff)
        return makeError(ErrorCode::NotFound, {{QStringLiteral("entity"), enumName(Tariff::kKind)}, {QStringLiteral("key"), version}});
    return *tariff;
}

Status TariffShelf::publish(const QString &version, const TariffFiles &files, const TariffPack &pack)
{
    // The same content under the name of an older version would not become the newest again.
    const Result<Tariff> there = this->version(version);
    if (there)
        return makeError(ErrorCode::AlreadyExists, {{QStringLiteral("entity"), enumName(Tariff::kKind)}, {QStringLiteral("key"), version}});
    if (there.error().code != ErrorCode::NotFound)
        return there.error();
    PublishTariff body;
    body.version = version;
    body.files = bundleOf(files);
    describe(body, pack);
    Authority authority(*m_database, m_warehouse, m_rulebook);
    const OpId id(entityId(u"tariff", {m_warehouse, version, pack.sha256}).uuid());
    PACKBAY_TRY(authority.applyUpstream(body, id, QStringLiteral("packbay-cli"), m_now));
    return {};
}

} // namespace packbay::cli
