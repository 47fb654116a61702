#pragma once
#include "models/workflow/SettingsState.h"

namespace packbay {

/// The sentence of the settings screen and what to do.
struct SettingsSentence
{
    QString title;
    QString remedy;
    QString code; ///< of an error
};
SettingsSentence settingsSentence(const SettingsVerdict &verdict);
/// "Learn prefix and suffix".
QString settingsActionWord(SettingsAction action, bool isUsed);
/// What is chosen; "none" where it is nothing.
QString settingsChoiceName(const SettingsChoice &choice);
/// "Tracking number".
QString codeKindWord(CodeKind kind);
/// "moving".
QString scaleStatusWord(ScaleStatus status);
/// "in use", "plugged in", "not plugged in", "in use, but not plugged in".
QString settingsDeviceWord(const SettingsDevice &device);
/// "Keyboard scanners" for the scanners that type; the name of its maker otherwise.
QString settingsDeviceName(const SettingsDevice &device);
/// What a device said means, in one line.
QString settingsMeaning(const SettingsHeard &heard);

} // namespace packbay
