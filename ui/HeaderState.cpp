#include "ui/HeaderState.h"

#include "ui/text/ErrorText.h"
#include "ui/text/PrinterWords.h"

#include <QCoreApplication>
#include <QLocale>

#include <array>
#include <optional>

namespace packbay {
namespace {

using Kind = DeviceChipState::Kind;

struct KindRow
{
    const char *name;
    const char *absent;
    const char *connecting;
    const char *lost;
    const char *faulty;
    const char *ready;
};

constexpr std::array kKinds{
    KindRow{QT_TRANSLATE_NOOP("Header", "Scanner"), QT_TRANSLATE_NOOP("Header", "No scanner"),
            QT_TRANSLATE_NOOP("Header", "Connecting the scanner"), QT_TRANSLATE_NOOP("Header", "Scanner not answering"),
            QT_TRANSLATE_NOOP("Header", "Scanner fault"), QT_TRANSLATE_NOOP("Header", "Scanner works")},
    KindRow{QT_TRANSLATE_NOOP("Header", "Scale"), QT_TRANSLATE_NOOP("Header", "No scale"),
            QT_TRANSLATE_NOOP("Header", "Connecting the scale"), QT_TRANSLATE_NOOP("Header", "Scale not answering"),
            QT_TRANSLATE_NOOP("Header", "Scale fault"), QT_TRANSLATE_NOOP("Header", "Scale works")},
    KindRow{QT_TRANSLATE_NOOP("Header", "Printer"), QT_TRANSLATE_NOOP("Header", "No printer"),
            QT_TRANSLATE_NOOP("Header", "Connecting the printer"), QT_TRANSLATE_NOOP("Header", "Printer not answering"),
            QT_TRANSLATE_NOOP("Header", "Printer fault"), QT_TRANSLATE_NOOP("Header", "Printer works")},
    KindRow{QT_TRANSLATE_NOOP("Header", "Camera"), QT_TRANSLATE_NOOP("Header", "No camera"),
            QT_TRANSLATE_NOOP("Header", "Connecting the camera"), QT_TRANSLATE_NOOP("Header", "Camera not answering"),
            QT_TRANSLATE_NOOP("Header", "Camera fault"), QT_TRANSLATE_NOOP("Header", "Camera works")},
    KindRow{QT_TRANSLATE_NOOP("Header", "Backup"), QT_TRANSLATE_NOOP("Header", "No backup yet"),
            QT_TRANSLATE_NOOP("Header", "Making the backup"), QT_TRANSLATE_NOOP("Header", "The backup folder is away"),
            QT_TRANSLATE_NOOP("Header", "The backup failed"), QT_TRANSLATE_NOOP("Header", "Backup made")},
};

QString translated(const char *source, int n = -1)
{
    return QCoreApplication::translate("Header", source, nullptr, n);
}

const KindRow &rowOf(Kind kind)
{
    return kKinds.at(static_cast<std::size_t>(kind));
}

/// What is wrong with a scale that is connected (scanner/scale/ScaleFault.h).
std::optional<QString> scaleFault(const QString &words)
{
    if (words == QLatin1String("does not answer"))
        return translated(rowOf(Kind::Scale).lost);
    if (words == QLatin1String("has another parity"))
        return translated(QT_TRANSLATE_NOOP("Header", "Scale has another parity"));
    if (words == QLatin1String("sends noise"))
        return translated(QT_TRANSLATE_NOOP("Header", "Scale sends noise"));
    const QLatin1String speaks("speaks ");
    if (words.startsWith(speaks))
        return translated(QT_TRANSLATE_NOOP("Header", "Scale speaks %1")).arg(words.sliced(speaks.size()));
    return std::nullopt;
}

} // namespace

QString deviceKindWord(Kind kind)
{
    return translated(rowOf(kind).name);
}

QString deviceWords(const DeviceChipState &device)
{
    const QLatin1String ofDocuments("documents: ");
    if (device.kind == Kind::Printer && device.words.startsWith(ofDocuments)) {
        DeviceChipState other = device;
        other.words.remove(0, ofDocuments.size());
        return translated(QT_TRANSLATE_NOOP("Header", "Document printer: %1")).arg(deviceWords(other));
    }
    if (const auto printer = device.kind == Kind::Printer ? printerWords(device.words) : std::nullopt)
        return printer->title;
    if (device.problem != ErrorCode::None)
        return errorWords(makeError(device.problem)).title;
    switch (device.state) {
    case DeviceState::Absent: return translated(rowOf(device.kind).absent);
    case DeviceState::Connecting: return translated(rowOf(device.kind).connecting);
    case DeviceState::Ready: return translated(rowOf(device.kind).ready);
    case DeviceState::Lost: return translated(rowOf(device.kind).lost);
    case DeviceState::Faulty: break;
    }
    const auto fault = device.kind == Kind::Scale ? scaleFault(device.words) : std::nullopt;
    return fault.value_or(translated(rowOf(device.kind).faulty));
}

QString deviceRemedy(const DeviceChipState &device)
{
    if (const auto printer = device.kind == Kind::Printer ? printerWords(device.words) : std::nullopt)
        return printer->remedy;
    if (device.problem != ErrorCode::None)
        return errorWords(makeError(device.problem)).remedy;
    if (device.state == DeviceState::Lost || device.state == DeviceState::Faulty)
        return device.kind == Kind::Backup ? translated(QT_TRANSLATE_NOOP("Header", "Tell the supervisor."))
                                           : translated(QT_TRANSLATE_NOOP("Header", "Check power and cable."));
    return {};
}

namespace {

/// What is wrong with the link when it is more than nobody answering.
QString problemWords(const SyncChipState &sync)
{
    if (sync.problem == ErrorCode::None)
        return {};
    if (sync.problem == ErrorCode::CentralAnswerInvalid && sync.httpStatus >= 500)
        return translated(QT_TRANSLATE_NOOP("Header", "The central has a fault (%1)")).arg(sync.httpStatus);
    return errorWords(makeError(sync.problem)).title;
}

} // namespace

QString syncWords(const SyncChipState &sync)
{
    switch (sync.level) {
    case SyncChipState::Level::Idle: return translated(QT_TRANSLATE_NOOP("Header", "All sent"));
    case SyncChipState::Level::Sending: return translated(QT_TRANSLATE_N_NOOP("Header", "Sending %n"), sync.waiting);
    case SyncChipState::Level::Offline:
    case SyncChipState::Level::Late:
        if (const QString problem = problemWords(sync); !problem.isEmpty())
            return translated(QT_TRANSLATE_N_NOOP("Header", "%1, %n waiting"), sync.waiting).arg(problem);
        return translated(QT_TRANSLATE_N_NOOP("Header", "Offline, %n waiting"), sync.waiting);
    case SyncChipState::Level::Blocked: break;
    }
    return translated(QT_TRANSLATE_N_NOOP("Header", "This step needs the network, %n waiting"), sync.waiting);
}

QString syncShortWords(const SyncChipState &sync)
{
    if (sync.level == SyncChipState::Level::Idle)
        return {};
    return QLocale().toString(sync.waiting); // what is wrong is said by the colour here, and in words on the page of F1
}

} // namespace packbay
