#pragma once
#include "models/workflow/Flow.h"

namespace packbay {

/// The desk's side of the supervisor's Queue: who may see it, and which row a scanned code jumps to. The screen itself is
/// fed with snapshots; its acts go to the Ledger through QueueBoard.
class QueueFlow final : public Flow
{
public:
    explicit QueueFlow(const FlowContext &context) : m_context(context) {}

    Reaction start() override;
    Reaction handle(const FlowInput &input) override;
    /// The row of the last scanned code in a state of this flow, or empty.
    static QString keyIn(const ScreenState &state);

private:
    bool isAllowed() const;
    void onScan(const ScanMeaning &scan);
    Reaction answer(Tone tone);

    const FlowContext &m_context;
    QString m_key;
    std::optional<Error> m_error;
};

} // namespace packbay
