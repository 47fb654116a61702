#pragma once
#include "models/workflow/LogIn.h"
#include "models/workflow/ScanStrip.h"

#include <QQueue>

#include <functional>
#include <map>
#include <memory>

namespace packbay {

/// The clerk's desk: hosts the flows of one station, knows who works here, and gives every input to the right place.
/// No scan is lost: each one is settled exactly once (accepted, refused, ignored, duplicate or command), in the order of
/// arrival. Not a QObject; app/station calls handle() and carries out the effects.
class Desk
{
public:
    using FlowMaker = std::function<std::unique_ptr<Flow>(const FlowContext &)>;
    using SettledListener = std::function<void(const ScanMeaning &, const StripEntry &)>;

    /// `station` is the code of two characters.
    Desk(const WorldView &world, const Clock &clock, const FreightDesk &freight, const PinVerifier &pins, const QString &station);
    ~Desk();
    Desk(const Desk &) = delete;
    Desk &operator=(const Desk &) = delete;

    /// The screen exists from now on; its flow is made when it is first opened.
    void add(ScreenId screen, FlowMaker maker);
    /// Told of every scan when it is settled: for the audit of refusals and the log.
    void onSettled(SettledListener listener) { m_settled = std::move(listener); }

    /// How long an OK banner stays before the next prompt (ux.md 2.6: 600 ms); a scripted day needs no eyes.
    void setOkBannerMs(qint64 ms) { m_okBannerMs = ms; }

    /// Locked, waiting for a badge; the screen `first` opens behind it.
    Reaction start(ScreenId first);
    /// Somebody is in without badge and PIN (demo, scripted day).
    Reaction enter(const User &user);
    Reaction handle(const FlowInput &input);

    const Session &session() const { return m_session; }
    bool isLocked() const { return m_locked; }
    bool isWaiting() const { return m_pending.has_value(); }
    ScreenState screen() const;

private:
    static bool isWarning(const Error &unread);
    /// A scan or command that waits its turn. `question`: number of the last question on the screen when it arrived.
    struct Waiting
    {
        FlowInput input;
        int line = 0;
        int question = 0;
        bool whileBusy = false;
    };
    /// A sheet that was not printed, or of which nobody knows whether it was.
    struct SheetNews
    {
        DoubtfulSheet sheet;
        std::optional<Error> failed; ///< none: nobody knows
    };
    struct Pending
    {
        int tag = 0;     ///< ours
        int flowTag = 0;
        int line = 0;    ///< scan that caused it, 0 = none
    };

    void arrive(const FlowInput &input);
    void drain();
    void process(const Waiting &item);
    void processScan(const ScanMeaning &scan, const Waiting &item);
    void processCommand(Command command, const Waiting &item);
    void processLocked(const FlowInput &input, int line);
    void onOutcome(const OperationOutcome &outcome);
    void noteDoubt(const PrintOutcome &news);
    void noteSheet(const PrintOutcome &news);
    void dropNews(const DoubtfulSheet &sheet);
    void doubtAgain();
    const SheetNews *currentNews() const;
    void showNews();
    void readNews();
    bool answersNews(Command command);
    void renderNews(ScreenState &state, const SheetNews &news) const;
    void onTick(const Tick &tick);
    bool isDuplicate(const ScanMeaning &scan);
    bool askedSince(const Waiting &item) const;

    Flow &flow();
    void toFlow(const FlowInput &input, int line);
    Tone take(Reaction reaction);
    void open(ScreenId screen);
    void afterLogIn();
    void lock(bool shiftEnds);
    void block(int line);
    void settle(int line, StripEntry::Verdict verdict);
    void raise(Tone tone);
    Reaction compose();

    const WorldView &m_world;
    const Clock &m_clock;
    Session m_session;
    LoadWatch m_load;
    QList<DoubtfulSheet> m_doubtful;
    QList<SheetNews> m_news;             ///< not read yet, whichever screen is open
    QList<DoubtfulSheet> m_answered;     ///< did not come out, says the clerk: that is no news to him
    std::optional<DoubtfulSheet> m_told; ///< the one on the screen
    MonotonicMs m_toldAt;
    FlowContext m_context;
    LogIn m_logIn;
    bool m_locked = true;
    std::map<ScreenId, FlowMaker> m_makers;
    std::map<ScreenId, std::unique_ptr<Flow>> m_flows;
    ScreenId m_screen = ScreenId::Receive;

    ScreenState m_state;            ///< of the current flow
    std::optional<Error> m_unread;  ///< a code that could not be read; the next input clears it
    int m_question = 0;             ///< counts what the screen asked
    MonotonicMs m_questionAt;
    MonotonicMs m_okUntil;
    qint64 m_okBannerMs = 600;
    MonotonicMs m_lastInput;

    ScanStrip m_strip;
    std::map<int, ScanMeaning> m_unsettled;
    std::map<QString, std::pair<QString, MonotonicMs>> m_lastScan; ///< per device
    QQueue<Waiting> m_queue;
    std::optional<Pending> m_pending;
    std::optional<ScreenId> m_openNext;
    int m_lastTag = 0;
    Tone m_tone = Tone::None;
    QList<Effect> m_effects;
    SettledListener m_settled;
};

/// desk.add(ScreenId::Pack, flowMaker<PackFlow>());
template<class F>
Desk::FlowMaker flowMaker()
{
    return [](const FlowContext &context) { return std::make_unique<F>(context); };
}

} // namespace packbay
