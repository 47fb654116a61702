#include "scanner/CarrierCatalog.h"

#include "models/domain/CheckCharacter.h"
#include "scanner/gs1/Gs1Checks.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <array>

namespace packbay {
namespace {

int digitOf(QChar c)
{
    return c >= u'0' && c <= u'9' ? c.unicode() - u'0' : -1;
}

bool allDigits(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return digitOf(c) >= 0; });
}

QChar toDigit(int value)
{
    return QChar(u'0' + value);
}

/// Sum of the digits, each times its weight; letters count as UPS counts them, (ASCII - 3) mod 10.
int weightedSum(QStringView body, const QList<int> &weights)
{
    int sum = 0;
    for (qsizetype i = 0; i < body.size(); ++i) {
        const int digit = digitOf(body[i]);
        const int value = digit >= 0 ? digit : (body[i].unicode() - 3) % 10;
        sum += value * weights[i % weights.size()];
    }
    return sum;
}

QChar s10Check(QStringView body)
{
    const int check = 11 - weightedSum(body, {8, 6, 4, 2, 3, 5, 9, 7}) % 11;
    return toDigit(check == 10 ? 0 : check == 11 ? 5 : check);
}

QChar luhnCheck(QStringView body)
{
    int sum = 0;
    for (qsizetype i = 0; i < body.size(); ++i) {
        const int doubled = digitOf(body[body.size() - 1 - i]) * (i % 2 == 0 ? 2 : 1);
        sum += doubled / 10 + doubled % 10;
    }
    return toDigit((10 - sum % 10) % 10);
}

std::optional<CheckRule> ruleNamed(const QString &name)
{
    constexpr std::array kRules{
        std::pair{"", CheckRule::None},       std::pair{"s10", CheckRule::S10},     std::pair{"gs1", CheckRule::Gs1},
        std::pair{"alternate", CheckRule::Alternate}, std::pair{"mod7", CheckRule::Mod7}, std::pair{"mod11", CheckRule::Mod11},
        std::pair{"luhn", CheckRule::Luhn},   std::pair{"mod37_36", CheckRule::Mod37},
    };
    for (const auto &[known, rule] : kRules) {
        if (name == QLatin1StringView(known))
            return rule;
    }
    return std::nullopt;
}

QStringList strings(const QJsonValue &array)
{
    QStringList out;
    const QJsonArray values = array.toArray();
    for (const QJsonValue &value : values)
        out << value.toString();
    return out;
}

Result<CarrierFormat> formatOf(const QJsonObject &row)
{
    const auto refused = [](const QString &key) {
        return makeError(ErrorCode::SettingInvalid, {{QStringLiteral("key"), key}});
    };
    CarrierFormat format;
    format.carrier = row[QLatin1StringView("carrier")].toString();
    format.name = row[QLatin1StringView("name")].toString();
    if (format.carrier.isEmpty() || format.name.isEmpty())
        return refused(QStringLiteral("carrier"));
    const QString shape = row[QLatin1StringView("shape")].toString();
    format.shape = QRegularExpression(QRegularExpression::anchoredPattern(shape));
    if (shape.isEmpty() || !format.shape.isValid())
        return refused(QStringLiteral("shape"));
    const auto rule = ruleNamed(row[QLatin1StringView("rule")].toString());
    const bool namesBoth = shape.contains(u"(?<body>") && shape.contains(u"(?<check>");
    if (!rule || (*rule != CheckRule::None && !namesBoth))
        return refused(QStringLiteral("rule"));
    format.rule = *rule;
    const QJsonArray weights = row[QLatin1StringView("weights")].toArray();
    for (const QJsonValue &weight : weights)
        format.weights << weight.toInt();
    if ((*rule == CheckRule::Alternate || *rule == CheckRule::Mod11) && format.weights.isEmpty())
        return refused(QStringLiteral("weights"));
    format.prepend = row[QLatin1StringView("prepend")].toString();
    const QString evidence = row[QLatin1StringView("evidence")].toString();
    if (*rule == CheckRule::None && evidence != u"prefix" && evidence != u"length")
        return refused(QStringLiteral("evidence"));
    format.evidence = *rule != CheckRule::None ? CarrierEvidence::Check
        : evidence == u"prefix"               ? CarrierEvidence::Prefix
                                              : CarrierEvidence::Length;
    const QJsonArray key = row[QLatin1StringView("key")].toArray();
    format.keyFrom = key.at(0).toInt();
    format.keyLength = key.at(1).toInt();
    format.accept = strings(row[QLatin1StringView("accept")]);
    format.refuse = strings(row[QLatin1StringView("refuse")]);
    return format;
}

/// What a format says about a number.
struct Fit
{
    bool hasShape = false; ///< and a country and a body that its check can count
    QRegularExpressionMatch match;
    QChar expected;        ///< check character; null without a check
    bool isGood() const { return hasShape && (expected.isNull() || match.capturedView(u"check") == expected); }
};

