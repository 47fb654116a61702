#include "scanner/WedgeScanner.h"

#include <QGuiApplication>
#include <QInputMethod>

#include <algorithm>

namespace packbay {
namespace {

/// A timer later than this means that the program was busy and keys may wait behind it.
constexpr qint64 kLateMs = 10;
/// So many commits or preedits in the rhythm of a scanner are a scan that an input method got hold of.
constexpr int kFastInputs = 4;
constexpr qint64 kFastInputMs = 35;

KeyPlatform currentPlatform()
{
    return QGuiApplication::platformName() == u"windows" ? KeyPlatform::WindowsSet1 : KeyPlatform::Evdev8;
}

bool isDigitKey(int key)
{
    return key >= Qt::Key_0 && key <= Qt::Key_9;
}

} // namespace

WedgeScanner::WedgeScanner(WedgeSetting setting, const Clock &clock, QGuiApplication &application)
    : m_application(application)
    , m_clock(clock)
    , m_decoder(std::move(setting))
    , m_platform(currentPlatform())
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &WedgeScanner::silence);
    application.installEventFilter(this);
    QGuiApplication::inputMethod()->update(Qt::ImEnabled); // a field may have the focus already
}

WedgeScanner::~WedgeScanner()
{
    m_application.removeEventFilter(this);
    QGuiApplication::inputMethod()->update(Qt::ImEnabled);
}

void WedgeScanner::setEnabled(bool enabled)
{
    m_enabled = enabled;
    QGuiApplication::inputMethod()->update(Qt::ImEnabled);
}

void WedgeScanner::setSetting(WedgeSetting setting)
{
    if (const auto due = m_decoder.deadline())
        apply(m_decoder.idle(*due));
    m_held.clear();
    m_timer.stop();
    m_decoder = WedgeDecoder(std::move(setting));
}

bool WedgeScanner::eventFilter(QObject *receiver, QEvent *event)
{
    if (!m_enabled || m_replaying)
        return false;
    if (event->type() == QEvent::InputMethod)
        watchInputMethod();
    if (event->type() == QEvent::InputMethodQuery && !m_asking)
        return keepsInputMethodAway(receiver, *static_cast<QInputMethodQueryEvent *>(event));
    // Only the window: the same key comes by again for every widget under it.
    if (!receiver->isWindowType() || (event->type() != QEvent::KeyPress && event->type() != QEvent::KeyRelease))
        return false;
    return takes(receiver, *static_cast<QKeyEvent *>(event));
}

/// An input method and dead keys take keys before any window has them; hints alone do not keep them away (hardware.md 0.3).
/// A field for codes, which its hint ImhLatinOnly tells, takes none.
bool WedgeScanner::keepsInputMethodAway(QObject *receiver, QInputMethodQueryEvent &event)
{
    if (!event.queries().testFlag(Qt::ImEnabled))
        return false;
    m_asking = true;
    QInputMethodQueryEvent hints(Qt::ImHints);
    QCoreApplication::sendEvent(receiver, &hints);
    const bool isForCodes = hints.value(Qt::ImHints).toInt() & Qt::ImhLatinOnly;
    if (isForCodes) {
        QCoreApplication::sendEvent(receiver, &event);
        event.setValue(Qt::ImEnabled, false);
        event.accept();
    }
    m_asking = false;
    return isForCodes;
}

MonotonicMs WedgeScanner::timeOf(const QKeyEvent &event)
{
    const MonotonicMs arrival = m_clock.monotonic();
    const quint64 stamp = event.timestamp();
    // The stamp tells how far apart two keys were pressed, however late they come; its zero means nothing to us.
    const bool usable = stamp > 0 && m_lastStamp > 0 && stamp >= m_lastStamp;
    const qint64 apart = usable ? qint64(stamp - m_lastStamp) : 0;
    const qint64 waited = (arrival - m_lastArrival).value;
    m_lastAt = usable && apart <= waited + 1000 ? m_lastAt + MonotonicMs(apart) : m_lastAt + MonotonicMs(waited);
    m_lastStamp = stamp;
    m_lastArrival = arrival;
    return m_lastAt;
}

bool WedgeScanner::takes(QObject *window, const QKeyEvent &event)
{
    WedgeDecoder::Key key;
    key.id = m_nextId++;
    key.code = evdevCode(event.nativeScanCode(), m_platform);
    key.name = static_cast<Qt::Key>(event.key());
    key.press = event.type() == QEvent::KeyPress;
    key.autoRepeat = event.isAutoRepeat();
    key.shift = event.modifiers().testFlag(Qt::ShiftModifier);
    key.control = event.modifiers().testFlag(Qt::ControlModifier);
    key.alt = event.modifiers().testFlag(Qt::AltModifier);
    key.numLock = isDigitKey(event.key());
    key.text = event.text();
    key.at = timeOf(event);
    m_gaveExtraTurn = false;
    m_held.push_back({key.id, window, std::unique_ptr<QKeyEvent>(event.clone())});
    const WedgeDecoder::Outcome outcome = m_decoder.key(key);
    apply(outcome);
    if (!outcome.taken)
        std::erase_if(m_held, [&](const HeldEvent &held) { return held.id == key.id; });
    if (!m_decoder.isHolding())
        m_held.clear();
    arm();
    return outcome.taken;
}

void WedgeScanner::apply(const WedgeDecoder::Outcome &outcome)
{
    replay(outcome.replay);
    if (outcome.error)
        emit refused(*outcome.error);
    if (outcome.scan) {
        ScanEvent event = *outcome.scan;
        event.at = m_clock.monotonic();
        emit scanned(event);
    }
}

void WedgeScanner::replay(const QList<quint64> &ids)
{
    m_replaying = true;
    for (const quint64 id : ids) {
        const auto held = std::find_if(m_held.begin(), m_held.end(), [id](const HeldEvent &h) { return h.id == id; });
        if (held == m_held.end())
            continue;
        // Out of the list first: what the window does with the key may come back here.
        const HeldEvent one = std::move(*held);
        m_held.erase(held);
        if (one.window)
            QCoreApplication::sendEvent(one.window, one.event.get());
    }
    m_replaying = false;
}

void WedgeScanner::arm()
{
    const auto due = m_decoder.deadline();
    if (!due) {
        m_timer.stop();
        return;
    }
    const qint64 elapsed = (m_clock.monotonic() - m_lastArrival).value;
    m_timer.start(int(std::max<qint64>(0, (*due - m_lastAt).value - elapsed)));
}

void WedgeScanner::silence()
{
    const auto due = m_decoder.deadline();
    if (!due)
        return;
    const MonotonicMs now = m_lastAt + (m_clock.monotonic() - m_lastArrival);
    if ((now - *due).value > kLateMs && !m_gaveExtraTurn) {
        m_gaveExtraTurn = true;
        m_timer.start(0);
        return;
    }
    apply(m_decoder.idle(now));
    if (!m_decoder.isHolding())
        m_held.clear();
    arm();
}

void WedgeScanner::watchInputMethod()
{
    const MonotonicMs now = m_clock.monotonic();
    m_fastInputs = (now - m_lastInput).value <= kFastInputMs ? m_fastInputs + 1 : 1;
    m_lastInput = now;
    if (m_fastInputs == kFastInputs)
        emit inputMethodInterferes();
}

} // namespace packbay
