#include "tests/bench/BenchClerk.h"

#include "models/domain/OwnCode.h"

#include <QCoreApplication>
#include <QEventLoop>

namespace packbay::bench {
namespace {

constexpr int kMembers = 12; ///< of the demo
constexpr int kFirstMember = 100200;

bool isOver(PrintState state)
{
    return state != PrintState::Queued && state != PrintState::Sending && state != PrintState::Printing;
}

void waitForEvents()
{
    QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
}

} // namespace

BenchClerk::BenchClerk(StationCore &core, const Clock &clock) : m_core(core), m_clock(clock)
{
    QObject::connect(&core, &StationCore::committed, &core, [this](const Operation &operation) {
        m_committed = true;
        m_labels += std::holds_alternative<ReceiveParcel>(operation.body) ? 1 : 0;
    });
    QObject::connect(&core, &StationCore::screenChanged, &core, [this] {
        if (m_core.screen().banner != Banner::Busy && m_shownAt == 0)
            m_shownAt = m_timer.nsecsElapsed();
    });
    QObject::connect(&core.sheets(), &SheetDesk::progress, &core, [this](const PrintOutcome &news) {
        if (isOver(news.state) && m_labels > 0)
            --m_labels;
    });
}

Status BenchClerk::enter()
{
    const std::optional<User> clerk = m_core.world().user(QStringLiteral("U17"));
    if (!clerk)
        return makeError(ErrorCode::BadgeUnknown, {{QStringLiteral("badge"), QStringLiteral("U17")}});
    m_core.enter(*clerk);
    return {};
}

QString BenchClerk::answer()
{
    const ScreenState &screen = m_core.screen();
    switch (screen.prompt.id) {
    case Text::AskParcel:
        m_tracking = QStringLiteral("SF88%1").arg(++m_count, 11, 10, QLatin1Char('0'));
        return m_tracking;
    case Text::AskOwner: return memberCode(kFirstMember + m_count % kMembers);
    case Text::AskContent:
    case Text::AskContentUnknown: return ownCode(QLatin1Char('C'), commandWord(Command::Choice1));
    case Text::AskLocation:
        return ownCode(QLatin1Char('L'), screen.prompt.args.value(QLatin1String("location")).toString().remove(QLatin1Char('-')));
    case Text::AskAnyLocation: return ownCode(QLatin1Char('L'), QStringLiteral("SH1U0101"));
    default: return {};
    }
}

void BenchClerk::weigh()
{
    WeightReading reading;
    const bool wanted = m_core.screen().prompt.id == Text::AskWeight;
    reading.grams = Grams(wanted ? 800 : 0);
    reading.unit = WeightUnit::G;
    reading.stable = true;
    reading.status = wanted ? ScaleStatus::Ok : ScaleStatus::Zero;
    reading.at = m_clock.monotonic();
    reading.device = QStringLiteral("bench-scale");
    m_core.give(reading);
}

void BenchClerk::scan(const QString &text)
{
    ScanEvent event;
    event.raw = text.toUtf8();
    event.device = QStringLiteral("bench-%1").arg(++m_events); // never the same code twice from one device
    event.at = m_clock.monotonic();
    m_timer.start();
    m_core.scanned(event);
}

void BenchClerk::waitForLabel()
{
    while (m_labels > 0)
        waitForEvents();
    QCoreApplication::processEvents();
}

ClerkStep BenchClerk::step()
{
    const Text asked = m_core.screen().prompt.id;
    const QString text = answer();
    m_committed = false;
    m_shownAt = 0;
    m_timer.start();
    if (asked == Text::AskWeight || asked == Text::AskEmptyScale)
        weigh();
    else if (text.isEmpty())
        m_core.give(Tick{m_clock.monotonic()}); // a banner passes by itself
    else
        scan(text);
    while (m_core.desk().isWaiting())
        waitForEvents();
    return {m_committed, !text.isEmpty(), static_cast<double>(m_shownAt) / 1000.0};
}

} // namespace packbay::bench
