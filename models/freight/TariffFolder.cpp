#include "models/freight/TariffFolder.h"

#include <QDir>
#include <QFile>

#include <algorithm>

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
        if (!file.open(QIODevice::ReadOnly))
            return makeError(ErrorCode::TariffFileUnreadable, {{QStringLiteral("file"), name}}, file.errorString(), name);
        // One byte over the limit is enough for loadTariff() to name the file with its finding.
        const QByteArray bytes = file.read(kMaxTariffFileBytes + 1);
        if (file.error() != QFileDevice::NoError || bytes.size() != std::min(file.size(), kMaxTariffFileBytes + 1))
            return makeError(ErrorCode::TariffFileUnreadable, {{QStringLiteral("file"), name}}, file.errorString(), name);
        files.insert(name, bytes);
    }
    return files;
}

} // namespace packbay
