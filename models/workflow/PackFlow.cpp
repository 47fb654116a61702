#include "models/workflow/PackFlow.h"

#include "models/workflow/PickFlow.h"

namespace packbay {

void PackFlow::reset()
{
    m_step = Step::Order;
    m_order.clear();
    m_carton.clear();
    m_odd.reset();
    approveBy({});
}

Order PackFlow::order() const
{
    return world().order(m_order).value_or(Order{});
}

void PackFlow::onScan(const ScanMeaning &scan)
{
    switch (m_step) {
    case Step::Order: scanOrder(scan); break;
    case Step::Carton: scanCarton(scan); break;
    case Step::Parcel:
    case Step::Seal: scanParcel(scan); break;
    case Step::ScanOut:
        // Only the wrong parcel itself comes through the latch: it is out of the box now.
        m_step = Step::Parcel;
        say(phraseOf(Text::ParcelScannedOut, {{QStringLiteral("code"), m_odd ? paperCode(*m_odd) : scan.normalized}}));
        m_odd.reset();
        goOn();
        break;
    case Step::TakeOver:
    case Step::NewCarton:
    case Step::MoveToOrder:
    case Step::Missing: scanBadge(scan); break;
    }
}

void PackFlow::scanOrder(const ScanMeaning &scan)
{
    if (scan.kind == CodeKind::Order) {
        if (const std::optional<Order> found = world().order(scan.entity))
            choose(*found);
        else
            stop(makeError(ErrorCode::NotFound, {{QStringLiteral("code"), scan.entity}, {QStringLiteral("order"), scan.entity}}));
        return;
    }
    if (scan.kind == CodeKind::Carton) {
        const std::optional<Carton> carton = world().carton(scan.entity);
        if (carton && carton->state == CartonState::Open) {
            if (const std::optional<Order> found = world().order(carton->order))
                choose(*found);
        } else if (carton) {
            effect(OpenScreen{ScreenId::Weigh});
        } else {
            wrongKind(scan, CodeKind::Order);
        }
        return;
    }
    if (scan.kind == CodeKind::Tote || scan.kind == CodeKind::Location) {
        QStringList here;
        for (const Parcel &parcel : world().all<Parcel>(Lookup::ParcelByLocation, scan.entity)) {
            if (parcel.position == ParcelState::Picked)
                here.append(parcel.order);
        }
        for (const Order &waiting : ordersByCutOff(world(), {OrderState::Packing, OrderState::Picking})) {
            if (here.contains(waiting.no)) {
                choose(waiting);
                return;
            }
        }
    }
    wrongKind(scan, CodeKind::Order);
}

void PackFlow::nextOrder()
{
    for (const Order &waiting : ordersByCutOff(world(), {OrderState::Packing, OrderState::Picking})) {
        if (!waiting.station.isEmpty() && waiting.station != context().session.station)
            continue;
        m_order = waiting.no;
        const QList<Parcel> open = left();
        const bool ready = std::any_of(open.cbegin(), open.cend(), [](const Parcel &parcel) { return parcel.position == ParcelState::Picked; });
        // All are in and the station died before the seal: the carton still stands open on the bench.
        if (ready || (!m_leftOpen.contains(waiting.no) && !openCartonOf(waiting.no).isEmpty())) {
            choose(waiting);
            return;
        }
    }
    reset();
    info(phraseOf(Text::NoOrderWaiting), Tone::Dup);
}

void PackFlow::choose(const Order &chosen)
{
    reset();
    if (!(chosen.state == OrderState::Picking) && !(chosen.state == OrderState::Packing)) {
        stop(makeError(ErrorCode::OrderNotOpen, {{QStringLiteral("order"), chosen.no}, {QStringLiteral("state"), enumName(chosen.state.value())}}));
        return;
    }
    m_order = chosen.no;
    if (!chosen.station.isEmpty() && chosen.station != context().session.station) {
        m_step = Step::TakeOver;
        sound(Tone::Ask);
        return;
    }
    begin(chosen.no);
}

/// An open carton of this station is found again.
void PackFlow::begin(const QString &no)
{
    journal().clear();
    m_leftOpen.removeAll(no);
    m_order = no;
    m_step = Step::Carton;
    m_carton = openCartonOf(no);
    if (m_carton.isEmpty())
        return sound(Tone::Ok);
    say(phraseOf(Text::CartonResumed, {{QStringLiteral("box"), m_carton}}));
    goOn();
}

QString PackFlow::openCartonOf(const QString &no) const
{
    for (const Carton &carton : world().all<Carton>(Lookup::CartonByOrder, no)) {
        if (carton.state == CartonState::Open && carton.station == context().session.station)
            return carton.code;
    }
    return {};
}

void PackFlow::scanCarton(const ScanMeaning &scan)
{
    if (scan.kind != CodeKind::Carton) {
        wrongKind(scan, CodeKind::Carton);
        return;
    }
    const std::optional<Carton> known = world().carton(scan.entity);
    if (known && known->order == m_order && known->state == CartonState::Open && known->station == context().session.station) {
        m_carton = known->code;
        say(phraseOf(Text::CartonResumed, {{QStringLiteral("box"), m_carton}}));
        goOn();
        return;
    }
    const QString code = scan.entity;
    submit(OpenCarton{code, m_order, {}, {}}, [this, code](const OperationOutcome &) {
        m_carton = code;
        say(phraseOf(Text::CartonOpened, {{QStringLiteral("box"), code}}));
        goOn();
    });
}

void PackFlow::seal(bool andAnother)
{
    const QString code = m_carton;
    const qint64 inside = world().count(Lookup::ParcelByCarton, code);
    submit(
        CloseCarton{code, inside},
        [this, code](const OperationOutcome &) {
            const QString orderNo = m_order;
            undoable(ReopenCarton{code, QStringLiteral("undo")}, phraseOf(Text::UndoneSeal, {{QStringLiteral("box"), code}}), [this, code, orderNo] {
                m_order = orderNo;
                m_carton = code;
                goOn();
            });
            effect(PrintSheet{SheetKind::PackingList, code, 0, QStringLiteral("first")});
            m_sealed = code;
            say(phraseOf(Text::CartonSealed, {{QStringLiteral("box"), code}}), Tone::Step);
            afterSeal();
        },
        [this, andAnother](const Error &error) {
            if (error.code == ErrorCode::CountMismatch && !andAnother) {
                m_step = Step::Missing;
                sound(Tone::Ask);
            } else {
                stop(error);
            }
        });
}

void PackFlow::afterSeal()
{
    m_carton.clear();
    if (left().isEmpty())
        reset();
    else
        m_step = Step::Carton;
}

/// The carton waits with a tag on it; its order's sheet brings it back.
void PackFlow::park()
{
    const QString code = m_carton;
    m_leftOpen.append(m_order);
    effect(PrintSheet{SheetKind::HoldTag, code, 0, QStringLiteral("parked")});
    reset();
    say(phraseOf(Text::CartonParked, {{QStringLiteral("box"), code}}));
}

void PackFlow::scanBadge(const ScanMeaning &scan)
{
    const std::optional<QString> badge = approverOf(scan);
    if (!badge)
        return;
    approveBy(*badge);
    switch (m_step) {
    case Step::TakeOver: begin(m_order); break;
    case Step::NewCarton: pack(*m_odd); break;
    case Step::MoveToOrder: moveToOrder(*m_odd); break;
    case Step::Missing: releaseMissing(missing(), 0); break;
    default: break;
    }
}

void PackFlow::onAcknowledged()
{
    if (m_step != Step::ScanOut || !m_odd)
        return;
    const Parcel odd = *m_odd;
    demand(phraseOf(Text::AskScanOut, {{QStringLiteral("code"), paperCode(odd)}}),
           [odd](const ScanMeaning &scan) { return isScanOf(scan, odd); });
}

void PackFlow::onCommand(Command command)
{
    const bool inCarton = m_step == Step::Parcel || m_step == Step::Seal;
    const bool yes = command == Command::Ok || command == Command::Next;
    if (m_step == Step::Order && command == Command::Next) {
        nextOrder();
    } else if (m_step == Step::Seal && (yes || command == Command::Seal)) {
        seal(false);
    } else if (inCarton && (command == Command::Seal || command == Command::NewBox)) {
        seal(command == Command::NewBox);
    } else if (inCarton && command == Command::Hold) {
        park();
    } else if (inCarton && (command == Command::ExMissing || command == Command::Short)) {
        m_step = Step::Missing;
        sound(Tone::Ask);
    } else if (m_step == Step::NewCarton && (yes || command == Command::NewBox)) {
        m_odd.reset();
        seal(true);
    } else if (m_step == Step::Missing && command == Command::Hold) {
        holdOrder();
    } else if ((m_step == Step::NewCarton || m_step == Step::MoveToOrder || m_step == Step::Missing)
               && (command == Command::Back || command == Command::No)) {
        m_odd.reset();
        goOn();
    } else if ((m_step == Step::Carton || m_step == Step::TakeOver || inCarton) && command == Command::Back) {
        // Nothing is lost: the order's sheet brings carton and parcels back.
        m_leftOpen.append(m_order);
        reset();
    } else {
        sound(Tone::Blocked);
    }
}

} // namespace packbay
