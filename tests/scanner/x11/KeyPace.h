#pragma once
#include <QCoreApplication>
#include <QEvent>
#include <QKeyEvent>

#include <algorithm>

namespace packbay::test {

/// The server's own times of the keys that a window gets, before anybody has seen them: whether a busy machine played them
/// slower than they were meant.
class KeyPace : public QObject
{
public:
    KeyPace() { qApp->installEventFilter(this); }
    ~KeyPace() override { qApp->removeEventFilter(this); }

    int presses() const { return m_presses; }
    /// Between two keys going down or up, in milliseconds.
    qint64 widestGap() const { return m_widest; }

    bool eventFilter(QObject *receiver, QEvent *event) override
    {
        const bool isKey = event->type() == QEvent::KeyPress || event->type() == QEvent::KeyRelease;
        if (!isKey || !receiver->isWindowType() || !event->spontaneous())
            return false;
        const auto stamp = qint64(static_cast<QKeyEvent *>(event)->timestamp());
        if (m_last > 0)
            m_widest = std::max(m_widest, stamp - m_last);
        m_last = stamp;
        m_presses += event->type() == QEvent::KeyPress;
        return false;
    }

private:
    qint64 m_last = 0;
    qint64 m_widest = 0;
    int m_presses = 0;
};

} // namespace packbay::test
