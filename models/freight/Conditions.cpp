#include "models/freight/Conditions.h"

#include "models/freight/Currency.h"

#include <algorithm>

namespace packbay {
namespace {

bool needsPiece(ConditionField field)
{
    switch (field) {
    case ConditionField::Longest:
    case ConditionField::Second:
    case ConditionField::Third:
    case ConditionField::Sum3:
    case ConditionField::LengthGirth:
    case ConditionField::Category:
    case ConditionField::Packaging: return true;
    default: return false;
    }
}

bool isText(ConditionField field)
{
    return field == ConditionField::Category || field >= ConditionField::Remote;
}

Rational numberOf(const Condition &condition, ShipmentFacts &facts, const PieceFacts *piece)
{
    switch (condition.field) {
    case ConditionField::Longest: return piece->longest;
    case ConditionField::Second: return piece->second;
    case ConditionField::Third: return piece->third;
    case ConditionField::Sum3: return piece->longest + piece->second + piece->third;
    case ConditionField::LengthGirth: return piece->longest + Rational(2) * (piece->second + piece->third);
    case ConditionField::ActualG: return piece != nullptr ? piece->piece->grams : facts.actual;
    case ConditionField::VolG: return piece != nullptr ? piece->volumetric : facts.volumetric;
    case ConditionField::BilledG: return piece != nullptr ? piece->billed : facts.billed;
    case ConditionField::AvgPieceG: return facts.actual / facts.pieceCount;
    case ConditionField::Pieces: return facts.pieceCount;
    case ConditionField::DeclaredMinor:
        if (condition.currency.isEmpty())
            return facts.declaredIn(facts.line.currency);
        return facts.declaredIn(condition.currency)
            / powerOfTen(currencyDigits(condition.currency).value_or(2));
    default: return {};
    }
}

QStringList textsOf(ConditionField field, const ShipmentFacts &facts, const PieceFacts *piece)
{
    static const QStringList kYes{QStringLiteral("Y")};
    static const QStringList kNo{QStringLiteral("N")};
    const auto yesNo = [](bool yes) { return yes ? kYes : kNo; };
    switch (field) {
    case ConditionField::Category: return piece->categories;
    case ConditionField::Packaging: return {piece->piece->packaging};
    case ConditionField::Remote: return yesNo(facts.isRemote());
    case ConditionField::Residential: return yesNo(facts.request.residential);
    case ConditionField::Postcode: return {facts.postcode};
    case ConditionField::Country: return {facts.request.shipTo.country};
    default: return {};
    }
}

bool compareNumber(const Rational &number, ConditionOp op, const std::vector<Rational> &values)
{
    switch (op) {
    case ConditionOp::Equal: return number == values.front();
    case ConditionOp::NotEqual: return number != values.front();
    case ConditionOp::Greater: return number > values.front();
    case ConditionOp::GreaterEqual: return number >= values.front();
    case ConditionOp::Less: return number < values.front();
    case ConditionOp::LessEqual: return number <= values.front();
    case ConditionOp::In: return std::find(values.begin(), values.end(), number) != values.end();
    }
    return false;
}

bool compareText(const QString &text, ConditionOp op, const QStringList &values, bool isPostcode)
{
    // A postcode in a condition stands for everything that begins with it, as in zone.csv.
    const auto equal = [&](const QString &value) { return isPostcode ? text.startsWith(value) : text == value; };
    const QString &first = values.front();
    switch (op) {
    case ConditionOp::Equal:
    case ConditionOp::In: return std::any_of(values.begin(), values.end(), equal);
    case ConditionOp::NotEqual: return !equal(first);
    case ConditionOp::Greater: return text > first && !equal(first);
    case ConditionOp::GreaterEqual: return text >= first;
    case ConditionOp::Less: return text < first;
    case ConditionOp::LessEqual: return text < first || equal(first);
    }
    return false;
}

bool isList(ConditionOp op)
{
    return op == ConditionOp::Equal || op == ConditionOp::In;
}

bool isBelow(ConditionOp op)
{
    return op == ConditionOp::Less || op == ConditionOp::LessEqual;
}

bool isAbove(ConditionOp op)
{
    return op == ConditionOp::Greater || op == ConditionOp::GreaterEqual;
}

/// Does none of the values that `list` names meet `other`?
bool noneMeets(const Condition &list, const Condition &other)
{
    if (!isText(list.field))
        return std::none_of(list.numbers.begin(), list.numbers.end(), [&](const Rational &number) { return compareNumber(number, other.op, other.numbers); });
    const bool isPostcode = list.field == ConditionField::Postcode;
    return std::none_of(list.texts.begin(), list.texts.end(), [&](const QString &text) { return compareText(text, other.op, other.texts, isPostcode); });
}

bool holds(const Condition &condition, ShipmentFacts &facts, const PieceFacts *piece)
{
    if (!isText(condition.field)) {
        const bool isSide = needsPiece(condition.field);
        if (isSide && !piece->isMeasured())
            return false;
        return compareNumber(numberOf(condition, facts, piece), condition.op, condition.numbers);
    }
    const QStringList texts = textsOf(condition.field, facts, piece);
    const bool isPostcode = condition.field == ConditionField::Postcode;
    const auto one = [&](const QString &text) { return compareText(text, condition.op, condition.texts, isPostcode); };
    return condition.op == ConditionOp::NotEqual ? std::all_of(texts.begin(), texts.end(), one)
                                                 : std::any_of(texts.begin(), texts.end(), one);
}

struct FieldText
{
    const char *name;
    const char *unit;
};

FieldText fieldText(ConditionField field)
{
    switch (field) {
    case ConditionField::Longest: return {"longest side", " mm"};
    case ConditionField::Second: return {"second side", " mm"};
    case ConditionField::Third: return {"third side", " mm"};
    case ConditionField::Sum3: return {"sum of sides", " mm"};
    case ConditionField::LengthGirth: return {"length and girth", " mm"};
    case ConditionField::ActualG: return {"actual weight", " g"};
    case ConditionField::VolG: return {"volumetric weight", " g"};
    case ConditionField::BilledG: return {"billed weight", " g"};
    case ConditionField::AvgPieceG: return {"average piece weight", " g"};
    case ConditionField::Pieces: return {"number of pieces", ""};
    case ConditionField::DeclaredMinor: return {"declared value", ""};
    case ConditionField::Category: return {"category", ""};
    case ConditionField::Remote: return {"remote area", ""};
    case ConditionField::Residential: return {"residential address", ""};
    case ConditionField::Postcode: return {"postcode", ""};
    case ConditionField::Country: return {"country", ""};
    case ConditionField::Packaging: return {"packaging", ""};
    }
    return {"", ""};
}

QString operatorText(ConditionOp op)
{
    switch (op) {
    case ConditionOp::Equal: return QStringLiteral("=");
    case ConditionOp::NotEqual: return QStringLiteral("!=");
    case ConditionOp::Greater: return QStringLiteral(">");
    case ConditionOp::GreaterEqual: return QStringLiteral(">=");
    case ConditionOp::Less: return QStringLiteral("<");
    case ConditionOp::LessEqual: return QStringLiteral("<=");
    case ConditionOp::In: return QStringLiteral("in");
    }
    return {};
}

} // namespace

bool holdForPiece(const std::vector<Condition> &conditions, ShipmentFacts &facts, const PieceFacts &piece)
{
    return std::all_of(conditions.begin(), conditions.end(),
        [&](const Condition &condition) { return holds(condition, facts, &piece); });
}

bool holdForShipment(const std::vector<Condition> &conditions, ShipmentFacts &facts)
{
    bool anyNeedsPiece = false;
    for (const Condition &condition : conditions) {
        if (needsPiece(condition.field))
            anyNeedsPiece = true;
        else if (!holds(condition, facts, nullptr))
            return false;
    }
    if (!anyNeedsPiece)
        return true;
    return std::any_of(facts.pieces.begin(), facts.pieces.end(), [&](const PieceFacts &piece) {
        return std::all_of(conditions.begin(), conditions.end(), [&](const Condition &condition) {
            return !needsPiece(condition.field) || holds(condition, facts, &piece);
        });
    });
}

bool excludeEachOther(const Condition &a, const Condition &b, bool forPiece)
{
    // A piece has several categories; a shipment's conditions may hold for one piece each.
    if (a.field != b.field || a.currency != b.currency || a.field == ConditionField::Category || (!forPiece && needsPiece(a.field)))
        return false;
    // A postcode stands for all that begin with it: only two lists can be told apart, and both ways.
    if (a.field == ConditionField::Postcode)
        return isList(a.op) && isList(b.op) && noneMeets(a, b) && noneMeets(b, a);
    if (isList(a.op))
        return noneMeets(a, b);
    if (isList(b.op))
        return noneMeets(b, a);
    const Condition &above = isAbove(a.op) ? a : b;
    const Condition &below = isAbove(a.op) ? b : a;
    if (!isAbove(above.op) || !isBelow(below.op))
        return false;
    const Rational &low = above.numbers.front();
    const Rational &high = below.numbers.front();
    return low > high || (low == high && (above.op == ConditionOp::Greater || below.op == ConditionOp::Less));
}

QString grouped(const Rational &number)
{
    QString text = number.toDecimal();
    qsizetype at = text.indexOf(QLatin1Char('.'));
    if (at < 0)
        at = text.size();
    for (at -= 3; at > (number.isNegative() ? 1 : 0); at -= 3)
        text.insert(at, QLatin1Char(','));
    return text;
}

QString conditionText(const Condition &condition, ShipmentFacts &facts, const PieceFacts *piece)
{
    if (piece == nullptr && needsPiece(condition.field)) {
        // The shipment's verdict came from one of its pieces: show that one.
        for (const PieceFacts &one : facts.pieces) {
            if (holds(condition, facts, &one))
                return conditionText(condition, facts, &one);
        }
        return QString::fromLatin1(fieldText(condition.field).name);
    }
    const FieldText field = fieldText(condition.field);
    const QString unit = QString::fromLatin1(field.unit);
    const QString read = isText(condition.field) ? textsOf(condition.field, facts, piece).join(QLatin1Char(';'))
                                                 : grouped(numberOf(condition, facts, piece)) + unit;
    const bool showNumber = !isText(condition.field) && condition.op != ConditionOp::In;
    const QString limit = showNumber ? grouped(condition.numbers.front()) + unit : condition.written;
    return QStringLiteral("%1 %2 %3 %4").arg(QString::fromLatin1(field.name), read, operatorText(condition.op), limit);
}

} // namespace packbay
