#include "tests/models/domain/WorldChecker.h"

#include "models/domain/Transitions.h"

#include <QMap>
#include <QSet>

#include <algorithm>

namespace packbay::test {
namespace {

/// One walk over all rows; the first broken rule is kept.
class Checker
{
public:
    explicit Checker(const MapWorld &world) : m_world(world) {}

    QString run()
    {
        parcels();
        orders();
        cartons();
        labels();
        bagsAndManifests();
        return m_broken;
    }

private:
    void claim(bool holds, const char *rule, const QString &key)
    {
        if (!holds && m_broken.isEmpty())
            m_broken = QStringLiteral("%1: %2").arg(QLatin1String(rule), key);
    }

    static bool isWorking(ParcelState s)
    {
        return s == ParcelState::Allocated || s == ParcelState::Picked || s == ParcelState::Packed
            || s == ParcelState::Dispatched;
    }

    void parcels()
    {
        QMap<QString, int> live;
        QMap<QString, qint64> lying;
        for (const Parcel &p : m_world.every<Parcel>()) {
            const ParcelState s = p.position.value();
            const bool boxed = s == ParcelState::Packed || s == ParcelState::Dispatched;
            claim(boxed == !p.carton.isEmpty(), "a parcel has a carton exactly when it is packed", p.tracking);
            claim(isWorking(s) == !p.order.isEmpty(), "a parcel has an order exactly from allocation on", p.tracking);
            const bool gone = s == ParcelState::Dispatched || s == ParcelState::Returned || s == ParcelState::Disposed
                || s == ParcelState::Abandoned;
            if (!gone && ++live[p.tracking] > 1)
                claim(false, "one live parcel per number", p.tracking);
            if (s == ParcelState::Unclaimed)
                claim(p.owner.isEmpty(), "an unclaimed parcel has no owner", p.tracking);
            else if (s == ParcelState::Received || s == ParcelState::Inspected || s == ParcelState::Stored || isWorking(s))
                claim(!p.owner.isEmpty(), "a parcel that goes on has an owner", p.tracking);
            if (s == ParcelState::Lost || gone || s == ParcelState::Expected || s == ParcelState::Cancelled)
                claim(p.location.isEmpty(), "what is not here lies nowhere", p.tracking);
            if (s == ParcelState::Received || s == ParcelState::Inspected || s == ParcelState::Packed)
                claim(p.location.isEmpty(), "only shelved things have a shelf", p.tracking);
            if (!p.location.isEmpty())
                ++lying[p.location];
            if (boxed)
                packed(p);
        }
        for (auto it = lying.cbegin(); it != lying.cend(); ++it) {
            const std::optional<Location> place = m_world.location(it.key());
            claim(place && (place->capacity == 0 || place->code == QLatin1String("A3") || it.value() <= place->capacity),
                  "no more on a shelf than it holds", it.key());
        }
    }

    void packed(const Parcel &p)
    {
        const std::optional<Carton> carton = m_world.carton(p.carton);
        claim(carton.has_value(), "the carton of a parcel exists", p.tracking);
        if (!carton)
            return;
        m_inside[carton->code].append(p);
        claim(carton->owner == p.owner, "one owner per carton", p.tracking);
        claim(carton->order == p.order, "a carton holds parcels of its order", p.tracking);
        claim((p.position == ParcelState::Dispatched) == (carton->state == CartonState::HandedOver),
              "a parcel leaves with its carton", p.tracking);
    }

    void orders()
    {
        QMap<QString, QString> asked;
        for (const Order &o : m_world.every<Order>()) {
            const OrderState s = o.state.value();
            const bool waiting = s == OrderState::Submitted || s == OrderState::Approved || s == OrderState::Picking
                || s == OrderState::Packing;
            for (const QString &tracking : o.requested) {
                // Two members may name one number that nobody has announced yet; the owner settles it.
                const QString key = o.member + QLatin1Char('/') + tracking;
                claim(!waiting || !asked.contains(key), "one waiting order asks for a parcel", key);
                if (waiting)
                    asked.insert(key, o.no);
            }
            qint64 paid = 0;
            for (const Payment &p : m_world.every<Payment>())
                paid += p.order == o.no ? p.minor : 0;
            const bool cancelled = s == OrderState::Cancelled || s == OrderState::Rejected;
            claim(cancelled || o.paidMinor == paid, "paid is the sum of the payments", o.no);
            m_orders.insert(o.no, o);
        }
        for (const Parcel &p : m_world.every<Parcel>()) {
            if (p.order.isEmpty())
                continue;
            const auto o = m_orders.constFind(p.order);
            claim(o != m_orders.cend(), "the order of a parcel exists", p.tracking);
            if (o == m_orders.cend())
                continue;
            claim(o->member == p.owner, "an order holds parcels of its member", p.tracking);
            claim(o->requested.contains(p.tracking), "an order lists what it holds", p.tracking);
            claim(o->state.value() != OrderState::Submitted && o->state.value() != OrderState::Rejected
                      && o->state.value() != OrderState::Cancelled,
                  "only an approved order holds parcels", p.tracking);
        }
    }

