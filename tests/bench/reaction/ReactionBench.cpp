#include "tests/bench/reaction/ReactionBench.h"

#include "app/station/core/SystemClock.h"
#include "app/station/window/StationWindow.h"
#include "tests/bench/BenchClerk.h"
#include "tests/bench/BenchFile.h"
#include "tests/scanner/x11/XKeys.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QJsonDocument>
#include <QTimer>
#include <QWindow>

namespace packbay::bench {
namespace {

constexpr int kKeyGapMs = 2;
constexpr int kPatienceMs = 60'000;
/// Not measured: the file is checked beside the start, and nothing is written before that has ended.
constexpr std::size_t kFirstScans = 4;
constexpr int kSettleMs = 60; ///< a clerk needs longer to the next trigger
constexpr int kSameCodeMs = 1600;
constexpr int kMostIdleSteps = 2000;
constexpr int kMostTorn = 200; ///< scans that the server played with gaps like a person's
constexpr double kGoalMs = 50;

void wait(int ms)
{
    QEventLoop loop;
    QTimer::singleShot(ms, Qt::PreciseTimer, &loop, &QEventLoop::quit);
    loop.exec();
}

bool waitUntil(const std::function<bool()> &done)
{
    QElapsedTimer patience;
    patience.start();
    while (!done() && patience.elapsed() < kPatienceMs)
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 50);
    return done();
}

/// One scan after the other: when its Enter was sent, when its answer stood on the screen.
class Stopwatch
{
public:
    Stopwatch(StationWindow &station, TimedApplication &application) : m_station(station), m_application(application)
    {
        QObject::connect(station.core(), &StationCore::codeRead, station.core(), [this](const QString &text) { m_read = text; });
        QObject::connect(station.core(), &StationCore::screenChanged, station.core(), [this] {
            if (!m_read.isEmpty() && !m_station.core()->desk().isWaiting())
                m_isAnswered = true;
        });
        application.painted = [this](QObject *receiver) {
            const bool isOurs = receiver == &m_station.window() || receiver == m_station.window().windowHandle();
            if (m_isAnswered && isOurs && m_ns == 0)
                m_ns = m_timer.nsecsElapsed();
        };
    }
    ~Stopwatch() { m_application.painted = {}; }

    /// What the station has read: not what was typed when a busy machine played the keys too slowly for a scan.
    const QString &read() const { return m_read; }
    /// Milliseconds; none when no answer came.
    std::optional<double> measure(test::XKeys &keys, const QString &text)
    {
        test::XStrokes strokes;
        strokes.text(text, kKeyGapMs);
        keys.play(strokes);
        m_read.clear();
        m_isAnswered = false;
        m_ns = 0;
        wait(strokes.durationMs() + kKeyGapMs);
        m_timer.start();
        keys.play(test::XStrokes().key(key::kEnter, 0));
        if (!waitUntil([this] { return m_ns > 0; }))
            return std::nullopt;
        return static_cast<double>(m_ns) / 1e6;
    }

private:
    StationWindow &m_station;
    TimedApplication &m_application;
    QElapsedTimer m_timer;
    qint64 m_ns = 0;
    QString m_read;
    bool m_isAnswered = false;
};

Error stuck(const QString &at)
{
    return makeError(ErrorCode::InvariantBroken, {}, QStringLiteral("no answer to %1").arg(at));
}

Status measureScans(StationWindow &station, Stopwatch &watch, const Clock &clock, std::size_t scans, std::vector<double> &figures)
{
    BenchClerk clerk(*station.core(), clock);
    PACKBAY_TRY(clerk.enter());
    test::XKeys keys;
    QString last;
    int torn = 0;
    for (int idle = 0; figures.size() < scans + kFirstScans;) {
        const bool isRefused = station.core()->screen().error && !last.isEmpty();
        const QString text = isRefused ? last : clerk.answer();
        if (text.isEmpty()) {
            if (++idle > kMostIdleSteps)
                return stuck(QString::fromUtf8(QJsonDocument(toJson(station.core()->screen())).toJson(QJsonDocument::Compact)));
            static_cast<void>(clerk.step());
            wait(1);
            continue;
        }
        idle = 0;
        wait(text == last ? kSameCodeMs : kSettleMs);
        last = text;
        const std::optional<double> ms = watch.measure(keys, text);
        if (!ms && !watch.read().isEmpty())
            return stuck(text);
        if (ms && watch.read() == text)
            figures.push_back(*ms);
        else if (++torn > kMostTorn)
            return stuck(QStringLiteral("%1, read as %2").arg(text, watch.read()));
        clerk.waitForLabel();
    }
    figures.erase(figures.begin(), figures.begin() + kFirstScans);
    return {};
}

} // namespace

bool TimedApplication::notify(QObject *receiver, QEvent *event)
{
    const bool paints = event->type() == QEvent::UpdateRequest;
    const bool taken = QApplication::notify(receiver, event);
    if (paints && painted)
        painted(receiver);
    return taken;
}

Result<Figure> benchReaction(const ReactionSize &size, TimedApplication &application)
{
    PACKBAY_TRY_ASSIGN(file, BenchFile::make(size.parcels, size.file));
    const SystemClock clock;
    SystemIds ids(clock);
    StationWindow station(clock, ids, application);
    PACKBAY_TRY(station.open(file->config()));
    station.window().resize(1366, 768);
    station.window().show();
    station.window().activateWindow();
    if (!waitUntil([] { return QGuiApplication::focusWindow() != nullptr; }))
        return stuck(QStringLiteral("the window"));
    Stopwatch watch(station, application);
    std::vector<double> figures;
    PACKBAY_TRY(measureScans(station, watch, clock, static_cast<std::size_t>(size.scans), figures));
    Figure figure{QStringLiteral("reaction"), QStringLiteral("suffix key (X event) to painted answer, %1 parcels").arg(size.parcels), QStringLiteral("ms"),
                  Percentiles::of(figures), {}, {}, QStringLiteral("p95 <= 50 ms"), false};
    figure.met = figure.ours.p95 <= kGoalMs;
    return figure;
}

} // namespace packbay::bench
