#pragma once
#include "app/demo/ShiftPlayer.h"
#include "app/station/window/DemoBench.h"
#include "app/station/window/StationWindow.h"

#include <QSet>

namespace packbay {

/// Takes the pictures of README and review: plays a shift of the demo and photographs every screen in its states, in both
/// languages, light and dark, at 1366x768: <screen>-<state>-<lang>-<theme>.png.
class ScreenTour : public QObject
{
    Q_OBJECT

public:
    ScreenTour(StationWindow &station, DemoBench &bench, const QString &folder, QObject *parent = nullptr);

    /// Runs the event loop until the last picture is taken. FileUnwritable, or InvariantBroken with the place where the
    /// shift stood still.
    Status run();
    int pictures() const { return m_pictures; }

private:
    void watch(const ScreenState &state);
    Status photograph(const QString &name);
    Status waitFor(const QString &what, const std::function<bool()> &ready);
    void pause(int ms);
    Status play(ScreenId screen);
    Status logIn();
    Status approveHalf();
    Status receiving();
    Status putaway();
    Status wrongCustomer();
    Status queue();
    Status writePack(const QString &name, const QByteArray &from, const QByteArray &to);
    Status choosePack(const QString &name, TariffWord until);
    Status tariffs();
    Status trouble();
    StationCore &core() { return *m_station.core(); }

    StationWindow &m_station;
    DemoBench &m_bench;
    QString m_folder;
    ShiftPlayer m_player;
    QSet<QString> m_seen;
    QString m_hit; ///< a state that has no picture yet and is on the screen
    int m_pictures = 0;
};

} // namespace packbay
