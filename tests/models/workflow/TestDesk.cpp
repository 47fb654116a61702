#include "tests/models/workflow/TestDesk.h"

#include "tests/models/workflow/RecordedScreens.h"

#include "models/domain/OwnCode.h"
#include "models/workflow/PackFlow.h"
#include "models/workflow/PickFlow.h"
#include "models/workflow/PutawayFlow.h"
#include "models/workflow/ReceiveFlow.h"

#include <QTest>

namespace packbay::test {
namespace {

struct Letter
{
    char letter;
    CodeKind kind;
};
constexpr Letter kLetters[] = {{'P', CodeKind::Tracking}, {'N', CodeKind::Parcel}, {'L', CodeKind::Location},
                               {'M', CodeKind::Member},   {'X', CodeKind::Carton}, {'J', CodeKind::Order},
                               {'T', CodeKind::Tote},     {'B', CodeKind::Badge},  {'C', CodeKind::Command},
                               {'?', CodeKind::Unknown},  {'!', CodeKind::Unknown}};

GoodsLine line(const char *sku, qint64 qty, const char *category = "general")
{
    GoodsLine goods;
    goods.sku = QString::fromLatin1(sku);
    goods.nameEn = goods.sku;
    goods.qty = qty;
    goods.category = QString::fromLatin1(category);
    return goods;
}

} // namespace

QString toneName(Tone tone)
{
    static constexpr std::array kNames{"-", "ok", "step", "ask", "stop", "blocked", "dup", "done"};
    return QString::fromLatin1(kNames.at(static_cast<std::size_t>(tone)));
}

QString bannerName(Banner banner)
{
    static constexpr std::array kNames{"ready", "busy", "ok", "ask", "stop"};
    return QString::fromLatin1(kNames.at(static_cast<std::size_t>(banner)));
}

TestDesk::TestDesk(ReceiveSettings receive)
    : m_receive(std::move(receive))
{
    seed();
    restart();
}

void TestDesk::restart()
{
    m_held.clear();
    m_untilDeath = -1;
    m_desk = std::make_unique<Desk>(m_world, m_clock, m_freight, m_pins, QStringLiteral("7K"));
    m_desk->add(ScreenId::Receive, [this](const FlowContext &context) { return std::make_unique<ReceiveFlow>(context, m_receive); });
    m_desk->add(ScreenId::Putaway, flowMaker<PutawayFlow>());
    m_desk->add(ScreenId::Pick, flowMaker<PickFlow>());
    m_desk->add(ScreenId::Pack, flowMaker<PackFlow>());
    m_desk->onSettled([this](const ScanMeaning &scan, const StripEntry &entry) { settled.append({scan, entry}); });
    carryOut(m_desk->start(ScreenId::Receive));
}

void TestDesk::seed()
{
    const QString alice = memberCode(100200);
    const QString bob = memberCode(100201);
    for (const QString &code : {alice, bob}) {
        UpsertMember member;
        member.code = code;
        member.name = code;
        central(member);
    }
    const auto place = [this](const char *code, const char *sign, const char *zone, LocationKind kind, qint64 capacity) {
        UpsertLocation location;
        location.code = QString::fromLatin1(code);
        location.sign = QString::fromLatin1(sign);
        location.zone = QString::fromLatin1(zone);
        location.kind = kind;
        location.capacity = capacity;
        location.enabled = true;
        central(location);
    };
    place("A031", "A-03-1", "A", LocationKind::Shelf, 9);
    place("A032", "A-03-2", "A", LocationKind::Shelf, 9);
    place("B011", "B-01-1", "B", LocationKind::Shelf, 1);
    place("U011", "U-01-1", "U", LocationKind::Shelf, 9);
    place("S011", "S-01-1", "S", LocationKind::Shelf, 9);
    place("T014", "T-014", "T", LocationKind::Tote, 0);
    central(UpsertUser{QStringLiteral("U17"), QStringLiteral("Li"), Role::Clerk, QStringLiteral("1234"), false});
    central(UpsertUser{QStringLiteral("U18"), QStringLiteral("Wu"), Role::Clerk, QStringLiteral("1818"), false});
    central(UpsertUser{QStringLiteral("S01"), QStringLiteral("Chen"), Role::Supervisor, QStringLiteral("9999"), false});
    UpsertPurchaseOrder purchase;
    purchase.no = QStringLiteral("PO1");
    purchase.member = alice;
    purchase.lines = {line("LAMP", 3)};
    central(purchase);
    const auto alert = [&](const char *tracking, const QString &member, QList<GoodsLine> items, const QStringList &services = {},
                           const char *po = "") {
        CreatePreAlert body;
        body.no = QStringLiteral("PA-") + QString::fromLatin1(tracking);
        body.tracking = QString::fromLatin1(tracking);
        body.member = member;
        body.items = std::move(items);
        body.services = services;
        body.purchaseOrder = QString::fromLatin1(po);
        central(body);
    };
    for (const char *tracking : {"SF0", "SF1", "SF2", "SF3", "SF7"})
        alert(tracking, alice, {line("CUP", 1)});
    for (const char *tracking : {"YT1", "YT2"})
        alert(tracking, bob, {line("HAT", 1)});
    alert("SF4", alice, {line("CUP", 2), line("HAT", 5)}, {QStringLiteral("INSPECT")});
    alert("SF5", alice, {line("CELL", 1, "battery_packed")});
    alert("SF6", alice, {line("LAMP", 2)}, {}, "PO1");
    alert("SF8", alice, {line("INK", 1, "liquid")});
}

void TestDesk::central(OperationBody body)
{
    const Result<Changes> changes = act(std::move(body), Role::System, QStringLiteral("central"));
    if (!changes)
        qFatal("seed refused: %d %s", changes.error().number(), qPrintable(changes.error().detail));
}

Result<Changes> TestDesk::act(OperationBody body, Role role, const QString &station)
{
    Operation operation;
    operation.id = OpId(entityId(u"test", {QString::number(++m_ops)}).uuid());
    operation.station = station;
    operation.seq = m_ops;
    operation.actor = role == Role::Supervisor ? QStringLiteral("S01") : QStringLiteral("U17");
    operation.role = role;
    operation.at = m_clock.now();
    operation.body = std::move(body);
    Result<Changes> changes = m_rules.apply(operation, m_world);
    if (changes)
        m_world.put(*changes);
    return changes;
}

void TestDesk::order(const QString &no, const QString &member, const QStringList &trackings, ShipMode mode,
                     const QString &container, UtcMs cutOff)
{
    SubmitOrder submit;
    submit.no = no;
    submit.member = member;
    submit.requested = trackings;
    submit.shipMode = mode;
    submit.container = container;
    submit.cutOff = cutOff;
    if (mode == ShipMode::AsIs)
        submit.platformOrderNo = QStringLiteral("PLAT-1");
    const Result<Changes> submitted = act(submit);
    const Result<Changes> approved = act(ApproveOrder{no});
    if (!submitted || !approved)
        qFatal("order refused: %d", (submitted ? approved : submitted).error().number());
}

void TestDesk::enter()
{
    carryOut(m_desk->enter(*m_world.user(QStringLiteral("U17"))));
}

ScanMeaning TestDesk::scanOf(const QString &word) const
{
    ScanMeaning scan;
    for (const Letter &row : kLetters) {
        if (word.startsWith(QLatin1Char(row.letter)))
            scan.kind = row.kind;
    }
    const QString code = word.mid(2);
    scan.input = word;
    scan.normalized = code;
    scan.entity = code;
    scan.device = QStringLiteral("gun");
    scan.at = m_clock.monotonic();
    if (scan.kind == CodeKind::Command)
        scan.command = code;
    if (word.startsWith(QLatin1Char('!')))
        scan.error = makeError(ErrorCode::UnreadableCode);
    return scan;
}

void TestDesk::play(const QString &script)
{
    for (const QString &word : script.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const QChar first = word.front();
        if (first == QLatin1Char('<') || first == QLatin1Char('>')) {
            m_step = first == QLatin1Char('<') ? 100 : 2000;
            continue;
        }
        if (first == QLatin1Char('#')) {
            restart();
            enter();
            continue;
        }
        if (first == QLatin1Char('~')) {
            m_untilDeath = word.mid(1).toInt();
            continue;
        }
        if (first == QLatin1Char('(')) {
            m_hold = true;
            continue;
        }
        m_effects.clear();
        m_tone = Tone::None;
        if (first == QLatin1Char(')')) {
            m_hold = false;
            while (!m_held.isEmpty())
                perform(m_held.takeFirst());
            continue;
        }
        m_clock.ms += first == QLatin1Char('.') ? 700 : first == QLatin1Char('+') ? word.mid(1).toLongLong() : m_step;
        const Grams grams(word.mid(2).toLongLong());
        if (first == QLatin1Char('.') || first == QLatin1Char('+')) {
            input(Tick{m_clock.monotonic()});
        } else if (first == QLatin1Char('K')) {
            input(commandOfWord(word.mid(2)));
        } else if (first == QLatin1Char('=')) {
            input(TypedEntry{word.mid(1)});
        } else if (QStringLiteral("Wwu").contains(first)) {
            WeightReading reading;
            reading.device = QStringLiteral("scale");
            reading.at = m_clock.monotonic();
            reading.frame = "S";
            if (first == QLatin1Char('W')) {
                reading.grams = Grams(0);
                reading.status = ScaleStatus::Zero;
                input(reading);
                input(reading);
            }
            reading.grams = grams;
            reading.status = first == QLatin1Char('u') ? ScaleStatus::Motion : ScaleStatus::Ok;
            reading.stable = first != QLatin1Char('u');
            input(reading);
        } else {
            allCodes.append(word);
            input(scanOf(word));
        }
    }
}

void TestDesk::input(const FlowInput &given)
{
    Reaction reaction = m_desk->handle(given);
    requireNoEarlySuccess(given, reaction);
    carryOut(std::move(reaction));
}

void TestDesk::carryOut(Reaction reaction)
{
    m_state = reaction.screen;
    recordScreen(m_state);
    if (reaction.screen.tone != Tone::None)
        m_tone = reaction.screen.tone;
    for (const Effect &effect : reaction.effects) {
        if (const auto *sheet = std::get_if<PrintSheet>(&effect)) {
            static constexpr std::array kSheets{"ParcelLabel", "CartonLabel", "HoldTag", "ExceptionTag", "BagLabel", "Manifest", "PackingList", "PickList"};
            m_effects.append(QLatin1Char('#') + QString::fromLatin1(kSheets.at(static_cast<std::size_t>(sheet->kind))));
        } else if (std::holds_alternative<TakePhoto>(effect)) {
            m_effects.append(QStringLiteral("photo"));
        } else if (const auto *submit = std::get_if<SubmitOperation>(&effect)) {
            if (m_hold)
                m_held.append(*submit);
            else
                perform(*submit);
        }
    }
}

void TestDesk::perform(const SubmitOperation &submit)
{
    if (m_untilDeath == 0)
        return;
    if (m_untilDeath > 0)
        --m_untilDeath;
    Operation operation;
    operation.id = OpId(entityId(u"test", {QString::number(++m_ops)}).uuid());
    operation.station = m_desk->session().station;
    operation.seq = m_ops;
    operation.actor = m_desk->session().actor;
    operation.role = m_desk->session().role;
    operation.approver = submit.approver;
    operation.at = m_clock.now();
    operation.body = submit.body;
    if (auto *receive = std::get_if<ReceiveParcel>(&operation.body))
        receive->lpn = QStringLiteral("7K%1").arg(++m_lpns);
    OperationOutcome outcome;
    outcome.tag = submit.tag;
    outcome.operation = operation;
    const Result<Changes> changes = m_rules.apply(operation, m_world);
    if (changes) {
        m_world.put(*changes);
        outcome.accepted = *changes;
        accepted.append(operation);
        m_effects.append(typeOf(operation.body));
    } else {
        outcome.refused = changes.error();
    }
    input(outcome);
}

QString TestDesk::answer() const
{
    QString text = m_state.error ? QStringLiteral("E%1").arg(m_state.error->number()) : textName(m_state.prompt.id);
    text += QLatin1Char(' ') + bannerName(m_state.banner) + QLatin1Char(' ') + toneName(m_tone);
    if (!m_effects.isEmpty())
        text += QStringLiteral(" : ") + m_effects.join(QLatin1Char(' '));
    return text;
}

void scriptColumns()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QString>("expected");
}

void scriptRow(const char *name, const char *script, const char *expected)
{
    QTest::newRow(name) << QString::fromLatin1(script) << QString::fromLatin1(expected);
}

void playRow(TestDesk &desk)
{
    QFETCH(QString, script);
    QFETCH(QString, expected);
    desk.play(script);
    QCOMPARE(desk.answer(), expected);
}

} // namespace packbay::test
