#include "app/cli/Commands.h"
#include "app/cli/Output.h"
#include "app/cli/TariffRequests.h"
#include "models/packing/ConsolidationPlan.h"

namespace packbay::cli {

int plan(const QStringList &list)
{
    return answerRequests(QStringLiteral("plan"), list, [](const TariffPack &pack, const QJsonObject &object) -> int {
        Result<PlanRequest> request = parsePlanRequest(object);
        if (!request)
            return judgedBad(request.error());
        request->common.at = atOf(request->common.at);
        const Result<PlanAnswer> answer = planConsolidation(pack, *request);
        if (!answer)
            return judgedBad(answer.error());
        for (const QByteArray &json : toJsonLines(*answer))
            line(json);
        return answer->plans.empty() ? Bad : Good;
    });
}

} // namespace packbay::cli
