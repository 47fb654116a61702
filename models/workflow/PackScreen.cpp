#include "models/workflow/PackFlow.h"

#include "models/workflow/PlanLines.h"

// What Pack shows.
namespace packbay {

void PackFlow::show(ScreenState &state) const
{
    if (m_step == Step::Order) {
        state.prompt = phraseOf(Text::AskJobSheet);
        state.actions = {actionOf(Command::Next, Text::WordNextOrder, true)};
        if (!m_sealed.isEmpty())
            state.facts.append(factOf(Text::FactCarton, codeCell(m_sealed)));
        return;
    }
    showJob(state);
    state.actions = {actionOf(Command::Back, Text::WordBack)};
    switch (m_step) {
    case Step::Carton:
        state.prompt = phraseOf(Text::AskCarton, {{QStringLiteral("order"), m_order}});
        break;
    case Step::Parcel:
    case Step::ScanOut:
        state.prompt = phraseOf(Text::AskNextParcel, {{QStringLiteral("box"), m_carton}, {QStringLiteral("n"), left().size()}});
        state.actions = {actionOf(Command::ExMissing, Text::WordMissing), actionOf(Command::Hold, Text::WordHold),
                         actionOf(Command::NewBox, Text::WordNewCarton), actionOf(Command::Seal, Text::WordSeal)};
        if (isAsIs())
            state.actions.removeIf([](const Action &action) { return action.command == Command::NewBox; });
        break;
    default: showQuestion(state); break;
    }
}

void PackFlow::showQuestion(ScreenState &state) const
{
    state.banner = Banner::Ask;
    const QString code = m_odd ? paperCode(*m_odd) : QString();
    switch (m_step) {
    case Step::TakeOver:
        state.prompt = phraseOf(Text::AskTakeOver, {{QStringLiteral("order"), m_order}, {QStringLiteral("station"), order().station}});
        break;
    case Step::Seal:
        state.prompt = phraseOf(Text::AskSeal, {{QStringLiteral("box"), m_carton}, {QStringLiteral("n"), world().count(Lookup::ParcelByCarton, m_carton)}});
        state.actions = {actionOf(Command::Hold, Text::WordHold), actionOf(Command::Seal, Text::WordSeal, true)};
        break;
    case Step::NewCarton:
        state.prompt = phraseOf(Text::AskNewCarton, {{QStringLiteral("box"), m_carton}, {QStringLiteral("code"), code}});
        state.actions.append(actionOf(Command::NewBox, Text::WordNewCarton, true));
        break;
    case Step::MoveToOrder:
        state.prompt = m_odd && !m_odd->order.isEmpty() ? phraseOf(Text::AskMoveToOrder, {{QStringLiteral("code"), code}, {QStringLiteral("order"), m_odd->order}})
                                                        : phraseOf(Text::AskAddToOrder, {{QStringLiteral("code"), code}});
        break;
    case Step::Missing:
        state.prompt = phraseOf(Text::AskMissing, {{QStringLiteral("n"), missing().size()}});
        state.actions.append(actionOf(Command::Hold, Text::WordHold));
        break;
    default: break;
    }
}

/// What it costs in how many cartons, and how the next carton is filled. Nothing is held up for it.
void PackFlow::showPlan(ScreenState &state, const Order &job, const QList<Parcel> &all) const
{
    const std::optional<ShipPlan> plan = context().freight.planFor(job);
    if (!plan)
        return;
    state.note = planNote(*plan);
    QList<EntityId> inside;
    QList<EntityId> packed;
    for (const Parcel &parcel : all) {
        if (!parcel.carton.isEmpty())
            packed.append(parcel.id);
        if (!m_carton.isEmpty() && parcel.carton == m_carton)
            inside.append(parcel.id);
    }
    if (m_step != Step::TakeOver)
        state.picture = pictureOf(*plan, inside, packed);
}

void PackFlow::showJob(ScreenState &state) const
{
    const Order job = order();
    const QList<Parcel> all = parcels();
    const auto in = std::count_if(all.cbegin(), all.cend(), [](const Parcel &parcel) { return !parcel.carton.isEmpty(); });
    state.done = static_cast<int>(in);
    state.total = static_cast<int>(all.size());
    state.job = phraseOf(m_carton.isEmpty() ? Text::JobPackNoCarton : Text::JobPack,
                         {{QStringLiteral("order"), m_order}, {QStringLiteral("box"), m_carton},
                          {QStringLiteral("done"), state.done}, {QStringLiteral("total"), state.total}});
    state.facts.append(factOf(Text::FactOrder, codeCell(m_order)));
    state.facts.append(factOf(Text::FactOwner, codeCell(job.member)));
    state.facts.append(factOf(Text::FactDestination, plainCell(QStringLiteral("%1 %2").arg(job.shipTo.city, job.shipTo.country).trimmed())));
    if (!job.platformOrderNo.isEmpty())
        state.facts.append(factOf(Text::FactPlatformOrder, codeCell(job.platformOrderNo)));
    if (job.cutOff.value > 0)
        state.facts.append(factOf(Text::FactCutOff, timeCell(job.cutOff)));
    state.facts.append(factOf(Text::FactLeft, numberCell(state.total - state.done), true));
    showPlan(state, job, all);
    if (const std::optional<Carton> box = world().carton(m_carton)) {
        CartonFill fill{box->tare, kCartonGuide};
        for (const Parcel &parcel : world().all<Parcel>(Lookup::ParcelByCarton, m_carton))
            fill.inside += parcel.weight;
        state.fill = fill;
    }
    state.table.columns = {phraseOf(Text::ColumnCode), phraseOf(Text::ColumnLocation), phraseOf(Text::ColumnWeight)};
    for (const Parcel &parcel : all) {
        const Mark mark = parcel.carton.isEmpty() ? Mark::Waiting : Mark::Done;
        const QString where = parcel.carton.isEmpty() ? signOf(world(), parcel.location) : parcel.carton;
        state.table.rows.append({mark, {codeCell(paperCode(parcel)), plainCell(where), weightCell(parcel.weight)}});
    }
}

} // namespace packbay
