#pragma once
#include "app/station/core/ArgonPins.h"
#include "app/station/core/DeviceBench.h"
#include "app/station/core/HourlyBackup.h"
#include "app/station/core/LedgerThread.h"
#include "app/station/core/PhotoDesk.h"
#include "app/station/core/SheetDesk.h"
#include "app/station/core/SheetForesight.h"
#include "app/station/core/StationFreight.h"
#include "app/station/core/TariffPlaces.h"
#include "models/workflow/Desk.h"
#include "models/workflow/DispatchFlow.h"
#include "models/workflow/ReceiveFlow.h"
#include "models/workflow/WeighFlow.h"
#include "scanner/DuplicateGate.h"
#include "scanner/ScanClassifier.h"
#include "scanner/scale/StabilityGate.h"

#include <QObject>
#include <QThread>
#include <QTimer>

namespace packbay {

struct StationConfig
{
    QString databaseFile;
    QString backupFolder;
    StationIdentity identity;
    FileCheck check = FileCheck::Beside;
    std::optional<CentralAddress> central;  ///< none: works alone, the outbox waits
    QList<SerialScannerSetting> scanners;
    std::optional<SerialScaleSetting> scale;
    WedgeSetting wedge;
    std::optional<CarrierCatalog> carriers; ///< none: the formats that the program brings
    QString camera; ///< "default", or the id of the bench's camera; empty: none is used
    SheetConfig sheets;
    PhotoConfig photos;
    TariffPlaces tariffs;
    ReceiveSettings receive;
    WeighSettings weigh;
    DispatchSettings dispatch;
    qint64 okBannerMs = 600;
    int tickMs = 100; ///< how often flows look at the clock
    ScreenId firstScreen = ScreenId::Receive;
};

/// The whole station but for its windows: ledger, flows, devices, sheets and sync, composed. Lives on the UI thread and
/// never waits there: what takes time happens on the ledger's, the sync's and the printers' threads.
class StationCore : public QObject
{
    Q_OBJECT

public:
    StationCore(StationConfig config, const Clock &clock, IdSource &ids, FaultHook fault = {}, QObject *parent = nullptr);
    ~StationCore() override;

    /// Errors 3xxx: the file; the station must not go on. A damaged file is replaced here with FileCheck::First; with
    /// FileCheck::Beside damage may be found later, see fileDamaged().
    Status start();
    const LedgerOpening &opening() const { return m_ledger->opening(); }

    void give(const FlowInput &input);
    void scanned(const ScanEvent &event);
    /// A code found in a picture file: the parcel that it leads to may keep that picture as its photo (F4).
    void scannedFrom(const QString &picture, const ScanEvent &event);
    /// What the live camera sees now, for F4; empty when it sees nothing any more.
    void seen(const QImage &picture);
    /// While devices are set up nothing that they say reaches a flow; it is heard at devices() only.
    void setDevicesAside(bool aside) { m_devicesAside = aside; }
    DeviceBench &devices() { return *m_devices; }
    ScanMeaning meaningOf(const ScanEvent &event) const { return m_classifier.classify(event); }
    /// What was read just now and is no code; it is said unless the devices are set aside.
    void refused(const Error &error);
    /// A scan by its text, as if a device had sent it.
    void scanText(const QString &text);
    /// Somebody is in without badge and PIN (demo, scripted day).
    void enter(const User &user);
    /// Any operation that no flow makes (photo, supervisor's queue); `done` on this thread.
    void submit(OperationBody body, const QString &approver, std::function<void(const Result<Committed> &)> done);
    void syncNow();

    const WorldView &world() const { return *m_world; }
    const Desk &desk() const { return *m_desk; }
    const ScreenState &screen() const { return m_screen; }
    LedgerThread &ledger() { return *m_ledger; }
    SheetDesk &sheets() { return *m_sheets; }
    StationFreight &freight() { return *m_freight; }
    /// The central knows this row; false while only this station's own operation says so.
    bool isConfirmed(EntityKind kind, const EntityId &id) const;
    UtcMs now() const { return m_clock.now(); }
    const SyncStatus &syncStatus() const { return m_sync; }

    HourlyBackup &backup() { return *m_backup; }

signals:
    void screenChanged(const packbay::ScreenState &screen);
    void syncChanged(const packbay::SyncStatus &status);
    void deviceChanged(const packbay::DeviceStatus &status);
    /// The last copy of the database is good, or why it is not (3008). Work goes on.
    void backupChanged(const std::optional<packbay::Error> &problem);
    /// The check beside the work found the file damaged (3004): nothing is written any more. A new station with
    /// FileCheck::First replaces the file and keeps what was confirmed.
    void fileDamaged(const packbay::Error &error);
    /// Rows changed: by a step of this station or by the central.
    void worldChanged();
    /// An operation is durable; for the scripted drivers of the tests.
    void committed(const packbay::Operation &operation);
    /// What a scanner has just read, before anything is made of it.
    void codeRead(const QString &text);
    /// The same code again within half a second: a hand on the trigger, dropped with a tick.
    void repeatDropped();
    /// A command barcode was carried out or refused; for those that belong to the window (help, typing).
    void commandScanned(packbay::Command command);

private:
    void makeFlows();
    void openDevices();
    void weighed(WeightReading reading);
    void startSync();
    void startBackup();
    void startPhotos();
    void takePhoto(const EntityId &parcel);
    void carry(Reaction reaction);
    void carryOut(const Effect &effect);
    void outcome(int tag, const Operation &asked, const Result<Committed> &result);
    void spread(const Operation &operation);
    void settleSheet(const Operation &operation);
    void lookAhead();
    Operation newOperation(OperationBody body, const QString &approver);

    StationConfig m_config;
    const Clock &m_clock;
    IdSource &m_ids;
    FaultHook m_fault;
    Rulebook m_rulebook;
    ArgonPins m_pins;
    ScanClassifier m_classifier;
    DuplicateGate m_duplicates;
    StabilityGate m_stability;

    std::unique_ptr<LedgerThread> m_ledger;
    std::unique_ptr<HourlyBackup> m_backup;
    std::unique_ptr<Database> m_reader;
    std::unique_ptr<EntityStore> m_world;
    std::unique_ptr<StationPlans> m_plans;
    std::unique_ptr<StationFreight> m_freight;
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<SheetDesk> m_sheets;
    std::unique_ptr<SheetForesight> m_foresight;
    std::unique_ptr<PhotoDesk> m_photos;
    std::pair<QString, QString> m_readFrom; ///< a picture, and the number that was read from it
    std::unique_ptr<DeviceBench> m_devices;
    bool m_devicesAside = false;
    quint64 m_revision = 0;              ///< counts what changed rows: tariffs are not read again for every weight
    QThread m_syncThread;
    QObject *m_syncRoot = nullptr;       ///< owns engine and client on the sync thread
    SyncEngine *m_engine = nullptr;
    QTimer m_tick;
    ScreenState m_screen;
    SyncStatus m_sync;
};

} // namespace packbay
