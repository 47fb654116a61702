#pragma once
#include "models/domain/Entities.h"
#include "models/freight/TariffPack.h"

#include <QJsonObject>

#include <vector>

namespace packbay {

/// What the customs papers of one carton say beside its goods.
struct CustomsHeader
{
    QString trackingNo;
    QString invoiceNo;
    QString category = QStringLiteral("goods"); ///< gift, documents, sample, goods, returned, other
    QString currency;  ///< of the papers; the goods are converted into it
    QString date;      ///< as printed
    QString signedBy;
    Address from;
    Address to;
    Grams gross;
    qint64 freightMinor = 0; ///< postage, in `currency`
    qint64 insuranceMinor = 0;
    UtcMs at;          ///< for the rates
};

/// Equal goods together.
struct CustomsLine
{
    QString description; ///< English, else as the member wrote it
    QString hs;
    QString origin;
    qint64 quantity = 0;
    qint64 netGrams = 0;  ///< of all pieces
    qint64 unitMinor = 0; ///< of one, in the header's currency
    qint64 valueMinor = 0;

    bool operator==(const CustomsLine &) const = default;
};

/// One record fills CN22, CN23 and the commercial invoice (freight.md E1).
struct CustomsRecord
{
    CustomsHeader header;
    std::vector<CustomsLine> lines;
    qint64 valueMinor = 0;
};

/// From the lines of the pre-alerts whose parcels are in the carton; net weight and value of a line are those of one piece.
/// Errors, with a pointer like "/items/3/qty": 7001 no goods, no description, a quantity below one or a value below zero, or goods
/// heavier than the carton; 7108 no rate; 7002 overflow.
Result<CustomsRecord> customsRecord(const TariffPack &rates, const CustomsHeader &header, const QList<GoodsLine> &items);

/// A CN22 goes up to 300 special drawing rights, 2 kg and what its form has room for; everything else, also what no rate
/// for XDR can tell, takes a CN23 (freight.md E1, domain.md D).
bool isSmallDeclaration(const TariffPack &rates, const CustomsRecord &record);

/// The papers as label requests (architecture.md 11.4): one CN22, or as many CN23 as the lines need, then the invoice, which
/// documents do not have.
QList<QJsonObject> customsPapers(const TariffPack &rates, const CustomsRecord &record);

} // namespace packbay
