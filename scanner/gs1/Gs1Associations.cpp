#include "scanner/gs1/Gs1Data.h"

#include <algorithm>

namespace packbay::gs1 {
namespace {

/// Whether `ai` is one that `pattern` means; "n" stands for any digit.
bool fits(QStringView ai, QStringView pattern)
{
    if (ai.size() != pattern.size())
        return false;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        if (pattern[i] != u'n' && pattern[i] != ai[i])
            return false;
    }
    return true;
}

bool contains(const QList<Gs1Element> &elements, QStringView pattern, QStringView except)
{
    return std::any_of(elements.begin(), elements.end(), [&](const Gs1Element &e) {
        return e.ai != except && fits(e.ai, pattern);
    });
}

bool containsAll(const QList<Gs1Element> &elements, QStringView group, QStringView except)
{
    const QList<QStringView> together = group.split(u'+');
    return std::all_of(together.begin(), together.end(), [&](QStringView p) { return contains(elements, p, except); });
}

Error broken(const Gs1Element &element, const QString &why)
{
    return makeError(ErrorCode::Gs1DataInvalid,
                     {{QStringLiteral("ai"), element.ai}, {QStringLiteral("why"), why}}, why);
}

Status checkNeeds(const QList<Gs1Element> &elements, const Gs1Element &element, const AiRule &rule)
{
    const QString needs(rule.needs);
    const QList<QStringView> all = QStringView(needs).split(u'&', Qt::SkipEmptyParts);
    for (const QStringView one : all) {
        const QList<QStringView> choices = one.split(u',');
        if (std::none_of(choices.begin(), choices.end(), [&](QStringView c) { return containsAll(elements, c, element.ai); }))
            return broken(element, QStringLiteral("stands without %1").arg(one));
    }
    return {};
}

} // namespace

Status checkAssociations(const QList<Gs1Element> &elements)
{
    PACKBAY_TRY(checkRepeats(elements));
    const bool isSigned = contains(elements, u"8030", {});
    for (const Gs1Element &element : elements) {
        const AiRule *rule = ruleOf(element.ai);
        if (!rule)
            return broken(element, QStringLiteral("no such application identifier"));
        const QString excludes(rule->excludes);
        const QList<QStringView> excluded = QStringView(excludes).split(u',', Qt::SkipEmptyParts);
        for (const QStringView pattern : excluded) {
            if (contains(elements, pattern, element.ai))
                return broken(element, QStringLiteral("stands beside %1").arg(pattern));
        }
        PACKBAY_TRY(checkNeeds(elements, element, *rule));
        // A signature belongs to one thing: the serial part of these keys must be there.
        if (isSigned && (element.ai == u"253" || element.ai == u"255" || element.ai == u"8003")) {
            const qsizetype bare = element.ai == u"8003" ? 14 : 13;
            if (element.value.size() <= bare)
                return broken(element, QStringLiteral("signed without a serial number"));
        }
    }
    return {};
}

} // namespace packbay::gs1
