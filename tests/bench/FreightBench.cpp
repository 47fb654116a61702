#include "tests/bench/FreightBench.h"

#include "models/freight/Quote.h"
#include "models/packing/ConsolidationPlan.h"
#include "models/packing/ContainerLoader.h"
#include "models/packing/OrderPacker.h"
#include "models/packing/PackFiles.h"
#include "models/packing/SeededRandom.h"

#include <QElapsedTimer>
#include <QFile>

#include <array>
#include <cstdio>

namespace packbay::bench {
namespace {

constexpr int kLines = 200;
constexpr int kBands = 10;
constexpr int kLoads = 5;
constexpr int kQuotes = 200;
constexpr int kPlans = 30;
constexpr std::array kCountries{"AU", "NZ", "US", "CA", "MX", "BR", "AR", "CL", "GB", "IE", "DE", "FR", "NL", "BE", "LU", "ES", "PT",
                                "IT", "CH", "AT", "PL", "CZ", "SK", "HU", "SI", "HR", "RO", "BG", "GR", "CY", "MT", "DK", "SE", "NO",
                                "FI", "EE", "LV", "LT", "JP", "KR", "TW", "SG", "MY", "TH", "VN", "PH", "ID", "IN", "AE", "ZA"};

double millis(const QElapsedTimer &timer)
{
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

Figure figure(const char *bench, const QString &name, std::vector<double> values, const QString &goal, double most)
{
    Figure made;
    made.bench = QLatin1String(bench);
    made.name = name;
    made.unit = QStringLiteral("ms");
    made.ours = Percentiles::of(std::move(values));
    made.goal = goal;
    made.met = made.ours.p50 <= most;
    return made;
}

/// Made-up prices: every line has its own first and further weight.
TariffFiles generatedTariff()
{
    QByteArray line = "line,name_en,currency,divisor,vol_mode,weight_round_g,piece_basis\n";
    QByteArray zone = "line,zone,country\n";
    QByteArray price = "line,zone,over_g,to_g,base,step_g,step_price,cumulative\n";
    QByteArray surcharge = "line,code,basis,value,percent_of,fuel,when_field,when_op,when_value\n";
    for (int l = 0; l < kLines; ++l) {
        const QByteArray code = "L" + QByteArray::number(1000 + l);
        line += code + ",Line " + code + ",CNY," + (l % 2 == 0 ? "5000" : "6000") + ",max,500," + (l % 3 == 0 ? "piece_then_sum" : "shipment") + "\n";
        surcharge += code + ",REMOTE,ticket,45.00,,Y,remote,=,Y\n" + code + ",LONG,piece,120.00,,Y,longest,>,1200\n" + code + ",HEAVY,piece,80.00,,N,actual_g,>,25000\n"
            + code + ",FUEL,percent,12.5,,,,,\n";
        for (std::size_t z = 0; z < kCountries.size(); ++z) {
            const QByteArray start = code + ",Z" + QByteArray::number(static_cast<int>(z)) + ",";
            zone += start + kCountries[z] + "\n";
            for (int band = 0; band < kBands; ++band) {
                price += start + QByteArray::number(band * 3000) + "," + QByteArray::number((band + 1) * 3000) + "," + (band == 0 ? QByteArray::number(40 + l % 17) + ".50" : QByteArray())
                    + ",500," + QByteArray::number(9 + static_cast<int>(z) % 20) + ".25," + (band == 0 ? "N" : "Y") + "\n";
            }
        }
    }
    return {{QStringLiteral("line.csv"), line}, {QStringLiteral("zone.csv"), zone}, {QStringLiteral("price.csv"), price}, {QStringLiteral("surcharge.csv"), surcharge}};
}

QuoteRequest threePieces(SeededRandom &random)
{
    QuoteRequest request;
    request.at = UtcMs(1795305600000); // 2026-11-22T00:00:00Z
    request.shipTo.country = QLatin1String(kCountries[static_cast<std::size_t>(random.below(static_cast<int>(kCountries.size())))]);
    for (int i = 0; i < 3; ++i) {
        QuotePiece piece;
        piece.ref = QString::number(i + 1);
        piece.grams = 300 + random.below(7000);
        piece.size = Dimensions{Millimetres(100 + random.below(300)), Millimetres(80 + random.below(200)), Millimetres(50 + random.below(150))};
        request.pieces.push_back(piece);
    }
    return request;
}

PlanRequest twelveParcels(std::uint64_t seed)
{
    SeededRandom random(seed);
    PlanRequest request;
    request.common.at = UtcMs(1795305600000);
    request.common.shipTo.country = QStringLiteral("AU");
    request.common.lines = {QStringLiteral("L1000"), QStringLiteral("L1001"), QStringLiteral("L1002"), QStringLiteral("L1003")};
    for (int i = 0; i < 12; ++i) {
        PlanParcel parcel;
        parcel.id = QString::number(i + 1);
        parcel.grams = 150 + random.below(2000);
        parcel.size = Dimensions{Millimetres(60 + random.below(260)), Millimetres(50 + random.below(200)), Millimetres(20 + random.below(160))};
        request.parcels.push_back(parcel);
    }
    constexpr std::array kInner{Sides{250, 200, 120}, Sides{350, 260, 180}, Sides{450, 350, 280}, Sides{600, 400, 400}, Sides{420, 320, 90}, Sides{400, 400, 400}};
    for (const Sides &inner : kInner) {
        PlanCarton carton;
        carton.box.code = QStringLiteral("C%1").arg(request.cartons.size());
        carton.box.inner = inner;
        carton.box.outer = {inner.w + 10, inner.l + 10, inner.d + 10};
        carton.box.tareGrams = 120 + inner.w / 2;
        carton.box.maxGrossGrams = 30000;
        carton.priceMinor = 200 + inner.w;
        request.cartons.push_back(carton);
    }
    return request;
}

/// Nothing when a plan was not proved best.
std::optional<std::vector<double>> planTimes(const TariffPack &pack)
{
    std::vector<double> values;
    for (int i = 0; i < kPlans; ++i) {
        const PlanRequest request = twelveParcels(static_cast<std::uint64_t>(i) + 1);
        QElapsedTimer timer;
        timer.start();
        const Result<PlanAnswer> answer = planConsolidation(pack, request);
        values.push_back(millis(timer));
        if (!answer || answer->plans.empty() || !answer->plans.front().provedBest)
            return std::nullopt;
    }
    return values;
}

QByteArray dataFile(const QString &name)
{
    QFile file(QStringLiteral(PACKBAY_SOURCE_DIR "/../shared/data/freight/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The `ns` column of a recorded run, in ms.
std::vector<double> recordedTimes(const QString &name)
{
    std::vector<double> values;
    for (const QByteArray &row : dataFile(name).split('\n').mid(1)) {
        if (const QList<QByteArray> cells = row.split(','); cells.size() > 5)
            values.push_back(cells.at(5).toDouble() / 1e6);
    }
    return values;
}

Figure packFigure(const std::vector<PackOrder> &orders, const std::vector<PackBox> &boxes, const QString &name, const QString &recorded)
{
    std::vector<double> values;
    double sum = 0;
    for (const PackOrder &order : orders) {
        QElapsedTimer timer;
        timer.start();
        const Packing packing = packOrder(order.items, boxes, {});
        values.push_back(millis(timer));
        sum += values.back();
    }
    std::vector<double> peer = recordedTimes(recorded);
    double peerSum = 0;
    for (const double value : peer)
        peerSum += value;
    Figure made = figure("pack", name, std::move(values), QStringLiteral("all orders within a tenth of BoxPacker's recorded time"), 0);
    made.met = sum * 10 <= peerSum;
    made.peerName = QStringLiteral("BoxPacker 4.2 on PHP 8.2, recorded");
    made.peer = Percentiles::of(std::move(peer));
    return made;
}

/// All orders for the least billed weight: the time of the whole run, and met only within the weight due as well.
Figure billedFigure(const std::vector<PackOrder> &orders, const std::vector<PackBox> &boxes, const QString &name, std::int64_t mostGrams)
{
    PackOptions options;
    options.objective = PackObjective::Billed;
    std::int64_t grams = 0;
    QElapsedTimer timer;
    timer.start();
    for (const PackOrder &order : orders)
        grams += packOrder(order.items, boxes, options).billedGrams;
    Figure made = figure("pack", QStringLiteral("%1: %2 g billed").arg(name).arg(static_cast<qlonglong>(grams)), {millis(timer)},
                         QStringLiteral("<= 20 s and <= %1 g").arg(static_cast<qlonglong>(mostGrams)), 20'000);
    made.met = made.met && grams <= mostGrams;
    return made;
}

/// thpack1 to thpack3 with full support: mean time of a problem, met only with the utilisation due as well.
Result<std::vector<Figure>> containerFigure()
{
    PackOptions options;
    options.supportPercent = 100;
    std::vector<double> values;
    double sum = 0;
    double used = 0;
    for (int file = 1; file <= 3; ++file) {
        const QString name = QStringLiteral("thpack%1.txt").arg(file);
        PACKBAY_TRY_ASSIGN(problems, readThpack(dataFile(QStringLiteral("boxpacker/") + name), name));
        for (const ContainerProblem &problem : problems) {
            QElapsedTimer timer;
            timer.start();
            const ContainerLoad load = loadContainer(problem.items, problem.container, options);
            values.push_back(millis(timer));
            sum += values.back();
            used += static_cast<double>(load.pieceVolume) / static_cast<double>(problem.container.inner.volume());
        }
    }
    const auto n = static_cast<double>(values.size());
    const double mean = sum / n;
    const double percent = 100 * used / n;
    Figure made = figure("pack", QStringLiteral("a container of thpack1-3, full support: mean %1 ms, %2 % used").arg(mean, 0, 'f', 2).arg(percent, 0, 'f', 2),
                         std::move(values), QStringLiteral("mean <= 10 ms and >= 89.5 % used"), 0);
    made.met = mean <= 10 && percent >= 89.5;
    return std::vector<Figure>{made};
}

} // namespace

Result<std::vector<Figure>> benchFreight(const BenchSize &)
{
    const TariffFiles files = generatedTariff();
    std::vector<double> loads;
    TariffLoad load;
    for (int i = 0; i < kLoads; ++i) {
        QElapsedTimer timer;
        timer.start();
        load = loadTariff(files);
        loads.push_back(millis(timer));
    }
    if (!load.ok() || load.pack.priceCount != kLines * kBands * static_cast<qsizetype>(kCountries.size()))
        return makeError(ErrorCode::InvariantBroken, {{QStringLiteral("what"), QStringLiteral("generated tariff")}});
    std::vector<double> quotes;
    SeededRandom random(7);
    for (int i = 0; i < kQuotes; ++i) {
        const QuoteRequest request = threePieces(random);
        QElapsedTimer timer;
        timer.start();
        const QuoteAnswer answer = quote(load.pack, request);
        quotes.push_back(millis(timer));
        if (answer.offers.size() != kLines)
            return makeError(ErrorCode::InvariantBroken, {{QStringLiteral("what"), QStringLiteral("a line did not offer")}});
    }
    const std::optional<std::vector<double>> plans = planTimes(load.pack);
    if (!plans)
        return makeError(ErrorCode::InvariantBroken, {{QStringLiteral("what"), QStringLiteral("a plan was not proved best")}});
    return std::vector<Figure>{
        figure("freight", QStringLiteral("100,000 price rows read and checked"), std::move(loads), QStringLiteral("<= 500 ms"), 500),
        figure("freight", QStringLiteral("three pieces quoted on 200 lines"), std::move(quotes), QStringLiteral("p50 <= 1 ms"), 1),
        figure("freight", QStringLiteral("plan of 12 parcels, 6 cartons, 4 lines, proved best"), *plans, QStringLiteral("<= 500 ms"), 500)};
}

Result<std::vector<Figure>> benchPack(const BenchSize &)
{
    const QByteArray items = dataFile(QStringLiteral("boxpacker/items.csv"));
    if (items.isEmpty()) {
        std::fprintf(stderr, "packbay-cli: bench pack has no figures: ../shared/data/freight/boxpacker is not beside the project\n");
        return std::vector<Figure>();
    }
    PACKBAY_TRY_ASSIGN(boxes, readBoxesCsv(dataFile(QStringLiteral("boxpacker/boxes.csv")), QStringLiteral("boxes.csv")));
    PACKBAY_TRY_ASSIGN(turned, readItemsCsv(items, QStringLiteral("items.csv"), false));
    PACKBAY_TRY_ASSIGN(flat, readItemsCsv(items, QStringLiteral("items.csv"), true));
    const QString recorded = QStringLiteral("boxpacker_measured/boxpacker_4.2.0-30_%1_per_order.csv");
    PACKBAY_TRY_ASSIGN(containers, containerFigure());
    return std::vector<Figure>{packFigure(turned, boxes, QStringLiteral("one order in 3D"), recorded.arg(QStringLiteral("3D_bestfit"))),
                               packFigure(flat, boxes, QStringLiteral("one order kept flat"), recorded.arg(QStringLiteral("2D_keepflat"))),
                               billedFigure(turned, boxes, QStringLiteral("all orders in 3D, billed weight"), 14'210'000),
                               billedFigure(flat, boxes, QStringLiteral("all orders kept flat, billed weight"), 14'174'000), containers.front()};
}

} // namespace packbay::bench
