#include "app/station/window/SettingsDesk.h"

#include <algorithm>

namespace packbay {
namespace {

const QList<qint32> kBauds{9600, 19'200, 38'400, 57'600, 115'200, 4800, 2400, 1200};
/// 35 ms is enough for USB; a slow radio link needs more, and then fast typing is held back as long.
const QList<int> kGapsMs{10, 20, 35, 50, 70, 100};
/// What scanners are set to type for GS when their host cannot take a control character (hardware.md A1.2).
const QString kSeparators = QStringLiteral("|~^#{}\\@`");
const QList<WeightUnit> kUnits{WeightUnit::Kg, WeightUnit::G, WeightUnit::Lb, WeightUnit::Oz};

/// What makes serial scanners of several makers beep: BEL, "good read" and "not on file" of a host, and longer commands.
QByteArrayList usualBeeps()
{
    return {"\x07", "\x01", "B", "F", "\x16\x07\r", "#@////\r"};
}

template<class List>
List withCurrent(List list, const typename List::value_type &current)
{
    if (!list.contains(current))
        list.append(current);
    return list;
}

SettingsWord wordOf(SettingsTask task)
{
    switch (task) {
    case SettingsTask::ChooseFound: return SettingsWord::FoundSeveral;
    case SettingsTask::ChooseGap: return SettingsWord::ChooseGap;
    case SettingsTask::ChooseSeparator: return SettingsWord::ChooseSeparator;
    case SettingsTask::ChooseBeep: return SettingsWord::ChooseBeep;
    case SettingsTask::ChooseUnit: return SettingsWord::ChooseUnit;
    default: return SettingsWord::Choose;
    }
}

} // namespace

QList<SettingsChoice> SettingsDesk::scannerChoices(SettingsTask task) const
{
    DeviceSettings settings = m_core.devices().settings();
    const SerialScannerSetting *scanner = chosen()->isKeyboard ? nullptr : scannerOf(settings, chosen()->address);
    QList<SettingsChoice> choices;
    if (task == SettingsTask::ChooseGap) {
        QList<int> gaps = withCurrent(kGapsMs, settings.wedge.gapMs);
        std::sort(gaps.begin(), gaps.end());
        for (const int gap : std::as_const(gaps))
            choices.append({QStringLiteral("%1 ms").arg(gap), {}, gap == settings.wedge.gapMs});
    } else if (task == SettingsTask::ChooseSeparator) {
        QStringList typed{QString()};
        for (const QChar c : kSeparators)
            typed.append(QString(c));
        typed = withCurrent(typed, settings.wedge.gsCharacter);
        for (const QString &one : std::as_const(typed))
            choices.append({one, {}, one == settings.wedge.gsCharacter});
    } else if (task == SettingsTask::ChooseBeep) {
        const QByteArray current = scanner ? scanner->stopBeep : QByteArray();
        const QByteArrayList beeps = withCurrent(QByteArrayList{QByteArray()} + usualBeeps(), current);
        for (const QByteArray &beep : beeps)
            choices.append({visibleBytes(beep), hexBytes(beep), beep == current});
    } else {
        for (const qint32 baud : kBauds)
            choices.append({QString::number(baud), {}, scanner && scanner->port.baudRate == baud});
    }
    return choices;
}

QList<SettingsChoice> SettingsDesk::scaleChoices(SettingsTask task) const
{
    const std::optional<SerialScaleSetting> scale = m_core.devices().settings().scale;
    QList<SettingsChoice> choices;
    if (task == SettingsTask::ChooseFound) {
        for (const FoundScale &found : m_search->found())
            choices.append({weightWords(found.reading), found.protocol, false});
    } else if (task == SettingsTask::ChooseProtocol) {
        const QStringList names = ScaleParser::protocols();
        for (const QString &name : names)
            choices.append({name, {}, scale && name == scale->protocol});
    } else if (task == SettingsTask::ChooseLine) {
        const QList<LineSetting> lines = usualLines();
        for (const LineSetting &line : lines)
            choices.append({lineName(line), {}, scale && line == LineSetting{scale->port.baudRate, scale->port.dataBits, scale->port.parity}});
    } else {
        for (const WeightUnit unit : kUnits)
            choices.append({weightUnitName(unit), {}, scale && unit == scale->unit});
    }
    return choices;
}

void SettingsDesk::offerChoices(SettingsTask task)
{
    m_state.task = task;
    m_state.choices = m_state.page == SettingsPage::Scales ? scaleChoices(task) : scannerChoices(task);
    SettingsVerdict verdict;
    verdict.word = wordOf(task);
    say(verdict);
}

void SettingsDesk::choose(int index)
{
    if (index < 0 || index >= m_state.choices.size())
        return;
    const SettingsTask task = m_state.task;
    const SettingsChoice choice = m_state.choices.at(index);
    if (task == SettingsTask::ChooseFound)
        return useFound(m_search->found().at(index));
    m_state.task = SettingsTask::None;
    m_state.choices.clear();
    DeviceSettings settings = m_core.devices().settings();
    if (m_state.page == SettingsPage::Scales)
        takeScaleChoice(task, choice, settings);
    else
        takeScannerChoice(task, choice, settings);
    m_monitor.clear();
    if (!apply(settings))
        return;
    SettingsVerdict verdict;
    verdict.word = SettingsWord::Saved;
    const SerialScannerSetting *scanner = task == SettingsTask::ChooseBeep ? scannerOf(settings, chosen()->address) : nullptr;
    if (scanner && !scanner->stopBeep.isEmpty()) {
        m_core.devices().beep(scanner->device);
        verdict.word = SettingsWord::BeepSent;
        verdict.first = choice.name;
    }
    say(verdict);
}

void SettingsDesk::takeScannerChoice(SettingsTask task, const SettingsChoice &choice, DeviceSettings &settings) const
{
    SerialScannerSetting *scanner = chosen()->isKeyboard ? nullptr : scannerOf(settings, chosen()->address);
    if (task == SettingsTask::ChooseGap)
        settings.wedge.gapMs = choice.name.section(QLatin1Char(' '), 0, 0).toInt();
    else if (task == SettingsTask::ChooseSeparator)
        settings.wedge.gsCharacter = choice.name;
    else if (scanner && task == SettingsTask::ChooseBeep)
        scanner->stopBeep = QByteArray::fromHex(choice.detail.toLatin1());
    else if (scanner)
        scanner->port.baudRate = choice.name.toInt();
}

void SettingsDesk::takeScaleChoice(SettingsTask task, const SettingsChoice &choice, DeviceSettings &settings)
{
    if (!settings.scale)
        return;
    if (task == SettingsTask::ChooseProtocol)
        settings.scale->protocol = choice.name;
    else if (task == SettingsTask::ChooseUnit)
        settings.scale->unit = scaleUnit(choice.name.toLatin1()).value_or(WeightUnit::Kg);
    else
        setLine(settings.scale->port, lineOf(choice.name).value_or(LineSetting{}));
}

} // namespace packbay
