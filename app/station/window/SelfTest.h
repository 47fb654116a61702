#pragma once
#include "models/domain/Result.h"

namespace packbay {

/// Opens a throw-away database, reads a code and renders a label: what an installation needs to work at all.
Status selfTest();

} // namespace packbay
