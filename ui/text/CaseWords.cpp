#include "ui/text/CaseWords.h"

#include "models/domain/Enums.h"

#include <QCoreApplication>

namespace packbay {
namespace {

const char *wordsOf(CaseCode code)
{
    switch (code) {
    case CaseCode::UnknownOwner: return QT_TRANSLATE_NOOP("Cases", "nobody's parcel");
    case CaseCode::NoPreAlert: return QT_TRANSLATE_NOOP("Cases", "no pre-alert");
    case CaseCode::OwnerMismatch: return QT_TRANSLATE_NOOP("Cases", "two customers named");
    case CaseCode::DuplicateScan: return QT_TRANSLATE_NOOP("Cases", "scanned twice");
    case CaseCode::WeightDeviation: return QT_TRANSLATE_NOOP("Cases", "weight differs");
    case CaseCode::Damaged: return QT_TRANSLATE_NOOP("Cases", "damaged");
    case CaseCode::Prohibited: return QT_TRANSLATE_NOOP("Cases", "prohibited goods");
    case CaseCode::Battery: return QT_TRANSLATE_NOOP("Cases", "battery");
    case CaseCode::Liquid: return QT_TRANSLATE_NOOP("Cases", "liquid");
    case CaseCode::Powder: return QT_TRANSLATE_NOOP("Cases", "powder");
    case CaseCode::Magnet: return QT_TRANSLATE_NOOP("Cases", "magnet");
    case CaseCode::LocationLost: return QT_TRANSLATE_NOOP("Cases", "not found");
    case CaseCode::WrongMerge: return QT_TRANSLATE_NOOP("Cases", "in the wrong carton");
    case CaseCode::MissingParcel: return QT_TRANSLATE_NOOP("Cases", "parcel missing");
    case CaseCode::Oversize: return QT_TRANSLATE_NOOP("Cases", "too large");
    case CaseCode::Overweight: return QT_TRANSLATE_NOOP("Cases", "too heavy");
    case CaseCode::RemoteArea: return QT_TRANSLATE_NOOP("Cases", "remote area");
    case CaseCode::Unpaid: return QT_TRANSLATE_NOOP("Cases", "not paid");
    case CaseCode::SupplementDue: return QT_TRANSLATE_NOOP("Cases", "supplement due");
    case CaseCode::LabelUnknown: return QT_TRANSLATE_NOOP("Cases", "label not certain");
    case CaseCode::LabelBlank: return QT_TRANSLATE_NOOP("Cases", "blank label");
    case CaseCode::LabelSwap: return QT_TRANSLATE_NOOP("Cases", "label on the wrong carton");
    case CaseCode::ManifestShort: return QT_TRANSLATE_NOOP("Cases", "missing at the hand-over");
    case CaseCode::ManifestExtra: return QT_TRANSLATE_NOOP("Cases", "too much at the hand-over");
    case CaseCode::StorageOverdue: return QT_TRANSLATE_NOOP("Cases", "stored too long");
    case CaseCode::ReturnedIn: return QT_TRANSLATE_NOOP("Cases", "came back");
    case CaseCode::QuantityMismatch: return QT_TRANSLATE_NOOP("Cases", "other number of pieces");
    case CaseCode::ClaimConflict: return QT_TRANSLATE_NOOP("Cases", "two customers claim it");
    case CaseCode::Address: return QT_TRANSLATE_NOOP("Cases", "address");
    case CaseCode::UnreadableLabel: return QT_TRANSLATE_NOOP("Cases", "label cannot be read");
    case CaseCode::TwoPiecesOneNumber: return QT_TRANSLATE_NOOP("Cases", "two pieces, one number");
    case CaseCode::StaleFact: return QT_TRANSLATE_NOOP("Cases", "overtaken by another station");
    case CaseCode::SyncRejected: return QT_TRANSLATE_NOOP("Cases", "refused by the central");
    case CaseCode::NotUpdated: return QT_TRANSLATE_NOOP("Cases", "not up to date");
    case CaseCode::OtherHold: break;
    }
    return QT_TRANSLATE_NOOP("Cases", "held by a supervisor");
}

} // namespace

QString caseWords(const QString &reason)
{
    const auto code = enumOf<CaseCode>(reason);
    return code ? QCoreApplication::translate("Cases", wordsOf(*code)) : reason;
}

} // namespace packbay
