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
    using LineProtocol::LineProtocol;
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

} // namespace

std::unique_ptr<ScaleParser> makeLineProtocol(const QString &name, WeightUnit unit)
{
    if (name == u"MTSICS")
        return std::make_unique<MtSics>(unit);
    return nullptr;
}

} // namespace packbay::scaleprotocol
