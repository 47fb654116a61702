#include "models/workflow/DispatchFlow.h"
#include "models/workflow/DoubtfulSheets.h"

#include <algorithm>

// Sheets of which nobody knows whether they came out: asked for when nothing else is in hand, never sent again by itself.
namespace packbay {
std::optional<DoubtfulSheet> DispatchFlow::doubt() const
{
    if (!context().doubtful)
        return std::nullopt;
    const auto found = std::find_if(context().doubtful->cbegin(), context().doubtful->cend(), [this](const DoubtfulSheet &sheet) {
        return !m_settled.contains(sheet) && isInDoubt(world(), sheet);
    });
    return found == context().doubtful->cend() ? std::nullopt : std::optional(*found);
}

void DispatchFlow::settleDoubt(const DoubtfulSheet &sheet, bool cameOut)
{
    const QString no = labelOf(sheet);
    m_settled.append(sheet);
    effect(SettleSheet{sheet, cameOut, !cameOut && no.isEmpty()});
    if (cameOut || no.isEmpty())
        return sound(Tone::Ok);
    m_labelNo = no;
    m_copy = sheet.copy;
    takeCarton(world().carton(world().label(no).value_or(Label{}).carton).value_or(Carton{}));
    print(QStringLiteral("lost"));
}

/// The answer about the label in hand is the answer about its sheet: it is not asked for again.
void DispatchFlow::settleLabel(bool cameOut)
{
    const DoubtfulSheet sheet{labelDocument(m_labelNo), m_copy};
    m_settled.append(sheet);
    effect(SettleSheet{sheet, cameOut, false});
}

void DispatchFlow::renderDoubt(ScreenState &screen, const DoubtfulSheet &sheet) const
{
    const QString no = labelOf(sheet);
    screen.banner = Banner::Ask;
    screen.actions = {actionOf(Command::No, Text::WordNo), actionOf(Command::Ok, Text::WordYes, true)};
    if (no.isEmpty()) {
        screen.prompt = phraseOf(Text::DispatchAskSheetCameOut, {{QStringLiteral("code"), sheet.document.section(QLatin1Char('/'), 1, 1)}});
    } else {
        const Label label = world().label(no).value_or(Label{});
        screen.prompt = phraseOf(Text::DispatchAskCameOut, {{QStringLiteral("label"), label.carrierNo.isEmpty() ? no : label.carrierNo}});
        screen.facts = {factOf(Text::FactCarton, codeCell(label.carton)), factOf(Text::FactCarrier, plainCell(label.carrier)),
                        factOf(Text::FactCarrierNo, codeCell(label.carrierNo))};
    }
    screen.facts.append(factOf(Text::FactCopies, numberCell(sheet.copy)));
    screen.facts.append(factOf(Text::FactPrintState, wordCell(Text::PrintUnknownState)));
}

} // namespace packbay
