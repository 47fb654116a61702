#pragma once
#include "printing/Printer.h"
#include "printing/StatusDialect.h"

#include <QTcpSocket>
#include <QTimer>

namespace packbay {

/// Time limits in milliseconds (hardware.md B5.5).
struct TcpPrinterTimes
{
    int connect = 2000;
    int write = 5000;      ///< without any progress
    int status = 1000;     ///< for one answer
    int poll = 250;        ///< between two questions while a job is being printed
    int idlePoll = 2000;   ///< between two questions while there is nothing to do
    int retry = 2000;      ///< before connecting again
    int startGrace = 3000; ///< a printer that shows when it prints has said "ready" for so long: no proof will come
    int silentGrace = 200; ///< how long a printer that never answers is watched after a job
    int silence = 10000;   ///< a printer that used to answer says nothing about a job: it is Unknown
};

/// A printer on a raw TCP port (9100). One connection, kept open; status asked in the printer's own language.
/// A printer that answers: Confirmed when it says that it has printed. One whose language has a question for its state and
/// that does not answer it has a fault (hardware.md 0.8), unless it is said to answer nothing: then Sent is the most that is
/// known, until it has answered once.
/// A connection that ends between the first byte and the proof: Unknown.
class TcpPrinter : public Printer
{
    Q_OBJECT
public:
    enum class Reports { Yes, No };

    TcpPrinter(QString name, QString host, quint16 port, PrinterLanguage language = PrinterLanguage::Zpl,
               TcpPrinterTimes times = {}, Reports reports = Reports::Yes, QObject *parent = nullptr);
    ~TcpPrinter() override;

    void start() override;
    void send(const PrintJob &job, Permit permit) override;

private:
    enum class Phase { Away, Connecting, Greeting, Idle, Writing, Draining, Proving };

    void open();
    void onConnected();
    void onBytesWritten(qint64 bytes);
    void onReadyRead();
    void onClosed(const QString &words);
    void onLimit();
    void onPoll();
    void onReport(const DeviceReport &report);
    void onSilence();
    void askStatus();
    void countUnanswered();
    void checkDrained();
    void becomeIdle();
    void applyReport(const DeviceReport &report);
    std::optional<PrintState> outcomeOfReady() const;
    void finish(PrintState state, const QString &words);
    qint64 jobBytesOut() const;
    qint64 unacknowledged() const;

    const QString m_host;
    const quint16 m_port;
    const TcpPrinterTimes m_times;
    const std::unique_ptr<StatusDialect> m_dialect;
    QTcpSocket m_socket;
    QTimer m_limit; ///< the time-out of what is going on
    QTimer m_poll;  ///< the next question, or the next try to connect
    Phase m_phase = Phase::Away;
    QByteArray m_answer;
    bool m_talks;              ///< answers are waited for: it is said to report, or has answered on any connection
    bool m_answered = false;   ///< on any connection
    bool m_asked = false;      ///< a question is open
    bool m_heard = false;      ///< the last that came of a question was an answer
    int m_unanswered = 0;      ///< questions whose answer may still come late
    PrintJob m_job;
    bool m_printing = false;   ///< was seen to print since this job
    int m_readyMs = 0;         ///< has called itself ready for so long without having printed
    bool m_spoilt = false;     ///< paper, ribbon or head failed while this job was being printed
    qint64 m_controlAhead = 0; ///< bytes that were waiting in front of the job
    qint64 m_written = 0;      ///< bytes taken by the system since the job began
    qint64 m_lastDrain = 0;
    int m_silentMs = 0;
};

} // namespace packbay
