#include "scanner/scale/ScaleProtocols.h"

#include <algorithm>

namespace packbay::scaleprotocol {
namespace {

/// STX, three status bytes, six digits weight, six digits tare, CR and, on some models, a checksum.
class ToledoContinuous : public ScaleParser
{
public:
    explicit ToledoContinuous(WeightUnit unit) : ScaleParser(unit) {}

protected:
    bool isSevenBit() const override { return true; }
    Step next(const QByteArray &text, bool atEnd) override
    {
        const qsizetype start = text.indexOf(kStx);
        if (start != 0)
            return {start < 0 ? text.size() : start, std::nullopt};
        if (text.size() < kBare)
            return {};
        if (!isFrame(text))
            return {1, std::nullopt};
        if (text.size() == kBare)
            return atEnd ? Step{kBare, meaning(text)} : Step{};
        // Is the byte behind CR the checksum or the next STX? STX twice is a checksum that reads 2.
        if (text[kBare] == kStx && text.size() == kBare + 1 && !atEnd)
            return {};
        if (text[kBare] == kStx && text.size() > kBare + 1 && text[kBare + 1] != kStx)
            return {kBare, meaning(text)};
        return {kBare + 1, text[kBare] == checksum(text) ? meaning(text) : word("bad_checksum")};
    }

private:
    static constexpr char kStx = 0x02;
    static constexpr qsizetype kBare = 17;

    static bool isFrame(const QByteArray &text)
    {
        const auto isFigure = [](char c) { return c == ' ' || (c >= '0' && c <= '9'); };
        return (text[1] & 0x60) == 0x20 && (text[2] & 0x20) && (text[3] & 0x20) && text[16] == '\r'
            && std::all_of(text.begin() + 4, text.begin() + 16, isFigure);
    }
    static char checksum(const QByteArray &text)
    {
        int sum = 0;
        for (qsizetype i = 0; i < kBare; ++i)
            sum += text[i];
        return static_cast<char>(-(sum & 0x7F) & 0x7F);
    }
    std::optional<WeightReading> meaning(const QByteArray &text) const
    {
        const int b = text[2];
        if (b & 0x04)
            return word(b & 0x02 ? "under_zero" : "overload");
        if (b & 0x40)
            return word("needs_rezero"); // power-up: zero was not set yet
        if (text[3] & 0x17)
            return word("not_a_weight"); // status word C: g, t or oz instead of kg or lb, or the display expanded ten times
        std::optional<Decimal> value = scaleDecimal(QByteArrayView(text).sliced(4, 6));
        if (!value || text.mid(4, 6).trimmed().contains(' '))
            return std::nullopt;
        const int places = (text[1] & 0x07) - 2;
        value->decimals = std::max(0, places);
        for (int i = places; i < 0; ++i)
            value->digits *= 10;
        if (b & 0x02)
            value->digits = -value->digits;
        const bool kilograms = (b & 0x10) != 0;
        return weight(*value, kilograms ? WeightUnit::Kg : WeightUnit::Lb, !(b & 0x08), (b & 0x01) != 0);
    }
};

} // namespace

std::unique_ptr<ScaleParser> makeToledoContinuous(const QString &name, WeightUnit unit)
{
    return name == u"TOLEDOCONT" ? std::make_unique<ToledoContinuous>(unit) : nullptr;
}

} // namespace packbay::scaleprotocol
