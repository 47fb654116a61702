#include "models/workflow/DispatchFlow.h"

#include <QDateTime>

#include <algorithm>
#include <array>

// The hand-over list of a carrier: what was scanned must be what stands on it, then the driver signs.
namespace packbay {

QString DispatchFlow::shipDate() const
{
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(context().clock.now().value, m_settings.zone);
    return now.date().toString(QStringLiteral("yyyy-MM-dd"));
}

QStringList DispatchFlow::carriersWaiting() const
{
    QSet<QString> carriers;
    for (const CageLine &line : m_cages) {
        if (line.cartons > 0)
            carriers.insert(line.carrier);
    }
    for (const Bag &bag : world().all<Bag>(Lookup::BagByState, enumName(BagState::Closed)))
        carriers.insert(bag.carrier);
    for (const Manifest &open : world().all<Manifest>(Lookup::ManifestByState, enumName(ManifestState::Open)))
        carriers.insert(open.carrier);
    QStringList sorted(carriers.begin(), carriers.end());
    sorted.sort();
    return sorted;
}

void DispatchFlow::toManifest()
{
    m_carton = {};
    m_labelNo.clear();
    refreshCages();
    m_carriers = carriersWaiting();
    if (m_carriers.isEmpty())
        return remark(phraseOf(Text::DispatchNothingWaits), Tone::Ask);
    if (m_carriers.size() == 1)
        return openManifest(m_carriers.first());
    m_state = State::Carrier;
    sound(Tone::Ask);
}

void DispatchFlow::openManifest(const QString &carrier)
{
    const QString date = shipDate();
    for (const Manifest &open : world().all<Manifest>(Lookup::ManifestByState, enumName(ManifestState::Open))) {
        if (open.carrier == carrier && open.shipDate == date)
            return beginManifest(open);
    }
    submit(
        OpenManifest{{}, carrier, date},
        [this](const OperationOutcome &outcome) {
            const QString no = std::get<OpenManifest>(outcome.operation.body).manifest;
            beginManifest(world().manifest(no).value_or(Manifest{}));
        },
        [this](const Error &error) {
            toIdle();
            stop(error);
        });
}

void DispatchFlow::beginManifest(const Manifest &manifest)
{
    toIdle();
    m_manifest = manifest;
    switch (manifest.state.value()) {
    case ManifestState::None:
    case ManifestState::Open: break;
    case ManifestState::Closing:
        return refuse(makeError(ErrorCode::NotConfirmedYet, {{QStringLiteral("manifest"), manifest.no}}));
    case ManifestState::Closed:
        m_state = State::Driver;
        return sound(Tone::Ask);
    case ManifestState::HandedOver:
        return info(phraseOf(Text::DispatchHandedOver, {{QStringLiteral("manifest"), manifest.no},
                                                               {QStringLiteral("n"), manifest.cartons}}), Tone::Dup);
    }
    m_state = State::Manifest;
    refreshManifest();
    // What this station put on the list was scanned here; what another station put there is still to be seen.
    if (manifest.station == context().session.station)
        m_scannedSet = m_listed;
    refreshManifest();
    sound(Tone::Ok);
}

void DispatchFlow::refreshManifest()
{
    m_listed.clear();
    QSet<QString> expected;
    for (const Carton &carton : world().all<Carton>(Lookup::CartonByManifest, m_manifest.no))
        m_listed.insert(carton.code);
    for (const Carton &carton : world().all<Carton>(Lookup::CartonByState, enumName(CartonState::Labelled))) {
        if (!carton.cage.isEmpty() && carton.carrier == m_manifest.carrier && carton.manifest.isEmpty())
            expected.insert(carton.code);
    }
    for (const Bag &bag : world().all<Bag>(Lookup::BagByState, enumName(BagState::Closed))) {
        if (bag.carrier != m_manifest.carrier)
            continue;
        for (const Carton &carton : world().all<Carton>(Lookup::CartonByBag, bag.code))
            expected.insert(carton.code);
    }
    const QSet<QString> missing = (expected + m_listed) - m_scannedSet;
    m_missing = QStringList(missing.begin(), missing.end());
    m_missing.sort();
}

void DispatchFlow::scannedManifest(const ScanMeaning &scan)
{
    m_state = State::Manifest;
    if (scan.kind == CodeKind::Cage)
        return addCage(scan.entity);
    if (scan.kind == CodeKind::Bag)
        return addToManifest({{}, scan.entity}, false);
    const Result<Carton> carton = cartonOf(scan);
    if (!carton)
        return refuse(carton.error());
    if (m_scannedSet.contains(carton->code)) {
        return info(phraseOf(Text::DispatchOnManifest, {{QStringLiteral("carton"), carton->code},
                                                               {QStringLiteral("manifest"), m_manifest.no}}), Tone::Dup);
    }
    if (carton->manifest == m_manifest.no) {
        m_scannedSet.insert(carton->code);
        refreshManifest();
        return sound(Tone::Ok);
    }
    addToManifest({carton->code, {}}, false);
}

void DispatchFlow::addCage(const QString &cage)
{
    const std::optional<Location> location = world().location(cage);
    if (!location || location->carrier != m_manifest.carrier) {
        return stop(makeError(ErrorCode::WrongCage, {{QStringLiteral("scanned"), cage},
                                                     {QStringLiteral("manifest_carrier"), m_manifest.carrier}}));
    }
    for (const Carton &carton : world().all<Carton>(Lookup::CartonByState, enumName(CartonState::Labelled))) {
        if (carton.cage == cage && carton.manifest.isEmpty())
            m_batch.append(carton.code);
    }
    m_batch.sort();
    if (m_batch.isEmpty())
        return info(phraseOf(Text::DispatchCageEmpty, {{QStringLiteral("cage"), cage}}), Tone::Dup);
    addNextOfBatch();
}

void DispatchFlow::addNextOfBatch()
{
    if (!m_batch.isEmpty())
        return addToManifest({m_batch.takeFirst(), {}}, true);
    refreshManifest();
    sound(m_extra.isEmpty() ? Tone::Step : Tone::Ask);
}

void DispatchFlow::addToManifest(const Added &piece, bool inBatch)
{
    submit(
        AddToManifest{m_manifest.no, piece.carton, piece.bag},
        [this, piece, inBatch](const OperationOutcome &) {
            added(piece);
            if (inBatch)
                return addNextOfBatch();
            refreshManifest();
            sound(Tone::Ok);
        },
        [this, piece, inBatch](const Error &error) {
            const QString code = piece.carton.isEmpty() ? piece.bag : piece.carton;
            const bool listed = std::any_of(m_extra.begin(), m_extra.end(), [&](const Extra &extra) { return extra.code == code; });
            if (!listed)
                m_extra.append({code, error});
            if (inBatch)
                return addNextOfBatch();
            // It may become right by itself (confirmed by the central), at once (bag sealed, bag scanned) or is done
            // already; all else lies on the wrong heap.
            constexpr std::array kPassing{ErrorCode::NotConfirmedYet, ErrorCode::BagOpen, ErrorCode::BagClosed,
                                          ErrorCode::AlreadyOnManifest};
            if (std::find(kPassing.begin(), kPassing.end(), error.code) != kPassing.end())
                return refuse(error);
            stop(error);
        });
}

void DispatchFlow::added(const Added &piece)
{
    m_added.append(piece);
    if (piece.bag.isEmpty()) {
        m_scannedSet.insert(piece.carton);
    } else {
        for (const Carton &carton : world().all<Carton>(Lookup::CartonByBag, piece.bag))
            m_scannedSet.insert(carton.code);
    }
    const QString code = piece.carton.isEmpty() ? piece.bag : piece.carton;
    m_extra.removeIf([&](const Extra &extra) { return extra.code == code; });
}

void DispatchFlow::commandedInManifest(Command command)
{
    constexpr std::array kKeys{Command::Choice1, Command::Choice2, Command::Choice3, Command::Choice4};
    const bool onward = command == Command::Next || command == Command::Ok;
    const bool backward = command == Command::Back || command == Command::No;
    switch (m_state) {
    case State::Carrier: {
        const qsizetype choice = std::distance(kKeys.begin(), std::find(kKeys.begin(), kKeys.end(), command));
        if (choice < std::min(m_carriers.size(), kChoices))
            return openManifest(m_carriers.at(choice));
        if (backward)
            toIdle();
        return;
    }
    case State::Manifest:
        if (backward)
            return toIdle();
        if (!onward)
            return;
        refreshManifest();
        if (m_missing.isEmpty())
            return closeManifest();
        m_state = State::Missing;
        return sound(Tone::Ask);
    case State::Missing:
        if (command == Command::Choice2)
            return removeMissing();
        if (backward)
            m_state = State::Manifest;
        else if (onward)
            closeManifest();
        return;
    case State::Driver:
        if (command == Command::Reprint) {
            m_sheets = {{Text::WordManifest, {PrintSheet{SheetKind::Manifest, m_manifest.no, 0, QStringLiteral("first")}}}};
            askWhy(State::ReprintReason);
            m_sheet = 0;
            return;
        }
        if (backward)
            toIdle();
        return;
    default: return;
    }
}

void DispatchFlow::removeLast()
{
    if (m_added.isEmpty())
        return info(phraseOf(Text::NothingToUndo), Tone::Blocked);
    const Added last = m_added.last();
    submit(RemoveFromManifest{m_manifest.no, last.carton, last.bag, QStringLiteral("undo")},
           [this, last](const OperationOutcome &) {
               m_added.removeLast();
               m_scannedSet.remove(last.carton);
               if (!last.bag.isEmpty()) {
                   for (const Carton &carton : world().all<Carton>(Lookup::CartonByBag, last.bag))
                       m_scannedSet.remove(carton.code);
               }
               refreshManifest();
               say(phraseOf(Text::DispatchUndoneManifest,
                             {{QStringLiteral("code"), last.carton.isEmpty() ? last.bag : last.carton}}),
                    Tone::Ok);
           });
}

void DispatchFlow::removeMissing()
{
    for (const QString &code : std::as_const(m_missing)) {
        if (!m_listed.contains(code))
            continue;
        // A carton inside a bag goes off the list with its bag.
        const QString bag = world().carton(code).value_or(Carton{}).bag;
        submit(RemoveFromManifest{m_manifest.no, bag.isEmpty() ? code : QString(), bag, QStringLiteral("not scanned")},
               [this](const OperationOutcome &) {
                   refreshManifest();
                   m_scannedSet.intersect(m_listed);
                   refreshManifest();
                   removeMissing();
               });
        return;
    }
    m_state = m_missing.isEmpty() ? State::Manifest : State::Missing;
    sound(Tone::Ok);
}

void DispatchFlow::closeManifest()
{
    QStringList cartons(m_scannedSet.begin(), m_scannedSet.end());
    cartons.sort();
    submit(
        CloseManifest{m_manifest.no, cartons},
        [this, cartons](const OperationOutcome &) {
            m_manifest.cartons = cartons.size();
            m_state = State::Driver;
            effect(PrintSheet{SheetKind::Manifest, m_manifest.no, 0, QStringLiteral("first")});
            sound(Tone::Step);
        },
        [this](const Error &error) {
            m_state = State::Manifest;
            refreshManifest();
            error.code == ErrorCode::NotConfirmedYet ? complain(error) : stop(error);
        });
}

void DispatchFlow::handOver(const QString &driver)
{
    submit(HandOverManifest{m_manifest.no, driver}, [this, driver](const OperationOutcome &) {
        const Phrase word = phraseOf(Text::DispatchHandedOver, {{QStringLiteral("manifest"), m_manifest.no},
                                                                {QStringLiteral("driver"), driver},
                                                                {QStringLiteral("n"), m_manifest.cartons}});
        finish(word);
    });
}

} // namespace packbay
