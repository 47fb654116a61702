#pragma once
#include "models/domain/Entities.h"
#include "models/domain/Rulebook.h"
#include "models/freight/TariffPack.h"
#include "models/store/Authority.h"

#include <QLockFile>

#include <memory>

namespace packbay::cli {

/// The published tariffs of a database. They are published by the central alone and reach the stations by themselves.
class TariffShelf
{
public:
    /// To read: a station's file or a central's, also while its program runs. `warehouse` "" = the file's first.
    static Result<std::unique_ptr<TariffShelf>> look(const QString &file, const QString &warehouse);
    /// To publish: a central's file that no running central holds (3015).
    static Result<std::unique_ptr<TariffShelf>> take(const QString &file, const QString &warehouse, UtcMs now);

    /// The newest; stations quote with it.
    Result<std::optional<Tariff>> current();
    /// Error 2106 when there is none of that name.
    Result<Tariff> version(const QString &version);
    /// An immutable version with its audit line, on its way to the stations. Error 2107: the name is taken.
    Status publish(const QString &version, const TariffFiles &files, const TariffPack &pack);

private:
    TariffShelf() = default;
    static Result<std::unique_ptr<TariffShelf>> open(const QString &file, const QString &warehouse, Access access, UtcMs now);

    std::unique_ptr<QLockFile> m_lock;
    std::unique_ptr<Database> m_database;
    Rulebook m_rulebook;
    QString m_warehouse;
    UtcMs m_now;
};

} // namespace packbay::cli
