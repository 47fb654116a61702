#include "app/cli/Commands.h"
#include "app/cli/Output.h"
#include "app/station/core/StationFreight.h"
#include "models/domain/JsonWriter.h"
#include "models/freight/CarrierBill.h"
#include "models/freight/TariffBundle.h"
#include "models/store/Backup.h"

#include <QDateTime>
#include <QFileInfo>
#include <QSet>

#include <array>

namespace packbay::cli {
namespace {

const QString kDb = QStringLiteral("--db");
const QString kFile = QStringLiteral("--file");
const QString kTariff = QStringLiteral("--tariff");
const QString kWarehouse = QStringLiteral("--warehouse");

constexpr std::array kCauses{std::pair(VarianceCause::Weight, "weight"), std::pair(VarianceCause::Dimension, "dimension"),
                             std::pair(VarianceCause::Surcharge, "surcharge"), std::pair(VarianceCause::TariffVersion, "tariff_version"),
                             std::pair(VarianceCause::Other, "other")};
constexpr std::array kStates{"matched", "unknown", "billed_twice", "not_billed", "other_currency", "not_ratable"};

/// A carton with a carrier number and the price that it was sold for.
struct Sold
{
    SoldShipment shipment;
    QString carton;
    QString carrier;
    UtcMs at;
};

Result<QList<Sold>> soldIn(EntityStore &world, const TariffPack &pack, const Tariff &billedWith)
{
    QList<Sold> all;
    PACKBAY_TRY(world.forEach(EntityKind::Carton, [&](const StoredRow &stored) {
        const auto &carton = std::get<Carton>(stored.row);
        const std::optional<Quote> quote = carton.carrierNo.isEmpty() ? std::nullopt : world.quote(carton.quote);
        const std::optional<Order> order = quote ? world.order(carton.order) : std::nullopt;
        if (!order)
            return true;
        // A version that came after the sale is asked for its first day.
        const UtcMs at = std::max(quote->at, aboutOf(billedWith.files).startsAt);
        all.append({{carton.carrierNo, cartonRequest(pack, world, carton, *order, at), quote->line, quote->currency, quote->totalMinor, quote->tariff}, carton.code, quote->carrier, quote->at});
        return true;
    }));
    if (const std::optional<Error> error = world.takeError())
        return *error;
    return all;
}

/// What the bill could have: its own numbers, and between its first and its last sale whatever else its carriers took.
QList<Sold> concernedBy(const CarrierBill &bill, const QList<Sold> &all)
{
    QSet<QString> billed;
    for (const BillRow &row : bill.rows)
        billed.insert(row.carrierNo);
    QSet<QString> carriers;
    std::optional<std::pair<UtcMs, UtcMs>> span;
    for (const Sold &sold : all) {
        if (!billed.contains(plainCarrierNo(sold.shipment.carrierNo)))
            continue;
        carriers.insert(sold.carrier);
        span = span ? std::pair(std::min(span->first, sold.at), std::max(span->second, sold.at)) : std::pair(sold.at, sold.at);
    }
    QList<Sold> concerned;
    for (const Sold &sold : all) {
        const bool isBetween = span && carriers.contains(sold.carrier) && sold.at >= span->first && sold.at <= span->second;
        if (isBetween || billed.contains(plainCarrierNo(sold.shipment.carrierNo)))
            concerned.append(sold);
    }
    return concerned;
}

using Causes = std::map<VarianceCause, std::int64_t>;

void write(JsonWriter &json, const Causes &causes)
{
    json.key("causes").beginObject();
    for (const auto &[cause, name] : kCauses) {
        const auto found = causes.find(cause);
        json.field(name, found == causes.end() ? std::int64_t(0) : found->second);
    }
    json.endObject();
}

/// Both sides are known, in one currency.
bool isCompared(const BillVariance &variance)
{
    return variance.state == BillVariance::State::Matched || variance.state == BillVariance::State::NotRatable;
}

QByteArray rowJson(const BillVariance &variance, const QString &carton)
{
    const bool isSold = variance.state != BillVariance::State::Unknown && variance.state != BillVariance::State::BilledTwice;
    JsonWriter json;
    json.beginObject().key("row");
    variance.row > 0 ? json.value(variance.row) : json.null();
    json.field("carrier_no", variance.carrierNo).field("state", QString::fromLatin1(kStates.at(static_cast<std::size_t>(variance.state)))).key("carton");
    carton.isEmpty() ? json.null() : json.value(carton);
    json.field("currency", variance.currency).field("billed_minor", variance.billedMinor).key("expected_minor");
    isSold ? json.value(variance.soldMinor) : json.null();
    json.key("variance_minor");
    isCompared(variance) ? json.value(variance.billedMinor - variance.soldMinor) : json.null();
    write(json, variance.causes);
    json.endObject();
    return json.take();
}

struct Totals
{
    std::int64_t billedMinor = 0;
    std::int64_t soldMinor = 0;
    Causes causes;
};

/// True when the carrier billed what was sold and nothing else.
bool report(const QList<BillVariance> &variances, const QMap<QString, QString> &cartons)
{
    std::array<int, kStates.size()> counts{};
    std::map<QString, Totals> totals;
    int differing = 0;
    for (const BillVariance &variance : variances) {
        line(rowJson(variance, cartons.value(variance.carrierNo)));
        ++counts.at(static_cast<std::size_t>(variance.state));
        if (!isCompared(variance))
            continue;
        differing += variance.billedMinor != variance.soldMinor;
        Totals &sum = totals[variance.currency];
        sum.billedMinor += variance.billedMinor;
        sum.soldMinor += variance.soldMinor;
        for (const auto &[cause, minor] : variance.causes)
            sum.causes[cause] += minor;
    }
    const bool isGood = differing == 0 && counts.front() == static_cast<int>(variances.size());
    JsonWriter json;
    json.beginObject().field("ok", isGood).field("rows", static_cast<int>(variances.size())).field("differing", differing);
    for (std::size_t i = 0; i < kStates.size(); ++i)
        json.field(kStates.at(i), counts.at(i));
    json.key("totals").beginArray();
    for (const auto &[currency, sum] : totals) {
        json.beginObject().field("currency", currency).field("billed_minor", sum.billedMinor).field("expected_minor", sum.soldMinor);
        json.field("variance_minor", sum.billedMinor - sum.soldMinor);
        write(json, sum.causes);
        json.endObject();
    }
    json.endArray().endObject();
    line(json.take());
    return isGood;
}

Result<Tariff> billedWith(EntityStore &world, const QString &version)
{
    const UtcMs now(QDateTime::currentMSecsSinceEpoch());
    const std::optional<Tariff> tariff = version.isEmpty() ? tariffInForce(world, now) : world.get<Tariff>(idFor<Tariff>(version));
    if (const std::optional<Error> error = world.takeError())
        return *error;
    if (tariff)
        return *tariff;
    return version.isEmpty() ? makeError(ErrorCode::NoTariff)
                             : makeError(ErrorCode::NotFound, {{QStringLiteral("entity"), enumName(Tariff::kKind)}, {QStringLiteral("key"), version}});
}

int compare(const CarrierBill &bill, EntityStore &world, const QString &version)
{
    const Result<Tariff> tariff = billedWith(world, version);
    if (!tariff)
        return tariff.error().number() / 1000 == 3 ? failed(tariff.error()) : judgedBad(tariff.error());
    const TariffLoad load = loadTariff(filesOf(tariff->files));
    if (!load.ok())
        return reportTariff(load);
    const Result<QList<Sold>> all = soldIn(world, load.pack, *tariff);
    if (!all)
        return failed(all.error());
    QList<SoldShipment> shipments;
    QMap<QString, QString> cartons;
    for (const Sold &sold : concernedBy(bill, *all)) {
        shipments.append(sold.shipment);
        cartons.insert(plainCarrierNo(sold.shipment.carrierNo), sold.carton);
    }
    return report(reconcile(bill, shipments, load.pack), cartons) ? Good : Bad;
}

} // namespace

int bill(const QStringList &list)
{
    const Arguments arguments(list, {kDb, kFile, kTariff, kWarehouse}, {});
    if (arguments.problem() || !arguments.has(kDb) || !arguments.has(kFile) || !arguments.operands().isEmpty())
        return failed(arguments.problem().value_or(QStringLiteral("usage: bill --db FILE --file CSV [--tariff V] [--warehouse WH]")));
    const Result<QByteArray> csv = readFile(arguments.value(kFile));
    if (!csv)
        return failed(csv.error());
    const CarrierBill bill = readCarrierBill(*csv, QFileInfo(arguments.value(kFile)).fileName());
    for (const TariffFinding &finding : bill.findings)
        line(toJson(finding));
    if (!bill.ok())
        return Bad;
    const Result<DatabaseKind> kind = kindOfFile(arguments.value(kDb));
    if (!kind)
        return failed(kind.error());
    const auto database = Database::open(arguments.value(kDb), *kind, Access::Reader);
    if (!database)
        return failed(database.error());
    const Result<QString> first = warehouseOf(**database);
    if (!first)
        return failed(first.error());
    EntityStore world(**database, arguments.value(kWarehouse, *first));
    return compare(bill, world, arguments.value(kTariff));
}

} // namespace packbay::cli
