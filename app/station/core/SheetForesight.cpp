#include "app/station/core/SheetForesight.h"

#include "models/store/Numbers.h"

namespace packbay {
namespace {

constexpr int kQuietMs = 120;

/// The numbers that the next label would get; the transaction is rolled back, so they are given out again.
std::optional<IssueLabel> nextNumbers(Ledger &ledger)
{
    Transaction transaction(ledger.database());
    if (!transaction.begun())
        return std::nullopt;
    OperationBody body = IssueLabel{};
    if (!Numbers(ledger.database(), ledger.world(), ledger.identity().station).fill(body))
        return std::nullopt;
    return std::get<IssueLabel>(body);
}

} // namespace

SheetForesight::SheetForesight(SheetDesk &desk, LedgerThread &ledger, const WorldView &world, const Clock &clock, QObject *parent)
    : QObject(parent), m_desk(desk), m_ledger(ledger), m_world(world), m_clock(clock), m_soon(this)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(kQuietMs);
    connect(&m_soon, &QTimer::timeout, this, &SheetForesight::look);
}

void SheetForesight::after(const Operation &operation)
{
    if (const auto *in = std::get_if<PackParcel>(&operation.body))
        m_packing = in->carton;
    else if (const auto *out = std::get_if<UnpackParcel>(&operation.body))
        m_packing = out->carton;
    else if (std::holds_alternative<CloseCarton>(operation.body))
        m_packing.clear();
    m_soon.start();
}

void SheetForesight::look()
{
    QList<SheetRequest> wishes;
    if (!m_packing.isEmpty()) {
        const auto list = sheetRequest({SheetKind::PackingList, m_packing, 1, QStringLiteral("first")}, m_world, m_desk.style(), m_clock.now());
        if (list)
            wishes.append(*list);
    }
    const std::vector<Carton> paid = m_world.all<Carton>(Lookup::CartonByState, enumName(CartonState::Paid), kLabelsAhead);
    if (paid.empty())
        return m_desk.prepare(wishes);
    m_ledger.post([this, wishes, paid](Ledger &ledger) {
        const std::optional<IssueLabel> numbers = nextNumbers(ledger);
        if (numbers)
            QMetaObject::invokeMethod(this, [this, wishes, paid, numbers] { wishLabels(wishes, paid, *numbers); }, Qt::QueuedConnection);
    });
}

void SheetForesight::wishLabels(QList<SheetRequest> wishes, const std::vector<Carton> &cartons, const IssueLabel &numbers)
{
    for (const Carton &carton : cartons) {
        Label label;
        label.no = numbers.no;
        label.carton = carton.code;
        label.carrier = carton.carrier;
        label.carrierNo = numbers.carrierNo;
        label.sscc = carton.sscc.isEmpty() ? numbers.sscc : carton.sscc;
        label.service = carton.service;
        const auto request = cartonLabelRequest(label, {SheetKind::CartonLabel, label.no, 1, QStringLiteral("first")}, m_world, m_desk.style());
        if (request)
            wishes.append(*request);
    }
    m_desk.prepare(wishes);
}

} // namespace packbay
