#pragma once
#include "app/demo/CentralProcess.h"
#include "models/store/Database.h"
#include "models/store/Dump.h"
#include "tests/app/faults/driver/ShiftScript.h"

#include <QEventLoop>
#include <QTemporaryDir>

#include <functional>
#include <memory>

namespace packbay::test {

/// A real central with the announcements of a shift in it, kept as a folder that every run starts from a copy of: two
/// runs begin with the same bytes.
class Warehouse
{
public:
    /// `parcels` parcels of three members and an order for every two of them.
    static Result<std::unique_ptr<Warehouse>> make(int parcels);

    /// A central of its own for one run, serving.
    Result<std::unique_ptr<CentralProcess>> open(const QString &folder) const;
    const DemoAccess &access() const { return m_access; }
    const ShiftScript &script() const { return m_script; }
    QString caFile() const { return m_folder.filePath(QStringLiteral("central/ca.pem")); }
    UtcMs start() const { return m_start; }
    QString path(const QString &name) const { return m_folder.filePath(name); }

private:
    Warehouse();
    Status announce(const CentralProcess &central);

    QTemporaryDir m_folder;
    DemoAccess m_access;
    ShiftScript m_script;
    UtcMs m_start;
};

QString centralProgram();
/// A folder in memory: for what does not test durability against power loss.
QString memoryFolder();
/// Runs the event loop until `ready`, or false after `limitMs`.
bool waitUntil(const std::function<bool()> &ready, int limitMs);
/// The canonical rows of a database file; empty when it cannot be read.
QByteArray dumpOf(const QString &file, DatabaseKind kind);
/// All rows of a query as lines of values joined by '|'.
QStringList rowsOf(const QString &file, DatabaseKind kind, const QString &sql);
/// "" when both are the same, else the first line in which they differ, for the message of a failed test.
QString firstDifference(const QByteArray &a, const QByteArray &b);

} // namespace packbay::test
