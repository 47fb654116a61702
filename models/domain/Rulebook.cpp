#include "models/domain/Rulebook.h"

#include "models/domain/Rules.h"

namespace packbay {
namespace {

constexpr qsizetype kLongestText = 4096;

Error badField(const char *name)
{
    return refusal(ErrorCode::InvalidOperation, {{"field", QLatin1String(name)}});
}

/// What no payload of any type may hold: missing ids, negative measures, endless texts, the separator of natural keys.
template<class Body>
Status checkPayload(const Body &body)
{
    const char *wrong = nullptr;
    Body::fields(body, [&wrong](const char *name, const auto &value) {
        using V = std::remove_cvref_t<decltype(value)>;
        bool ok = true;
        if constexpr (std::is_same_v<V, EntityId>) {
            ok = !value.isNull();
        } else if constexpr (std::is_same_v<V, Grams> || std::is_same_v<V, UtcMs>) {
            ok = value.value >= 0;
        } else if constexpr (std::is_same_v<V, Dimensions>) {
            ok = value.length.value >= 0 && value.width.value >= 0 && value.height.value >= 0;
        } else if constexpr (std::is_same_v<V, QString>) {
            const bool raw = qstrcmp(name, "raw_scan") == 0;
            ok = value.size() <= kLongestText && (raw || !value.contains(QChar(0x1f))) && !value.contains(QChar(0));
        }
        if (!ok && wrong == nullptr)
            wrong = name;
    });
    if (wrong != nullptr)
        return badField(wrong);
    return {};
}

Status checkSender(const Operation &operation)
{
    if (operation.id.isNull())
        return badField("op_id");
    if (operation.station.isEmpty())
        return badField("station");
    const bool central = operation.station == QLatin1String("central") && operation.role == Role::System;
    if (classOf(operation.body) == OpClass::Upstream && !central)
        return refusal(ErrorCode::NotAllowedForRole, {{"type", typeOf(operation.body)},
                                                      {"station", operation.station},
                                                      {"role", enumName(operation.role)}});
    return {};
}

/// The catalogue's word for a refused fact.
CaseCode caseOf(ErrorCode code)
{
    switch (code) {
    case ErrorCode::OwnerMismatch: return CaseCode::OwnerMismatch;
    case ErrorCode::UnknownOwner: return CaseCode::UnknownOwner;
    case ErrorCode::LabelOnWrongCarton: return CaseCode::LabelSwap;
    case ErrorCode::WeightDiffers: return CaseCode::WeightDeviation;
    case ErrorCode::ManifestDiffers: return CaseCode::ManifestShort;
    default: return CaseCode::StaleFact;
    }
}

/// What an operation names on paper, for the case's list.
struct Paper
{
    EntityKind kind = EntityKind::Case;
    QString key;
};

Paper paperOf(const OperationBody &body, const WorldView *world)
{
    Paper paper;
    std::visit([&](const auto &b) {
        using B = std::remove_cvref_t<decltype(b)>;
        if constexpr (requires { b.parcel; }) {
            const std::optional<Parcel> parcel = world ? world->template get<Parcel>(b.parcel) : std::nullopt;
            paper = {EntityKind::Parcel, parcel ? parcel->tracking : b.parcel.toString()};
        } else if constexpr (requires { b.tracking; }) {
            paper = {EntityKind::Parcel, b.tracking};
        } else if constexpr (requires { b.entity; b.key; }) {
            paper = {enumOf<EntityKind>(b.entity).value_or(EntityKind::Case), b.key};
        } else if constexpr (requires { b.manifest; }) {
            paper = {EntityKind::Manifest, b.manifest};
        } else if constexpr (requires { b.carton; }) {
            paper = {EntityKind::Carton, b.carton};
        } else if constexpr (requires { b.bag; }) {
            paper = {EntityKind::Bag, b.bag};
        } else if constexpr (requires { b.label; }) {
            paper = {EntityKind::Label, b.label};
        } else if constexpr (requires { b.order; }) {
            paper = {EntityKind::Order, b.order};
        } else if constexpr (std::is_same_v<B, SubmitOrder>) {
            paper = {EntityKind::Order, b.no};
        } else if constexpr (requires { b.carrierNo; }) {
            paper = {EntityKind::TrackingEvent, b.carrierNo};
        } else {
            B::fields(b, [&paper](const char *, const auto &value) {
                if constexpr (std::is_same_v<std::remove_cvref_t<decltype(value)>, QString>) {
                    if (paper.key.isEmpty())
                        paper.key = value;
                }
            });
        }
    }, body);
    return paper;
}

QJsonObject bothSides(const Operation &operation, const QJsonObject &world)
{
    return facts({{"operation", factsOf(operation)}, {"world", world}});
}

Result<Changes> decideOn(const Operation &operation, const WorldView &world, Deed deed)
{
    PACKBAY_TRY(checkSender(operation));
    Draft draft(world, operation, deed);
    const Status decided = std::visit(
        [&draft](const auto &body) -> Status {
            PACKBAY_TRY(checkPayload(body));
            return decide(draft, body);
        },
        operation.body);
    if (!decided)
        return decided.error();
    return draft.take();
}

} // namespace

Result<Changes> Rulebook::apply(const Operation &operation, const WorldView &world) const
{
    return decideOn(operation, world, Deed::Ahead);
}

Result<Changes> Rulebook::applyAgain(const Operation &operation, const WorldView &world) const
{
    return decideOn(operation, world, Deed::Done);
}

Result<Changes> Rulebook::applyAsAuthority(const Operation &operation, const WorldView &world) const
{
    Result<Changes> decided = applyAgain(operation, world);
    if (decided || classOf(operation.body) != OpClass::Fact || decided.error().code == ErrorCode::InvalidOperation)
        return decided;
    if (std::holds_alternative<ReceiveParcel>(operation.body))
        return receiveAnyway(operation, world, decided.error());
    const Error &error = decided.error();
    const Paper paper = paperOf(operation.body, &world);
    Changes observed;
    observed.verdict = Verdict::Exception;
    observed.code = error.code;
    observed.args = error.args;
    observed.rows.push_back(makeCase(operation, caseOf(error.code), paper.kind, paper.key,
                                     bothSides(operation, error.args), error.code));
    return observed;
}

Result<Changes> Rulebook::receiveAnyway(const Operation &operation, const WorldView &world, const Error &why) const
{
    // The parcel lies there whatever the label or the clerk said: take what stands against it out of the receipt and
    // let the case say so.
    Operation physical = operation;
    auto &body = std::get<ReceiveParcel>(physical.body);
    if (why.code == ErrorCode::AlreadyExists && !body.lpn.isEmpty())
        body.lpn.clear();
    else if (!body.owner.isEmpty())
        body.owner.clear();
    else
        return why;
    PACKBAY_TRY_ASSIGN(changes, applyAsAuthority(physical, world));
    auto &parcel = std::get<Parcel>(changes.rows.front());
    if (why.code == ErrorCode::OwnerMismatch)
        parcel.holds.append(Hold{CaseCode::OwnerMismatch, operation.actor, operation.at, QString()});
    // An unclaimed receipt has its own case already; its id is that of this one.
    const Case opened = makeCase(operation, caseOf(why.code), EntityKind::Parcel, parcel.tracking,
                                 bothSides(operation, why.args), why.code);
    std::erase_if(changes.rows, [&opened](const Row &row) { return idOf(row) == opened.id; });
    changes.rows.push_back(opened);
    changes.verdict = Verdict::Exception;
    changes.code = why.code;
    changes.args = why.args;
    return changes;
}

Case Rulebook::caseOfRefusal(const Operation &operation, const Error &error) const
{
    const Paper paper = paperOf(operation.body, nullptr);
    return makeCase(operation, CaseCode::SyncRejected, paper.kind, paper.key, bothSides(operation, error.args),
                    error.code);
}

} // namespace packbay
