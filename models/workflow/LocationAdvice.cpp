#include "models/workflow/LocationAdvice.h"

#include <QMap>

#include <algorithm>

namespace packbay {
namespace {

constexpr qint64 kHeavyGrams = 10'000;
/// So many shelves of a zone are compared: enough for a good one, few enough for a scan's time.
constexpr int kCompared = 64;
/// When they are all full: so many times as many.
constexpr int kMoreEachTime = 4;
constexpr int kMemberParcels = 50;

struct Candidate
{
    Location location;
    qint64 load = 0;
};

bool isOrdinary(const Location &location)
{
    return location.kind == LocationKind::Shelf && location.enabled
        && !QStringLiteral("UQSXD").contains(location.zone.isEmpty() ? QStringLiteral("-") : location.zone);
}

bool isShelfOf(const Location &location, const QString &zone)
{
    return location.kind == LocationKind::Shelf && location.enabled && location.zone == zone;
}

bool hasRoom(const Candidate &candidate)
{
    return candidate.location.capacity == 0 || candidate.load < candidate.location.capacity;
}

class Adviser
{
public:
    Adviser(const Parcel &parcel, const WorldView &world, const std::function<bool(const QString &)> &allowed)
        : m_parcel(parcel), m_world(world), m_allowed(allowed), m_heavy(parcel.weight.value > kHeavyGrams)
    {
    }

    std::optional<LocationAdvice> withSameMember() const
    {
        if (m_parcel.owner.isEmpty())
            return std::nullopt;
        QMap<QString, int> places;
        for (const Parcel &other : m_world.all<Parcel>(Lookup::ParcelByOwner, m_parcel.owner, kMemberParcels)) {
            if (other.id != m_parcel.id && !other.location.isEmpty() && other.position == ParcelState::Stored)
                ++places[other.location];
        }
        std::vector<Candidate> shelves;
        for (auto place = places.cbegin(); place != places.cend(); ++place) {
            const std::optional<Location> location = m_world.location(place.key());
            if (location && isOrdinary(*location))
                shelves.push_back({*location, loadOf(*location)});
        }
        return firstAllowed(std::move(shelves), Text::ReasonSameMember);
    }

    std::optional<LocationAdvice> leastLoaded() const
    {
        qsizetype compared = 0;
        for (int most = kCompared;; most *= kMoreEachTime) {
            std::vector<Location> shelves = m_world.all<Location>(Lookup::LocationByKind, enumName(LocationKind::Shelf), most);
            const bool isEveryOne = static_cast<int>(shelves.size()) < most;
            shelves.erase(shelves.begin(), shelves.begin() + compared);
            compared += static_cast<qsizetype>(shelves.size());
            bool isRefused = false;
            if (auto advice = ordinaryOf(shelves, isRefused))
                return advice;
            if (isEveryOne || isRefused)
                return std::nullopt;
        }
    }

    std::optional<LocationAdvice> inZone(const QString &zone, Text reason) const
    {
        std::vector<Candidate> shelves;
        for (const Location &location : m_world.all<Location>(Lookup::LocationByZone, zone, kCompared)) {
            if (isShelfOf(location, zone))
                shelves.push_back({location, loadOf(location)});
        }
        return firstAllowed(std::move(shelves), reason);
    }

private:
    qint64 loadOf(const Location &location) const { return m_world.count(Lookup::ParcelByLocation, location.code); }

    std::optional<LocationAdvice> ordinaryOf(const std::vector<Location> &locations, bool &isRefused) const
    {
        std::vector<Candidate> shelves;
        for (const Location &location : locations) {
            if (isOrdinary(location))
                shelves.push_back({location, loadOf(location)});
        }
        return firstAllowed(std::move(shelves), m_heavy ? Text::ReasonHeavy : Text::ReasonLeastLoaded, &isRefused);
    }

    std::optional<LocationAdvice> firstAllowed(std::vector<Candidate> shelves, Text reason, bool *isRefused = nullptr) const
    {
        std::sort(shelves.begin(), shelves.end(), [this](const Candidate &a, const Candidate &b) {
            const int tierA = m_heavy ? tierOf(a.location.sign) : 0;
            const int tierB = m_heavy ? tierOf(b.location.sign) : 0;
            return std::tie(tierA, a.load, a.location.code) < std::tie(tierB, b.load, b.location.code);
        });
        int asked = 0;
        for (const Candidate &candidate : shelves) {
            if (!hasRoom(candidate))
                continue;
            if (m_allowed(candidate.location.code))
                return LocationAdvice{candidate.location.code, reason};
            if (++asked == 3) { // what is refused three times is refused for the parcel, not for the shelf
                if (isRefused)
                    *isRefused = true;
                break;
            }
        }
        return std::nullopt;
    }

    const Parcel &m_parcel;
    const WorldView &m_world;
    const std::function<bool(const QString &)> &m_allowed;
    const bool m_heavy;
};

} // namespace

int tierOf(const QString &sign)
{
    const QStringList parts = sign.split(QLatin1Char('-'));
    if (parts.size() < 2)
        return 0;
    return (parts.size() >= 6 ? parts.at(4) : parts.constLast()).toInt();
}

std::optional<LocationAdvice> adviseLocation(const Parcel &parcel, const WorldView &world,
                                             const std::function<bool(const QString &location)> &allowed)
{
    const Adviser adviser(parcel, world, allowed);
    if (parcel.position == ParcelState::Unclaimed)
        return adviser.inZone(QStringLiteral("U"), Text::ReasonUnclaimed);
    const bool heavy = parcel.weight.value > kHeavyGrams;
    if (!heavy) {
        if (auto advice = adviser.withSameMember())
            return advice;
    }
    if (auto advice = adviser.leastLoaded())
        return advice;
    return adviser.inZone(QStringLiteral("S"), Text::ReasonSpecialGoods);
}

} // namespace packbay