Fit fitOf(const CarrierFormat &format, const QString &text)
{
    Fit fit;
    fit.match = format.shape.match(text);
    fit.hasShape = fit.match.hasMatch();
    if (!fit.hasShape || format.rule == CheckRule::None)
        return fit;
    const auto expected = checkCharacter(format, fit.match.capturedView(u"body"));
    const QStringView country = fit.match.capturedView(u"country");
    fit.hasShape = expected && (country.isEmpty() || !gs1::checkFault("alpha2", country));
    fit.expected = expected.value_or(QChar());
    return fit;
}

/// The sample beside the format that it does not keep, as a place in the file.
std::optional<QString> brokenSample(const CarrierFormat &format)
{
    for (qsizetype i = 0; i < format.accept.size(); ++i) {
        if (!fitOf(format, format.accept.at(i)).isGood())
            return QStringLiteral("accept/%1").arg(i);
    }
    for (qsizetype i = 0; i < format.refuse.size(); ++i) {
        if (fitOf(format, format.refuse.at(i)).isGood())
            return QStringLiteral("refuse/%1").arg(i);
    }
    return std::nullopt;
}

} // namespace

std::optional<QChar> checkCharacter(const CarrierFormat &format, QStringView text)
{
    QString body = text.toString();
    if (!format.prepend.isEmpty() && !body.startsWith(format.prepend))
        body.prepend(format.prepend);
    const bool lettersCount = format.rule == CheckRule::Alternate || format.rule == CheckRule::Mod37;
    if (body.isEmpty() || (!lettersCount && !allDigits(body)))
        return std::nullopt;
    switch (format.rule) {
    case CheckRule::None: return std::nullopt;
    case CheckRule::S10: return s10Check(body);
    case CheckRule::Gs1: return gs1CheckDigit(body);
    case CheckRule::Alternate: return toDigit((10 - weightedSum(body, format.weights) % 10) % 10);
    case CheckRule::Mod7: return toDigit(int(body.toLongLong() % 7));
    case CheckRule::Mod11: return toDigit(weightedSum(body, format.weights) % 11 % 10);
    case CheckRule::Luhn: return luhnCheck(body);
    case CheckRule::Mod37: return mod37_36(body);
    }
    return std::nullopt;
}

Result<CarrierCatalog> CarrierCatalog::builtIn()
{
    QFile file(QStringLiteral(":/scanner/carriers.json"));
    if (!file.open(QIODevice::ReadOnly))
        return makeError(ErrorCode::InvariantBroken, {}, QStringLiteral("carriers.json is not built in"));
    CarrierCatalog catalog;
    PACKBAY_TRY(catalog.extend(file.readAll()));
    return catalog;
}

Status CarrierCatalog::extend(const QByteArray &json)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(json, &problem);
    const QJsonArray rows = document.object()[QLatin1StringView("formats")].toArray();
    if (problem.error != QJsonParseError::NoError || rows.isEmpty())
        return makeError(ErrorCode::SettingInvalid, {{QStringLiteral("key"), QStringLiteral("formats")}}, problem.errorString());
    QList<CarrierFormat> added;
    for (qsizetype i = 0; i < rows.size(); ++i) {
        auto format = formatOf(rows[i].toObject());
        if (!format) {
            Error error = format.error();
            error.where = QStringLiteral("/formats/%1").arg(i);
            return error;
        }
        if (const auto sample = brokenSample(*format)) {
            Error error = makeError(ErrorCode::SettingInvalid, {{QStringLiteral("key"), *sample}}, QStringLiteral("the format does not keep this sample"));
            error.where = QStringLiteral("/formats/%1/%2").arg(i).arg(*sample);
            return error;
        }
        added.append(std::move(format).value());
    }
    m_formats = added + m_formats;
    return {};
}

CarrierMatch CarrierCatalog::match(const QString &text) const
{
    CarrierMatch out;
    out.key = text;
    const CarrierFormat *best = nullptr;
    QList<CarrierGuess> guesses;
    for (const CarrierFormat &format : m_formats) {
        const Fit fit = fitOf(format, text);
        if (!fit.hasShape)
            continue;
        if (!fit.isGood()) {
            out.failed.append({format.carrier, format.name, int(fit.match.capturedStart(u"check")) + 1, fit.match.captured(u"check"), QString(fit.expected)});
            continue;
        }
        if (!best || format.evidence < best->evidence)
            best = &format;
        guesses.append({format.carrier, format.name, format.rule != CheckRule::None, format.evidence});
    }
    std::stable_sort(guesses.begin(), guesses.end(), [](const CarrierGuess &a, const CarrierGuess &b) { return a.evidence < b.evidence; });
    for (const CarrierGuess &guess : std::as_const(guesses)) {
        const auto same = [&](const auto &other) { return other.code == guess.code; };
        if (std::none_of(out.carriers.begin(), out.carriers.end(), same))
            out.carriers.append(guess);
        // Another shape of the same carrier fits in full: its failed one says nothing.
        if (guess.checked)
            out.failed.removeIf(same);
    }
    if (best && best->keyLength > 0) {
        out.key = text.mid(best->keyFrom, best->keyLength);
        for (FailedCheck &failed : out.failed)
            failed.position -= best->keyFrom;
        out.failed.removeIf([&](const FailedCheck &f) { return f.position < 1 || f.position > out.key.size(); });
    }
    return out;
}

} // namespace packbay
