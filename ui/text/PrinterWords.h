#pragma once
#include <QString>

#include <optional>

namespace packbay {

/// What a person reads for the words of a printer (PrinterStatus::words, English, of its own driver).
struct PrinterWords
{
    QString title;  ///< "The printer has no ribbon"
    QString remedy; ///< empty when there is nothing to do but wait
};

/// None when the words say no more than the error code beside them does.
std::optional<PrinterWords> printerWords(const QString &words);

} // namespace packbay
