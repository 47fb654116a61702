#include "models/workflow/PickFlow.h"

#include <algorithm>
#include <limits>

namespace packbay {
namespace {

constexpr int kOrdersLooked = 500;

bool isTote(const WorldView &world, const ScanMeaning &scan)
{
    if (scan.kind == CodeKind::Tote)
        return true;
    const std::optional<Location> place = scan.kind == CodeKind::Location ? world.location(scan.entity) : std::nullopt;
    return place && (place->kind == LocationKind::Bench || place->kind == LocationKind::Tote);
}

} // namespace

std::vector<Order> ordersByCutOff(const WorldView &world, std::initializer_list<OrderState> states)
{
    std::vector<Order> orders;
    for (const OrderState state : states) {
        for (Order &order : world.all<Order>(Lookup::OrderByState, enumName(state), kOrdersLooked)) {
            if (order.holds.isEmpty())
                orders.push_back(std::move(order));
        }
    }
    const auto key = [](const Order &order) {
        const std::int64_t cutOff = order.cutOff.value == 0 ? std::numeric_limits<std::int64_t>::max() : order.cutOff.value;
        return std::tuple(cutOff, -order.priority, order.submittedAt.value, order.no);
    };
    std::sort(orders.begin(), orders.end(), [key](const Order &a, const Order &b) { return key(a) < key(b); });
    return orders;
}

void PickFlow::reset()
{
    m_step = Step::Order;
    m_order.clear();
    m_location.clear();
    m_missing.clear();
    approveBy({});
}

QList<Parcel> PickFlow::open() const
{
    QList<Parcel> parcels;
    for (Parcel &parcel : world().all<Parcel>(Lookup::ParcelByOrder, m_order)) {
        if (parcel.position == ParcelState::Allocated && !m_missing.contains(parcel.id))
            parcels.append(std::move(parcel));
    }
    std::sort(parcels.begin(), parcels.end(), [](const Parcel &a, const Parcel &b) {
        return std::tie(a.location, a.tracking) < std::tie(b.location, b.tracking);
    });
    return parcels;
}

QList<Parcel> PickFlow::openHere() const
{
    QList<Parcel> here = open();
    here.removeIf([this](const Parcel &parcel) { return parcel.location != m_location; });
    return here;
}

QList<Parcel> PickFlow::picked() const
{
    QList<Parcel> parcels;
    for (Parcel &parcel : world().all<Parcel>(Lookup::ParcelByOrder, m_order)) {
        if (parcel.position == ParcelState::Picked)
            parcels.append(std::move(parcel));
    }
    return parcels;
}

bool PickFlow::hasLoose() const
{
    const QList<Parcel> fetched = picked();
    return std::any_of(fetched.cbegin(), fetched.cend(), [](const Parcel &parcel) { return parcel.location.isEmpty(); });
}

void PickFlow::onScan(const ScanMeaning &scan)
{
    switch (m_step) {
    case Step::Order: scanOrder(scan); break;
    case Step::TakeOver:
        if (const auto badge = approverOf(scan)) {
            approveBy(*badge);
            begin(m_order);
        }
        break;
    case Step::Location: scanLocation(scan); break;
    case Step::Parcel: scanParcel(scan); break;
    case Step::Tote: scanTote(scan); break;
    }
}

void PickFlow::scanOrder(const ScanMeaning &scan)
{
    if (scan.kind != CodeKind::Order) {
        wrongKind(scan, CodeKind::Order);
        return;
    }
    if (const std::optional<Order> order = world().order(scan.entity))
        choose(*order);
    else
        stop(makeError(ErrorCode::NotFound, {{QStringLiteral("code"), scan.entity}, {QStringLiteral("order"), scan.entity}}));
}

void PickFlow::nextOrder()
{
    for (const Order &order : ordersByCutOff(world(), {OrderState::Picking, OrderState::Approved})) {
        if (!order.station.isEmpty() && order.station != context().session.station)
            continue;
        m_order = order.no;
        m_missing.clear();
        // All picked and the station died before the tote was scanned: the parcels still lie on the trolley.
        if (!open().isEmpty() || (hasLoose() && !m_leftLoose.contains(order.no))) {
            choose(order);
            return;
        }
    }
    reset();
    info(phraseOf(Text::NoOrderWaiting), Tone::Dup);
}

void PickFlow::choose(const Order &order)
{
    m_order = order.no;
    m_missing.clear();
    const QList<Parcel> wanted = open();
    if (wanted.isEmpty() && picked().isEmpty()) {
        reset();
        stop(makeError(ErrorCode::OrderNotOpen, {{QStringLiteral("order"), order.no}, {QStringLiteral("state"), enumName(order.state.value())}}));
        return;
    }
    if (!wanted.isEmpty()) {
        if (const auto error = objection(PickParcel{wanted.constFirst().id, order.no})) {
            reset();
            stop(*error);
            return;
        }
    }
    if (!order.station.isEmpty() && order.station != context().session.station) {
        m_step = Step::TakeOver;
        sound(Tone::Ask);
        return;
    }
    begin(order.no);
}

void PickFlow::begin(const QString &no)
{
    journal().clear();
    m_leftLoose.removeAll(no);
    m_order = no;
    m_location.clear();
    sound(Tone::Ok);
    goOn();
}

void PickFlow::goOn()
{
    const QList<Parcel> left = open();
    if (left.isEmpty()) {
        m_step = Step::Tote;
        if (picked().isEmpty())
            reset();
        return;
    }
    if (!m_location.isEmpty() && !openHere().isEmpty()) {
        m_step = Step::Parcel;
        return;
    }
    // Along the path: the next location behind this one, and round again.
    const auto next = std::find_if(left.cbegin(), left.cend(), [this](const Parcel &parcel) { return parcel.location > m_location; });
    m_location = next == left.cend() ? left.constFirst().location : next->location;
    // What was never shelved (ship on arrival) lies at the dock: there is no location to scan.
    m_step = m_location.isEmpty() ? Step::Parcel : Step::Location;
}

void PickFlow::scanLocation(const ScanMeaning &scan)
{
    if (scan.kind == CodeKind::Location && scan.entity == m_location) {
        m_step = Step::Parcel;
        say(phraseOf(Text::AtLocation, {{QStringLiteral("location"), signOf(world(), m_location)}}));
    } else if (scan.kind == CodeKind::Location) {
        const QString wanted = m_location;
        stop(makeError(ErrorCode::WrongLocation, {{QStringLiteral("code"), signOf(world(), scan.entity)},
                                                  {QStringLiteral("location"), signOf(world(), wanted)}}),
             [wanted](const ScanMeaning &other) { return other.kind == CodeKind::Location && other.entity == wanted; });
    } else {
        wrongKind(scan, CodeKind::Location);
    }
}

void PickFlow::scanParcel(const ScanMeaning &scan)
{
    if (!mayBeParcel(scan)) {
        wrongKind(scan, CodeKind::Parcel);
        return;
    }
    for (const Parcel &parcel : open()) {
        if (isScanOf(scan, parcel)) {
            pick(parcel);
            return;
        }
    }
    const std::optional<Parcel> found = parcelOf(world(), scan);
    if (found && found->order == m_order && found->position == ParcelState::Picked) {
        info(phraseOf(Text::ParcelPicked, {{QStringLiteral("code"), paperCode(*found)}}), Tone::Dup);
        return;
    }
    stop(makeError(ErrorCode::WrongParcel, {{QStringLiteral("code"), scan.normalized},
                                            {QStringLiteral("location"), signOf(world(), m_location)},
                                            {QStringLiteral("order"), m_order}}));
}

void PickFlow::pick(const Parcel &parcel)
{
    submit(PickParcel{parcel.id, m_order}, [this, parcel](const OperationOutcome &) {
        const QJsonObject args{{QStringLiteral("code"), paperCode(parcel)}, {QStringLiteral("location"), signOf(world(), parcel.location)}};
        const QString order = m_order;
        const QString location = parcel.location;
        if (!location.isEmpty()) {
            undoable(UnpickParcel{parcel.id, location}, phraseOf(Text::UndonePick, args), [this, order, location] {
                m_order = order;
                m_location = location;
                m_step = Step::Parcel;
                goOn();
            });
        }
        m_location = location;
        goOn();
        say(phraseOf(Text::ParcelPicked, args), m_step == Step::Tote ? Tone::Step : Tone::Ok);
    });
}

/// Not where it should be: a search task, and on with the next parcel.
void PickFlow::missing()
{
    const QList<Parcel> here = openHere();
    if (here.isEmpty())
        return;
    const Parcel lost = here.constFirst();
    submit(OpenException{CaseCode::LocationLost, enumName(EntityKind::Parcel), lost.tracking, lost.location, true},
           [this, lost](const OperationOutcome &) {
               m_missing.append(lost.id);
               goOn();
               say(phraseOf(Text::ParcelMissing, {{QStringLiteral("code"), paperCode(lost)},
                                                  {QStringLiteral("location"), signOf(world(), lost.location)}}),
                   Tone::Ask);
           });
}

void PickFlow::scanTote(const ScanMeaning &scan)
{
    if (!isTote(world(), scan)) {
        wrongKind(scan, CodeKind::Tote);
        return;
    }
    QList<EntityId> parcels;
    for (const Parcel &parcel : picked()) {
        if (parcel.location != scan.entity) // in there already, by a move before the station died
            parcels.append(parcel.id);
    }
    bring(parcels, scan.entity);
}

/// One move per parcel; the order is done when the last one is durable.
void PickFlow::bring(QList<EntityId> parcels, const QString &location)
{
    if (parcels.isEmpty()) {
        const QJsonObject args{{QStringLiteral("order"), m_order}, {QStringLiteral("location"), signOf(world(), location)}};
        reset();
        say(phraseOf(Text::OrderPicked, args), Tone::Step);
        return;
    }
    const EntityId first = parcels.takeFirst();
    const QString order = m_order;
    submit(MoveParcel{first, location}, [this, first, parcels, location, order](const OperationOutcome &) {
        const Parcel moved = world().get<Parcel>(first).value_or(Parcel{});
        undoable(MoveParcel{first, {}},
                 phraseOf(Text::UndoneShelf, {{QStringLiteral("code"), paperCode(moved)}, {QStringLiteral("location"), signOf(world(), location)}}),
                 [this, order] {
                     m_order = order;
                     m_step = Step::Tote;
                 });
        bring(parcels, location);
    });
}

void PickFlow::onCommand(Command command)
{
    if (m_step == Step::Order && command == Command::Next) {
        nextOrder();
    } else if (m_step == Step::Parcel && (command == Command::ExMissing || command == Command::Short)) {
        missing();
    } else if (m_step == Step::Parcel && command == Command::Back && !m_location.isEmpty()) {
        m_step = Step::Location;
    } else if (m_step != Step::Order && m_step != Step::Parcel && command == Command::Back) {
        // What was picked stays picked; the order is found again by its sheet.
        if (m_step == Step::Tote)
            m_leftLoose.append(m_order);
        reset();
    } else {
        sound(Tone::Blocked);
    }
}

void PickFlow::show(ScreenState &state) const
{
    if (m_step == Step::Order) {
        state.prompt = phraseOf(Text::AskPickList);
        state.actions = {actionOf(Command::Next, Text::WordNextOrder, true)};
        return;
    }
    const QList<Parcel> left = open();
    const QList<Parcel> done = picked();
    state.done = static_cast<int>(done.size());
    state.total = static_cast<int>(done.size() + left.size() + m_missing.size());
    state.job = phraseOf(Text::JobPick, {{QStringLiteral("order"), m_order}, {QStringLiteral("done"), state.done}, {QStringLiteral("total"), state.total}});
    const QString sign = signOf(world(), m_location);
    const QList<Parcel> here = openHere();
    state.actions = {actionOf(Command::Back, Text::WordBack)};
    switch (m_step) {
    case Step::Order: break;
    case Step::TakeOver: {
        const std::optional<Order> order = world().order(m_order);
        state.banner = Banner::Ask;
        state.prompt = phraseOf(Text::AskTakeOver, {{QStringLiteral("order"), m_order}, {QStringLiteral("station"), order ? order->station : QString()}});
        break;
    }
    case Step::Location:
        state.prompt = phraseOf(Text::AskGoTo, {{QStringLiteral("location"), sign}, {QStringLiteral("n"), here.size()}});
        break;
    case Step::Parcel:
        state.prompt = phraseOf(Text::AskPickParcel, {{QStringLiteral("code"), here.isEmpty() ? QString() : paperCode(here.constFirst())},
                                                      {QStringLiteral("n"), here.size()}});
        state.actions.append(actionOf(Command::ExMissing, Text::WordMissing));
        break;
    case Step::Tote:
        state.prompt = phraseOf(Text::AskTote, {{QStringLiteral("order"), m_order}, {QStringLiteral("n"), done.size()}});
        break;
    }
    if (!sign.isEmpty() && m_step != Step::Tote) // from the last shelf the way leads to the bench
        state.facts.append(factOf(Text::FactLocation, plainCell(sign), true));
    state.table.columns = {phraseOf(Text::ColumnCode), phraseOf(Text::ColumnLocation), phraseOf(Text::ColumnWeight)};
    for (const Parcel &parcel : left) {
        const Mark mark = parcel.location == m_location ? Mark::Current : Mark::Waiting;
        state.table.rows.append({mark, {codeCell(paperCode(parcel)), plainCell(signOf(world(), parcel.location)), weightCell(parcel.weight)}});
    }
    for (const Parcel &parcel : done)
        state.table.rows.append({Mark::Done, {codeCell(paperCode(parcel)), plainCell(QString()), weightCell(parcel.weight)}});
}

} // namespace packbay
