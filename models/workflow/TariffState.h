#pragma once
#include "models/domain/Error.h"
#include "models/domain/FindingText.h"
#include "models/domain/Units.h"

#include <QList>
#include <QString>

#include <optional>

/// What the supervisor's tariff screen shows, as plain values: app/ makes it of packs and versions, ui/ paints it.
namespace packbay {

enum class TariffPage { Import, History };

/// What F12 and F4 do; the choices, the pages and the way back need no word of their own.
enum class TariffAction { Publish, Export };

/// A pack that lies in an import folder, or a published version.
struct TariffChoice
{
    QString name;       ///< of the folder or file; the version
    QString path;       ///< of a pack
    UtcMs at;           ///< last changed; published
    QString sha256;     ///< from here on of versions only
    QString by;         ///< name and badge
    QString validFrom;  ///< "2026-01-01"; "" = open
    QString validTo;
    bool isInForce = false;
    bool isWaiting = false; ///< the central has not taken it yet

    bool operator==(const TariffChoice &) const = default;
};

/// One finding of the dry run, or one difference to another version.
struct TariffLine
{
    enum class Kind { Error, Warning, Added, Removed, Changed };
    Kind kind = Kind::Error;
    QString place;      ///< the file of a finding, the sheet of a difference
    int row = 0;        ///< of a finding; 0 = the file as a whole
    QString column;
    QString columnZh;
    QString key;        ///< the cells that name the row of a difference
    QString before;
    QString after;
    ErrorCode code = ErrorCode::None; ///< of a finding
    FindingText message;     ///< with what was read
    FindingText remedy;

    bool operator==(const TariffLine &) const = default;
};

/// The one line that says how things stand.
enum class TariffWord {
    NoPack, ChoosePack, Reading, Findings, Same, FirstReady, Ready,              // import
    Publishing, Waiting, Confirmed, NotTaken,                                    // publishing
    NoVersion, ChooseVersion, FirstVersion, VersionShown, Exporting, Exported,   // history
    Failed
};

struct TariffVerdict
{
    TariffWord word = TariffWord::ChoosePack;
    QString name;       ///< pack, version or folder
    QString other;      ///< the version that it is compared with
    QString from;       ///< first day
    int count = 0;      ///< errors, differences, versions
    std::optional<Error> error; ///< Failed
};

struct TariffState
{
    TariffPage page = TariffPage::Import;
    QList<TariffChoice> choices;
    int chosen = -1;
    QList<TariffLine> lines;
    TariffVerdict verdict;
    QList<TariffAction> actions; ///< the keys that mean something now
};

} // namespace packbay
