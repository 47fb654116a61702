#pragma once
#include "models/domain/Ports.h"
#include "models/store/Database.h"

namespace packbay {

/// The durable list of sheets in the station's database. Belongs to the Ledger's thread; the print queue reaches it
/// through app/'s adapter.
class PrintSpool
{
public:
    explicit PrintSpool(Database &database);

    /// Adds a sheet; without bytes it is only promised, and the add() that brings them completes it. Any other repeat of
    /// a (document, copy) is answered with 2107 and changes nothing, a promise that was withdrawn too. One statement,
    /// inside a transaction or not.
    Status add(const PrintJob &job);
    /// Queued ones that have no picture yet, in order.
    Result<QList<PrintJob>> promised() const;
    /// Not finished ones that have a picture, in order. After a restart call crashed() first.
    Result<QList<PrintJob>> open() const;
    Result<QList<PrintJob>> all() const;
    Result<std::optional<PrintJob>> find(const QString &document, int copy) const;
    /// Sheets that were being sent when the process ended become Unknown: nobody knows whether they came out. Waiting ones
    /// whose next copy was asked for already are Cancelled: that one comes out in their place.
    Status crashed();
    Status record(const QString &document, int copy, PrintState state, const QString &status);
    /// Cancels what is promised of a document and has no picture yet, up to the copy before `before`.
    Status withdraw(const QString &document, int before);
    /// The number of a sheet whose copy is not said, and a row of its own for it: the one that its operation promised
    /// (`isPromised`) and that has no picture yet, else the copy after the last, which is promised by this.
    Result<int> nextCopy(const PrintJob &job, bool isPromised);
    /// Highest copy number of a document; 0 = never printed.
    Result<int> copies(const QString &document) const;

private:
    Result<QList<PrintJob>> select(const QString &where, const QVariantList &values) const;

    Database &m_database;
};

} // namespace packbay
