#pragma once
#include "app/demo/DemoDay.h"
#include "app/demo/VirtualDevices.h"
#include "app/station/core/StationCore.h"

#include <QElapsedTimer>

namespace packbay {

/// Works at a station as a clerk does: reads the screen, scans with the scanner on the pty, puts things on the scale.
/// It never calls the station for what a clerk's hands do.
class ShiftPlayer : public QObject
{
    Q_OBJECT

public:
    ShiftPlayer(StationCore &station, VirtualSerial &scanner, VirtualScale &scale, const DemoDay &day, QObject *parent = nullptr);

    /// Receives these parcels and puts them on their shelves.
    void receive(const QStringList &tracking);
    /// Picks, packs, weighs, labels and hands over everything that is ready, until nothing is left.
    void work(ScreenId screen);
    /// The hands rest, whatever the screen asks for; goOn() ends it.
    void rest();
    void goOn();
    bool isIdle() const { return m_idle; }
    /// Scans that were sent to the station, commands among them.
    int scans() const { return m_scans; }
    /// Why it stands still for longer than a clerk would; empty while it moves.
    const QString &stuck() const { return m_stuck; }

signals:
    void idle();

private:
    void look();
    void act(const ScreenState &screen);
    bool actOnError(const ScreenState &screen);
    void actReceive(const ScreenState &screen);
    void actPick(const ScreenState &screen);
    void actPack(const ScreenState &screen);
    void actWeigh(const ScreenState &screen);
    void actDispatch(const ScreenState &screen);
    void actManifest(const ScreenState &screen);
    void scan(const QString &code);
    void command(Command command);
    void location(const QString &sign);
    void parcel(const QString &paperCode);
    void finished();
    void finishFirst(const QString &paperCode);
    /// The first carton in this state, of all or of those that stand in no cage.
    QString nextIn(CartonState state, bool uncaged = false) const;

    StationCore &m_station;
    VirtualSerial &m_scanner;
    VirtualScale &m_scale;
    const DemoDay &m_day;
    QTimer m_glance;
    QElapsedTimer m_sinceAct;
    QElapsedTimer m_sinceChange;
    ScreenState m_seen;
    int m_read = 0; ///< what came out of the scanner again
    bool m_acted = false;
    bool m_idle = true;
    ScreenId m_job = ScreenId::Receive;
    QStringList m_toReceive;
    QString m_inHand;
    QStringList m_cagesScanned;
    int m_scans = 0;
    int m_cartons = 0;
    QString m_stuck;
};

} // namespace packbay