    void cartons()
    {
        QMap<QString, qint64> totals;
        for (const Carton &c : m_world.every<Carton>()) {
            const CartonState s = c.state.value();
            const QList<Parcel> inside = m_inside.value(c.code);
            claim(c.contents == inside.size(), "a carton counts what is inside", c.code);
            if (c.contents > 0 && !c.quote.isEmpty())
                totals[c.order] += c.totalMinor;
            const Order order = m_orders.value(c.order);
            claim(order.member == c.owner, "a carton has the owner of its order", c.code);
            claim(order.shipMode != ShipMode::AsIs || inside.size() <= 1, "ship as is: one parcel, one carton", c.code);
            const auto is = [](const char *word) {
                return [word](const Parcel &p) { return p.category.contains(QLatin1String(word)); };
            };
            claim(std::none_of(inside.begin(), inside.end(), is("battery"))
                      || std::none_of(inside.begin(), inside.end(), is("liquid")),
                  "battery and liquid are apart", c.code);
            if (s == CartonState::Open || s == CartonState::Closed)
                claim(c.gross.value == 0 && c.quote.isEmpty() && c.label.isEmpty(), "open cartons have no papers", c.code);
            if (s >= CartonState::Weighed)
                claim(c.gross.value > 0, "a weighed carton has a weight", c.code);
            const std::optional<Quote> quote = m_world.quote(c.quote);
            claim((s >= CartonState::Quoted) == quote.has_value(), "a quoted carton has its quote", c.code);
            claim(!quote || (quote->carton == c.code && quote->totalMinor == c.totalMinor), "the quote is its own", c.code);
            const bool settled = order.state == OrderState::Paid || order.state == OrderState::Labelled
                || order.state == OrderState::HandedOver;
            claim(!settled || c.contents == 0 || s >= CartonState::Paid, "a paid order has paid cartons", c.code);
        }
        for (const Order &o : std::as_const(m_orders)) {
            if (o.state == OrderState::Paid || o.state == OrderState::Labelled)
                claim(totals.value(o.no) == o.totalMinor, "an order's total is that of its cartons", o.no);
        }
    }

    void labels()
    {
        QSet<QString> numbers;
        QMap<QString, int> live;
        QSet<QString> ssccs;
        for (const Label &l : m_world.every<Label>()) {
            const LabelState s = l.state.value();
            claim(l.carrierNo.isEmpty() || !numbers.contains(l.carrierNo), "a carrier number is given once", l.no);
            numbers.insert(l.carrierNo);
            if (s != LabelState::Voided)
                ++live[l.carton];
            claim(live.value(l.carton) <= 1, "one live label per carton", l.carton);
            claim(s == LabelState::Requesting || s == LabelState::Issued || l.copies > 0 || s == LabelState::Voided,
                  "a printed label was printed", l.no);
        }
        for (const Carton &c : m_world.every<Carton>()) {
            const CartonState s = c.state.value();
            claim(!c.label.isEmpty() == (live.value(c.code) == 1), "a carton names its live label", c.code);
            claim(c.sscc.isEmpty() || !ssccs.contains(c.sscc), "an SSCC names one carton", c.code);
            ssccs.insert(c.sscc);
            const std::optional<Label> label = m_world.label(c.label);
            claim(s < CartonState::Labelled || (label && label->carrierNo == c.carrierNo && label->carton == c.code),
                  "a labelled carton has its number", c.code);
            claim(s < CartonState::Bagged || (label && label->state == LabelState::Verified),
                  "only a verified label travels", c.code);
            claim(s >= CartonState::Labelled || c.carrierNo.isEmpty(), "no number before the label", c.code);
        }
    }

    void bagsAndManifests()
    {
        QMap<QString, qint64> inBag;
        QMap<QString, qint64> grams;
        QMap<QString, qint64> onManifest;
        for (const Carton &c : m_world.every<Carton>()) {
            const CartonState s = c.state.value();
            claim(s != CartonState::Bagged || !c.bag.isEmpty(), "a bagged carton is in a bag", c.code);
            claim(c.bag.isEmpty() || s >= CartonState::Bagged, "in a bag means bagged", c.code);
            claim(c.manifest.isEmpty() == (s < CartonState::Manifested), "listed means manifested", c.code);
            if (!c.bag.isEmpty()) {
                const std::optional<Bag> bag = m_world.bag(c.bag);
                claim(bag && bag->carrier == c.carrier, "one carrier per bag", c.code);
                claim(bag && bag->manifest == c.manifest, "a bag goes with its cartons", c.code);
                ++inBag[c.bag];
                grams[c.bag] += c.gross.value;
            }
            if (!c.manifest.isEmpty()) {
                const std::optional<Manifest> list = m_world.manifest(c.manifest);
                claim(list && list->carrier == c.carrier, "one carrier per manifest", c.code);
                claim(list && (list->state == ManifestState::HandedOver) == (s == CartonState::HandedOver),
                      "a carton leaves with its manifest", c.code);
                ++onManifest[c.manifest];
            }
            const std::optional<Location> cage = m_world.location(c.cage);
            claim(c.cage.isEmpty() || (cage && cage->carrier == c.carrier), "a cage of its carrier", c.code);
        }
        for (const Bag &b : m_world.every<Bag>()) {
            claim(b.cartons == inBag.value(b.code) && b.weight.value == grams.value(b.code), "a bag counts its cartons", b.code);
            claim(b.limit.value == 0 || b.weight <= b.limit, "no bag over its limit", b.code);
            claim((b.state == BagState::Manifested) == !b.manifest.isEmpty(), "a listed bag names its manifest", b.code);
            claim(b.state == BagState::Open || b.cartons > 0, "no empty bag is sealed", b.code);
        }
        for (const Manifest &m : m_world.every<Manifest>())
            claim(m.cartons == onManifest.value(m.no), "a manifest counts its cartons", m.no);
    }

