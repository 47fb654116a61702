#include "printing/IppPrinter.h"

#include <QHash>
#include <QSysInfo>
#include <QtEndian>

#include <algorithm>
#include <iterator>

namespace packbay {
namespace {

constexpr quint8 kInteger = 0x21;
constexpr quint8 kBoolean = 0x22;
constexpr quint8 kName = 0x42;
constexpr quint8 kKeyword = 0x44;
constexpr quint8 kMimeType = 0x49;
constexpr int kPrinterProcessing = 4;
constexpr int kPrinterStopped = 5;
constexpr int kMostMisses = 3;
enum JobState { Pending = 3, Held = 4, Processing = 5, Stopped = 6, Cancelled = 7, Aborted = 8, Completed = 9 };

QByteArray integerValue(int number)
{
    QByteArray four(4, '\0');
    qToBigEndian<qint32>(number, four.data());
    return four;
}

QList<IppAttribute> wanted(std::initializer_list<const char *> names)
{
    QList<IppAttribute> out;
    for (const char *name : names)
        out.append({kKeyword, out.isEmpty() ? QByteArray("requested-attributes") : QByteArray(), name});
    return out;
}

/// A refusal that means "not now" (RFC 8011, B.1.5): what the printer is until it says something else.
struct NotNow
{
    quint16 status;
    DeviceState device;
    ErrorCode code;
    const char *words;
};
constexpr NotNow kNotNow[]{
    {0x0502, DeviceState::Connecting, ErrorCode::None, "the queue takes nothing now"},
    {0x0505, DeviceState::Connecting, ErrorCode::None, "the queue takes nothing now"},
    {0x0506, DeviceState::Faulty, ErrorCode::PrinterPaused, "stopped"},
    {0x0507, DeviceState::Connecting, ErrorCode::None, "busy with another job"},
    {0x050A, DeviceState::Faulty, ErrorCode::PrinterPaused, "stopped"},
    {0x050B, DeviceState::Connecting, ErrorCode::None, "the queue takes nothing now"},
};

QByteArray mimeTypeOf(const QByteArray &bytes)
{
    if (bytes.startsWith("%PDF-"))
        return "application/pdf";
    if (bytes.startsWith("\x89PNG"))
        return "image/png";
    return "application/octet-stream";
}

struct Reason
{
    const char *keyword;
    ErrorCode code;
    const char *words;
};

/// Beginnings of printer-state-reasons keywords (RFC 8011 5.4.12), the worst first.
constexpr Reason kReasons[]{
    {"media-empty", ErrorCode::PrinterNoPaper, "out of paper"},
    {"media-needed", ErrorCode::PrinterNoPaper, "out of paper"},
    {"media-jam", ErrorCode::PrinterFault, "paper jam"},
    {"cover-open", ErrorCode::PrinterDoorOpen, "the cover is open"},
    {"door-open", ErrorCode::PrinterDoorOpen, "the cover is open"},
    {"interlock-open", ErrorCode::PrinterDoorOpen, "the cover is open"},
    {"marker-supply-empty", ErrorCode::PrinterFault, "out of ribbon or toner"},
    {"toner-empty", ErrorCode::PrinterFault, "out of ribbon or toner"},
    {"offline", ErrorCode::PrinterOffline, "offline"},
    {"connecting-to-device", ErrorCode::PrinterOffline, "the queue cannot reach its printer"},
    {"timed-out", ErrorCode::PrinterOffline, "the queue cannot reach its printer"},
    {"shutdown", ErrorCode::PrinterOffline, "switched off"},
    {"paused", ErrorCode::PrinterPaused, "paused"},
    {"moving-to-paused", ErrorCode::PrinterPaused, "paused"},
};

/// What the backends of CUPS write while they have no connection; the reasons then say "none". English, because our jobs
/// say that they are.
constexpr const char *kUnreachable[]{"The printer may not exist", "The printer is unreachable", "The printer is not responding",
                                     "Unable to locate printer", "Waiting for printer to become available"};

/// Jobs of `user` in an answer that has a group for each job.
QList<int> ownJobs(const IppAnswer &answer, const QByteArray &user)
{
    QHash<int, int> ids;
    QList<int> own;
    for (const IppAttribute &attribute : answer.attributes) {
        if (attribute.name == "job-id" && attribute.value.size() == 4)
            ids.insert(attribute.group, qFromBigEndian<qint32>(attribute.value.constData()));
    }
    for (const IppAttribute &attribute : answer.attributes) {
        if (attribute.name == "job-originating-user-name" && attribute.value == user && ids.contains(attribute.group))
            own.append(ids.value(attribute.group));
    }
    return own;
}

bool isClientError(quint16 status)
{
    return status >= 0x0400 && status < 0x0500;
}

bool isUnreachable(const IppAnswer &answer)
{
    const QByteArray message = answer.values("printer-state-message").value(0);
    return answer.integer("printer-state", 0) == kPrinterProcessing
        && std::any_of(std::begin(kUnreachable), std::end(kUnreachable), [&](const char *words) { return message.startsWith(words); });
}

} // namespace

QByteArray ippStateRequest(const QByteArray &printerUri, quint32 id)
{
    return ippRequest(IppOperation::GetPrinterAttributes, id, printerUri,
                      wanted({"printer-state", "printer-state-reasons", "printer-state-message", "printer-is-accepting-jobs", "cups-version"}));
}

PrinterStatus ippPrinterStatus(const IppAnswer &answer)
{
    for (const Reason &reason : kReasons) {
        for (const QByteArray &value : answer.values("printer-state-reasons")) {
            // "-report" is a remark, not a fault; but an idle printer reports an empty tray as no more than that.
            const bool isRemark = value.endsWith("-report") && reason.code != ErrorCode::PrinterNoPaper;
            if (value.startsWith(reason.keyword) && !isRemark)
                return {DeviceState::Faulty, reason.code, QString::fromLatin1(reason.words)};
        }
    }
    if (!answer.values("cups-version").isEmpty() && isUnreachable(answer))
        return {DeviceState::Lost, ErrorCode::PrinterOffline, QStringLiteral("the queue cannot reach its printer")};
    if (answer.integer("printer-state", 0) == kPrinterStopped || answer.values("printer-is-accepting-jobs").value(0) == QByteArray(1, '\0'))
        return {DeviceState::Faulty, ErrorCode::PrinterPaused, QStringLiteral("stopped")};
    return {DeviceState::Ready, ErrorCode::None, QStringLiteral("ready")};
}

IppPrinter::IppPrinter(QString name, QString host, quint16 port, QString path, IppPrinterTimes times, QObject *parent)
    : Printer(std::move(name), parent), m_host(std::move(host)), m_port(port), m_path(path.toUtf8()),
      m_uri("ipp://" + m_host.toUtf8() + ':' + QByteArray::number(port) + m_path),
      m_user("packbay-" + QSysInfo::machineHostName().toUtf8().left(80) + '-' + this->name().toUtf8()), m_times(times), m_idle(this), m_poll(this),
      m_pending(this)
{
    for (QTimer *timer : {&m_idle, &m_poll, &m_pending})
        timer->setSingleShot(true);
    connect(&m_idle, &QTimer::timeout, this, &IppPrinter::askPrinter);
    connect(&m_poll, &QTimer::timeout, this, &IppPrinter::askJob);
    connect(&m_pending, &QTimer::timeout, this, &IppPrinter::onPending);
}

void IppPrinter::start()
{
    setStatus(DeviceState::Connecting, ErrorCode::None, QStringLiteral("connecting"));
    askPrinter();
}

void IppPrinter::ask(const QByteArray &body, Then then)
{
    auto *exchange = new IppExchange(m_host, m_port, m_path, body, m_times.answer, this);
    connect(exchange, &IppExchange::finished, this, std::move(then));
}

void IppPrinter::askPrinter()
{
    ask(ippStateRequest(m_uri, ++m_requestId),
        [this](const std::optional<IppAnswer> &answer, const QString &words) {
            if (answer && answer->isOk() && m_mayHold && !m_busy)
                return takeBack(*answer);
            if (answer && answer->isOk())
                applyPrinter(*answer);
            else if (answer)
                setStatus(DeviceState::Faulty, ErrorCode::PrinterFault, QStringLiteral("the printer refuses: %1").arg(static_cast<uint>(answer->status), 4, 16, QLatin1Char('0')));
            else
                setStatus(DeviceState::Lost, ErrorCode::PrinterOffline, words);
            askAgainLater();
        });
}

void IppPrinter::lose(const QString &words)
{
    // One that tells its state and never its jobs would not be ready for ever.
    if (++m_misses >= kMostMisses)
        m_mayHold = false;
    setStatus(DeviceState::Lost, ErrorCode::PrinterOffline, words);
    askAgainLater();
}

/// Until it is known what the queue holds the printer is not ready.
void IppPrinter::takeBack(const IppAnswer &printer)
{
    ask(ippRequest(IppOperation::GetJobs, ++m_requestId, m_uri,
                   QList<IppAttribute>{{kName, "requesting-user-name", m_user}, {kBoolean, "my-jobs", QByteArray(1, '\1')}, {kKeyword, "which-jobs", "not-completed"}}
                       + wanted({"job-id", "job-originating-user-name"})),
        [this, printer](const std::optional<IppAnswer> &answer, const QString &words) {
            if (!answer)
                return lose(words);
            const QList<int> jobs = ownJobs(*answer, m_user); // none from a printer that does not list its jobs
            if (!jobs.isEmpty())
                return cancelAll(jobs);
            m_mayHold = false;
            applyPrinter(printer);
            askAgainLater();
        });
}

void IppPrinter::cancelAll(QList<int> jobs)
{
    if (jobs.isEmpty()) {
        m_mayHold = false; // what it refuses to cancel it has printed
        askPrinter();
        return;
    }
    const int job = jobs.takeFirst();
    ask(cancelRequest(job), [this, jobs](const std::optional<IppAnswer> &answer, const QString &words) {
        if (answer)
            cancelAll(jobs);
        else
            lose(words);
    });
}

void IppPrinter::applyPrinter(const IppAnswer &answer)
{
    m_isCups = !answer.values("cups-version").isEmpty();
    const PrinterStatus status = ippPrinterStatus(answer);
    setStatus(status.device, status.code, status.words);
}

void IppPrinter::send(const PrintJob &job, Permit permit)
{
    m_job = job;
    if (m_busy || !isReady()) {
        finish(PrintState::Queued, QStringLiteral("the printer is not ready"));
        return;
    }
    if (const Status allowed = permit(); !allowed) {
        finish(PrintState::Queued, QStringLiteral("not allowed to send: ") + errorId(allowed.error().code));
        return;
    }
    m_busy = true;
    m_wasProcessing = false;
    m_cancelled = false;
    m_jobId = 0;
    m_misses = 0;
    const QByteArray body = ippRequest(IppOperation::PrintJob, ++m_requestId, m_uri,
                                       {{kName, "requesting-user-name", m_user},
                                        {kName, "job-name", job.document.toUtf8().left(200) + '-' + QByteArray::number(job.copy)},
                                        {kMimeType, "document-format", mimeTypeOf(job.bytes)}},
                                       {{kInteger, "copies", integerValue(1)}, {kKeyword, "print-scaling", "none"}});
    auto *exchange = new IppExchange(m_host, m_port, m_path, body + job.bytes, m_times.answer, this);
    connect(exchange, &IppExchange::finished, this, [this, exchange](const std::optional<IppAnswer> &answer, const QString &words) {
        onPrintAnswer(answer, words, exchange->bytesOut());
    });
}

void IppPrinter::onPrintAnswer(const std::optional<IppAnswer> &answer, const QString &words, qint64 bytesOut)
{
    if (!answer) {
        m_mayHold = true;
        setStatus(DeviceState::Lost, ErrorCode::PrinterOffline, words);
        finish(bytesOut == 0 ? PrintState::Queued : PrintState::Unknown, words);
        return;
    }
    const auto *const refusal = std::find_if(std::begin(kNotNow), std::end(kNotNow), [&](const NotNow &known) { return known.status == answer->status; });
    if (refusal != std::end(kNotNow)) {
        setStatus(refusal->device, refusal->code, QString::fromLatin1(refusal->words));
        finish(PrintState::Queued, QString::fromLatin1(refusal->words));
        return;
    }
    m_jobId = answer->integer("job-id", 0);
    if (!answer->isOk() || m_jobId == 0) {
        finish(PrintState::Failed, QStringLiteral("the printer refuses the job: %1").arg(static_cast<uint>(answer->status), 4, 16, QLatin1Char('0')));
        return;
    }
    emit progress(m_job.document, m_job.copy, PrintState::Sent, QStringLiteral("accepted as job %1").arg(m_jobId));
    m_pending.start(m_times.pending);
    onJobState(answer->integer("job-state", Pending));
}

void IppPrinter::askJob()
{
    ask(ippRequest(IppOperation::GetJobAttributes, ++m_requestId, m_uri,
                   QList<IppAttribute>{{kInteger, "job-id", integerValue(m_jobId)}} + wanted({"job-state"})),
        [this](const std::optional<IppAnswer> &answer, const QString &words) {
            if (!m_busy)
                return;
            if (answer && answer->isOk()) {
                m_misses = 0;
                onJobState(answer->integer("job-state", Pending));
            } else if (answer && isClientError(answer->status)) {
                finish(PrintState::Unknown, QStringLiteral("the printer no longer knows the job"));
            } else if (++m_misses < kMostMisses) {
                m_poll.start(m_times.poll);
            } else {
                giveUp(answer ? QStringLiteral("the printer does not tell what became of the job") : words);
            }
        });
}

/// Nothing can be heard of the job. What the clerk is asked about must not come out later.
void IppPrinter::giveUp(const QString &words)
{
    m_pending.stop();
    ask(cancelRequest(m_jobId), [this, words](const std::optional<IppAnswer> &answer, const QString &) {
        if (!m_busy)
            return;
        if (!answer) {
            m_mayHold = true;
            m_misses = 0;
            setStatus(DeviceState::Lost, ErrorCode::PrinterOffline, words);
        }
        finish(PrintState::Unknown, words);
    });
}

void IppPrinter::onJobState(int state)
{
    switch (state) {
    case Completed:
        finish(m_isCups ? PrintState::Sent : PrintState::Confirmed, m_isCups ? QStringLiteral("left the CUPS queue") : QStringLiteral("printed"));
        return;
    case Cancelled:
    case Aborted:
        // What never began did not come out: it stays ours. What had begun may have.
        if (m_cancelled && !m_wasProcessing)
            finish(PrintState::Queued, QStringLiteral("taken back from the printer's queue"));
        else
            finish(PrintState::Unknown, QStringLiteral("the printer ended the job"));
        return;
    case Processing:
    case Stopped:
        // CUPS calls a job "processing" also while it tries to reach the printer.
        if (!m_isCups) {
            if (!m_wasProcessing)
                emit progress(m_job.document, m_job.copy, PrintState::Printing, QStringLiteral("printing"));
            m_pending.stop();
        }
        m_wasProcessing = true;
        break;
    case Pending:
    case Held:
    default: break;
    }
    m_poll.start(m_times.poll);
}

void IppPrinter::onPending()
{
    if (m_wasProcessing && status().code != ErrorCode::PrinterOffline)
        m_pending.start(m_times.pending); // its bytes are on their way
    else
        cancelJob();
}

void IppPrinter::cancelJob()
{
    m_cancelled = true;
    // The job's own state, asked next, says what became of it; a cancel that was not heard, or did nothing, is said again.
    ask(cancelRequest(m_jobId), [this](const std::optional<IppAnswer> &answer, const QString &) {
        if (m_busy && m_cancelled)
            m_pending.start(answer && answer->isOk() ? m_times.pending : m_times.idlePoll);
    });
}

QByteArray IppPrinter::cancelRequest(int job)
{
    return ippRequest(IppOperation::CancelJob, ++m_requestId, m_uri, {{kInteger, "job-id", integerValue(job)}, {kName, "requesting-user-name", m_user}});
}

void IppPrinter::finish(PrintState state, const QString &words)
{
    m_busy = false;
    m_poll.stop();
    m_pending.stop();
    const PrintJob job = std::exchange(m_job, {});
    emit progress(job.document, job.copy, state, words);
    emit done(job.document, job.copy);
}

} // namespace packbay
