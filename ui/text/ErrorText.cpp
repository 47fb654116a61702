#include "ui/text/ErrorText.h"

#include "ui/text/Arguments.h"
#include "ui/text/ErrorRows.h"
#include "ui/text/PrinterWords.h"
#include "ui/text/SheetNews.h"

#include <QCoreApplication>

namespace packbay {
namespace {

const ErrorRow *rowOf(ErrorCode code)
{
    for (const auto rows : {scanErrorRows(), workErrorRows(), linkErrorRows(), freightErrorRows()}) {
        for (const ErrorRow &row : rows) {
            if (row.code == code)
                return &row;
        }
    }
    return nullptr;
}

QString numbered(char letter, ErrorCode code)
{
    return QLatin1Char(letter) + QString::number(static_cast<int>(code)).rightJustified(4, QLatin1Char('0'));
}

} // namespace

bool hasErrorWords(ErrorCode code)
{
    return rowOf(code) != nullptr;
}

QString errorNumber(ErrorCode code)
{
    const ErrorRow *row = rowOf(code);
    return numbered(row ? row->letter : 'E', code);
}

ErrorWords errorWords(const Error &error)
{
    ErrorWords words;
    words.code = errorNumber(error.code);
    const ErrorRow *row = rowOf(error.code);
    if (!row)
        return words;
    words.tone = row->tone;
    words.banner = row->tone == Tone::Stop ? Banner::Stop : Banner::Ask;
    words.clearing = row->clearing;
    words.title = QCoreApplication::translate("ErrorText", row->title);
    words.remedy = QCoreApplication::translate("ErrorText", row->remedy);
    for (const auto &[remedy, facts] : {std::pair(row->remedyWithFacts, row->facts), std::pair(row->otherRemedy, row->otherFacts)}) {
        const auto values = remedy ? argumentsOf(facts, error.args) : std::nullopt;
        if (values)
            words.remedy = filledIn(QCoreApplication::translate("ErrorText", remedy), *values);
    }
    // A printer that says more than its code does.
    if (const auto printer = printerWords(error.args.value(QLatin1String("printer")).toString())) {
        words.title = printer->title;
        words.remedy = printer->remedy;
    }
    nameSheet(words, error);
    return words;
}

} // namespace packbay
