#pragma once
#include <QByteArray>

#include <array>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace packbay::test {

/// An X server without a screen for this program alone; DISPLAY names it from then on. Made before the QApplication.
class XServer
{
public:
    XServer()
    {
        std::array<int, 2> ends{};
        if (::pipe(ends.data()) != 0)
            return;
        m_process = ::fork();
        if (m_process == 0) {
            const QByteArray number = QByteArray::number(ends[1]);
            const int silence = ::open("/dev/null", O_WRONLY);
            ::dup2(silence, 2);
            ::close(ends[0]);
            ::execlp("Xvfb", "Xvfb", "-displayfd", number.constData(), "-screen", "0", "1600x1000x24", "-nolisten", "tcp", nullptr);
            ::_exit(127);
        }
        ::close(ends[1]);
        QByteArray display;
        std::array<char, 16> buffer{};
        for (ssize_t n = 0; !display.endsWith('\n') && (n = ::read(ends[0], buffer.data(), buffer.size())) > 0;)
            display.append(buffer.data(), n);
        ::close(ends[0]);
        m_isRunning = display.endsWith('\n');
        qputenv("DISPLAY", ':' + display.trimmed());
        qputenv("QT_QPA_PLATFORM", "xcb");
    }
    ~XServer()
    {
        if (m_process <= 0)
            return;
        ::kill(m_process, SIGTERM);
        ::waitpid(m_process, nullptr, 0);
    }
    XServer(const XServer &) = delete;
    XServer &operator=(const XServer &) = delete;

    bool isRunning() const { return m_isRunning; }

private:
    pid_t m_process = -1;
    bool m_isRunning = false;
};

} // namespace packbay::test
