#pragma once
#include "models/domain/Error.h"
#include "models/domain/Units.h"
#include "models/workflow/ShipPlan.h"

#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

/// What a flow wants the clerk to see and hear, without a widget and without a word of any language. One layout in ui/
/// renders every clerk screen from this.
namespace packbay {

enum class ScreenId { Login, Receive, Putaway, Pick, Pack, Weigh, Dispatch, Queue };

/// The five looks of the banner (ux.md 2.3).
enum class Banner { Ready, Busy, Ok, Ask, Stop };

/// The seven sounds (ux.md 2.5).
enum class Tone { None, Ok, Step, Ask, Stop, Blocked, Dup, Done };

/// What a key, a button or a command barcode asks for. The word on the barcode is commandWord().
enum class Command {
    None, Ok, No, Back, Undo, Next, Seal, NewBox, Weigh, Print, Reprint, Hold, Find, Pause, Help, Choice1, Choice2,
    Choice3, Choice4, GoReceive, GoPutaway, GoPick, GoPack, GoWeigh, GoDispatch, GoQueue, LogOut, ExDamaged, ExLabel,
    ExOverweight, ExProhibited, ExMissing, ExAddress, Short, Photo, VoidLabel
};

/// "OK" for Command::Ok and so on; empty for None.
QString commandWord(Command command);
/// The command of a scanned word ("UNDO"), or None.
Command commandOfWord(const QString &word);

/// Every sentence and word that a flow can show. Texts in all languages: ui/text/Phrases.cpp.
enum class Text {
    None = 0,
#define PACKBAY_TEXT(name) name,
#include "models/workflow/Texts.inc"
#undef PACKBAY_TEXT
};

/// A text with its arguments. Arguments are data (codes, names, numbers): "n" chooses the plural, "grams" and
/// "minor"+"currency" are shown as weight and money in the language of the station.
struct Phrase
{
    Text id = Text::None;
    QJsonObject args;

    bool operator==(const Phrase &) const = default;
    bool isEmpty() const { return id == Text::None; }
};

/// A button of the action bar; at most four. `primary` is F12 and the widest. What finds no button there is `inTable`: its
/// row says the key, and the key works as that of a button.
struct Action
{
    Command command = Command::None;
    Phrase word;
    bool primary = false;
    bool inTable = false;

    bool operator==(const Action &) const = default;
};

enum class CellKind { Plain, Code, Weight, Money, Time, Word };
/// A cell of the table or a fact of the card. Code is grouped by four with the last four bold; Word is a Phrase.
struct Cell
{
    CellKind kind = CellKind::Plain;
    QString text;          ///< Plain and Code
    qint64 number = 0;     ///< Weight: g, Money: minor units, Time: UTC ms
    QString currency;
    Phrase word;

    bool operator==(const Cell &) const = default;
};

enum class Mark { None, Done, Current, Notice, Wrong, Waiting };
struct TableRow
{
    Mark mark = Mark::None;
    QList<Cell> cells;

    bool operator==(const TableRow &) const = default;
};

struct Table
{
    QList<Phrase> columns;
    QList<TableRow> rows;

    bool operator==(const Table &) const = default;
};

/// One labelled fact of the card beside the table ("Owner", TC100200P).
struct Fact
{
    Phrase label;
    Cell value;
    bool strong = false; ///< shown in the two-metre type (the location to go to, the count left)

    bool operator==(const Fact &) const = default;
};

/// A line of the scan strip.
struct StripEntry
{
    enum class Verdict { Accepted, Refused, Ignored, Duplicate, Command };
    Verdict verdict = Verdict::Accepted;
    QString code;
    Phrase word;
    UtcMs at;

    bool operator==(const StripEntry &) const = default;
};

/// The large number of the weigh screens. `grams` empty: no weight, show dashes.
struct BigWeight
{
    std::optional<Grams> grams;
    bool stable = false;
    QString digits; ///< the scale's own digits and unit when it has them

    bool operator==(const BigWeight &) const = default;
};

/// How heavy the carton in hand is, with its own weight, against what it may weigh.
struct CartonFill
{
    Grams inside;
    Grams limit;

    bool operator==(const CartonFill &) const = default;
};

struct ScreenState
{
    ScreenId screen = ScreenId::Receive;
    Banner banner = Banner::Ready;
    Phrase prompt;
    /// Set while the banner shows an error: title and remedy come from the error table, `prompt` is then empty.
    std::optional<Error> error;
    bool latched = false;          ///< STOP: scans are refused until the acknowledgement
    Tone tone = Tone::None;        ///< to be played once, when this state is first shown
    Phrase job;                    ///< the job line
    int done = 0;                  ///< progress dots, 0 of 0 = none
    int total = 0;
    std::optional<BigWeight> weight;
    std::optional<CartonFill> fill;
    QList<Fact> facts;
    Phrase note;                   ///< one line of small news for this job: what its cheapest plan costs
    std::optional<PackPicture> picture; ///< how the carton is to be filled
    Table table;
    QList<StripEntry> strip;       ///< newest first, at most five
    QList<Action> actions;
    int queuedScans = 0;           ///< scans that wait while BUSY

    bool operator==(const ScreenState &) const = default;
};

/// The screen wants a reason or a name from the clerk, in words of any language; everywhere else codes and numbers are typed.
bool asksForWords(const ScreenState &state);

/// For tests and goldens: the whole state as JSON with stable names.
QJsonObject toJson(const ScreenState &state);
QString textName(Text id);

} // namespace packbay
