#pragma once
#include "app/demo/CentralProcess.h"
#include "app/demo/DemoDay.h"
#include "app/demo/VirtualDevices.h"
#include "app/station/core/StationCore.h"

#include <QTemporaryDir>

namespace packbay {

/// Everything around one station of the demo, in a throw-away folder: a real central on this machine with the announced
/// parcels and orders of a scripted day, and a scanner, a scale and a label printer that are programs.
class DemoBench : public QObject
{
    Q_OBJECT

public:
    /// `centralProgram`: packbay-central. Nothing outside the folder is touched.
    DemoBench(const QString &centralProgram, int parcels, quint32 seed, QObject *parent = nullptr);

    /// Starts central and devices and announces the day. ProgramMissing when there is no central.
    Status open();
    StationConfig config() const;
    /// The station has pulled the whole day.
    bool isKnown(const WorldView &world) const;
    /// Pays every order that waits for it, as the platform would.
    Status payWhatIsDue(const WorldView &world);
    /// Puts on the scale what the screen of the station asks for; for people who have no scale.
    void helpAtScale(StationCore &station);

    const DemoDay &day() const { return m_day; }
    CentralProcess &central() { return m_central; }
    VirtualSerial &scanner() { return *m_scanner; }
    VirtualScale &scale() { return *m_scale; }
    const PrinterSink &printer() const { return m_printer; }
    QString folder() const { return m_folder.path(); }
    /// Lets the device vanish or come back under the same path, as when its plug is pulled.
    void unplugScanner();
    Status plugScanner();
    void unplugScale();
    Status plugScale();

private:
    Status send(const QString &route, const QList<QJsonObject> &rows);
    Status link(const QString &name, const QString &path) const;

    QTemporaryDir m_folder;
    DemoDay m_day;
    CentralProcess m_central;
    std::unique_ptr<VirtualSerial> m_scanner;
    std::unique_ptr<VirtualScale> m_scale;
    PrinterSink m_printer;
    QString m_inHand;
    int m_payments = 0;
};

} // namespace packbay
