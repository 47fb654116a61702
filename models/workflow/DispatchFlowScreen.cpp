#include "models/workflow/DispatchFlow.h"

#include <array>

namespace packbay {
namespace {

constexpr std::array kChoiceKeys{Command::Choice1, Command::Choice2, Command::Choice3, Command::Choice4};

Text wordOf(PrintState state)
{
    switch (state) {
    case PrintState::Queued: return Text::PrintQueued;
    case PrintState::Sending: return Text::PrintSending;
    case PrintState::Sent: return Text::PrintSent;
    case PrintState::Printing: return Text::PrintPrinting;
    case PrintState::Confirmed: return Text::PrintConfirmed;
    case PrintState::Failed: return Text::PrintFailed;
    case PrintState::Unknown: return Text::PrintUnknownState;
    case PrintState::Cancelled: return Text::PrintCancelled;
    }
    return Text::None;
}

} // namespace

void DispatchFlow::show(ScreenState &screen) const
{
    screen.banner = Banner::Ready;
    switch (m_state) {
    case State::Idle:
        if (const auto sheet = doubt()) {
            renderDoubt(screen, *sheet);
            return renderCages(screen);
        }
        screen.prompt = phraseOf(Text::DispatchAskCarton);
        screen.actions = {actionOf(Command::Next, Text::WordManifest, true)};
        if (!m_sheets.isEmpty()) {
            screen.actions.append(actionOf(Command::Reprint, Text::WordReprint));
        } else if (hasCard()) {
            renderCard(screen);
            if (!isVoidAsked()) {
                screen.actions.append(actionOf(Command::Reprint, Text::WordReprint));
                screen.actions.append(actionOf(Command::VoidLabel, Text::WordVoidLabel));
            }
        }
        renderCages(screen);
        return;
    case State::BagCard: {
        const Bag bag = world().bag(m_bag).value_or(Bag{});
        screen.banner = Banner::Ask;
        screen.prompt = phraseOf(Text::DispatchAskSealBag, {{QStringLiteral("bag"), m_bag}, {QStringLiteral("n"), bag.cartons}});
        screen.facts = {factOf(Text::FactCarrier, plainCell(bag.carrier)), factOf(Text::FactWeight, weightCell(bag.weight)),
                        factOf(Text::FactLimit, weightCell(bag.limit))};
        screen.actions = {actionOf(Command::Seal, Text::WordSeal, true), actionOf(Command::Back, Text::WordBack)};
        return;
    }
    case State::Buying:
    case State::Printing:
    case State::AskPrinted:
    case State::Stick:
    case State::Cage: renderLabelStates(screen); return;
    case State::WhichSheet: renderSheets(screen); return;
    case State::ReprintReason:
    case State::VoidReason:
    case State::VoidBadge: renderReasons(screen); return;
    case State::Carrier:
    case State::Manifest:
    case State::Missing:
    case State::Driver: renderManifest(screen); return;
    }
}

void DispatchFlow::renderCard(ScreenState &screen) const
{
    screen.job = phraseOf(Text::DispatchJob, {{QStringLiteral("carton"), m_carton.code},
                                              {QStringLiteral("order"), m_carton.order},
                                              {QStringLiteral("country"), m_order.shipTo.country},
                                              {QStringLiteral("carrier"), m_carton.carrier}});
    screen.facts = {factOf(Text::FactCarrier, plainCell(m_carton.carrier)),
                    factOf(Text::FactCarrierNo, codeCell(m_carton.carrierNo)),
                    factOf(Text::FactService, wordCell(Text::ServiceName, {{QStringLiteral("service"), m_service.name},
                                                                           {QStringLiteral("service_zh"), m_service.nameZh}})),
                    factOf(Text::FactWeight, weightCell(m_carton.gross)),
                    factOf(Text::FactCopies, numberCell(m_copy))};
    if (!m_carton.shipOn.isEmpty())
        screen.facts.append(factOf(Text::FactPlatformOrder, codeCell(m_carton.shipOn)));
    if (const Text word = wordOfLabel(); word != Text::None)
        screen.facts.prepend(factOf(Text::FactLabel, wordCell(word), true));
}

/// Where its void stands.
Text DispatchFlow::wordOfLabel() const
{
    const std::optional<Label> label = world().label(m_labelNo);
    if (!label)
        return Text::None;
    if (label->state == LabelState::VoidRequested)
        return Text::LabelVoidRequested;
    return label->state == LabelState::VoidRejected ? Text::LabelVoidRejected : Text::None;
}

void DispatchFlow::renderLabelStates(ScreenState &screen) const
{
    renderCard(screen);
    // A carton that was only looked up has no sheet on its way.
    if (m_state == State::Printing || m_state == State::AskPrinted || m_printState != PrintState::Queued)
        screen.facts.append(factOf(Text::FactPrintState, wordCell(wordOf(m_printState))));
    screen.actions = {actionOf(Command::Reprint, Text::WordReprint), actionOf(Command::VoidLabel, Text::WordVoidLabel)};
    switch (m_state) {
    case State::Buying:
        screen.banner = Banner::Busy;
        screen.prompt = phraseOf(Text::DispatchBuying, {{QStringLiteral("carrier"), m_carton.carrier}});
        screen.actions = {actionOf(Command::Back, Text::WordBack)};
        return;
    case State::Printing:
        screen.banner = Banner::Busy;
        screen.prompt = phraseOf(Text::DispatchPrinting);
        if (offersSpare())
            screen.actions.prepend(actionOf(Command::Choice1, Text::WordSpare, true, {{QStringLiteral("printer"), m_settings.spare}}));
        return;
    case State::AskPrinted:
        screen.banner = Banner::Ask;
        screen.prompt = phraseOf(Text::DispatchAskPrinted);
        screen.actions.prepend(actionOf(Command::No, Text::WordNo));
        screen.actions.prepend(actionOf(Command::Ok, Text::WordYes, true));
        return;
    case State::Stick:
        screen.prompt = m_openedByLabel.isEmpty() ? phraseOf(Text::DispatchAskLabel) : phraseOf(Text::DispatchAskOwnCode);
        return;
    default: break;
    }
    const QString cage = suggestedCage();
    screen.prompt = cage.isEmpty() ? phraseOf(Text::DispatchAskAnyCage, {{QStringLiteral("carrier"), m_carton.carrier}})
                                   : phraseOf(Text::DispatchAskCage, {{QStringLiteral("cage"), cage}});
    screen.facts.prepend(factOf(Text::FactCage, plainCell(cage), true));
}

void DispatchFlow::renderReasons(ScreenState &screen) const
{
    m_sheet < 0 ? renderCard(screen) : renderJobOfSheets(screen);
    screen.banner = Banner::Ask;
    if (m_state == State::VoidBadge) {
        screen.prompt = phraseOf(Text::AskSupervisor);
        screen.actions = {actionOf(Command::Back, Text::WordBack)};
        return;
    }
    const bool again = m_state == State::ReprintReason;
    screen.prompt = phraseOf(again ? Text::DispatchAskReprintReason : Text::DispatchAskVoidReason,
                             {{QStringLiteral("label"), m_labelNo}});
    screen.actions = {actionOf(Command::Choice1, again ? Text::ReasonUnreadable : Text::ReasonWrongAddress),
                      actionOf(Command::Choice2, again ? Text::ReasonDamaged : Text::ReasonWrongService),
                      actionOf(Command::Choice3, again ? Text::ReasonLost : Text::ReasonCancelled),
                      actionOf(Command::Back, Text::WordBack)};
}

void DispatchFlow::renderCages(ScreenState &screen) const
{
    screen.table.columns = {phraseOf(Text::ColumnCage), phraseOf(Text::ColumnCarrier), phraseOf(Text::ColumnCartons),
                            phraseOf(Text::ColumnCutOff)};
    for (const CageLine &line : m_cages) {
        screen.table.rows.append({Mark::None,
                                  {codeCell(line.cage), plainCell(line.carrier), numberCell(line.cartons),
                                   line.cutOff.value > 0 ? timeCell(line.cutOff) : plainCell({})}});
    }
}

void DispatchFlow::renderManifest(ScreenState &screen) const
{
    if (m_state == State::Carrier) {
        screen.banner = Banner::Ask;
        screen.prompt = phraseOf(Text::DispatchAskCarrier);
        for (qsizetype i = 0; i < m_carriers.size() && i < kChoices; ++i) {
            screen.actions.append(actionOf(kChoiceKeys.at(static_cast<std::size_t>(i)), Text::WordCarrier, false,
                                           {{QStringLiteral("carrier"), m_carriers.at(i)}}));
        }
        renderCages(screen);
        return;
    }
    screen.job = phraseOf(Text::DispatchJobManifest, {{QStringLiteral("manifest"), m_manifest.no},
                                                      {QStringLiteral("carrier"), m_manifest.carrier},
                                                      {QStringLiteral("date"), m_manifest.shipDate}});
    if (m_state == State::Driver) {
        screen.banner = Banner::Ask;
        screen.prompt = phraseOf(Text::DispatchAskDriver);
        screen.facts = {factOf(Text::FactManifest, codeCell(m_manifest.no)),
                        factOf(Text::FactCartons, numberCell(m_manifest.cartons), true)};
        screen.actions = {actionOf(Command::Find, Text::WordType), actionOf(Command::Reprint, Text::WordReprint),
                          actionOf(Command::Back, Text::WordBack)};
        return;
    }
    const int scannedCount = static_cast<int>(m_scannedSet.size());
    screen.done = scannedCount;
    screen.total = scannedCount + static_cast<int>(m_missing.size());
    screen.facts = {factOf(Text::FactScanned, numberCell(scannedCount), true),
                    factOf(Text::FactMissing, numberCell(m_missing.size()), !m_missing.isEmpty()),
                    factOf(Text::FactExtra, numberCell(m_extra.size()), !m_extra.isEmpty())};
    screen.table.columns = {phraseOf(Text::ColumnCode), phraseOf(Text::FactState)};
    for (const QString &code : m_missing)
        screen.table.rows.append({Mark::Waiting, {codeCell(code), wordCell(Text::DispatchMissing)}});
    for (const Extra &extra : m_extra) {
        QJsonObject args = extra.why.args;
        args.insert(QStringLiteral("code"), extra.why.number());
        screen.table.rows.append({Mark::Wrong, {codeCell(extra.code), wordCell(Text::DispatchExtra, args)}});
    }
    if (m_state == State::Manifest) {
        screen.prompt = phraseOf(Text::DispatchAskManifest, {{QStringLiteral("carrier"), m_manifest.carrier}});
        screen.actions = {actionOf(Command::Next, Text::WordCloseManifest, true), actionOf(Command::Back, Text::WordBack)};
        return;
    }
    screen.banner = Banner::Ask;
    screen.prompt = phraseOf(Text::DispatchAskMissing, {{QStringLiteral("n"), m_missing.size()}});
    screen.actions = {actionOf(Command::Next, Text::WordCloseManifest, true), actionOf(Command::Choice2, Text::WordTakeOff),
                      actionOf(Command::Back, Text::WordBack)};
}

} // namespace packbay
