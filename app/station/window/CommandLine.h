#pragma once
#include "models/domain/Enums.h"
#include "models/domain/Result.h"

#include <QStringList>

#include <optional>

namespace packbay {

/// The options of `packbay` (architecture.md 11.14).
struct StationOptions
{
    bool demo = false;
    QString database;          ///< instead of the one of the configuration
    QString config;            ///< instead of the one of the user
    std::optional<Role> role;  ///< clerk: Receive first, supervisor: Queue first
    QString language;          ///< of Language::available()
    QString theme;             ///< light, dark, contrast or auto
    QString screenshots;       ///< folder for the pictures; implies the demo
    bool selfTest = false;
    bool version = false;
    bool help = false;

    bool operator==(const StationOptions &) const = default;
};

/// Reads the words after the program's name. UsageWrong (8005) with the argument "option" for a word that is not known, a
/// value that is missing or not possible, and for --demo together with --config or --db.
Result<StationOptions> readCommandLine(const QStringList &words);
QString usageText();

} // namespace packbay
