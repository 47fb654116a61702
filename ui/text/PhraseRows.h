#pragma once
#include "models/workflow/ScreenState.h"

#include <span>

/// The sentences behind Phrases, one file per group of screens.
namespace packbay {

struct PhraseRow
{
    Text id = Text::None;
    const char *source = "";
    const char *arguments = nullptr; ///< names for %1, %2 ... as in Arguments.h; "n" of a %n is not listed
};

std::span<const PhraseRow> benchPhraseRows();
std::span<const PhraseRow> cartonPhraseRows();

} // namespace packbay
