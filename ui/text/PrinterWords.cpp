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

constexpr std::array kRows{
    Row{"out of ribbon", QT_TRANSLATE_NOOP("Printer", "The printer has no ribbon"), QT_TRANSLATE_NOOP("Printer", "Load ribbon; printing goes on by itself.")},
    Row{"out of ribbon or toner", QT_TRANSLATE_NOOP("Printer", "The printer has no ribbon or toner"), QT_TRANSLATE_NOOP("Printer", "Load it; printing goes on by itself.")},
    Row{"the head is open", QT_TRANSLATE_NOOP("Printer", "The print head is open"), QT_TRANSLATE_NOOP("Printer", "Close it; printing goes on by itself.")},
    Row{"the head or the cover is open", QT_TRANSLATE_NOOP("Printer", "The print head or the cover is open"), QT_TRANSLATE_NOOP("Printer", "Close it; printing goes on by itself.")},
    Row{"the head is too hot", QT_TRANSLATE_NOOP("Printer", "The print head is too hot"), QT_TRANSLATE_NOOP("Printer", "Wait; printing goes on by itself.")},
    Row{"paper jam", QT_TRANSLATE_NOOP("Printer", "Paper is jammed in the printer"), QT_TRANSLATE_NOOP("Printer", "Take the paper out and load it again.")},
    Row{"its memory is damaged", QT_TRANSLATE_NOOP("Printer", "The printer has lost its memory"), QT_TRANSLATE_NOOP("Printer", "Switch it off and on; if it stays, call support.")},
    Row{"no answer: paper, ribbon or head?", QT_TRANSLATE_NOOP("Printer", "The printer says nothing: paper, ribbon or head?"), QT_TRANSLATE_NOOP("Printer", "Look at paper, ribbon and head.")},
    Row{"busy with another job", QT_TRANSLATE_NOOP("Printer", "The printer is busy with another job"), QT_TRANSLATE_NOOP("Printer", "Wait; printing goes on by itself.")},
    Row{"the queue cannot reach its printer", QT_TRANSLATE_NOOP("Printer", "The print queue cannot reach the printer"), QT_TRANSLATE_NOOP("Printer", "Check power and cable; printing goes on by itself.")},
    Row{"switched off", QT_TRANSLATE_NOOP("Printer", "The printer is switched off"), QT_TRANSLATE_NOOP("Printer", "Switch it on; printing goes on by itself.")},
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
