#pragma once
#include "models/domain/Result.h"
#include "printing/LabelSize.h"

#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QString>

namespace packbay {

/// What one sheet is to say (architecture.md 11.4).
struct LabelRequest
{
    QString templateName; ///< "<document>-<size>"
    QString document;
    QString language;     ///< "en", "zh_CN"
    int copy = 1;
    QJsonObject fields;   ///< the document's own fields, checked against its description
};

/// Reads a request strictly: unknown key, wrong type or unknown template = RequestInvalid (7001) with JSON pointer; a
/// required field that is absent or empty = FieldMissing (5202).
Result<LabelRequest> parseLabelRequest(const QJsonObject &request);

/// The values that a template can name: the request's fields flattened ("ship_to.city"), and what is derived from them
/// ("ship_to.block", "weight", "carton_code_readable"). Every name that the document's description knows is present, so
/// that an absent name is a mistake of the template.
struct FieldSet
{
    QHash<QString, QString> values;
    QHash<QString, QList<FieldSet>> lists;
};
Result<FieldSet> fieldsOf(const LabelRequest &request);

/// "12.340" for 12340.
QString kilograms(qint64 grams);
/// Exact conversion of a decimal text to grams, rounded half up; none when it is not below 10^9 g or malformed.
std::optional<qint64> gramsOf(const QString &value, const QString &unit);
/// Amount in minor units as text with the currency's own number of digits ("12.34", "1200").
QString amountText(qint64 minor, const QString &currency);

} // namespace packbay
