#pragma once
#include "models/domain/Result.h"
#include "printing/LabelTemplate.h"

#include <QJsonObject>
#include <QStringList>

namespace packbay {

/// The templates and field descriptions: those built in, and before them those of the owner's folder (same file names).
class TemplateStore
{
public:
    /// `folder` may be empty or absent: then only the built-in ones are known.
    explicit TemplateStore(QString folder = {});

    /// TemplateInvalid (5204) when there is none of that name, or the file is wrong; `where` = file and JSON pointer.
    Result<LabelTemplate> load(const QString &name) const;
    /// Names of every template, sorted.
    QStringList names() const;
    /// Names of every document that has a field description.
    static QStringList documents();
    /// The JSON Schema of a document's request (what `label --fields DOCUMENT` prints), empty when unknown.
    static QJsonObject schema(const QString &document);

private:
    QString m_folder;
};

} // namespace packbay
