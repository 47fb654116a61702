#pragma once
#include "models/packing/BoxFiller.h"

namespace packbay {

/// The recipes of one order of goods: first the fixed ones, then seeded variations without end.
class FillRecipes
{
public:
    FillRecipes(const PieceKinds &kinds, std::uint64_t seed);

    int fixedCount() const { return static_cast<int>(m_orders.size()) * kPlaceRules; }
    /// The recipe number `n`, 0 to fixedCount() - 1: every order of kinds with every rule.
    const FillRecipe &fixed(int n);
    /// A random order near one of the fixed ones, with a random rule; some kinds are held to one turn.
    const FillRecipe &varied();
    SeededRandom &random() { return m_random; }

private:
    std::vector<std::vector<int>> m_orders; ///< distinct
    std::vector<int> m_turnCounts;           ///< per kind
    bool m_hasMany = false;                  ///< blocks of equal pieces are worth a try
    SeededRandom m_random;
    FillRecipe m_recipe;
};

} // namespace packbay
