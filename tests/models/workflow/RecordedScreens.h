#pragma once
#include "models/workflow/ScreenState.h"

#include <QList>

/// Every screen that the flows show while their tests run, for whoever wants to look at them all (tests/screens).
namespace packbay::test {

/// States that differ in figures, tone or scan strip only are one.
void recordScreen(const ScreenState &state);
QList<ScreenState> recordedScreens();

/// How many buttons the action bar has for it.
qsizetype buttonsOf(const ScreenState &state);

} // namespace packbay::test
