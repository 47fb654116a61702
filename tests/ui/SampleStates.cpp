#include "tests/ui/SampleStates.h"

#include <QJsonObject>

namespace packbay::test {
namespace {

Phrase phrase(Text id, const QJsonObject &args = {})
{
    return {id, args};
}

Cell code(const QString &text)
{
    return {CellKind::Code, text, 0, {}, {}};
}

Cell plain(const QString &text)
{
    return {CellKind::Plain, text, 0, {}, {}};
}

Cell number(CellKind kind, qint64 value, const QString &currency = {})
{
    return {kind, {}, value, currency, {}};
}

Cell word(Text id)
{
    return {CellKind::Word, {}, 0, {}, phrase(id)};
}

StripEntry strip(StripEntry::Verdict verdict, const QString &text, Text id, int minutes)
{
    return {verdict, text, phrase(id), UtcMs(kSampleNow.value - minutes * 60000)};
}

QList<StripEntry> fullStrip()
{
    using Verdict = StripEntry::Verdict;
    return {strip(Verdict::Accepted, QStringLiteral("SF1234567895713"), Text::WordAccepted, 0),
            strip(Verdict::Refused, QStringLiteral("00340434161094042557"), Text::WordRefused, 1),
            strip(Verdict::Duplicate, QStringLiteral("ZZP7K00012FU"), Text::WordSeenAlready, 2),
            strip(Verdict::Ignored, QStringLiteral("420941279205590175547700012345"), Text::WordIgnored, 3),
            strip(Verdict::Command, QStringLiteral("ZZCUNDOK"), Text::WordUndo, 4)};
}

QList<Action> fourActions()
{
    return {{Command::Undo, phrase(Text::WordUndo), false},
            {Command::Choice1, phrase(Text::WordQuantityDiffers), false},
            {Command::Choice2, phrase(Text::WordRestricted), false},
            {Command::Next, phrase(Text::WordCloseManifest), true}};
}

Table parcels(int rows)
{
    Table table;
    table.columns = {phrase(Text::ColumnCode), phrase(Text::ColumnContent), phrase(Text::ColumnWeight), phrase(Text::FactState)};
    for (int i = 0; i < rows; ++i) {
        const Mark mark = i < 3 ? Mark::Done : i == 3 ? Mark::Current : i == 4 ? Mark::Wrong : Mark::Waiting;
        table.rows.append({mark, {code(QStringLiteral("7800000001234%1").arg(i)), plain(QStringLiteral("cotton dress, red, size M, with a very long name 连衣裙")),
                                  number(CellKind::Weight, 1240 + i), word(i == 4 ? Text::DispatchMissing : Text::PrintPrinting)}});
    }
    return table;
}

Table services()
{
    Table table;
    table.columns = {phrase(Text::ColumnChoice), phrase(Text::ColumnService), phrase(Text::ColumnDays), phrase(Text::ColumnPrice)};
    for (int i = 0; i < 4; ++i) {
        table.rows.append({i == 1 ? Mark::Current : Mark::None,
                           {plain(QString::number(i + 1)), plain(QStringLiteral("Australia air parcel, duty paid")), plain(QStringLiteral("6-9")),
                            number(CellKind::Money, 118200 + i, QStringLiteral("CNY"))}});
    }
    table.rows.append({Mark::Wrong, {plain({}), plain(QStringLiteral("Sea, sensitive goods")), plain({}),
                                     {CellKind::Word, {}, 0, {}, phrase(Text::WeighRefused, {{QStringLiteral("code"), 7106}})}}});
    return table;
}

ScreenState base(ScreenId screen, Banner banner, const Phrase &prompt)
{
    ScreenState state;
    state.screen = screen;
    state.banner = banner;
    state.prompt = prompt;
    state.job = phrase(Text::WeighJob, {{QStringLiteral("carton"), QStringLiteral("7K00004A")}, {QStringLiteral("order"), QStringLiteral("CO26081500423")},
                                        {QStringLiteral("seq"), 2}, {QStringLiteral("total"), 3}});
    state.done = 3;
    state.total = 5;
    state.strip = fullStrip();
    state.actions = fourActions();
    return state;
}

ScreenState withFacts(ScreenState state)
{
    state.facts = {{phrase(Text::FactLocation), code(QStringLiteral("SH1-A-03-12-04-B")), true},
                   {phrase(Text::FactOwner), code(QStringLiteral("TC100200P")), false},
                   {phrase(Text::FactDeclared), number(CellKind::Money, 118200, QStringLiteral("CNY")), false},
                   {phrase(Text::FactReceivedAt), number(CellKind::Time, kSampleNow.value), false},
                   {phrase(Text::FactTracking), code(QStringLiteral("420941279205590175547700012345")), false}};
    return state;
}

ScreenState failed(ScreenId screen, ErrorCode error, const QJsonObject &args, bool stop)
{
    ScreenState state = base(screen, stop ? Banner::Stop : Banner::Ask, {});
    state.error = makeError(error, args);
    state.latched = stop;
    state.tone = stop ? Tone::Stop : Tone::Ask;
    state.actions = {{Command::Undo, phrase(Text::WordUndo), false}, {Command::Ok, phrase(Text::WordOk), true}};
    return state;
}

/// Five parcels in a carton of 60 x 40 x 40 cm, the fourth in hand.
PackPicture fourOfFive()
{
    PackPicture picture;
    picture.box.carton = QStringLiteral("M");
    picture.box.w = 590;
    picture.box.l = 390;
    picture.box.d = 390;
    const auto place = [&](int x, int y, int z, int w, int l, int d) {
        picture.box.parcels.append({EntityId(), QStringLiteral("SF123456789571%1").arg(picture.box.parcels.size()), x, y, z, w, l, d});
    };
    place(0, 0, 0, 300, 390, 200);
    place(300, 0, 0, 290, 200, 180);
    place(300, 200, 0, 200, 190, 180);
    place(300, 0, 180, 290, 390, 120);
    place(0, 0, 200, 300, 200, 150);
    picture.shown = 4;
    return picture;
}

ScreenState packedByPlan()
{
    ScreenState state = base(ScreenId::Pack, Banner::Ready, phrase(Text::AskNextParcel, {{QStringLiteral("box"), QStringLiteral("7K00004A")}, {QStringLiteral("n"), 2}}));
    state.note = phrase(Text::PlanAgainstBoth, {{QStringLiteral("n"), 2}, {QStringLiteral("minor"), 1234500}, {QStringLiteral("currency"), QStringLiteral("CNY")},
                                                {QStringLiteral("merged"), 2345600}, {QStringLiteral("apart"), 4160000}});
    state.facts = {{phrase(Text::FactLeft), plain(QStringLiteral("2")), true},
                   {phrase(Text::FactOrder), code(QStringLiteral("CO26081500423")), false},
                   {phrase(Text::FactOwner), code(QStringLiteral("TC100200P")), false},
                   {phrase(Text::FactDestination), plain(QStringLiteral("Melbourne AU")), false},
                   {phrase(Text::FactCutOff), number(CellKind::Time, kSampleNow.value), false}};
    state.table.columns = {phrase(Text::ColumnCode), phrase(Text::ColumnLocation), phrase(Text::ColumnWeight)};
    for (int i = 0; i < 5; ++i)
        state.table.rows.append({i < 3 ? Mark::Done : Mark::Waiting, {code(QStringLiteral("7K0001%1").arg(i)), plain(QStringLiteral("SH1-A-03-12-04-B")), number(CellKind::Weight, 1240 + i)}});
    state.picture = fourOfFive();
    return state;
}

/// With room, nearly full and too heavy; as many facts as Pack has at most.
QList<NamedState> fillingCartons()
{
    QList<NamedState> states;
    int grams = 12'350;
    for (const char *name : {"pack-room", "pack-nearly-full", "pack-too-heavy"}) {
        ScreenState filled = base(ScreenId::Pack, Banner::Ready, phrase(Text::AskNextParcel, {{QStringLiteral("box"), 2}, {QStringLiteral("n"), 3}}));
        filled.facts = {{phrase(Text::FactOrder), code(QStringLiteral("CO26081500423")), false},
                        {phrase(Text::FactOwner), code(QStringLiteral("TC100200P")), false},
                        {phrase(Text::FactDestination), plain(QStringLiteral("Melbourne AU")), false},
                        {phrase(Text::FactPlatformOrder), code(QStringLiteral("112-3456789-0123456")), false},
                        {phrase(Text::FactCutOff), number(CellKind::Time, kSampleNow.value), false},
                        {phrase(Text::FactLeft), plain(QStringLiteral("3")), true}};
        filled.table = parcels(5);
        filled.fill = CartonFill{Grams(grams), Grams(30'000)};
        grams += 15'100;
        states.append({QString::fromLatin1(name), filled});
    }
    return states;
}

/// Four sizes and one to keep: the fourth has a key and no button.
ScreenState fourSizes()
{
    ScreenState sizes = base(ScreenId::Weigh, Banner::Ready, phrase(Text::WeighAskSize));
    sizes.weight = BigWeight{Grams(12345), true, {}};
    sizes.table.columns = {phrase(Text::ColumnChoice), phrase(Text::ColumnName), phrase(Text::ColumnSize)};
    sizes.actions.clear();
    const Command choices[]{Command::Choice1, Command::Choice2, Command::Choice3, Command::Choice4};
    for (int i = 0; i < 4; ++i) {
        const QJsonObject args{{QStringLiteral("n"), i + 1}, {QStringLiteral("name"), QStringLiteral("Big %1").arg(i)}};
        sizes.actions.append({choices[i], phrase(Text::WordChooseSize, args), false, i == 3});
        sizes.table.rows.append({Mark::None, {i == 3 ? Cell{CellKind::Word, {}, 0, {}, phrase(Text::WordFourthByKey, args)} : plain(QString::number(i + 1)),
                                              plain(QStringLiteral("Big %1").arg(i)), plain(QStringLiteral("60 × 40 × 30"))}});
    }
    sizes.actions.append({Command::Next, phrase(Text::WordKeepSize), true});
    return sizes;
}

} // namespace

QList<NamedState> sampleStates()
{
    QList<NamedState> states;
    ScreenState receive = withFacts(base(ScreenId::Receive, Banner::Ready, phrase(Text::AskLocation, {{QStringLiteral("location"), QStringLiteral("A-03-2")}})));
    receive.table = parcels(5);
    receive.tone = Tone::Step;
    states.append({QStringLiteral("receive"), receive});

    ScreenState weigh = withFacts(base(ScreenId::Weigh, Banner::Ask, phrase(Text::WeighAskDiffers, {{QStringLiteral("expected_g"), 11000}, {QStringLiteral("grams"), 12345}})));
    weigh.facts.removeFirst();
    weigh.weight = BigWeight{Grams(12345), true, {}};
    weigh.table = services();
    states.append({QStringLiteral("weigh"), weigh});

    ScreenState crowded = weigh;
    crowded.facts.prepend({phrase(Text::FactBilled), number(CellKind::Weight, 12500), true});
    crowded.facts.prepend({phrase(Text::FactVolumetric), number(CellKind::Weight, 12345), true});
    crowded.facts += {{phrase(Text::FactExpectedWeight), number(CellKind::Weight, 11000), false},
                      {phrase(Text::FactSize), plain(QStringLiteral("60 × 40 × 30")), false},
                      {phrase(Text::FactMerged), number(CellKind::Money, 1234567, QStringLiteral("CNY")), false},
                      {phrase(Text::FactTariff), plain(QStringLiteral("2026-11-15.1")), false}};
    crowded.table.rows += services().rows;
    states.append({QStringLiteral("weigh-crowded"), crowded});

    ScreenState empty = base(ScreenId::Weigh, Banner::Ready, phrase(Text::WeighAskScale));
    empty.weight = BigWeight{};
    states.append({QStringLiteral("weigh-empty"), empty});

    ScreenState pack = base(ScreenId::Pack, Banner::Ok, phrase(Text::CartonSealed, {{QStringLiteral("box"), 2}}));
    pack.table = parcels(12);
    pack.done = 37;
    pack.total = 60;
    states.append({QStringLiteral("pack"), pack});
    states.append({QStringLiteral("pack-plan"), packedByPlan()});

    states += fillingCartons();
    states.append({QStringLiteral("weigh-sizes"), fourSizes()});

    ScreenState reason = withFacts(base(ScreenId::Dispatch, Banner::Ask, phrase(Text::DispatchAskDriver)));
    states.append({QStringLiteral("driver"), reason});

    ScreenState busy = withFacts(base(ScreenId::Dispatch, Banner::Busy, phrase(Text::DispatchPrinting)));
    busy.queuedScans = 3;
    states.append({QStringLiteral("dispatch-busy"), busy});

    states.append({QStringLiteral("stop"), failed(ScreenId::Pack, ErrorCode::WrongCustomer,
                                                  {{QStringLiteral("parcel"), QStringLiteral("SF1234567895713")}}, true)});
    states.append({QStringLiteral("ask"), failed(ScreenId::Dispatch, ErrorCode::ScanTooLong, {}, false)});
    ScreenState bare;
    bare.screen = ScreenId::Pick;
    bare.prompt = phrase(Text::AskPickList);
    states.append({QStringLiteral("bare"), bare});
    return states;
}

QList<SyncChipState> sampleSyncs()
{
    using Level = SyncChipState::Level;
    return {{Level::Idle, 0}, {Level::Sending, 3}, {Level::Offline, 12}, {Level::Late, 5120}, {Level::Blocked, 7},
            {Level::Late, 12, ErrorCode::CertificateRefused}, {Level::Offline, 512, ErrorCode::CentralAnswerInvalid, 500}};
}

QList<DeviceChipState> workingDevices()
{
    using Kind = DeviceChipState::Kind;
    return {{Kind::Scanner, DeviceState::Ready, ErrorCode::None, QStringLiteral("ttyUSB0")},
            {Kind::Scale, DeviceState::Ready, ErrorCode::None, QStringLiteral("MT-SICS")},
            {Kind::Printer, DeviceState::Ready, ErrorCode::None, QStringLiteral("P1")}};
}

QList<DeviceChipState> brokenDevices()
{
    using Kind = DeviceChipState::Kind;
    return {{Kind::Scanner, DeviceState::Lost, ErrorCode::None, QStringLiteral("ttyUSB0")},
            {Kind::Scale, DeviceState::Faulty, ErrorCode::ScaleOverload, QStringLiteral("MT-SICS")},
            {Kind::Printer, DeviceState::Ready, ErrorCode::LabelSizeWrong, QStringLiteral("P1")}};
}

QueueSnapshot sampleQueue()
{
    constexpr qint64 kHour = 3600000;
    QueueSnapshot snapshot;
    snapshot.asOf = kSampleNow;
    snapshot.hourlyTarget = 120;
    for (int i = 0; i < 40; ++i) {
        QueueRow row;
        row.key = QStringLiteral("CO26112200%1").arg(i, 2, 10, QLatin1Char('0'));
        row.stage = static_cast<QueueStage>(i % 10);
        row.customer = QStringLiteral("TC10020%1P").arg(i % 10);
        row.destination = i % 2 ? QStringLiteral("NG Lagos") : QStringLiteral("AU 3000 Melbourne");
        row.ready = i % 5;
        row.total = 5;
        row.since = UtcMs(kSampleNow.value - i * kHour);
        row.cutOff = UtcMs(kSampleNow.value + (i - 3) * kHour / 2);
        row.station = i % 3 ? QString() : QStringLiteral("ST-02");
        row.holdReason = i % 11 == 5 ? QStringLiteral("battery") : QString();
        snapshot.rows.append(row);
    }
    for (int i = 0; i < 8; ++i)
        snapshot.throughput.append({UtcMs(kSampleNow.value - (7 - i) * kHour), 40 + 5 * i, 30 + 3 * i, 20 + 4 * i});
    snapshot.cutOffs = {{UtcMs(kSampleNow.value - 92 * 60'000 - 10'000), 2, 2}, {UtcMs(kSampleNow.value + 18 * 60'000 - 10'000), 7, 0}};
    for (int stage = 0; stage < 10; ++stage)
        snapshot.ageing.append({static_cast<QueueStage>(stage), 30 - stage, 12, 5, 2, stage == 2 ? 1 : 0});
    return snapshot;
}

} // namespace packbay::test
