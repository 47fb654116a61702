#pragma once
#include "models/domain/Entities.h"

#include <optional>
#include <vector>

namespace packbay {

/// The look-ups beside "by id" that the rules and flows need. Each is one indexed column in SQL.
enum class Lookup {
    ParcelByTracking,   ///< every generation
    ParcelByLpn,
    ParcelByOrder,
    ParcelByCarton,
    ParcelByLocation,
    ParcelByOwner,
    ParcelByState,      ///< key: name of the state
    PreAlertByTracking,
    PreAlertByMember,
    OrderByMember,
    OrderByState,
    CartonByOrder,
    CartonByCarrierNo,
    CartonBySscc,
    CartonByBag,
    CartonByManifest,
    CartonByState,
    LabelByCarton,
    LabelByCarrierNo,
    BagByManifest,
    BagByState,
    ManifestByState,
    CaseByKey,          ///< key: Case::entityKey
    CaseByState,
    PaymentByOrder,
    BlockByStation,
    LocationByKind,
    LocationByZone,
    TrackingByCarrierNo,
    TariffByKind
};

struct LookupTarget
{
    EntityKind kind;
    const char *field; ///< name in fields(), and of the SQL column
};
LookupTarget targetOf(Lookup lookup);

/// Read access to a warehouse. The station's store, the central's store and the tests implement it; the Rulebook and
/// the flows see nothing else.
class WorldView
{
public:
    virtual ~WorldView() = default;

    virtual std::optional<Row> row(EntityKind kind, const EntityId &id) const = 0;
    /// All rows whose field equals `key`, ordered by id bytes; at most `limit`.
    virtual std::vector<Row> rows(Lookup lookup, const QString &key, int limit) const = 0;
    virtual qint64 count(Lookup lookup, const QString &key) const = 0;
    /// The warehouse, e.g. "SH1": part of the natural key of a parcel.
    virtual QString warehouse() const = 0;

    static constexpr int kNoLimit = 1'000'000;

    template<class T>
    std::optional<T> get(const EntityId &id) const
    {
        std::optional<Row> found = row(T::kKind, id);
        if (!found)
            return std::nullopt;
        return std::get<T>(std::move(*found));
    }

    template<class T>
    std::vector<T> all(Lookup lookup, const QString &key, int limit = kNoLimit) const
    {
        std::vector<T> typed;
        for (Row &r : rows(lookup, key, limit))
            typed.push_back(std::get<T>(std::move(r)));
        return typed;
    }

    // By the natural key; every id is a digest of it.
    std::optional<Member> member(const QString &code) const;
    std::optional<PreAlert> preAlert(const QString &no) const;
    std::optional<PurchaseOrder> purchaseOrder(const QString &no) const;
    std::optional<Location> location(const QString &code) const;
    std::optional<Order> order(const QString &no) const;
    std::optional<Carton> carton(const QString &code) const;
    std::optional<Label> label(const QString &no) const;
    std::optional<Quote> quote(const QString &no) const;
    std::optional<Bag> bag(const QString &code) const;
    std::optional<Manifest> manifest(const QString &no) const;
    std::optional<User> user(const QString &badge) const;

    /// The newest generation of this number, or none.
    std::optional<Parcel> parcelByTracking(const QString &tracking) const;
    /// By our inner label, also by the second label of a parcel that two stations received.
    std::optional<Parcel> parcelByLpn(const QString &lpn) const;
    /// By ZZX code, SSCC or carrier number: whatever was scanned.
    std::optional<Carton> cartonByAnyCode(const QString &code) const;
};

/// The id of a row of this kind with this natural key.
template<class T>
EntityId idFor(const QString &key)
{
    return entityId(enumName(T::kKind), {key});
}
EntityId parcelId(const QString &warehouse, const QString &tracking, qint64 generation);

} // namespace packbay
