#pragma once
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QList>
#include <QString>

namespace packbay::test {

/// A file of the shared outside data; it is read where it is and never copied into the project.
inline QString outsideFile(const QString &name)
{
    return QStringLiteral(PACKBAY_SOURCE_DIR "/../shared/data/hardware/") + name;
}

inline QList<QJsonObject> jsonLines(const QString &name)
{
    QList<QJsonObject> out;
    QFile file(outsideFile(name));
    if (!file.open(QIODevice::ReadOnly))
        return out;
    while (!file.atEnd()) {
        const QByteArray line = file.readLine().trimmed();
        if (!line.isEmpty())
            out.append(QJsonDocument::fromJson(line).object());
    }
    return out;
}

} // namespace packbay::test

#define PACKBAY_NEEDS_OUTSIDE_FILE(name)                                                                               \
    if (!QFile::exists(packbay::test::outsideFile(QStringLiteral(name))))                                              \
    QSKIP("outside data absent: hardware/" name)
