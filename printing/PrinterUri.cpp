#include "printing/PrinterUri.h"

#include "printing/DevicePrinter.h"
#include "printing/FilePrinter.h"
#include "printing/IppPrinter.h"
#include "printing/SystemPrinter.h"
#include "printing/TcpPrinter.h"

#include <QEventLoop>
#include <QFileInfo>
#include <QTimer>
#include <QUrl>

namespace packbay {
namespace {

/// A folder gets a file for each sheet, any other path is the file itself.
std::unique_ptr<Printer> filePrinter(const QString &name, const QString &path)
{
    const QFileInfo file(path);
    if (path.endsWith(u'/') || file.isDir())
        return std::make_unique<FilePrinter>(name, path);
    return std::make_unique<FilePrinter>(name, file.path(), file.fileName());
}

/// "?reports=no" behind the address of a printer that answers no question for its state; nothing for any other query.
std::optional<TcpPrinter::Reports> reportsOf(const QUrl &url)
{
    if (!url.hasQuery() || url.query() == u"reports=yes")
        return TcpPrinter::Reports::Yes;
    return url.query() == u"reports=no" ? std::optional(TcpPrinter::Reports::No) : std::nullopt;
}

} // namespace

Result<std::unique_ptr<Printer>> printerForUri(const QString &uri, const QString &name, PrinterLanguage language)
{
    const QUrl url(uri, QUrl::StrictMode);
    const QString scheme = url.scheme();
    const bool hasHost = !url.host().isEmpty();
    std::unique_ptr<Printer> printer;
    if (url.isValid() && scheme == u"tcp" && hasHost && (url.path().isEmpty() || url.path() == u"/") && reportsOf(url))
        printer = std::make_unique<TcpPrinter>(name, url.host(), static_cast<quint16>(url.port(9100)), language, TcpPrinterTimes(), *reportsOf(url));
    else if (url.isValid() && scheme == u"ipp" && hasHost)
        printer = std::make_unique<IppPrinter>(name, url.host(), static_cast<quint16>(url.port(631)), url.path().isEmpty() ? QStringLiteral("/") : url.path());
    else if (url.isValid() && scheme == u"usb" && !hasHost && url.path().startsWith(u"/dev/"))
        printer = std::make_unique<DevicePrinter>(name, url.path(), statusDialect(language)->setUp());
    else if (url.isValid() && scheme == u"file" && !hasHost && url.path().size() > 1)
        printer = filePrinter(name, url.path());
    else if (url.isValid() && scheme == u"system" && !hasHost && !url.path().isEmpty())
        printer = std::make_unique<SystemPrinter>(name, url.path(QUrl::FullyDecoded));
    if (!printer)
        return makeError(ErrorCode::PrinterUriInvalid, {{QStringLiteral("uri"), uri}});
    return printer;
}

PrinterLanguage languageOfBytes(const QByteArray &bytes)
{
    if (bytes.startsWith("SIZE ") || bytes.contains("\nCLS\r\n"))
        return PrinterLanguage::Tspl;
    if (bytes.startsWith("\nN\n"))
        return PrinterLanguage::Epl;
    return bytes.startsWith('\x1d') || bytes.startsWith('\x1b') ? PrinterLanguage::EscPos : PrinterLanguage::Zpl;
}

SentBytes printAndWait(Printer &printer, const QByteArray &bytes, int waitMs)
{
    PrintJob job;
    job.document = QStringLiteral("print");
    job.bytes = bytes;
    QEventLoop loop;
    bool sending = false;
    bool permitted = false;
    bool finished = false;
    SentBytes out;
    QObject context;
    const auto trySend = [&] {
        if (sending || !printer.isReady())
            return;
        sending = true;
        printer.send(job, [&permitted] {
            permitted = true;
            return Status();
        });
    };
    QObject::connect(&printer, &Printer::statusChanged, &context, trySend);
    QObject::connect(&printer, &Printer::progress, &context, [&](const QString &, int, PrintState state, const QString &words) {
        out.state = state;
        out.status = words;
    });
    QObject::connect(&printer, &Printer::done, &context, [&] {
        finished = true;
        loop.quit();
    });
    QTimer::singleShot(waitMs, &context, [&loop] { loop.quit(); });
    printer.start();
    QMetaObject::invokeMethod(&context, trySend, Qt::QueuedConnection);
    loop.exec();

    const bool accepted = out.state == PrintState::Sent || out.state == PrintState::Printing;
    if (!finished && !accepted) {
        out.state = permitted ? PrintState::Unknown : PrintState::Failed;
        out.status = printer.status().words;
    } else if (accepted) {
        out.state = PrintState::Sent; // not proven within the time
    } else if (out.state == PrintState::Queued) {
        out.state = PrintState::Failed; // there is no queue here that would keep it
    }
    out.bytes = out.state == PrintState::Sent || out.state == PrintState::Confirmed ? bytes.size() : 0;
    return out;
}

} // namespace packbay
