#pragma once
#include "models/domain/Ports.h"

#include <QObject>

#include <functional>

namespace packbay {

/// A printer as the queue sees it. Lives in the queue's thread, never blocks, takes one job at a time.
class Printer : public QObject
{
    Q_OBJECT
public:
    /// Asked right before the first byte of a job leaves; only after it has said yes may a byte go out. The queue writes
    /// "Sending" durably in it.
    using Permit = std::function<Status()>;

    explicit Printer(QString name, QObject *parent = nullptr) : QObject(parent), m_name(std::move(name)) {}

    QString name() const { return m_name; }
    const PrinterStatus &status() const { return m_status; }
    bool isReady() const { return m_status.device == DeviceState::Ready && m_status.code == ErrorCode::None; }

    /// Connects and keeps the connection and the status fresh by itself from then on.
    virtual void start() = 0;
    /// Sends one job. Answers with progress() and, at its end, done(). Only one at a time, only while isReady().
    virtual void send(const PrintJob &job, Permit permit) = 0;

signals:
    /// Queued: not one byte went out, keep it. Unknown: some bytes went out and nobody knows what became of them.
    void progress(const QString &document, int copy, packbay::PrintState state, const QString &words);
    /// The printer has nothing more to say about this job and may take the next.
    void done(const QString &document, int copy);
    void statusChanged(const packbay::PrinterStatus &status);

protected:
    void setStatus(DeviceState device, ErrorCode code, const QString &words)
    {
        const PrinterStatus next{device, code, words};
        if (next.device == m_status.device && next.code == m_status.code && next.words == m_status.words)
            return;
        m_status = next;
        emit statusChanged(m_status);
    }

private:
    const QString m_name;
    PrinterStatus m_status;
};

} // namespace packbay
