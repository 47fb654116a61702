#include "tests/models/packing/PlanWorld.h"

#include "models/packing/SeededRandom.h"

namespace packbay::test {

TariffFiles planTariffFiles(const QByteArray &duty)
{
    TariffFiles files{
        {QStringLiteral("line.csv"),
         "line,currency,divisor,vol_mode,weight_round_g\nHALF,CNY,6000,max,500\nSTEP,CNY,8000,half,1\nLIGHT,CNY,5000,max,100\n"},
        {QStringLiteral("zone.csv"), "line,zone,country\nHALF,Z,AU\nSTEP,Z,AU\nLIGHT,Z,AU\nHALF,Z,DE\nSTEP,Z,DE\n"},
        {QStringLiteral("price.csv"), "line,zone,over_g,to_g,base,step_g,step_price,per_kg,cumulative\nHALF,Z,0,500,48.00,,,,N\nHALF,Z,500,60000,,500,21.50,,Y\n"
                                      "STEP,Z,0,1000,9.00,,,38.00,N\nSTEP,Z,1000,60000,33.00,,,36.50,N\nLIGHT,Z,0,2000,12.00,,,31.00,N\n"},
        {QStringLiteral("vas.csv"), "line,code,basis,value\n*,TAPE,ticket,2.50\n"},
        {QStringLiteral("coupon.csv"), "coupon,line,kind,value,once\nALWAYS,*,percent,10,N\nONCE,*,amount,5.00,Y\n"},
        {QStringLiteral("fx.csv"), "base,quote,rate,as_of\nEUR,CNY,7.80,2026-01-01\n"},
    };
    if (!duty.isEmpty())
        files.insert(QStringLiteral("duty.csv"), duty);
    return files;
}

TariffPack planTariff(const QByteArray &duty)
{
    TariffLoad load = loadTariff(planTariffFiles(duty));
    return load.ok() ? std::move(load.pack) : TariffPack();
}

QByteArray flatThenPercentDuty()
{
    return "regime,dest,basis,value,currency,value_from,value_to,value_currency\nflat,EU,per_hs6,3.00,EUR,0,150,EUR\nfull,EU,percent_value,20,EUR,150,,EUR\n";
}

PlanParcel parcel(const char *id, std::int64_t grams, Sides size)
{
    PlanParcel made;
    made.id = QString::fromLatin1(id);
    made.grams = grams;
    made.size = Dimensions{Millimetres(size.w), Millimetres(size.l), Millimetres(size.d)};
    return made;
}

PlanCarton carton(const char *code, Sides inner, std::int64_t price)
{
    PlanCarton made;
    made.box.code = QString::fromLatin1(code);
    made.box.inner = inner;
    made.box.outer = {inner.w + 10, inner.l + 10, inner.d + 10};
    made.box.tareGrams = 150;
    made.box.maxGrossGrams = 30000;
    made.priceMinor = price;
    return made;
}

QuoteGoods goods(const char *hs, std::int64_t eurCents)
{
    QuoteGoods made;
    made.category = QStringLiteral("general");
    made.hs = QString::fromLatin1(hs);
    made.unitValueMinor = eurCents;
    made.currency = QStringLiteral("EUR");
    return made;
}

PlanRequest planRequest(std::vector<PlanParcel> parcels, std::vector<PlanCarton> cartons)
{
    PlanRequest request;
    request.common.at = UtcMs(1795305600000); // 2026-11-22T00:00:00Z
    request.common.shipTo.country = QStringLiteral("AU");
    request.common.currency = QStringLiteral("CNY");
    request.parcels = std::move(parcels);
    request.cartons = std::move(cartons);
    return request;
}

namespace {

void addConstraints(PlanRequest &request, SeededRandom &random)
{
    const int n = static_cast<int>(request.parcels.size());
    if (n < 2)
        return;
    if (random.below(4) == 0)
        request.together.push_back({random.below(n), random.below(n)});
    if (random.below(4) == 0)
        request.apart.push_back({0, 1 + random.below(n - 1)});
    if (random.below(4) == 0)
        request.maxCartons = 1 + random.below(n);
    if (random.below(4) == 0)
        request.parcels.front().owner = QStringLiteral("other");
    if (random.below(5) == 0)
        request.ownBox = false;
}

} // namespace

PlanRequest randomPlanRequest(std::uint64_t seed, int mostParcels)
{
    SeededRandom random(seed);
    std::vector<PlanParcel> parcels;
    const int n = 1 + random.below(mostParcels);
    static constexpr std::array kHs{"610910", "620520", "640399", "950300"};
    for (int i = 0; i < n; ++i) {
        const QByteArray id = "P" + QByteArray::number(i + 1);
        parcels.push_back(parcel(id.constData(), 60 + random.below(2500), {60 + random.below(240), 40 + random.below(200), 20 + random.below(150)}));
        parcels.back().upright = random.below(5) == 0;
        parcels.back().fragile = random.below(6) == 0;
        for (int g = random.below(3); g > 0; --g)
            parcels.back().goods.push_back(goods(kHs[static_cast<std::size_t>(random.below(4))], 500 + random.below(9000)));
    }
    std::vector<PlanCarton> cartons{carton("S", {200, 150, 100}, 150), carton("M", {320, 240, 180}, 320), carton("L", {480, 360, 300}, 560)};
    cartons.erase(cartons.begin() + random.below(3));
    if (random.below(3) == 0)
        cartons.front().box.stock = random.below(2);
    PlanRequest request = planRequest(std::move(parcels), std::move(cartons));
    if (random.below(2) == 0)
        request.common.shipTo.country = QStringLiteral("DE");
    if (random.below(3) == 0)
        request.common.vas.push_back({QStringLiteral("TAPE"), 1});
    if (random.below(4) == 0)
        request.common.coupons = {QStringLiteral("ALWAYS")};
    addConstraints(request, random);
    return request;
}

} // namespace packbay::test
