#include "models/workflow/DispatchFlow.h"

#include <QHash>

#include <algorithm>

namespace packbay {

DispatchFlow::DispatchFlow(const FlowContext &context, DispatchSettings settings)
    : BenchFlow(context, ScreenId::Dispatch)
    , m_settings(std::move(settings))
{
}

void DispatchFlow::reset()
{
    m_carton = {};
    m_order = {};
    m_labelNo.clear();
    m_bag.clear();
    m_manifest = {};
    toIdle();
    if (doubt())
        sound(Tone::Ask);
}

void DispatchFlow::toIdle()
{
    m_state = State::Idle;
    m_openedByLabel.clear();
    m_voidReason.clear();
    m_sheets.clear();
    m_listed.clear();
    m_scannedSet.clear();
    m_missing.clear();
    m_extra.clear();
    m_added.clear();
    m_batch.clear();
    refreshCages();
}

void DispatchFlow::finish(const Phrase &word)
{
    toIdle();
    say(word, Tone::Step);
}

void DispatchFlow::refreshCages()
{
    QHash<QString, CageLine> lines;
    for (const Location &cage : world().all<Location>(Lookup::LocationByKind, enumName(LocationKind::Cage))) {
        if (cage.enabled)
            lines.insert(cage.code, {cage.code, cage.carrier, 0, {}});
    }
    for (const Carton &carton : world().all<Carton>(Lookup::CartonByState, enumName(CartonState::Labelled))) {
        const auto line = lines.find(carton.cage);
        if (line == lines.end())
            continue;
        ++line->cartons;
        const UtcMs cutOff = world().order(carton.order).value_or(Order{}).cutOff;
        if (cutOff.value > 0 && (line->cutOff.value == 0 || cutOff < line->cutOff))
            line->cutOff = cutOff;
    }
    m_cages = lines.values();
    std::sort(m_cages.begin(), m_cages.end(), [](const CageLine &a, const CageLine &b) { return a.cage < b.cage; });
}

QString DispatchFlow::suggestedCage() const
{
    const auto found = std::find_if(m_cages.begin(), m_cages.end(),
                                    [&](const CageLine &line) { return line.carrier == m_carton.carrier; });
    return found == m_cages.end() ? QString() : found->cage;
}

void DispatchFlow::onScan(const ScanMeaning &scan)
{
    switch (m_state) {
    case State::Idle:
    case State::BagCard: scannedIdle(scan); return;
    // The label is in the clerk's hand before the printer has answered: that is answer enough.
    case State::Printing:
    case State::AskPrinted:
    case State::Stick: scannedLabel(scan); return;
    case State::Cage: scannedCage(scan); return;
    case State::VoidBadge: {
        if (const std::optional<QString> badge = approverOf(scan))
            voidLabel(*badge);
        return;
    }
    case State::Buying: refuse(notWanted(scan, QStringLiteral("label"))); return;
    case State::WhichSheet: scannedIdle(scan); return;
    case State::ReprintReason:
    case State::VoidReason: refuse(notWanted(scan, QStringLiteral("reason"))); return;
    case State::Carrier: {
        const std::optional<Location> cage = world().location(scan.entity);
        if (scan.kind != CodeKind::Cage || !cage)
            return refuse(notWanted(scan, QStringLiteral("cage")));
        openManifest(cage->carrier);
        return;
    }
    case State::Manifest:
    case State::Missing: scannedManifest(scan); return;
    case State::Driver:
        scan.kind == CodeKind::Badge ? handOver(scan.entity) : refuse(notWanted(scan, QStringLiteral("badge")));
        return;
    }
}

void DispatchFlow::scannedIdle(const ScanMeaning &scan)
{
    if (m_state == State::WhichSheet)
        m_state = State::Idle;
    m_sheets.clear();
    offerSheets(scan);
    if (scan.kind == CodeKind::Manifest) {
        const std::optional<Manifest> manifest = world().manifest(scan.entity);
        if (!manifest)
            return refuse(makeError(ErrorCode::UnknownCode, {{QStringLiteral("code"), scan.normalized}}));
        return beginManifest(*manifest);
    }
    if (scan.kind == CodeKind::Bag) {
        const std::optional<Bag> bag = world().bag(scan.entity);
        if (!bag)
            return refuse(makeError(ErrorCode::UnknownCode, {{QStringLiteral("code"), scan.normalized}}));
        if (bag->state != BagState::Open)
            return info(phraseOf(Text::DispatchBagClosed, {{QStringLiteral("bag"), bag->code}}), Tone::Dup);
        m_bag = bag->code;
        m_state = State::BagCard;
        return sound(Tone::Ok);
    }
    const Result<Carton> carton = cartonOf(scan);
    if (carton)
        return openCarton(*carton, scan);
    for (const Label &label : world().all<Label>(Lookup::LabelByCarrierNo, scan.normalized)) {
        if (!(label.state == LabelState::Voided))
            continue;
        m_carton = {}; // the card of another carton would be taken for this label's
        m_labelNo.clear();
        return stop(makeError(ErrorCode::LabelVoided, {{QStringLiteral("label"), label.no}, {QStringLiteral("carton"), label.carton}, {QStringLiteral("carrier_no"), label.carrierNo}}));
    }
    refuse(carton.error());
}

void DispatchFlow::openCarton(const Carton &carton, const ScanMeaning &scan)
{
    m_state = State::Idle;
    takeCarton(carton);
    m_labelNo = carton.label;
    m_openedByLabel = isLabelCode(scan) ? scan.normalized : QString();
    m_copy = 0;
    m_printState = PrintState::Queued;
    m_printer = {};
    if (!carton.manifest.isEmpty()) {
        return info(phraseOf(Text::DispatchOnManifest, {{QStringLiteral("carton"), carton.code},
                                                               {QStringLiteral("manifest"), carton.manifest}}), Tone::Dup);
    }
    const std::optional<Label> label = world().label(carton.label);
    label && label->state != LabelState::Voided ? openLabelled(*label) : issueLabel();
}

void DispatchFlow::takeCarton(const Carton &carton)
{
    m_carton = carton;
    m_order = world().order(carton.order).value_or(Order{});
    m_service = context().freight.nameOf(carton.service);
    if (m_service.name.isEmpty())
        m_service.name = carton.service;
}

void DispatchFlow::openLabelled(const Label &label)
{
    m_sheets.clear();
    m_copy = static_cast<int>(label.copies);
    switch (label.state.value()) {
    case LabelState::Issued: print(QStringLiteral("first")); return;
    case LabelState::Printed:
        m_state = State::Stick;
        sound(Tone::Ok);
        return;
    case LabelState::Verified:
    case LabelState::VoidRejected:
        if (label.verifiedAt.value == 0) { // its carrier keeps it before it was ever scanned back
            m_state = State::Stick;
            return sound(Tone::Ok);
        }
        if (!m_carton.cage.isEmpty() || !m_carton.bag.isEmpty()) {
            return info(phraseOf(Text::DispatchFiledAlready,
                                        {{QStringLiteral("carton"), m_carton.code},
                                         {QStringLiteral("place"), m_carton.bag.isEmpty() ? m_carton.cage : m_carton.bag}}), Tone::Dup);
        }
        m_state = State::Cage;
        sound(Tone::Ok);
        return;
    case LabelState::VoidRequested: // not void yet: nobody may tear it off
        remark(phraseOf(Text::DispatchVoidAsked, {{QStringLiteral("label"), label.no}}), Tone::Blocked);
        return;
    case LabelState::Voided: stop(makeError(ErrorCode::LabelVoided, {{QStringLiteral("label"), label.no}})); return;
    case LabelState::Requesting:
    case LabelState::Unknown:
        if (label.bought) {
            m_state = State::Buying;
            return;
        }
        [[fallthrough]];
    case LabelState::None:
    case LabelState::Failed: refuse(makeError(ErrorCode::NotConfirmedYet, {{QStringLiteral("label"), label.no}})); return;
    }
}

void DispatchFlow::scannedCage(const ScanMeaning &scan)
{
    if (scan.kind == CodeKind::Cage)
        return cageCarton(scan.entity);
    if (scan.kind == CodeKind::Bag)
        return intoBag(scan.entity);
    const Result<Carton> carton = cartonOf(scan);
    if (carton && carton->code == m_carton.code)
        return info(phraseOf(Text::WeighThisCarton, {{QStringLiteral("carton"), m_carton.code}}), Tone::Dup);
    refuse(notWanted(scan, QStringLiteral("cage")));
}

void DispatchFlow::cageCarton(const QString &cage)
{
    submit(
        CageCarton{m_carton.code, cage},
        [this, cage](const OperationOutcome &outcome) {
            if (outcome.accepted->verdict == Verdict::Exception)
                return stopAtCage(makeError(outcome.accepted->code, outcome.accepted->args));
            m_carton.cage = cage;
            finish(phraseOf(Text::DispatchCaged,
                            {{QStringLiteral("carton"), m_carton.code}, {QStringLiteral("cage"), cage}}));
        },
        [this](const Error &error) {
            // A cage that is none of ours is a wrong scan, another carrier's cage is a wrong place.
            if (error.code == ErrorCode::NotFound || error.code == ErrorCode::WrongKindOfCode)
                return refuse(error);
            stopAtCage(error);
        });
}

void DispatchFlow::stopAtCage(const Error &error)
{
    Error shown = error;
    if (error.code == ErrorCode::WrongCage) {
        shown.args.insert(QStringLiteral("scanned"), error.args.value(QStringLiteral("cage")));
        shown.args.insert(QStringLiteral("cage"), suggestedCage());
    }
    stop(shown);
}

void DispatchFlow::intoBag(const QString &code)
{
    if (world().bag(code))
        return bagCarton(code);
    submit(OpenBag{code, m_carton.carrier, m_settings.bagLimit}, [this, code](const OperationOutcome &) { bagCarton(code); });
}

void DispatchFlow::bagCarton(const QString &bag)
{
    submit(
        BagCarton{bag, m_carton.code},
        [this, bag](const OperationOutcome &) {
            m_bag = bag;
            m_carton.bag = bag;
            finish(phraseOf(Text::DispatchBagged, {{QStringLiteral("carton"), m_carton.code}, {QStringLiteral("bag"), bag}}));
        },
        [this](const Error &error) {
            // A sealed bag: take another. A bag that is full or another carrier's is a wrong place.
            error.code == ErrorCode::BagClosed ? refuse(error) : stop(error);
        });
}

void DispatchFlow::closeBag()
{
    if (m_bag.isEmpty())
        return;
    submit(CloseBag{m_bag}, [this](const OperationOutcome &) {
        const QString bag = m_bag;
        m_bag.clear();
        effect(PrintSheet{SheetKind::BagLabel, bag, 0, QStringLiteral("first")});
        finish(phraseOf(Text::DispatchBagSealed, {{QStringLiteral("bag"), bag}}));
    });
}

void DispatchFlow::onCommand(Command command)
{
    switch (m_state) {
    case State::WhichSheet:
    case State::ReprintReason:
    case State::VoidReason:
    case State::VoidBadge: commandedWithReason(command); return;
    case State::Carrier:
    case State::Manifest:
    case State::Missing:
    case State::Driver: commandedInManifest(command); return;
    case State::BagCard:
        if (command == Command::Seal || command == Command::Ok || command == Command::Next)
            return closeBag();
        if (command == Command::Back || command == Command::No)
            toIdle();
        return;
    case State::Idle:
        if (const auto sheet = doubt(); sheet && (command == Command::Ok || command == Command::No))
            return settleDoubt(*sheet, command == Command::Ok);
        if (command == Command::Next)
            return toManifest();
        if (command == Command::Seal)
            return closeBag();
        commandedWithCard(command);
        return;
    case State::AskPrinted:
        if (command == Command::Ok) {
            settleLabel(true);
            return sheetIsOut(Tone::Ok);
        }
        if (command == Command::No && m_printState == PrintState::Queued) {
            // Nothing of it has left for the printer: the same sheet is waited for again.
            m_state = State::Printing;
            m_sentAt = context().clock.monotonic();
            return;
        }
        if (command == Command::No) {
            settleLabel(false);
            return print(QStringLiteral("lost"));
        }
        commandedWithCard(command);
        return;
    case State::Printing:
        if (command == Command::Choice1 && offersSpare()) {
            m_printer = {};
            m_sentAt = context().clock.monotonic();
            clearRemark();
            return effect(UseSpare{});
        }
        commandedWithCard(command);
        return;
    case State::Buying:
        if (command == Command::Back)
            toIdle();
        return;
    case State::Stick:
    case State::Cage: commandedWithCard(command); return;
    }
}

void DispatchFlow::commandedWithCard(Command command)
{
    if (command == Command::Reprint && m_state == State::Idle && !m_sheets.isEmpty())
        return chooseSheet();
    if (command == Command::Reprint && hasCard() && !isVoidAsked())
        return askWhy(State::ReprintReason);
    if (command == Command::VoidLabel && hasCard() && !isVoidAsked())
        return askWhy(State::VoidReason);
    if (command == Command::Back && m_state != State::Idle)
        toIdle();
}

void DispatchFlow::undo()
{
    if (m_state == State::Manifest)
        return removeLast();
    if (m_state == State::WhichSheet || m_state == State::ReprintReason || m_state == State::VoidReason || m_state == State::VoidBadge)
        return commandedWithReason(Command::Back);
    if (!hasCard())
        return info(phraseOf(Text::NothingToUndo), Tone::Blocked);
    if (m_state == State::Idle && !(m_carton.bag.isEmpty() && m_carton.cage.isEmpty()))
        return undoFiling();
    if (isVoidAsked())
        return info(phraseOf(Text::NothingToUndo), Tone::Blocked);
    // A label that was bought is taken back by voiding it only, and that wants a reason and a supervisor.
    askWhy(State::VoidReason);
}

void DispatchFlow::undoFiling()
{
    const QString place = m_carton.bag.isEmpty() ? m_carton.cage : m_carton.bag;
    OperationBody back = CageCarton{m_carton.code, {}};
    if (!m_carton.bag.isEmpty())
        back = UnbagCarton{m_carton.bag, m_carton.code, QStringLiteral("undo")};
    submit(back, [this, place](const OperationOutcome &) {
        m_carton.bag.clear();
        m_carton.cage.clear();
        m_state = State::Cage;
        refreshCages();
        say(phraseOf(Text::DispatchUndoneFiling,
                      {{QStringLiteral("carton"), m_carton.code}, {QStringLiteral("place"), place}}),
             Tone::Ok);
    });
}

} // namespace packbay