    const MapWorld &m_world;
    QString m_broken;
    QMap<QString, Order> m_orders;
    QMap<QString, QList<Parcel>> m_inside;
};

template<class State>
bool reachable(State from, State to)
{
    QSet<int> seen{static_cast<int>(from)};
    for (bool grown = true; grown && !seen.contains(static_cast<int>(to));) {
        grown = false;
        for (const Transition<State> &row : TransitionTable::rows<State>()) {
            if (seen.contains(static_cast<int>(row.from)) && !seen.contains(static_cast<int>(row.to))) {
                seen.insert(static_cast<int>(row.to));
                grown = true;
            }
        }
    }
    return seen.contains(static_cast<int>(to));
}

/// Operations that say something about a thing and may not carry it anywhere.
bool isEdit(const OperationBody &body)
{
    return std::visit([](const auto &b) {
        using B = std::remove_cvref_t<decltype(b)>;
        return std::is_same_v<B, MeasureParcel> || std::is_same_v<B, AttachPhoto> || std::is_same_v<B, OpenException>
            || std::is_same_v<B, AddHold> || std::is_same_v<B, ResolveException> || std::is_same_v<B, ProposeClaim>
            || std::is_same_v<B, CageCarton> || std::is_same_v<B, UpsertMember> || std::is_same_v<B, UpsertGoods>
            || std::is_same_v<B, UpsertPurchaseOrder> || std::is_same_v<B, UpsertCoupon>
            || std::is_same_v<B, PublishTariff> || std::is_same_v<B, UpsertLocation> || std::is_same_v<B, UpsertUser>
            || std::is_same_v<B, GrantNumbers>;
    }, body);
}

template<class T, class Get>
QString movedWrongly(const OperationBody &body, const MapWorld &before, const MapWorld &after, Get state)
{
    for (const T &now : after.every<T>()) {
        const std::optional<T> then = before.get<T>(now.id);
        const auto from = then ? state(*then) : decltype(state(now)){};
        if (from == state(now))
            continue;
        if (!reachable(from, state(now)))
            return QStringLiteral("no path from %1 to %2").arg(enumName(from), enumName(state(now)));
        if (then && isEdit(body))
            return QStringLiteral("an edit moved %1 to %2").arg(enumName(from), enumName(state(now)));
    }
    return {};
}

QSet<QString> listed(const MapWorld &world, const QString &manifest)
{
    QSet<QString> codes;
    for (const Carton &c : world.every<Carton>()) {
        if (c.manifest == manifest)
            codes.insert(c.code + QLatin1Char('/') + c.label);
    }
    return codes;
}

} // namespace

QString illegalState(const MapWorld &world)
{
    return Checker(world).run();
}

QString illegalStep(const OperationBody &body, const MapWorld &before, const MapWorld &after)
{
    QStringList wrong{
        movedWrongly<Parcel>(body, before, after, [](const Parcel &e) { return e.position.value(); }),
        movedWrongly<Order>(body, before, after, [](const Order &e) { return e.state.value(); }),
        movedWrongly<Carton>(body, before, after, [](const Carton &e) { return e.state.value(); }),
        movedWrongly<Label>(body, before, after, [](const Label &e) { return e.state.value(); }),
        movedWrongly<Bag>(body, before, after, [](const Bag &e) { return e.state.value(); }),
        movedWrongly<Manifest>(body, before, after, [](const Manifest &e) { return e.state.value(); }),
        movedWrongly<PreAlert>(body, before, after, [](const PreAlert &e) { return e.state.value(); }),
    };
    for (const Quote &quote : before.every<Quote>()) {
        if (after.quote(quote.no) != quote)
            wrong.append(QStringLiteral("a quote changed: ") + quote.no);
    }
    for (const Manifest &m : before.every<Manifest>()) {
        const bool closed = m.state == ManifestState::Closed || m.state == ManifestState::HandedOver;
        if (closed && listed(before, m.no) != listed(after, m.no))
            wrong.append(QStringLiteral("a closed manifest changed: ") + m.no);
    }
    wrong.removeAll(QString());
    return wrong.join(QStringLiteral("; "));
}

} // namespace packbay::test
