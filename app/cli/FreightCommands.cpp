#include "app/cli/Commands.h"
#include "app/cli/Output.h"
#include "models/freight/Quote.h"
#include "models/freight/workbook/TariffSource.h"

#include <QDateTime>

namespace packbay::cli {

int quote(const QStringList &list)
{
    const Arguments arguments(list, {QStringLiteral("--tariffs"), QStringLiteral("--request")}, {});
    if (arguments.problem() || !arguments.has(QStringLiteral("--tariffs")) || !arguments.has(QStringLiteral("--request")))
        return failed(arguments.problem().value_or(QStringLiteral("usage: quote --tariffs DIR|XLSX --request FILE")));
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
