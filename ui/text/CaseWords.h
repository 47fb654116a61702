#pragma once
#include <QString>

/// The words for the exceptions and holds of domain.md A3, for everybody who shows one.
namespace packbay {

/// `reason` is the name of a case ("BATTERY") or what somebody wrote; the first is said in the language of the
/// application, the second stays as it is.
QString caseWords(const QString &reason);

} // namespace packbay
