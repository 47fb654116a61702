#pragma once
#include "models/domain/Ports.h"
#include "scanner/KeyTable.h"
#include "scanner/WedgeDecoder.h"

#include <QKeyEvent>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <memory>
#include <vector>

class QGuiApplication;

namespace packbay {

/// Keyboard-wedge scans, taken from the windows of the program before any widget sees a key. Typed keys arrive in order,
/// at most WedgeSetting::gapMs later; those of a scan never arrive. Text fields with the hint ImhLatinOnly are for codes:
/// they get no input method and no dead keys, which would take keys of a scan before anybody sees them.
class WedgeScanner : public QObject
{
    Q_OBJECT

public:
    WedgeScanner(WedgeSetting setting, const Clock &clock, QGuiApplication &application);
    ~WedgeScanner() override;

    void setEnabled(bool enabled);
    /// Used from the next key on; keys that are held are decided first.
    void setSetting(WedgeSetting setting);
    const WedgeSetting &setting() const { return m_decoder.setting(); }
    bool isEnabled() const { return m_enabled; }
    bool eventFilter(QObject *receiver, QEvent *event) override;

signals:
    void scanned(const packbay::ScanEvent &event);
    /// A burst that is no usable scan: UnreadableCode, ScanTooLong.
    void refused(const packbay::Error &error);
    /// Text reaches an input method as fast as a scanner types: InputMethodActive, with a way out.
    void inputMethodInterferes();

private:
    struct HeldEvent
    {
        quint64 id;
        QPointer<QObject> window;
        std::unique_ptr<QKeyEvent> event;
    };

    bool keepsInputMethodAway(QObject *receiver, QInputMethodQueryEvent &event);
    bool takes(QObject *window, const QKeyEvent &event);
    void apply(const WedgeDecoder::Outcome &outcome);
    void replay(const QList<quint64> &ids);
    void silence();
    void arm();
    void watchInputMethod();
    MonotonicMs timeOf(const QKeyEvent &event);

    QGuiApplication &m_application;
    const Clock &m_clock;
    WedgeDecoder m_decoder;
    KeyPlatform m_platform;
    QTimer m_timer;
    std::vector<HeldEvent> m_held;
    quint64 m_nextId = 1;
    quint64 m_lastStamp = 0;
    MonotonicMs m_lastAt;      ///< time of the newest key, by its own stamp
    MonotonicMs m_lastArrival; ///< the clock when it came
    MonotonicMs m_lastInput;
    int m_fastInputs = 0;
    bool m_replaying = false;
    bool m_asking = false;
    bool m_gaveExtraTurn = false;
    bool m_enabled = true;
};

} // namespace packbay
