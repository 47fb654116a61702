#include "printing/TcpPrinter.h"

#include <algorithm>

#ifdef Q_OS_LINUX
#include <linux/sockios.h>
#include <sys/ioctl.h>
#endif

namespace packbay {
namespace {

constexpr int kDrainPollMs = 10;

} // namespace

TcpPrinter::TcpPrinter(QString name, QString host, quint16 port, PrinterLanguage language, TcpPrinterTimes times,
                       Reports reports, QObject *parent)
    : Printer(std::move(name), parent), m_host(std::move(host)), m_port(port), m_times(times),
      m_dialect(statusDialect(language)), m_socket(this), m_limit(this), m_poll(this),
      m_talks(reports == Reports::Yes && !m_dialect->request().isEmpty())
{
    m_limit.setSingleShot(true);
    m_poll.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, &TcpPrinter::onLimit);
    connect(&m_poll, &QTimer::timeout, this, &TcpPrinter::onPoll);
    connect(&m_socket, &QTcpSocket::connected, this, &TcpPrinter::onConnected);
    connect(&m_socket, &QTcpSocket::bytesWritten, this, &TcpPrinter::onBytesWritten);
    connect(&m_socket, &QTcpSocket::readyRead, this, &TcpPrinter::onReadyRead);
    connect(&m_socket, &QTcpSocket::disconnected, this, [this] { onClosed(QStringLiteral("the printer closed the connection")); });
    connect(&m_socket, &QTcpSocket::errorOccurred, this, [this] { onClosed(m_socket.errorString()); });
}

TcpPrinter::~TcpPrinter()
{
    m_socket.disconnect(this);
    m_socket.abort();
}

void TcpPrinter::start()
{
    if (m_phase == Phase::Away && !m_poll.isActive())
        open();
}

void TcpPrinter::open()
{
    m_phase = Phase::Connecting;
    m_answer.clear();
    m_asked = false;
    if (status().device != DeviceState::Lost)
        setStatus(DeviceState::Connecting, ErrorCode::None, QStringLiteral("connecting"));
    m_limit.start(m_times.connect);
    m_socket.connectToHost(m_host, m_port);
}

void TcpPrinter::onConnected()
{
    m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_socket.setSocketOption(QAbstractSocket::KeepAliveOption, 1);
    m_phase = Phase::Greeting;
    m_limit.stop();
    m_unanswered = 0;
    m_socket.write(m_dialect->setUp());
    if (m_dialect->request().isEmpty())
        becomeIdle();
    else
        askStatus();
}

void TcpPrinter::askStatus()
{
    m_asked = true;
    m_socket.write(m_dialect->request());
    m_limit.start(m_times.status);
}

void TcpPrinter::becomeIdle()
{
    m_phase = Phase::Idle;
    m_limit.stop();
    if (m_talks)
        m_poll.start(m_times.idlePoll);
    else
        setStatus(DeviceState::Ready, ErrorCode::None, QStringLiteral("connected"));
}

void TcpPrinter::send(const PrintJob &job, Permit permit)
{
    m_job = job;
    if (m_phase != Phase::Idle || !isReady()) {
        finish(PrintState::Queued, QStringLiteral("the printer is not ready"));
        return;
    }
    m_poll.stop();
    m_limit.stop();
    m_spoilt = false;
    m_printing = false;
    m_readyMs = 0;
    m_silentMs = 0;
    // The answer to a question from before the job says nothing about the job.
    if (m_asked)
        countUnanswered();
    m_asked = false;
    m_controlAhead = m_socket.bytesToWrite();
    m_written = 0;
    if (const Status allowed = permit(); !allowed) {
        finish(PrintState::Queued, QStringLiteral("not allowed to send: ") + errorId(allowed.error().code));
        return;
    }
    m_phase = Phase::Writing;
    m_limit.start(m_times.write);
    m_socket.write(job.bytes);
}

qint64 TcpPrinter::jobBytesOut() const
{
    return std::max<qint64>(0, m_written - m_controlAhead);
}

