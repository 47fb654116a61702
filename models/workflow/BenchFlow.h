#pragma once
#include "models/workflow/Flow.h"
#include "models/workflow/FlowCells.h"

#include <functional>

namespace packbay {

/// What the weighing and dispatch benches have in common: one operation at a time, the latched STOP that no scan can
/// pass, notices that lie over the prompt until the next input, and tones that sound once (ux.md 2.4 to 2.7).
class BenchFlow : public Flow
{
public:
    Reaction start() override;
    Reaction handle(const FlowInput &input) override;

protected:
    using Then = std::function<void(const OperationOutcome &)>;
    using Refused = std::function<void(const Error &)>;

    BenchFlow(const FlowContext &context, ScreenId screen);

    // The work of one bench.
    virtual void reset() = 0;
    virtual void scanned(const ScanMeaning &scan) = 0;
    virtual void commanded(Command command) = 0;
    virtual void typed(const QString &text);
    virtual void weighed(const WeightReading &reading);
    virtual void printed(const PrintOutcome &outcome);
    virtual void ticked(MonotonicMs at);
    /// Prompt, banner, job, facts, table and actions of the present state; notices are laid over it afterwards.
    virtual void render(ScreenState &screen) const = 0;

    // What a bench does with an input.
    /// Without `refused`, a refusal becomes a latched STOP.
    void submit(OperationBody body, Then then, Refused refused = {}, const QString &approver = {});
    void effect(Effect wanted) { m_effects.append(std::move(wanted)); }
    void tone(Tone sound) { m_tone = sound; }
    /// Latched: nothing goes on until the acknowledgement.
    void stop(const Error &error);
    /// A wrong scan; the next input clears it.
    void refuse(const Error &error);
    /// Something the clerk must mend or answer (no paper, scale not steady); the next input clears it.
    void complain(const Error &error);
    /// Something to know or to answer that is no error; the next input clears it.
    void hint(const Phrase &prompt);
    /// The code was seen already; nothing changes.
    void seenAlready(const Phrase &word);
    /// OK banner until the next Tick; the Desk holds ticks back while it shows.
    void done(const Phrase &word, Tone sound);
    /// Takes a passing notice away; a latched one stays.
    void clearNotice();
    bool complainsAbout(ErrorCode code) const;
    bool isLatched() const { return m_notice && m_notice->latched; }

    // Look-ups.
    /// The carton of a scanned carton code, SSCC or carrier number; or WrongKindOfCode, UnknownCode or the error of the scan.
    Result<Carton> cartonOf(const ScanMeaning &scan) const;
    /// Badge of a supervisor, or BadgeUnknown, SupervisorNeeded, WrongKindOfCode.
    Result<QString> supervisorOf(const ScanMeaning &scan) const;
    bool isSupervisor() const;
    Error wrongKind(const ScanMeaning &scan, const QString &wanted) const;

    const FlowContext m_context;

private:
    struct Notice
    {
        Banner banner = Banner::Stop;
        std::optional<Error> error;
        Phrase prompt;
        bool latched = false;
    };

    void attend(const FlowInput &input);
    void settle(const OperationOutcome &outcome);
    Reaction reaction();

    const ScreenId m_screen;
    std::optional<Notice> m_notice;
    Tone m_tone = Tone::None;
    QList<Effect> m_effects;
    int m_lastTag = 0;
    int m_pendingTag = 0; ///< 0 = nothing under way
    Then m_then;
    Refused m_refused;
};

} // namespace packbay
