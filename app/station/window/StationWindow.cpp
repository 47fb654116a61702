#include "app/station/window/StationWindow.h"

#include "app/station/window/BenchCamera.h"
#include "app/station/window/DroppedPictures.h"
#include "app/station/window/TodaysWork.h"
#include "app/station/window/TypedText.h"
#include "models/workflow/QueueFlow.h"
#include "ui/ClerkScreen.h"

#include <QApplication>
#include <QDir>
#include <QFileInfo>
#include <QStorageInfo>

namespace packbay {
namespace {

constexpr int kQueueSoonMs = 300;
constexpr int kQueueAgainMs = 15'000; // ux.md 4.7
constexpr qint64 kLateMs = 30 * 60 * 1000;
constexpr qint64 kLateOperations = 500;
constexpr qint64 kLeastBytes = 1024 * 1024;
constexpr int kSemitones = 5;

UtcMs midnight(UtcMs now)
{
    const QDate today = QDateTime::fromMSecsSinceEpoch(now.value).date();
    return UtcMs(today.startOfDay().toMSecsSinceEpoch());
}

/// No retry mends these.
bool needsPerson(ErrorCode code)
{
    return code == ErrorCode::CertificateRefused || code == ErrorCode::TokenRefused || code == ErrorCode::StationFork
        || code == ErrorCode::UpgradeNeeded || code == ErrorCode::DiskFull || code == ErrorCode::StoreReadOnly
        || code == ErrorCode::StoreDamaged;
}

DeviceChipState::Kind kindOf(const QString &name)
{
    if (name == QLatin1String("scale"))
        return DeviceChipState::Kind::Scale;
    return name == QLatin1String("printer") ? DeviceChipState::Kind::Printer : DeviceChipState::Kind::Scanner;
}

} // namespace

LoginState loginStateOf(const ScreenState &state)
{
    LoginState login;
    login.error = state.error;
    login.name = state.prompt.args.value(QStringLiteral("name")).toString();
    if (state.prompt.id == Text::AskPin || (state.error && state.error->code == ErrorCode::PinWrong))
        login.phase = LoginState::Phase::EnterPin;
    else if (state.prompt.id == Text::LockedAskBadge)
        login.phase = LoginState::Phase::Locked;
    if (login.name.isEmpty() && state.error)
        login.name = state.error->args.value(QStringLiteral("name")).toString();
    return login;
}

SyncChipState syncChipOf(const SyncStatus &status, const ScreenState &screen, UtcMs now)
{
    SyncChipState chip;
    chip.waiting = static_cast<int>(status.pending);
    if (status.online) {
        chip.level = status.pending > 0 ? SyncChipState::Level::Sending : SyncChipState::Level::Idle;
        return chip;
    }
    // That nobody answers is what "Offline" says; everything else has its own words.
    if (status.lastError && status.lastError->code != ErrorCode::CentralUnreachable) {
        chip.problem = status.lastError->code;
        chip.httpStatus = status.lastError->args.value(QStringLiteral("http")).toInt();
    }
    const bool old = status.oldestPending && (now - *status.oldestPending).value >= kLateMs;
    const bool needed = screen.error && screen.error->code == ErrorCode::NotConfirmedYet;
    chip.level = needed                                           ? SyncChipState::Level::Blocked
        : old || status.pending >= kLateOperations || needsPerson(chip.problem) ? SyncChipState::Level::Late
                                                                  : SyncChipState::Level::Offline;
    return chip;
}

StationWindow::StationWindow(const Clock &clock, IdSource &ids, QGuiApplication &application, QObject *parent)
    : QObject(parent), m_clock(clock), m_ids(ids), m_window(clock), m_wedge({}, clock, application)
{
    m_queueSoon.setSingleShot(true);
    m_queueSoon.setInterval(kQueueSoonMs);
    connect(&m_queueSoon, &QTimer::timeout, this, &StationWindow::refreshQueue);
    m_queueAgain.setInterval(kQueueAgainMs);
    connect(&m_queueAgain, &QTimer::timeout, this, &StationWindow::refreshQueue);
    for (const auto kind : {DeviceChipState::Kind::Scanner, DeviceChipState::Kind::Scale, DeviceChipState::Kind::Printer})
        m_devices.append({kind, DeviceState::Absent, ErrorCode::None, {}});
    m_window.setDevices(m_devices);
    m_window.showLogin({});
}

StationWindow::~StationWindow()
{
    m_pictures.reset();
    m_camera.reset();
    m_settings.reset();
    m_tariffs.reset();
    m_reader.reset();
    m_core.reset();
}

Status StationWindow::open(const StationConfig &config)
{
    m_config = config;
    Status opened = takeFiles(config);
    if (opened)
        opened = openCore();
    if (!opened) {
        m_core.reset();
        showTrouble(opened.error());
        return opened;
    }
    m_window.setStation(config.identity.station);
    m_sounds.prepare(static_cast<int>(qHash(config.identity.station, 0) % kSemitones));
    connectWindow();
    startCamera();
    m_queueAgain.start();
    return {};
}

Status StationWindow::startCore(FileCheck check)
{
    closeSettings();
    closeTariffs();
    m_reader.reset();
    m_core.reset();
    m_config.check = check;
    m_core = std::make_unique<StationCore>(m_config, m_clock, m_ids);
    connectCore();
    return m_core->start();
}

Status StationWindow::openCore()
{
    Status started = startCore(m_config.check);
    if (!started && started.error().code == ErrorCode::StoreDamaged)
        started = startCore(FileCheck::First);
    PACKBAY_TRY(started);
    auto reader = Database::open(m_config.databaseFile, DatabaseKind::Station, Access::Reader);
    if (reader)
        m_reader = std::move(*reader);
    connectWedge();
    m_recovered = m_core->opening().recovered;
    show(m_core->screen());
    showSync();
    return {};
}

/// Nobody has to start the program again: the newest good copy takes the damaged file's place while the clerk reads why.
void StationWindow::replaceFile(const Error &damage)
{
    showTrouble(damage);
    m_window.repaint();
    m_config.check = FileCheck::First;
    const Status opened = openCore();
    if (opened)
        return;
    m_window.disconnect(this);
    m_window.queueScreen().disconnect(this);
    m_core.reset();
    showTrouble(opened.error());
}

/// One station a file: two that write it would each believe to be the only one.
Status StationWindow::takeFiles(const StationConfig &config)
{
    const QString folder = QFileInfo(config.databaseFile).absolutePath();
    const QJsonObject named{{QStringLiteral("file"), config.databaseFile}};
    if (!QDir().mkpath(folder))
        return makeError(ErrorCode::StoreReadOnly, named, folder);
    m_lock = std::make_unique<QLockFile>(config.databaseFile + QStringLiteral(".lock"));
    m_lock->setStaleLockTime(0); // a station may run for weeks; a dead owner is seen by its process id
    if (m_lock->tryLock(0))
        return {};
    if (m_lock->error() == QLockFile::LockFailedError)
        return makeError(ErrorCode::StoreInUse, named);
    const bool full = QStorageInfo(folder).bytesAvailable() < kLeastBytes;
    return makeError(full ? ErrorCode::DiskFull : ErrorCode::StoreReadOnly, named, folder);
}

void StationWindow::showTrouble(const Error &error)
{
    ScreenState state;
    state.banner = Banner::Stop;
    state.tone = Tone::Stop;
    state.latched = true;
    state.error = error;
    m_window.render(state);
}

void StationWindow::connectCore()
{
    connect(m_core.get(), &StationCore::screenChanged, this, [this](const ScreenState &state) {
        show(state);
        showSync();
    });
    connect(m_core.get(), &StationCore::syncChanged, this, &StationWindow::showSync);
    connect(m_core.get(), &StationCore::deviceChanged, this, &StationWindow::showDevice);
    connect(m_core.get(), &StationCore::backupChanged, this, &StationWindow::showBackup);
    // Queued: the core that says so is replaced.
    connect(m_core.get(), &StationCore::fileDamaged, this, &StationWindow::replaceFile, Qt::QueuedConnection);
    connect(m_core.get(), &StationCore::codeRead, this, [this](const QString &text) {
        m_recovered = false;
        m_window.echo(text);
    });
    connect(m_core.get(), &StationCore::repeatDropped, &m_sounds, &Sounds::tick);
    connect(m_core.get(), &StationCore::worldChanged, this, [this] {
        if (m_window.screen() == ScreenId::Queue && !m_queueSoon.isActive())
            m_queueSoon.start();
    });
    connect(m_core.get(), &StationCore::commandScanned, this, [this](Command command) {
        if (command == Command::Find)
            m_window.openTypePanel();
        else if (command == Command::Help)
            m_window.toggleHelp();
        else if (command == Command::Photo)
            openTariffs(); // F4, as on the key
    });
}

void StationWindow::connectWindow()
{
    connect(&m_window, &MainWindow::commandGiven, this, [this](Command command) { m_core->give(command); });
    connect(&m_window, &MainWindow::textTyped, this, &StationWindow::typed);
    connect(&m_window, &MainWindow::pinEntered, this, [this](const QString &pin) { m_core->give(TypedEntry{pin}); });
    connect(&m_window, &MainWindow::loginCancelled, this, [this] { m_core->give(Command::Back); });
    connect(&m_window, &MainWindow::lockAsked, this, [this] { m_core->give(Command::Pause); });
    connect(&m_window, &MainWindow::renderedTone, this, [this](Tone tone, bool latched) {
        m_sounds.play(tone);
        m_sounds.setLatched(latched);
    });
    connect(&m_window.queueScreen(), &QueueScreen::actionAsked, this, &StationWindow::act);
    connect(&m_window, &MainWindow::picturesDropped, this, &StationWindow::readPictures);
    connectSettings();
    connectTariffs();
}

void StationWindow::connectWedge()
{
    const auto inTheWay = [this] {
        if (!m_settings && !m_tariffs)
            m_core->refused(makeError(ErrorCode::InputMethodActive));
    };
    m_wedge.setSetting(m_core->devices().settings().wedge);
    connect(&m_wedge, &WedgeScanner::scanned, m_core.get(), [this](const ScanEvent &event) {
        if (m_settings)
            m_settings->wedgeScanned(event);
        else if (m_tariffs)
            m_tariffs->scanned(event);
        else
            m_core->scanned(event);
    });
    connect(&m_wedge, &WedgeScanner::refused, m_core.get(), [this](const Error &error) {
        if (m_settings)
            m_settings->wedgeRefused(error);
        else if (m_tariffs)
            m_sounds.play(Tone::Blocked);
        else
            m_core->refused(error);
    });
    connect(&m_wedge, &WedgeScanner::inputMethodInterferes, m_core.get(), inTheWay);
    connect(&m_window, &MainWindow::inputMethodSeen, m_core.get(), inTheWay);
}

void StationWindow::show(const ScreenState &state)
{
    if ((m_settings || m_tariffs) && state.screen == ScreenId::Queue)
        return; // what happens meanwhile changes no screen
    closeSettings();
    closeTariffs();
    m_window.setOperator(m_core->desk().isLocked() ? QString() : m_core->desk().session().actorName);
    if (state.screen == ScreenId::Login) {
        LoginState login = loginStateOf(state);
        if (m_recovered && !login.error) {
            const QString backup = m_core->opening().backupUsed;
            login.error = makeError(ErrorCode::StoreDamaged, {{QStringLiteral("backup"), backup.isEmpty() ? QStringLiteral("-") : QFileInfo(backup).fileName()}});
        }
        m_window.showLogin(login);
        m_sounds.play(state.tone);
        m_sounds.setLatched(false);
    } else if (state.screen == ScreenId::Queue && m_core->desk().session().role != Role::Clerk) {
        showQueue(state);
    } else {
        m_window.render(state);
    }
}

void StationWindow::showQueue(const ScreenState &state)
{
    // The refusal for clerks has the same screen and another page.
    if (!m_window.queueScreen().isVisibleTo(&m_window)) {
        m_window.showQueue();
        refreshQueue();
    }
    m_window.queueScreen().setError(state.error);
    if (state.tone == Tone::Ok)
        m_window.queueScreen().jumpTo(QueueFlow::keyIn(state));
    m_sounds.play(state.tone);
    m_sounds.setLatched(false);
}

void StationWindow::showDevice(const DeviceStatus &status)
{
    for (DeviceChipState &device : m_devices) {
        if (device.kind == kindOf(status.name)) {
            device.state = status.state;
            device.problem = status.problem;
            device.words = status.words;
        }
    }
    m_window.setDevices(m_devices);
}

/// A chip only while there is something to mend.
void StationWindow::showBackup(const std::optional<Error> &problem)
{
    m_devices.removeIf([](const DeviceChipState &chip) { return chip.kind == DeviceChipState::Kind::Backup; });
    if (problem)
        m_devices.append({DeviceChipState::Kind::Backup, DeviceState::Ready, problem->code, m_config.backupFolder});
    m_window.setDevices(m_devices);
}

void StationWindow::showSync()
{
    m_window.setSync(syncChipOf(m_core->syncStatus(), m_core->screen(), m_clock.now()));
}

void StationWindow::typed(const QString &text)
{
    if (isEntry(text, m_core->screen()))
        m_core->give(TypedEntry{text});
    else
        m_core->scanText(text.trimmed());
}

void StationWindow::refreshQueue()
{
    if (m_window.screen() != ScreenId::Queue || !m_core)
        return;
    const UtcMs now = m_clock.now();
    QList<WorkDone> work;
    if (m_reader) {
        const Result<QList<WorkDone>> found = workSince(*m_reader, m_core->world(), midnight(now));
        if (found)
            work = *found;
        else
            m_window.queueScreen().setError(found.error());
    }
    m_window.queueScreen().setSnapshot(QueueBoard(m_core->world(), QTimeZone::systemTimeZone()).snapshot(now, work));
}

Result<OperationBody> StationWindow::bodyOf(QueueAction action, const QString &key, const QString &reason) const
{
    const QueueBoard board(m_core->world(), QTimeZone::systemTimeZone());
    switch (action) {
    case QueueAction::Approve: return board.approve(key);
    case QueueAction::Reject: return board.reject(key, reason);
    case QueueAction::Hold: return board.hold(key, CaseCode::OtherHold, reason);
    case QueueAction::Release: return board.release(key, reason);
    case QueueAction::ApproveClaim: break;
    }
    return board.approveClaim(key);
}

void StationWindow::act(QueueAction action, const QString &key, const QString &reason)
{
    const Result<OperationBody> body = bodyOf(action, key, reason);
    if (!body) {
        m_window.queueScreen().setError(body.error());
        return;
    }
    m_core->submit(*body, {}, [this](const Result<Committed> &result) {
        m_window.queueScreen().setError(result ? std::nullopt : std::optional(result.error()));
        m_sounds.play(result ? Tone::Ok : Tone::Stop);
        refreshQueue();
    });
}

} // namespace packbay
