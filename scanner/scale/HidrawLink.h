#pragma once
#include "scanner/DeviceLink.h"

#include <QSocketNotifier>
#include <QTimer>

#include <functional>
#include <memory>

namespace packbay {

/// A HID device read report by report (/dev/hidraw). Reports that wait in the kernel are old: of several only the newest
/// is passed on, and the first one after opening, the weighing before, never (hardware.md 0.5, A2).
class HidrawLink : public DeviceLink
{
    Q_OBJECT

public:
    static constexpr int kReopenMs = 1000;

    /// Gives an open non-blocking descriptor that keeps the borders of reports, or -1 with `words` why not. Called at every
    /// attempt; the link closes what it got.
    using Opener = std::function<int(QString &words)>;

    HidrawLink(Opener opener, const Clock &clock, QObject *parent = nullptr);
    ~HidrawLink() override;

    void open() override;
    void close() override;
    bool isOpen() const override { return m_file >= 0; }
    DeviceState state() const override { return m_state; }
    void write(const QByteArray &bytes) override;
    int errorCount() const override { return m_errors; }

private:
    void tryOpen();
    void readable();
    void drop(const QString &words);
    void setState(DeviceState state, const QString &words);

    Opener m_opener;
    const Clock &m_clock;
    QTimer m_reopen;
    std::unique_ptr<QSocketNotifier> m_notifier;
    int m_file = -1;
    DeviceState m_state = DeviceState::Absent;
    bool m_wasReady = false;
    bool m_isFirst = true;
    int m_errors = 0;
};

/// "hid:0922:8003" (vendor and product, found in `sysFolder`, usually /sys/class/hidraw) or "/dev/hidraw0".
bool isHidAddress(const QString &address);
HidrawLink::Opener hidrawOpener(const QString &address, const QString &sysFolder = QStringLiteral("/sys/class/hidraw"));
/// The device file of a vendor and product; empty when it is not plugged in.
QString hidrawFile(const QString &address, const QString &sysFolder);

} // namespace packbay
