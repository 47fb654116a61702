#pragma once
#include "models/domain/Ports.h"

#include <QDateTime>
#include <QFile>
#include <QMap>
#include <QStringList>

namespace packbay::test {

/// A PrintLedger whose rows are the lines of a file, each flushed to the disk before record() returns. Opening it again
/// is what a restarted station sees.
class FileLedger : public PrintLedger
{
public:
    explicit FileLedger(QString path) : m_path(std::move(path)) { read(); }

    /// What the Ledger of the store does in the business transaction.
    PrintJob add(const QString &document, int copy, const QString &printer, const QByteArray &bytes)
    {
        PrintJob job;
        job.document = document;
        job.copy = copy;
        job.printer = printer;
        job.reason = QStringLiteral("first");
        job.bytes = bytes;
        append({document, QString::number(copy), QStringLiteral("0"), printer, QString::fromLatin1(bytes.toHex())});
        m_jobs.append(job);
        return job;
    }

    Result<QList<PrintJob>> open() override
    {
        QList<PrintJob> out;
        for (PrintJob job : m_jobs) {
            if (job.state == PrintState::Sending || job.state == PrintState::Printing)
                job.state = PrintState::Unknown;
            if (job.state == PrintState::Queued || job.state == PrintState::Unknown)
                out.append(job);
        }
        return out;
    }

    Status record(const QString &document, int copy, PrintState state, const QString &) override
    {
        if (failing)
            return makeError(ErrorCode::DiskFull);
        for (PrintJob &job : m_jobs) {
            if (job.document != document || job.copy != copy)
                continue;
            // Forward only: a final row stays. What is unknown the clerk settles either way; what was to be sent, of which not
            // one byte went out, is Queued again when another printer gets it.
            const bool settles = job.state == PrintState::Unknown && (state == PrintState::Confirmed || state == PrintState::Failed);
            const bool givenBack = job.state == PrintState::Sending && state == PrintState::Queued;
            if (state <= job.state && !settles && !givenBack)
                return makeError(ErrorCode::IllegalTransition);
            job.state = state;
            append({document, QString::number(copy), QString::number(static_cast<int>(state))});
            history.append(QStringLiteral("%1/%2:%3").arg(document).arg(copy).arg(stateName(state)));
            if (onRecord)
                onRecord(document, state);
            return {};
        }
        return makeError(ErrorCode::NotFound);
    }

    PrintState stateOf(const QString &document, int copy = 1) const
    {
        for (const PrintJob &job : m_jobs) {
            if (job.document == document && job.copy == copy)
                return job.state;
        }
        return PrintState::Cancelled;
    }

    static QString stateName(PrintState state)
    {
        static const QStringList s_names{QStringLiteral("Queued"), QStringLiteral("Sending"), QStringLiteral("Sent"),
                                         QStringLiteral("Printing"), QStringLiteral("Confirmed"), QStringLiteral("Failed"),
                                         QStringLiteral("Unknown"), QStringLiteral("Cancelled")};
        return s_names.value(static_cast<int>(state));
    }

    QStringList history;
    bool failing = false;
    std::function<void(const QString &, PrintState)> onRecord;

private:
    void append(const QStringList &columns)
    {
        QFile file(m_path);
        if (!file.open(QIODevice::Append))
            qFatal("the test's ledger cannot be written");
        file.write(columns.join(u'\t').toUtf8() + '\n');
        file.flush();
    }

    void read()
    {
        QFile file(m_path);
        if (!file.open(QIODevice::ReadOnly))
            return;
        while (!file.atEnd()) {
            const QStringList columns = QString::fromUtf8(file.readLine()).chopped(1).split(u'\t');
            if (columns.size() == 5) {
                PrintJob job;
                job.document = columns[0];
                job.copy = columns[1].toInt();
                job.printer = columns[3];
                job.bytes = QByteArray::fromHex(columns[4].toLatin1());
                m_jobs.append(job);
                continue;
            }
            for (PrintJob &job : m_jobs) {
                if (job.document == columns[0] && job.copy == columns[1].toInt())
                    job.state = static_cast<PrintState>(columns[2].toInt());
            }
        }
    }

    const QString m_path;
    QList<PrintJob> m_jobs;
};

} // namespace packbay::test
