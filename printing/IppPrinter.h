#pragma once
#include "printing/IppMessage.h"
#include "printing/Printer.h"

#include <QTcpSocket>
#include <QTimer>

#include <functional>
#include <memory>

namespace packbay {

struct IppPrinterTimes
{
    int answer = 5000;    ///< for one answer
    int idlePoll = 2000;  ///< between two questions for the printer's state
    int poll = 500;       ///< between two questions for a job's state
    int pending = 30000;  ///< a job that has not begun by then is cancelled and stays in our queue
};

/// One HTTP POST of one IPP request. Our own on a socket, because QNetworkAccessManager may send a POST twice.
class IppExchange : public QObject
{
    Q_OBJECT
public:
    IppExchange(const QString &host, quint16 port, const QByteArray &path, QByteArray body, int limitMs, QObject *parent);
    /// Body bytes that the system has taken.
    qint64 bytesOut() const { return m_out; }

signals:
    /// The answer, or nothing and why.
    void finished(const std::optional<packbay::IppAnswer> &answer, const QString &words);

private:
    void onReadyRead(bool closed);
    void finish(const std::optional<IppAnswer> &answer, const QString &words);

    QTcpSocket m_socket;
    QTimer m_limit;
    QByteArray m_body;
    QByteArray m_received;
    qint64 m_headSize = 0;
    qint64 m_out = 0;
    bool m_done = false;
};

/// The question for a printer's state and what its answer says: ready, at fault, or a CUPS queue that cannot reach its printer.
QByteArray ippStateRequest(const QByteArray &printerUri, quint32 id);
PrinterStatus ippPrinterStatus(const IppAnswer &answer);

/// An IPP printer or CUPS queue (ipp://host[:631]/path). A job is handed over only while the printer reports no fault.
/// What an earlier life of this station has left in the queue is taken back before the first job, so that nothing comes out
/// which the clerk has called lost (B5.5); its jobs are known by a user's name that tells computer and printer.
/// A printer's "completed" is Confirmed; a CUPS queue's only means that the bytes left it, so it is Sent (hardware.md 0.6).
class IppPrinter : public Printer
{
    Q_OBJECT
public:
    IppPrinter(QString name, QString host, quint16 port, QString path, IppPrinterTimes times = {}, QObject *parent = nullptr);

    void start() override;
    void send(const PrintJob &job, Permit permit) override;

private:
    using Then = std::function<void(const std::optional<IppAnswer> &, const QString &)>;

    void ask(const QByteArray &body, Then then);
    void askPrinter();
    void askJob();
    void onPending();
    void cancelJob();
    void giveUp(const QString &words);
    QByteArray cancelRequest(int job);
    void applyPrinter(const IppAnswer &answer);
    void askAgainLater() { m_idle.start(m_times.idlePoll); }
    void lose(const QString &words);
    void takeBack(const IppAnswer &printer);
    void cancelAll(QList<int> jobs);
    void onPrintAnswer(const std::optional<IppAnswer> &answer, const QString &words, qint64 bytesOut);
    void onJobState(int state);
    void finish(PrintState state, const QString &words);

    const QString m_host;
    const quint16 m_port;
    const QByteArray m_path;
    const QByteArray m_uri;
    const QByteArray m_user;
    const IppPrinterTimes m_times;
    QTimer m_idle;
    QTimer m_poll;
    QTimer m_pending;
    PrintJob m_job;
    bool m_busy = false;
    bool m_mayHold = true; ///< its queue may hold a job of ours that nobody waits for
    bool m_isCups = false;
    bool m_wasProcessing = false;
    bool m_cancelled = false;
    int m_jobId = 0;
    int m_misses = 0; ///< questions for the job in a row that found nobody
    quint32 m_requestId = 0;
};

} // namespace packbay
