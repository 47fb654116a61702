// print-driver: a station's printing without the station: the durable spool, the queue and one printer. It prints sheet
// after sheet until it is killed; with --finish it ends when nothing waits any more. What it says is JSON, a line each.
#include "models/store/Migrator.h"
#include "models/store/PrintSpool.h"
#include "printing/IppPrinter.h"
#include "printing/PrintQueue.h"
#include "printing/PrinterUri.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimer>
#include <QUrl>

#include <unistd.h>

using namespace packbay;

namespace {

constexpr int kWaiting = 4; ///< sheets that are always waiting
const QString kPrinter = QStringLiteral("label");

void say(const QJsonObject &line)
{
    const QByteArray bytes = QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n';
    if (::write(STDOUT_FILENO, bytes.constData(), static_cast<std::size_t>(bytes.size())) < 0)
        ::_exit(3);
}

/// The spool as the queue sees it, as in the station.
class SpoolLedger : public PrintLedger
{
public:
    explicit SpoolLedger(PrintSpool &spool) : m_spool(spool) {}
    Result<QList<PrintJob>> open() override { return m_spool.open(); }
    Status record(const QString &document, int copy, PrintState state, const QString &status) override
    {
#ifdef PACKBAY_SENDING_AFTER_FIRST_BYTE
        // What the kill test must catch: the permission comes first, the row a moment after the first byte.
        if (state == PrintState::Sending) {
            QTimer::singleShot(5, Qt::PreciseTimer, qApp, [this, document, copy, status] {
                const auto job = m_spool.find(document, copy);
                if (job && *job && (*job)->state == PrintState::Queued)
                    (void)m_spool.record(document, copy, PrintState::Sending, status);
            });
            return {};
        }
#endif
        return m_spool.record(document, copy, state, status);
    }

private:
    PrintSpool &m_spool;
};

/// A label whose bytes name it; from 1 kB to half a megabyte, so that some are larger than any buffer on the way.
QByteArray bytesOf(const QString &document, int copy, int number)
{
    const int size = 1000 << number % 10;
    const QByteArray name = document.toLatin1() + '|' + QByteArray::number(copy);
    return "^XA^FX[" + name + "]^FS^FD" + QByteArray(size, static_cast<char>('a' + number % 26)) + "^FS^XZ";
}

class Desk
{
public:
    Desk(PrintSpool &spool, Printer &printer) : m_spool(spool), m_ledger(spool), m_queue(m_ledger) { m_queue.addPrinter(printer); }

    /// What a station does at its start: shows what is unknown; the clerk says of each whether it came out.
    bool open(const QStringList &cameOut)
    {
        if (!m_spool.crashed() || !m_queue.restore())
            return false;
        QJsonArray listed;
        for (const PrintJob &job : m_queue.unknown())
            listed.append(QStringLiteral("%1|%2").arg(job.document).arg(job.copy));
        say({{QStringLiteral("unknown"), listed}});
        for (const PrintJob &job : m_queue.unknown()) {
            const bool out = cameOut.contains(QStringLiteral("%1|%2").arg(job.document).arg(job.copy));
            if (!m_queue.resolveUnknown(job.document, job.copy, out) || (!out && !add(job.document, job.copy + 1, QStringLiteral("lost"))))
                return false;
        }
        const Result<QList<PrintJob>> all = m_spool.all();
        m_number = all ? static_cast<int>(all->size()) : 0;
        return all.has_value();
    }
    bool fill()
    {
        while (m_queue.jobs().size() - m_queue.unknown().size() < kWaiting) {
            if (!add(QStringLiteral("label/%1").arg(++m_number), 1, QStringLiteral("first")))
                return false;
        }
        return true;
    }
    bool isIdle() const { return m_queue.jobs().size() == m_queue.unknown().size(); }
    void whenChanged(std::function<void()> then) { QObject::connect(&m_queue, &PrintQueue::jobChanged, qApp, std::move(then), Qt::QueuedConnection); }

private:
    bool add(const QString &document, int copy, const QString &reason)
    {
        PrintJob job;
        job.document = document;
        job.copy = copy;
        job.printer = kPrinter;
        job.reason = reason;
        job.bytes = bytesOf(document, copy, m_number);
        if (!m_spool.add(job))
            return false;
        m_queue.enqueue(job);
        return true;
    }

    PrintSpool &m_spool;
    SpoolLedger m_ledger;
    PrintQueue m_queue;
    int m_number = 0;
};

/// As the station makes it, but an IPP printer that is done at once is asked at once.
Result<std::unique_ptr<Printer>> printerOf(const QUrl &uri)
{
    if (uri.scheme() != u"ipp")
        return printerForUri(uri.toString(), kPrinter);
    IppPrinterTimes times;
    times.poll = 10;
    return std::unique_ptr<Printer>(std::make_unique<IppPrinter>(kPrinter, uri.host(), static_cast<quint16>(uri.port(631)), uri.path(), times));
}

QStringList linesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'), Qt::SkipEmptyParts) : QStringList();
}

void sayRows(const PrintSpool &spool)
{
    const Result<QList<PrintJob>> all = spool.all();
    for (const PrintJob &job : all ? *all : QList<PrintJob>())
        say({{QStringLiteral("row"), QStringLiteral("%1|%2").arg(job.document).arg(job.copy)}, {QStringLiteral("state"), static_cast<int>(job.state)}});
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser options;
    for (const char *name : {"db", "printer", "came-out"})
        options.addOption({QLatin1String(name), QLatin1String(name), QLatin1String(name)});
    options.addOption({QStringLiteral("finish"), QStringLiteral("finish")});
    options.process(application);

    const auto database = Database::open(options.value(QStringLiteral("db")), DatabaseKind::Station, Access::Writer);
    const auto printer = printerOf(QUrl(options.value(QStringLiteral("printer"))));
    if (!database || !printer || !migrate(**database, UtcMs(1)))
        return 2;
    PrintSpool spool(**database);
    Desk desk(spool, **printer);
    if (!desk.open(linesOf(options.value(QStringLiteral("came-out")))))
        return 2;
    const bool finish = options.isSet(QStringLiteral("finish"));
    const auto step = [&] {
        if (!finish && !desk.fill())
            QCoreApplication::exit(2);
        if (finish && desk.isIdle())
            QCoreApplication::exit(0);
    };
    desk.whenChanged(step);
    (*printer)->start();
    say({{QStringLiteral("ready"), true}});
    QTimer::singleShot(0, &application, step);
    const int exit = QCoreApplication::exec();
    if (finish)
        sayRows(spool);
    return exit;
}
