#pragma once
#include "ui/text/ErrorText.h"

namespace packbay {

/// Names the sheet that was not printed (args `document`, "packing/7K000001") and, when a text of it is too long, its field
/// (`field`); the words of the error itself become the remedy. Nothing changes without `document`.
void nameSheet(ErrorWords &words, const Error &error);

} // namespace packbay
