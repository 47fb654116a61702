#include "models/freight/TariffPack.h"

#include "models/freight/TariffCheck.h"

#include <QCryptographicHash>

#include <algorithm>

namespace packbay {
namespace {

using Reader = void (*)(TariffSheet &, TariffRows &);

Reader readerOf(const QByteArray &sheet)
{
    static const std::map<QByteArray, Reader> kReaders{{"line", readLines}, {"zone", readZones}, {"price", readPrices},
        {"surcharge", readSurcharges}, {"limit", readLimits}, {"goods", readGoods}, {"vas", readVas}, {"tier", readTiers},
        {"coupon", readCoupons}, {"storage", readStorage}, {"duty", readDuties}, {"customs", readCustoms}, {"fx", readFx}};
    return kReaders.at(sheet);
}

QString csvName(const char *sheet)
{
    return QLatin1String(sheet) + QLatin1String(".csv");
}

/// Which file is which sheet; reports strangers, doubles and what is missing.
std::map<QByteArray, QString> assignFiles(const TariffFiles &files, QList<TariffFinding> &findings)
{
    std::map<QByteArray, QString> fileOf;
    for (auto file = files.begin(); file != files.end(); ++file) {
        const TariffSheetSpec *spec = findTariffSheet(file.key());
        if (spec == nullptr) {
            findings.append({file.key(), 0, {}, false, ErrorCode::TariffFileMissing,
                say(QT_TRANSLATE_NOOP("Tariff", "the file is no sheet of a tariff and was not read")),
                say(QT_TRANSLATE_NOOP("Tariff", "Rename it to the sheet it is meant to be, or take it out of the folder."))});
        } else if (!fileOf.emplace(spec->name, file.key()).second) {
            findings.append({file.key(), 0, {}, true, ErrorCode::TariffDuplicate,
                say(QT_TRANSLATE_NOOP("Tariff", "the sheet %1 is there twice")).arg(QLatin1String(spec->name)),
                say(QT_TRANSLATE_NOOP("Tariff", "Keep one of the two files."))});
        }
    }
    for (const TariffSheetSpec &spec : tariffSheets()) {
        if (spec.required && fileOf.count(spec.name) == 0)
            findings.append({csvName(spec.name), 0, {}, true, ErrorCode::TariffFileMissing,
                say(QT_TRANSLATE_NOOP("Tariff", "the file is missing")), say(QT_TRANSLATE_NOOP("Tariff", "Add %1.")).arg(csvName(spec.name))});
    }
    return fileOf;
}

void readSheets(const TariffFiles &files, TariffRows &rows, TariffLoad &load)
{
    const std::map<QByteArray, QString> fileOf = assignFiles(files, load.findings);
    for (const TariffSheetSpec &spec : tariffSheets()) {
        const auto file = fileOf.find(spec.name);
        if (file == fileOf.end())
            continue;
        const QByteArray &bytes = *files.constFind(file->second);
        if (bytes.size() > kMaxTariffFileBytes) {
            load.findings.append({file->second, 0, {}, true, ErrorCode::TariffTooLarge,
                say(QT_TRANSLATE_NOOP("Tariff", "the file has more than 64 MB")), say(QT_TRANSLATE_NOOP("Tariff", "Split the tariff into several packs."))});
            continue;
        }
        TariffSheet sheet(spec, file->second, bytes, load.findings);
        readerOf(spec.name)(sheet, rows);
        std::vector<QByteArray> canonical = sheet.takeCanonicalRows();
        std::sort(canonical.begin(), canonical.end());
        if (!canonical.empty())
            load.pack.canonicalRows.emplace(QLatin1String(spec.name), std::move(canonical));
    }
}

QString hashOf(const TariffPack &pack)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const TariffSheetSpec &spec : tariffSheets()) {
        const auto rows = pack.canonicalRows.find(QLatin1String(spec.name));
        if (rows == pack.canonicalRows.end())
            continue;
        hash.addData(QByteArray("\x1e") + spec.name + '\n');
        for (const QByteArray &row : rows->second) {
            hash.addData(row);
            hash.addData(QByteArrayLiteral("\x1d"));
        }
    }
    return QString::fromLatin1(hash.result().toHex());
}

/// The rows of `all` that hold for `line`: its own and those for "*".
template<class Row>
std::vector<Row> rowsOf(const std::vector<Row> &all, const QString &line)
{
    std::vector<Row> mine;
    std::copy_if(all.begin(), all.end(), std::back_inserter(mine),
        [&](const Row &row) { return row.line == line || row.line == QLatin1String("*"); });
    return mine;
}

auto surchargeOrder(const SurchargeRow &row)
{
    // The canonical row comes last, so that the order of the file's rows never shows.
    return std::tuple(-row.priority, row.code, static_cast<int>(row.basis), row.value, row.minBill, row.conditions.size(),
        row.conditions.empty() ? QString() : row.conditions.front().written, row.validity.from, row.tier, row.canonical);
}

