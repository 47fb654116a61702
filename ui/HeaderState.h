#pragma once
#include "models/domain/Error.h"
#include "models/domain/Ports.h"

#include <QString>

/// What the header shows about the outside world, as plain values that app/ hands in.
namespace packbay {

/// The sync chip in words; offline is grey, it becomes amber when it lasts or grows or needs a person, red only when a
/// step needs the net.
struct SyncChipState
{
    enum class Level { Idle, Sending, Offline, Late, Blocked };
    Level level = Level::Idle;
    int waiting = 0; ///< operations that the central has not answered yet
    ErrorCode problem = ErrorCode::None; ///< its title is shown instead of "Offline"; none = nobody answers
    int httpStatus = 0;                  ///< of a central that answered with a fault of its own

    bool operator==(const SyncChipState &) const = default;
};

/// A device, or the backup when there is something to say of it.
struct DeviceChipState
{
    enum class Kind { Scanner, Scale, Printer, Camera, Backup };
    Kind kind = Kind::Scanner;
    DeviceState state = DeviceState::Absent;
    ErrorCode problem = ErrorCode::None; ///< its title is shown instead of the plain state (no paper, overload ...)
    QString name;                        ///< for the help page
    QString words = {};                  ///< of a printer what it says itself (printerWords()), of a scale what is wrong

    bool operator==(const DeviceChipState &) const = default;
};

/// One line about a device, without colour: "Scale not answering".
QString deviceWords(const DeviceChipState &device);
/// What to do about a device that does not work; empty when it does.
QString deviceRemedy(const DeviceChipState &device);
/// "Scale".
QString deviceKindWord(DeviceChipState::Kind kind);
QString syncWords(const SyncChipState &sync);
/// The sync chip when there is little room.
QString syncShortWords(const SyncChipState &sync);

} // namespace packbay
