#include "tests/ui/SampleStates.h"

namespace packbay::test {
namespace {

const QString kAddress = QStringLiteral("/dev/serial/by-id/usb-Honeywell_International_Voyager_1602g_S_N_18309A0B2C-if00");

SettingsHeard heard(const QString &raw, const QString &framed, std::optional<CodeKind> kind)
{
    SettingsHeard one;
    one.raw = raw;
    one.hex = QStringLiteral("02 5d 43 31 30 30 30 30 33 34 31 30 34 36 31 30 39 34 30 34 32 35 30 31 32 33 34 35 36 37 38 39 0d");
    one.framed = framed;
    one.kind = kind;
    one.code = framed;
    return one;
}

SettingsHeard weighed(const QString &weight, ScaleStatus status)
{
    SettingsHeard one = heard(QStringLiteral("S S      2.340 kg<CR><LF>"), {}, {});
    one.weight = weight;
    one.status = status;
    return one;
}

SettingsState scanners()
{
    SettingsState state;
    state.devices = {{{}, {}, true, true, true},
                     {QStringLiteral("Honeywell International Voyager 1602g S N 18309A0B2C"), kAddress, false, true, true},
                     {QStringLiteral("Zebra DS2208"), QStringLiteral("/dev/serial/by-id/usb-Zebra-if00"), false, true, false},
                     {QStringLiteral("ttyS0"), QStringLiteral("/dev/ttyS0"), false, false, true}};
    state.chosen = 1;
    state.port = QStringLiteral("115200 8N1");
    state.actions = {SettingsAction::Use, SettingsAction::Learn, SettingsAction::Layout, SettingsAction::Sheet, SettingsAction::Undo, SettingsAction::Baud, SettingsAction::Beep};
    SettingsHeard refused = heard(QStringLiteral("<STX>"), {}, {});
    refused.error = makeError(ErrorCode::ScanTooLong);
    state.heard = {heard(QStringLiteral("<STX>]C100003410461094042501234<CR>"), QStringLiteral("00003410461094042501234"), CodeKind::Sscc),
                   heard(QStringLiteral("<FF><SOH>"), {}, {}), refused, heard(QStringLiteral("SF1390000000123<CR>"), QStringLiteral("SF1390000000123"), CodeKind::Tracking),
                   heard(QStringLiteral("ZZCOKN<CR>"), QStringLiteral("ZZCOKN"), CodeKind::Command)};
    return state;
}

SettingsState scales()
{
    SettingsState state = scanners();
    state.page = SettingsPage::Scales;
    state.devices = {{QStringLiteral("Mettler Toledo BC60"), QStringLiteral("/dev/serial/by-id/usb-Mettler-if00"), false, true, true},
                     {QStringLiteral("DYMO S100"), QStringLiteral("hid:0922:8003"), false, false, true}};
    state.chosen = 0;
    state.port = QStringLiteral("XK3190-A26-f1, 115200 7E1, kg");
    state.actions = {SettingsAction::Use, SettingsAction::Find, SettingsAction::Protocol, SettingsAction::Line, SettingsAction::Undo, SettingsAction::Unit};
    state.heard = {weighed(QStringLiteral("2.340 kg"), ScaleStatus::Ok), weighed({}, ScaleStatus::Overload), weighed(QStringLiteral("0.001 kg"), ScaleStatus::Underload)};
    return state;
}

SettingsVerdict worst(SettingsWord word)
{
    SettingsVerdict verdict;
    verdict.word = word;
    verdict.seconds = word == SettingsWord::Works ? 86'399 : 0;
    verdict.first = QStringLiteral("XK3190-A26-f1, 9600 7E1");
    verdict.second = QStringLiteral("12345.678 kg");
    if (word == SettingsWord::Works)
        verdict.first = verdict.second;
    if (word == SettingsWord::LayoutWrong) {
        verdict.first = QStringLiteral("Z");
        verdict.second = QStringLiteral("<C3><9F>");
    }
    verdict.step = 21;
    verdict.total = 21;
    if (word == SettingsWord::BeepSent)
        verdict.first = QStringLiteral("<SYN><BEL><CR>");
    if (word == SettingsWord::NotSaved)
        verdict.error = makeError(ErrorCode::FileUnreadable, {{QStringLiteral("file"), QStringLiteral("/home/packbay/.config/packbay/station.ini")}});
    if (word == SettingsWord::SheetFailed)
        verdict.error = makeError(ErrorCode::PrinterOffline);
    return verdict;
}

} // namespace

QList<NamedSettings> sampleSettings()
{
    QList<NamedSettings> samples;
    for (int i = 0; i <= static_cast<int>(SettingsWord::SheetFailed); ++i) {
        const auto word = static_cast<SettingsWord>(i);
        SettingsState state = word >= SettingsWord::NoScale && word <= SettingsWord::Foreign ? scales() : scanners();
        state.verdict = worst(word);
        samples.append({QStringLiteral("settings%1").arg(i), state});
    }
    SettingsState weighing = scales();
    weighing.verdict = worst(SettingsWord::Works);
    samples.append({QStringLiteral("settings-scale"), weighing});
    SettingsState choosing = scales();
    choosing.task = SettingsTask::ChooseProtocol;
    choosing.actions.clear();
    for (int i = 0; i < 17; ++i)
        choosing.choices.append({QStringLiteral("XK3190-A26-f%1").arg(i), i < 2 ? QStringLiteral("12345.678 kg") : QString(), i == 3});
    choosing.verdict = worst(SettingsWord::Choose);
    samples.append({QStringLiteral("settings-choose"), choosing});
    SettingsState keyboard = scanners();
    keyboard.chosen = 0;
    keyboard.port = QStringLiteral("100 ms, | → <GS>");
    keyboard.actions = {SettingsAction::Learn, SettingsAction::Layout, SettingsAction::Sheet, SettingsAction::Undo, SettingsAction::Gap, SettingsAction::Separator};
    keyboard.verdict = worst(SettingsWord::Works);
    samples.append({QStringLiteral("settings-keyboard"), keyboard});
    SettingsState beeps = scanners();
    beeps.task = SettingsTask::ChooseBeep;
    beeps.actions.clear();
    beeps.choices = {{{}, {}, false}, {QStringLiteral("<BEL>"), QStringLiteral("07"), true}, {QStringLiteral("<SYN><BEL><CR>"), QStringLiteral("16 07 0d"), false}};
    beeps.verdict = worst(SettingsWord::ChooseBeep);
    samples.append({QStringLiteral("settings-beep"), beeps});
    SettingsState many = scanners();
    for (int i = 0; i < 16; ++i)
        many.devices.append({QStringLiteral("ttyS%1").arg(i), QStringLiteral("/dev/ttyS%1").arg(i), false, false, true});
    samples.append({QStringLiteral("settings-many"), many});
    samples.append({QStringLiteral("settings-empty"), {}});
    return samples;
}

} // namespace packbay::test
