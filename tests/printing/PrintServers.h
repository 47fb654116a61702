#pragma once
#include <QByteArray>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>
#include <vector>

namespace packbay::test {

/// A program of the system that is ended with its object.
class Daemon
{
public:
    Daemon(const QString &program, const QStringList &arguments, const QString &logFile, const QStringList &environment = {});
    ~Daemon();
    bool isRunning() const { return m_process.state() != QProcess::NotRunning; }

private:
    QProcess m_process;
};

/// A message bus and an Avahi of our own: ippeveprinter does not start without. Avahi hears on the loopback only.
class NameService
{
public:
    /// Empty when all is well, else what is missing.
    QString start();
    QStringList environment() const;

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Daemon> m_bus;
    std::unique_ptr<Daemon> m_avahi;
};

/// The IPP Everywhere printer of CUPS, which keeps what it is given.
class EvePrinter
{
public:
    QString start(const NameService &names);
    quint16 port() const { return m_port; }
    /// Sheets of paper in the tray, set by the printer's own web form.
    bool setPaper(int sheets) const;
    /// What it printed, in the order of its jobs.
    QList<QByteArray> printed() const;

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Daemon> m_daemon;
    quint16 m_port = 0;
};

/// A CUPS of our own with one raw queue "label": to a TCP port of this machine, or to any device of CUPS.
class CupsServer
{
public:
    QString start(quint16 devicePort) { return start("socket://127.0.0.1:" + QByteArray::number(devicePort)); }
    QString start(const QByteArray &deviceUri);
    quint16 port() const { return m_port; }
    /// The end of its log, for the message of a failing test.
    QByteArray log() const;

private:
    bool write(const QString &name, const QByteArray &text) const;

    QTemporaryDir m_folder;
    std::unique_ptr<Daemon> m_daemon;
    quint16 m_port = 0;
};

/// A TCP port of this machine that nobody listens on.
quint16 freePort();
/// The body of an HTTP GET on this machine; empty when it fails.
QByteArray httpGet(quint16 port, const QByteArray &path);

} // namespace packbay::test
