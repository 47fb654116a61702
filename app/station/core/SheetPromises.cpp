#include "app/station/core/SheetRequests.h"

#include <algorithm>
#include <array>

// Which sheet belongs to which operation and to which row of the spool.
namespace packbay {
namespace {

struct Name
{
    SheetKind kind;
    QLatin1String head;
};

constexpr std::array kNames{Name{SheetKind::CartonLabel, QLatin1String("label")}, Name{SheetKind::ParcelLabel, QLatin1String("parcel")},
                            Name{SheetKind::ExceptionTag, QLatin1String("tag")},  Name{SheetKind::HoldTag, QLatin1String("hold")},
                            Name{SheetKind::BagLabel, QLatin1String("bag")},      Name{SheetKind::Manifest, QLatin1String("manifest")},
                            Name{SheetKind::PackingList, QLatin1String("packing")}, Name{SheetKind::PickList, QLatin1String("pick")}};

const QString kFirst = QStringLiteral("first");

template<class T>
const T *rowOf(const Changes &changes)
{
    for (const Row &row : changes.rows) {
        if (const T *found = std::get_if<T>(&row))
            return found;
    }
    return nullptr;
}

} // namespace

QString documentOf(const PrintSheet &sheet)
{
    if (sheet.kind == SheetKind::CartonLabel)
        return labelDocument(sheet.key);
    const auto name = std::find_if(kNames.begin(), kNames.end(), [&](const Name &each) { return each.kind == sheet.kind; });
    const bool isTag = sheet.kind == SheetKind::ExceptionTag || sheet.kind == SheetKind::HoldTag;
    const QString document = name->head + QLatin1Char('/') + sheet.key;
    return isTag ? document + QLatin1Char('/') + sheet.reason : document;
}

std::optional<PrintSheet> sheetOf(const QString &document, int copy, const QString &reason)
{
    const QString head = document.section(QLatin1Char('/'), 0, 0);
    const auto name = std::find_if(kNames.begin(), kNames.end(), [&](const Name &each) { return head == each.head; });
    if (name == kNames.end())
        return std::nullopt;
    // What a tag says is part of its name; the reason of its row may be why it was printed again.
    const QString ofTag = document.section(QLatin1Char('/'), 2);
    const QString key = document.section(QLatin1Char('/'), 1, 1);
    return ofTag.isEmpty() || ofTag == reason ? PrintSheet{name->kind, key, copy, reason} : PrintSheet{name->kind, key, copy, ofTag, reason};
}

QList<PrintSheet> sheetsOf(const Operation &operation, const Changes &changes)
{
    const Parcel *parcel = rowOf<Parcel>(changes);
    if (std::holds_alternative<ReceiveParcel>(operation.body)) {
        if (parcel && changes.verdict != Verdict::Merged)
            return {{SheetKind::ParcelLabel, parcel->lpn, 1, kFirst}};
    } else if (const auto *print = std::get_if<PrintLabel>(&operation.body)) {
        return {{SheetKind::CartonLabel, print->label, static_cast<int>(print->copy), print->reason}};
    } else if (const auto *seal = std::get_if<CloseCarton>(&operation.body)) {
        return {{SheetKind::PackingList, seal->carton, 0, kFirst}};
    } else if (const auto *list = std::get_if<CloseManifest>(&operation.body)) {
        return {{SheetKind::Manifest, list->manifest, 0, kFirst}};
    } else if (const auto *bag = std::get_if<CloseBag>(&operation.body)) {
        return {{SheetKind::BagLabel, bag->bag, 0, kFirst}};
    } else if (const auto *open = std::get_if<OpenException>(&operation.body)) {
        // A lost parcel has nothing to hang a tag on.
        if (parcel && open->code != CaseCode::LocationLost)
            return {{SheetKind::ExceptionTag, parcel->lpn, 0, enumName(open->code)}};
    }
    return {};
}

QList<PrintSheet> tagsOf(const OperationBody &body, const WorldView &world)
{
    const auto *hold = std::get_if<AddHold>(&body);
    if (!hold || hold->entity != enumName(EntityKind::Order))
        return {};
    for (const Carton &carton : world.all<Carton>(Lookup::CartonByOrder, hold->key)) {
        if (carton.state == CartonState::Open)
            return {{SheetKind::HoldTag, carton.code, 0, enumName(hold->code)}};
    }
    return {};
}

} // namespace packbay
