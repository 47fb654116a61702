#include "app/station/window/SettingsDesk.h"

#include "printing/ScannerSheet.h"
#include "scanner/scale/HidrawLink.h"

namespace packbay {
namespace {

constexpr qsizetype kMostUndos = 50;
const QString kScale = QStringLiteral("scale");

SettingsVerdict verdictOf(SettingsWord word, const QString &first = {}, const QString &second = {})
{
    SettingsVerdict verdict;
    verdict.word = word;
    verdict.first = first;
    verdict.second = second;
    return verdict;
}

SettingsVerdict stepOf(SettingsWord word, int step, int total, const QString &first = {})
{
    SettingsVerdict verdict = verdictOf(word, first);
    verdict.step = step;
    verdict.total = total;
    return verdict;
}

/// "scanner-1", the first number that is free.
QString freeScannerName(const DeviceSettings &settings)
{
    for (int number = 1;; ++number) {
        const QString name = QStringLiteral("scanner-%1").arg(number);
        if (std::none_of(settings.scanners.begin(), settings.scanners.end(), [&](const SerialScannerSetting &each) { return each.device == name; }))
            return name;
    }
}

SerialScaleSetting scaleAt(const QString &address)
{
    SerialScaleSetting scale;
    scale.device = kScale;
    scale.port.path = address;
    if (isHidAddress(address))
        scale.protocol = QStringLiteral("HID-8D");
    return scale;
}

} // namespace

void setLine(SerialPortSetting &port, const LineSetting &line)
{
    port.baudRate = line.baudRate;
    port.dataBits = line.dataBits;
    port.parity = line.parity;
}

QString weightWords(const std::optional<WeightReading> &reading)
{
    return reading && reading->value ? reading->value->toString() + QLatin1Char(' ') + weightUnitName(reading->unit) : QString();
}

void SettingsDesk::say(SettingsVerdict verdict)
{
    m_note = std::move(verdict);
    m_notedAt = m_clock.monotonic();
    publish();
}

bool SettingsDesk::apply(const DeviceSettings &settings)
{
    const Status saved = m_saver ? m_saver(settings) : Status{};
    if (!saved) {
        SettingsVerdict verdict = verdictOf(SettingsWord::NotSaved);
        verdict.error = saved.error();
        say(verdict);
        return false;
    }
    m_before.append(m_core.devices().settings());
    if (m_before.size() > kMostUndos)
        m_before.removeFirst();
    m_guest.reset(); // nobody else can open the port while it is open
    m_core.devices().use(settings);
    m_wedge.setSetting(settings.wedge);
    listDevices();
    listenToChosen();
    return true;
}

void SettingsDesk::undo()
{
    if (m_before.isEmpty())
        return say(verdictOf(SettingsWord::NothingToUndo));
    const DeviceSettings before = m_before.last();
    if (!apply(before))
        return;
    m_before.resize(m_before.size() - 2); // what was undone, and that it was
    m_monitor.clear();
    say(verdictOf(SettingsWord::Undone));
}

void SettingsDesk::act(SettingsAction action)
{
    if (!m_state.actions.contains(action))
        return;
    switch (action) {
    case SettingsAction::Use: return toggleUse();
    case SettingsAction::Learn: return startLesson();
    case SettingsAction::Layout:
        m_state.task = SettingsTask::Layout;
        return say(verdictOf(SettingsWord::AskLayoutCode));
    case SettingsAction::Sheet: return printSheet();
    case SettingsAction::Find: return startSearch();
    case SettingsAction::Baud: return offerChoices(SettingsTask::ChooseBaud);
    case SettingsAction::Protocol: return offerChoices(SettingsTask::ChooseProtocol);
    case SettingsAction::Line: return offerChoices(SettingsTask::ChooseLine);
    case SettingsAction::Unit: return offerChoices(SettingsTask::ChooseUnit);
    case SettingsAction::Gap: return offerChoices(SettingsTask::ChooseGap);
    case SettingsAction::Separator: return offerChoices(SettingsTask::ChooseSeparator);
    case SettingsAction::Beep: return offerChoices(SettingsTask::ChooseBeep);
    case SettingsAction::Undo: break;
    }
    undo();
}

bool SettingsDesk::stopTask()
{
    if (m_state.task == SettingsTask::None)
        return false;
    const bool wasSearching = m_search != nullptr;
    m_state.task = SettingsTask::None;
    m_state.choices.clear();
    m_note.reset();
    endSearch();
    if (m_wedge.setting().keepsControls)
        m_wedge.setSetting(m_core.devices().settings().wedge);
    if (wasSearching)
        m_core.devices().use(m_core.devices().settings());
    publish();
    return true;
}

void SettingsDesk::toggleUse()
{
    const SettingsDevice device = *chosen();
    DeviceSettings settings = m_core.devices().settings();
    if (m_state.page == SettingsPage::Scales) {
        settings.scale = device.isUsed ? std::nullopt : std::optional(scaleAt(device.address));
    } else if (device.isUsed) {
        settings.scanners.removeIf([&](const SerialScannerSetting &each) { return each.port.path == device.address; });
    } else {
        SerialScannerSetting scanner;
        scanner.device = freeScannerName(settings);
        scanner.port.path = device.address;
        settings.scanners.append(scanner);
    }
    m_monitor.clear();
    if (apply(settings))
        say(verdictOf(SettingsWord::Saved));
}

void SettingsDesk::startLesson()
{
    m_lesson = {};
    m_burst.clear();
    m_state.task = SettingsTask::Learn;
    if (chosen()->isKeyboard) {
        WedgeSetting bare = m_wedge.setting();
        bare.prefix.clear();
        bare.suffix.clear();
        bare.keepsControls = true;
        m_wedge.setSetting(bare);
    }
    say(stepOf(SettingsWord::AskCode, 1, FramingLesson::kScans));
}

void SettingsDesk::takeLesson(const QByteArray &raw)
{
    switch (m_lesson.take(raw)) {
    case FramingLesson::Answer::Taken: return say(stepOf(SettingsWord::AskCode, m_lesson.taken() + 1, FramingLesson::kScans));
    case FramingLesson::Answer::SameAgain: return say(verdictOf(SettingsWord::AskSameAgain));
    case FramingLesson::Answer::NotALessonCode: return say(verdictOf(SettingsWord::AskLessonCode));
    case FramingLesson::Answer::Disagrees: return say(verdictOf(SettingsWord::AskAgain));
    case FramingLesson::Answer::Learned: break;
    }
    const SettingsDevice device = *chosen();
    ScanFraming framing = m_lesson.framing();
    if (device.isKeyboard)
        framing.suffix = m_lesson.behind();
    m_state.task = SettingsTask::None;
    DeviceSettings settings = m_core.devices().settings();
    if (device.isKeyboard) {
        settings.wedge.prefix = QString::fromLatin1(framing.prefix);
        settings.wedge.suffix = QString::fromLatin1(framing.suffix);
    } else {
        SerialScannerSetting *scanner = scannerOf(settings, device.address);
        if (!scanner) {
            SerialScannerSetting added;
            added.device = freeScannerName(settings);
            added.port.path = device.address;
            settings.scanners.append(added);
            scanner = &settings.scanners.last();
        }
        scanner->framing.prefix = framing.prefix;
        scanner->framing.suffix = framing.suffix;
    }
    if (apply(settings))
        say(verdictOf(SettingsWord::Learned, visibleBytes(framing.prefix), visibleBytes(framing.suffix)));
}

void SettingsDesk::takeLayout(const ScanEvent &event)
{
    m_state.task = SettingsTask::None;
    const std::optional<LayoutFault> fault = layoutFault(event.raw);
    if (!fault)
        return say(verdictOf(SettingsWord::LayoutGood));
    SettingsVerdict verdict = stepOf(SettingsWord::LayoutWrong, static_cast<int>(fault->position), 0, fault->expected);
    verdict.second = visibleBytes(fault->read.toUtf8());
    say(verdict);
}

void SettingsDesk::startSearch()
{
    const SettingsDevice device = *chosen();
    if (isHidAddress(device.address))
        return toggleUse();
    m_core.devices().letGoOfScale();
    m_monitor.clear();
    m_searchAddress = device.address;
    m_search = std::make_unique<ScaleSearch>();
    m_state.task = SettingsTask::Find;
    say(verdictOf(SettingsWord::PutSomethingOn));
}

void SettingsDesk::openSearchPort(const LineSetting &line)
{
    SerialPortSetting port;
    port.path = m_searchAddress;
    setLine(port, line);
    m_searchLink = std::make_unique<SerialLink>(port, m_clock);
    connect(m_searchLink.get(), &DeviceLink::received, this, [this](const QByteArray &bytes, MonotonicMs at) {
        m_monitor.bytes(bytes, at);
        // Later: following may replace the link that is speaking.
        if (m_search)
            QMetaObject::invokeMethod(this, [this, step = m_search->feed(bytes, at)] { follow(step); }, Qt::QueuedConnection);
    });
    m_searchLink->open();
    if (m_searchLink->isOpen())
        m_search->opened(m_clock.monotonic());
    say(stepOf(SettingsWord::Searching, m_search->attempt(), m_search->total(), lineName(line)));
}

void SettingsDesk::follow(const ScaleSearch::Step &step)
{
    if (!m_search)
        return;
    switch (step.what) {
    case ScaleSearch::Step::What::Wait: return;
    case ScaleSearch::Step::What::Open: return openSearchPort(step.line);
    case ScaleSearch::Step::What::Send:
        if (m_searchLink)
            m_searchLink->write(step.bytes);
        return;
    case ScaleSearch::Step::What::Nothing: {
        const bool heard = m_search->hasHeard();
        stopTask();
        return say(verdictOf(heard ? SettingsWord::HeardNoSense : SettingsWord::FoundNothing));
    }
    case ScaleSearch::Step::What::Found: break;
    }
    if (m_search->found().size() == 1)
        return useFound(m_search->found().first());
    m_searchLink.reset();
    offerChoices(SettingsTask::ChooseFound);
}

void SettingsDesk::endSearch()
{
    m_searchLink.reset();
    m_search.reset();
}

void SettingsDesk::useFound(const FoundScale &found)
{
    const FoundScale scale = found; // of the search that ends here
    m_state.task = SettingsTask::None;
    m_state.choices.clear();
    endSearch();
    DeviceSettings settings = m_core.devices().settings();
    const bool isSame = settings.scale && settings.scale->port.path == m_searchAddress;
    if (!isSame)
        settings.scale = scaleAt(m_searchAddress);
    settings.scale->protocol = scale.protocol;
    setLine(settings.scale->port, scale.line);
    if (apply(settings))
        say(verdictOf(SettingsWord::Found, scale.protocol + QStringLiteral(", ") + lineName(scale.line), weightWords(scale.reading)));
}

void SettingsDesk::printSheet()
{
    const SettingsDevice device = *chosen();
    m_sheet = QStringLiteral("scanner-setup/%1").arg(m_clock.now().value);
    const QString language = m_core.sheets().style().language;
    m_core.sheets().printExtra({m_sheet, false, scannerSheetRequest(device.name, lessonCodes(), layoutCode(), language)});
    say(verdictOf(SettingsWord::SheetPrinted));
}

void SettingsDesk::sheetProgress(const PrintOutcome &news)
{
    if (news.document != m_sheet || news.state != PrintState::Failed)
        return;
    SettingsVerdict verdict = verdictOf(SettingsWord::SheetFailed);
    verdict.error = makeError(news.printer.code == ErrorCode::None ? ErrorCode::PrinterOffline : news.printer.code);
    say(verdict);
}

} // namespace packbay
