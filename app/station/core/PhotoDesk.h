#pragma once
#include "app/station/core/LedgerThread.h"
#include "models/workflow/Flow.h"

#include <QObject>
#include <QThread>

namespace packbay {

/// Where the camera of the bench leaves its pictures: the folder of a tethered camera, of a phone, of a webcam program.
struct PhotoConfig
{
    QString folder;                    ///< empty: no camera
    qint64 freshMs = 2LL * 60 * 1000;  ///< an older picture is of something else
};

/// Takes the newest picture of the camera's folder that belongs to no parcel yet, makes it small, without the camera's own
/// data (place, owner), and stores it beside the operations. All on a thread of its own; the file itself stays.
class PhotoDesk : public QObject
{
    Q_OBJECT

public:
    static constexpr int kLongestSide = 2560;           ///< px
    static constexpr qsizetype kMostBytes = 4'000'000;  ///< what the central takes in one piece (4 MiB)

    PhotoDesk(PhotoConfig config, LedgerThread &ledger, const Clock &clock, QObject *parent = nullptr);
    ~PhotoDesk() override;

    /// Ends with one of the two signals.
    void take(const EntityId &parcel);

signals:
    /// The bytes are durable under this SHA-256; they belong to nothing yet.
    void stored(const packbay::EntityId &parcel, const QString &sha256);
    void failed(const packbay::PhotoOutcome &outcome);

private:
    PhotoOutcome takeNewest(const EntityId &parcel, QString &sha256);

    const PhotoConfig m_config;
    LedgerThread &m_ledger;
    const Clock &m_clock;
    QThread m_thread;
    QObject m_side; ///< lives on the thread
};

} // namespace packbay
