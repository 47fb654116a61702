#include "models/freight/CarrierBill.h"

#include "models/freight/Currency.h"
#include "models/freight/TariffPack.h"
#include "models/freight/TariffSheet.h"

#include <QSet>

#include <algorithm>

namespace packbay {
namespace {

using enum CellKind;

constexpr TariffColumn kColumns[] = {
    {"carrier_no", "转运单号", Text, true}, {"currency", "币种", Text, true}, {"total", "总额", Number, true},
    {"weight_g", "实重", Number}, {"length_mm", "长", Number}, {"width_mm", "宽", Number}, {"height_mm", "高", Number},
    {"surcharges", "附加费", List},
};
constexpr TariffSheetSpec kBill{"bill", "账单", true, kColumns};
constexpr int kSurchargeSteps[] = {8, 9}; ///< of freight.md C2

std::optional<std::int64_t> minorOf(const std::optional<Rational> &major, const QString &currency)
{
    if (!major)
        return std::nullopt;
    const Result<std::int64_t> minor = (*major * powerOfTen(currencyDigits(currency).value_or(2))).toInt64();
    return minor ? std::optional(*minor) : std::nullopt;
}

void readSize(TariffSheet &sheet, BillRow &row)
{
    std::int64_t sides[3] = {};
    int given = 0;
    const char *const columns[] = {"length_mm", "width_mm", "height_mm"};
    for (int i = 0; i < 3; ++i) {
        const std::optional<Rational> side = sheet.length(columns[i]);
        if (!side)
            continue;
        ++given;
        sides[i] = side->ceil().toInt64().value_or(0);
        if (sides[i] < 1)
            sheet.invalid(columns[i], say(QT_TRANSLATE_NOOP("Tariff", "is no side of a carton")));
    }
    if (given == 3)
        row.size = Dimensions{Millimetres(sides[0]), Millimetres(sides[1]), Millimetres(sides[2])};
    else if (given != 0)
        sheet.invalid("length_mm", say(QT_TRANSLATE_NOOP("Tariff", "stands without the other two sides")));
}

void readSurcharges(TariffSheet &sheet, BillRow &row)
{
    for (const QString &item : sheet.list("surcharges")) {
        const QString code = item.section(QLatin1Char(':'), 0, 0).trimmed();
        const std::optional<std::int64_t> minor
            = minorOf(Rational::fromDecimal(item.section(QLatin1Char(':'), 1).trimmed().toUtf8()), row.currency);
        if (code.isEmpty() || !minor)
            sheet.invalid("surcharges", say(QT_TRANSLATE_NOOP("Tariff", "is not a list like REMOTE:45.00;FUEL:5.60")));
        else
            row.surcharges[code] += *minor;
    }
}

/// The total of one line, and what its surcharges come to by code.
struct Rated
{
    std::int64_t totalMinor = 0;
    QString tariff;
    std::map<QString, std::int64_t> surcharges;
};

std::optional<Rated> rate(const TariffPack &pack, QuoteRequest request, const QString &line)
{
    request.lines = {line};
    const QuoteAnswer answer = quoteFreight(pack, request);
    if (!answer.hasOffer())
        return std::nullopt;
    Rated rated{answer.offers.front().totalMinor, answer.offers.front().tariff, {}};
    for (const ExplainLine &one : answer.offers.front().explain) {
        if (std::find(std::begin(kSurchargeSteps), std::end(kSurchargeSteps), one.step) != std::end(kSurchargeSteps))
            rated.surcharges[one.code] += one.minor;
    }
    return rated;
}

std::int64_t surchargeDifference(const BillRow &row, const Rated &rated)
{
    if (row.surcharges.empty())
        return 0;
    std::int64_t difference = 0;
    for (const auto &[code, minor] : row.surcharges)
        difference += minor;
    for (const auto &[code, minor] : rated.surcharges)
        difference -= minor;
    return difference;
}

/// Takes one thing after the other from the carrier and books what the total changes by.
class CauseFinder
{
public:
    CauseFinder(const TariffPack &pack, const SoldShipment &sold) : m_pack(pack), m_sold(sold), m_request(sold.request), m_total(sold.totalMinor) {}

    bool find(const BillRow &row, BillVariance &variance)
    {
        // A carton is one piece; what the carrier says of a shipment of several cannot be laid on one of them.
        const bool isOne = m_request.pieces.size() == 1 && m_request.pieces.front().quantity == 1;
        if (!step(VarianceCause::TariffVersion, variance))
            return false;
        if (isOne && row.size) {
            m_request.pieces.front().size = row.size;
            if (!step(VarianceCause::Dimension, variance))
                return false;
        }
        if (isOne && row.grams) {
            m_request.pieces.front().grams = *row.grams;
            if (!step(VarianceCause::Weight, variance))
                return false;
        }
        const std::int64_t surcharges = surchargeDifference(row, m_rated);
        book(VarianceCause::Surcharge, surcharges, variance);
        book(VarianceCause::Other, row.totalMinor - m_total - surcharges, variance);
        return true;
    }

private:
    static void book(VarianceCause cause, std::int64_t minor, BillVariance &variance)
    {
        if ((variance.causes[cause] += minor) == 0)
            variance.causes.erase(cause);
    }

