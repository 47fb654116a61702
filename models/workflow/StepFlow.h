#pragma once
#include "models/workflow/Flow.h"
#include "models/workflow/FlowCells.h"
#include "models/workflow/UndoJournal.h"

#include <functional>

namespace packbay {

/// What the clerk flows have in common: one operation at a time, what the banner says until the next input, and undo.
/// A flow answers an input by changing its own step and calling submit(), say(), ask() or stop(); show() then draws the
/// step, and the remark covers its banner.
class StepFlow : public Flow
{
public:
    Reaction start() final;
    Reaction handle(const FlowInput &input) final;
    bool clears(const ScanMeaning &scan) const final;

protected:
    using Accepted = std::function<void(const OperationOutcome &)>;
    using Refused = std::function<void(const Error &)>;
    using Wanted = std::function<bool(const ScanMeaning &)>;

    StepFlow(const FlowContext &context, ScreenId screen) : m_context(context), m_screen(screen) {}

    virtual void reset() = 0;
    virtual void onScan(const ScanMeaning &scan) = 0;
    virtual void onCommand(Command command) = 0;
    virtual void onTyped(const TypedEntry &entry);
    virtual void onWeight(const WeightReading &reading);
    virtual void onTick(MonotonicMs now);
    virtual void onPrint(const PrintOutcome &outcome);
    virtual void onPhoto(const PhotoOutcome &outcome);
    /// F9: by default the last step of the journal is taken back.
    virtual void undo();
    /// The STOP was acknowledged by Command::Ok.
    virtual void onAcknowledged() {}
    /// Draws prompt, job, facts, table and actions of the current step.
    virtual void show(ScreenState &state) const = 0;

    /// Hands the operation over; exactly one of the two is called with the outcome. Without `refused` a refusal stops.
    void submit(OperationBody body, Accepted accepted, Refused refused = {});
    /// The Rulebook's answer if this were submitted now: to ask or stop before the clerk has moved anything.
    std::optional<Error> objection(const OperationBody &body) const;
    void undoable(std::optional<OperationBody> compensation, Phrase undone, std::function<void()> restore);

    /// The flow stands before its last step again, whose undo is spent; says what was taken back. The journal is not empty.
    Phrase restoreLast();

    /// Success: green for 600 ms, then the next prompt.
    void say(Phrase done, Tone tone = Tone::Ok);
    /// News without a question, until the next input ("seen before").
    void info(Phrase phrase, Tone tone);
    /// A remark that stays until the next input: this was not possible or not meant, nothing happened. Looks like a STOP
    /// with Tone::Stop, but is not latched.
    void remark(Error error, Tone tone = Tone::Ask);
    void remark(Phrase phrase, Tone tone);
    /// STOP that stays until `wanted` is scanned or, when `ok` is true, Command::Ok.
    void stop(Error error, Wanted wanted = {}, bool ok = true);
    /// The STOP goes on with another demand ("take it out and scan it"); only `wanted` ends it.
    void demand(Phrase phrase, Wanted wanted);
    /// The STOP is over.
    void release() { m_remark.reset(); }
    /// The banner shows this error now.
    bool remarks(ErrorCode code) const { return m_remark && m_remark->error && m_remark->error->code == code; }
    bool isStopped() const { return m_remark && m_remark->latched; }
    void sound(Tone tone) { m_tone = tone; }
    void effect(Effect effect) { m_effects.append(std::move(effect)); }
    /// The badge of a supervisor whose scan this is, or a remark and nothing.
    std::optional<QString> approverOf(const ScanMeaning &scan);
    /// A code of the wrong kind was scanned: E1204.
    void wrongKind(const ScanMeaning &scan, CodeKind wanted);

    UndoJournal &journal() { return m_journal; }
    const FlowContext &context() const { return m_context; }
    const WorldView &world() const { return m_context.world; }
    /// Supervisor of the operations to come, until cleared.
    void approveBy(const QString &badge) { m_approver = badge; }

private:
    struct Remark
    {
        Banner banner = Banner::Ask;
        Phrase phrase;
        std::optional<Error> error;
        bool latched = false;
        bool okClears = true;
        Wanted wanted;
    };
    struct Awaited
    {
        int tag = 0;
        Accepted accepted;
        Refused refused;
    };

    void onOutcome(const OperationOutcome &outcome);
    void onCommandInput(Command command);
    Reaction answer();

    const FlowContext &m_context;
    ScreenId m_screen;
    UndoJournal m_journal;
    std::optional<Remark> m_remark;
    std::optional<Awaited> m_awaited;
    int m_lastTag = 0;
    QString m_approver;
    Tone m_tone = Tone::None;
    QList<Effect> m_effects;
};

/// The sign of a location as on the wall, or the code when it is not known.
QString signOf(const WorldView &world, const QString &location);
/// What the clerk reads on the parcel: its inner label, or the tracking number.
QString paperCode(const Parcel &parcel);

} // namespace packbay
