#pragma once
#include "models/domain/Ports.h"
#include "models/domain/Rulebook.h"
#include "models/workflow/LoadWatch.h"
#include "models/workflow/ScreenState.h"

#include <QList>

#include <variant>

/// The clerk's work as pure state machines: an input in, a ScreenState and effects out. No widget, no device, no store,
/// no thread. app/station carries the effects out and brings their outcomes back as inputs.
namespace packbay {

/// What became of a submitted operation, after it is durable (or refused). `operation` is as stored: the Ledger has
/// filled in the numbers that only it gives (inner labels, quote and label numbers, carrier numbers, manifest numbers).
struct OperationOutcome
{
    int tag = 0;                        ///< of the SubmitOperation effect
    Operation operation;
    std::optional<Changes> accepted;    ///< set when it is durable
    std::optional<Error> refused;       ///< set otherwise: a rule (2xxx) or the store (3xxx)
};

/// News of a sheet that a PrintSheet effect asked for.
struct PrintOutcome
{
    QString document;
    int copy = 1;
    PrintState state = PrintState::Queued;
    PrinterStatus printer;
};

/// What became of a TakePhoto effect.
struct PhotoOutcome
{
    enum class Result { Taken, NoFolder, NoPicture, Unreadable, Refused };
    Result result = Result::Taken;
    EntityId parcel;
    std::optional<Error> refused; ///< by the rules or the store
};

/// Time has passed; sent at least every 250 ms while a screen is shown.
struct Tick
{
    MonotonicMs at;
};

/// A number typed on the keypad (F2) in place of a scale or sizer: always marked "typed".
struct TypedEntry
{
    QString text;
};

using FlowInput = std::variant<ScanMeaning, Command, WeightReading, OperationOutcome, PrintOutcome, PhotoOutcome, Tick, TypedEntry>;

/// To the Ledger. The flow waits (BUSY) until the OperationOutcome with this tag comes; it makes at most one at a time.
struct SubmitOperation
{
    int tag = 0;
    OperationBody body;
    QString approver; ///< badge of the supervisor who scanned in for this step
};

/// Sheets the flows ask for; the data is looked up by whoever prints.
enum class SheetKind { ParcelLabel, CartonLabel, HoldTag, ExceptionTag, BagLabel, Manifest, PackingList, PickList };

struct PrintSheet
{
    SheetKind kind = SheetKind::CartonLabel;
    QString key;     ///< label no, carton code, parcel lpn, manifest no ...
    int copy = 1;    ///< 0: the next one
    QString reason;  ///< "first" or why again; of a tag what it says
    QString again = {}; ///< why a sheet that is no carton's label is printed once more, and by whom
};

/// The document name of a carton's label in the print ledger.
inline QString labelDocument(const QString &labelNo)
{
    return QStringLiteral("label/") + labelNo;
}

/// A sheet of which nobody knows whether it came out: the station stopped, or the line broke, while it was at the printer.
struct DoubtfulSheet
{
    QString document;
    int copy = 1;