    bool step(VarianceCause cause, BillVariance &variance)
    {
        const std::optional<Rated> rated = rate(m_pack, m_request, m_sold.line);
        if (!rated)
            return false;
        // Under the tariff of the sale a first difference is our own data, a member's tier for instance: no other version.
        const bool isSameTariff = !m_sold.tariff.isEmpty() && m_sold.tariff == rated->tariff;
        book(cause == VarianceCause::TariffVersion && isSameTariff ? VarianceCause::Other : cause, rated->totalMinor - m_total, variance);
        m_rated = *rated;
        m_total = rated->totalMinor;
        return true;
    }

    const TariffPack &m_pack;
    const SoldShipment &m_sold;
    QuoteRequest m_request;
    std::int64_t m_total;
    Rated m_rated;
};

BillVariance varianceOf(const BillRow &row, const SoldShipment &sold, const TariffPack &pack)
{
    BillVariance variance{BillVariance::State::Matched, row.row, row.carrierNo, row.currency, row.totalMinor, sold.totalMinor, {}};
    if (sold.currency != row.currency) {
        variance.state = BillVariance::State::OtherCurrency;
    } else if (!CauseFinder(pack, sold).find(row, variance)) {
        variance.state = BillVariance::State::NotRatable;
        variance.causes = {};
        if (row.totalMinor != sold.totalMinor)
            variance.causes[VarianceCause::Other] = row.totalMinor - sold.totalMinor;
    }
    return variance;
}

} // namespace

QString plainCarrierNo(const QString &carrierNo)
{
    return carrierNo.toUpper().remove(QLatin1Char(' ')).remove(QLatin1Char('-'));
}

bool CarrierBill::ok() const
{
    return std::none_of(findings.begin(), findings.end(), [](const TariffFinding &finding) { return finding.isError; });
}

CarrierBill readCarrierBill(const QByteArray &csv, const QString &file)
{
    CarrierBill bill;
    if (csv.size() > kMaxTariffFileBytes) {
        bill.findings.append({file, 0, {}, true, ErrorCode::TariffTooLarge, say(QT_TRANSLATE_NOOP("Tariff", "the file has more than 64 MB")),
            say(QT_TRANSLATE_NOOP("Tariff", "Split the bill into several files."))});
        return bill;
    }
    TariffSheet sheet(kBill, file, csv, bill.findings);
    while (sheet.next()) {
        BillRow row;
        row.row = sheet.row();
        row.carrierNo = plainCarrierNo(sheet.neededText("carrier_no"));
        row.currency = sheet.currency("currency", true);
        const std::optional<std::int64_t> total = minorOf(sheet.money("total", true), row.currency);
        if (!total && sheet.isRowGood())
            sheet.invalid("total", say(QT_TRANSLATE_NOOP("Tariff", "is no amount of this currency")));
        row.totalMinor = total.value_or(0);
        row.grams = sheet.weight("weight_g");
        readSize(sheet, row);
        readSurcharges(sheet, row);
        if (sheet.isRowGood())
            bill.rows.push_back(std::move(row));
    }
    return bill;
}

QList<BillVariance> reconcile(const CarrierBill &bill, const QList<SoldShipment> &sold, const TariffPack &billedWith)
{
    std::map<QString, const SoldShipment *> byNumber;
    for (const SoldShipment &shipment : sold)
        byNumber.emplace(plainCarrierNo(shipment.carrierNo), &shipment);
    QList<BillVariance> variances;
    QSet<QString> billed;
    for (const BillRow &row : bill.rows) {
        const auto shipment = byNumber.find(row.carrierNo);
        if (shipment == byNumber.end())
            variances.append({BillVariance::State::Unknown, row.row, row.carrierNo, row.currency, row.totalMinor, 0, {}});
        else if (billed.contains(row.carrierNo))
            variances.append({BillVariance::State::BilledTwice, row.row, row.carrierNo, row.currency, row.totalMinor, 0, {}});
        else
            variances.append(varianceOf(row, *shipment->second, billedWith));
        billed.insert(row.carrierNo);
    }
    for (const auto &[number, shipment] : byNumber) {
        if (!billed.contains(number))
            variances.append({BillVariance::State::NotBilled, 0, number, shipment->currency, 0, shipment->totalMinor, {}});
    }
    return variances;
}

} // namespace packbay
