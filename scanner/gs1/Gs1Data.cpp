#include "scanner/gs1/Gs1Data.h"

#include "scanner/gs1/Gs1Checks.h"

#include <algorithm>

namespace packbay::gs1 {
namespace {

constexpr QChar kGs(0x1D);

AiPart partOf(QByteArrayView text)
{
    AiPart part;
    part.set = text.front();
    if (text.back() == '?') {
        part.optional = true;
        text.chop(1);
    }
    const qsizetype colon = text.indexOf(':');
    if (colon >= 0) {
        const QByteArrayView names = text.sliced(colon + 1);
        for (qsizetype from = 0; from <= names.size();) {
            const qsizetype plus = names.indexOf('+', from);
            const qsizetype end = plus < 0 ? names.size() : plus;
            part.checks.append(names.sliced(from, end - from));
            from = end + 1;
        }
        text = text.first(colon);
    }
    part.upTo = text[1] == '<';
    part.length = text.sliced(part.upTo ? 2 : 1).toByteArray().toInt();
    return part;
}

AiRule rule(QLatin1StringView first, QLatin1StringView last, bool known, bool attribute, QByteArrayView parts,
            QLatin1StringView needs, QLatin1StringView excludes, const char *qualifiers)
{
    AiRule out{first, last, known, attribute, {}, needs, excludes, qualifiers != nullptr, QLatin1StringView(qualifiers)};
    for (qsizetype from = 0; from < parts.size();) {
        const qsizetype blank = parts.indexOf(' ', from);
        const qsizetype end = blank < 0 ? parts.size() : blank;
        out.parts.append(partOf(parts.sliced(from, end - from)));
        from = end + 1;
    }
    return out;
}

const QList<AiRule> &table()
{
    static const QList<AiRule> kTable{
#define PACKBAY_AI(first, last, known, attribute, parts, needs, excludes, qualifiers)                                  \
    rule(QLatin1StringView(first), QLatin1StringView(last), known, attribute, parts, QLatin1StringView(needs),         \
         QLatin1StringView(excludes), qualifiers),
#include "scanner/gs1/Gs1Table.inc"
#undef PACKBAY_AI
    };
    return kTable;
}

Error invalid(QStringView ai, const QString &why)
{
    return makeError(ErrorCode::Gs1DataInvalid, {{QStringLiteral("ai"), ai.toString()}, {QStringLiteral("why"), why}}, why);
}

Error errorOf(QStringView ai, const Fault &fault)
{
    if (fault.position == 0)
        return invalid(ai, fault.why);
    return makeError(ErrorCode::CheckDigitWrong,
                     {{QStringLiteral("ai"), ai.toString()},
                      {QStringLiteral("position"), fault.position},
                      {QStringLiteral("read"), fault.read},
                      {QStringLiteral("expected"), fault.expected}},
                     fault.why);
}

int longest(const AiRule &rule)
{
    int sum = 0;
    for (const AiPart &part : rule.parts)
        sum += part.length;
    return sum;
}

/// The rule whose AI stands at the front, and how long that AI is.
std::pair<const AiRule *, qsizetype> ruleAt(QStringView data)
{
    for (qsizetype length = 2; length <= 4 && length <= data.size(); ++length) {
        if (const AiRule *rule = ruleOf(data.first(length)))
            return {rule, length};
    }
    return {nullptr, 0};
}

} // namespace

const AiRule *ruleOf(QStringView ai)
{
    const QList<AiRule> &rules = table();
    const auto row = std::find_if(rules.begin(), rules.end(), [ai](const AiRule &r) {
        return r.first.size() == ai.size() && ai >= r.first && ai <= r.last
            && std::all_of(ai.begin(), ai.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    });
    return row == rules.end() ? nullptr : &*row;
}

Status checkValue(const AiRule &rule, QStringView ai, QStringView value)
{
    if (value.isEmpty())
        return invalid(ai, QStringLiteral("no value"));
    qsizetype at = 0;
    for (const AiPart &part : rule.parts) {
        const qsizetype left = value.size() - at;
        if (left == 0 && part.optional)
            continue;
        const qsizetype take = part.upTo ? std::min<qsizetype>(left, part.length) : part.length;
        if (take == 0 || take > left)
            return invalid(ai, QStringLiteral("too short"));
        const QStringView piece = value.mid(at, take);
        if (const auto fault = characterFault(part.set, piece))
            return errorOf(ai, *fault);
        for (const QByteArrayView check : part.checks) {
            if (auto fault = checkFault(check, piece)) {
                if (fault->position > 0)
                    fault->position += int(at);
                return errorOf(ai, *fault);
            }
        }
        at += take;
    }
    if (at < value.size())
        return invalid(ai, QStringLiteral("too long"));
    return {};
}

Result<QList<Gs1Element>> readElements(QStringView data)
{
    QList<Gs1Element> elements;
    while (!data.isEmpty()) {
        const auto [rule, length] = ruleAt(data);
        if (!rule)
            return invalid(data.first(std::min<qsizetype>(4, data.size())), QStringLiteral("no such application identifier"));
        const QStringView ai = data.first(length);
        data = data.mid(length);
        qsizetype end = data.indexOf(kGs);
        if (end < 0)
            end = data.size();
        if (rule->lengthKnown)
            end = std::min<qsizetype>(end, longest(*rule));
        PACKBAY_TRY(checkValue(*rule, ai, data.first(end)));
        elements.append({ai.toString(), data.first(end).toString()});
        data = data.mid(end);
        if (data.startsWith(kGs))
            data = data.mid(1);
    }
    if (elements.isEmpty())
        return invalid({}, QStringLiteral("no data"));
    PACKBAY_TRY(checkRepeats(elements));
    return elements;
}

Result<QList<Gs1Element>> readBracketed(QStringView text)
{
    QList<Gs1Element> elements;
    while (!text.isEmpty()) {
        const qsizetype close = text.indexOf(u')');
        if (!text.startsWith(u'(') || close < 0)
            return invalid({}, QStringLiteral("brackets do not match"));
        const QStringView ai = text.mid(1, close - 1);
        const AiRule *rule = ruleOf(ai);
        if (!rule)
            return invalid(ai, QStringLiteral("no such application identifier"));
        QString value;
        qsizetype i = close + 1;
        for (; i < text.size() && text[i] != u'('; ++i) {
            if (text[i] == u'\\' && i + 1 < text.size() && text[i + 1] == u'(')
                ++i;
            value += text[i];
        }
        PACKBAY_TRY(checkValue(*rule, ai, value));
        elements.append({ai.toString(), value});
        text = text.mid(i);
    }
    if (elements.isEmpty())
        return invalid({}, QStringLiteral("no data"));
    PACKBAY_TRY(checkRepeats(elements));
    return elements;
}

QString writeElements(const QList<Gs1Element> &elements)
{
    QString out;
    for (qsizetype i = 0; i < elements.size(); ++i) {
        out += elements[i].ai + elements[i].value;
        const AiRule *rule = ruleOf(elements[i].ai);
        if (i + 1 < elements.size() && (!rule || !rule->lengthKnown))
            out += kGs;
    }
    return out;
}

QString writeBracketed(const QList<Gs1Element> &elements)
{
    QString out;
    for (const Gs1Element &element : elements) {
        QString value = element.value;
        value.replace(QStringLiteral("("), QStringLiteral("\\("));
        out += u'(' + element.ai + u')' + value;
    }
    return out;
}

Status checkRepeats(const QList<Gs1Element> &elements)
{
    for (qsizetype i = 0; i < elements.size(); ++i) {
        for (qsizetype j = 0; j < i; ++j) {
            if (elements[i].ai == elements[j].ai && elements[i].value != elements[j].value)
                return invalid(elements[i].ai, QStringLiteral("twice with different values"));
        }
    }
    return {};
}

} // namespace packbay::gs1
