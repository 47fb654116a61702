#pragma once
#include "models/domain/MapWorld.h"
#include "models/workflow/Desk.h"
#include "models/workflow/ReceiveFlow.h"

#include <QStringList>

/// A desk over a warehouse in memory and the real Rulebook, driven by short scripts.
namespace packbay::test {

class HandClock : public Clock
{
public:
    UtcMs now() const override { return UtcMs(1'800'000'000'000 + ms); }
    MonotonicMs monotonic() const override { return MonotonicMs(ms); }
    std::int64_t ms = 1'000'000;
};

class NoFreight : public FreightDesk
{
public:
    FreightAnswer offersFor(const Carton &, const Order &, UtcMs) const override { return {}; }
    std::optional<Grams> billedWeight(const Order &, Grams, Dimensions, UtcMs) const override { return std::nullopt; }
    ServiceName nameOf(const QString &) const override { return {}; }
    std::optional<ShipPlan> planFor(const Order &order) const override { return order.no == planned ? plan : std::nullopt; }

    QString planned; ///< the order that has a plan
    std::optional<ShipPlan> plan;
};

/// The PIN is the stored hash itself.
class PlainPins : public PinVerifier
{
public:
    bool verify(const User &user, const QString &pin) const override { return user.pinHash == pin; }
};

/// Script: words separated by blanks, each one input after `step` ms.
/// P: tracking, N: inner label, L: location, M: member, X: carton, J: order, T: tote, B: badge, C: command barcode,
/// ?: unknown code, !: unreadable; K: key, =: keypad, W: empty scale then stable grams, w: stable grams, u: unsteady;
/// . tick after 700 ms, +n tick after n ms; ( outcomes wait, ) they come; < quick hands (100 ms), > slow (2000 ms).
/// # the station dies and starts again with its world, somebody logs in; ~n it dies after n more operations: what comes
/// behind them until the # is lost.
class TestDesk
{
public:
    explicit TestDesk(ReceiveSettings receive = {});

    /// Central, seeded with members, locations, users and announcements.
    void central(OperationBody body);
    /// A supervisor's or another station's act, past the desk.
    Result<Changes> act(OperationBody body, Role role = Role::Supervisor, const QString &station = QStringLiteral("7K"));
    void order(const QString &no, const QString &member, const QStringList &trackings, ShipMode mode = ShipMode::WaitAll,
               const QString &container = {}, UtcMs cutOff = {});
    void enter();
    void play(const QString &script);
    /// The answer to the last input: "AskWeight ready ok : ReceiveParcel #ParcelLabel", or "E2105 stop stop".
    QString answer() const;
    const ScreenState &screen() const { return m_state; }
    Parcel parcel(const QString &tracking) const { return m_world.parcelByTracking(tracking).value_or(Parcel{}); }
    QString stateOf(const QString &tracking) const { return enumName(parcel(tracking).position.value()); }
    Carton carton(const QString &code) const { return m_world.carton(code).value_or(Carton{}); }
    MapWorld &world() { return m_world; }
    Desk &desk() { return *m_desk; }
    HandClock &clock() { return m_clock; }
    NoFreight &freight() { return m_freight; }

    struct Settled
    {
        ScanMeaning scan;
        StripEntry entry;
    };
    QList<Settled> settled;
    QList<Operation> accepted;
    QStringList allCodes; ///< every scan given, in order
    ScanMeaning scanOf(const QString &word) const;

private:
    void input(const FlowInput &input);
    void carryOut(Reaction reaction);
    void perform(const SubmitOperation &submit);
    void seed();
    void restart();

    MapWorld m_world;
    HandClock m_clock;
    NoFreight m_freight;
    ReceiveSettings m_receive;
    PlainPins m_pins;
    std::unique_ptr<Desk> m_desk;
    Rulebook m_rules;
    ScreenState m_state;
    Tone m_tone = Tone::None;
    QStringList m_effects;
    QList<SubmitOperation> m_held;
    bool m_hold = false;
    std::int64_t m_step = 2000;
    int m_untilDeath = -1;
    int m_ops = 0;
    int m_lpns = 0;
};

QString toneName(Tone tone);
QString bannerName(Banner banner);

// A table of scripts: the name of the row, what is scanned and pressed, and answer() after the last of it.
void scriptColumns();
void scriptRow(const char *name, const char *script, const char *expected);
/// Plays the script of the row that is being tested.
void playRow(TestDesk &desk);

} // namespace packbay::test
