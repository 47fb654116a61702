#include "app/cli/Commands.h"
#include "app/cli/Output.h"
#include "app/cli/TariffRequests.h"
#include "models/freight/Quote.h"

namespace packbay::cli {

int quote(const QStringList &list)
{
    return answerRequests(QStringLiteral("quote"), list, [](const TariffPack &pack, const QJsonObject &object) -> int {
        Result<QuoteRequest> request = parseQuoteRequest(object);
        if (!request)
            return judgedBad(request.error());
        request->at = atOf(request->at);
        const QuoteAnswer answer = packbay::quote(pack, *request);
        line(toJson(answer));
        return answer.hasOffer() ? Good : Bad;
    });
}

} // namespace packbay::cli
