#include "models/packing/OrderSearch.h"

#include <algorithm>
#include <numeric>

namespace packbay {
namespace {

constexpr std::int64_t kWhole = 1000000;

std::size_t at(int index)
{
    return static_cast<std::size_t>(index);
}

std::int64_t ceilDivide(std::int64_t a, std::int64_t b)
{
    return (a + b - 1) / b;
}

/// Share of what is left that a fill takes, by volume and by weight, 0 to 2 wholes.
std::int64_t worth(const Fill &fill, std::int64_t volume, std::int64_t grams)
{
    return fill.volume * kWhole / std::max<std::int64_t>(volume, 1) + fill.grams * kWhole / std::max<std::int64_t>(grams, 1);
}

} // namespace

void BoxLoads::add(BoxLoad load, const PackBox &box)
{
    billed += load.billed;
    outerVolume += box.outer.volume();
    loads.push_back(std::move(load));
}

OrderSearch::OrderSearch(const PieceKinds &kinds, const std::vector<PackBox> &boxes, const PackOptions &options)
    : m_kinds(kinds)
    , m_boxes(boxes)
    , m_options(options)
    , m_recipes(kinds, options.seed)
    , m_filler(kinds.kinds, options.supportPercent)
    , m_byCost(boxes.size())
{
    std::iota(m_byCost.begin(), m_byCost.end(), 0);
    std::stable_sort(m_byCost.begin(), m_byCost.end(), [&](int a, int b) {
        const PackBox &left = m_boxes[at(a)];
        const PackBox &right = m_boxes[at(b)];
        return std::tuple(billedGrams(left, left.tareGrams, options), left.outer.volume(), left.code)
            < std::tuple(billedGrams(right, right.tareGrams, options), right.outer.volume(), right.code);
    });
    for (const PackBox &box : boxes) {
        m_inner.push_back(usableSides(box));
        m_volumeLimit.push_back(usableVolume(box));
    }
}

BoxLoads OrderSearch::run(const KindCounts &counts)
{
    if (pieceCount(counts) == 0)
        return {};
    std::optional<BoxLoads> best = oneBox(counts);
    if (m_options.objective == PackObjective::Boxes && best)
        return *best;
    BoxLoads found = best.value_or(BoxLoads());
    fewBoxes(counts, found);
    if (found.loads.empty())
        return found;
    if (m_options.objective == PackObjective::Billed)
        rebuild(found, 2 * m_options.attempts);
    downsize(found);
    return found;
}

int OrderSearch::leastBoxes(const KindCounts &counts) const
{
    std::int64_t volume = 1;
    std::int64_t net = 1;
    for (std::size_t b = 0; b < m_boxes.size(); ++b) {
        volume = std::max(volume, m_volumeLimit[b]);
        net = std::max(net, m_boxes[b].maxGrossGrams - m_boxes[b].tareGrams);
    }
    return static_cast<int>(std::max(ceilDivide(m_kinds.volumeOf(counts), volume), ceilDivide(m_kinds.gramsOf(counts), net)));
}

bool OrderSearch::mayHold(int box, const KindCounts &counts) const
{
    if (m_kinds.volumeOf(counts) > m_volumeLimit[at(box)]
        || m_kinds.gramsOf(counts) > m_boxes[at(box)].maxGrossGrams - m_boxes[at(box)].tareGrams)
        return false;
    for (std::size_t k = 0; k < counts.size(); ++k) {
        if (counts[k] > 0 && !m_kinds.kinds[k].fits(m_inner[at(box)]))
            return false;
    }
    return true;
}

void OrderSearch::finish(BoxLoad &load) const
{
    load.gross = m_boxes[at(load.box)].tareGrams + load.fill.grams;
    load.billed = billedGrams(m_boxes[at(load.box)], load.gross, m_options);
}

bool OrderSearch::isBetter(const BoxLoads &a, const BoxLoads &b) const
{
    if (b.loads.empty())
        return !a.loads.empty();
    const auto boxesA = static_cast<std::int64_t>(a.loads.size());
    const auto boxesB = static_cast<std::int64_t>(b.loads.size());
    if (m_options.objective == PackObjective::Boxes)
        return std::tuple(boxesA, a.billed, a.outerVolume) < std::tuple(boxesB, b.billed, b.outerVolume);
    return std::tuple(a.billed, boxesA, a.outerVolume) < std::tuple(b.billed, boxesB, b.outerVolume);
}

bool OrderSearch::inStock(int box, const BoxLoads &sofar) const
{
    const std::optional<int> stock = m_boxes[at(box)].stock;
    if (!stock)
        return true;
    return std::count_if(sofar.loads.begin(), sofar.loads.end(), [&](const BoxLoad &load) { return load.box == box; }) < *stock;
}

std::optional<BoxLoad> OrderSearch::intoOne(int box, const KindCounts &counts, int fixed, int varied)
{
    if (!mayHold(box, counts))
        return std::nullopt;
    const int pieces = pieceCount(counts);
    const std::int64_t net = m_boxes[at(box)].maxGrossGrams - m_boxes[at(box)].tareGrams;
    fixed = std::min(fixed, m_recipes.fixedCount());
    for (int n = 0; n < fixed + varied; ++n) {
        m_filler.fill(m_inner[at(box)], net, counts, n < fixed ? m_recipes.fixed(n) : m_recipes.varied(), m_trial);
        if (m_trial.pieces != pieces)
            continue;
        BoxLoad load{box, m_trial};
        finish(load);
        return load;
    }
    return std::nullopt;
}

std::optional<BoxLoads> OrderSearch::oneBox(const KindCounts &counts)
{
    for (const int box : m_byCost) {
        if (!inStock(box, {}))
            continue;
        std::optional<BoxLoad> load = intoOne(box, counts, m_recipes.fixedCount(), m_options.attempts);
        if (!load)
            continue;
        BoxLoads one;
        one.add(std::move(*load), m_boxes[at(box)]);
        return one;
    }
    return std::nullopt;
}

bool OrderSearch::lastBox(const KindCounts &left, const FillRecipe &recipe, BoxLoads &out)
{
    const int pieces = pieceCount(left);
    for (const int box : m_byCost) {
        if (!inStock(box, out) || !mayHold(box, left))
            continue;
        m_filler.fill(m_inner[at(box)], m_boxes[at(box)].maxGrossGrams - m_boxes[at(box)].tareGrams, left, recipe, m_trial);
        if (m_trial.pieces != pieces)
            continue;
        BoxLoad load{box, m_trial};
        finish(load);
        out.add(std::move(load), m_boxes[at(box)]);
        return true;
    }
    return false;
}

std::int64_t OrderSearch::netLimit(int box, bool noisy)
{
    const PackBox &kind = m_boxes[at(box)];
    std::int64_t gross = kind.maxGrossGrams;
    if (noisy && m_recipes.random().below(2) == 0) {
        // Weight up to the next step costs nothing more; past it another box may be the better place.
        const std::int64_t step = billedGrams(kind, kind.tareGrams, m_options) + m_options.stepGrams * m_recipes.random().below(4);
        gross = std::min(gross, step);
    }
    return gross - kind.tareGrams;
}

bool OrderSearch::nextBox(const KindCounts &left, const FillRecipe &recipe, bool noisy, BoxLoads &out, BoxLoad *chosen)
{
    const std::int64_t volume = m_kinds.volumeOf(left);
    const std::int64_t grams = m_kinds.gramsOf(left);
    std::int64_t bestScore = 0;
    bool found = false;
    for (const int box : m_byCost) {
        if (!inStock(box, out))
            continue;
        m_filler.fill(m_inner[at(box)], netLimit(box, noisy), left, recipe, m_trial);
        if (m_trial.pieces == 0 || m_trial.volume > m_volumeLimit[at(box)])
            continue;
        BoxLoad load{box, {}};
        load.fill.grams = m_trial.grams;
        finish(load);
        std::int64_t score = worth(m_trial, volume, grams);
        if (m_options.objective == PackObjective::Billed)
            score = score * kWhole / load.billed;
        if (noisy)
            score = score * (1000 - m_recipes.random().below(400)) / 1000;
        if (found && score <= bestScore)
            continue;
        found = true;
        bestScore = score;
        chosen->box = box;
        std::swap(chosen->fill, m_trial);
    }
    if (found)
        finish(*chosen);
    return found;
}

bool OrderSearch::build(KindCounts left, const FillRecipe &recipe, bool noisy, BoxLoads &out)
{
    while (pieceCount(left) > 0) {
        // One box for all that is left is not always the cheapest end.
        const bool closes = m_options.objective == PackObjective::Boxes || m_recipes.random().below(3) == 0;
        if (closes && lastBox(left, recipe, out))
            return true;
        BoxLoad next;
        if (!nextBox(left, recipe, noisy, out, &next))
            return false;
        for (std::size_t k = 0; k < left.size(); ++k)
            left[k] -= next.fill.placed[k];
        const int box = next.box;
        out.add(std::move(next), m_boxes[at(box)]);
    }
    return true;
}

void OrderSearch::fewBoxes(const KindCounts &counts, BoxLoads &best)
{
    // No single box was found, or this would not be asked for the fewest: two is the least to hope for.
    const int least = std::max(leastBoxes(counts), best.loads.empty() ? 2 : 1);
    const int fixed = m_recipes.fixedCount();
    for (int n = 0; n < fixed + m_options.attempts; ++n) {
        const FillRecipe recipe = n < fixed ? m_recipes.fixed(n) : m_recipes.varied();
        BoxLoads trial;
        if (build(counts, recipe, n >= fixed, trial) && isBetter(trial, best))
            best = std::move(trial);
        if (m_options.objective == PackObjective::Boxes && static_cast<int>(best.loads.size()) == least)
            return;
    }
}

void OrderSearch::rebuild(BoxLoads &best, int rounds)
{
    for (int round = 0; round < rounds; ++round) {
        const int all = static_cast<int>(best.loads.size());
        const int some = std::min(all, 1 + m_recipes.random().below(3));
        BoxLoads trial;
        KindCounts freed(m_kinds.kinds.size(), 0);
        int toTake = some;
        for (int i = 0; i < all; ++i) {
            const BoxLoad &load = best.loads[at(i)];
            if (m_recipes.random().below(all - i) < toTake) {
                --toTake;
                for (std::size_t k = 0; k < freed.size(); ++k)
                    freed[k] += load.fill.placed[k];
            } else {
                trial.add(load, m_boxes[at(load.box)]);
            }
        }
        if (build(freed, m_recipes.varied(), true, trial) && !isBetter(best, trial))
            best = std::move(trial);
    }
}

void OrderSearch::downsize(BoxLoads &best)
{
    for (BoxLoad &load : best.loads) {
        for (const int box : m_byCost) {
            if (box == load.box)
                break;
            if (!inStock(box, best))
                continue;
            std::optional<BoxLoad> smaller = intoOne(box, load.fill.placed, m_recipes.fixedCount(), m_options.attempts);
            if (!smaller || smaller->billed > load.billed)
                continue;
            best.billed += smaller->billed - load.billed;
            best.outerVolume += m_boxes[at(box)].outer.volume() - m_boxes[at(load.box)].outer.volume();
            load = std::move(*smaller);
            break;
        }
    }
}

} // namespace packbay
