#include "printing/CustomsRules.h"

#include <QJsonArray>

namespace packbay {
namespace {

constexpr qint64 kMostOfCn22 = 2000; // grams

Error refused(const char *where, const char *reason)
{
    return makeError(ErrorCode::RequestInvalid, {{QStringLiteral("reason"), QLatin1String(reason)}}, {}, QLatin1String(where));
}

} // namespace

Status checkCustoms(const QString &document, const QJsonObject &fields)
{
    if (document != u"cn22" && document != u"cn23")
        return {};
    qint64 net = 0;
    for (const QJsonValue &line : fields.value(QLatin1String("lines")).toArray())
        net += line.toObject().value(QLatin1String("net_g")).toInteger();
    if (document == u"cn22" && net > kMostOfCn22)
        return refused("/lines", "more than 2 kg: a CN23 is due");
    const QJsonValue gross = fields.value(QLatin1String("gross_g"));
    if (gross.isDouble() && gross.toInteger() < net)
        return refused("/gross_g", "the goods are heavier than the item");
    return {};
}

} // namespace packbay
