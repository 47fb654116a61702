#include "models/workflow/ReceiveFlow.h"

// What Receive shows: the step's prompt, the parcel's card and the last five parcels.
namespace packbay {

void ReceiveFlow::show(ScreenState &state) const
{
    switch (m_step) {
    case Step::Parcel: state.prompt = phraseOf(Text::AskParcel); break;
    case Step::Owner:
        state.banner = Banner::Ask;
        state.prompt = phraseOf(Text::AskOwner);
        state.facts.append(factOf(Text::FactTracking, codeCell(m_arrival.tracking)));
        state.actions = {actionOf(Command::Back, Text::WordBack), actionOf(Command::Choice2, Text::WordUnclaimed)};
        break;
    case Step::Weight: showWeight(state); break;
    case Step::Size:
        state.banner = Banner::Ask;
        state.prompt = phraseOf(Text::WeighAskSize);
        break;
    case Step::Location:
        state.actions = {actionOf(Command::Next, Text::WordShelveLater)};
        showShelving(state);
        break;
    case Step::Content:
    case Step::Quantity:
    case Step::Restriction:
    case Step::Photos: showInspection(state); break;
    }
    showParcel(state);
}

void ReceiveFlow::showWeight(ScreenState &state) const
{
    const std::optional<WeightReading> reading = context().load.current(context().clock.monotonic());
    BigWeight weight;
    if (reading) {
        weight.grams = reading->grams;
        weight.stable = reading->stable.value_or(false);
        weight.digits = reading->value ? reading->value->toString() : QString();
    }
    state.weight = weight;
    state.prompt = phraseOf(reading && !context().load.wasEmptied() ? Text::AskEmptyScale : Text::AskWeight);
    state.actions = {actionOf(Command::Photo, Text::WordPhoto), actionOf(Command::Weigh, Text::WordTakeNow, true)};
}

void ReceiveFlow::showParcel(ScreenState &state) const
{
    const bool inHand = m_step != Step::Parcel && m_step != Step::Owner;
    const EntityId shown = m_seen ? *m_seen : inHand ? m_parcel : EntityId();
    if (const std::optional<Parcel> card = world().get<Parcel>(shown); card && !shown.isNull()) {
        addParcelFacts(state, world(), *card);
        if (m_seen) {
            state.facts.append(factOf(Text::FactReceivedAt, timeCell(card->arrivedAt)));
            state.facts.append(factOf(Text::FactReceivedBy, plainCell(card->receivedBy)));
            if (!card->location.isEmpty())
                state.facts.append(factOf(Text::FactLocation, plainCell(signOf(world(), card->location)), true));
        }
        state.job = phraseOf(Text::JobParcel, {{QStringLiteral("code"), paperCode(*card)}});
    }
    if (m_step == Step::Size) {
        showSizes(state, m_settings.sizes, kSizeChoices - 1);
        state.actions.append(actionOf(Command::Next, Text::WordNoSize, true));
        return;
    }
    state.table.columns = {phraseOf(Text::ColumnCode), phraseOf(Text::ColumnWeight), phraseOf(Text::ColumnLocation),
                           phraseOf(Text::ColumnOperator), phraseOf(Text::ColumnTime)};
    for (const RecentRow &row : m_recent) {
        state.table.rows.append({Mark::Done,
                                 {codeCell(row.code), weightCell(row.weight), plainCell(row.sign),
                                  plainCell(row.actor), timeCell(row.at)}});
    }
}

} // namespace packbay