void arrangeRules(const TariffRows &rows, const QString &line, LineRates &rates)
{
    rates.surcharges = rowsOf(rows.surcharges, line);
    std::sort(rates.surcharges.begin(), rates.surcharges.end(),
        [](const SurchargeRow &a, const SurchargeRow &b) { return surchargeOrder(a) < surchargeOrder(b); });
    rates.limits = rowsOf(rows.limits, line);
    std::sort(rates.limits.begin(), rates.limits.end(), [](const LimitRow &a, const LimitRow &b) {
        return std::tuple(a.action, a.condition.field, a.condition.op, a.condition.written, a.perPiece)
            < std::tuple(b.action, b.condition.field, b.condition.op, b.condition.written, b.perPiece);
    });
    // A line's own row for a category takes the place of the row for all lines.
    rates.goods = rowsOf(rows.goods, line);
    std::erase_if(rates.goods, [&](const GoodsRow &row) {
        return row.line == QLatin1String("*")
            && std::any_of(rows.goods.begin(), rows.goods.end(),
                [&](const GoodsRow &own) { return own.line == line && own.category == row.category; });
    });
    std::sort(rates.goods.begin(), rates.goods.end(),
        [](const GoodsRow &a, const GoodsRow &b) { return a.category < b.category; });
    for (SurchargeRow &surcharge : rates.surcharges) {
        // A code that goods.csv names is never charged for nothing: a line without a row for it leaves it out.
        surcharge.needsGoods = std::any_of(rows.goods.begin(), rows.goods.end(), [&](const GoodsRow &goods) { return goods.surchargeCode == surcharge.code; });
        for (const GoodsRow &goods : rates.goods) {
            if (goods.surchargeCode == surcharge.code)
                surcharge.goodsCategories += goods.category;
        }
    }
}

void arrange(TariffRows &rows, TariffPack &pack)
{
    for (LineRow &line : rows.lines)
        pack.lines[line.line].versions.push_back(line);
    for (auto &[code, rates] : pack.lines) {
        std::sort(rates.versions.begin(), rates.versions.end(), [](const LineRow &a, const LineRow &b) {
            return std::pair(a.validity.from, a.row) < std::pair(b.validity.from, b.row);
        });
        arrangeRules(rows, code, rates);
    }
    const auto ratesOf = [&](const QString &line) {
        const auto found = pack.lines.find(line);
        return found == pack.lines.end() ? nullptr : &found->second;
    };
    for (ZoneRow &zone : rows.zones) {
        if (LineRates *rates = ratesOf(zone.line))
            rates->zones.push_back(zone);
    }
    pack.priceCount = static_cast<qsizetype>(rows.prices.size());
    std::vector<PriceRow> *bands = nullptr;
    const TariffRows::PriceEntry *last = nullptr;
    for (const TariffRows::PriceEntry &entry : rows.prices) {
        if (last == nullptr || last->line != entry.line || last->zone != entry.zone || last->tier != entry.tier) {
            LineRates *rates = ratesOf(entry.line);
            bands = rates != nullptr ? &rates->prices[entry.zone][entry.tier] : nullptr;
            last = &entry;
        }
        if (bands != nullptr)
            bands->push_back(entry.price);
    }
    pack.vas = std::move(rows.vas);
    pack.tiers = std::move(rows.tiers);
    pack.coupons = std::move(rows.coupons);
    pack.storage = std::move(rows.storage);
    pack.duties = std::move(rows.duties);
    pack.customs = std::move(rows.customs);
    pack.fx = std::move(rows.fx);
    std::sort(pack.fx.begin(), pack.fx.end(), [](const FxRow &a, const FxRow &b) {
        return std::tuple(a.base, a.quote, -a.asOfMs) < std::tuple(b.base, b.quote, -b.asOfMs);
    });
    std::sort(pack.duties.begin(), pack.duties.end(), [](const DutyRow &a, const DutyRow &b) {
        return std::tie(a.dest, a.regime, a.validity.from, a.canonical) < std::tie(b.dest, b.regime, b.validity.from, b.canonical);
    });
    std::sort(pack.customs.begin(), pack.customs.end(), [](const CustomsRow &a, const CustomsRow &b) {
        return std::tuple(a.field, a.dest, a.regime, a.validity.from, a.patternText) < std::tuple(b.field, b.dest, b.regime, b.validity.from, b.patternText);
    });
}

} // namespace

bool TariffLoad::ok() const
{
    return std::none_of(findings.begin(), findings.end(), [](const TariffFinding &finding) { return finding.isError; });
}

TariffLoad loadTariff(const TariffFiles &files)
{
    TariffLoad load;
    TariffRows rows;
    readSheets(files, rows, load);
    checkExtras(rows, load.findings);
    arrange(rows, load.pack);
    for (auto &[code, rates] : load.pack.lines) {
        checkVersions(rates, csvName("line"), load.findings);
        checkZones(rates, csvName("zone"), load.findings);
        checkPrices(rates, code, rows, csvName("price"), load.findings);
        checkSurcharges(rates, csvName("surcharge"), load.findings);
    }
    std::stable_sort(load.findings.begin(), load.findings.end(), [](const TariffFinding &a, const TariffFinding &b) {
        return std::tie(a.file, a.row, a.column, a.code, a.message) < std::tie(b.file, b.row, b.column, b.code, b.message);
    });
    load.findings.erase(std::unique(load.findings.begin(), load.findings.end()), load.findings.end());
    for (auto &[code, rates] : load.pack.lines) {
        std::stable_sort(rates.zones.begin(), rates.zones.end(), [](const ZoneRow &a, const ZoneRow &b) { return a.country < b.country; });
        for (std::size_t i = 0; i < rates.zones.size(); ++i)
            rates.countries.try_emplace(rates.zones[i].country, i);
    }
    load.pack.sha256 = hashOf(load.pack);
    return load;
}

} // namespace packbay
