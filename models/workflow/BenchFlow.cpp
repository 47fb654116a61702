#include "models/workflow/BenchFlow.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

namespace packbay {
namespace {

// ux.md 5: nothing went wrong with the goods, so no alarm.
constexpr std::array kHarmless{ErrorCode::WrongKindOfCode, ErrorCode::NotPaid,      ErrorCode::NotConfirmedYet,
                               ErrorCode::BagOpen,         ErrorCode::AlreadyExists, ErrorCode::AlreadyOnManifest};

} // namespace

void BenchFlow::submit(OperationBody body, Accepted accepted, Refused refused, const QString &approver)
{
    if (!refused)
        refused = [this](const Error &error) { stop(error); };
    approveBy(approver);
    StepFlow::submit(std::move(body), std::move(accepted), std::move(refused));
    approveBy({});
}

void BenchFlow::refuse(const Error &error)
{
    const bool harmless = std::find(kHarmless.begin(), kHarmless.end(), error.code) != kHarmless.end();
    remark(error, harmless ? Tone::Ask : Tone::Stop);
}

void BenchFlow::complain(const Error &error, Tone tone)
{
    if (!isStopped())
        remark(error, tone);
}

void BenchFlow::clearRemark()
{
    if (!isStopped())
        release();
}

Error BenchFlow::notWanted(const ScanMeaning &scan, const QString &wanted) const
{
    return makeError(ErrorCode::WrongKindOfCode, {{QStringLiteral("code"), scan.normalized},
                                                  {QStringLiteral("kind"), codeKindName(scan.kind)},
                                                  {QStringLiteral("wanted"), wanted}});
}

bool BenchFlow::isSupervisor() const
{
    const Role role = context().session.role;
    return role == Role::Supervisor || role == Role::Admin;
}

Result<Carton> BenchFlow::cartonOf(const ScanMeaning &scan) const
{
    QStringList codes{scan.entity, scan.normalized};
    if (scan.gs1) {
        for (const Gs1Element &element : *scan.gs1) {
            if (element.ai == QLatin1String("00"))
                codes.append(element.value);
        }
    }
    switch (scan.kind) {
    case CodeKind::Carton:
    case CodeKind::Sscc:
    case CodeKind::Gs1:
    case CodeKind::Tracking:
    case CodeKind::Unknown:
        for (const QString &code : codes) {
            if (code.isEmpty())
                continue;
            if (auto found = world().cartonByAnyCode(code))
                return *found;
        }
        if (scan.kind == CodeKind::Tracking && world().parcelByTracking(scan.normalized))
            return notWanted(scan, QStringLiteral("carton"));
        return makeError(ErrorCode::UnknownCode, {{QStringLiteral("code"), scan.normalized}});
    default: return notWanted(scan, QStringLiteral("carton"));
    }
}

} // namespace packbay
