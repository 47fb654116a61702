#pragma once
#include "models/domain/Error.h"

#include <QByteArray>

#include <memory>
#include <optional>

namespace packbay {

/// What a printer answered to a status request.
struct DeviceReport
{
    ErrorCode code = ErrorCode::None; ///< PrinterNoPaper, PrinterDoorOpen, PrinterPaused, PrinterFault; None = ready
    QString words;
    bool working = false;             ///< something is in its buffer or being printed
    bool loses = false;               ///< a sheet that was being printed may be spoilt (paper, ribbon, head)
};

/// How to ask a printer of one language for its state. Pure: bytes in, report out.
class StatusDialect
{
public:
    virtual ~StatusDialect() = default;
    /// Sent once on every new connection; switches off the printer's own reprint after an error.
    virtual QByteArray setUp() const = 0;
    /// Empty when the language has no status request.
    virtual QByteArray request() const = 0;
    /// Takes one whole answer off the front of `buffer`, or nothing when it is not complete yet.
    virtual std::optional<DeviceReport> take(QByteArray &buffer) const = 0;
    /// What an answer that all is well says about a sheet that was sent before it. A language that answers past its own
    /// buffer and does not tell what is in it proves nothing, or only once it was seen to print (hardware.md A3.2).
    enum class Proof { Nothing, OncePrinting, Printed };
    virtual Proof proof() const { return Proof::Printed; }
};

enum class PrinterLanguage { Zpl, Tspl, Epl, EscPos };
std::unique_ptr<StatusDialect> statusDialect(PrinterLanguage language);

} // namespace packbay
