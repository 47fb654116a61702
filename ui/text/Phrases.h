#pragma once
#include "models/workflow/ScreenState.h"

#include <QString>

/// The sentences that flows show, in the language of the application: one row for every entry of Texts.inc.
namespace packbay {

/// The sentence with its arguments. An argument that the flow did not give is left out of the sentence as an ellipsis.
/// Empty for Text::None.
QString sentence(const Phrase &phrase);
/// True when the table has a row for the text.
bool hasSentence(Text id);
/// The English source of a text with its places unfilled, for tests and translators' tools.
QString sentenceSource(Text id);

} // namespace packbay
