#pragma once
#include "printing/Printer.h"

#include <QHash>
#include <QList>
#include <QTimer>

namespace packbay {

/// The one way to a printer: takes the sheets that the Ledger has written down as Queued, one at a time and in order for
/// each printer, and records every step durably. "Sending" is durable before the first byte; a sheet of which some byte
/// may have left and no proof came is Unknown and is never sent again by itself (hardware.md B5.3).
///
/// Lives in the printers' thread. The queue keeps the jobs, not the printer: while a printer is away its jobs stay Queued
/// and can be cancelled or given to another printer.
class PrintQueue : public QObject
{
    Q_OBJECT
public:
    explicit PrintQueue(PrintLedger &ledger, QObject *parent = nullptr);

    /// The printer takes the jobs of its name from now on. Must outlive the queue, same thread.
    void addPrinter(Printer &printer);

    /// Reads the open jobs once at start: Queued ones are taken up, everything that may have left is Unknown.
    Status restore();
    /// A job whose Queued row is durable. The same (document, copy) again has no effect. It takes the place of the earlier
    /// copies of its document that still wait: they are Cancelled.
    void enqueue(const packbay::PrintJob &job);
    /// Takes a Queued job back. NotFound when it is not waiting.
    Status cancel(const QString &document, int copy);
    /// Gives a Queued job to another printer (same language and resolution are the caller's care).
    Status moveTo(const QString &document, int copy, const QString &printer);
    /// What the clerk says (or the scan-back proves) about a sheet that is Unknown or Sent: it came out (Confirmed), or it
    /// did not (Failed; the next copy is a new job). One that still waits is taken back either way: it is not to come out
    /// later. NotFound otherwise.
    Status resolveUnknown(const QString &document, int copy, bool cameOut);

    /// Every job that is not finished, waiting ones in their order.
    QList<PrintJob> jobs() const;
    QList<PrintJob> unknown() const;

signals:
    void jobChanged(const packbay::PrintJob &job);
    void printerChanged(const QString &printer, const packbay::PrinterStatus &status);
    /// A step could not be written down; nothing is sent while that is so.
    void ledgerFailed(const packbay::Error &error);

private:
    struct Lane
    {
        Printer *printer = nullptr;
        QList<PrintJob> waiting;
        std::optional<PrintJob> current;
        bool sendingRecorded = false; ///< of the first waiting job: its ledger row says Sending already
    };

    void takeBackEarlier(const PrintJob &than);
    void pump(const QString &printer);
    void onProgress(const QString &printer, const QString &document, int copy, PrintState state, const QString &words);
    void onDone(const QString &printer, const QString &document, int copy);
    Status permit(const QString &printer);
    bool record(const PrintJob &job);
    void retryLater();

    PrintLedger &m_ledger;
    QHash<QString, Lane> m_lanes;
    QList<PrintJob> m_open; ///< Unknown and Sent: finished for the printer, not for us
    QTimer m_retry;
};

} // namespace packbay
