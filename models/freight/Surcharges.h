#pragma once
#include "models/freight/Shipment.h"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

namespace packbay {

/// A surcharge row that applies; `units` is the number of pieces for basis piece, else 1.
struct SurchargeHit
{
    const SurchargeRow *row = nullptr;
    Rational units = 1;
    std::vector<std::size_t> pieces; ///< basis piece: which
    Rational amount;                 ///< minor units, set by chargeSurcharges()
    QString formula;
};

/// Which rows apply: dates, tier, goods, conditions, and of each group the one with the highest priority.
std::vector<SurchargeHit> selectSurcharges(ShipmentFacts &facts);

/// Puts the minimum weights of the hits into `facts`; true when one of them changed something.
bool raiseMinimums(ShipmentFacts &facts, const std::vector<SurchargeHit> &hits);

/// Amount by code in minor units after the member discount, in the order in which the codes came. A shipment has a handful:
/// looking at each is quicker than a tree.
class CodeAmounts
{
public:
    using Entry = std::pair<QString, Rational>;

    auto begin() const { return m_entries.begin(); }
    auto end() const { return m_entries.end(); }
    std::vector<Entry>::const_iterator find(const QString &code) const
    {
        return std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry &entry) { return isSame(entry.first, code); });
    }
    Rational &operator[](const QString &code)
    {
        for (Entry &entry : m_entries) {
            if (isSame(entry.first, code))
                return entry.second;
        }
        return m_entries.emplace_back(code, Rational()).second;
    }

private:
    /// Most codes are the very text of the tariff's row.
    static bool isSame(const QString &a, const QString &b) { return a.constData() == b.constData() || a == b; }

    std::vector<Entry> m_entries;
};

/// The member discount of one code: the part that is taken off, as a fraction.
using Discounts = std::map<QString, Rational>;

/// Works out the amounts of the hits: fixed, piece and kg first, then the percentages in their order (freight.md C2 steps
/// 8 and 9). `amounts` holds FREIGHT and VOL_EXCESS and gets every surcharge code. Returns the discount on surcharges.
Rational chargeSurcharges(
    ShipmentFacts &facts, std::vector<SurchargeHit> &hits, CodeAmounts &amounts, const Discounts &discounts);

} // namespace packbay