qint64 TcpPrinter::unacknowledged() const
{
#ifdef Q_OS_LINUX
    int bytes = 0;
    if (::ioctl(static_cast<int>(m_socket.socketDescriptor()), SIOCOUTQ, &bytes) == 0)
        return bytes;
#endif
    return 0;
}

void TcpPrinter::onBytesWritten(qint64 bytes)
{
    if (m_phase != Phase::Writing)
        return;
    m_written += bytes;
    m_limit.start(m_times.write);
    if (jobBytesOut() >= m_job.bytes.size()) {
        m_phase = Phase::Draining;
        m_lastDrain = -1;
        checkDrained();
    }
}

/// The system taking the last byte means nothing yet: the printer's side must have acknowledged it.
void TcpPrinter::checkDrained()
{
    const qint64 left = unacknowledged();
    if (left > 0) {
        if (left != m_lastDrain)
            m_limit.start(m_times.write);
        m_lastDrain = left;
        m_poll.start(kDrainPollMs);
        return;
    }
    m_phase = Phase::Proving;
    m_limit.stop();
    emit progress(m_job.document, m_job.copy, PrintState::Sent, QStringLiteral("all bytes are at the printer"));
    if (m_talks)
        askStatus();
    else
        m_poll.start(m_times.silentGrace);
}

void TcpPrinter::onReadyRead()
{
    m_answer += m_socket.readAll();
    while (const auto report = m_dialect->take(m_answer)) {
        m_talks = true;
        m_answered = true;
        m_heard = true;
        m_asked = false;
        m_limit.stop();
        onReport(*report);
    }
    // No answer is this long; a printer that chatters must not eat memory.
    if (m_answer.size() > 4096)
        m_answer.clear();
}

void TcpPrinter::applyReport(const DeviceReport &report)
{
    if (report.code == ErrorCode::None)
        setStatus(DeviceState::Ready, ErrorCode::None, report.words);
    else
        setStatus(DeviceState::Faulty, report.code, report.words);
}

void TcpPrinter::onReport(const DeviceReport &report)
{
    switch (m_phase) {
    case Phase::Greeting:
    case Phase::Idle:
        m_phase = Phase::Idle;
        // Late answers are as far apart as their questions were: when none follows within that time there is none left.
        m_poll.start(m_unanswered > 0 ? std::max(m_times.idlePoll, m_times.status + m_times.poll) : m_times.idlePoll);
        applyReport(report);
        return;
    case Phase::Writing:
    case Phase::Draining: m_limit.start(m_times.write); return;
    case Phase::Proving: break;
    case Phase::Away:
    case Phase::Connecting: return;
    }
    m_silentMs = 0;
    m_spoilt = m_spoilt || report.loses;
    if (m_unanswered > 0) {
        // May be the late answer to an older question: ask once more for every one that is open.
        --m_unanswered;
        m_poll.start(m_times.poll);
        return;
    }
    if (report.code == ErrorCode::None && !report.working) {
        if (m_spoilt) {
            finish(PrintState::Unknown, QStringLiteral("the printer stopped while it printed this sheet"));
        } else if (const std::optional<PrintState> outcome = outcomeOfReady()) {
            finish(*outcome, *outcome == PrintState::Confirmed ? QStringLiteral("printed") : QStringLiteral("sent; this printer does not tell when it has printed"));
        } else {
            m_readyMs += m_times.poll;
            m_poll.start(m_times.poll);
        }
        applyReport(report);
        return;
    }
    m_printing = m_printing || report.working;
    applyReport(report);
    if (report.working && report.code == ErrorCode::None)
        emit progress(m_job.document, m_job.copy, PrintState::Printing, report.words);
    m_poll.start(m_times.poll);
}

/// An answer that comes later than a printer is given for a sheet does not come any more.
void TcpPrinter::countUnanswered()
{
    m_unanswered = std::min(m_unanswered + 1, std::max(1, m_times.silence / (m_times.status + m_times.poll)));
}

