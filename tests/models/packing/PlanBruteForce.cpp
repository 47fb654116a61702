#include "tests/models/packing/PlanBruteForce.h"

#include "models/freight/Quote.h"
#include "models/packing/OrderPacker.h"

#include <QSet>

#include <algorithm>

namespace packbay::test {
namespace {

constexpr std::int64_t kImpossible = std::int64_t(1) << 50;
constexpr std::int64_t kThresholdEurCents = 15000;

bool has(const std::vector<int> &list, int value)
{
    return std::find(list.begin(), list.end(), value) != list.end();
}

} // namespace

PlanBruteForce::PlanBruteForce(const TariffPack &pack, const PlanRequest &request, bool hasDuty)
    : m_pack(pack)
    , m_request(request)
    , m_hasDuty(hasDuty && request.common.shipTo.country == QStringLiteral("DE"))
{
}

PlanBruteForce::Verdict PlanBruteForce::run()
{
    // The first round counts the most parts that keep those together who must be: that is "all apart".
    Parts parts;
    for (const bool judging : {false, true}) {
        m_atoms = judging ? m_atoms : 0;
        parts.clear();
        m_verdict = {};
        m_cheapestTurnedDown.reset();
        divide(0, parts);
    }
    m_verdict.turnedDown = m_cheapestTurnedDown && (!m_verdict.best || *m_cheapestTurnedDown < *m_verdict.best);
    return m_verdict;
}

void PlanBruteForce::divide(std::size_t next, Parts &parts)
{
    if (next == m_request.parcels.size()) {
        judge(parts);
        return;
    }
    for (std::size_t i = 0; i <= parts.size(); ++i) {
        if (i == parts.size())
            parts.emplace_back();
        parts[i].push_back(static_cast<int>(next));
        divide(next + 1, parts);
        parts[i].pop_back();
        if (parts[i].empty()) {
            parts.pop_back();
            break;
        }
    }
}

bool PlanBruteForce::keepsRules(const std::vector<int> &part) const
{
    const auto owner = [&](int index) { return m_request.parcels[static_cast<std::size_t>(index)].owner; };
    if (!std::all_of(part.begin(), part.end(), [&](int index) { return owner(index) == owner(part.front()); }))
        return false;
    return std::none_of(m_request.apart.begin(), m_request.apart.end(), [&](const std::vector<int> &group) {
        return std::count_if(part.begin(), part.end(), [&](int index) { return has(group, index); }) > 1;
    });
}

void PlanBruteForce::judge(const Parts &parts)
{
    for (const std::vector<int> &group : m_request.together) {
        for (const std::vector<int> &part : parts) {
            if (has(part, group.front()) != has(part, group.back()))
                return;
        }
    }
    m_atoms = std::max(m_atoms, parts.size());
    if (m_request.maxCartons && static_cast<std::int64_t>(parts.size()) > *m_request.maxCartons)
        return;
    const std::int64_t cost = cheapest(parts);
    if (cost >= kImpossible)
        return;
    if (parts.size() == 1)
        m_verdict.allInOne = cost;
    if (parts.size() == m_atoms)
        m_verdict.allApart = cost;
    const bool isBaseline = parts.size() == 1 || parts.size() == m_atoms;
    if (!isBaseline && gainsByThreshold(parts))
        m_cheapestTurnedDown = std::min(cost, m_cheapestTurnedDown.value_or(cost));
    else
        m_verdict.best = std::min(cost, m_verdict.best.value_or(cost));
}

const std::vector<PlanBruteForce::Way> &PlanBruteForce::waysOf(const std::vector<int> &part)
{
    const auto [known, isNew] = m_ways.try_emplace(part);
    if (isNew && keepsRules(part))
        known->second = ways(part);
    return known->second;
}

std::vector<PlanBruteForce::Way> PlanBruteForce::ways(const std::vector<int> &part) const
{
    QuoteRequest request = m_request.common;
    request.pieces.emplace_back();
    std::vector<PackItem> items;
    for (const int index : part) {
        const PlanParcel &parcel = m_request.parcels[static_cast<std::size_t>(index)];
        request.pieces.front().grams += parcel.grams;
        for (QuoteGoods inside : parcel.goods)
            request.goods.push_back(inside);
        PackItem item;
        item.size = {static_cast<int>(parcel.size->length.value), static_cast<int>(parcel.size->width.value), static_cast<int>(parcel.size->height.value)};
        item.grams = parcel.grams.toInt64().value_or(0);
        item.upright = parcel.upright ? Upright::thirdSide() : Upright();
        if (parcel.fragile)
            item.topLoadGrams = 0;
        items.push_back(item);
    }
    std::vector<Way> found;
    const auto ask = [&](int carton, QuoteRequest asked, std::int64_t extra) {
        const QuoteAnswer answer = quote(m_pack, asked);
        if (answer.hasOffer())
            found.push_back({carton, answer.offers.front().quoteMinor + extra});
    };
    if (part.size() == 1 && m_request.ownBox) {
        request.pieces.front().size = m_request.parcels[static_cast<std::size_t>(part.front())].size;
        ask(-1, request, 0);
    }
    PackOptions options;
    options.supportPercent = 100;
    options.attempts = m_request.attempts;
    options.seed = m_request.seed;
    for (std::size_t c = 0; c < m_request.cartons.size(); ++c) {
        const PackBox &box = m_request.cartons[c].box;
        if (!packIntoOne(items, box, options))
            continue;
        QuoteRequest asked = request;
        asked.pieces.front().grams += Rational(box.tareGrams);
        asked.pieces.front().size = Dimensions{Millimetres(box.outer.w), Millimetres(box.outer.l), Millimetres(box.outer.d)};
        ask(static_cast<int>(c), asked, m_request.cartons[c].priceMinor);
    }
    return found;
}

std::int64_t PlanBruteForce::cheapest(const Parts &parts)
{
    std::vector<std::vector<Way>> all;
    std::int64_t duties = 0;
    for (const std::vector<int> &part : parts) {
        all.push_back(waysOf(part));
        duties += duty(part, valueOf(part) <= kThresholdEurCents);
    }
    std::vector<int> used(m_request.cartons.size(), 0);
    return cheapestFrom(all, 0, used) + duties;
}

std::int64_t PlanBruteForce::cheapestFrom(const std::vector<std::vector<Way>> &ways, std::size_t n, std::vector<int> &used) const
{
    if (n == ways.size())
        return 0;
    std::int64_t best = kImpossible;
    for (const Way &way : ways[n]) {
        if (way.carton < 0) {
            best = std::min(best, way.minor + cheapestFrom(ways, n + 1, used));
            continue;
        }
        const auto c = static_cast<std::size_t>(way.carton);
        if (used[c] >= m_request.cartons[c].box.stock.value_or(100))
            continue;
        ++used[c];
        best = std::min(best, way.minor + cheapestFrom(ways, n + 1, used));
        --used[c];
    }
    return best;
}

std::int64_t PlanBruteForce::valueOf(const std::vector<int> &part) const
{
    std::int64_t cents = 0;
    for (const int index : part) {
        for (const QuoteGoods &inside : m_request.parcels[static_cast<std::size_t>(index)].goods)
            cents += inside.unitValueMinor * inside.quantity;
    }
    return cents;
}

/// Fen at 7.80 CNY for a EUR, half up as everywhere.
std::int64_t PlanBruteForce::duty(const std::vector<int> &part, bool isFlat) const
{
    if (!m_hasDuty)
        return 0;
    QSet<QString> codes;
    for (const int index : part) {
        for (const QuoteGoods &inside : m_request.parcels[static_cast<std::size_t>(index)].goods)
            codes.insert(inside.hs);
    }
    const std::int64_t cents = isFlat ? 300 * codes.size() : (valueOf(part) * 20 + 50) / 100;
    return (cents * 780 + 50) / 100;
}

bool PlanBruteForce::gainsByThreshold(const Parts &parts)
{
    for (unsigned mask = 1; mask < (1u << parts.size()); ++mask) {
        std::vector<int> whole;
        Parts some;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if ((mask >> i & 1) == 0)
                continue;
            whole.insert(whole.end(), parts[i].begin(), parts[i].end());
            some.push_back(parts[i]);
        }
        std::sort(whole.begin(), whole.end());
        if (some.size() < 2 || !keepsRules(whole))
            continue;
        const std::vector<Way> &together = waysOf(whole);
        if (together.empty())
            continue;
        const bool isFlat = valueOf(whole) <= kThresholdEurCents;
        std::int64_t joint = kImpossible;
        for (const Way &way : together)
            joint = std::min(joint, way.minor);
        std::int64_t freight = 0;
        std::int64_t really = 0;
        std::int64_t judged = 0;
        for (const std::vector<int> &part : some) {
            std::int64_t least = kImpossible;
            for (const Way &way : waysOf(part))
                least = std::min(least, way.minor);
            freight += least;
            really += duty(part, valueOf(part) <= kThresholdEurCents);
            judged += duty(part, isFlat);
        }
        if (freight + really < joint + duty(whole, isFlat) && freight + judged >= joint + duty(whole, isFlat))
            return true;
    }
    return false;
}

} // namespace packbay::test
