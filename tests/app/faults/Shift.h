#pragma once
#include "app/demo/VirtualDevices.h"
#include "tests/app/faults/Warehouse.h"

#include <QJsonObject>
#include <QStringList>

namespace packbay::test {

/// What one life of the station said before it ended.
struct Life
{
    QStringList heard;     ///< operation ids whose success the clerk heard
    QJsonObject points;    ///< how often each fault point was passed; only of a shift that came to its end
    qint64 tookMs = 0;
    bool finished = false;
    bool killed = false;
    QString trouble;
};

/// What is left when a shift is over.
struct Remains
{
    QByteArray station;    ///< dump of the station's database
    QByteArray central;
    QStringList operations; ///< "12 PackParcel", in order
    QStringList documents; ///< "label/7K000001#1", sorted
};

/// One shift from the first to the last life of its station, with a central and a printer of its own. Lives on one thread.
class Shift
{
public:
    Shift(const Warehouse &house, const QString &name, const QString &driver);

    Status open();
    /// `dieAt`: "" lives to the end, "time:120" is killed from outside after that many ms, all else as the driver's --die-at.
    Life live(const QString &dieAt);
    void close() { m_central->stop(); }

    Remains remains() const;
    /// What contradicts the promises of architecture.md 4 and 6 and hardware.md B5; empty = all is well.
    QStringList violations(const QStringList &heard) const;
    qsizetype sheets() const { return m_printer.labels().size(); }

private:
    QStringList sheetViolations() const;
    QStringList argumentsOf(const QString &dieAt) const;

    const Warehouse &m_house;
    QString m_driver;
    QString m_folder;
    QString m_station;
    std::unique_ptr<CentralProcess> m_central;
    PrinterSink m_printer;
};

/// "" when nothing differs; else the first differing lines of the dumps and the operations of both side by side.
QString difference(const Remains &undisturbed, const Remains &killed);

} // namespace packbay::test
