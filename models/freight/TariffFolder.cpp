#include "models/freight/TariffFolder.h"

#include <QDir>
#include <QFile>

namespace packbay {

Result<TariffFiles> readTariffFolder(const QString &dir)
{
    const QDir folder(dir);
    const QStringList names = folder.exists()
        ? folder.entryList({QStringLiteral("*.csv"), QStringLiteral("*.CSV")}, QDir::Files, QDir::Name)
        : QStringList();
    if (names.isEmpty())
        return makeError(ErrorCode::TariffFileMissing, {{QStringLiteral("file"), dir}}, QStringLiteral("no CSV file"), dir);
    TariffFiles files;
    for (const QString &name : names) {
        QFile file(folder.filePath(name));
        if (file.size() > kMaxTariffFileBytes)
            return makeError(ErrorCode::TariffTooLarge, {{QStringLiteral("file"), name}}, {}, name);
        if (!file.open(QIODevice::ReadOnly))
            return makeError(ErrorCode::TariffFileUnreadable, {{QStringLiteral("file"), name}}, file.errorString(), name);
        const QByteArray bytes = file.readAll();
        if (file.error() != QFileDevice::NoError || bytes.size() != file.size())
            return makeError(ErrorCode::TariffFileUnreadable, {{QStringLiteral("file"), name}}, file.errorString(), name);
        files.insert(name, bytes);
    }
    return files;
}

} // namespace packbay
