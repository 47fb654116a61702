#pragma once
#include "app/station/core/StationCore.h"

#include <QTemporaryDir>

namespace packbay::bench {

/// A station's file as a busy warehouse has it: people, goods and tariffs of the demo, `parcels` parcels of which three
/// in ten lie on shelves and the others have left, a shelf for every thirty, a member for every hundred. Works on copies
/// in a folder of its own.
class BenchFile
{
public:
    /// `kept` not empty: the file is looked for there, and put there when it is not; the scans never change it.
    static Result<std::unique_ptr<BenchFile>> make(int parcels, const QString &kept);

    QString path() const { return m_folder.filePath(QStringLiteral("station.db")); }
    StationConfig config() const;
    /// A copy that is on the disk when this returns, so that nothing is still being written while something is measured.
    static Status copy(const QString &from, const QString &to);

private:
    BenchFile() = default;
    Status generate(int parcels) const;
    Status emptyFile() const;

    QTemporaryDir m_folder;
};

} // namespace packbay::bench
