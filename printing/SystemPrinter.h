#pragma once
#include "printing/Printer.h"

#include <QImage>
#include <QTimer>

#include <functional>

namespace packbay {

/// A printer that is set up in the operating system, reached through QPrinter. It takes pictures (PNG) whose dots a metre
/// tell their size, and prints them at exactly that size. The system's queue takes the job from here: Sent is the most that
/// is known. Where the system's queues are CUPS (it answers on its port), nothing is handed over while CUPS cannot reach the
/// printer or the printer has a fault (hardware.md B5.5). Needs a QGuiApplication.
class SystemPrinter : public Printer
{
    Q_OBJECT
public:
    SystemPrinter(QString name, QString systemName, QObject *parent = nullptr);

    void start() override;
    void send(const PrintJob &job, Permit permit) override;

private:
    void probe();
    void askQueue(std::function<void()> then);
    void askSystem();
    void handOver(const PrintJob &job, const Permit &permit);
    void finish(const PrintJob &job, PrintState state, const QString &words);
    /// Empty when the system has taken the sheet.
    QString print(const QImage &picture, const QString &title) const;

    const QString m_systemName;
    QTimer m_probe;
};

} // namespace packbay
