#include "scanner/gs1/Gs1Data.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>
#include <array>

namespace packbay::gs1 {
namespace {

Error invalid(const QString &why, const QString &ai = {})
{
    return makeError(ErrorCode::Gs1DataInvalid, {{QStringLiteral("ai"), ai}, {QStringLiteral("why"), why}}, why);
}

/// The words that older links write for the numbers.
QString aiOf(const QString &segment)
{
    constexpr std::array kWords{
        std::pair{"gtin", "01"}, std::pair{"itip", "8006"}, std::pair{"cpid", "8010"}, std::pair{"gln", "414"},
        std::pair{"payTo", "415"}, std::pair{"gsrnp", "8017"}, std::pair{"gsrn", "8018"}, std::pair{"gcn", "255"},
        std::pair{"sscc", "00"}, std::pair{"gdti", "253"}, std::pair{"ginc", "401"}, std::pair{"gsin", "402"},
        std::pair{"grai", "8003"}, std::pair{"giai", "8004"}, std::pair{"cpv", "22"}, std::pair{"lot", "10"},
        std::pair{"ser", "21"}, std::pair{"cpsn", "8011"}, std::pair{"glnx", "254"}, std::pair{"refno", "8020"},
        std::pair{"srin", "8019"}, std::pair{"gmn", "8013"},
    };
    for (const auto &[word, ai] : kWords) {
        if (segment == QLatin1StringView(word))
            return QString::fromLatin1(ai);
    }
    return segment;
}

QString decoded(const QString &text)
{
    return QString::fromLatin1(QByteArray::fromPercentEncoding(text.toLatin1()));
}

/// GTIN-8, -12 and -13 are written without their leading zeros.
QString widened(const QString &ai, const QString &value)
{
    const bool shortGtin = ai == u"01" && (value.size() == 8 || value.size() == 12 || value.size() == 13);
    return shortGtin ? value.rightJustified(14, u'0') : value;
}

/// Whether the AIs are qualifiers of the key, in the order that GS1 fixes.
bool areQualifiers(const AiRule &key, const QStringList &ais)
{
    const QStringList choices = QString(key.qualifiers).split(u'|');
    return std::any_of(choices.begin(), choices.end(), [&](const QString &choice) {
        const QStringList order = choice.split(u',');
        qsizetype from = 0;
        return std::all_of(ais.begin(), ais.end(), [&](const QString &ai) {
            const qsizetype at = order.indexOf(ai, from);
            from = at + 1;
            return at >= 0;
        });
    });
}

bool isQualifierOf(const AiRule &key, const QString &ai)
{
    return areQualifiers(key, {ai});
}

Status append(QList<Gs1Element> &out, const QString &ai, const QString &text)
{
    const AiRule *rule = ruleOf(ai);
    if (!rule)
        return invalid(QStringLiteral("no such application identifier"), ai);
    const QString value = widened(ai, decoded(text));
    PACKBAY_TRY(checkValue(*rule, ai, value));
    if (std::any_of(out.begin(), out.end(), [&](const Gs1Element &e) { return e.ai == ai; }))
        return invalid(QStringLiteral("twice"), ai);
    out.append({ai, value});
    return {};
}

/// The path from the right-most primary key on.
Result<QList<Gs1Element>> readPath(const QString &path)
{
    const QStringList segments = path.split(u'/').mid(1);
    for (qsizetype i = segments.size() - 2; i >= 0; i -= 2) {
        const AiRule *key = ruleOf(aiOf(segments[i]));
        if (!key || !key->isKey)
            continue;
        QStringList qualifiers;
        for (qsizetype j = i + 2; j < segments.size(); j += 2)
            qualifiers << aiOf(segments[j]);
        if (!areQualifiers(*key, qualifiers))
            continue;
        QList<Gs1Element> out;
        for (qsizetype j = i; j < segments.size(); j += 2)
            PACKBAY_TRY(append(out, aiOf(segments[j]), segments[j + 1]));
        return out;
    }
    return invalid(QStringLiteral("no primary key in the path"));
}

const QRegularExpression &linkForm()
{
    static const QRegularExpression kForm(QStringLiteral(
        R"(^(?:https?|HTTPS?)://[0-9A-Za-z.:\-\[\]]+(/[^?#]*)(?:\?([^#]*))?(?:#.*)?$)"));
    return kForm;
}

QString encoded(const QString &value)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(value));
}

} // namespace

