#include "scanner/scale/ScaleProtocols.h"

#include <algorithm>
#include <array>

namespace packbay::scaleprotocol {
namespace {

constexpr char kStx = 0x02;
constexpr char kEtx = 0x03;

/// Drops what stands before the first `head`.
template<class Step>
std::optional<Step> skipTo(const QByteArray &text, char head)
{
    const qsizetype at = text.indexOf(head);
    if (at == 0)
        return std::nullopt;
    return Step{at < 0 ? text.size() : at, std::nullopt};
}

/// Toledo 8217: STX value [N] CR, or STX ? status CR. No unit in the frame.
class Toledo8217 : public ScaleParser
{
public:
    explicit Toledo8217(WeightUnit unit) : ScaleParser(unit) {}
    QByteArray request() const override { return QByteArrayLiteral("W"); }

protected:
    bool isSevenBit() const override { return true; }
    Step next(const QByteArray &text, bool) override
    {
        if (const auto skip = skipTo<Step>(text, kStx))
            return *skip;
        const qsizetype end = text.indexOf('\r');
        const qsizetype again = text.indexOf(kStx, 1);
        if (again > 0 && (end < 0 || again < end))
            return {again, std::nullopt};
        if (end < 0)
            return text.size() > 12 ? Step{1, std::nullopt} : Step{};
        const QByteArrayView body = QByteArrayView(text).sliced(1, end - 1);
        if (body == "E")
            return echo(text, end + 1);
        if (body.size() == 2 && body[0] == '?')
            return {end + 1, status(body[1])};
        const bool net = body.endsWith('N');
        const QByteArrayView digits = net ? body.chopped(1) : body;
        const bool plain = digits.size() >= 4 && digits.size() <= 7
            && std::all_of(digits.begin(), digits.end(), [](char c) { return c == '.' || (c >= '0' && c <= '9'); });
        const std::optional<Decimal> value = plain ? scaleDecimal(digits) : std::nullopt;
        if (!value)
            return {end + 1, std::nullopt};
        return {end + 1, weight(*value, std::nullopt, true, net ? std::optional(true) : std::nullopt)};
    }

private:
    Step echo(const QByteArray &text, qsizetype from) const
    {
        const QByteArrayView probe("hello");
        const QByteArrayView rest = QByteArrayView(text).sliced(from);
        if (rest.startsWith(probe))
            return {from + probe.size(), word("echo")};
        return probe.startsWith(rest) ? Step{} : Step{from, std::nullopt};
    }
    std::optional<WeightReading> status(char c) const
    {
        const auto bits = static_cast<unsigned char>(c);
        if (bits & 0x01)
            return word("in_motion");
        if (bits & 0x02)
            return word("overload");
        if (bits & 0x04)
            return word("under_zero");
        if (bits & 0x08)
            return word("outside_zero_capture");
        if (bits & 0x10)
            return word("at_zero");
        return std::nullopt;
    }
};

/// NCI / SCP-01: LF [value unit CR LF] S status CR ETX.
class Nci : public ScaleParser
{
public:
    explicit Nci(WeightUnit unit) : ScaleParser(unit) {}
    QByteArray request() const override { return QByteArrayLiteral("W\r"); }

protected:
    bool isSevenBit() const override { return true; }
    Step next(const QByteArray &text, bool) override
    {
        if (const auto skip = skipTo<Step>(text, '\n'))
            return *skip;
        const qsizetype end = text.indexOf(kEtx);
        if (end < 0)
            return text.size() > 40 ? Step{1, std::nullopt} : Step{};
        auto reading = frame(QByteArrayView(text).sliced(1, end - 1));
        if (!reading)
            return {1, std::nullopt}; // the frame may begin at a later LF
        return {end + 1, std::move(reading)};
    }

private:
    /// Between LF and ETX.
    std::optional<WeightReading> frame(QByteArrayView body) const
    {
        if (!body.endsWith('\r'))
            return std::nullopt;
        body.chop(1);
        if (body == "?")
            return word("unknown_command");
        const qsizetype line = body.indexOf('\n');
        const QByteArrayView status = line < 0 ? body : body.sliced(line + 1);
        const bool isStatus = status.size() >= 3 && status.size() <= 5 && status[0] == 'S'
            && std::all_of(status.begin() + 1, status.end(), [](char c) { return (c & 0x30) == 0x30; });
        if (!isStatus || (line >= 0 && (line < 1 || body[line - 1] != '\r')))
            return std::nullopt;
        if (const char *fault = faultOf(status))
            return word(fault);
        return line < 0 ? (status[1] & 0x02 ? std::optional(word("at_zero")) : std::nullopt) : value(body.first(line - 1), status);
    }
    static const char *faultOf(QByteArrayView status)
    {
        if (status[1] & 0x01)
            return "in_motion";
        if (status[2] & 0x01)
            return "under_zero";
        if (status[2] & 0x02)
            return "overload";
        if ((status[1] & 0x0C) || (status[2] & 0x04))
            return "fault";
        return status[2] & 0x08 ? "needs_calibration" : nullptr;
    }
    std::optional<WeightReading> value(QByteArrayView text, QByteArrayView status) const
    {
        const QByteArrayView digits = text.chopped(std::min<qsizetype>(2, text.size()));
        const std::optional<WeightUnit> unit = scaleUnit(text.last(std::min<qsizetype>(2, text.size())));
        if (!unit || digits.isEmpty())
            return std::nullopt;
        const auto only = [&](char c) { return std::all_of(digits.begin(), digits.end(), [c](char d) { return d == c || d == '.'; }); };
        if (only('^'))
            return word("overload");
        if (only('_'))
            return word("under_zero");
        if (only('-'))
            return word("needs_rezero");
        const std::optional<Decimal> number = scaleDecimal(digits);
        if (!number)
            return std::nullopt;
        const bool net = status.size() > 3 && (status[3] & 0x04);
        WeightReading reading = weight(*number, unit, true, status.size() > 3 ? std::optional(net) : std::nullopt);
        if ((status[1] & 0x02) && reading.status == ScaleStatus::Ok) {
            reading.status = ScaleStatus::Zero;
            reading.detail = QStringLiteral("at_zero");
        }
        return reading;
    }
};

/// CAS 22 bytes. The lamp byte is binary and the device id may be CR: fixed length, never lines.
class Cas22 : public ScaleParser
{
public:
    explicit Cas22(WeightUnit unit) : ScaleParser(unit) {}

protected:
    Step next(const QByteArray &text, bool) override
    {
        constexpr qsizetype kLength = 22;
        const QByteArrayView state = QByteArrayView(text).first(std::min<qsizetype>(2, text.size()));
        if (text[0] != 'S' && text[0] != 'U' && text[0] != 'O')
            return {1, std::nullopt};
        if (text.size() < kLength)
            return {};
        const QByteArrayView kind = QByteArrayView(text).sliced(3, 2);
        const bool framed = text[2] == ',' && text[5] == ',' && text[8] == ',' && text[20] == '\r' && text[21] == '\n';
        if (!framed || (state != "ST" && state != "US" && state != "OL") || (kind != "GS" && kind != "NT"))
            return {1, std::nullopt};
        if (state == "OL")
            return {kLength, word("overload")};
        const std::optional<Decimal> value = scaleDecimal(QByteArrayView(text).sliced(9, 8));
        const std::optional<WeightUnit> unit = scaleUnit(QByteArrayView(text).sliced(18, 2));
        // The lamp says it once more: both must agree.
        const bool lampStable = static_cast<unsigned char>(text[7]) & 0x40;
        if (!value || !unit || lampStable != (state == "ST"))
            return {1, std::nullopt};
        return {kLength, weight(*value, unit, state == "ST", kind == "NT")};
    }
};

/// CAS ENQ: asked with ENQ, answers ACK, sends after DC1.
class CasEnq : public ScaleParser
{
public:
    explicit CasEnq(WeightUnit unit) : ScaleParser(unit) {}
    QByteArray request() const override { return QByteArrayLiteral("\x05"); }

protected:
    Step next(const QByteArray &text, bool) override
    {
        constexpr qsizetype kLength = 15;
        if (text[0] == 0x06) {
            answer(QByteArrayLiteral("\x11"));
            return {1, std::nullopt};
        }
        if (text[0] != 0x01)
            return {1, std::nullopt};
        if (text.size() < kLength)
            return {};
        if (text[1] != kStx || text[13] != kEtx || text[14] != 0x04)
            return {1, std::nullopt};
        char sum = 0;
        for (const char c : QByteArrayView(text).sliced(2, 10))
            sum = static_cast<char>(sum ^ c);
        if (sum != text[12])
            return {kLength, word("bad_checksum")};
        const std::optional<Decimal> value = scaleDecimal(QByteArrayView(text).sliced(3, 7));
        const std::optional<WeightUnit> unit = scaleUnit(QByteArrayView(text).sliced(10, 2));
        if (!value || !unit || (text[2] != 'S' && text[2] != 'U'))
            return {1, std::nullopt};
        return {kLength, weight(*value, unit, text[2] == 'S', std::nullopt)};
    }
};

/// XK3190-A9 (and A26 f0): STX sign six digits, point, xor in two nibbles, ETX. No stability flag.
class A9 : public ScaleParser
{
public:
    explicit A9(WeightUnit unit) : ScaleParser(unit) {}

protected:
    Step next(const QByteArray &text, bool) override
    {
        constexpr qsizetype kLength = 12;
        if (const auto skip = skipTo<Step>(text, kStx))
            return *skip;
        if (text.size() < kLength)
            return {};
        const QByteArrayView digits = QByteArrayView(text).sliced(2, 6);
        const bool framed = (text[1] == '+' || text[1] == '-') && text[11] == kEtx && text[8] >= '0' && text[8] <= '6'
            && std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
        if (!framed)
            return {1, std::nullopt};
        unsigned sum = 0;
        for (const char c : QByteArrayView(text).sliced(1, 8))
            sum ^= static_cast<unsigned char>(c);
        if (text[9] != nibble(sum >> 4) || text[10] != nibble(sum & 15))
            return {kLength, word("bad_checksum")};
        Decimal value{digits.toByteArray().toLongLong(), text[8] - '0'};
        if (text[1] == '-')
            value.digits = -value.digits;
        return {kLength, weight(value, std::nullopt, std::nullopt, std::nullopt)};
    }

private:
    static char nibble(unsigned value) { return static_cast<char>(value <= 9 ? value + 0x30 : value + 0x37); }
};

/// XK3190-A26 f1 and f2: "=" and eight characters, in f1 the last digit first. One frame cannot tell them apart.
class A26 : public ScaleParser
{
public:
    A26(WeightUnit unit, bool reversed) : ScaleParser(unit), m_reversed(reversed) {}

protected:
    Step next(const QByteArray &text, bool) override
    {
        constexpr qsizetype kLength = 9;
        if (const auto skip = skipTo<Step>(text, '='))
            return *skip;
        if (text.size() < kLength)
            return {};
        QByteArray body = text.mid(1, 8);
        if (m_reversed)
            std::reverse(body.begin(), body.end());
        const std::optional<Decimal> value = body.contains(' ') || !body.contains('.') ? std::nullopt : scaleDecimal(body);
        if (!value)
            return {1, std::nullopt};
        return {kLength, weight(*value, std::nullopt, std::nullopt, std::nullopt)};
    }

private:
    bool m_reversed;
};

/// FF, status, three bytes BCD with the lowest first.
class BcdFf : public ScaleParser
{
public:
    explicit BcdFf(WeightUnit unit) : ScaleParser(unit) {}

protected:
    Step next(const QByteArray &text, bool) override
    {
        constexpr qsizetype kLength = 5;
        if (const auto skip = skipTo<Step>(text, '\xff'))
            return *skip;
        if (text.size() < kLength)
            return {};
        const auto status = static_cast<unsigned char>(text[1]);
        Decimal value{0, (status & 0x07) - 1};
        for (const qsizetype i : {4, 3, 2}) {
            const auto byte = static_cast<unsigned char>(text[i]);
            if ((byte >> 4) > 9 || (byte & 15) > 9)
                return {1, std::nullopt};
            value.digits = value.digits * 100 + (byte >> 4) * 10 + (byte & 15);
        }
        if (value.decimals < 0 || value.decimals > 5)
            return {1, std::nullopt};
        if (status & 0x80)
            return {kLength, word("overload")};
        if (status & 0x20)
            value.digits = -value.digits;
        return {kLength, weight(value, std::nullopt, (status & 0x40) != 0, std::nullopt)};
    }
};

/// USB HID point of sale, page 0x8D: report 3 with status, unit, exponent and a 16-bit value.
class HidPos : public ScaleParser
{
public:
    explicit HidPos(WeightUnit unit) : ScaleParser(unit) {}

protected:
    Step next(const QByteArray &text, bool) override
    {
        constexpr qsizetype kLength = 6;
        if (text[0] == 0x04) // another report of some models
            return text.size() < 4 ? Step{} : Step{4, word("not_a_weight")};
        if (text[0] != 0x03)
            return {1, std::nullopt};
        if (text.size() < kLength)
            return {};
        const int status = text[1];
        const int unit = text[2];
        const int exponent = static_cast<signed char>(text[3]);
        const bool plausible = status >= 1 && status <= 8 && unit >= 0 && unit <= 12 && exponent >= -6 && exponent <= 4;
        if (!plausible)
            return {1, std::nullopt};
        constexpr std::array kWords{"fault", "", "", "", "under_zero", "overload", "needs_calibration", "needs_rezero"};
        const char *const fault = kWords[static_cast<size_t>(status - 1)];
        if (*fault)
            return {kLength, word(fault)};
        Decimal value{static_cast<unsigned char>(text[5]) * 256 + static_cast<unsigned char>(text[4]), std::max(0, -exponent)};
        for (int i = 0; i < exponent; ++i)
            value.digits *= 10;
        WeightReading reading = weight(value, unitOf(unit), status != 3, std::nullopt);
        if (status == 2 && reading.status == ScaleStatus::Ok) {
            reading.status = ScaleStatus::Zero;
            reading.detail = QStringLiteral("at_zero");
        }
        return {kLength, reading};
    }

private:
    static WeightUnit unitOf(int unit)
    {
        switch (unit) {
        case 1: return WeightUnit::Mg;
        case 2: return WeightUnit::G;
        case 3: return WeightUnit::Kg;
        case 4: return WeightUnit::Ct;
        case 8: return WeightUnit::T;
        case 11: return WeightUnit::Oz;
        case 12: return WeightUnit::Lb;
        default: return WeightUnit::Unknown;
        }
    }
};

} // namespace

std::unique_ptr<ScaleParser> makeFrameProtocol(const QString &name, WeightUnit unit)
{
    if (name == u"8217")
        return std::make_unique<Toledo8217>(unit);
    if (name == u"NCISCP01")
        return std::make_unique<Nci>(unit);
    if (name == u"CAS22")
        return std::make_unique<Cas22>(unit);
    if (name == u"CASENQ")
        return std::make_unique<CasEnq>(unit);
    if (name == u"XK3190A9")
        return std::make_unique<A9>(unit);
    if (name == u"XK3190A26F1")
        return std::make_unique<A26>(unit, true);
    if (name == u"XK3190A26F2")
        return std::make_unique<A26>(unit, false);
    if (name == u"BCDFF")
        return std::make_unique<BcdFf>(unit);
    if (name == u"HID8D")
        return std::make_unique<HidPos>(unit);
    return makeToledoContinuous(name, unit);
}

} // namespace packbay::scaleprotocol
