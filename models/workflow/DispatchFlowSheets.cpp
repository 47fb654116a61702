#include "models/workflow/DispatchFlow.h"

#include <array>

// Sheets that are no carton's label, printed again with a reason: inner labels, the tags of holds, bag labels, manifests.
namespace packbay {

/// What hangs on the scanned thing. The scan itself is judged as any other: a parcel is no carton.
void DispatchFlow::offerSheets(const ScanMeaning &scan)
{
    const auto tagsFor = [](const QString &key, SheetKind kind, const QList<Hold> &holds) {
        QList<PrintSheet> tags;
        for (const Hold &hold : holds)
            tags.append({kind, key, 0, enumName(hold.code)});
        return tags;
    };
    std::optional<Parcel> parcel = scan.kind == CodeKind::Parcel ? world().parcelByLpn(scan.entity) : std::nullopt;
    if (!parcel && scan.kind == CodeKind::Tracking)
        parcel = world().parcelByTracking(scan.normalized);
    QList<PrintSheet> tags;
    if (scan.kind == CodeKind::Bag) {
        const std::optional<Bag> bag = world().bag(scan.entity);
        if (bag && !(bag->state == BagState::Open))
            m_sheets.append({Text::WordBagLabel, {PrintSheet{SheetKind::BagLabel, bag->code, 0, QStringLiteral("first")}}});
    } else if (parcel && !parcel->lpn.isEmpty()) {
        m_sheets.append({Text::WordInnerLabel, {PrintSheet{SheetKind::ParcelLabel, parcel->lpn, 0, QStringLiteral("first")}}});
        tags = tagsFor(parcel->lpn, SheetKind::ExceptionTag, parcel->holds);
    } else if (const Result<Carton> carton = cartonOf(scan)) {
        tags = tagsFor(carton->code, SheetKind::HoldTag, carton->holds + world().order(carton->order).value_or(Order{}).holds);
    }
    if (!tags.isEmpty())
        m_sheets.append({Text::WordTag, tags});
}

void DispatchFlow::chooseSheet()
{
    if (m_sheets.size() == 1)
        return chosen(0);
    m_before = State::Idle;
    m_state = State::WhichSheet;
    sound(Tone::Ask);
}

void DispatchFlow::chosen(qsizetype index)
{
    if (index < 0 || index >= m_sheets.size())
        return;
    m_state = State::Idle;
    askWhy(State::ReprintReason);
    m_sheet = index;
}

void DispatchFlow::printSheets(const QString &reason)
{
    const QList<PrintSheet> sheets = m_sheets.at(m_sheet).second;
    for (PrintSheet sheet : sheets) {
        sheet.again = QStringLiteral("reprint: %1, %2").arg(reason, context().session.actor);
        effect(sheet);
    }
    m_sheet = -1;
    m_state = m_before;
    say(phraseOf(Text::DispatchReprinting, {{QStringLiteral("code"), sheets.first().key}}), Tone::Ok);
}

/// Whose sheets they are.
void DispatchFlow::renderJobOfSheets(ScreenState &screen) const
{
    const PrintSheet &sheet = m_sheets.first().second.first();
    if (sheet.kind == SheetKind::Manifest) {
        screen.job = phraseOf(Text::DispatchJobManifest, {{QStringLiteral("manifest"), m_manifest.no},
                                                          {QStringLiteral("carrier"), m_manifest.carrier},
                                                          {QStringLiteral("date"), m_manifest.shipDate}});
        return;
    }
    const Text whose = sheet.kind == SheetKind::BagLabel ? Text::JobBag
        : sheet.kind == SheetKind::HoldTag               ? Text::JobCarton
                                                         : Text::JobParcel;
    screen.job = phraseOf(whose, {{QStringLiteral("code"), sheet.key}});
}

void DispatchFlow::renderSheets(ScreenState &screen) const
{
    renderJobOfSheets(screen);
    screen.banner = Banner::Ask;
    screen.prompt = phraseOf(Text::DispatchAskWhichSheet);
    const std::array keys{Command::Choice1, Command::Choice2};
    for (std::size_t i = 0; i < keys.size() && static_cast<qsizetype>(i) < m_sheets.size(); ++i)
        screen.actions.append(actionOf(keys[i], m_sheets.at(static_cast<qsizetype>(i)).first));
    screen.actions.append(actionOf(Command::Back, Text::WordBack));
}

} // namespace packbay