bool looksLikeDigitalLink(QStringView text)
{
    return text.startsWith(u"http://") || text.startsWith(u"https://") || text.startsWith(u"HTTP://")
        || text.startsWith(u"HTTPS://");
}

Result<QList<Gs1Element>> readDigitalLink(QStringView uri)
{
    const auto isForbidden = [](QChar c) {
        return c <= u' ' || c > u'~' || QLatin1StringView("<>\"{}|\\^`").contains(c);
    };
    const QRegularExpressionMatch match = linkForm().match(uri.toString());
    if (!match.hasMatch() || std::any_of(uri.begin(), uri.end(), isForbidden))
        return invalid(QStringLiteral("not a link"));
    PACKBAY_TRY_ASSIGN(elements, readPath(match.captured(1)));
    const AiRule *key = ruleOf(elements.first().ai);
    static const QRegularExpression kSeparator(QStringLiteral("[&;]"));
    const QStringList pairs = match.captured(2).split(kSeparator, Qt::SkipEmptyParts);
    for (const QString &pair : pairs) {
        const qsizetype equals = pair.indexOf(u'=');
        const QString name = pair.left(equals);
        if (equals < 0 || !std::all_of(name.begin(), name.end(), [](QChar c) { return c >= u'0' && c <= u'9'; }))
            continue;
        const AiRule *rule = ruleOf(name);
        if (!rule || !rule->attribute || isQualifierOf(*key, name))
            return invalid(QStringLiteral("does not belong into the query"), name);
        PACKBAY_TRY(append(elements, name, pair.mid(equals + 1)));
    }
    return elements;
}

Result<QString> writeDigitalLink(const QList<Gs1Element> &elements, QStringView stem)
{
    const auto keyAt = std::find_if(elements.begin(), elements.end(), [](const Gs1Element &e) {
        const AiRule *rule = ruleOf(e.ai);
        return rule && rule->isKey;
    });
    if (keyAt == elements.end())
        return invalid(QStringLiteral("no primary key"));
    const AiRule *key = ruleOf(keyAt->ai);
    QStringList present;
    for (const Gs1Element &element : elements) {
        if (isQualifierOf(*key, element.ai))
            present << element.ai;
    }
    // Into the order of the key's own list.
    const QString order = QString(key->qualifiers);
    std::sort(present.begin(), present.end(), [&](const QString &a, const QString &b) { return order.indexOf(a) < order.indexOf(b); });
    if (!areQualifiers(*key, present))
        return invalid(QStringLiteral("qualifiers that exclude each other"));
    QString base = stem.isEmpty() ? QStringLiteral("https://id.gs1.org") : stem.toString();
    if (base.endsWith(u'/'))
        base.chop(1);
    QString path = u'/' + keyAt->ai + u'/' + encoded(keyAt->value);
    for (const QString &ai : std::as_const(present)) {
        const auto at = std::find_if(elements.begin(), elements.end(), [&](const Gs1Element &e) { return e.ai == ai; });
        path += u'/' + ai + u'/' + encoded(at->value);
    }
    QStringList query;
    for (const Gs1Element &element : elements) {
        if (element.ai == keyAt->ai || present.contains(element.ai))
            continue;
        const AiRule *rule = ruleOf(element.ai);
        if (!rule || !rule->attribute)
            return invalid(QStringLiteral("does not belong into the query"), element.ai);
        query << element.ai + u'=' + encoded(element.value);
    }
    return base + path + (query.isEmpty() ? QString() : u'?' + query.join(u'&'));
}

} // namespace packbay::gs1
