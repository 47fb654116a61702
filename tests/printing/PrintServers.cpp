#include "tests/printing/PrintServers.h"

#include "tests/printing/LabelSamples.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>

#include <functional>
#include <unistd.h>

namespace packbay::test {
namespace {

constexpr int kStartMs = 20'000;
constexpr int kEndMs = 5'000;

/// System programs live in sbin, which a user's path need not have.
QString systemTool(const QString &name)
{
    const QString found = tool(name);
    return found.isEmpty() && QFileInfo(QStringLiteral("/usr/sbin/") + name).isExecutable() ? QStringLiteral("/usr/sbin/") + name : found;
}

bool writeFile(const QString &path, const QByteArray &text)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

QByteArray readFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool comesTrue(const Daemon &daemon, const std::function<bool()> &condition)
{
    QElapsedTimer clock;
    clock.start();
    while (!condition()) {
        if (clock.hasExpired(kStartMs) || !daemon.isRunning())
            return false;
        QThread::msleep(20);
    }
    return true;
}

/// A folder that the unprivileged helpers of a daemon may enter.
void openToAll(const QTemporaryDir &folder)
{
    QFile::setPermissions(folder.path(), QFile::permissions(folder.path()) | QFile::ReadGroup | QFile::ExeGroup | QFile::ReadOther | QFile::ExeOther);
}

} // namespace

Daemon::Daemon(const QString &program, const QStringList &arguments, const QString &logFile, const QStringList &environment)
{
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setStandardOutputFile(logFile);
    m_process.setEnvironment(QProcess::systemEnvironment() + environment);
    m_process.start(program, arguments);
    m_process.waitForStarted(kStartMs);
}

Daemon::~Daemon()
{
    if (!isRunning())
        return;
    m_process.terminate();
    if (!m_process.waitForFinished(kEndMs)) {
        m_process.kill();
        m_process.waitForFinished(kEndMs);
    }
}

QString NameService::start()
{
    const QString bus = systemTool(QStringLiteral("dbus-daemon"));
    const QString avahi = systemTool(QStringLiteral("avahi-daemon"));
    if (bus.isEmpty() || avahi.isEmpty())
        return QStringLiteral("dbus-daemon (package dbus) and avahi-daemon are needed");
    const QByteArray socket = m_folder.filePath(QStringLiteral("bus")).toLocal8Bit();
    const bool written = writeFile(m_folder.filePath(QStringLiteral("bus.conf")),
                                   "<!DOCTYPE busconfig PUBLIC \"-//freedesktop//DTD D-BUS Bus Configuration 1.0//EN\" "
                                   "\"http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd\">\n<busconfig><type>system</type>"
                                   "<listen>unix:path=" + socket + "</listen><auth>EXTERNAL</auth><policy context=\"default\"><allow user=\"*\"/>"
                                   "<allow own=\"*\"/><allow send_destination=\"*\"/><allow receive_sender=\"*\"/>"
                                   "<allow send_type=\"method_call\"/></policy></busconfig>\n")
        && writeFile(m_folder.filePath(QStringLiteral("avahi.conf")),
                     "[server]\nhost-name=packbay-" + QByteArray::number(::getpid())
                         + "\nuse-ipv4=yes\nuse-ipv6=no\nallow-interfaces=lo\n[wide-area]\nenable-wide-area=no\n"
                           "[publish]\npublish-workstation=no\npublish-hinfo=no\n");
    if (!written)
        return QStringLiteral("cannot write into ") + m_folder.path();
    m_bus = std::make_unique<Daemon>(bus, QStringList{QStringLiteral("--config-file=") + m_folder.filePath(QStringLiteral("bus.conf")), QStringLiteral("--nofork"), QStringLiteral("--nopidfile")},
                                     m_folder.filePath(QStringLiteral("bus.log")));
    if (!comesTrue(*m_bus, [&] { return QFileInfo::exists(QString::fromLocal8Bit(socket)); }))
        return QStringLiteral("dbus-daemon: ") + QString::fromUtf8(readFile(m_folder.filePath(QStringLiteral("bus.log"))));

    // Avahi's pid file has one fixed place. In a mount namespace of our own it does not meet another Avahi; where the
    // kernel or the rights do not give one, it runs as it is.
    const QString command = QStringLiteral("%1 --no-drop-root --no-chroot --no-rlimits -f %2").arg(avahi, m_folder.filePath(QStringLiteral("avahi.conf")));
    const QString alone = QStringLiteral("mkdir -p /run/avahi-daemon && mount -t tmpfs tmpfs /run/avahi-daemon && exec ") + command;
    const QString script = QStringLiteral("if unshare -m true 2>/dev/null; then exec unshare -m sh -c '%1'; else mkdir -p /run/avahi-daemon; exec %2; fi").arg(alone, command);
    const QString log = m_folder.filePath(QStringLiteral("avahi.log"));
    m_avahi = std::make_unique<Daemon>(QStringLiteral("/bin/sh"), QStringList{QStringLiteral("-c"), script}, log, environment());
    if (!comesTrue(*m_avahi, [&] { return readFile(log).contains("Server startup complete"); }))
        return QStringLiteral("avahi-daemon: ") + QString::fromUtf8(readFile(log));
    return {};
}

QStringList NameService::environment() const
{
    return {QStringLiteral("DBUS_SYSTEM_BUS_ADDRESS=unix:path=") + m_folder.filePath(QStringLiteral("bus"))};
}

QString EvePrinter::start(const NameService &names)
{
    const QString program = systemTool(QStringLiteral("ippeveprinter"));
    if (program.isEmpty())
        return QStringLiteral("ippeveprinter (package cups-ipp-utils) is needed");
    m_port = freePort();
    const QString log = m_folder.filePath(QStringLiteral("log"));
    // Without a command a job takes 5 to 15 seconds; what the command writes goes into the device folder.
    const QString command = m_folder.filePath(QStringLiteral("print"));
    QDir(m_folder.path()).mkpath(QStringLiteral("spool"));
    QDir(m_folder.path()).mkpath(QStringLiteral("out"));
    if (!writeFile(command, "#!/bin/sh\nexec cat \"$1\"\n") || !QFile::setPermissions(command, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner))
        return QStringLiteral("cannot write into ") + m_folder.path();
    m_daemon = std::make_unique<Daemon>(
        program,
        QStringList{QStringLiteral("-p"), QString::number(m_port), QStringLiteral("-n"), QStringLiteral("localhost"), QStringLiteral("-d"), m_folder.filePath(QStringLiteral("spool")),
                    QStringLiteral("-D"), QStringLiteral("file://") + m_folder.filePath(QStringLiteral("out")), QStringLiteral("-c"), command, QStringLiteral("-f"), QStringLiteral("application/pdf,image/png,application/octet-stream"),
                    QStringLiteral("packbay-%1-%2").arg(::getpid()).arg(m_port)},
        log, names.environment());
    if (!comesTrue(*m_daemon, [&] { return !httpGet(m_port, "/").isEmpty(); }))
        return QStringLiteral("ippeveprinter: ") + QString::fromUtf8(readFile(log));
    return {};
}

bool EvePrinter::setPaper(int sheets) const
{
    // Both trays with their size and type: the form takes away what it is not told, and the last tray decides.
    const QByteArray level = QByteArray::number(sheets);
    return httpGet(m_port, "/media?size1=iso_a4_210x297mm&type1=stationery&level1=" + level
                               + "&size3=na_number-10_4.125x9.5in&type3=envelope&level3=" + level)
        .contains("Media updated");
}

QList<QByteArray> EvePrinter::printed() const
{
    QMap<int, QByteArray> byJob;
    const QDir folder(m_folder.filePath(QStringLiteral("out")));
    for (const QString &name : folder.entryList(QDir::Files)) {
        bool isJob = false;
        const int number = name.section(QLatin1Char('-'), 0, 0).toInt(&isJob);
        if (isJob)
            byJob.insert(number, readFile(folder.filePath(name)));
    }
    return byJob.values();
}

bool CupsServer::write(const QString &name, const QByteArray &text) const
{
    return writeFile(m_folder.filePath(name), text);
}

QString CupsServer::start(const QByteArray &deviceUri)
{
    const QString program = systemTool(QStringLiteral("cupsd"));
    if (program.isEmpty())
        return QStringLiteral("cupsd (package cups-daemon) is needed");
    openToAll(m_folder);
    for (const char *name : {"etc", "run", "cache", "spool", "spool/tmp", "log"})
        QDir(m_folder.path()).mkpath(QLatin1String(name));
    m_port = freePort();
    const QByteArray at = m_folder.path().toLocal8Bit();
    const bool written = write(QStringLiteral("etc/cupsd.conf"),
                               "LogLevel info\nMaxLogSize 0\nListen 127.0.0.1:" + QByteArray::number(m_port)
                                   + "\nBrowsing No\nDefaultAuthType None\nWebInterface No\n<Location />\nOrder allow,deny\nAllow all\n</Location>\n"
                                     "<Policy default>\nJobPrivateAccess all\nJobPrivateValues none\n<Limit All>\nOrder deny,allow\nAllow all\n</Limit>\n</Policy>\n")
        && write(QStringLiteral("etc/cups-files.conf"),
                 "ServerRoot " + at + "/etc\nStateDir " + at + "/run\nCacheDir " + at + "/cache\nRequestRoot " + at + "/spool\nTempDir " + at
                     + "/spool/tmp\nAccessLog " + at + "/log/access\nErrorLog " + at + "/log/error\nPageLog " + at + "/log/page\nSandboxing relaxed\n")
        && write(QStringLiteral("etc/raw.types"), "application/octet-stream\n")
        && write(QStringLiteral("etc/raw.convs"), "application/octet-stream application/vnd.cups-raw 0 -\n")
        && write(QStringLiteral("etc/printers.conf"),
                 "<Printer label>\nDeviceURI " + deviceUri + "\nState Idle\nAccepting Yes\nShared No\nJobSheets none none\nOpPolicy default\nErrorPolicy retry-job\n</Printer>\n");
    if (!written)
        return QStringLiteral("cannot write into ") + m_folder.path();
    m_daemon = std::make_unique<Daemon>(program,
                                        QStringList{QStringLiteral("-f"), QStringLiteral("-c"), m_folder.filePath(QStringLiteral("etc/cupsd.conf")),
                                                    QStringLiteral("-s"), m_folder.filePath(QStringLiteral("etc/cups-files.conf"))},
                                        m_folder.filePath(QStringLiteral("log/out")));
    if (!comesTrue(*m_daemon, [&] { return !httpGet(m_port, "/").isEmpty(); }))
        return QStringLiteral("cupsd: ") + QString::fromUtf8(log());
    return {};
}

QByteArray CupsServer::log() const
{
    return readFile(m_folder.filePath(QStringLiteral("log/out"))) + readFile(m_folder.filePath(QStringLiteral("log/error"))).right(3000);
}

quint16 freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : 0;
}

QByteArray httpGet(quint16 port, const QByteArray &path)
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    if (!socket.waitForConnected(1000))
        return {};
    socket.write("GET " + path + " HTTP/1.1\r\nHost: localhost:" + QByteArray::number(port) + "\r\nConnection: close\r\n\r\n");
    QByteArray all;
    while (socket.waitForReadyRead(2000)) {
        all += socket.readAll();
        if (all.contains("</html>") || all.contains("</HTML>"))
            break;
    }
    return all;
}

} // namespace packbay::test
