#pragma once
#include "printing/Printer.h"
#include "printing/StatusDialect.h"

#include <memory>

namespace packbay {

/// tcp://host:9100 (?reports=no: it answers no question for its state), ipp://host[:631]/queue, usb:///dev/usb/lp0, file:///folder/ or file:///path/name (architecture.md
/// 11.13), and system:NAME for a printer of the operating system. PrinterUriInvalid (5208) for anything else.
Result<std::unique_ptr<Printer>> printerForUri(const QString &uri, const QString &name,
                                               PrinterLanguage language = PrinterLanguage::Zpl);

/// The language that a label's bytes are written in, by their beginning; ZPL when nothing else is plain.
PrinterLanguage languageOfBytes(const QByteArray &bytes);

struct SentBytes
{
    PrintState state = PrintState::Failed; ///< Confirmed, Sent, Failed or Unknown
    QString status;
    qint64 bytes = 0;
};

/// Sends bytes once, without queue or ledger (`packbay-cli print`): waits for the printer and for its answer at most
/// `waitMs` together. Runs the event loop.
SentBytes printAndWait(Printer &printer, const QByteArray &bytes, int waitMs);

} // namespace packbay
