#include "models/workflow/Desk.h"
#include "models/workflow/DoubtfulSheets.h"
#include "models/workflow/FlowCells.h"

#include <algorithm>

// What becomes of sheets concerns whoever works, whichever screen is open: what was not printed is said, and what nobody
// knows is asked for.
namespace packbay {
namespace {

/// Shorter than that nobody has read it: what is scanned or pressed meanwhile was meant for the screen behind it.
constexpr std::int64_t kReadMs = 1000;

} // namespace

/// Whichever screen is shown and whoever works: a doubt stays until somebody settles it.
void Desk::noteDoubt(const PrintOutcome &news)
{
    const DoubtfulSheet sheet{news.document, news.copy};
    if (news.state != PrintState::Unknown)
        m_doubtful.removeOne(sheet);
    else if (!m_doubtful.contains(sheet))
        m_doubtful.append(sheet);
}

void Desk::noteSheet(const PrintOutcome &news)
{
    const DoubtfulSheet sheet{news.document, news.copy};
    const bool isFailed = news.state == PrintState::Failed && !m_answered.removeOne(sheet);
    if (!isFailed && news.state != PrintState::Unknown) {
        m_news.removeIf([&](const SheetNews &old) { return old.sheet.document == sheet.document && old.sheet.copy <= sheet.copy; });
        return;
    }
    // Label & Dispatch asks for the label in hand itself.
    if (isFailed && m_screen == ScreenId::Dispatch && !labelOf(sheet).isEmpty())
        return;
    dropNews(sheet);
    SheetNews item{sheet, {}};
    if (isFailed) {
        const ErrorCode code = news.printer.code == ErrorCode::None ? ErrorCode::PrinterFault : news.printer.code;
        item.failed = makeError(code, {{QStringLiteral("document"), sheet.document}, {QStringLiteral("field"), news.printer.words},
                                       {QStringLiteral("printer"), news.printer.words}});
    }
    m_news.append(item);
}

void Desk::dropNews(const DoubtfulSheet &sheet)
{
    m_news.removeIf([&](const SheetNews &old) { return old.sheet == sheet; });
}

/// Whoever logs in is asked, too: on a station that never prints a carton's label nobody comes by Label & Dispatch.
void Desk::doubtAgain()
{
    for (const DoubtfulSheet &sheet : std::as_const(m_doubtful)) {
        dropNews(sheet);
        m_news.append({sheet, {}});
    }
    m_told.reset();
}

/// What stands on the screen now, or would if it were free: no question, no STOP, nothing to wait for.
const Desk::SheetNews *Desk::currentNews() const
{
    if (m_locked || m_pending || m_unread || m_state.latched || m_state.banner != Banner::Ready)
        return nullptr;
    const auto found = std::find_if(m_news.cbegin(), m_news.cend(), [this](const SheetNews &news) {
        // Label & Dispatch asks for these when nothing else is in hand.
        return news.failed || (m_screen != ScreenId::Dispatch && isInDoubt(m_world, news.sheet));
    });
    return found == m_news.cend() ? nullptr : &*found;
}

void Desk::showNews()
{
    const SheetNews *news = currentNews();
    if (!news || m_told == news->sheet)
        return;
    m_told = news->sheet;
    m_toldAt = m_clock.monotonic();
    raise(Tone::Ask);
}

/// It is read by whoever works on.
void Desk::readNews()
{
    const SheetNews *news = currentNews();
    if (news && m_told == news->sheet && (m_clock.monotonic() - m_toldAt).value >= kReadMs)
        dropNews(DoubtfulSheet(news->sheet));
}

/// Yes or No to the sheet that is asked for; OK to one that failed. A carton's label is counted, which Label & Dispatch does.
bool Desk::answersNews(Command command)
{
    const SheetNews *news = currentNews();
    if (!news || m_told != news->sheet || (command != Command::Ok && command != Command::No))
        return false;
    const DoubtfulSheet sheet = news->sheet;
    if (news->failed) {
        if (command == Command::No)
            return false;
    } else {
        if (!labelOf(sheet).isEmpty())
            return false;
        const bool cameOut = command == Command::Ok;
        if (!cameOut)
            m_answered.append(sheet);
        m_doubtful.removeOne(sheet);
        m_effects.append(SettleSheet{sheet, cameOut, !cameOut});
        raise(Tone::Ok);
    }
    dropNews(sheet);
    return true;
}

void Desk::renderNews(ScreenState &state, const SheetNews &news) const
{
    state.banner = Banner::Ask;
    if (news.failed) {
        state.prompt = {};
        state.error = news.failed;
        state.actions = {actionOf(Command::Ok, Text::WordOk, true)};
        return;
    }
    const QString no = labelOf(news.sheet);
    if (no.isEmpty()) {
        state.prompt = phraseOf(Text::DispatchAskSheetCameOut, {{QStringLiteral("code"), news.sheet.document.section(QLatin1Char('/'), 1, 1)}});
        state.actions = {actionOf(Command::No, Text::WordNo), actionOf(Command::Ok, Text::WordYes, true)};
        return;
    }
    const Label label = m_world.label(no).value_or(Label{});
    state.prompt = phraseOf(Text::DispatchAskCameOut, {{QStringLiteral("label"), label.carrierNo.isEmpty() ? no : label.carrierNo}});
    state.actions.clear();
    if (m_makers.contains(ScreenId::Dispatch))
        state.actions.append(actionOf(Command::GoDispatch, Text::WordToDispatch, true));
}

} // namespace packbay
