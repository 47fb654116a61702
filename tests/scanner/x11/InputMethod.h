#pragma once
#include <QByteArray>
#include <QProcess>
#include <QTemporaryDir>

namespace packbay::test {

/// ibus with libpinyin on a message bus of its own, as a Chinese desktop has it. Made before the QApplication.
class InputMethod
{
public:
    /// False when it cannot be started; `words` say why.
    bool start(QString &words)
    {
        qputenv("XDG_RUNTIME_DIR", m_home.path().toUtf8());
        qputenv("XDG_CONFIG_HOME", m_home.filePath(QStringLiteral("config")).toUtf8());
        qputenv("XDG_CACHE_HOME", m_home.filePath(QStringLiteral("cache")).toUtf8());
        qputenv("GSETTINGS_BACKEND", "memory");
        m_bus.start(QStringLiteral("dbus-daemon"), {QStringLiteral("--session"), QStringLiteral("--nofork"), QStringLiteral("--print-address")});
        if (!m_bus.waitForReadyRead(10'000)) {
            words = QStringLiteral("no message bus");
            return false;
        }
        qputenv("DBUS_SESSION_BUS_ADDRESS", m_bus.readLine().trimmed());
        m_daemon.setStandardErrorFile(QProcess::nullDevice());
        m_daemon.setStandardOutputFile(QProcess::nullDevice());
        m_daemon.start(QStringLiteral("ibus-daemon"), {QStringLiteral("--panel=disable"), QStringLiteral("--cache=none")});
        // The command fails even when the engine is on: its own word counts.
        for (int attempt = 0; attempt < 50; ++attempt) {
            if (QProcess::execute(QStringLiteral("sh"), {QStringLiteral("-c"), QStringLiteral("sleep 0.2; ibus engine libpinyin; test \"$(ibus engine)\" = libpinyin")}) == 0) {
                qputenv("QT_IM_MODULE", "ibus");
                return true;
            }
        }
        words = QStringLiteral("ibus does not take libpinyin");
        return false;
    }
    ~InputMethod()
    {
        for (QProcess *process : {&m_daemon, &m_bus}) {
            process->terminate();
            if (!process->waitForFinished(3000))
                process->kill();
            process->waitForFinished(3000);
        }
    }
    InputMethod() = default;
    InputMethod(const InputMethod &) = delete;
    InputMethod &operator=(const InputMethod &) = delete;

private:
    QTemporaryDir m_home;
    QProcess m_bus;
    QProcess m_daemon;
};

} // namespace packbay::test
