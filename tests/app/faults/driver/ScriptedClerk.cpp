#include "tests/app/faults/driver/ScriptedClerk.h"

#include "models/domain/OwnCode.h"

#include <algorithm>

namespace packbay::test {
namespace {

constexpr int kGlanceMs = 2;
constexpr int kAgainMs = 250;
constexpr int kSyncMs = 30;
constexpr int kStuckMs = 20'000;
const QString kSupervisor = QStringLiteral("U90");

QString argument(const ScreenState &screen, const char *name)
{
    return screen.prompt.args.value(QLatin1String(name)).toVariant().toString();
}

QString kilograms(Grams weight)
{
    return QStringLiteral("%1.%2").arg(weight.value / 1000).arg(weight.value % 1000, 3, 10, QLatin1Char('0'));
}

} // namespace

ScriptedClerk::ScriptedClerk(StationCore &station, ShiftClock &clock, ShiftScript script, QObject *parent)
    : QObject(parent), m_station(station), m_clock(clock), m_script(std::move(script))
{
    m_glance.setInterval(kGlanceMs);
    connect(&m_glance, &QTimer::timeout, this, &ScriptedClerk::look);
}

void ScriptedClerk::begin()
{
    m_sinceAct.start();
    m_sinceChange.start();
    m_sinceSync.start();
    m_glance.start();
}

void ScriptedClerk::look()
{
    const ScreenState &screen = m_station.screen();
    const bool changed = screen.prompt != m_seen.prompt || screen.error != m_seen.error || screen.banner != m_seen.banner
        || screen.screen != m_seen.screen || screen.done != m_seen.done || screen.job != m_seen.job;
    if (changed) {
        m_seen = screen;
        m_acted = false;
        m_sinceChange.restart();
    }
    if (m_sinceChange.elapsed() > kStuckMs) {
        m_glance.stop();
        emit stuck(QStringLiteral("job %1, %2, error %3")
                       .arg(static_cast<int>(m_job))
                       .arg(textName(screen.prompt.id))
                       .arg(screen.error ? screen.error->number() : 0));
        return;
    }
    if (m_booking || screen.banner == Banner::Busy)
        return;
    // She has read the green banner: on to the next prompt.
    if (screen.banner == Banner::Ok) {
        m_station.give(Tick{m_clock.monotonic()});
        return;
    }
    if (m_acted && m_sinceAct.elapsed() < kAgainMs)
        return;
    if (m_job == Job::Settle)
        settle();
    else if (!actSupervisor())
        act(screen);
}

void ScriptedClerk::nextJob()
{
    m_job = static_cast<Job>(static_cast<int>(m_job) + 1);
    m_acted = false;
    m_sinceChange.restart();
}

void ScriptedClerk::scan(const QString &code)
{
    m_acted = true;
    m_sinceAct.restart();
    m_station.scanText(code);
}

void ScriptedClerk::command(Command command)
{
    m_acted = true;
    m_sinceAct.restart();
    m_station.give(command);
}

void ScriptedClerk::type(const QString &text)
{
    m_acted = true;
    m_sinceAct.restart();
    m_station.give(TypedEntry{text});
}

void ScriptedClerk::scanPlace(const QString &sign)
{
    const QString code = QString(sign).remove(QLatin1Char('-'));
    const std::optional<Location> place = m_station.world().location(code);
    const bool cage = place && place->kind == LocationKind::Cage;
    const bool tote = place && place->kind == LocationKind::Tote;
    scan(ownCode(QLatin1Char(cage ? 'K' : tote ? 'T' : 'L'), code));
}

bool ScriptedClerk::isShelved(const QString &tracking) const
{
    const std::optional<Parcel> parcel = m_station.world().parcelByTracking(tracking);
    return parcel && parcel->weight.value > 0
        && (!parcel->location.isEmpty() || parcel->position == ParcelState::Picked || parcel->position == ParcelState::Packed
            || parcel->position == ParcelState::Dispatched);
}

QString ScriptedClerk::firstIn(CartonState state) const
{
    std::vector<Carton> cartons = m_station.world().all<Carton>(Lookup::CartonByState, enumName(state));
    std::sort(cartons.begin(), cartons.end(), [](const Carton &a, const Carton &b) { return a.code < b.code; });
    return cartons.empty() ? QString() : cartons.front().code;
}

void ScriptedClerk::book(OperationBody body)
{
    m_booking = true;
    m_station.submit(std::move(body), kSupervisor, [this](const Result<Committed> &result) {
        m_booking = false;
        m_sinceChange.restart();
        if (result)
            emit booked(result->operation);
        else
            emit stuck(QStringLiteral("the supervisor was refused: %1").arg(result.error().number()));
    });
}

/// Approval and charge have no clerk's screen: the supervisor's operations, one at a time.
bool ScriptedClerk::actSupervisor()
{
    if (m_job != Job::Approve && m_job != Job::Charge)
        return false;
    const OrderState wanted = m_job == Job::Approve ? OrderState::Submitted : OrderState::AwaitingPayment;
    std::vector<Order> orders = m_station.world().all<Order>(Lookup::OrderByState, enumName(wanted));
    std::sort(orders.begin(), orders.end(), [](const Order &a, const Order &b) { return a.no < b.no; });
    if (orders.empty()) {
        nextJob();
        return true;
    }
    const Order &order = orders.front();
    if (m_job == Job::Approve) {
        book(ApproveOrder{order.no});
        return true;
    }
    if (!isConfirmed())
        return true;
    const std::vector<Carton> cartons = m_station.world().all<Carton>(Lookup::CartonByOrder, order.no, 1);
    Charge charge;
    charge.order = order.no;
    charge.minor = order.totalMinor - order.paidMinor;
    charge.currency = cartons.empty() ? order.currency : cartons.front().currency;
    book(charge);
    return true;
}

/// Nothing waits for the central any more; asks for it when something does.
bool ScriptedClerk::isConfirmed()
{
    const qint64 open = count(QStringLiteral("SELECT (SELECT COUNT(*) FROM operation WHERE state<2)+(SELECT COUNT(*) FROM base_image)"));
    if (open != 0 && m_sinceSync.hasExpired(kSyncMs)) {
        m_sinceSync.restart();
        m_station.syncNow();
    }
    return open == 0;
}

qint64 ScriptedClerk::count(const QString &sql)
{
    return m_station.ledger().call([&sql](Ledger &ledger) -> qint64 {
        const Result<QVariant> value = ledger.database().scalar(sql);
        return value ? value->toLongLong() : -1;
    });
}

bool ScriptedClerk::actOnError(const ScreenState &screen)
{
    if (!screen.error)
        return false;
    // What waits for the central is tried again a little later, everything else is acknowledged.
    if (screen.error->code == ErrorCode::NotConfirmedYet && m_sinceChange.elapsed() < 200)
        return true;
    if (screen.latched) {
        command(Command::Ok);
        return true;
    }
    return false;
}

void ScriptedClerk::act(const ScreenState &screen)
{
    if (screen.prompt.id == Text::LockedAskBadge) {
        scan(ownCode(QLatin1Char('B'), QStringLiteral("U17")));
        return;
    }
    if (actOnError(screen))
        return;
    struct Way
    {
        Job job;
        ScreenId screen;
        Command go;
        void (ScriptedClerk::*work)(const ScreenState &);
    };
    static constexpr Way kWays[] = {{Job::Receive, ScreenId::Receive, Command::GoReceive, &ScriptedClerk::actReceive},
                                    {Job::Pick, ScreenId::Pick, Command::GoPick, &ScriptedClerk::actPick},
                                    {Job::Pack, ScreenId::Pack, Command::GoPack, &ScriptedClerk::actPack},
                                    {Job::Weigh, ScreenId::Weigh, Command::GoWeigh, &ScriptedClerk::actWeigh},
                                    {Job::Dispatch, ScreenId::Dispatch, Command::GoDispatch, &ScriptedClerk::actDispatch},
                                    {Job::HandOver, ScreenId::Dispatch, Command::GoDispatch, &ScriptedClerk::actHandOver}};
    for (const Way &way : kWays) {
        if (way.job != m_job)
            continue;
        if (screen.screen != way.screen)
            command(way.go);
        else if (screen.prompt.id == Text::DispatchAskSheetCameOut)
            command(Command::Ok); // asked on every screen: she finds the sheet in the tray
        else if (screen.prompt.id == Text::DispatchAskCameOut && way.screen != ScreenId::Dispatch)
            command(way.go); // a carton's label is counted at Label & Dispatch: read, and on with the work
        else
            (this->*way.work)(screen);
    }
}

void ScriptedClerk::actReceive(const ScreenState &screen)
{
    const ScriptedParcel *parcel = m_script.find(m_inHand);
    switch (screen.prompt.id) {
    case Text::AskParcel:
    case Text::ParcelReceivedBefore:
    case Text::ParcelSeenBefore: {
        const auto next = std::find_if(m_script.parcels.cbegin(), m_script.parcels.cend(), [this](const ScriptedParcel &p) { return !isShelved(p.tracking); });
        if (next == m_script.parcels.cend()) {
            nextJob();
            return;
        }
        // "Seen before" goes on by itself with the next glance; the same parcel is not scanned into it again.
        if (screen.prompt.id != Text::AskParcel && m_inHand == next->tracking && m_sinceChange.elapsed() < kAgainMs)
            return;
        m_inHand = next->tracking;
        scan(m_inHand);
        break;
    }
    case Text::AskOwner:
        if (parcel && !parcel->owner.isEmpty())
            scan(parcel->owner);
        else
            command(Command::Choice2);
        break;
    case Text::AskEmptyScale:
    case Text::AskWeight:
        if (parcel)
            type(kilograms(parcel->weight));
        break;
    case Text::AskContent:
    case Text::AskContentUnknown: command(Command::Choice1); break;
    case Text::AskLocation: scanPlace(argument(screen, "location")); break;
    case Text::AskAnyLocation: scanPlace(QStringLiteral("%1-U-01-01").arg(m_station.world().warehouse())); break;
    default: break;
    }
}

void ScriptedClerk::actPick(const ScreenState &screen)
{
    switch (screen.prompt.id) {
    case Text::AskPickList: command(Command::Next); break;
    case Text::NoOrderWaiting: nextJob(); break;
    case Text::AskGoTo: scanPlace(argument(screen, "location")); break;
    case Text::AskPickParcel: {
        const QString code = argument(screen, "code");
        scan(m_station.world().parcelByLpn(code) ? ownCode(QLatin1Char('P'), code) : code);
        break;
    }
    case Text::AskTote: scan(ownCode(QLatin1Char('T'), QStringLiteral("T014"))); break;
    default: break;
    }
}

void ScriptedClerk::actPack(const ScreenState &screen)
{
    switch (screen.prompt.id) {
    case Text::AskJobSheet: command(Command::Next); break;
    case Text::NoOrderWaiting: nextJob(); break;
    case Text::AskCarton: {
        int serial = 1;
        const auto code = [&] { return QStringLiteral("%1%2").arg(m_station.desk().session().station).arg(serial, 6, 10, QLatin1Char('0')); };
        while (m_station.world().carton(code()))
            ++serial;
        scan(ownCode(QLatin1Char('X'), code()));
        break;
    }
    case Text::AskNextParcel: {
        for (const TableRow &row : screen.table.rows) {
            if (row.mark == Mark::Done || row.cells.isEmpty())
                continue;
            const QString code = row.cells.first().text;
            scan(m_station.world().parcelByLpn(code) ? ownCode(QLatin1Char('P'), code) : code);
            return;
        }
        break;
    }
    case Text::AskSeal: command(Command::Seal); break;
    default: break;
    }
}

void ScriptedClerk::actWeigh(const ScreenState &screen)
{
    switch (screen.prompt.id) {
    case Text::WeighAskCarton: {
        const QString weighed = firstIn(CartonState::Weighed);
        const QString code = weighed.isEmpty() ? firstIn(CartonState::Closed) : weighed;
        if (code.isEmpty()) {
            nextJob();
            return;
        }
        m_inHand = code;
        scan(ownCode(QLatin1Char('X'), code));
        break;
    }
    case Text::AskEmptyScale:
    case Text::WeighTypeAgain:
    case Text::WeighAskScale: {
        Grams load;
        for (const Parcel &inside : m_station.world().all<Parcel>(Lookup::ParcelByCarton, m_inHand))
            load += inside.weight;
        const std::optional<Carton> carton = m_station.world().carton(m_inHand);
        type(kilograms(load + (carton ? carton->tare : Grams(0))));
        break;
    }
    case Text::WeighAskSize:
    case Text::WeighAskService: command(Command::Choice1); break;
    default: break;
    }
}

/// The shift ends when the central has everything and no sheet is on its way.
void ScriptedClerk::settle()
{
    m_acted = true;
    m_sinceAct.restart();
    const qint64 sheets = count(QStringLiteral("SELECT COUNT(*) FROM print_job WHERE state IN ('QUEUED','SENDING','PRINTING')"));
    if (sheets != 0 || !isConfirmed() || !m_station.syncStatus().caughtUp)
        return;
    m_glance.stop();
    emit finished();
}

} // namespace packbay::test
