#pragma once
#include "models/packing/FillRecipes.h"

namespace packbay {

/// One box of a solution.
struct BoxLoad
{
    int box = 0;
    Fill fill;
    std::int64_t gross = 0;
    std::int64_t billed = 0;
};

struct BoxLoads
{
    std::vector<BoxLoad> loads;
    std::int64_t billed = 0;
    std::int64_t outerVolume = 0;

    void add(BoxLoad load, const PackBox &box);
};

/// Searches the boxes for one order: recipes first, then taking boxes apart and packing their goods anew.
class OrderSearch
{
public:
    OrderSearch(const PieceKinds &kinds, const std::vector<PackBox> &boxes, const PackOptions &options);

    /// Best solution found for `counts`, every piece of which fits some box alone. Empty when a stock of boxes ran out.
    BoxLoads run(const KindCounts &counts);
    /// All of `counts` in this box, or nothing.
    std::optional<BoxLoad> intoOne(int box, const KindCounts &counts, int fixed, int varied);
    /// Fewer boxes cannot hold `counts`, by volume and weight.
    int leastBoxes(const KindCounts &counts) const;

private:
    bool mayHold(int box, const KindCounts &counts) const;
    void finish(BoxLoad &load) const;
    bool isBetter(const BoxLoads &a, const BoxLoads &b) const;
    bool inStock(int box, const BoxLoads &sofar) const;
    std::optional<BoxLoads> oneBox(const KindCounts &counts);
    bool build(KindCounts left, const FillRecipe &recipe, bool noisy, BoxLoads &out);
    bool lastBox(const KindCounts &left, const FillRecipe &recipe, BoxLoads &out);
    bool nextBox(const KindCounts &left, const FillRecipe &recipe, bool noisy, BoxLoads &out, BoxLoad *chosen);
    std::int64_t netLimit(int box, bool noisy);
    void fewBoxes(const KindCounts &counts, BoxLoads &best);
    void rebuild(BoxLoads &best, int rounds);
    void downsize(BoxLoads &best);

    const PieceKinds &m_kinds;
    const std::vector<PackBox> &m_boxes;
    const PackOptions &m_options;
    FillRecipes m_recipes;
    BoxFiller m_filler;
    std::vector<int> m_byCost; ///< boxes, the cheapest empty one first
    std::vector<Sides> m_inner;
    std::vector<std::int64_t> m_volumeLimit;
    Fill m_trial;
};

} // namespace packbay
