#include "scanner/scale/ScaleParser.h"

#include "models/domain/JsonWriter.h"
#include "scanner/scale/ScaleProtocols.h"

#include <algorithm>
#include <array>
#include <bit>

namespace packbay {
namespace {

constexpr qsizetype kLongestFrame = 128;

struct DetailStatus
{
    const char *detail;
    ScaleStatus status;
};

// Every other word of architecture.md 11.7 is an error.
constexpr std::array kDetails{
    DetailStatus{"ok", ScaleStatus::Ok},
    DetailStatus{"in_motion", ScaleStatus::Motion},
    DetailStatus{"at_zero", ScaleStatus::Zero},
    DetailStatus{"under_zero", ScaleStatus::Negative},
    DetailStatus{"overload", ScaleStatus::Overload},
    DetailStatus{"underload", ScaleStatus::Underload},
    DetailStatus{"zero_done", ScaleStatus::Ok},
    DetailStatus{"echo", ScaleStatus::Ok},
};

/// Whether the top bits are absent, or even parity throughout, or odd parity throughout. One bit that flipped fits none.
bool hasConsistentParity(QByteArrayView bytes)
{
    bool none = true;
    bool even = true;
    bool odd = true;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        const bool isEven = std::popcount(byte) % 2 == 0;
        none = none && byte < 0x80;
        even = even && isEven;
        odd = odd && !isEven;
    }
    return none || even || odd;
}

QByteArray withoutParity(QByteArray bytes)
{
    for (char &c : bytes)
        c = static_cast<char>(c & 0x7F);
    return bytes;
}

QString foldedName(QStringView name)
{
    QString folded = name.toString().toUpper();
    folded.remove(QLatin1Char('-'));
    return folded;
}

} // namespace

ScaleParser::ScaleParser(WeightUnit unit)
    : m_unit(unit)
{
}

ScaleParser::~ScaleParser() = default;

QStringList ScaleParser::protocols()
{
    return QStringLiteral("MT-SICS 8217 NCI-SCP01 AND AND-18 CAS-22 CAS-ENQ OHAUS-P TOLEDO-CONT XK3190-A9 XK3190-A12E "
                          "XK3190-A26-f1 XK3190-A26-f2 YH-w BCD-FF ADAM HID-8D")
        .split(QLatin1Char(' '));
}

Result<std::unique_ptr<ScaleParser>> ScaleParser::make(QStringView protocol, WeightUnit unit)
{
    const QString name = foldedName(protocol);
    if (auto parser = scaleprotocol::makeLineProtocol(name, unit))
        return Result<std::unique_ptr<ScaleParser>>(std::move(parser));
    if (auto parser = scaleprotocol::makeFrameProtocol(name, unit))
        return Result<std::unique_ptr<ScaleParser>>(std::move(parser));
    return makeError(ErrorCode::ScaleProtocolWrong, {{QStringLiteral("protocol"), protocol.toString()}});
}

QList<WeightReading> ScaleParser::feed(QByteArrayView bytes, MonotonicMs now)
{
    m_buffer.append(bytes);
    return drain(now, false);
}

QList<WeightReading> ScaleParser::finish(MonotonicMs now)
{
    return drain(now, true);
}

void ScaleParser::reset()
{
    m_buffer.clear();
    m_answer.clear();
}

QList<WeightReading> ScaleParser::drain(MonotonicMs now, bool atEnd)
{
    QList<WeightReading> readings;
    QByteArray text = isSevenBit() ? withoutParity(m_buffer) : m_buffer;
    qsizetype done = 0;
    while (done < m_buffer.size()) {
        // A window, not the whole rest: a megabyte of noise stays linear.
        Step step = next(text.mid(done, 2 * kLongestFrame), atEnd);
        if (step.length <= 0) {
            if (m_buffer.size() - done < 2 * kLongestFrame)
                break;
            step = {1, std::nullopt};
        }
        const QByteArray frame = m_buffer.mid(done, step.length);
        done += step.length;
        if (!step.reading || (isSevenBit() && !hasConsistentParity(frame)))
            continue;
        step.reading->frame = frame;
        step.reading->at = now;
        readings.append(*std::move(step.reading));
    }
    m_buffer.remove(0, done);
    return readings;
}

WeightReading ScaleParser::weight(Decimal value, std::optional<WeightUnit> unit, std::optional<bool> stable,
                                  std::optional<bool> net) const
{
    const char *detail = "ok";
    if (stable == false)
        detail = "in_motion";
    else if (value.digits < 0)
        detail = "under_zero";
    else if (value.digits == 0)
        detail = "at_zero";
    WeightReading reading = word(detail);
    reading.unit = unit.value_or(m_unit);
    reading.unitFromFrame = unit.has_value();
    reading.grams = toGrams(value, reading.unit);
    reading.value = value;
    reading.stable = stable;
    reading.net = net;
    return reading;
}

