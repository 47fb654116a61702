#include "ui/text/PhraseRows.h"

#include <QtGlobal>

namespace packbay {
namespace {

constexpr PhraseRow kRows[] = {
    // Words of the action bar and everywhere.
    {Text::WordOk, QT_TRANSLATE_NOOP("Phrases", "OK")},
    {Text::WordNo, QT_TRANSLATE_NOOP("Phrases", "No")},
    {Text::WordBack, QT_TRANSLATE_NOOP("Phrases", "Back")},
    {Text::WordUndo, QT_TRANSLATE_NOOP("Phrases", "Undo")},
    {Text::WordHelp, QT_TRANSLATE_NOOP("Phrases", "Help")},
    {Text::WordAccepted, QT_TRANSLATE_NOOP("Phrases", "Accepted")},
    {Text::WordRefused, QT_TRANSLATE_NOOP("Phrases", "Refused")},
    {Text::WordIgnored, QT_TRANSLATE_NOOP("Phrases", "Ignored")},
    {Text::WordSeenAlready, QT_TRANSLATE_NOOP("Phrases", "Seen already")},
    {Text::Working, QT_TRANSLATE_NOOP("Phrases", "Working ...")},
};

} // namespace

std::span<const PhraseRow> benchPhraseRows()
{
    return kRows;
}

} // namespace packbay
