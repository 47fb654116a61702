#pragma once
#include "app/station/core/StationCore.h"
#include "tests/app/faults/driver/ShiftClock.h"
#include "tests/app/faults/driver/ShiftScript.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <deque>

namespace packbay::test {

/// Does a shift by what stands on the screen: receives, shelves, lets a supervisor approve, picks, packs, weighs,
/// charges, labels, scans the label back, cages, and gives every carrier's manifest to its driver. What is done already (by an earlier life of the station) is left alone, as a clerk
/// would after a power cut.
class ScriptedClerk : public QObject
{
    Q_OBJECT

public:
    ScriptedClerk(StationCore &station, ShiftClock &clock, ShiftScript script, QObject *parent = nullptr);

    void begin();

signals:
    void finished();
    void stuck(const QString &where);
    /// An operation that no screen makes (approval, charge) is durable.
    void booked(const packbay::Operation &operation);

private:
    enum class Job { Receive, Approve, Pick, Pack, Weigh, Charge, Dispatch, HandOver, Settle };

    void look();
    void act(const ScreenState &screen);
    bool actOnError(const ScreenState &screen);
    bool actSupervisor();
    void actReceive(const ScreenState &screen);
    void actPick(const ScreenState &screen);
    void actPack(const ScreenState &screen);
    void actWeigh(const ScreenState &screen);
    void actDispatch(const ScreenState &screen);
    void actHandOver(const ScreenState &screen);
    bool isConfirmed();
    qint64 count(const QString &sql);
    void nextJob();
    void settle();
    void book(OperationBody body);
    void scan(const QString &code);
    void command(Command command);
    void type(const QString &text);
    void scanPlace(const QString &sign);
    bool isShelved(const QString &tracking) const;
    QString firstIn(CartonState state) const;

    StationCore &m_station;
    ShiftClock &m_clock;
    ShiftScript m_script;
    QTimer m_glance;
    QElapsedTimer m_sinceAct;
    QElapsedTimer m_sinceChange;
    QElapsedTimer m_sinceSync;
    ScreenState m_seen;
    bool m_acted = false;
    bool m_booking = false;
    Job m_job = Job::Receive;
    QString m_inHand;
};

} // namespace packbay::test
