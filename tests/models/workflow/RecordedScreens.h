#pragma once
#include "models/workflow/Flow.h"
#include "models/workflow/ScreenState.h"

#include <QList>

/// Every screen that the flows show while their tests run, for whoever wants to look at them all (tests/screens).
namespace packbay::test {

/// States that differ in figures, tone or scan strip only are one.
void recordScreen(const ScreenState &state);
QList<ScreenState> recordedScreens();

/// Fails the test that runs when the answer to an input hands an operation over and sounds like success already: only
/// the outcome may (ux.md 2.5).
void requireNoEarlySuccess(const FlowInput &input, const Reaction &reaction);

/// How many buttons the action bar has for it.
qsizetype buttonsOf(const ScreenState &state);

} // namespace packbay::test
