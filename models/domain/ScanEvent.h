#pragma once
#include "models/domain/Units.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

#include "models/domain/Error.h"

namespace packbay {

/// One framed scan as a device delivered it, before anybody knows what it means.
struct ScanEvent
{
    QByteArray raw;      ///< the bytes without prefix and suffix; GS is 0x1D
    QString aim;         ///< AIM identifier ("]C1"), or empty when the device sends none
    QString device;      ///< stable name of the device, for the duplicate gate and the audit
    MonotonicMs at;      ///< when the last byte arrived
    bool repeat = false; ///< the same code from the same device 1.5 s to 3 s ago
};

/// What a code is (architecture.md 11.6).
enum class CodeKind {
    Tracking, Sscc, Gtin, Gs1, Member, Parcel, Location, Carton, Order, Bag, Cage, Tote, Manifest, Command, Badge, Unknown
};

/// How sure a carrier guess is, best first. Only Check and Prefix may stand alone; Length never decides.
enum class CarrierEvidence { Check, Prefix, Length };

struct CarrierGuess
{
    QString code;   ///< "s10", "ups", "sf" ...
    QString name;
    bool checked = false;
    CarrierEvidence evidence = CarrierEvidence::Length;
};

/// A carrier format that the text fits but for its check digit.
struct FailedCheck
{
    QString code;
    QString name;
    int position = 0; ///< from 1 in the normalised text
    QString read;
    QString expected;
};

struct Gs1Element
{
    QString ai;
    QString value;
};

/// The meaning of a scan. `normalized` is the key for every look-up; the carrier is only a ranked guess.
struct ScanMeaning
{
    QString input;      ///< as scanned, for the echo and the audit
    CodeKind kind = CodeKind::Unknown;
    QString normalized;
    QString aim;
    QList<CarrierGuess> carriers;
    QList<FailedCheck> failed;
    std::optional<QList<Gs1Element>> gs1; ///< in the order of the scan
    QString entity;     ///< the code without ZZ, letter and check character ("SH1A031204B"), or the member code
    QString command;    ///< "OK", "UNDO" ... for commands
    std::optional<Error> error;
    QString device;
    MonotonicMs at;
};

/// The name of a kind as the command line prints it ("tracking").
QString codeKindName(CodeKind kind);

} // namespace packbay
