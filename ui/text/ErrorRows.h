#pragma once
#include "ui/text/ErrorText.h"

#include <span>

/// The rows behind ErrorText, one file per group of codes. A row without facts says the same whatever the args are.
namespace packbay {

struct ErrorRow
{
    ErrorCode code = ErrorCode::None;
    char letter = 'E'; ///< 'W' when work goes on
    Tone tone = Tone::Stop;
    Clearing clearing = Clearing::Acknowledge;
    const char *title = "";
    const char *remedy = "";
    const char *remedyWithFacts = nullptr; ///< used instead when every argument of `facts` is there
    const char *facts = nullptr;           ///< argument names for %1, %2 ... ("parcel:code,station")
    const char *otherRemedy = nullptr;     ///< before both, when every argument of `otherFacts` is there
    const char *otherFacts = nullptr;
};

std::span<const ErrorRow> scanErrorRows();
std::span<const ErrorRow> workErrorRows();
std::span<const ErrorRow> linkErrorRows();
std::span<const ErrorRow> freightErrorRows();

} // namespace packbay
