#include "app/central/QuoteDesk.h"

#include "models/freight/Quote.h"
#include "models/freight/TariffBundle.h"

#include <QJsonDocument>

#include <algorithm>

namespace packbay::central {

namespace {

struct Shelf
{
    QString version;
    TariffPack pack;
};

QJsonObject withoutExplanation(QJsonObject answer)
{
    QJsonArray offers;
    const QJsonArray before = answer.value(QStringLiteral("offers")).toArray();
    for (const QJsonValue &value : before) {
        QJsonObject offer = value.toObject();
        offer.remove(QStringLiteral("explain"));
        offers.append(offer);
    }
    answer.insert(QStringLiteral("offers"), offers);
    return answer;
}

} // namespace

QuoteDesk quoteDesk(const Clock &clock)
{
    const auto shelf = std::make_shared<Shelf>();
    return [shelf, &clock](const Tariff &tariff, const QJsonObject &json, bool explain) -> Result<QJsonObject> {
        if (shelf->version != tariff.version) {
            TariffLoad load = loadTariff(filesOf(tariff.files));
            if (!load.ok())
                return makeError(ErrorCode::NoTariff, {{QStringLiteral("version"), tariff.version}});
            *shelf = {tariff.version, std::move(load.pack)};
        }
        PACKBAY_TRY_ASSIGN(request, parseQuoteRequest(json));
        if (!request.at)
            request.at = clock.now();
        const QJsonObject answer = QJsonDocument::fromJson(toJson(quote(shelf->pack, request))).object();
        return explain ? answer : withoutExplanation(answer);
    };
}

Result<PublishTariff> checkedTariff(PublishTariff tariff)
{
    const TariffLoad load = loadTariff(filesOf(tariff.files));
    const auto bad
        = std::find_if(load.findings.begin(), load.findings.end(), [](const TariffFinding &f) { return f.isError; });
    if (bad != load.findings.end()) {
        return makeError(bad->code,
                         {{QStringLiteral("file"), bad->file},
                          {QStringLiteral("row"), bad->row},
                          {QStringLiteral("column"), bad->column},
                          {QStringLiteral("message"), bad->message.english()}});
    }
    if (!load.ok())
        return makeError(ErrorCode::TariffFileMissing);
    describe(tariff, load.pack);
    return tariff;
}

} // namespace packbay::central
