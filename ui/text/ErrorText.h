#pragma once
#include "models/domain/Error.h"
#include "models/workflow/ScreenState.h"

#include <QString>

/// What a person reads when something is refused or broken: one row for every code of ErrorCodes.inc (ux.md 5).
namespace packbay {

/// What takes an error off the screen again.
enum class Clearing {
    NextScan,    ///< the next right scan
    Acknowledge, ///< F12 or ZZCOKN, by hand
    Itself,      ///< the device or the network, when it works again
};

struct ErrorWords
{
    QString code;   ///< "E2104", or "W2104" when work goes on
    QString title;  ///< what happened
    QString remedy; ///< what to do
    Tone tone = Tone::Stop;
    Banner banner = Banner::Stop;
    Clearing clearing = Clearing::Acknowledge;

    bool needsAck() const { return clearing == Clearing::Acknowledge; }
};

/// The words of an error in the language of the application, its args filled in. A code that has no row (None) gives
/// its number and no sentence; the tests see to it that every code has one.
ErrorWords errorWords(const Error &error);
/// True when the table has a row for the code.
bool hasErrorWords(ErrorCode code);
/// "E2104".
QString errorNumber(ErrorCode code);

} // namespace packbay
