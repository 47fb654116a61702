#include "ui/text/SettingsWords.h"

#include "ui/text/ErrorText.h"

#include <QCoreApplication>

namespace packbay {
namespace {

/// Title and remedy of a word whose sentence needs no value.
struct PlainRow
{
    SettingsWord word;
    const char *title;
    const char *remedy;
};

constexpr PlainRow kPlain[] = {
    {SettingsWord::NothingChosen, QT_TRANSLATE_NOOP("Settings", "Choose a device"), QT_TRANSLATE_NOOP("Settings", "What is plugged in appears here by itself.")},
    {SettingsWord::NotUsed, QT_TRANSLATE_NOOP("Settings", "Not used by this station"), QT_TRANSLATE_NOOP("Settings", "F5 uses it from now on.")},
    {SettingsWord::NotAttached, QT_TRANSLATE_NOOP("Settings", "Not plugged in"), QT_TRANSLATE_NOOP("Settings", "Plug it in; it is found by itself. F5 forgets it.")},
    {SettingsWord::NotYet, QT_TRANSLATE_NOOP("Settings", "Scan anything"), QT_TRANSLATE_NOOP("Settings", "It is connected and has said nothing yet. A scan here does nothing but appear.")},
    {SettingsWord::NoScale, QT_TRANSLATE_NOOP("Settings", "Waiting for the scale"), QT_TRANSLATE_NOOP("Settings", "Put something on it.")},
    {SettingsWord::Silent, QT_TRANSLATE_NOOP("Settings", "The scale says nothing"), QT_TRANSLATE_NOOP("Settings", "Check cable and power, then F6 finds out how it speaks.")},
    {SettingsWord::Foreign, QT_TRANSLATE_NOOP("Settings", "The scale speaks another protocol"), QT_TRANSLATE_NOOP("Settings", "F6 finds out which one. Put something on the scale first.")},
    {SettingsWord::NoFrame, QT_TRANSLATE_NOOP("Settings", "Bytes come, but no code"), QT_TRANSLATE_NOOP("Settings", "Choose another speed, or set the scanner up by its sheet.")},
    {SettingsWord::AskSameAgain, QT_TRANSLATE_NOOP("Settings", "That code was scanned already"), QT_TRANSLATE_NOOP("Settings", "Scan another one of the three.")},
    {SettingsWord::AskLessonCode, QT_TRANSLATE_NOOP("Settings", "This is none of the three codes"), QT_TRANSLATE_NOOP("Settings", "FIRSTCODE, SECONDCODE and THIRDCODE stand on the set-up sheet.")},
    {SettingsWord::AskAgain, QT_TRANSLATE_NOOP("Settings", "The scans do not agree"), QT_TRANSLATE_NOOP("Settings", "Nothing was learned. Scan all three codes again with the same scanner.")},
    {SettingsWord::AskLayoutCode, QT_TRANSLATE_NOOP("Settings", "Scan the layout code"), QT_TRANSLATE_NOOP("Settings", "It stands on the set-up sheet and holds what moves between keyboards.")},
    {SettingsWord::LayoutGood, QT_TRANSLATE_NOOP("Settings", "Every character is right"), QT_TRANSLATE_NOOP("Settings", "The keyboard of the scanner is set as it should be.")},
    {SettingsWord::PutSomethingOn, QT_TRANSLATE_NOOP("Settings", "Put something on the scale"), QT_TRANSLATE_NOOP("Settings", "Leave it there until the search is over.")},
    {SettingsWord::FoundSeveral, QT_TRANSLATE_NOOP("Settings", "Which weight does the scale show?"), QT_TRANSLATE_NOOP("Settings", "It can be read in more than one way. Touch the right one.")},
    {SettingsWord::FoundNothing, QT_TRANSLATE_NOOP("Settings", "No scale was heard"), QT_TRANSLATE_NOOP("Settings", "Check cable and power, and that the scale sends to a computer.")},
    {SettingsWord::HeardNoSense, QT_TRANSLATE_NOOP("Settings", "Something answers that is no known scale"), QT_TRANSLATE_NOOP("Settings", "Set the scale to one of the protocols of F7.")},
    {SettingsWord::Choose, QT_TRANSLATE_NOOP("Settings", "Touch one"), QT_TRANSLATE_NOOP("Settings", "Esc leaves it as it is.")},
    {SettingsWord::ChooseGap, QT_TRANSLATE_NOOP("Settings", "How long between two keys of a scan?"), QT_TRANSLATE_NOOP("Settings", "35 ms is usual. Choose more only if scans come in pieces; fast typing waits as long.")},
    {SettingsWord::ChooseSeparator, QT_TRANSLATE_NOOP("Settings", "What does the scanner type for GS?"), QT_TRANSLATE_NOOP("Settings", "Ctrl+], Alt+029 and F8 are always understood. Choose none if it types one of these.")},
    {SettingsWord::ChooseBeep, QT_TRANSLATE_NOOP("Settings", "What makes this scanner beep?"), QT_TRANSLATE_NOOP("Settings", "It is sent at every STOP, and once when you touch it. Its manual names the bytes.")},
    {SettingsWord::ChooseUnit, QT_TRANSLATE_NOOP("Settings", "In which unit does the scale weigh?"), QT_TRANSLATE_NOOP("Settings", "Needed where the scale sends no unit. A unit that it sends counts more.")},
    {SettingsWord::Saved, QT_TRANSLATE_NOOP("Settings", "Kept and in use"), QT_TRANSLATE_NOOP("Settings", "F9 takes it back.")},
    {SettingsWord::Undone, QT_TRANSLATE_NOOP("Settings", "Taken back"), QT_TRANSLATE_NOOP("Settings", "The settings are as they were before.")},
    {SettingsWord::NothingToUndo, QT_TRANSLATE_NOOP("Settings", "Nothing to take back"), QT_TRANSLATE_NOOP("Settings", "Nothing was changed since the settings were opened.")},
    {SettingsWord::SheetPrinted, QT_TRANSLATE_NOOP("Settings", "The set-up sheet is on its way"), QT_TRANSLATE_NOOP("Settings", "It is with the other documents, or at the document printer.")},
};

QString words(const char *source)
{
    return QCoreApplication::translate("Settings", source);
}

QString orNothing(const QString &value)
{
    return value.isEmpty() ? words(QT_TRANSLATE_NOOP("Settings", "none")) : value;
}

QString worksSince(const SettingsVerdict &verdict)
{
    if (verdict.seconds == 0)
        return words(QT_TRANSLATE_NOOP("Settings", "Just now."));
    return QCoreApplication::translate("Settings", "%n s ago.", nullptr, static_cast<int>(verdict.seconds));
}

} // namespace

SettingsSentence settingsSentence(const SettingsVerdict &verdict)
{
    for (const PlainRow &row : kPlain) {
        if (row.word == verdict.word)
            return {words(row.title), words(row.remedy), {}};
    }
    const QString step = QString::number(verdict.step);
    const QString total = QString::number(verdict.total);
    switch (verdict.word) {
    case SettingsWord::Works:
        if (verdict.first.isEmpty())
            return {words(QT_TRANSLATE_NOOP("Settings", "Works")), worksSince(verdict), {}};
        return {words(QT_TRANSLATE_NOOP("Settings", "Works: %1")).arg(verdict.first), worksSince(verdict), {}};
    case SettingsWord::AskCode:
        return {words(QT_TRANSLATE_NOOP("Settings", "Scan code %1 of %2")).arg(step, total),
                words(QT_TRANSLATE_NOOP("Settings", "FIRSTCODE, SECONDCODE and THIRDCODE of the set-up sheet, in any order.")), {}};
    case SettingsWord::Learned:
        return {words(QT_TRANSLATE_NOOP("Settings", "Learned and in use")),
                words(QT_TRANSLATE_NOOP("Settings", "Before the code: %1. Behind it: %2. F9 takes it back.")).arg(orNothing(verdict.first), orNothing(verdict.second)), {}};
    case SettingsWord::BeepSent:
        return {words(QT_TRANSLATE_NOOP("Settings", "Did the scanner beep?")),
                words(QT_TRANSLATE_NOOP("Settings", "%1 was sent and is in use. If it was silent, choose another; F9 takes it back.")).arg(verdict.first), {}};
    case SettingsWord::LayoutWrong:
        return {words(QT_TRANSLATE_NOOP("Settings", "Character %1 is wrong: %2 instead of %3")).arg(step, orNothing(verdict.second), orNothing(verdict.first)),
                words(QT_TRANSLATE_NOOP("Settings", "Set the keyboard of the scanner to US, as its own manual says.")), {}};
    case SettingsWord::Searching:
        return {words(QT_TRANSLATE_NOOP("Settings", "Listening: %1 of %2")).arg(step, total),
                words(QT_TRANSLATE_NOOP("Settings", "Trying %1. Leave something on the scale.")).arg(verdict.first), {}};
    case SettingsWord::Found:
        return {words(QT_TRANSLATE_NOOP("Settings", "Found: %1")).arg(verdict.first),
                words(QT_TRANSLATE_NOOP("Settings", "It is in use and shows %1. Compare it with the display; F9 takes it back.")).arg(orNothing(verdict.second)), {}};
    default: break;
    }
    // NotSaved, SheetFailed
    const ErrorWords error = errorWords(verdict.error.value_or(makeError(ErrorCode::SettingInvalid)));
    return {error.title, error.remedy, error.code};
}

QString settingsActionWord(SettingsAction action, bool isUsed)
{
    switch (action) {
    case SettingsAction::Use: return isUsed ? words(QT_TRANSLATE_NOOP("Settings", "Do not use")) : words(QT_TRANSLATE_NOOP("Settings", "Use"));
    case SettingsAction::Learn: return words(QT_TRANSLATE_NOOP("Settings", "Learn"));
    case SettingsAction::Layout: return words(QT_TRANSLATE_NOOP("Settings", "Layout test"));
    case SettingsAction::Baud: return words(QT_TRANSLATE_NOOP("Settings", "Speed"));
    case SettingsAction::Sheet: return words(QT_TRANSLATE_NOOP("Settings", "Print sheet"));
    case SettingsAction::Find: return words(QT_TRANSLATE_NOOP("Settings", "Find out"));
    case SettingsAction::Protocol: return words(QT_TRANSLATE_NOOP("Settings", "Protocol"));
    case SettingsAction::Line: return words(QT_TRANSLATE_NOOP("Settings", "Speed"));
    case SettingsAction::Gap: return words(QT_TRANSLATE_NOOP("Settings", "Key gap"));
    case SettingsAction::Separator: return words(QT_TRANSLATE_NOOP("Settings", "GS"));
    case SettingsAction::Beep: return words(QT_TRANSLATE_NOOP("Settings", "Beep"));
    case SettingsAction::Unit: return words(QT_TRANSLATE_NOOP("Settings", "Unit"));
    case SettingsAction::Undo: break;
    }
    return words(QT_TRANSLATE_NOOP("Settings", "Take back"));
}

QString settingsChoiceName(const SettingsChoice &choice)
{
    return orNothing(choice.name);
}

QString codeKindWord(CodeKind kind)
{
    switch (kind) {
    case CodeKind::Tracking: return words(QT_TRANSLATE_NOOP("Settings", "tracking number"));
    case CodeKind::Sscc: return words(QT_TRANSLATE_NOOP("Settings", "SSCC of a carton"));
    case CodeKind::Gtin: return words(QT_TRANSLATE_NOOP("Settings", "article number"));
    case CodeKind::Gs1: return words(QT_TRANSLATE_NOOP("Settings", "GS1 data"));
    case CodeKind::Member: return words(QT_TRANSLATE_NOOP("Settings", "customer mark"));
    case CodeKind::Parcel: return words(QT_TRANSLATE_NOOP("Settings", "parcel"));
    case CodeKind::Location: return words(QT_TRANSLATE_NOOP("Settings", "location"));
    case CodeKind::Carton: return words(QT_TRANSLATE_NOOP("Settings", "carton"));
    case CodeKind::Order: return words(QT_TRANSLATE_NOOP("Settings", "consolidation order"));
    case CodeKind::Bag: return words(QT_TRANSLATE_NOOP("Settings", "bag"));
    case CodeKind::Cage: return words(QT_TRANSLATE_NOOP("Settings", "cage"));
    case CodeKind::Tote: return words(QT_TRANSLATE_NOOP("Settings", "tote"));
    case CodeKind::Manifest: return words(QT_TRANSLATE_NOOP("Settings", "manifest"));
    case CodeKind::Command: return words(QT_TRANSLATE_NOOP("Settings", "command"));
    case CodeKind::Badge: return words(QT_TRANSLATE_NOOP("Settings", "badge"));
    case CodeKind::Unknown: break;
    }
    return words(QT_TRANSLATE_NOOP("Settings", "unknown code"));
}

QString scaleStatusWord(ScaleStatus status)
{
    switch (status) {
    case ScaleStatus::Ok: return words(QT_TRANSLATE_NOOP("Settings", "steady"));
    case ScaleStatus::Motion: return words(QT_TRANSLATE_NOOP("Settings", "moving"));
    case ScaleStatus::Zero: return words(QT_TRANSLATE_NOOP("Settings", "empty"));
    case ScaleStatus::Negative: return words(QT_TRANSLATE_NOOP("Settings", "below zero"));
    case ScaleStatus::Overload: return words(QT_TRANSLATE_NOOP("Settings", "too heavy"));
    case ScaleStatus::Underload: return words(QT_TRANSLATE_NOOP("Settings", "under the least load"));
    case ScaleStatus::Error: break;
    }
    return words(QT_TRANSLATE_NOOP("Settings", "no weight"));
}

QString settingsDeviceWord(const SettingsDevice &device)
{
    if (device.isKeyboard)
        return words(QT_TRANSLATE_NOOP("Settings", "in use"));
    if (device.isUsed)
        return device.isAttached ? words(QT_TRANSLATE_NOOP("Settings", "in use")) : words(QT_TRANSLATE_NOOP("Settings", "in use, but not plugged in"));
    return words(QT_TRANSLATE_NOOP("Settings", "plugged in, not used"));
}

QString settingsDeviceName(const SettingsDevice &device)
{
    return device.isKeyboard ? words(QT_TRANSLATE_NOOP("Settings", "Scanners that type like a keyboard")) : device.name;
}

QString settingsMeaning(const SettingsHeard &heard)
{
    if (heard.error) {
        const ErrorWords error = errorWords(*heard.error);
        return error.code + QLatin1Char(' ') + error.title;
    }
    if (heard.status)
        return heard.weight.isEmpty() ? scaleStatusWord(*heard.status) : heard.weight + QStringLiteral(" · ") + scaleStatusWord(*heard.status);
    if (heard.kind)
        return codeKindWord(*heard.kind) + QStringLiteral(" · ") + heard.code;
    return words(QT_TRANSLATE_NOOP("Settings", "no frame: its end is not known"));
}

} // namespace packbay