/// What it proves that the printer is ready after this job; nothing while it may still be reading it.
std::optional<PrintState> TcpPrinter::outcomeOfReady() const
{
    switch (m_dialect->proof()) {
    case StatusDialect::Proof::Printed: return PrintState::Confirmed;
    case StatusDialect::Proof::Nothing: return PrintState::Sent;
    case StatusDialect::Proof::OncePrinting: break;
    }
    if (m_printing)
        return PrintState::Confirmed;
    return m_readyMs >= m_times.startGrace ? std::optional(PrintState::Sent) : std::nullopt;
}

void TcpPrinter::onPoll()
{
    switch (m_phase) {
    case Phase::Away: open(); return;
    case Phase::Idle:
        if (m_heard)
            m_unanswered = 0;
        askStatus();
        return;
    case Phase::Draining: checkDrained(); return;
    case Phase::Proving:
        if (m_talks)
            askStatus();
        else
            finish(PrintState::Sent, QStringLiteral("sent; this printer does not report"));
        return;
    case Phase::Connecting:
    case Phase::Greeting:
    case Phase::Writing: return;
    }
}

void TcpPrinter::onLimit()
{
    switch (m_phase) {
    case Phase::Connecting:
        m_socket.abort();
        onClosed(QStringLiteral("no connection within the time limit"));
        return;
    case Phase::Writing:
    case Phase::Draining: onClosed(QStringLiteral("the printer takes no bytes")); return;
    case Phase::Greeting:
    case Phase::Idle:
    case Phase::Proving: onSilence(); return;
    case Phase::Away: return;
    }
}

/// No answer in time: from a printer that is said to answer nothing this is its way; from any other it is a fault (paper
/// out, ribbon out and an open head make some printers silent, hardware.md 0.8).
void TcpPrinter::onSilence()
{
    m_asked = false;
    m_heard = false;
    countUnanswered();
    m_answer.clear();
    if (!m_talks) {
        becomeIdle();
        return;
    }
    setStatus(DeviceState::Faulty, ErrorCode::PrinterFault,
              m_answered ? QStringLiteral("no answer: paper, ribbon or head?") : QStringLiteral("no answer: paper, ribbon, head, or ?reports=no"));
    if (m_phase == Phase::Proving) {
        m_silentMs += m_times.status + m_times.poll;
        if (m_silentMs >= m_times.silence) {
            finish(PrintState::Unknown, QStringLiteral("the printer stopped answering"));
            return;
        }
        m_poll.start(m_times.poll);
        return;
    }
    m_phase = Phase::Idle;
    m_poll.start(m_times.poll);
}

void TcpPrinter::onClosed(const QString &words)
{
    if (m_phase == Phase::Away)
        return;
    const Phase was = m_phase;
    m_phase = Phase::Away;
    m_limit.stop();
    m_socket.abort();
    // A printer that only ends an idle connection is reached again at once; one that refuses is away.
    m_poll.start(was == Phase::Idle ? std::min(100, m_times.retry) : m_times.retry);
    if (was == Phase::Idle)
        setStatus(DeviceState::Connecting, ErrorCode::None, QStringLiteral("connecting"));
    else
        setStatus(DeviceState::Lost, ErrorCode::PrinterOffline, words);
    if (was == Phase::Writing && jobBytesOut() == 0)
        finish(PrintState::Queued, words);
    else if (was == Phase::Writing || was == Phase::Draining || was == Phase::Proving)
        finish(PrintState::Unknown, words);
}

void TcpPrinter::finish(PrintState state, const QString &words)
{
    const QString document = m_job.document;
    const int copy = m_job.copy;
    m_job = {};
    if (m_phase == Phase::Proving)
        becomeIdle();
    else if (m_phase == Phase::Idle && m_talks && !m_poll.isActive())
        m_poll.start(m_times.idlePoll);
    emit progress(document, copy, state, words);
    emit done(document, copy);
}

} // namespace packbay
