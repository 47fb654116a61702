#pragma once
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>

/// From the named arguments of a Phrase or an Error to the %1, %2 of its sentence.
namespace packbay {

/// The texts for %1, %2 ... as `names` lists them: "name" or "name:kind", divided by commas. The kind says how the value
/// is shown: code (long codes as SF…5713), weight (g), size (mm), money (minor units, with the argument "currency"), time (UTC ms), named (in
/// Chinese the argument "<name>_zh" where there is one),
/// goods (a list of {qty, name, name_zh}), error (the title of an error number), case (the name of a hold in words; what somebody wrote as it is), owner (a member;
/// "nobody" when it is empty), count (digits of the language), text (a whole sentence by its Text, with the same arguments). Without a kind: "grams" is a weight, "minor" is money, a number is a
/// count, a text is shown as it is. Nothing when one of them is missing.
std::optional<QStringList> argumentsOf(const char *names, const QJsonObject &args);

/// `sentence` with %1, %2 ... replaced in one pass, so that a value that holds "%2" stays as it is.
QString filledIn(const QString &sentence, const QStringList &values);

} // namespace packbay
