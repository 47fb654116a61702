#include "app/station/window/SettingsDesk.h"

#include "scanner/scale/HidrawLink.h"

#include <QFileInfo>

#include <algorithm>

namespace packbay {
namespace {

constexpr int kTickMs = 50;
constexpr int kTicksAScreen = 4; ///< a scale says ten weights a second; nobody reads so fast
constexpr qint64 kListMs = 1000;
/// So long a weight or bytes are "now".
constexpr qint64 kFreshMs = 3000;
/// So long good news stand in the place of the device's own line.
constexpr qint64 kGoodNewsMs = 5000;

/// What needs nobody any more; everything else stays until something is done.
bool isGoodNews(SettingsWord word)
{
    switch (word) {
    case SettingsWord::Saved:
    case SettingsWord::Undone:
    case SettingsWord::NothingToUndo:
    case SettingsWord::SheetPrinted:
    case SettingsWord::Learned:
    case SettingsWord::LayoutGood:
    case SettingsWord::Found: return true;
    default: return false;
    }
}

SettingsHeard heardOf(const MonitorEntry &entry)
{
    SettingsHeard heard;
    heard.raw = visibleBytes(entry.raw);
    heard.hex = hexBytes(entry.raw);
    heard.framed = entry.weight ? QString() : visibleBytes(entry.framed);
    heard.error = entry.error;
    if (entry.scan) {
        heard.kind = entry.scan->kind;
        heard.code = entry.scan->normalized;
        if (entry.scan->error)
            heard.error = entry.scan->error;
    }
    if (entry.weight) {
        heard.status = entry.weight->status;
        if (entry.weight->value)
            heard.weight = entry.weight->value->toString() + QLatin1Char(' ') + weightUnitName(entry.weight->unit);
    }
    return heard;
}

bool isSamePort(const QString &one, const QString &other)
{
    const QString path = QFileInfo(one).canonicalFilePath();
    return one == other || (!path.isEmpty() && path == QFileInfo(other).canonicalFilePath());
}

} // namespace

SettingsDesk::SettingsDesk(StationCore &core, WedgeScanner &wedge, const Clock &clock, DeviceFolders folders, Saver saver)
    : m_core(core), m_wedge(wedge), m_clock(clock), m_folders(std::move(folders)), m_saver(std::move(saver))
{
    m_core.setDevicesAside(true);
    connect(&m_core.devices(), &DeviceBench::scanned, this, &SettingsDesk::scanned);
    connect(&m_core.devices(), &DeviceBench::rawBytes, this, &SettingsDesk::heardBytes);
    connect(&m_core.devices(), &DeviceBench::refused, this, [this](const Error &error, const QString &device) {
        if (isForChosen(device))
            m_monitor.refused(error, m_clock.monotonic());
    });
    connect(&m_core.devices(), &DeviceBench::reading, this, &SettingsDesk::weighed);
    connect(&m_core.sheets(), &SheetDesk::progress, this, &SettingsDesk::sheetProgress);
    m_tick.setInterval(kTickMs);
    connect(&m_tick, &QTimer::timeout, this, &SettingsDesk::tick);
    m_tick.start();
    listDevices();
    chooseDevice(0);
}

SettingsDesk::~SettingsDesk()
{
    m_tick.stop();
    endSearch();
    m_guest.reset();
    if (m_wedge.setting().keepsControls)
        m_wedge.setSetting(m_core.devices().settings().wedge);
    m_core.setDevicesAside(false);
}

const SettingsDevice *SettingsDesk::chosen() const
{
    return m_state.chosen >= 0 && m_state.chosen < m_state.devices.size() ? &m_state.devices.at(m_state.chosen) : nullptr;
}

SerialScannerSetting *SettingsDesk::scannerOf(DeviceSettings &settings, const QString &address) const
{
    const auto found = std::find_if(settings.scanners.begin(), settings.scanners.end(), [&](const SerialScannerSetting &each) { return isSamePort(each.port.path, address); });
    return found == settings.scanners.end() ? nullptr : &*found;
}

/// What is used, whether or not it is plugged in, then what is plugged in and not used for anything else.
void SettingsDesk::listDevices()
{
    m_listedAt = m_clock.monotonic();
    const QString address = chosen() ? chosen()->address : QString();
    const QList<AttachedDevice> attached = attachedDevices(m_folders);
    DeviceSettings settings = m_core.devices().settings();
    const auto isThere = [&](const QString &path) {
        return QFileInfo::exists(path) || std::any_of(attached.begin(), attached.end(), [&](const AttachedDevice &each) { return each.address == path; });
    };
    QList<SettingsDevice> devices;
    if (m_state.page == SettingsPage::Scanners) {
        devices.append({{}, {}, true, true, true});
        for (const SerialScannerSetting &scanner : std::as_const(settings.scanners))
            devices.append({deviceNameOf(scanner.port.path), scanner.port.path, false, true, isThere(scanner.port.path)});
    } else if (settings.scale) {
        devices.append({deviceNameOf(settings.scale->port.path), settings.scale->port.path, false, true, isThere(settings.scale->port.path)});
    }
    for (const AttachedDevice &device : attached) {
        const bool isScanner = scannerOf(settings, device.address) != nullptr;
        const bool isScale = settings.scale && isSamePort(settings.scale->port.path, device.address);
        const bool fits = m_state.page == SettingsPage::Scales || !device.isHidScale;
        if (!isScanner && !isScale && fits)
            devices.append({device.name, device.address, false, false, true});
    }
    m_state.devices = devices;
    m_state.chosen = devices.isEmpty() ? -1 : 0;
    for (int i = 0; i < devices.size(); ++i) {
        if (!address.isEmpty() && isSamePort(devices.at(i).address, address))
            m_state.chosen = i;
    }
}

void SettingsDesk::choosePage(SettingsPage page)
{
    stopTask();
    m_note.reset();
    m_state.page = page;
    m_state.chosen = -1;
    listDevices();
    chooseDevice(m_state.chosen);
}

void SettingsDesk::chooseDevice(int index)
{
    stopTask();
    if (index != m_state.chosen)
        m_note.reset();
    m_state.chosen = index < m_state.devices.size() ? index : -1;
    m_monitor.clear();
    listenToChosen();
    publish();
}

/// What is not used is looked at by a scanner of its own, with the usual settings.
void SettingsDesk::listenToChosen()
{
    m_guest.reset();
    m_burst.clear();
    const SettingsDevice *device = chosen();
    if (!device || m_state.page != SettingsPage::Scanners || device->isUsed || device->isKeyboard)
        return;
    SerialScannerSetting setting;
    setting.device = device->address;
    setting.port.path = device->address;
    m_guest = std::make_unique<SerialScanner>(setting, m_clock);
    connect(m_guest.get(), &SerialScanner::scanned, this, &SettingsDesk::scanned);
    connect(m_guest.get(), &SerialScanner::rawBytes, this, [this, address = device->address](const QByteArray &bytes) { heardBytes(address, bytes); });
    m_guest->open();
}

/// Does this name (of a setting, or the address of a guest) stand for the chosen device?
bool SettingsDesk::isForChosen(const QString &device) const
{
    const SettingsDevice *now = chosen();
    if (!now)
        return false;
    if (m_state.page == SettingsPage::Scales)
        return device == QLatin1String("scale") && now->isUsed;
    if (now->isKeyboard)
        return device == m_wedge.setting().device;
    DeviceSettings settings = m_core.devices().settings();
    const SerialScannerSetting *scanner = scannerOf(settings, now->address);
    return device == (scanner ? scanner->device : now->address);
}

/// What another scanner says chooses that one: nobody has to know which is which.
void SettingsDesk::chooseByVoice(const QString &device)
{
    if (m_state.page != SettingsPage::Scanners || m_state.task != SettingsTask::None || isForChosen(device))
        return;
    DeviceSettings settings = m_core.devices().settings();
    for (int i = 0; i < m_state.devices.size(); ++i) {
        const SettingsDevice &each = m_state.devices.at(i);
        const SerialScannerSetting *scanner = each.isKeyboard ? nullptr : scannerOf(settings, each.address);
        if (each.isKeyboard ? device == m_wedge.setting().device : scanner && scanner->device == device)
            return chooseDevice(i);
    }
}

void SettingsDesk::heardBytes(const QString &device, const QByteArray &bytes)
{
    chooseByVoice(device);
    if (!isForChosen(device))
        return;
    m_monitor.bytes(bytes, m_clock.monotonic());
    if (m_state.task == SettingsTask::Learn)
        m_burst.add(bytes, m_clock.monotonic());
}

void SettingsDesk::scanned(const ScanEvent &event)
{
    chooseByVoice(event.device);
    if (!isForChosen(event.device))
        return;
    if (m_state.task == SettingsTask::None)
        m_note.reset();
    m_monitor.scanned(event, m_core.meaningOf(event), m_clock.monotonic());
    if (m_state.task == SettingsTask::Layout)
        takeLayout(event);
    publish();
}

void SettingsDesk::wedgeScanned(const ScanEvent &event)
{
    scanned(event);
    if (m_state.task == SettingsTask::Learn && isForChosen(event.device))
        takeLesson(event.aim.toLatin1() + event.raw);
}

void SettingsDesk::wedgeRefused(const Error &error)
{
    if (!isForChosen(m_wedge.setting().device))
        return;
    m_monitor.refused(error, m_clock.monotonic());
    publish();
}

void SettingsDesk::weighed(const WeightReading &reading)
{
    if (m_state.page != SettingsPage::Scales || !isForChosen(QStringLiteral("scale")))
        return;
    m_monitor.weighed(reading, m_clock.monotonic());
}

void SettingsDesk::tick()
{
    const MonotonicMs now = m_clock.monotonic();
    m_monitor.idle(now);
    if (const std::optional<QByteArray> burst = m_burst.take(now); burst && m_state.task == SettingsTask::Learn)
        takeLesson(*burst);
    if (m_search)
        follow(m_search->tick(now));
    if (m_note && isGoodNews(m_note->word) && (now - m_notedAt).value >= kGoodNewsMs)
        m_note.reset();
    if ((now - m_listedAt).value >= kListMs && m_state.task == SettingsTask::None) {
        const QString before = chosen() ? chosen()->address : QString();
        const QList<SettingsDevice> shown = m_state.devices;
        listDevices();
        if ((chosen() ? chosen()->address : QString()) != before)
            chooseDevice(m_state.chosen);
        else if (m_state.devices != shown)
            publish(); // what is touched is a row of the list that is shown
    }
    if (now.value / kTickMs % kTicksAScreen == 0)
        publish();
}

void SettingsDesk::publish()
{
    m_state.heard.clear();
    for (const MonitorEntry &entry : m_monitor.entries())
        m_state.heard.append(heardOf(entry));
    m_state.actions = actions();
    m_state.port = portWords();
    m_state.verdict = m_note.value_or(verdict());
    emit changed(m_state);
}

QString SettingsDesk::portWords() const
{
    const SettingsDevice *device = chosen();
    if (!device)
        return {};
    DeviceSettings settings = m_core.devices().settings();
    const QString comma = QStringLiteral(", ");
    if (device->isKeyboard) {
        const QString gap = QStringLiteral("%1 ms").arg(settings.wedge.gapMs);
        return settings.wedge.gsCharacter.isEmpty() ? gap : gap + comma + settings.wedge.gsCharacter + QStringLiteral(" → <GS>");
    }
    const auto words = [](const SerialPortSetting &port) { return lineName({port.baudRate, port.dataBits, port.parity}); };
    if (m_state.page == SettingsPage::Scales) {
        if (!device->isUsed || !settings.scale)
            return {};
        const SerialScaleSetting &scale = *settings.scale;
        return isHidAddress(scale.port.path) ? scale.protocol : scale.protocol + comma + words(scale.port) + comma + weightUnitName(scale.unit);
    }
    const SerialScannerSetting *scanner = scannerOf(settings, device->address);
    return words(scanner ? scanner->port : SerialPortSetting{});
}

QList<SettingsAction> SettingsDesk::actions() const
{
    const SettingsDevice *device = chosen();
    if (m_state.task != SettingsTask::None)
        return {};
    if (!device)
        return {SettingsAction::Undo};
    if (m_state.page == SettingsPage::Scales) {
        if (!device->isUsed)
            return {SettingsAction::Use, SettingsAction::Find, SettingsAction::Undo};
        if (isHidAddress(device->address))
            return {SettingsAction::Use, SettingsAction::Undo};
        return {SettingsAction::Use, SettingsAction::Find, SettingsAction::Protocol, SettingsAction::Line, SettingsAction::Undo, SettingsAction::Unit};
    }
    if (device->isKeyboard)
        return {SettingsAction::Learn, SettingsAction::Layout, SettingsAction::Sheet, SettingsAction::Undo, SettingsAction::Gap, SettingsAction::Separator};
    if (!device->isUsed)
        return {SettingsAction::Use, SettingsAction::Learn, SettingsAction::Layout, SettingsAction::Sheet, SettingsAction::Undo};
    return {SettingsAction::Use, SettingsAction::Learn, SettingsAction::Layout, SettingsAction::Sheet, SettingsAction::Undo, SettingsAction::Baud, SettingsAction::Beep};
}

SettingsVerdict SettingsDesk::since(MonotonicMs at, const QString &what) const
{
    SettingsVerdict verdict;
    verdict.word = SettingsWord::Works;
    verdict.seconds = (m_clock.monotonic() - at).value / 1000;
    verdict.first = what;
    return verdict;
}

SettingsVerdict SettingsDesk::verdict() const
{
    const SettingsDevice *device = chosen();
    const auto word = [](SettingsWord one) { SettingsVerdict verdict; verdict.word = one; return verdict; };
    if (!device)
        return word(SettingsWord::NothingChosen);
    if (!device->isAttached)
        return word(SettingsWord::NotAttached);
    if (!device->isUsed)
        return word(SettingsWord::NotUsed);
    if (m_state.page == SettingsPage::Scales)
        return scaleVerdict();
    const auto good = m_monitor.lastGood();
    const auto bytes = m_monitor.lastBytes();
    if (bytes && (!good || *good < *bytes) && !m_monitor.entries().isEmpty() && m_monitor.entries().first().framed.isEmpty())
        return word(SettingsWord::NoFrame);
    return good ? since(*good, {}) : word(SettingsWord::NotYet);
}

SettingsVerdict SettingsDesk::scaleVerdict() const
{
    SettingsVerdict verdict;
    const MonotonicMs now = m_clock.monotonic();
    const auto good = m_monitor.lastGood();
    const auto bytes = m_monitor.lastBytes();
    const DeviceState state = m_core.devices().scaleState();
    // A scale that speaks only of changes is good as long as it is ready.
    if (good && ((now - *good).value < kFreshMs || state == DeviceState::Ready)) {
        const MonitorEntry &newest = m_monitor.entries().first();
        return since(*good, newest.weight ? heardOf(newest).weight : QString());
    }
    if (bytes && (now - *bytes).value < kFreshMs && state != DeviceState::Connecting)
        verdict.word = SettingsWord::Foreign;
    else
        verdict.word = state == DeviceState::Connecting || state == DeviceState::Ready ? SettingsWord::NoScale : SettingsWord::Silent;
    return verdict;
}

} // namespace packbay
