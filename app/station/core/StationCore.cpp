#include "app/station/core/StationCore.h"

#include "models/store/ReadSnapshot.h"
#include "models/sync/SheetFetch.h"
#include "models/workflow/PackFlow.h"
#include "models/workflow/PickFlow.h"
#include "models/workflow/PutawayFlow.h"
#include "models/workflow/QueueFlow.h"
#include "models/workflow/ReceiveFlow.h"

#include <QRandomGenerator>

namespace packbay {
namespace {

/// Everything that lives on the sync thread, so that it dies there too.
struct SyncSide : QObject
{
    SyncSide(LedgerGate &gate, const CentralAddress &address, const Clock &clock)
        : client(address)
        , engine(gate, client, clock, [](qint64 bound) { return static_cast<qint64>(QRandomGenerator::global()->bounded(static_cast<quint64>(bound))); })
        , sheets(gate, client, clock)
    {
        client.setParent(this);
        engine.setParent(this);
        sheets.setParent(this);
        connect(&engine, &SyncEngine::viewChanged, &sheets, &SheetFetch::look);
    }
    ~SyncSide() override
    {
        // Members are no heap children: take them out before QObject deletes its children.
        client.setParent(nullptr);
        engine.setParent(nullptr);
        sheets.setParent(nullptr);
    }
    ApiClient client;
    SyncEngine engine;
    SheetFetch sheets;
};

} // namespace

StationCore::StationCore(StationConfig config, const Clock &clock, IdSource &ids, FaultHook fault, QObject *parent)
    : QObject(parent)
    , m_config(std::move(config))
    , m_clock(clock)
    , m_ids(ids)
    , m_fault(std::move(fault))
    , m_classifier(m_config.carriers ? *m_config.carriers : CarrierCatalog::builtIn().value())
{
    qRegisterMetaType<packbay::SyncStatus>();
    m_tick.setInterval(m_config.tickMs);
    connect(&m_tick, &QTimer::timeout, this, [this] { carry(m_desk->handle(Tick{m_clock.monotonic()})); });
}

StationCore::~StationCore()
{
    m_tick.stop();
    m_devices.reset();
    if (m_syncThread.isRunning()) {
        QMetaObject::invokeMethod(m_syncRoot, [this] {
            m_engine->stop();
            // What the engine asked of the Ledger is answered first: an answer must not find the engine gone.
            std::promise<void> settled;
            m_ledger->post([&settled](Ledger &) { settled.set_value(); });
            settled.get_future().wait();
            delete m_syncRoot;
        }, Qt::BlockingQueuedConnection);
        m_syncThread.quit();
        m_syncThread.wait();
    }
    m_sheets.reset();
    m_photos.reset();
    m_backup.reset();
    // The Ledger's thread finishes what was handed in; its callbacks find no receiver any more.
    m_ledger.reset();
    m_foresight.reset();
}

Status StationCore::start()
{
    const auto damaged = [this](const Error &error) { QMetaObject::invokeMethod(this, [this, error] { emit fileDamaged(error); }); };
    PACKBAY_TRY_ASSIGN(ledger, LedgerThread::start({m_config.databaseFile, m_config.backupFolder, m_config.identity, m_fault, m_config.check, damaged}, m_rulebook, m_clock));
    m_ledger = std::move(ledger);
    PACKBAY_TRY_ASSIGN(reader, Database::open(m_config.databaseFile, DatabaseKind::Station, Access::Reader));
    m_reader = std::move(reader);
    m_world = std::make_unique<EntityStore>(*m_reader, m_config.identity.warehouse);
    m_plans = std::make_unique<StationPlans>(*m_world, m_clock, m_config.weigh.sizes);
    connect(this, &StationCore::worldChanged, m_plans.get(), &StationPlans::worldChanged);
    m_freight = std::make_unique<StationFreight>(*m_world, m_plans.get(), &m_clock, [this] { return QByteArray::number(m_revision); });
    m_sheets = std::make_unique<SheetDesk>(m_config.sheets, *m_ledger, *m_world, m_clock);
    connect(m_sheets.get(), &SheetDesk::progress, this, [this](const PrintOutcome &news) { give(news); });
    connect(m_sheets.get(), &SheetDesk::printerChanged, this, [this](const PrinterStatus &status) {
        emit deviceChanged({QStringLiteral("printer"), status.device, status.words, status.code});
    });
    PACKBAY_TRY(m_sheets->start());
    m_foresight = std::make_unique<SheetForesight>(*m_sheets, *m_ledger, *m_world, m_clock);
    makeFlows();
    openDevices();
    startSync();
    startBackup();
    startPhotos();
    // The tariff is read and the paid cartons' labels are drawn before anybody asks for them.
    QTimer::singleShot(0, this, &StationCore::lookAhead);
    carry(m_desk->start(m_config.firstScreen));
    m_tick.start();
    return {};
}

void StationCore::makeFlows()
{
    m_desk = std::make_unique<Desk>(*m_world, m_clock, *m_freight, m_pins, m_config.identity.station);
    m_desk->setOkBannerMs(m_config.okBannerMs);
    m_desk->add(ScreenId::Receive, [settings = m_config.receive](const FlowContext &context) { return std::make_unique<ReceiveFlow>(context, settings); });
    m_desk->add(ScreenId::Putaway, flowMaker<PutawayFlow>());
    m_desk->add(ScreenId::Pick, flowMaker<PickFlow>());
    m_desk->add(ScreenId::Pack, flowMaker<PackFlow>());
    m_desk->add(ScreenId::Queue, flowMaker<QueueFlow>());
    m_desk->onSettled([this](const ScanMeaning &scan, const StripEntry &) {
        if (scan.kind == CodeKind::Command && !scan.error)
            emit commandScanned(commandOfWord(scan.command));
    });
    m_desk->add(ScreenId::Weigh, [settings = m_config.weigh](const FlowContext &context) { return std::make_unique<WeighFlow>(context, settings); });
    m_desk->add(ScreenId::Dispatch, [settings = m_config.dispatch](const FlowContext &context) { return std::make_unique<DispatchFlow>(context, settings); });
}

void StationCore::openDevices()
{
    m_devices = std::make_unique<DeviceBench>(m_clock);
    connect(m_devices.get(), &DeviceBench::scanned, this, &StationCore::scanned);
    connect(m_devices.get(), &DeviceBench::refused, this, &StationCore::refused);
    connect(m_devices.get(), &DeviceBench::reading, this, &StationCore::weighed);
    connect(m_devices.get(), &DeviceBench::changed, this, [this](const DeviceStatus &status) {
        if (status.name == QLatin1String("scale") && status.state != DeviceState::Ready)
            m_stability.forget();
        emit deviceChanged(status);
    });
    m_devices->use({m_config.scanners, m_config.scale, m_config.wedge});
}

void StationCore::weighed(WeightReading reading)
{
    const std::optional<SerialScaleSetting> &scale = m_devices->settings().scale;
    m_stability.setOptions({scale ? scale->minimumLoad : std::nullopt, false});
    m_stability.add(reading);
    // What the flows may book is what the gate lets through; a steady weight that it refuses says why.
    if (reading.grams && reading.grams->value > 0) {
        const Result<WeightReading> judged = m_stability.bookable(m_clock.monotonic());
        const ErrorCode refused = judged ? ErrorCode::None : judged.error().code;
        reading.stable = refused != ErrorCode::ScaleUnstable && refused != ErrorCode::ScaleSilent;
        if (refused == ErrorCode::ScaleUnderload)
            reading.status = ScaleStatus::Underload;
        else if (refused == ErrorCode::ScaleFault)
            reading.status = ScaleStatus::Error;
    }
    if (!m_devicesAside)
        give(reading);
}

void StationCore::startSync()
{
    if (!m_config.central)
        return;
    m_syncThread.setObjectName(QStringLiteral("sync"));
    m_syncThread.start();
    auto *context = new QObject;
    context->moveToThread(&m_syncThread);
    QMetaObject::invokeMethod(context, [this, context] {
        auto *side = new SyncSide(*m_ledger, *m_config.central, m_clock);
        m_syncRoot = side;
        m_engine = &side->engine;
        connect(m_engine, &SyncEngine::statusChanged, this, [this](const SyncStatus &status) {
            m_sync = status;
            emit syncChanged(status);
        });
        connect(&side->sheets, &SheetFetch::fetched, this, [this] { m_sheets->sheetsArrived(); });
        side->sheets.look();
        connect(m_engine, &SyncEngine::viewChanged, this, [this] {
            ++m_revision;
            lookAhead();
            m_sheets->takeBackVoided();
            emit worldChanged();
        });
        delete context;
    }, Qt::BlockingQueuedConnection);
    QMetaObject::invokeMethod(m_engine, &SyncEngine::start);
}

void StationCore::startBackup()
{
    m_backup = std::make_unique<HourlyBackup>(BackupPlan{m_config.databaseFile, m_config.backupFolder}, m_clock, m_fault);
    connect(m_backup.get(), &HourlyBackup::made, this, [this] { emit backupChanged(std::nullopt); });
    connect(m_backup.get(), &HourlyBackup::failed, this, [this](const Error &error) {
        qWarning("packbay: E%d the backup failed, work goes on: %s %s", error.number(), qPrintable(m_config.backupFolder), qPrintable(error.detail));
        emit backupChanged(error);
    });
    m_backup->start();
}

void StationCore::startPhotos()
{
    m_photos = std::make_unique<PhotoDesk>(m_config.photos, *m_ledger, m_clock);
    connect(m_photos.get(), &PhotoDesk::failed, this, [this](const PhotoOutcome &outcome) { give(outcome); });
    connect(m_photos.get(), &PhotoDesk::stored, this, [this](const EntityId &parcel, const QString &sha256) {
        submit(AttachPhoto{parcel, sha256}, {}, [this, parcel](const Result<Committed> &result) {
            if (result)
                give(PhotoOutcome{PhotoOutcome::Result::Taken, parcel, {}});
            else
                give(PhotoOutcome{PhotoOutcome::Result::Refused, parcel, result.error()});
        });
    });
}

void StationCore::seen(const QImage &picture)
{
    if (m_photos)
        m_photos->see(picture);
}

void StationCore::scannedFrom(const QString &picture, const ScanEvent &event)
{
    if (m_devicesAside)
        return;
    m_readFrom = {picture, meaningOf(event).normalized};
    scanned(event);
}

/// A picture is only kept for the parcel that was read from it.
void StationCore::takePhoto(const EntityId &parcel)
{
    const std::optional<Parcel> read = m_readFrom.first.isEmpty() ? std::nullopt : m_world->parcelByTracking(m_readFrom.second);
    m_photos->take(parcel, read && read->id == parcel ? m_readFrom.first : QString());
}

void StationCore::syncNow()
{
    if (m_engine)
        QMetaObject::invokeMethod(m_engine, &SyncEngine::syncNow);
}

void StationCore::scanned(const ScanEvent &event)
{
    ScanEvent judged = event;
    if (m_devicesAside)
        return;
    if (m_duplicates.judge(judged) == DuplicateGate::Verdict::Dropped)
        return emit repeatDropped();
    emit codeRead(QString::fromUtf8(judged.raw));
    give(m_classifier.classify(judged));
}

void StationCore::refused(const Error &error)
{
    if (m_devicesAside)
        return;
    ScanMeaning meaning;
    meaning.error = error;
    meaning.at = m_clock.monotonic(); // without it the Desk takes it for older than the question on the screen
    give(meaning);
}

void StationCore::scanText(const QString &text)
{
    ScanEvent event;
    event.raw = text.toUtf8();
    event.device = QStringLiteral("typed");
    event.at = m_clock.monotonic();
    scanned(event);
}

void StationCore::enter(const User &user)
{
    carry(m_desk->enter(user));
}

void StationCore::give(const FlowInput &input)
{
    Reaction reaction;
    {
        const auto *outcome = std::get_if<OperationOutcome>(&input);
        const ReadSnapshot atOnce(*m_world, outcome && outcome->accepted ? outcome->accepted->rows : std::vector<Row>()); // ends before effects are carried out: they write
        reaction = m_desk->handle(input);
    }
    carry(std::move(reaction));
}

void StationCore::carry(Reaction reaction)
{
    const bool changed = reaction.screen != m_screen || reaction.screen.tone != Tone::None;
    m_screen = std::move(reaction.screen);
    if (m_screen.tone == Tone::Stop && m_devices)
        m_devices->beepStop();
    if (changed)
        emit screenChanged(m_screen);
    for (const Effect &effect : reaction.effects)
        carryOut(effect);
}

Operation StationCore::newOperation(OperationBody body, const QString &approver)
{
    Operation operation;
    operation.id = m_ids.nextOpId();
    operation.actor = m_desk->session().actor;
    operation.role = m_desk->session().role;
    operation.approver = approver;
    operation.at = m_clock.now();
    operation.body = std::move(body);
    return operation;
}

void StationCore::carryOut(const Effect &effect)
{
    if (const auto *submit = std::get_if<SubmitOperation>(&effect)) {
        const Operation operation = newOperation(submit->body, submit->approver);
        m_ledger->submit(operation, [this, tag = submit->tag, operation](const Result<Committed> &result) {
            QMetaObject::invokeMethod(this, [this, tag, operation, result] { outcome(tag, operation, result); }, Qt::QueuedConnection);
        }, [tags = tagsOf(submit->body, *m_world)](const Operation &accepted, const Changes &changes) { return SheetDesk::promisesOf(accepted, changes, tags); });
    } else if (const auto *sheet = std::get_if<PrintSheet>(&effect)) {
        m_sheets->print(*sheet);
    } else if (const auto *photo = std::get_if<TakePhoto>(&effect)) {
        takePhoto(photo->parcel);
    } else if (const auto *settle = std::get_if<SettleSheet>(&effect)) {
        m_sheets->resolveUnknown(settle->sheet.document, settle->sheet.copy, settle->cameOut);
        if (settle->printAgain)
            m_sheets->printAgain(settle->sheet.document);
    } else if (std::holds_alternative<UseSpare>(effect)) {
        m_sheets->useSpare();
    } else if (std::holds_alternative<ShiftEnded>(effect)) {
        m_backup->shiftEnded();
    }
}

void StationCore::outcome(int tag, const Operation &asked, const Result<Committed> &result)
{
    ++m_revision;
    OperationOutcome news;
    news.tag = tag;
    news.operation = result ? result->operation : asked;
    if (result) {
        news.accepted = result->changes;
        emit committed(result->operation);
        settleSheet(result->operation);
    } else {
        news.refused = result.error();
    }
    give(news);
    if (result)
        spread(result->operation);
    emit worldChanged();
}

/// What is done after the clerk has the answer.
void StationCore::spread(const Operation &operation)
{
    m_foresight->after(operation);
    m_sheets->takeBackVoided();
    if (m_engine)
        QMetaObject::invokeMethod(m_engine, &SyncEngine::wake);
}

bool StationCore::isConfirmed(EntityKind kind, const EntityId &id) const
{
    const std::optional<StoredRow> row = m_world->stored(kind, id);
    return row && row->version > 0;
}

void StationCore::lookAhead()
{
    static_cast<void>(m_freight->offersFor(Carton{}, Order{}, m_clock.now()));
    m_foresight->worldChanged();
}

/// A label that was scanned back has come out, whatever its printer could say; one that is void is to come out no more.
void StationCore::settleSheet(const Operation &operation)
{
    if (const auto *taken = std::get_if<VoidLabel>(&operation.body))
        m_sheets->takeBack(labelDocument(taken->label));
    const auto *verify = std::get_if<VerifyLabel>(&operation.body);
    const std::optional<Carton> carton = verify ? m_world->cartonByAnyCode(verify->carton) : std::nullopt;
    const std::optional<Label> label = carton ? m_world->label(carton->label) : std::nullopt;
    if (label)
        m_sheets->resolveUnknown(labelDocument(label->no), static_cast<int>(label->copies), true);
}

void StationCore::submit(OperationBody body, const QString &approver, std::function<void(const Result<Committed> &)> done)
{
    m_ledger->submit(newOperation(std::move(body), approver), [this, done = std::move(done)](const Result<Committed> &result) {
        QMetaObject::invokeMethod(this, [this, done, result] {
            ++m_revision;
            if (result)
                spread(result->operation);
            done(result);
            emit worldChanged();
        }, Qt::QueuedConnection);
    });
}

} // namespace packbay
