#pragma once
#include "app/station/core/LedgerThread.h"
#include "app/station/core/SheetRequests.h"
#include "printing/LabelWriters.h"
#include "printing/PrintQueue.h"
#include "printing/StatusDialect.h"

#include <QHash>
#include <QObject>
#include <QThread>

namespace packbay {

class LabelCheck;

/// Where sheets go. Labels: any address of printing/PrinterUri.h. Documents (manifest, lists): PDF into a folder, or to an
/// IPP printer.
struct SheetConfig
{
    QString labelPrinter;                   ///< empty: PDF into the folder
    std::optional<LabelFormat> labelFormat; ///< none: usualFormat()
    QString sparePrinter;                   ///< of the same language, dots and paper as the label printer; empty: none
    PrinterSettings labelSettings;
    QString documentPrinter;                ///< ipp://...; empty: PDF into the folder
    QString documentFolder;
    QString templateFolder;                 ///< the owner's own templates; empty: those built in
    QString language = QStringLiteral("en");
    QString cartonPaper = QStringLiteral("100x150");
    QString parcelPaper = QStringLiteral("60x40");
    int dpi = 203;
    QString scanHelper; ///< reads every label before it is sent; empty = not read
};

/// What a printer at this address takes when nothing else is said: ZPL on tcp and usb, PDF on ipp and in files, PNG for a
/// printer of the system.
LabelFormat usualFormat(const QString &address);
/// How such a printer is asked for its state: the dialect of its language, none for PDF and PNG.
PrinterLanguage languageOf(LabelFormat format);

/// Turns the flows' PrintSheet effects into durable jobs: looks the data up, lays the sheet out and hands it to the print
/// queue. Layout, spool and printers live on a thread of their own; progress comes back as PrintOutcome.
class SheetDesk : public QObject
{
    Q_OBJECT

public:
    SheetDesk(SheetConfig config, LedgerThread &ledger, const WorldView &world, const Clock &clock, QObject *parent = nullptr);
    ~SheetDesk() override;

    /// PrinterUriInvalid (5208) for an address that is none.
    Status start();
    void print(const PrintSheet &sheet);
    /// A sheet that no flow asks for and no row is about; progress() names it by `request.document`.
    void printExtra(const SheetRequest &request) { enqueue(request, {SheetKind::Manifest, request.document, 1, QStringLiteral("first")}); }
    /// Makes these pictures ahead, read and checked, in place of what was wished before; print() of the same words then sends
    /// at once. A sheet that says something else by then is made anew.
    void prepare(const QList<SheetRequest> &requests);
    const SheetStyle &style() const { return m_style; }

    /// The rows of the spool that the Ledger writes with an operation; print() makes their pictures. On the Ledger's thread.
    /// `more`: sheets that the flow promises beside those that follow from the operation itself.
    static QList<PrintJob> promisesOf(const Operation &operation, const Changes &changes, const QList<PrintSheet> &more = {});
    /// What waits of this document or is only promised does not come out any more.
    void takeBack(const QString &document);
    /// Takes back the waiting labels that are void by now, whoever voided them.
    void takeBackVoided();
    /// The clerk's answer about a sheet of which nobody knows whether it came out.
    void resolveUnknown(const QString &document, int copy, bool cameOut);

    /// The next copy of a sheet that did not come out.
    void printAgain(const QString &document);
    /// What waits for the label printer goes to the spare one, and so does what follows until the label printer is back.
    void useSpare();
    /// The sheet of a carrier has come: what was promised and waits for it is printed now.
    void sheetsArrived();

signals:
    void progress(const packbay::PrintOutcome &news);
    void printerChanged(const packbay::PrinterStatus &status);
    /// A picture that was wished for is ready.
    void prepared(const QString &document);

private:
    using Bytes = Result<QByteArray>;

    Status openPrinters();
    void enqueue(const SheetRequest &request, const PrintSheet &sheet);
    void enqueueNext(SheetRequest request, PrintSheet sheet, const PrintJob &job);
    void make(const SheetRequest &request, std::function<void(const Bytes &)> then);
    void makeNextWish();
    void spool(PrintJob job, const Bytes &bytes, const PrintSheet &sheet);
    void spool(PrintJob job);
    void printPromised();
    void printAll(const QList<PrintJob> &promised);
    bool passOn(const SheetRequest &request, const PrintJob &job, const PrintSheet &sheet);
    Bytes carriersOwn(const QByteArray &bytes) const;
    void heardOf(const QString &printer, const PrinterStatus &status);
    void fail(const PrintSheet &sheet, const QString &document, const PrinterStatus &status);

    SheetConfig m_config;
    SheetStyle m_style;
    LedgerThread &m_ledger;
    const WorldView &m_world;
    const Clock &m_clock;
    QThread m_thread;
    QObject *m_side = nullptr; ///< lives on the thread, owns queue and printers
    PrintQueue *m_queue = nullptr;
    LabelCheck *m_check = nullptr;
    QHash<QByteArray, QByteArray> m_ready; ///< on the thread: bytes by the words of their sheet
    QList<QByteArray> m_readyOrder;        ///< oldest first
    QList<SheetRequest> m_wishes;
    bool m_isWishing = false;
    QHash<QString, PrinterStatus> m_printers; ///< on the thread
    bool m_spareWorks = false;                ///< on the thread
};

} // namespace packbay

Q_DECLARE_METATYPE(packbay::PrintOutcome)
