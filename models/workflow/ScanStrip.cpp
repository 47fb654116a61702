#include "models/workflow/ScanStrip.h"

#include <algorithm>

namespace packbay {
namespace {

constexpr qsizetype kShown = 5;

Text wordOf(StripEntry::Verdict verdict)
{
    switch (verdict) {
    case StripEntry::Verdict::Accepted: return Text::WordAccepted;
    case StripEntry::Verdict::Refused: return Text::WordRefused;
    case StripEntry::Verdict::Ignored: return Text::WordIgnored;
    case StripEntry::Verdict::Duplicate: return Text::WordSeenAlready;
    case StripEntry::Verdict::Command: return Text::WordDone;
    }
    return Text::None;
}

} // namespace

int ScanStrip::add(const ScanMeaning &scan, UtcMs at)
{
    StripEntry entry;
    entry.verdict = scan.kind == CodeKind::Command ? StripEntry::Verdict::Command : StripEntry::Verdict::Accepted;
    entry.code = scan.normalized.isEmpty() ? scan.input : scan.normalized;
    entry.word = {Text::WordWaiting, {}};
    entry.at = at;
    m_lines.prepend({m_next, false, entry});
    prune();
    return m_next++;
}

void ScanStrip::working(int number)
{
    if (Line *line = find(number); line && !line->settled)
        line->entry.word = {Text::Working, {}};
}

StripEntry ScanStrip::settle(int number, StripEntry::Verdict verdict)
{
    Line *line = find(number);
    if (!line || line->settled)
        return line ? line->entry : StripEntry{};
    line->settled = true;
    line->entry.verdict = verdict;
    line->entry.word = {wordOf(verdict), {}};
    const StripEntry settled = line->entry;
    prune();
    return settled;
}

QList<StripEntry> ScanStrip::newest() const
{
    QList<StripEntry> entries;
    for (qsizetype i = 0; i < std::min(kShown, m_lines.size()); ++i)
        entries.append(m_lines.at(i).entry);
    return entries;
}

ScanStrip::Line *ScanStrip::find(int number)
{
    const auto found = std::find_if(m_lines.begin(), m_lines.end(), [number](const Line &line) { return line.number == number; });
    return found == m_lines.end() ? nullptr : &*found;
}

/// Keeps what is shown and what still waits.
void ScanStrip::prune()
{
    for (qsizetype i = m_lines.size() - 1; i >= kShown; --i) {
        if (m_lines.at(i).settled)
            m_lines.removeAt(i);
    }
}

} // namespace packbay
