#pragma once
#include "models/workflow/ScreenState.h"

/// Short ways to write the cells, phrases and facts of a ScreenState.
namespace packbay {

inline Phrase phraseOf(Text id, QJsonObject args = {})
{
    return Phrase{id, std::move(args)};
}

inline Cell plainCell(const QString &text)
{
    return Cell{CellKind::Plain, text, 0, {}, {}};
}

inline Cell numberCell(qint64 number)
{
    return plainCell(QString::number(number));
}

inline Cell codeCell(const QString &code)
{
    return Cell{CellKind::Code, code, 0, {}, {}};
}

inline Cell weightCell(Grams weight)
{
    return Cell{CellKind::Weight, {}, weight.value, {}, {}};
}

inline Cell moneyCell(qint64 minor, const QString &currency)
{
    return Cell{CellKind::Money, {}, minor, currency, {}};
}

inline Cell timeCell(UtcMs at)
{
    return Cell{CellKind::Time, {}, at.value, {}, {}};
}

inline Cell wordCell(Text id, QJsonObject args = {})
{
    return Cell{CellKind::Word, {}, 0, {}, phraseOf(id, std::move(args))};
}

inline Fact factOf(Text label, Cell value, bool strong = false)
{
    return Fact{phraseOf(label), std::move(value), strong};
}

inline Action actionOf(Command command, Text word, bool primary = false, QJsonObject args = {})
{
    return Action{command, phraseOf(word, std::move(args)), primary};
}

} // namespace packbay
