#pragma once
#include "models/freight/TariffPack.h"
#include "models/freight/TariffSheet.h"

#include <QSet>

#include <optional>
#include <vector>

namespace packbay {

/// The rows of all sheets as they stand, before they are put in order per line.
struct TariffRows
{
    struct PriceEntry
    {
        QString line;
        QString zone;
        QString tier;
        PriceRow price;
    };
    std::vector<LineRow> lines;
    std::vector<ZoneRow> zones;
    std::vector<PriceEntry> prices;
    std::vector<SurchargeRow> surcharges;
    std::vector<LimitRow> limits;
    std::vector<GoodsRow> goods;
    std::vector<VasRow> vas;
    std::vector<TierRow> tiers;
    std::vector<CouponRow> coupons;
    std::vector<StorageRow> storage;
    std::vector<DutyRow> duties;
    std::vector<CustomsRow> customs;
    std::vector<FxRow> fx;
    QSet<QString> lineCodes;
    QSet<QString> tierCodes; ///< empty: no tier sheet, any tier goes
    QSet<QPair<QString, QString>> lineZones;
    QSet<QPair<QString, QString>> brokenPrices; ///< line and zone with a misread row: a gap there would be no news
};

/// One function a sheet; rows with a wrong cell are reported and left out.
void readLines(TariffSheet &sheet, TariffRows &rows);
void readZones(TariffSheet &sheet, TariffRows &rows);
void readPrices(TariffSheet &sheet, TariffRows &rows);
void readSurcharges(TariffSheet &sheet, TariffRows &rows);
void readLimits(TariffSheet &sheet, TariffRows &rows);
void readGoods(TariffSheet &sheet, TariffRows &rows);
void readVas(TariffSheet &sheet, TariffRows &rows);
void readTiers(TariffSheet &sheet, TariffRows &rows);
void readCoupons(TariffSheet &sheet, TariffRows &rows);
void readStorage(TariffSheet &sheet, TariffRows &rows);
void readDuties(TariffSheet &sheet, TariffRows &rows);
void readCustoms(TariffSheet &sheet, TariffRows &rows);
void readFx(TariffSheet &sheet, TariffRows &rows);

/// The `line` cell of a sheet whose rows may hold for all lines ("*" or empty gives "*"); unknown codes are 7213.
QString readLineOrAll(TariffSheet &sheet, const TariffRows &rows);
/// The `tier` cell; with a tier sheet an unknown tier is 7213.
QString readTierReference(TariffSheet &sheet, const TariffRows &rows);
/// The three cells of one condition, named `field`, `op`, `value`; none when all are empty.
std::optional<Condition> readCondition(TariffSheet &sheet, const char *field, const char *op, const char *value);
/// "SW1A 2AA" is "SW1A2AA": upper case without blanks, so that ranges compare.
QString normalizedPostcode(const QString &postcode);

} // namespace packbay