WeightReading ScaleParser::word(const char *detail) const
{
    WeightReading reading;
    reading.unit = m_unit;
    reading.detail = QString::fromLatin1(detail);
    const auto row = std::find_if(kDetails.begin(), kDetails.end(), [&](const DetailStatus &d) {
        return QLatin1StringView(d.detail) == QLatin1StringView(detail);
    });
    reading.status = row == kDetails.end() ? ScaleStatus::Error : row->status;
    if (reading.status == ScaleStatus::Motion)
        reading.stable = false;
    return reading;
}

std::optional<Decimal> scaleDecimal(QByteArrayView text)
{
    qsizetype i = 0;
    bool negative = false;
    while (i < text.size() && text[i] == ' ')
        ++i;
    if (i < text.size() && (text[i] == '-' || text[i] == '+'))
        negative = text[i++] == '-';
    while (i < text.size() && text[i] == ' ')
        ++i;
    Decimal value;
    int digits = 0;
    bool point = false;
    for (; i < text.size(); ++i) {
        if (text[i] == '.' && !point) {
            point = true;
        } else if (text[i] >= '0' && text[i] <= '9' && ++digits <= 10) {
            value.digits = value.digits * 10 + (text[i] - '0');
            value.decimals += point ? 1 : 0;
        } else {
            return std::nullopt;
        }
    }
    if (digits == 0)
        return std::nullopt;
    if (negative)
        value.digits = -value.digits;
    return value;
}

std::optional<WeightUnit> scaleUnit(QByteArrayView text)
{
    const QByteArray name = text.toByteArray().trimmed().toLower();
    constexpr std::array kUnits{
        std::pair{"kg", WeightUnit::Kg}, std::pair{"g", WeightUnit::G},   std::pair{"lb", WeightUnit::Lb},
        std::pair{"oz", WeightUnit::Oz}, std::pair{"mg", WeightUnit::Mg}, std::pair{"ct", WeightUnit::Ct},
        std::pair{"t", WeightUnit::T},
    };
    for (const auto &[known, unit] : kUnits) {
        if (name == known)
            return unit;
    }
    return std::nullopt;
}

std::optional<Grams> toGrams(const Decimal &value, WeightUnit unit)
{
    std::int64_t factor = 1;
    std::int64_t divisor = 1;
    switch (unit) {
    case WeightUnit::Kg: factor = 1000; break;
    case WeightUnit::G: break;
    case WeightUnit::Lb: factor = 45'359'237; divisor = 100'000; break;
    case WeightUnit::Oz: factor = 45'359'237; divisor = 1'600'000; break;
    case WeightUnit::Mg: divisor = 1000; break;
    case WeightUnit::Ct: divisor = 5; break;
    case WeightUnit::T: factor = 1'000'000; break;
    case WeightUnit::Unknown: return std::nullopt;
    }
    for (int i = 0; i < value.decimals; ++i)
        divisor *= 10;
    // floor((2n + d) / 2d): the digits are at most ten, so that nothing here leaves 64 bits.
    const std::int64_t doubled = 2 * value.digits * factor + divisor;
    std::int64_t grams = doubled / (2 * divisor);
    if (doubled % (2 * divisor) < 0)
        --grams;
    return Grams(grams);
}

QString weightUnitName(WeightUnit unit)
{
    switch (unit) {
    case WeightUnit::Kg: return QStringLiteral("kg");
    case WeightUnit::G: return QStringLiteral("g");
    case WeightUnit::Lb: return QStringLiteral("lb");
    case WeightUnit::Oz: return QStringLiteral("oz");
    case WeightUnit::Mg: return QStringLiteral("mg");
    case WeightUnit::Ct: return QStringLiteral("ct");
    case WeightUnit::T: return QStringLiteral("t");
    case WeightUnit::Unknown: break;
    }
    return QStringLiteral("unknown");
}

QString scaleStatusName(ScaleStatus status)
{
    switch (status) {
    case ScaleStatus::Ok: return QStringLiteral("ok");
    case ScaleStatus::Motion: return QStringLiteral("motion");
    case ScaleStatus::Zero: return QStringLiteral("zero");
    case ScaleStatus::Negative: return QStringLiteral("negative");
    case ScaleStatus::Overload: return QStringLiteral("overload");
    case ScaleStatus::Underload: return QStringLiteral("underload");
    case ScaleStatus::Error: break;
    }
    return QStringLiteral("error");
}

QByteArray toJson(const WeightReading &reading)
{
    JsonWriter json;
    const auto flag = [&json](std::string_view name, const std::optional<bool> &value) {
        json.key(name);
        value ? json.value(*value) : json.null();
    };
    json.beginObject().key("grams");
    reading.grams ? json.value(reading.grams->value) : json.null();
    flag("stable", reading.stable);
    json.field("status", scaleStatusName(reading.status)).field("detail", reading.detail).key("value");
    reading.value ? json.value(reading.value->toString()) : json.null();
    json.field("unit", weightUnitName(reading.unit));
    json.field("unit_from", reading.unitFromFrame ? QStringLiteral("frame") : QStringLiteral("option"));
    flag("net", reading.net);
    json.field("frame_hex", QString::fromLatin1(reading.frame.toHex())).endObject();
    return json.take();
}

} // namespace packbay
