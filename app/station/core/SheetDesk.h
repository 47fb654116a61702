#pragma once
#include "app/station/core/LedgerThread.h"
#include "models/workflow/Flow.h"
#include "printing/PrintQueue.h"

#include <QObject>
#include <QThread>
#include <QUrl>

namespace packbay {

class LabelCheck;

/// Where sheets go. Labels: tcp://host:9100 or file:///folder. Documents (manifest, lists): always PDF into a folder.
struct SheetConfig
{
    QString labelPrinter;
    QString documentFolder;
    QString language = QStringLiteral("en");
    int dpi = 203;
    QString scanHelper; ///< reads every label before it is sent; empty = not read
};

/// Turns the flows' PrintSheet effects into durable jobs: looks the data up, lays the sheet out and hands it to the print
/// queue. Layout, spool and printers live on a thread of their own; progress comes back as PrintOutcome.
class SheetDesk : public QObject
{
    Q_OBJECT

public:
    SheetDesk(SheetConfig config, LedgerThread &ledger, const WorldView &world, const Clock &clock, QObject *parent = nullptr);
    ~SheetDesk() override;

    Status start();
    void print(const PrintSheet &sheet);
    /// The rows of the spool that the Ledger writes with an operation; print() makes their pictures. On the Ledger's thread.
    static QList<PrintJob> promisesOf(const Operation &operation, const Changes &changes);
    /// The clerk's answer about a sheet of which nobody knows whether it came out.
    void resolveUnknown(const QString &document, int copy, bool cameOut);

    /// The next copy of a sheet that did not come out.
    void printAgain(const QString &document, int copy);

signals:
    void progress(const packbay::PrintOutcome &news);
    void printerChanged(const packbay::PrinterStatus &status);

private:
    void enqueue(const QString &document, const PrintSheet &sheet, const QJsonObject &request, bool isLabel);
    void spool(PrintJob job, const Result<QByteArray> &bytes, const PrintSheet &sheet);
    void spool(PrintJob job);
    void printPromised();
    void fail(const PrintSheet &sheet, const QString &document, const PrinterStatus &status);

    SheetConfig m_config;
    LedgerThread &m_ledger;
    const WorldView &m_world;
    const Clock &m_clock;
    QThread m_thread;
    QObject *m_side = nullptr; ///< lives on the thread, owns queue and printers
    PrintQueue *m_queue = nullptr;
    LabelCheck *m_check = nullptr;
    PrinterStatus m_printer;
};

} // namespace packbay

Q_DECLARE_METATYPE(packbay::PrintOutcome)
