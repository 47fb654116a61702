#pragma once
#include "models/domain/Result.h"
#include "models/domain/ScanEvent.h"

#include <QByteArrayView>
#include <QList>

namespace packbay::gs1 {

/// A part of an element's value, see Gs1Table.inc.
struct AiPart
{
    char set = 'x';
    int length = 0;
    bool upTo = false;
    bool optional = false;
    QList<QByteArrayView> checks;
};

/// One application identifier, or a run of them ("3100" to "3105").
struct AiRule
{
    QLatin1StringView first;
    QLatin1StringView last;
    bool lengthKnown = false; ///< ends without a separator
    bool attribute = false;   ///< may stand in the query of a Digital Link
    QList<AiPart> parts;
    QLatin1StringView needs;
    QLatin1StringView excludes;
    bool isKey = false;
    QLatin1StringView qualifiers;
};

/// The rule of an AI; null when GS1 has not assigned it.
const AiRule *ruleOf(QStringView ai);

/// `data` after FNC1, elements separated by GS: the elements in order, every value checked. Gs1DataInvalid, or
/// CheckDigitWrong with ai, position (in the value, from 1), read and expected.
Result<QList<Gs1Element>> readElements(QStringView data);
/// "(01)...(10)...": a bracket in a value is written "\(".
Result<QList<Gs1Element>> readBracketed(QStringView text);
/// A GS1 Digital Link URI, uncompressed.
Result<QList<Gs1Element>> readDigitalLink(QStringView uri);
bool looksLikeDigitalLink(QStringView text);

/// What readElements() takes.
QString writeElements(const QList<Gs1Element> &elements);
/// The human-readable form, "(01)...(10)...".
QString writeBracketed(const QList<Gs1Element> &elements);
/// The canonical link; `stem` defaults to https://id.gs1.org.
Result<QString> writeDigitalLink(const QList<Gs1Element> &elements, QStringView stem = {});

/// The same AI twice with different values.
Status checkRepeats(const QList<Gs1Element> &elements);
/// AIs that exclude each other or miss the one that they belong to, and a signature without a serialised key. Labels in
/// the field break these rules often, so a scan is not refused for them.
Status checkAssociations(const QList<Gs1Element> &elements);
/// One value against its rule.
Status checkValue(const AiRule &rule, QStringView ai, QStringView value);

} // namespace packbay::gs1
