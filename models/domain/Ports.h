#pragma once
#include "models/domain/Ids.h"
#include "models/domain/Result.h"
#include "models/domain/ScanEvent.h"
#include "models/domain/Units.h"

#include <QByteArray>
#include <QString>

#include <optional>

/// What the outside world does for us, as pure interfaces. app/ gives everybody the real ones, tests the others.
namespace packbay {

class Clock
{
public:
    virtual ~Clock() = default;
    virtual UtcMs now() const = 0;
    virtual MonotonicMs monotonic() const = 0;
};

/// Source of new operation ids (UUIDv7). Injected, so that a scripted day gives the same ids every time.
class IdSource
{
public:
    virtual ~IdSource() = default;
    virtual OpId nextOpId() = 0;
};

/// An exact decimal as the scale showed it: digits x 10^-decimals ("12.340" = 12340, 3).
struct Decimal
{
    std::int64_t digits = 0;
    int decimals = 0;
    bool operator==(const Decimal &) const = default;
    QString toString() const;
};

enum class WeightUnit { Kg, G, Lb, Oz, Mg, Ct, T, Unknown };
enum class ScaleStatus { Ok, Motion, Zero, Negative, Overload, Underload, Error };

/// One frame of a scale: a tagged value, never a bare number (hardware.md 0.5).
struct WeightReading
{
    std::optional<Grams> grams;      ///< rounded half up; none when the frame holds no weight
    std::optional<Decimal> value;    ///< the scale's own digits
    WeightUnit unit = WeightUnit::Unknown;
    bool unitFromFrame = false;
    std::optional<bool> stable;      ///< none: the protocol has no flag
    std::optional<bool> net;
    ScaleStatus status = ScaleStatus::Error;
    QString detail;                  ///< the finer word of architecture.md 11.7
    QByteArray frame;
    MonotonicMs at;
    QString device;                  ///< "typed" for a weight entered by hand
};

enum class DeviceState { Absent, Connecting, Ready, Lost, Faulty };

enum class PrintState { Queued, Sending, Sent, Printing, Confirmed, Failed, Unknown, Cancelled };

/// One sheet for one printer. `document` names the sheet ("label/<id>"), `copy` counts from 1; the pair is unique.
struct PrintJob
{
    QString document;
    int copy = 1;
    QString printer;
    QString reason;      ///< "first", "reprint: ...", "lost"
    QByteArray bytes;
    QByteArray sha256;
    PrintState state = PrintState::Queued;
    QString status;      ///< in words, English, for the log
    UtcMs at;
};

/// The durable list of sheets. Written by the Ledger; the queue in printing/ only sees this.
class PrintLedger
{
public:
    virtual ~PrintLedger() = default;
    /// Jobs that are not finished, oldest first; after a crash Sending and Printing as Unknown. Sent is finished: it stays away.
    virtual Result<QList<PrintJob>> open() = 0;
    /// Durable before it returns; `state` moves forward only.
    virtual Status record(const QString &document, int copy, PrintState state, const QString &status) = 0;
};

/// State of a printer in words and as a code; `code` None = ready.
struct PrinterStatus
{
    DeviceState device = DeviceState::Absent;
    ErrorCode code = ErrorCode::None;
    QString words;
};

} // namespace packbay
