#include "models/workflow/DispatchFlow.h"

#include <algorithm>

// The label of a carton: issued once, printed until it is on the carton, scanned back, voided.
namespace packbay {

void DispatchFlow::issueLabel()
{
    if (m_settings.sellers.contains(m_carton.carrier))
        return buyLabel();
    submit(
        IssueLabel{m_carton.code, {}, {}, {}},
        [this](const OperationOutcome &outcome) {
            m_sheets.clear();
            const auto &issued = std::get<IssueLabel>(outcome.operation.body);
            m_labelNo = issued.no;
            m_carton.label = issued.no;
            m_carton.carrierNo = issued.carrierNo;
            m_carton.sscc = issued.sscc;
            print(QStringLiteral("first"));
        },
        [this](const Error &error) { refusedLabel(error); });
}

/// Bought once: the central asks the carrier with the operation's own id as its key, and the label is looked for until
/// there is an answer.
void DispatchFlow::buyLabel()
{
    submit(
        BuyLabel{m_carton.code, {}, m_carton.carrier},
        [this](const OperationOutcome &outcome) {
            m_sheets.clear();
            m_labelNo = std::get<BuyLabel>(outcome.operation.body).no;
            m_carton.label = m_labelNo;
            m_state = State::Buying;
        },
        [this](const Error &error) { refusedLabel(error); });
}

void DispatchFlow::lookForBought()
{
    const std::optional<Label> label = world().label(m_labelNo);
    if (label && (label->state == LabelState::Requesting || label->state == LabelState::Unknown))
        return;
    clearRemark();
    if (label && label->state == LabelState::Issued) {
        takeCarton(world().carton(m_carton.code).value_or(m_carton));
        return print(QStringLiteral("first"));
    }
    const QString reason = label && !label->reason.isEmpty() ? label->reason : QStringLiteral("-");
    info(phraseOf(Text::DispatchLabelRefused, {{QStringLiteral("carrier"), m_carton.carrier}, {QStringLiteral("reason"), reason}}), Tone::Blocked);
    m_labelNo.clear();
    m_state = State::Idle;
}

void DispatchFlow::refusedLabel(const Error &error)
{
    Error shown = error;
    if (error.code == ErrorCode::NotPaid) {
        shown.args.insert(QStringLiteral("minor"), m_order.totalMinor - m_order.paidMinor);
        shown.args.insert(QStringLiteral("currency"), m_carton.currency);
    }
    const bool waits = error.code == ErrorCode::NotPaid || error.code == ErrorCode::NotQuoted
        || error.code == ErrorCode::QuoteExpired || error.code == ErrorCode::CartonStillOpen;
    waits ? refuse(shown) : stop(shown);
    m_carton = {};
    m_labelNo.clear();
    m_state = State::Idle;
}

void DispatchFlow::print(const QString &reason)
{
    const std::optional<Label> label = world().label(m_labelNo);
    const int copy = std::max(m_copy, static_cast<int>(label ? label->copies : 0)) + 1;
    submit(PrintLabel{m_labelNo, copy, reason}, [this, copy, reason](const OperationOutcome &) {
        m_copy = copy;
        m_printState = PrintState::Queued;
        m_printer = {};
        m_sentAt = context().clock.monotonic();
        m_state = State::Printing;
        m_openedByLabel.clear();
        effect(PrintSheet{SheetKind::CartonLabel, m_labelNo, copy, reason});
    });
}

void DispatchFlow::onPrint(const PrintOutcome &outcome)
{
    const bool ours = outcome.copy == m_copy && !m_labelNo.isEmpty()
        && (outcome.document == m_labelNo || outcome.document.endsWith(QLatin1Char('/') + m_labelNo));
    if (!ours) {
        // The manifest's printer is worth a word too, while the clerk waits for the sheet.
        if (m_state == State::Idle && outcome.state == PrintState::Unknown && doubt())
            sound(Tone::Ask);
        if (m_state == State::Driver && outcome.printer.code != ErrorCode::None)
            complain(makeError(outcome.printer.code, {{QStringLiteral("printer"), outcome.printer.words}}));
        return;
    }
    m_printState = outcome.state;
    if (m_state == State::Printing || m_state == State::AskPrinted)
        watchPrinter(outcome);
}

void DispatchFlow::watchPrinter(const PrintOutcome &outcome)
{
    const ErrorCode before = m_printer.code;
    m_printer = outcome.printer;
    switch (outcome.state) {
    case PrintState::Confirmed:
        clearRemark();
        return sheetIsOut(Tone::Done);
    case PrintState::Failed:
    case PrintState::Cancelled:
    case PrintState::Unknown:
        m_state = State::AskPrinted;
        sound(Tone::Ask);
        break;
    case PrintState::Queued:
    case PrintState::Sending:
    case PrintState::Sent:
    case PrintState::Printing: break;
    }
    if (outcome.printer.code != ErrorCode::None && outcome.printer.code != before) {
        complain(makeError(outcome.printer.code, {{QStringLiteral("printer"), outcome.printer.words}}));
    } else if (outcome.printer.code == ErrorCode::None && before != ErrorCode::None) {
        // Mended: the job goes on by itself and has its ten seconds again.
        clearRemark();
        m_sentAt = context().clock.monotonic();
    }
}

/// The printer or the clerk says that the label is there. Where the service asks for no proof, that word stands for the scan.
void DispatchFlow::sheetIsOut(Tone tone)
{
    m_state = State::Stick;
    sound(tone);
    const std::optional<Label> label = world().label(m_labelNo);
    if (label && m_openedByLabel.isEmpty() && m_settings.unscanned.contains(m_carton.service))
        verify(m_carton.code, label->carrierNo);
}

void DispatchFlow::onTick(MonotonicMs at)
{
    if (m_state == State::Buying && !isStopped())
        return lookForBought();
    if (m_state != State::Printing || m_printer.code != ErrorCode::None || isStopped())
        return;
    if (at.value - m_sentAt.value < kPrintAnswerMs)
        return;
    m_state = State::AskPrinted;
    sound(Tone::Ask);
}

bool DispatchFlow::isLabelCode(const ScanMeaning &scan) const
{
    return scan.kind == CodeKind::Tracking || scan.kind == CodeKind::Sscc || scan.kind == CodeKind::Gs1
        || scan.kind == CodeKind::Unknown;
}

void DispatchFlow::scannedLabel(const ScanMeaning &scan)
{
    if (scan.kind == CodeKind::Carton && !m_openedByLabel.isEmpty())
        return verify(scan.entity, m_openedByLabel);
    if (!isLabelCode(scan) || !m_openedByLabel.isEmpty())
        return refuse(notWanted(scan, m_openedByLabel.isEmpty() ? QStringLiteral("label") : QStringLiteral("carton")));
    QString code = scan.normalized;
    if (scan.kind == CodeKind::Gs1 && scan.gs1) {
        for (const Gs1Element &element : *scan.gs1) {
            if (element.ai == QLatin1String("00"))
                code = element.value;
        }
    }
    verify(m_carton.code, code);
}

void DispatchFlow::verify(const QString &carton, const QString &scannedCode)
{
    submit(
        VerifyLabel{carton, scannedCode},
        [this](const OperationOutcome &outcome) {
            if (outcome.accepted->verdict == Verdict::Exception)
                return stop(makeError(outcome.accepted->code, outcome.accepted->args));
            verified();
        },
        [this](const Error &error) {
            m_state = State::Stick;
            if (error.code == ErrorCode::UnknownCode)
                return refuse(error);
            if (error.code == ErrorCode::WrongKindOfCode)
                m_openedByLabel.clear(); // a void sheet carries it too: the number on the new one is wanted
            // The text names the carton that the label belongs to.
            Error shown = error;
            if (const QJsonValue owner = error.args.value(QStringLiteral("belongs_to")); owner.isString())
                shown.args.insert(QStringLiteral("carton"), owner);
            stop(shown);
        });
}

void DispatchFlow::verified()
{
    m_openedByLabel.clear();
    if (m_carton.cage.isEmpty() && m_carton.bag.isEmpty()) {
        m_state = State::Cage;
        return sound(Tone::Ok);
    }
    finish(phraseOf(Text::DispatchFiledAlready,
                    {{QStringLiteral("carton"), m_carton.code},
                     {QStringLiteral("place"), m_carton.bag.isEmpty() ? m_carton.cage : m_carton.bag}}));
}

void DispatchFlow::askWhy(State reasonState)
{
    m_sheet = -1;
    m_before = m_state;
    m_state = reasonState;
    sound(Tone::Ask);
}

void DispatchFlow::commandedWithReason(Command command)
{
    if (command == Command::Back || command == Command::No) {
        m_state = m_before;
        m_sheet = -1;
        return;
    }
    const bool again = m_state == State::ReprintReason;
    if (m_state == State::VoidBadge)
        return;
    if (m_state == State::WhichSheet)
        return chosen(command == Command::Choice1 ? 0 : command == Command::Choice2 ? 1 : -1);
    switch (command) {
    case Command::Choice1: return reasonGiven(again ? QStringLiteral("unreadable") : QStringLiteral("wrong address"));
    case Command::Choice2: return reasonGiven(again ? QStringLiteral("damaged") : QStringLiteral("wrong service"));
    case Command::Choice3: return reasonGiven(again ? QStringLiteral("lost") : QStringLiteral("cancelled"));
    default: return;
    }
}

void DispatchFlow::reasonGiven(const QString &reason)
{
    if (m_state == State::ReprintReason && m_sheet >= 0)
        return printSheets(reason);
    if (m_state == State::ReprintReason) {
        m_state = m_before;
        return print(QStringLiteral("reprint: ") + reason);
    }
    m_voidReason = reason;
    if (isSupervisor())
        return voidLabel({});
    m_state = State::VoidBadge;
    sound(Tone::Ask);
}

void DispatchFlow::onTyped(const TypedEntry &entry)
{
    const QString text = entry.text.trimmed();
    if (text.isEmpty())
        return;
    if (m_state == State::ReprintReason || m_state == State::VoidReason)
        reasonGiven(text);
    else if (m_state == State::Driver)
        handOver(text);
}

void DispatchFlow::voidLabel(const QString &approver)
{
    submit(
        VoidLabel{m_labelNo, m_voidReason},
        [this](const OperationOutcome &) {
            const QString no = m_labelNo;
            const std::optional<Label> label = world().label(no);
            const bool waits = label && label->state == LabelState::VoidRequested;
            m_carton = {};
            m_labelNo.clear();
            finish(phraseOf(waits ? Text::DispatchVoidAsked : Text::DispatchVoided, {{QStringLiteral("label"), no}}));
        },
        [this](const Error &error) {
            m_state = m_before;
            stop(error);
        },
        approver);
}

} // namespace packbay
