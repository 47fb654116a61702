#include "ui/text/Phrases.h"

#include "ui/text/Arguments.h"
#include "ui/text/PhraseRows.h"

#include <QCoreApplication>

namespace packbay {
namespace {

const PhraseRow *rowOf(Text id)
{
    for (const auto rows : {benchPhraseRows(), cartonPhraseRows()}) {
        for (const PhraseRow &row : rows) {
            if (row.id == id)
                return &row;
        }
    }
    return nullptr;
}

// One missing argument must not hide the others: each is looked up alone.
QStringList valuesOf(const PhraseRow &row, const QJsonObject &args)
{
    QStringList values;
    if (!row.arguments)
        return values;
    for (const QByteArray &name : QByteArray(row.arguments).split(',')) {
        const auto value = argumentsOf(name.constData(), args);
        values.append(value ? value->first() : QStringLiteral("…"));
    }
    return values;
}

} // namespace

bool hasSentence(Text id)
{
    return rowOf(id) != nullptr;
}

QString sentenceSource(Text id)
{
    const PhraseRow *row = rowOf(id);
    return row ? QString::fromUtf8(row->source) : QString();
}

QString sentence(const Phrase &phrase)
{
    if (phrase.isEmpty())
        return {};
    const PhraseRow *row = rowOf(phrase.id);
    if (!row)
        return textName(phrase.id);
    // "n" chooses a plural only where the sentence counts; a sentence without %n has one form.
    const bool counts = QLatin1String(row->source).contains(QLatin1String("%n"));
    const int n = counts ? phrase.args.value(QLatin1String("n")).toInt() : -1;
    return filledIn(QCoreApplication::translate("Phrases", row->source, nullptr, n), valuesOf(*row, phrase.args));
}

} // namespace packbay
