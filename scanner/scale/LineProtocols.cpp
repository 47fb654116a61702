#include "scanner/scale/ScaleProtocols.h"

#include <algorithm>

namespace packbay::scaleprotocol {
namespace {

/// Splits `text` at its blanks.
QList<QByteArrayView> words(QByteArrayView text)
{
    QList<QByteArrayView> out;
    qsizetype start = -1;
    for (qsizetype i = 0; i <= text.size(); ++i) {
        const bool blank = i == text.size() || text[i] == ' ';
        if (!blank && start < 0)
            start = i;
        if (blank && start >= 0) {
            out.append(text.sliced(start, i - start));
            start = -1;
        }
    }
    return out;
}

/// Protocols whose frames are lines ending in CR LF.
class LineProtocol : public ScaleParser
{
protected:
    using ScaleParser::ScaleParser;

    /// What a line without its CR LF says; empty when it is no frame of this protocol.
    virtual std::optional<WeightReading> line(QByteArrayView text) const = 0;

    Step next(const QByteArray &text, bool) override
    {
        const qsizetype end = text.indexOf('\n');
        if (end < 0)
            return {};
        if (end == 0 || text[end - 1] != '\r')
            return {end + 1, std::nullopt};
        return {end + 1, line(QByteArrayView(text).first(end - 1))};
    }
};

class MtSics : public LineProtocol
{
public:
    explicit MtSics(WeightUnit unit) : LineProtocol(unit) {}
    QByteArray request() const override { return QByteArrayLiteral("SI\r\n"); }

protected:
    std::optional<WeightReading> line(QByteArrayView text) const override
    {
        const QList<QByteArrayView> part = words(text);
        if (part.size() == 4 && part[0] == "S" && (part[1] == "S" || part[1] == "D")) {
            const std::optional<Decimal> value = scaleDecimal(part[2]);
            const std::optional<WeightUnit> unit = scaleUnit(part[3]);
            if (value && unit)
                return weight(*value, unit, part[1] == "S", std::nullopt);
            return value ? std::optional(word("not_a_weight")) : std::nullopt;
        }
        if (part.size() == 1 && (part[0] == "ES" || part[0] == "ET" || part[0] == "EL"))
            return word("syntax_error");
        if (part.size() != 2)
            return part.size() > 2 && (part[0] == "T" || part[0] == "TA" || part[0] == "I4")
                ? std::optional(word("not_a_weight"))
                : std::nullopt;
        if (part[0] == "S")
            return answerWord(part[1], "not_executable");
        if (part[0] == "Z")
            return part[1] == "A" ? word("zero_done") : answerWord(part[1], "zero_not_executable", "zero_not_executable");
        return std::nullopt;
    }

private:
    std::optional<WeightReading> answerWord(QByteArrayView sign, const char *refused, const char *over = nullptr) const
    {
        if (sign == "I")
            return word(refused);
        if (sign == "+")
            return word(over ? over : "overload");
        if (sign == "-")
            return word(over ? over : "underload");
        return std::nullopt;
    }
};

/// A&D: header, comma, signed value 9 wide, unit 3 wide.
class AandD : public LineProtocol
{
public:
    explicit AandD(WeightUnit unit) : LineProtocol(unit) {}
    QByteArray request() const override { return QByteArrayLiteral("Q\r\n"); }

protected:
    bool isSevenBit() const override { return true; }
    std::optional<WeightReading> line(QByteArrayView text) const override
    {
        if (text.size() != 15 || text[2] != ',')
            return std::nullopt;
        const QByteArrayView header = text.first(2);
        if (header == "OL") // looks like a number, +999999.9
            return word(text[3] == '-' ? "underload" : "overload");
        if (header == "QT")
            return word("not_a_weight");
        const std::optional<Decimal> value = scaleDecimal(text.sliced(3, 9));
        const std::optional<WeightUnit> unit = scaleUnit(text.sliced(12));
        const bool isSigned = text[3] == '+' || text[3] == '-';
        if (!value || !isSigned || (header != "ST" && header != "US"))
            return std::nullopt;
        return unit ? weight(*value, unit, header == "ST", std::nullopt) : word("not_a_weight");
    }
};

/// AND 18: "ST,GS,+  2.340kg".
class And18 : public LineProtocol
{
public:
    explicit And18(WeightUnit unit) : LineProtocol(unit) {}

protected:
    bool isSevenBit() const override { return true; }
    std::optional<WeightReading> line(QByteArrayView text) const override
    {
        if (text.size() != 16 || text[2] != ',' || text[5] != ',')
            return std::nullopt;
        const QByteArrayView state = text.first(2);
        const QByteArrayView kind = text.sliced(3, 2);
        if (kind != "GS" && kind != "NT")
            return std::nullopt;
        if (state == "OL")
            return word(text[6] == '-' ? "underload" : "overload");
        const std::optional<Decimal> value = scaleDecimal(text.sliced(6, 8));
        const std::optional<WeightUnit> unit = scaleUnit(text.sliced(14));
        if (!value || !unit || (state != "ST" && state != "US"))
            return std::nullopt;
        return weight(*value, unit, state == "ST", kind == "NT");
    }
};

/// Ohaus: sign, value, unit, " " or "?", then B/G or NET.
class Ohaus : public LineProtocol
{
public:
    explicit Ohaus(WeightUnit unit) : LineProtocol(unit) {}
    QByteArray request() const override { return QByteArrayLiteral("IP\r\n"); }

protected:
    std::optional<WeightReading> line(QByteArrayView text) const override
    {
        QList<QByteArrayView> part = words(text);
        if (!part.isEmpty() && part[0] == "ES" && part.size() == 1)
            return word("syntax_error");
        // The sign stands apart from the value.
        const bool negative = !part.isEmpty() && part[0] == "-";
        if (negative)
            part.removeFirst();
        if (part.size() < 3 || part.size() > 4 || (part.size() == 4 && part[2] != "?"))
            return std::nullopt;
        std::optional<Decimal> value = scaleDecimal(part[0]);
        const std::optional<WeightUnit> unit = scaleUnit(part[1]);
        const QByteArrayView kind = part.last();
        if (!value || !unit || (kind != "B/G" && kind != "NET"))
            return std::nullopt;
        if (negative)
            value->digits = -value->digits;
        return weight(*value, unit, part.size() == 3, kind == "NET");
    }
};

/// XK3190-A12E: eleven bytes and their xor in two hex digits.
class A12E : public LineProtocol
{
public:
    explicit A12E(WeightUnit unit) : LineProtocol(unit) {}

protected:
    std::optional<WeightReading> line(QByteArrayView text) const override
    {
        if (text.size() != 13)
            return std::nullopt;
        unsigned sum = 0;
        for (const char c : text.first(11))
            sum ^= static_cast<unsigned char>(c);
        const QByteArrayView body = text.first(11);
        const QByteArrayView blanks("         ");
        const bool isWord = body.startsWith(blanks) && (body.endsWith("OL") || body.endsWith("LO"));
        const bool isWeight = body[0] == 'W' && (body[1] == 'G' || body[1] == 'N' || body[1] == 'T');
        if (QByteArray::number(sum, 16).toUpper().rightJustified(2, '0') != text.last(2))
            return isWord || isWeight ? std::optional(word("bad_checksum")) : std::nullopt;
        if (isWord)
            return word(body.endsWith("OL") ? "overload" : "under_zero");
        const std::optional<Decimal> value = scaleDecimal(body.sliced(2, 7));
        const std::optional<WeightUnit> unit = scaleUnit(body.sliced(9));
        if (!isWeight || !value || !unit)
            return std::nullopt;
        return body[1] == 'T' ? word("not_a_weight") : weight(*value, unit, std::nullopt, body[1] == 'N');
    }
};

/// "ww0015.000kg": gross, "wn" net, "wt" tare.
class YhW : public LineProtocol
{
public:
    explicit YhW(WeightUnit unit) : LineProtocol(unit) {}

protected:
    std::optional<WeightReading> line(QByteArrayView text) const override
    {
        if (text.size() < 8 || text.size() > 14 || text[0] != 'w')
            return std::nullopt;
        const std::optional<Decimal> value = scaleDecimal(text.sliced(2, text.size() - 4));
        const std::optional<WeightUnit> unit = scaleUnit(text.last(2));
        if (!value || !unit || text.contains(' '))
            return std::nullopt;
        switch (text[1]) {
        case 'w': return weight(*value, unit, std::nullopt, false);
        case 'n': return weight(*value, unit, std::nullopt, true);
        case 't': return word("not_a_weight");
        default: return std::nullopt;
        }
    }
};

/// ADAM: a value with its unit; nothing at all while the weight stays the same.
class Adam : public LineProtocol
{
public:
    explicit Adam(WeightUnit unit) : LineProtocol(unit) {}
    QByteArray request() const override { return QByteArrayLiteral("P\r\n"); }
    bool isSilentWhenUnchanged() const override { return true; }

protected:
    std::optional<WeightReading> line(QByteArrayView text) const override
    {
        const QByteArrayView body = text.trimmed();
        qsizetype end = body.size();
        while (end > 0 && ((body[end - 1] >= 'a' && body[end - 1] <= 'z') || (body[end - 1] >= 'A' && body[end - 1] <= 'Z')))
            --end;
        const std::optional<Decimal> value = scaleDecimal(body.first(end).trimmed());
        const std::optional<WeightUnit> unit = scaleUnit(body.sliced(end));
        if (!value || !unit || value->decimals == 0)
            return std::nullopt;
        return weight(*value, unit, std::nullopt, std::nullopt);
    }
};

} // namespace

std::unique_ptr<ScaleParser> makeLineProtocol(const QString &name, WeightUnit unit)
{
    if (name == u"MTSICS")
        return std::make_unique<MtSics>(unit);
    if (name == u"AND")
        return std::make_unique<AandD>(unit);
    if (name == u"AND18")
        return std::make_unique<And18>(unit);
    if (name == u"OHAUSP")
        return std::make_unique<Ohaus>(unit);
    if (name == u"XK3190A12E")
        return std::make_unique<A12E>(unit);
    if (name == u"YHW")
        return std::make_unique<YhW>(unit);
    if (name == u"ADAM")
        return std::make_unique<Adam>(unit);
    return nullptr;
}

} // namespace packbay::scaleprotocol
