#include "models/freight/CustomsCheck.h"

#include "models/freight/ConsignmentDuty.h"

#include <QDateTime>

#include <algorithm>

namespace packbay {
namespace {

struct FieldName
{
    const char *key;   ///< of the request
    const char *words; ///< in a message
    bool isOfGoods;
};

FieldName fieldName(CustomsField field)
{
    switch (field) {
    case CustomsField::Hs: return {"hs", "HS code", true};
    case CustomsField::Origin: return {"origin", "country of origin", true};
    case CustomsField::NetG: return {"net_g", "net weight", true};
    case CustomsField::Description: return {"description", "description", true};
    case CustomsField::Value: return {"unit_value_minor", "value", true};
    case CustomsField::Name: return {"name", "recipient's name", false};
    case CustomsField::Postcode: return {"postcode", "postcode", false};
    case CustomsField::Phone: return {"phone", "recipient's phone", false};
    case CustomsField::Email: return {"email", "recipient's e-mail", false};
    case CustomsField::TaxId: return {"tax_id", "recipient's tax or identity number", false};
    }
    return {"", "", false};
}

QString numberText(std::int64_t number)
{
    return number > 0 ? QString::number(number) : QString();
}

QString textOf(CustomsField field, const QuoteGoods &goods)
{
    switch (field) {
    case CustomsField::Hs: return goods.hs;
    case CustomsField::Origin: return goods.origin;
    case CustomsField::NetG: return numberText(goods.netGrams.value_or(0));
    case CustomsField::Description: return goods.description.trimmed();
    case CustomsField::Value: return numberText(goods.unitValueMinor);
    default: return {};
    }
}

QString textOf(CustomsField field, const ShipAddress &to)
{
    switch (field) {
    case CustomsField::Name: return to.name.trimmed();
    case CustomsField::Postcode: return to.postcode.trimmed();
    case CustomsField::Phone: return to.phone.trimmed();
    case CustomsField::Email: return to.email.trimmed();
    case CustomsField::TaxId: return to.taxId.trimmed();
    default: return {};
    }
}

/// The first two digits of an HS code are a chapter, 01 to 97; 77 is kept for later.
bool isHsCode(const QString &hs)
{
    const bool isNumber = std::all_of(hs.begin(), hs.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    const int chapter = isNumber ? hs.left(2).toInt() : 0;
    return isNumber && hs.size() >= 6 && hs.size() <= 10 && chapter >= 1 && chapter <= 97 && chapter != 77;
}

class CustomsDesk
{
public:
    CustomsDesk(const TariffPack &pack, const QuoteRequest &request) : m_pack(pack), m_request(request) {}

    CustomsVerdict run(const QString &currency)
    {
        assess(currency);
        if (!m_request.goods.empty())
            checkGoods();
        checkRows();
        return std::move(m_verdict);
    }

private:
    void assess(const QString &currency)
    {
        Consignment consignment;
        consignment.country = m_request.shipTo.country;
        consignment.atMs = m_request.at.value_or(UtcMs(0)).value;
        for (const QuoteGoods &goods : m_request.goods) {
            consignment.goods.push_back(&goods);
            if (!m_request.declaredMinor)
                consignment.value.push_back({Rational(goods.unitValueMinor) * Rational(goods.quantity), goods.currency});
        }
        if (m_request.declaredMinor)
            consignment.value.push_back({*m_request.declaredMinor, currency});
        QString missingRate;
        DutyAnswer answer = assessDuty(m_pack, consignment, dutyRules(m_pack, consignment, &missingRate));
        m_verdict.duties = std::move(answer.duties);
        if (missingRate.isEmpty())
            missingRate = answer.missingRate;
        if (!missingRate.isEmpty())
            m_verdict.warnings.push_back({ErrorCode::NoRateForCurrency, QStringLiteral("The duty could not be worked out"),
                QStringLiteral("Add the rate %1 to the tariff.").arg(missingRate), {{QStringLiteral("rate"), missingRate}}, {}});
        if (answer.isOverflow)
            m_verdict.refusal = QuoteRefusal{{}, ErrorCode::AmountOverflow, QStringLiteral("the duty is beyond all calculation"), QStringLiteral("/goods")};
        else if (!answer.refusedBy.isEmpty())
            m_verdict.refusal = QuoteRefusal{{}, ErrorCode::LimitExceeded,
                QStringLiteral("%1 does not let a consignment of this value in").arg(answer.refusedBy), QStringLiteral("/declared_minor")};
    }

    void warn(const QString &title, const QString &remedy, const char *field, const QString &where)
    {
        m_verdict.warnings.push_back({ErrorCode::RequestInvalid, title, remedy, {{QStringLiteral("field"), QLatin1String(field)}}, where});
    }

    void checkGoods()
    {
        Rational net;
        for (std::size_t i = 0; i < m_request.goods.size(); ++i) {
            const QuoteGoods &goods = m_request.goods[i];
            const QString where = QStringLiteral("/goods/%1/").arg(i);
            if (!goods.hs.isEmpty() && !isHsCode(goods.hs))
                warn(QStringLiteral("%1 is no HS code").arg(goods.hs), QStringLiteral("Look the goods up: 6 to 10 digits."), "hs", where + QLatin1String("hs"));
            if (goods.unitValueMinor == 0)
                warn(QStringLiteral("The goods have no value"), QStringLiteral("Gifts and samples have one too: declare it."), "unit_value_minor", where + QLatin1String("unit_value_minor"));
            net += Rational(goods.netGrams.value_or(0)) * Rational(goods.quantity);
        }
        Rational gross;
        for (const QuotePiece &piece : m_request.pieces)
            gross += piece.grams * Rational(piece.quantity);
        if (net > gross)
            warn(QStringLiteral("The goods weigh %1 g, the shipment only %2 g").arg(net.toDecimal(), gross.toDecimal()),
                QStringLiteral("Correct the net weights, or weigh again."), "net_g", QStringLiteral("/goods"));
    }

    void checkRows()
    {
        const QDate day = QDateTime::fromMSecsSinceEpoch(m_request.at.value_or(UtcMs(0)).value, Qt::UTC).date();
        for (const CustomsRow &row : m_pack.customs) {
            if (!isDestination(row.dest, m_request.shipTo.country) || !row.validity.contains(day))
                continue;
            const FieldName field = fieldName(row.field);
            if (!field.isOfGoods)
                checkText(row, field, textOf(row.field, m_request.shipTo), QStringLiteral("/ship_to/"));
            for (std::size_t i = 0; field.isOfGoods && i < m_request.goods.size(); ++i)
                checkText(row, field, textOf(row.field, m_request.goods[i]), QStringLiteral("/goods/%1/").arg(i));
        }
    }

    void checkText(const CustomsRow &row, const FieldName &field, const QString &text, const QString &where)
    {
        const bool isMissing = text.isEmpty();
        if (!isMissing && (row.patternText.isEmpty() || row.pattern.match(text).hasMatch()))
            return;
        const QString words = QLatin1String(field.words);
        const QString title = isMissing ? QStringLiteral("%1: the %2 is missing").arg(row.regime, words)
                                        : QStringLiteral("%1: %2 \"%3\" is not what customs take").arg(row.regime, words, text.left(40));
        const QString pointer = where + QLatin1String(field.key);
        if (row.refuses) {
            if (!m_verdict.refusal)
                m_verdict.refusal = QuoteRefusal{{}, ErrorCode::RequestInvalid, title, pointer};
            return;
        }
        warn(title, row.patternText.isEmpty() ? QStringLiteral("Ask the member for it before the parcel leaves.")
                                              : QStringLiteral("Ask the member for it before the parcel leaves; due is %1.").arg(row.patternText),
            field.key, pointer);
    }

    const TariffPack &m_pack;
    const QuoteRequest &m_request;
    CustomsVerdict m_verdict;
};

} // namespace

QString declaredCurrencyOf(const QuoteRequest &request, const QString &otherwise)
{
    if (!request.declaredCurrency.isEmpty())
        return request.declaredCurrency;
    return request.goods.empty() ? otherwise : request.goods.front().currency;
}

CustomsVerdict checkCustoms(const TariffPack &pack, const QuoteRequest &request, const QString &currency)
{
    return CustomsDesk(pack, request).run(currency);
}

} // namespace packbay
