#pragma once
#include "models/workflow/StepFlow.h"

namespace packbay {

/// What the weighing and dispatch benches share beside the step machine: cartons by any code, one supervisor for one
/// operation, and which refusals the clerk merely corrects.
class BenchFlow : public StepFlow
{
protected:
    using StepFlow::StepFlow;

    /// `approver`: badge of the supervisor of this one operation.
    void submit(OperationBody body, Accepted accepted, Refused refused = {}, const QString &approver = {});
    /// Latched STOP; a hold is shown with its reason.
    /// A wrong scan or a thing not ready; the next input clears it.
    void refuse(const Error &error);
    /// Something the clerk must mend (no paper, scale not steady); goes when it is mended or with the next input.
    void complain(const Error &error, Tone tone = Tone::Ask);
    /// Takes a passing remark away; a latched one stays.
    void clearRemark();

    /// The carton of a scanned carton code, SSCC or carrier number; or WrongKindOfCode, UnknownCode.
    Result<Carton> cartonOf(const ScanMeaning &scan) const;
    /// WrongKindOfCode: `wanted` names what was asked for.
    Error notWanted(const ScanMeaning &scan, const QString &wanted) const;
    bool isSupervisor() const;
};

} // namespace packbay
