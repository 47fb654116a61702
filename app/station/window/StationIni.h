#pragma once
#include "models/domain/Result.h"

#include <QDir>
#include <QFileInfo>
#include <QSettings>

namespace packbay {

/// The file with its mistakes named by "group/key".
class StationIni
{
public:
    explicit StationIni(const QString &path) : m_path(path), m_file(path, QSettings::IniFormat) {}

    QSettings &file() { return m_file; }
    QString text(const QString &key, const QString &otherwise = {}) const
    {
        // A list: a value with a comma in it.
        const QVariant value = m_file.value(key);
        const QString text = value.canConvert<QStringList>() ? value.toStringList().join(QLatin1Char(',')) : value.toString();
        return text.trimmed().isEmpty() ? otherwise : text.trimmed();
    }
    /// A file or folder; relative ones are beside the configuration.
    QString path(const QString &key, const QString &otherwise = {}) const
    {
        const QString given = text(key);
        return given.isEmpty() ? otherwise : QDir(QFileInfo(m_path).absolutePath()).absoluteFilePath(given);
    }
    Result<int> number(const QString &key, int otherwise, int least, int most) const
    {
        const QString given = text(key);
        if (given.isEmpty())
            return otherwise;
        bool ok = false;
        const int value = given.toInt(&ok);
        if (!ok || value < least || value > most)
            return wrong(key, QStringLiteral("a number from %1 to %2").arg(least).arg(most));
        return value;
    }
    Error wrong(const QString &key, const QString &why) const
    {
        return makeError(ErrorCode::SettingInvalid, {{QStringLiteral("setting"), key}, {QStringLiteral("file"), m_path}}, why);
    }

private:
    QString m_path;
    QSettings m_file;
};

} // namespace packbay
