#include "models/freight/CustomsRecord.h"

#include "models/freight/Exchange.h"

#include <QJsonArray>

#include <algorithm>

namespace packbay {
namespace {

constexpr std::int64_t kSmallXdrMinor = 30000;
constexpr qint64 kSmallGrams = 2000;
constexpr std::size_t kSmallLines = 4;
constexpr std::size_t kFormLines = 18;

Error wrong(qsizetype item, const char *field, const QString &why)
{
    return makeError(ErrorCode::RequestInvalid, {{QStringLiteral("field"), QLatin1String(field)}}, why,
                     QStringLiteral("/items/%1/%2").arg(item).arg(QLatin1String(field)));
}

Result<qint64> unitIn(const TariffPack &rates, const CustomsHeader &header, const GoodsLine &goods, qsizetype item)
{
    const std::optional<Converted> converted = convert(rates, goods.unitValueMinor, goods.currency, header.currency, header.at.value);
    if (!converted)
        return makeError(ErrorCode::NoRateForCurrency, {{QStringLiteral("rate"), goods.currency + QStringLiteral("->") + header.currency}},
                         {}, QStringLiteral("/items/%1/currency").arg(item));
    return converted->minor.rounded(RoundMode::HalfUp).toInt64().transform([](std::int64_t minor) { return static_cast<qint64>(minor); });
}

Result<CustomsLine> lineOf(const TariffPack &rates, const CustomsHeader &header, const GoodsLine &goods, qsizetype item)
{
    CustomsLine line;
    line.description = (goods.nameEn.trimmed().isEmpty() ? goods.nameZh : goods.nameEn).simplified();
    if (line.description.isEmpty())
        return wrong(item, "name_en", QStringLiteral("the goods have no description"));
    if (goods.qty < 1)
        return wrong(item, "qty", QStringLiteral("the quantity is below one"));
    if (goods.unitValueMinor < 0)
        return wrong(item, "unit_value_minor", QStringLiteral("the value is below zero"));
    line.hs = goods.hs;
    line.origin = goods.origin;
    line.quantity = goods.qty;
    PACKBAY_TRY_ASSIGN(unit, unitIn(rates, header, goods, item));
    line.unitMinor = unit;
    PACKBAY_TRY_ASSIGN(value, (Rational(unit) * Rational(goods.qty)).toInt64());
    line.valueMinor = value;
    PACKBAY_TRY_ASSIGN(net, (Rational(goods.net.value) * Rational(goods.qty)).toInt64());
    line.netGrams = net;
    return line;
}

/// In special drawing rights, straight or by way of a currency that has a rate for them.
std::optional<Rational> inXdr(const TariffPack &rates, qint64 minor, const QString &currency, std::int64_t atMs)
{
    return convertAcross(rates, minor, currency, QStringLiteral("XDR"), atMs);
}

bool isSameGoods(const CustomsLine &a, const CustomsLine &b)
{
    return a.description == b.description && a.hs == b.hs && a.origin == b.origin && a.unitMinor == b.unitMinor;
}

void putText(QJsonObject &object, const char *key, const QString &text)
{
    if (!text.isEmpty())
        object.insert(QLatin1String(key), text);
}

QJsonObject addressJson(const Address &address)
{
    QJsonObject json;
    putText(json, "name", address.name);
    putText(json, "company", address.company);
    json.insert(QStringLiteral("lines"), QJsonArray::fromStringList(address.lines));
    putText(json, "city", address.city);
    putText(json, "region", address.region);
    putText(json, "postcode", address.postcode);
    putText(json, "country", address.country);
    putText(json, "phone", address.phone);
    putText(json, "email", address.email);
    putText(json, "tax_id", address.taxId);
    return json;
}

QJsonObject lineJson(const CustomsLine &line, bool isInvoice)
{
    QJsonObject json{{QStringLiteral("description"), line.description}, {QStringLiteral("qty"), line.quantity}, {QStringLiteral("net_g"), line.netGrams}};
    json.insert(isInvoice ? QStringLiteral("unit_minor") : QStringLiteral("value_minor"), isInvoice ? line.unitMinor : line.valueMinor);
    putText(json, "hs", line.hs);
    putText(json, "origin", line.origin);
    return json;
}

QJsonArray linesJson(const CustomsRecord &record, std::size_t from, std::size_t count, bool isInvoice)
{
    QJsonArray lines;
    for (std::size_t i = from; i < std::min(record.lines.size(), from + count); ++i)
        lines.append(lineJson(record.lines[i], isInvoice));
    return lines;
}

QJsonObject declaration(const CustomsHeader &header, const char *name)
{
    QJsonObject json{{QStringLiteral("template"), QLatin1String(name)}, {QStringLiteral("category"), header.category}};
    putText(json, "tracking_no", header.trackingNo);
    putText(json, "currency", header.currency);
    putText(json, "date", header.date);
    putText(json, "signed_by", header.signedBy);
    return json;
}

QJsonObject largeDeclaration(const CustomsRecord &record, std::size_t from, std::size_t form, std::size_t forms)
{
    QJsonObject json = declaration(record.header, "cn23-a4");
    json.insert(QStringLiteral("ship_from"), addressJson(record.header.from));
    json.insert(QStringLiteral("ship_to"), addressJson(record.header.to));
    json.insert(QStringLiteral("gross_g"), static_cast<qint64>(record.header.gross.value));
    json.insert(QStringLiteral("postage_minor"), record.header.freightMinor);
    putText(json, "invoice_no", record.header.invoiceNo);
    if (forms > 1)
        json.insert(QStringLiteral("comments"), QStringLiteral("%1/%2").arg(form).arg(forms));
    json.insert(QStringLiteral("lines"), linesJson(record, from, kFormLines, false));
    return json;
}

QJsonObject invoice(const CustomsRecord &record)
{
    const CustomsHeader &header = record.header;
    QJsonObject json{{QStringLiteral("template"), QStringLiteral("invoice-a4")}, {QStringLiteral("reason"), header.category}};
    putText(json, "invoice_no", header.invoiceNo.isEmpty() ? header.trackingNo : header.invoiceNo);
    putText(json, "tracking_no", header.trackingNo);
    putText(json, "currency", header.currency);
    putText(json, "date", header.date);
    putText(json, "signed_by", header.signedBy);
    json.insert(QStringLiteral("ship_from"), addressJson(header.from));
    json.insert(QStringLiteral("ship_to"), addressJson(header.to));
    json.insert(QStringLiteral("freight_minor"), header.freightMinor);
    json.insert(QStringLiteral("insurance_minor"), header.insuranceMinor);
    json.insert(QStringLiteral("lines"), linesJson(record, 0, record.lines.size(), true));
    return json;
}

} // namespace

Result<CustomsRecord> customsRecord(const TariffPack &rates, const CustomsHeader &header, const QList<GoodsLine> &items)
{
    if (items.isEmpty())
        return makeError(ErrorCode::RequestInvalid, {{QStringLiteral("field"), QStringLiteral("items")}}, QStringLiteral("no goods"), QStringLiteral("/items"));
    CustomsRecord record{header, {}, 0};
    Rational value;
    Rational net;
    for (qsizetype i = 0; i < items.size(); ++i) {
        PACKBAY_TRY_ASSIGN(line, lineOf(rates, header, items.at(i), i));
        value += line.valueMinor;
        net += line.netGrams;
        const auto same = std::find_if(record.lines.begin(), record.lines.end(), [&](const CustomsLine &other) { return isSameGoods(other, line); });
        if (same == record.lines.end()) {
            record.lines.push_back(line);
            continue;
        }
        same->quantity += line.quantity;
        same->netGrams += line.netGrams;
        same->valueMinor += line.valueMinor;
    }
    if (net > Rational(header.gross.value))
        return makeError(ErrorCode::RequestInvalid, {{QStringLiteral("field"), QStringLiteral("net_g")}},
                         QStringLiteral("the goods weigh %1 g, the carton %2 g").arg(net.toDecimal()).arg(header.gross.value), QStringLiteral("/items"));
    PACKBAY_TRY_ASSIGN(total, value.toInt64());
    record.valueMinor = total;
    return record;
}

bool isSmallDeclaration(const TariffPack &rates, const CustomsRecord &record)
{
    const std::optional<Rational> value = inXdr(rates, record.valueMinor, record.header.currency, record.header.at.value);
    return value && *value <= Rational(kSmallXdrMinor) && record.header.gross.value <= kSmallGrams && record.lines.size() <= kSmallLines;
}

QList<QJsonObject> customsPapers(const TariffPack &rates, const CustomsRecord &record)
{
    QList<QJsonObject> papers;
    if (isSmallDeclaration(rates, record)) {
        papers.append(declaration(record.header, "cn22-74x105"));
        papers.first().insert(QStringLiteral("lines"), linesJson(record, 0, kSmallLines, false));
    } else {
        const std::size_t forms = (record.lines.size() + kFormLines - 1) / kFormLines;
        for (std::size_t form = 0; form < forms; ++form)
            papers.append(largeDeclaration(record, form * kFormLines, form + 1, forms));
    }
    if (record.header.category != QLatin1String("documents"))
        papers.append(invoice(record));
    return papers;
}

} // namespace packbay
