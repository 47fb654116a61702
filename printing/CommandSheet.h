#pragma once
#include "printing/LabelRequest.h"

namespace packbay {

/// Rows of the command-barcode sheet (ux.md 3): code (ZZC...), readable, en, zh.
QList<FieldSet> commandRows();

} // namespace packbay
