#pragma once
#include "models/freight/TariffFinding.h"
#include "models/freight/TariffRows.h"

#include <QByteArray>
#include <QMap>

#include <map>
#include <unordered_map>
#include <vector>

namespace packbay {

/// File name ("price.csv") to bytes.
using TariffFiles = QMap<QString, QByteArray>;

/// Everything that concerns one line, in an order that does not depend on the order of the files' rows.
struct LineRates
{
    std::vector<LineRow> versions; ///< by first day
    std::vector<ZoneRow> zones; ///< by country, rows for all countries first
    std::unordered_map<QString, std::size_t> countries; ///< country -> its first row in `zones`
    /// zone -> tier ("" = every tier without rows of its own) -> rows by weight
    std::unordered_map<QString, std::map<QString, std::vector<PriceRow>>> prices;
    std::vector<SurchargeRow> surcharges; ///< highest priority first, then code; the canonical row decides last
    std::vector<LimitRow> limits;
    std::vector<GoodsRow> goods;
};

/// A tariff, immutable once read: pass it by const reference to as many threads as you like.
struct TariffPack
{
    QString sha256; ///< hex, over the canonical rows, whatever their order
    std::map<QString, LineRates> lines;
    std::vector<VasRow> vas;
    std::vector<TierRow> tiers;
    std::vector<CouponRow> coupons;
    std::vector<StorageRow> storage;
    std::vector<DutyRow> duties;
    std::vector<CustomsRow> customs;
    std::vector<FxRow> fx; ///< newest first within a currency pair
    qsizetype priceCount = 0;
    /// Sheet name -> canonical rows, sorted: one cell for each column of the sheet's schema, kTariffCellEnd between them.
    std::map<QString, std::vector<QByteArray>> canonicalRows;
};

/// The dry run: the pack and everything that was found. With any error nothing of the pack may be used.
struct TariffLoad
{
    TariffPack pack;
    QList<TariffFinding> findings; ///< by file, row, column

    bool ok() const;
    qint64 lineCount() const { return static_cast<qint64>(pack.lines.size()); }
};

/// Reads and checks a pack (freight.md C1). Pure; files over 64 MB each are refused with 7214.
TariffLoad loadTariff(const TariffFiles &files);

/// Between the cells of a canonical row. No cell can hold it: control characters are 7202.
inline constexpr char kTariffCellEnd = '\x1f';
/// Largest size of one sheet.
inline constexpr qint64 kMaxTariffFileBytes = 64LL * 1024 * 1024;

} // namespace packbay
