#include "app/demo/ShiftPlayer.h"

#include "models/domain/JsonWriter.h"
#include "models/domain/OwnCode.h"

#include <algorithm>

namespace packbay {
namespace {

constexpr int kGlanceMs = 15;
constexpr int kAgainMs = 2500;    ///< a clerk scans again when nothing happens
constexpr int kConfirmedMs = 1200; ///< what was just done is pushed within a second
constexpr int kEmptyMs = 300;
constexpr int kStuckMs = 20'000;

QString argument(const ScreenState &screen, const char *name)
{
    return screen.prompt.args.value(QLatin1String(name)).toVariant().toString();
}

} // namespace

ShiftPlayer::ShiftPlayer(StationCore &station, VirtualSerial &scanner, VirtualScale &scale, const DemoDay &day, QObject *parent)
    : QObject(parent), m_station(station), m_scanner(scanner), m_scale(scale), m_day(day)
{
    m_glance.setInterval(kGlanceMs);
    connect(&m_glance, &QTimer::timeout, this, &ShiftPlayer::look);
    connect(&station, &StationCore::codeRead, this, [this] { ++m_read; });
}

void ShiftPlayer::receive(const QStringList &tracking)
{
    m_toReceive = tracking;
    work(ScreenId::Receive);
}

void ShiftPlayer::work(ScreenId screen)
{
    m_job = screen;
    m_idle = false;
    m_acted = false;
    m_cagesScanned.clear();
    m_scale.put(Grams(0));
    m_sinceChange.start();
    m_sinceAct.start();
    m_glance.start();
}

void ShiftPlayer::rest()
{
    m_glance.stop();
}

void ShiftPlayer::goOn()
{
    if (m_idle)
        return;
    m_acted = false;
    m_sinceChange.restart();
    m_glance.start();
}

void ShiftPlayer::finished()
{
    m_glance.stop();
    m_idle = true;
    emit idle();
}

void ShiftPlayer::look()
{
    const ScreenState &screen = m_station.screen();
    const bool changed = screen.prompt != m_seen.prompt || screen.error != m_seen.error || screen.banner != m_seen.banner
        || screen.screen != m_seen.screen || screen.done != m_seen.done || screen.job != m_seen.job;
    if (changed) {
        m_seen = screen;
        m_acted = false;
        m_sinceChange.restart();
    }
    if (m_sinceChange.elapsed() > kStuckMs)
        m_stuck = QStringLiteral("%1, %2 in hand: %3 %4").arg(textName(screen.prompt.id), m_inHand).arg(screen.error ? screen.error->number() : 0).arg(QString::fromUtf8(screen.error ? canonicalJson(screen.error->args) : QByteArray()));
    // Until the scanner has passed on what it was sent, a new prompt is no answer to it.
    const bool onItsWay = m_read < m_scans;
    if (screen.banner == Banner::Busy || ((m_acted || onItsWay) && m_sinceAct.elapsed() < kAgainMs))
        return;
    m_read = m_scans; // what the station dropped as a double is not waited for again
    act(screen);
}

void ShiftPlayer::scan(const QString &code)
{
    ++m_scans;
    m_acted = true;
    m_sinceAct.restart();
    m_scanner.send(code.toUtf8() + '\r');
}

void ShiftPlayer::command(Command command)
{
    scan(ownCode(QLatin1Char('C'), commandWord(command)));
}

void ShiftPlayer::location(const QString &sign)
{
    const QString code = QString(sign).remove(QLatin1Char('-'));
    const std::optional<Location> place = m_station.world().location(code);
    const bool cage = place && place->kind == LocationKind::Cage;
    const bool tote = place && place->kind == LocationKind::Tote;
    scan(ownCode(QLatin1Char(cage ? 'K' : tote ? 'T' : 'L'), code));
}

void ShiftPlayer::parcel(const QString &paperCode)
{
    const bool isLpn = m_station.world().parcelByLpn(paperCode).has_value();
    scan(isLpn ? ownCode(QLatin1Char('P'), paperCode) : paperCode);
}

QString ShiftPlayer::nextIn(CartonState state, bool uncaged) const
{
    std::vector<Carton> cartons = m_station.world().all<Carton>(Lookup::CartonByState, enumName(state));
    std::erase_if(cartons, [&](const Carton &carton) { return uncaged && !carton.cage.isEmpty(); });
    std::sort(cartons.begin(), cartons.end(), [](const Carton &a, const Carton &b) { return a.code < b.code; });
    return cartons.empty() ? QString() : cartons.front().code;
}

/// Scanned the next parcel too early: that one goes back on the pile, the one on the desk is weighed first.
void ShiftPlayer::finishFirst(const QString &paperCode)
{
    const std::optional<Parcel> byLabel = m_station.world().parcelByLpn(paperCode);
    const QString onDesk = byLabel ? byLabel->tracking : paperCode;
    if (onDesk != m_inHand) {
        m_toReceive.prepend(m_inHand);
        m_inHand = onDesk;
    }
    // Long enough empty for the station to see that it was.
    const DemoParcel *parcel = m_day.find(m_inHand);
    m_scale.put(parcel && m_sinceChange.elapsed() > kEmptyMs ? parcel->weight : Grams(0));
}

bool ShiftPlayer::actOnError(const ScreenState &screen)
{
    if (!screen.error)
        return false;
    // What waits for the central is tried again a little later, everything else is acknowledged.
    if (screen.error->code == ErrorCode::NotConfirmedYet && m_sinceChange.elapsed() < 400)
        return true;
    if (screen.error->code == ErrorCode::ScaleNotZero) {
        m_scale.put(Grams(0));
        return true;
    }
    if (screen.error->code == ErrorCode::ShelfFirst) {
        finishFirst(screen.error->args.value(QStringLiteral("code")).toString());
        const QString sign = screen.error->args.value(QStringLiteral("location")).toString();
        if (!sign.isEmpty())
            location(sign);
        return true;
    }
    if (screen.latched) {
        command(Command::Ok);
        return true;
    }
    return false;
}

void ShiftPlayer::act(const ScreenState &screen)
{
    if (actOnError(screen))
        return;
    if (screen.screen != m_job) {
        constexpr std::pair<ScreenId, Command> kWays[] = {{ScreenId::Receive, Command::GoReceive}, {ScreenId::Pick, Command::GoPick},
                                                          {ScreenId::Pack, Command::GoPack},       {ScreenId::Weigh, Command::GoWeigh},
                                                          {ScreenId::Dispatch, Command::GoDispatch}};
        for (const auto &[id, go] : kWays) {
            if (id == m_job)
                command(go);
        }
        return;
    }
    switch (m_job) {
    case ScreenId::Receive: actReceive(screen); break;
    case ScreenId::Pick: actPick(screen); break;
    case ScreenId::Pack: actPack(screen); break;
    case ScreenId::Weigh: actWeigh(screen); break;
    case ScreenId::Dispatch: actDispatch(screen); break;
    default: finished();
    }
}

void ShiftPlayer::actReceive(const ScreenState &screen)
{
    const DemoParcel *parcel = m_day.find(m_inHand);
    switch (screen.prompt.id) {
    case Text::AskParcel:
    case Text::ParcelReceivedBefore:
    case Text::ParcelSeenBefore:
    case Text::ParcelShelved: // the next parcel may come while the tick is still shown
        m_scale.put(Grams(0));
        if (m_toReceive.isEmpty()) {
            finished();
            return;
        }
        m_inHand = m_toReceive.takeFirst();
        scan(m_inHand);
        break;
    case Text::AskOwner:
        if (parcel && !parcel->member.isEmpty())
            scan(parcel->member);
        else
            command(Command::Choice2);
        break;
    case Text::AskEmptyScale: m_scale.put(Grams(0)); break;
    case Text::AskWeight:
    case Text::ParcelReceived:
        if (parcel)
            m_scale.put(parcel->weight);
        break;
    case Text::AskContent:
    case Text::AskContentUnknown: command(Command::Choice1); break;
    case Text::AskLocation:
        m_scale.put(Grams(0));
        location(argument(screen, "location"));
        break;
    case Text::AskAnyLocation:
        m_scale.put(Grams(0));
        location(QStringLiteral("%1-U-01-01").arg(m_station.world().warehouse()));
        break;
    default: break;
    }
}

void ShiftPlayer::actPick(const ScreenState &screen)
{
    switch (screen.prompt.id) {
    case Text::AskPickList: command(Command::Next); break;
    case Text::NoOrderWaiting: finished(); break;
    case Text::AskGoTo: location(argument(screen, "location")); break;
    case Text::AskPickParcel: parcel(argument(screen, "code")); break;
    case Text::AskTote: scan(ownCode(QLatin1Char('T'), QStringLiteral("T014"))); break;
    default: break;
    }
}

void ShiftPlayer::actPack(const ScreenState &screen)
{
    switch (screen.prompt.id) {
    case Text::AskJobSheet: command(Command::Next); break;
    case Text::NoOrderWaiting: finished(); break;
    case Text::AskCarton: {
        const QString code = QStringLiteral("%1%2").arg(m_station.desk().session().station).arg(++m_cartons, 6, 10, QLatin1Char('0'));
        scan(ownCode(QLatin1Char('X'), code));
        break;
    }
    case Text::AskNextParcel: {
        for (const TableRow &row : screen.table.rows) {
            if (row.mark == Mark::Done || row.cells.isEmpty())
                continue;
            parcel(row.cells.first().text);
            return;
        }
        break;
    }
    case Text::AskSeal: command(Command::Seal); break;
    default: break;
    }
}

void ShiftPlayer::actWeigh(const ScreenState &screen)
{
    switch (screen.prompt.id) {
    case Text::WeighAskCarton: {
        m_scale.put(Grams(0));
        const QString code = nextIn(CartonState::Closed);
        if (code.isEmpty()) {
            finished();
            return;
        }
        m_inHand = code;
        scan(ownCode(QLatin1Char('X'), code));
        break;
    }
    case Text::AskEmptyScale: m_scale.put(Grams(0)); break;
    case Text::WeighAskScale: {
        Grams load;
        for (const Parcel &inside : m_station.world().all<Parcel>(Lookup::ParcelByCarton, m_inHand))
            load += inside.weight;
        const std::optional<Carton> carton = m_station.world().carton(m_inHand);
        m_scale.put(load + (carton ? carton->tare : Grams(0)));
        break;
    }
    case Text::WeighAskSize: command(Command::Choice1); break;
    case Text::WeighAskService: command(Command::Ok); break; // the line that the member asked for is marked
    default: break;
    }
}

void ShiftPlayer::actDispatch(const ScreenState &screen)
{
    switch (screen.prompt.id) {
    case Text::DispatchAskCarton: {
        // First what is paid, then what was left on the way to its cage.
        const QString paid = nextIn(CartonState::Paid);
        const QString code = paid.isEmpty() ? nextIn(CartonState::Labelled, true) : paid;
        if (!code.isEmpty()) {
            m_inHand = code;
            scan(ownCode(QLatin1Char('X'), code));
        } else if (nextIn(CartonState::Labelled).isEmpty() && nextIn(CartonState::Manifested).isEmpty()) {
            finished();
        } else if (m_station.syncStatus().caughtUp && m_sinceAct.elapsed() > kConfirmedMs) {
            command(Command::Next); // the driver takes everything: what the central has not confirmed would stay behind
        }
        break;
    }
    case Text::DispatchAskLabel:
        if (const std::optional<Carton> carton = m_station.world().carton(m_inHand))
            scan(carton->carrierNo);
        break;
    case Text::DispatchAskPrinted:
    case Text::DispatchAskCameOut:
    case Text::DispatchAskSheetCameOut: command(Command::Ok); break;
    case Text::DispatchAskCage: location(argument(screen, "cage")); break;
    default: actManifest(screen);
    }
}

void ShiftPlayer::actManifest(const ScreenState &screen)
{
    switch (screen.prompt.id) {
    case Text::DispatchAskCarrier:
        m_cagesScanned.clear();
        command(Command::Choice1);
        break;
    case Text::DispatchAskManifest: {
        const QString carrier = argument(screen, "carrier");
        for (const Location &cage : m_station.world().all<Location>(Lookup::LocationByKind, enumName(LocationKind::Cage))) {
            if (cage.carrier != carrier || m_cagesScanned.contains(cage.code))
                continue;
            m_cagesScanned.append(cage.code);
            location(cage.code);
            return;
        }
        command(Command::Next);
        break;
    }
    case Text::DispatchAskMissing: command(Command::Next); break;
    case Text::DispatchAskDriver: scan(ownCode(QLatin1Char('B'), QStringLiteral("U17"))); break;
    case Text::DispatchNothingWaits: finished(); break;
    default: break;
    }
}

} // namespace packbay
