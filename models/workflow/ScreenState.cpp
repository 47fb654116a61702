#include "models/workflow/ScreenState.h"

#include <QJsonArray>

#include <array>

namespace packbay {
namespace {

struct Word
{
    Command command;
    const char *word;
};

// ux.md 3 and architecture.md 12.
constexpr std::array kWords{
    Word{Command::Ok, "OK"},           Word{Command::No, "NO"},           Word{Command::Back, "BACK"},
    Word{Command::Undo, "UNDO"},       Word{Command::Next, "NEXT"},       Word{Command::Seal, "SEAL"},
    Word{Command::NewBox, "NEWBOX"},   Word{Command::Weigh, "WEIGH"},     Word{Command::Print, "PRINT"},
    Word{Command::Reprint, "REPRINT"}, Word{Command::Hold, "HOLD"},       Word{Command::Find, "FIND"},
    Word{Command::Pause, "PAUSE"},     Word{Command::Help, "HELP"},       Word{Command::Choice1, "C1"},
    Word{Command::Choice2, "C2"},      Word{Command::Choice3, "C3"},      Word{Command::Choice4, "C4"},
    Word{Command::GoReceive, "RECV"},  Word{Command::GoPutaway, "PUT"},   Word{Command::GoPick, "PICK"},
    Word{Command::GoPack, "PACK"},     Word{Command::GoWeigh, "WGH"},     Word{Command::GoDispatch, "SHIP"},
    Word{Command::GoQueue, "QUEUE"},   Word{Command::LogOut, "OUT"},      Word{Command::ExDamaged, "EXDMG"},
    Word{Command::ExLabel, "EXLBL"},   Word{Command::ExOverweight, "EXOVR"}, Word{Command::ExProhibited, "EXBAN"},
    Word{Command::ExMissing, "EXMIS"}, Word{Command::ExAddress, "EXADR"}, Word{Command::Short, "SHORT"},
    Word{Command::Photo, "PHOTO"},     Word{Command::VoidLabel, "VOID"},
};

constexpr std::array kTextNames{
    "None",
#define PACKBAY_TEXT(name) #name,
#include "models/workflow/Texts.inc"
#undef PACKBAY_TEXT
};

template<class Enum, std::size_t N>
QString nameOf(Enum value, const std::array<const char *, N> &names)
{
    return QString::fromLatin1(names.at(static_cast<std::size_t>(value)));
}

QJsonObject toJson(const Phrase &phrase)
{
    return {{QStringLiteral("text"), textName(phrase.id)}, {QStringLiteral("args"), phrase.args}};
}

QJsonObject toJson(const Cell &cell)
{
    static constexpr std::array kKinds{"plain", "code", "weight", "money", "time", "word"};
    QJsonObject json{{QStringLiteral("kind"), nameOf(cell.kind, kKinds)}};
    switch (cell.kind) {
    case CellKind::Plain:
    case CellKind::Code: json.insert(QStringLiteral("text"), cell.text); break;
    case CellKind::Money: json.insert(QStringLiteral("currency"), cell.currency); [[fallthrough]];
    case CellKind::Weight:
    case CellKind::Time: json.insert(QStringLiteral("number"), cell.number); break;
    case CellKind::Word: json.insert(QStringLiteral("word"), toJson(cell.word)); break;
    }
    return json;
}

} // namespace

QString commandWord(Command command)
{
    for (const Word &row : kWords) {
        if (row.command == command)
            return QString::fromLatin1(row.word);
    }
    return {};
}

Command commandOfWord(const QString &word)
{
    for (const Word &row : kWords) {
        if (word == QLatin1String(row.word))
            return row.command;
    }
    return Command::None;
}

bool asksForWords(const ScreenState &state)
{
    const Text prompt = state.prompt.id;
    return prompt == Text::DispatchAskReprintReason || prompt == Text::DispatchAskVoidReason || prompt == Text::DispatchAskDriver;
}

QString textName(Text id)
{
    return nameOf(id, kTextNames);
}

QJsonObject toJson(const ScreenState &state)
{
    static constexpr std::array kScreens{"login", "receive", "putaway", "pick", "pack", "weigh", "dispatch", "queue"};
    static constexpr std::array kBanners{"ready", "busy", "ok", "ask", "stop"};
    static constexpr std::array kTones{"none", "ok", "step", "ask", "stop", "blocked", "dup", "done"};
    static constexpr std::array kMarks{"none", "done", "current", "notice", "wrong", "waiting"};
    static constexpr std::array kVerdicts{"accepted", "refused", "ignored", "duplicate", "command"};
    QJsonObject json{
        {QStringLiteral("screen"), nameOf(state.screen, kScreens)},
        {QStringLiteral("banner"), nameOf(state.banner, kBanners)},
        {QStringLiteral("prompt"), toJson(state.prompt)},
        {QStringLiteral("latched"), state.latched},
        {QStringLiteral("tone"), nameOf(state.tone, kTones)},
        {QStringLiteral("job"), toJson(state.job)},
        {QStringLiteral("done"), state.done},
        {QStringLiteral("total"), state.total},
        {QStringLiteral("queued"), state.queuedScans},
    };
    if (state.error) {
        json.insert(QStringLiteral("error"), QJsonObject{{QStringLiteral("code"), state.error->number()},
                                                         {QStringLiteral("args"), state.error->args}});
    }
    if (state.weight) {
        json.insert(QStringLiteral("weight"),
                    QJsonObject{{QStringLiteral("grams"), state.weight->grams ? QJsonValue(static_cast<qint64>(state.weight->grams->value))
                                                                             : QJsonValue(QJsonValue::Null)},
                                {QStringLiteral("stable"), state.weight->stable}});
    }
    if (state.fill)
        json.insert(QStringLiteral("fill"), QJsonObject{{QStringLiteral("inside_g"), static_cast<qint64>(state.fill->inside.value)},
                                                        {QStringLiteral("limit_g"), static_cast<qint64>(state.fill->limit.value)}});
    QJsonArray facts;
    for (const Fact &fact : state.facts)
        facts.append(QJsonObject{{QStringLiteral("label"), toJson(fact.label)}, {QStringLiteral("value"), toJson(fact.value)}});
    json.insert(QStringLiteral("facts"), facts);
    if (!state.note.isEmpty())
        json.insert(QStringLiteral("note"), toJson(state.note));
    if (state.picture) {
        json.insert(QStringLiteral("picture"), QJsonObject{{QStringLiteral("carton"), state.picture->box.carton},
                                                           {QStringLiteral("shown"), state.picture->shown},
                                                           {QStringLiteral("of"), state.picture->box.parcels.size()}});
    }
    QJsonArray rows;
    for (const TableRow &row : state.table.rows) {
        QJsonArray cells;
        for (const Cell &cell : row.cells)
            cells.append(toJson(cell));
        rows.append(QJsonObject{{QStringLiteral("mark"), nameOf(row.mark, kMarks)}, {QStringLiteral("cells"), cells}});
    }
    json.insert(QStringLiteral("rows"), rows);
    QJsonArray strip;
    for (const StripEntry &entry : state.strip) {
        strip.append(QJsonObject{{QStringLiteral("verdict"), nameOf(entry.verdict, kVerdicts)},
                                 {QStringLiteral("code"), entry.code},
                                 {QStringLiteral("word"), toJson(entry.word)}});
    }
    json.insert(QStringLiteral("strip"), strip);
    QJsonArray actions;
    for (const Action &action : state.actions)
        actions.append(QJsonObject{{QStringLiteral("command"), commandWord(action.command)}, {QStringLiteral("primary"), action.primary}});
    json.insert(QStringLiteral("actions"), actions);
    return json;
}

} // namespace packbay
