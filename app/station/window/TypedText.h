#pragma once
#include "models/workflow/ScreenState.h"

#include <QString>

namespace packbay {

/// What is meant by a text from the panel of F2: a code, as if it had been scanned, or an entry in place of a scale, a
/// sizer or a reason. A short number or a size is an entry; so is everything while the screen asks for words.
bool isEntry(const QString &text, const ScreenState &screen);

} // namespace packbay
