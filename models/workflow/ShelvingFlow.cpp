#include "models/workflow/ShelvingFlow.h"

#include "models/workflow/SizePresets.h"

#include <QJsonArray>

namespace packbay {
namespace {

bool isShelfScan(const ScanMeaning &scan)
{
    return scan.kind == CodeKind::Location && !scan.error;
}

} // namespace

OperationBody ShelvingFlow::shelvingOf(const EntityId &id, const QString &location) const
{
    const std::optional<Parcel> parcel = world().get<Parcel>(id);
    if (parcel && parcel->position == ParcelState::Lost)
        return FoundParcel{id, location};
    const bool moves = parcel && !parcel->location.isEmpty();
    if (moves || (parcel && parcel->position == ParcelState::Stored))
        return MoveParcel{id, location};
    return PutawayParcel{id, location};
}

void ShelvingFlow::forgetShelving()
{
    m_waiting = {};
    m_advice.reset();
    m_sign.clear();
    m_asked.clear();
}

void ShelvingFlow::beginShelving(const EntityId &id)
{
    forgetShelving();
    m_waiting = id;
    if (const std::optional<Parcel> parcel = world().get<Parcel>(id)) {
        m_advice = adviseLocation(*parcel, world(), [this, id](const QString &location) {
            return !objection(shelvingOf(id, location));
        });
        if (m_advice)
            m_sign = signOf(world(), m_advice->location);
    }
}

void ShelvingFlow::scanForShelf(const ScanMeaning &scan)
{
    const std::optional<Parcel> parcel = world().get<Parcel>(m_waiting);
    if (!parcel)
        return;
    if (isShelfScan(scan)) {
        const QString location = scan.entity;
        const bool expected = m_advice && m_advice->location == location;
        if (expected || m_asked == location || (!m_advice && !objection(shelvingOf(m_waiting, location)))) {
            book(location);
        } else if (const auto error = objection(shelvingOf(m_waiting, location))) {
            stop(*error, isShelfScan);
        } else {
            m_asked = location;
            sound(Tone::Ask);
        }
        return;
    }
    if (isScanOf(scan, *parcel)) {
        sound(Tone::Dup);
    } else if (mayBeParcel(scan)) {
        stop(makeError(ErrorCode::ShelfFirst, {{QStringLiteral("location"), m_sign}, {QStringLiteral("code"), paperCode(*parcel)}}),
             isShelfScan);
    } else {
        wrongKind(scan, CodeKind::Location);
    }
}

bool ShelvingFlow::commandForShelf(Command command)
{
    if (m_asked.isEmpty())
        return false;
    if (command == Command::Ok || command == Command::Next) {
        book(m_asked);
        return true;
    }
    if (command == Command::No || command == Command::Back) {
        m_asked.clear();
        return true;
    }
    return false;
}

void ShelvingFlow::book(QString location)
{
    const EntityId id = m_waiting;
    const std::optional<Parcel> before = world().get<Parcel>(id);
    const QString from = before ? before->location : QString();
    const QString sign = m_advice && m_advice->location == location ? m_sign : signOf(world(), location);
    m_asked.clear();
    submit(
        shelvingOf(id, location),
        [this, id, from, sign](const OperationOutcome &) {
            const Parcel parcel = world().get<Parcel>(id).value_or(Parcel{});
            const QJsonObject args{{QStringLiteral("code"), paperCode(parcel)}, {QStringLiteral("location"), sign}};
            undoable(MoveParcel{id, from}, phraseOf(Text::UndoneShelf, args), [this, id] { unshelved(id); });
            say(phraseOf(Text::ParcelShelved, args), Tone::Step);
            forgetShelving();
            shelved(parcel, sign);
        },
        [this, id](const Error &error) {
            beginShelving(id); // somebody else took the last place: another shelf is advised, not this one again
            stop(error, isShelfScan);
        });
}

void ShelvingFlow::showShelving(ScreenState &state) const
{
    if (!m_asked.isEmpty()) {
        state.banner = Banner::Ask;
        state.prompt = phraseOf(Text::AskOtherLocation,
                                {{QStringLiteral("location"), signOf(world(), m_asked)},
                                 {QStringLiteral("suggested"), m_sign}});
        state.actions = {actionOf(Command::Back, Text::WordBack), actionOf(Command::Ok, Text::WordUse, true)};
        return;
    }
    if (!m_advice) {
        state.prompt = phraseOf(Text::AskAnyLocation);
        return;
    }
    state.prompt = phraseOf(Text::AskLocation, {{QStringLiteral("location"), m_sign}});
    state.facts.append(factOf(Text::FactLocation, plainCell(m_sign), true));
    state.facts.append(factOf(Text::FactReason, wordCell(m_advice->reason)));
}

bool isScanOf(const ScanMeaning &scan, const Parcel &parcel)
{
    if (scan.kind == CodeKind::Parcel)
        return scan.entity == parcel.lpn;
    return scan.normalized == parcel.tracking;
}

std::optional<Parcel> parcelOf(const WorldView &world, const ScanMeaning &scan)
{
    if (scan.kind == CodeKind::Parcel)
        return world.parcelByLpn(scan.entity);
    return world.parcelByTracking(scan.normalized);
}

bool mayBeParcel(const ScanMeaning &scan)
{
    switch (scan.kind) {
    case CodeKind::Tracking:
    case CodeKind::Parcel:
    case CodeKind::Sscc:
    case CodeKind::Gtin:
    case CodeKind::Gs1:
    case CodeKind::Unknown: return true;
    default: return false;
    }
}

namespace {

void addPurchaseOrderFacts(ScreenState &state, const WorldView &world, const QString &no)
{
    const std::optional<PurchaseOrder> order = world.purchaseOrder(no);
    if (!order)
        return;
    qint64 expected = 0;
    qint64 received = 0;
    for (const GoodsLine &line : order->lines) {
        expected += line.qty;
        received += line.received;
    }
    const QJsonObject args{{QStringLiteral("done"), received}, {QStringLiteral("total"), expected},
                           {QStringLiteral("n"), qAbs(expected - received)}};
    const Text word = received < expected ? Text::PoShort : received > expected ? Text::PoOver : Text::PoReceived;
    state.facts.append(factOf(Text::FactPurchaseOrder, codeCell(no)));
    state.facts.append(factOf(Text::FactCounted, wordCell(word, args)));
}

Cell contentOf(const Parcel &parcel)
{
    QJsonArray goods;
    for (const GoodsLine &line : parcel.items)
        goods.append(QJsonObject{{QStringLiteral("qty"), line.qty}, {QStringLiteral("name"), line.nameEn.isEmpty() ? line.nameZh : line.nameEn},
                                 {QStringLiteral("name_zh"), line.nameZh}});
    return wordCell(Text::GoodsList, {{QStringLiteral("goods"), goods}});
}

} // namespace

void addParcelFacts(ScreenState &state, const WorldView &world, const Parcel &parcel)
{
    state.facts.append(factOf(Text::FactTracking, codeCell(parcel.tracking)));
    if (!parcel.lpn.isEmpty())
        state.facts.append(factOf(Text::FactParcel, codeCell(parcel.lpn)));
    if (parcel.owner.isEmpty())
        state.facts.append(factOf(Text::FactOwner, wordCell(Text::WordUnclaimed)));
    else
        state.facts.append(factOf(Text::FactOwner, codeCell(parcel.owner)));
    if (!parcel.memberTier.isEmpty())
        state.facts.append(factOf(Text::FactTier, plainCell(parcel.memberTier)));
    if (!parcel.items.isEmpty())
        state.facts.append(factOf(Text::FactContent, contentOf(parcel)));
    if (parcel.weight.value > 0)
        state.facts.append(factOf(Text::FactWeight, weightCell(parcel.weight)));
    if (parcel.size.isMeasured())
        state.facts.append(factOf(Text::FactSize, plainCell(sizeText(parcel.size))));
    if (parcel.inspection == Inspection::Required)
        state.facts.append(factOf(Text::FactInspection, wordCell(Text::NotInspected)));
    if (!parcel.platformOrderNo.isEmpty())
        state.facts.append(factOf(Text::FactPlatformOrder, codeCell(parcel.platformOrderNo)));
    if (!parcel.purchaseOrder.isEmpty())
        addPurchaseOrderFacts(state, world, parcel.purchaseOrder);
}

} // namespace packbay
