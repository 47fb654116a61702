#pragma once
#include "models/domain/Ports.h"
#include "models/domain/ScanEvent.h"

#include <QList>
#include <QString>

#include <optional>

/// What the supervisor's settings screen shows, as plain values: app/ makes it of the devices, ui/ paints it.
namespace packbay {

enum class SettingsPage { Scanners, Scales };

/// A key of the settings screen. F2 and F3 choose the page, Esc ends a task or the screen.
enum class SettingsAction { Use, Learn, Layout, Baud, Sheet, Find, Protocol, Line, Undo, Gap, Separator, Beep, Unit };

/// A device, plugged in or wanted by the settings.
struct SettingsDevice
{
    QString name;
    QString address;      ///< empty for the keyboard scanners
    bool isKeyboard = false;
    bool isUsed = false;
    bool isAttached = true;

    bool operator==(const SettingsDevice &) const = default;
};

/// One thing that the chosen device said.
struct SettingsHeard
{
    QString raw; ///< every byte visible
    QString hex;
    QString framed; ///< empty: it made no frame
    std::optional<CodeKind> kind;
    QString code;   ///< what the scan is looked up by
    QString weight; ///< the scale's own digits and unit
    std::optional<ScaleStatus> status;
    std::optional<Error> error;
};

/// What the screen is busy with.
enum class SettingsTask { None, Learn, Layout, Find, ChooseProtocol, ChooseLine, ChooseBaud, ChooseFound, ChooseGap, ChooseSeparator, ChooseBeep, ChooseUnit };

/// The one line that says whether the chosen device works, or what the task at hand wants or has brought.
enum class SettingsWord {
    NothingChosen, NotUsed, NotAttached, NotYet, Works, NoScale, Silent, Foreign, NoFrame,  // of the device
    AskCode, AskSameAgain, AskLessonCode, AskAgain, Learned, AskLayoutCode, LayoutGood, LayoutWrong, // lesson, layout
    PutSomethingOn, Searching, Found, FoundSeveral, FoundNothing, HeardNoSense,             // search
    Choose, ChooseGap, ChooseSeparator, ChooseBeep, ChooseUnit, BeepSent, Saved, NotSaved, Undone, NothingToUndo, SheetPrinted, SheetFailed
};

struct SettingsVerdict
{
    SettingsWord word = SettingsWord::NothingChosen;
    qint64 seconds = 0;  ///< Works: since the last scan or weight
    QString first;       ///< Works: the weight; Learned: prefix; LayoutWrong: expected; Found: protocol; Choose ...
    QString second;      ///< Learned: suffix; LayoutWrong: read; Found: the weight
    int step = 0;        ///< AskCode, Searching: the how manieth
    int total = 0;
    std::optional<Error> error;
};

struct SettingsChoice
{
    QString name;   ///< "MT-SICS", "9600 8N1": data, the same in all languages; empty: none
    QString detail; ///< the weight that this protocol reads
    bool isCurrent = false;
};

struct SettingsState
{
    SettingsPage page = SettingsPage::Scanners;
    QList<SettingsDevice> devices;
    int chosen = -1;
    SettingsTask task = SettingsTask::None;
    QList<SettingsChoice> choices; ///< of a Choose task
    QList<SettingsHeard> heard;    ///< newest first
    SettingsVerdict verdict;
    QList<SettingsAction> actions; ///< the keys that mean something now
    QString port;                  ///< "MT-SICS, 9600 8N1, kg" of the chosen device; "35 ms" of the keyboard scanners
};

} // namespace packbay
