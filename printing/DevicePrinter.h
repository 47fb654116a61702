#pragma once
#include "printing/Printer.h"

#include <QSocketNotifier>
#include <QTimer>

#include <memory>

namespace packbay {

/// A printer behind a device file (/dev/usb/lp0) that takes bytes and answers nothing: Sent is the most that is known.
/// Opened for every job, so that pulling and plugging the cable needs no attention.
class DevicePrinter : public Printer
{
    Q_OBJECT
public:
    /// `setUp` goes in front of the first job after the device was plugged in (hardware.md B5.6).
    DevicePrinter(QString name, QString path, QByteArray setUp = {}, int writeMs = 5000, QObject *parent = nullptr);
    ~DevicePrinter() override;

    void start() override;
    void send(const PrintJob &job, Permit permit) override;

private:
    void probe();
    void writeMore();
    void onDrained();
    bool jobHasBegun() const;
    void finish(PrintState state, const QString &words);

    const QString m_path;
    const QByteArray m_setUp;
    QTimer m_probe;
    QTimer m_limit;
    std::unique_ptr<QSocketNotifier> m_writable;
    bool m_isSetUp = false;
    PrintJob m_job;
    QByteArray m_bytes; ///< set-up and job
    Permit m_permit;
    int m_fd = -1;
    qint64 m_out = 0;
};

} // namespace packbay
