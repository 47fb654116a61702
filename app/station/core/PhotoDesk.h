#pragma once
#include "app/station/core/LedgerThread.h"
#include "models/workflow/Flow.h"

#include <QImage>
#include <QObject>
#include <QThread>

namespace packbay {

/// Where the camera of the bench leaves its pictures: the folder of a tethered camera, of a phone, of a webcam program.
struct PhotoConfig
{
    QString folder;                    ///< empty: no camera
    qint64 freshMs = 2LL * 60 * 1000;  ///< an older picture is of something else
};

/// Takes the picture that the parcel was read from, or the newest one of the camera's folder that belongs to no parcel yet, or
/// what the live camera sees; makes it small, without the camera's own data (place, owner), and stores it beside the
/// operations. All on a thread of its own; the file itself stays.
class PhotoDesk : public QObject
{
    Q_OBJECT

public:
    static constexpr int kLongestSide = 2560;           ///< px
    static constexpr qsizetype kMostBytes = 4'000'000;  ///< what the central takes in one piece (4 MiB)

    PhotoDesk(PhotoConfig config, LedgerThread &ledger, const Clock &clock, QObject *parent = nullptr);
    ~PhotoDesk() override;

    /// Ends with one of the two signals. `readFrom`: the picture file that the parcel's code was found in, if there is one.
    void take(const EntityId &parcel, const QString &readFrom = {});
    /// What the live camera sees now; empty when it sees nothing any more.
    void see(const QImage &picture) { m_seen = picture; }

signals:
    /// The bytes are durable under this SHA-256; they belong to nothing yet.
    void stored(const packbay::EntityId &parcel, const QString &sha256);
    void failed(const packbay::PhotoOutcome &outcome);

private:
    struct Sources
    {
        QString readFrom;
        QImage seen;
    };
    PhotoOutcome takeBest(const EntityId &parcel, const Sources &sources, QString &sha256);
    PhotoOutcome keep(const EntityId &parcel, const QByteArray &bytes, QString &sha256);

    const PhotoConfig m_config;
    LedgerThread &m_ledger;
    const Clock &m_clock;
    QImage m_seen;
    QThread m_thread;
    QObject m_side; ///< lives on the thread
};

} // namespace packbay
