#include "ui/text/PrinterWords.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace packbay {
namespace {

struct Row
{
    const char *words;
    const char *title;
    const char *remedy;
};

constexpr const char *kDamaged = QT_TRANSLATE_NOOP("Printer", "The carrier's label is damaged");
constexpr const char *kSupport = QT_TRANSLATE_NOOP("Printer", "Nothing was printed. Call support.");

constexpr std::array kRows{
    Row{"out of ribbon", QT_TRANSLATE_NOOP("Printer", "The printer has no ribbon"), QT_TRANSLATE_NOOP("Printer", "Load ribbon; printing goes on by itself.")},
    Row{"out of ribbon or toner", QT_TRANSLATE_NOOP("Printer", "The printer has no ribbon or toner"), QT_TRANSLATE_NOOP("Printer", "Load it; printing goes on by itself.")},
    Row{"the head is open", QT_TRANSLATE_NOOP("Printer", "The print head is open"), QT_TRANSLATE_NOOP("Printer", "Close it; printing goes on by itself.")},
    Row{"the head or the cover is open", QT_TRANSLATE_NOOP("Printer", "The print head or the cover is open"), QT_TRANSLATE_NOOP("Printer", "Close it; printing goes on by itself.")},
    Row{"the head is too hot", QT_TRANSLATE_NOOP("Printer", "The print head is too hot"), QT_TRANSLATE_NOOP("Printer", "Wait; printing goes on by itself.")},
    Row{"paper jam", QT_TRANSLATE_NOOP("Printer", "Paper is jammed in the printer"), QT_TRANSLATE_NOOP("Printer", "Take the paper out and load it again.")},
    Row{"its memory is damaged", QT_TRANSLATE_NOOP("Printer", "The printer has lost its memory"), QT_TRANSLATE_NOOP("Printer", "Switch it off and on; if it stays, call support.")},
    Row{"no answer: paper, ribbon or head?", QT_TRANSLATE_NOOP("Printer", "The printer says nothing: paper, ribbon or head?"), QT_TRANSLATE_NOOP("Printer", "Look at paper, ribbon and head.")},
    Row{"no answer: paper, ribbon, head, or ?reports=no", QT_TRANSLATE_NOOP("Printer", "The printer says nothing: paper, ribbon or head?"), QT_TRANSLATE_NOOP("Printer", "Look at paper, ribbon and head; if it never answers, call support.")},
    Row{"busy with another job", QT_TRANSLATE_NOOP("Printer", "The printer is busy with another job"), QT_TRANSLATE_NOOP("Printer", "Wait; printing goes on by itself.")},
    Row{"the queue takes nothing now", QT_TRANSLATE_NOOP("Printer", "The print queue takes nothing just now"), QT_TRANSLATE_NOOP("Printer", "Wait; printing goes on by itself.")},
    Row{"the queue cannot reach its printer", QT_TRANSLATE_NOOP("Printer", "The print queue cannot reach the printer"), QT_TRANSLATE_NOOP("Printer", "Check power and cable; printing goes on by itself.")},
    Row{"switched off", QT_TRANSLATE_NOOP("Printer", "The printer is switched off"), QT_TRANSLATE_NOOP("Printer", "Switch it on; printing goes on by itself.")},
    // A carrier's own sheet that is not sent (printing/CarrierSheet.h, CarrierPrint.h).
    Row{"made for another kind of printer", QT_TRANSLATE_NOOP("Printer", "The carrier's label is for another kind of printer"), QT_TRANSLATE_NOOP("Printer", "Nothing was printed. Tell support the carrier.")},
    Row{"made for a printer with other dots", QT_TRANSLATE_NOOP("Printer", "The carrier's label is for a printer with other dots"), QT_TRANSLATE_NOOP("Printer", "Nothing was printed. Tell support the carrier.")},
    Row{"something is drawn beyond the paper", QT_TRANSLATE_NOOP("Printer", "The carrier's label is larger than the paper"), QT_TRANSLATE_NOOP("Printer", "Nothing was printed. Tell support the carrier.")},
    Row{"the label is cut off: ^XA without ^XZ", kDamaged, kSupport},
    Row{"the file is cut off: no %%EOF", kDamaged, kSupport},
    Row{"the picture is damaged", kDamaged, kSupport},
};

} // namespace

std::optional<PrinterWords> printerWords(const QString &words)
{
    const auto row = std::find_if(kRows.begin(), kRows.end(), [&](const Row &each) { return words == QLatin1String(each.words); });
    if (row == kRows.end())
        return std::nullopt;
    return PrinterWords{QCoreApplication::translate("Printer", row->title), QCoreApplication::translate("Printer", row->remedy)};
}

} // namespace packbay
