#pragma once
#include "models/domain/Ports.h"

#include <QByteArray>
#include <QElapsedTimer>
#include <QFile>
#include <QString>
#include <QTemporaryDir>

#include <array>
#include <fcntl.h>
#include <pty.h>
#include <termios.h>
#include <unistd.h>

namespace packbay::test {

/// The real monotonic clock, for tests that wait for real devices.
class SteadyClock : public Clock
{
public:
    SteadyClock() { m_timer.start(); }
    UtcMs now() const override { return UtcMs(m_timer.elapsed()); }
    MonotonicMs monotonic() const override { return MonotonicMs(m_timer.elapsed()); }

private:
    QElapsedTimer m_timer;
};

/// A real tty whose other end the test holds. The device is reached under a name that stays the same when it comes back,
/// as /dev/serial/by-id does.
class Pty
{
public:
    Pty() { plugIn(); }
    ~Pty() { unplug(); }
    Pty(const Pty &) = delete;
    Pty &operator=(const Pty &) = delete;

    QString path() const { return m_folder.filePath(QStringLiteral("device")); }
    void plugIn()
    {
        int slave = -1;
        std::array<char, 64> name{};
        if (openpty(&m_master, &slave, name.data(), nullptr, nullptr) != 0)
            qFatal("openpty failed");
        termios settings{};
        tcgetattr(slave, &settings);
        cfmakeraw(&settings);
        tcsetattr(slave, TCSANOW, &settings);
        ::close(slave);
        fcntl(m_master, F_SETFL, O_NONBLOCK);
        QFile::remove(path());
        QFile::link(QString::fromLatin1(name.data()), path());
    }
    void unplug()
    {
        if (m_master >= 0)
            ::close(m_master);
        m_master = -1;
        QFile::remove(path());
    }
    void send(const QByteArray &bytes) const
    {
        if (::write(m_master, bytes.constData(), static_cast<size_t>(bytes.size())) != bytes.size())
            qFatal("short write to the pty");
    }
    /// What the program sent to the device since the last call.
    QByteArray take() const
    {
        std::array<char, 4096> buffer{};
        const ssize_t n = ::read(m_master, buffer.data(), buffer.size());
        return n > 0 ? QByteArray(buffer.data(), n) : QByteArray();
    }

private:
    QTemporaryDir m_folder;
    int m_master = -1;
};

} // namespace packbay::test
