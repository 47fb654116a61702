#include "app/cli/TariffRequests.h"

#include "app/cli/Output.h"
#include "models/freight/workbook/TariffSource.h"

#include <QDateTime>

#include <algorithm>

namespace packbay::cli {

int answerRequests(const QString &command, const QStringList &list, const std::function<int(const TariffPack &, const QJsonObject &)> &answerOne)
{
    const QString tariffs = QStringLiteral("--tariffs");
    const QString request = QStringLiteral("--request");
    const Arguments arguments(list, {tariffs, request}, {});
    if (arguments.problem() || !arguments.has(tariffs) || !arguments.has(request))
        return failed(arguments.problem().value_or(QStringLiteral("usage: %1 --tariffs DIR|XLSX --request FILE").arg(command)));
    const Result<TariffSource> source = readTariffSource(arguments.value(tariffs));
    if (!source)
        return failed(source.error());
    if (!source->load.ok())
        return reportTariff(source->load);
    const Result<QList<QJsonObject>> requests = readRequests(arguments.value(request));
    if (!requests)
        return requests.error().code == ErrorCode::FileUnreadable ? failed(requests.error()) : judgedBad(requests.error());
    int exit = Good;
    for (const QJsonObject &object : *requests)
        exit = std::max(exit, answerOne(source->load.pack, object));
    return exit;
}

UtcMs atOf(const std::optional<UtcMs> &asked)
{
    return asked.value_or(UtcMs(QDateTime::currentMSecsSinceEpoch()));
}

} // namespace packbay::cli
