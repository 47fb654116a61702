#pragma once
#include "app/station/core/StationCore.h"
#include "app/station/window/TariffReading.h"

#include <QThreadPool>

namespace packbay {

/// The supervisor at the tariffs: packs are checked and compared, published through the Ledger, and looked at again. Files
/// and sheets are read on a thread of their own. As long as this lives no device reaches a flow; a scanned command presses
/// the key that it stands for.
class TariffDesk : public QObject
{
    Q_OBJECT

public:
    TariffDesk(StationCore &core, TariffPlaces places);
    ~TariffDesk() override;

    const TariffState &state() const { return m_state; }
    void act(TariffAction action);
    void choosePage(TariffPage page);
    void choose(int index);
    /// Whatever scanned it: a device, or the keyboard scanner that the window hears.
    void scanned(const ScanEvent &event);
    /// For tests and the end of the program.
    void waitForDone() { m_thread.waitForDone(); }

signals:
    void changed(const packbay::TariffState &state);
    void toneAsked(packbay::Tone tone);
    /// A command barcode: the screen has a key for it, or none.
    void commandScanned(packbay::Command command);

private:
    template<class Work, class Done>
    void inBackground(Work work, Done done);
    void look();
    void listed(const QList<TariffChoice> &packs, const QStringList &folders);
    void listVersions();
    void readChosenPack();
    void readChosenVersion();
    void exportChosen();
    void publish();
    void published(const QString &version, const Result<Committed> &result);
    void worldChanged();
    void followSent();
    void setChosen(int index);
    void say(TariffVerdict verdict);
    void publishState();
    QList<TariffAction> actions() const;
    const TariffChoice *chosen() const;
    QString freeName() const;

    StationCore &m_core;
    const TariffPlaces m_places;
    TariffState m_state;
    std::vector<Tariff> m_versions;  ///< as the history page lists them
    TariffReading m_reading;         ///< of the chosen one
    QString m_against;               ///< the version that the chosen pack was compared with
    UtcMs m_readAt;                  ///< how old the chosen pack was when it was read
    QString m_sent;                  ///< published from here and not yet settled
    quint64 m_job = 0;               ///< the newest reading; what older ones found is not shown
    bool m_isBusy = false;
    bool m_isLooking = false;
    QTimer m_tick;
    QThreadPool m_thread;
};

} // namespace packbay