    bool operator==(const DoubtfulSheet &) const = default;
};

/// The clerk's answer about such a sheet.
struct SettleSheet
{
    DoubtfulSheet sheet;
    bool cameOut = false;
    bool printAgain = false; ///< its next copy; a carton's label is counted by its own operation instead
};

/// The label printer is away: what waits for it, and what follows until it is back, goes to the spare one.
struct UseSpare
{
};

/// The Desk goes to that screen. When the input was a scan, the opened flow is given the same scan.
struct OpenScreen
{
    ScreenId screen = ScreenId::Receive;
};

/// Ask for a photo of this parcel (camera or file); comes back as an AttachPhoto operation of the application.
struct TakePhoto
{
    EntityId parcel;
};

/// Somebody has logged out: what is done at the end of a shift is done now (backup).
struct ShiftEnded
{
    QString actor;
};

using Effect = std::variant<SubmitOperation, PrintSheet, OpenScreen, TakePhoto, SettleSheet, ShiftEnded, UseSpare>;

struct Reaction
{
    ScreenState screen;
    QList<Effect> effects;
};

/// Who works here now.
struct Session
{
    QString station;   ///< station code of two characters, "7K"
    QString warehouse; ///< "SH1"
    QString actor;     ///< badge
    QString actorName;
    Role role = Role::Clerk;
};

/// One priced service for a carton.
struct FreightOffer
{
    QString line;
    QString name;
    QString nameZh;
    QString carrier;
    QString tariff;
    qint64 totalMinor = 0;
    QString currency;
    Grams actual;
    Grams volumetric;
    Grams billed;
    int transitMin = 0;
    int transitMax = 0;
    UtcMs expiresAt;
    QJsonObject explain;
    QStringList customs; ///< customs data that is missing or not possible: "hs", "origin", "net_g" ...
    bool needsSize = false; ///< bills by size, and this price was worked out without one
};

struct FreightAnswer
{
    QList<FreightOffer> offers;        ///< best first
    QList<QPair<QString, Error>> refused; ///< line and why
    QString tariffVersion;
};

/// What people call a line of the tariff. The Chinese name may be empty; both are where no tariff knows the line.
struct ServiceName
{
    QString name;
    QString nameZh;
};

/// The rating engine as the flows see it: offline, in microseconds.
class FreightDesk
{
public:
    virtual ~FreightDesk() = default;
    virtual FreightAnswer offersFor(const Carton &carton, const Order &order, UtcMs at) const = 0;
    /// Billed weight of a weight and size on the order's line: weights that bill the same raise no alarm.
    virtual std::optional<Grams> billedWeight(const Order &order, Grams weight, Dimensions size, UtcMs at) const = 0;
    /// The name of a line, whether or not it takes anything now.
    virtual ServiceName nameOf(const QString &line) const = 0;
    /// The cheapest way to ship the order's parcels. Never waits: none until it is worked out (elsewhere), and none when
    /// there is nothing to choose. A later call, at the next tick, has it.
    virtual std::optional<ShipPlan> planFor(const Order &order) const
    {
        Q_UNUSED(order);
        return std::nullopt;
    }
};

/// What every flow is given, by reference; all outlive it.
struct FlowContext
{
    const WorldView &world;
    const Clock &clock;
    const FreightDesk &freight;
    const Session &session;
    LoadWatch &load; ///< of the station's scale; flows do not feed it
    const QList<DoubtfulSheet> *doubtful = nullptr; ///< sheets to be asked for, oldest first; none: there are none
};

/// Checks the PIN of a badge against the stored hash (Argon2id); the real one lives where libsodium is linked.
class PinVerifier
{
public:
    virtual ~PinVerifier() = default;
    virtual bool verify(const User &user, const QString &pin) const = 0;
};

/// One screen's work. The Desk hosts it and does for every flow: command barcodes (they come as Command), the queue
/// while an outcome is awaited, strip and queuedScans of the screen, unreadable codes, the duplicate within 1.5 s,
/// lock and log-in, Go and LogOut. It passes no scan to a latched flow but those that clears() wants, and no Tick for
/// 600 ms after a flow showed Banner::Ok: on the next Tick the flow shows its next prompt. A badge scanned while
/// somebody is logged in reaches the flow as a scan (the supervisor's approval). The strip's word for a scan follows
/// from the answer: tone Dup = seen already, tone Blocked = ignored, error or Stop = refused, all else accepted.
class Flow
{
public:
    virtual ~Flow() = default;
    /// Back to the first state of the flow, keeping nothing of a job.
    virtual Reaction start() = 0;
    virtual Reaction handle(const FlowInput &input) = 0;
    /// Does this scan acknowledge the STOP that is latched (the wrong parcel scanned out, the right shelf)? Then it is
    /// handled as usual; all others are blocked. Command::Ok always reaches the flow.
    virtual bool clears(const ScanMeaning &scan) const
    {
        Q_UNUSED(scan);
        return false;
    }
};

} // namespace packbay
