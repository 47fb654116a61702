#pragma once
#include "models/domain/Operations.h"
#include "models/workflow/ScreenState.h"

#include <QList>

#include <functional>
#include <optional>

namespace packbay {

/// One accepted step of the current job and how it is taken back (ux.md 2.7): by a compensating operation, never by
/// deleting. A step without an operation (an answer of a checklist) is taken back in the flow alone.
struct UndoStep
{
    std::optional<OperationBody> compensation;
    Phrase undone;                 ///< "Undone: ..." for the banner
    std::function<void()> restore; ///< puts the flow back before the step, after the compensation is durable
};

/// The steps of the current job, last one first to go.
class UndoJournal
{
public:
    void push(UndoStep step) { m_steps.append(std::move(step)); }
    bool isEmpty() const { return m_steps.isEmpty(); }
    qsizetype size() const { return m_steps.size(); }
    const UndoStep &last() const { return m_steps.constLast(); }
    void dropLast() { m_steps.removeLast(); }
    /// A new job begins, or the work can no longer be taken back.
    void clear() { m_steps.clear(); }

private:
    QList<UndoStep> m_steps;
};

} // namespace packbay
