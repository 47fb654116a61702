#include "app/cli/Commands.h"
#include "app/cli/Output.h"
#include "models/freight/workbook/TariffSource.h"
#include "models/packing/ConsolidationPlan.h"

#include <QDateTime>

namespace packbay::cli {
namespace {

int answerOne(const TariffPack &pack, const QJsonObject &object)
{
    Result<PlanRequest> request = parsePlanRequest(object);
    if (!request)
        return judgedBad(request.error());
    if (!request->common.at)
        request->common.at = UtcMs(QDateTime::currentMSecsSinceEpoch());
    const Result<PlanAnswer> answer = planConsolidation(pack, *request);
    if (!answer)
        return judgedBad(answer.error());
    for (const QByteArray &json : toJsonLines(*answer))
        line(json);
    return answer->plans.empty() ? Bad : Good;
}

} // namespace

int plan(const QStringList &list)
{
    const Arguments arguments(list, {QStringLiteral("--tariffs"), QStringLiteral("--request")}, {});
    if (arguments.problem() || !arguments.has(QStringLiteral("--tariffs")) || !arguments.has(QStringLiteral("--request")))
        return failed(arguments.problem().value_or(QStringLiteral("usage: plan --tariffs DIR|XLSX --request FILE")));
    const Result<TariffSource> source = readTariffSource(arguments.value(QStringLiteral("--tariffs")));
    if (!source)
        return failed(source.error());
    const TariffLoad &load = source->load;
    if (!load.ok())
        return reportTariff(load);
    const Result<QList<QJsonObject>> requests = readRequests(arguments.value(QStringLiteral("--request")));
    if (!requests)
        return requests.error().code == ErrorCode::FileUnreadable ? failed(requests.error()) : judgedBad(requests.error());
    int exit = Good;
    for (const QJsonObject &object : *requests)
        exit = std::max(exit, answerOne(load.pack, object));
    return exit;
}

} // namespace packbay::cli
