#include "app/cli/Commands.h"
#include "app/cli/Output.h"
#include "models/freight/Quote.h"
#include "models/freight/TariffFolder.h"

#include <QDateTime>

namespace packbay::cli {

int reportTariff(const TariffLoad &load)
{
    for (const TariffFinding &finding : load.findings)
        line(toJson(finding));
    line(tariffVerdictJson(load.ok(), load.lineCount(), load.pack.priceCount, load.ok() ? load.pack.sha256 : QString()));
    return load.ok() ? Good : Bad;
}

int tariff(const QStringList &list)
{
    if (list.size() != 2 || list.first() != QStringLiteral("check"))
        return failed(QStringLiteral("usage: tariff check DIR"));
    const Result<TariffFiles> files = readTariffFolder(list.at(1));
    if (!files)
        return failed(files.error());
    return reportTariff(loadTariff(*files));
}

int quote(const QStringList &list)
{
    const Arguments arguments(list, {QStringLiteral("--tariffs"), QStringLiteral("--request")}, {});
    if (arguments.problem() || !arguments.has(QStringLiteral("--tariffs")) || !arguments.has(QStringLiteral("--request")))
        return failed(arguments.problem().value_or(QStringLiteral("usage: quote --tariffs DIR --request FILE")));
    const Result<TariffFiles> files = readTariffFolder(arguments.value(QStringLiteral("--tariffs")));
    if (!files)
        return failed(files.error());
    const TariffLoad load = loadTariff(*files);
    if (!load.ok())
        return reportTariff(load);
    const Result<QList<QJsonObject>> requests = readRequests(arguments.value(QStringLiteral("--request")));
    if (!requests)
        return requests.error().code == ErrorCode::FileUnreadable ? failed(requests.error()) : judgedBad(requests.error());
    int exit = Good;
    for (const QJsonObject &object : *requests) {
        Result<QuoteRequest> request = parseQuoteRequest(object);
        if (!request) {
            exit = judgedBad(request.error());
            continue;
        }
        if (!request->at)
            request->at = UtcMs(QDateTime::currentMSecsSinceEpoch());
        const QuoteAnswer answer = packbay::quote(load.pack, *request);
        line(toJson(answer));
        if (!answer.hasOffer())
            exit = Bad;
    }
    return exit;
}

} // namespace packbay::cli
