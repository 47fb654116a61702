#include "app/demo/DemoShift.h"

#include "app/demo/CentralProcess.h"
#include "app/demo/DemoResults.h"
#include "app/demo/ShiftPlayer.h"
#include "app/station/core/LabelCheck.h"
#include "app/station/core/SystemClock.h"
#include "models/domain/JsonWriter.h"
#include "models/wire/OperationCodec.h"

#include <QCoreApplication>
#include <QDir>
#include <QEventLoop>
#include <QJsonArray>

#include <array>

namespace packbay {
namespace {

constexpr int kPhaseMs = 1'800'000;
constexpr int kQuietMs = 60'000;

/// A station with everything that is attached to it.
struct DemoStation
{
    std::unique_ptr<VirtualSerial> scanner;
    std::unique_ptr<VirtualScale> scale;
    std::unique_ptr<StationCore> core;
    std::unique_ptr<ShiftPlayer> player;
};

/// Runs the event loop until `ready`, or false after `limitMs`.
bool waitFor(const std::function<bool()> &ready, int limitMs)
{
    QEventLoop loop;
    QElapsedTimer since;
    since.start();
    bool ok = ready();
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        ok = ready();
        if (ok || since.elapsed() > limitMs)
            loop.quit();
    });
    look.start(20);
    if (!ok)
        loop.exec();
    return ok;
}

class Shift
{
public:
    explicit Shift(const DemoOptions &options)
        : m_options(options)
        , m_day(DemoDay::make(options.parcels, options.seed))
        , m_central(options.centralProgram, options.out + QStringLiteral("/central"))
        , m_ids(m_clock)
        , m_printer(options.printerDropsEvery)
    {
        m_summary.seed = options.seed;
    }

    Status play();
    const DemoSummary &summary() const { return m_summary; }

private:
    Status openStations();
    Status announce();
    Status receive();
    Status approve();
    Status ship();
    Status pay();
    Status finish();
    Status phase(const char *name, const std::function<bool()> &done);
    Status send(const char *route, const QList<QJsonObject> &rows);
    bool quiet();

    DemoOptions m_options;
    DemoDay m_day;
    CentralProcess m_central;
    SystemClock m_clock;
    SystemIds m_ids;
    PrinterSink m_printer;
    std::vector<DemoStation> m_stations;
    DemoSummary m_summary;
    QElapsedTimer m_quietSince;
    qint64 m_quietHead = -1;
};

Status Shift::phase(const char *name, const std::function<bool()> &done)
{
    QString stuck;
    if (m_options.progress)
        m_options.progress(QLatin1String(name));
    const bool ended = waitFor([&] {
        for (const DemoStation &station : m_stations) {
            if (!station.player->stuck().isEmpty())
                stuck = station.player->stuck();
        }
        return !stuck.isEmpty() || done();
    }, kPhaseMs);
    if (ended && stuck.isEmpty())
        return {};
    return makeError(ErrorCode::InvariantBroken, {{QStringLiteral("phase"), QLatin1String(name)}, {QStringLiteral("stuck"), stuck}});
}

Status Shift::openStations()
{
    for (const DemoAccess::Station &access : m_central.access().stations) {
        DemoStation station;
        PACKBAY_TRY_ASSIGN(scannerPort, VirtualSerial::make());
        station.scanner = std::move(scannerPort);
        PACKBAY_TRY_ASSIGN(scalePort, VirtualSerial::make());
        station.scale = std::make_unique<VirtualScale>(std::move(scalePort));
        StationConfig config;
        const bool first = m_stations.empty();
        config.databaseFile = m_options.out + (first ? QStringLiteral("/station.db") : QStringLiteral("/station-2.db"));
        config.backupFolder = m_options.out + QStringLiteral("/backups");
        config.identity = {QStringLiteral("SH1"), access.id, 1};
        config.central = m_central.addressFor(access.token);
        SerialScannerSetting scanner;
        scanner.device = QStringLiteral("scanner-1");
        scanner.port.path = station.scanner->path();
        config.scanners = {scanner};
        SerialScaleSetting scale;
        scale.device = QStringLiteral("scale-1");
        scale.port.path = station.scale->path();
        scale.pollMs = 50;
        config.scale = scale;
        config.sheets.labelPrinter = QStringLiteral("tcp://127.0.0.1:%1").arg(m_printer.port());
        config.sheets.documentFolder = m_options.out + QStringLiteral("/documents");
        config.sheets.scanHelper = scanHelperHere();
        config.weigh.sizes = {{QStringLiteral("M"), {Millimetres(400), Millimetres(300), Millimetres(250)}}};
        config.okBannerMs = 20;
        config.tickMs = 10;
        station.core = std::make_unique<StationCore>(config, m_clock, m_ids);
        PACKBAY_TRY(station.core->start());
        station.player = std::make_unique<ShiftPlayer>(*station.core, *station.scanner, *station.scale, m_day);
        m_stations.push_back(std::move(station));
    }
    PACKBAY_TRY(phase("first pull", [&] {
        return std::all_of(m_stations.begin(), m_stations.end(), [](const DemoStation &s) { return s.core->world().user(QStringLiteral("U17")).has_value(); });
    }));
    for (DemoStation &station : m_stations)
        station.core->enter(*station.core->world().user(QStringLiteral("U17")));
    return {};
}

Status Shift::send(const char *route, const QList<QJsonObject> &rows)
{
    constexpr qsizetype kRows = 100;
    for (qsizetype at = 0; at < rows.size(); at += kRows) {
        QJsonArray part;
        for (const QJsonObject &row : rows.mid(at, kRows))
            part.append(row);
        const QString key = QStringLiteral("demo-%1-%2").arg(QLatin1String(route)).arg(at);
        PACKBAY_TRY(m_central.upstream(QLatin1String(route), key, {{QStringLiteral("rows"), part}}).transform([](const QJsonObject &) { return true; }));
    }
    return {};
}

Status Shift::announce()
{
    QList<QJsonObject> alerts;
    for (const CreatePreAlert &alert : m_day.preAlerts)
        alerts.append(wire::payloadOf(alert));
    PACKBAY_TRY(send("pre-alerts", alerts));
    QList<QJsonObject> orders;
    for (const DemoOrder &order : m_day.orders)
        orders.append(wire::payloadOf(order.submit));
    PACKBAY_TRY(send("orders", orders));
    const QString last = m_day.preAlerts.isEmpty() ? QString() : m_day.preAlerts.last().no;
    return phase("announcements", [&] {
        return std::all_of(m_stations.begin(), m_stations.end(), [&](const DemoStation &s) {
            return (last.isEmpty() || s.core->world().preAlert(last)) && (m_day.orders.isEmpty() || s.core->world().order(m_day.orders.last().submit.no));
        });
    });
}

Status Shift::receive()
{
    std::array<QStringList, 2> own;
    QStringList again;
    for (qsizetype i = 0; i < m_day.parcels.size(); ++i) {
        const DemoParcel &parcel = m_day.parcels.at(i);
        own.at(i % 2).append(parcel.tracking);
        if (parcel.twice)
            again.append(parcel.tracking);
    }
    const auto idle = [&] { return std::all_of(m_stations.begin(), m_stations.end(), [](const DemoStation &s) { return s.player->isIdle(); }); };
    for (std::size_t i = 0; i < own.size(); ++i)
        m_stations.at(i).player->receive(own.at(i));
    PACKBAY_TRY(phase("receive", idle));
    // The courier's second round: what one of the stations has received comes under a scanner again.
    PACKBAY_TRY(phase("sync between the rounds", [&] { return quiet(); }));
    m_stations.at(1).player->receive(again);
    return phase("receive again", idle);
}

/// Everything is at the central, and every station has seen what any of them knows of. Has to last a while: an operation
/// that was just made is pushed within a second.
bool Shift::quiet()
{
    constexpr int kLastsMs = 1200;
    qint64 head = 0;
    for (const DemoStation &station : m_stations)
        head = std::max(head, station.core->syncStatus().position.head);
    const bool now = std::all_of(m_stations.begin(), m_stations.end(), [head](const DemoStation &s) {
        return s.core->syncStatus().caughtUp && s.core->syncStatus().position.cursor == head;
    });
    if (!now || m_quietHead != head || !m_quietSince.isValid())
        m_quietSince.start();
    m_quietHead = head;
    return now && m_quietSince.elapsed() >= kLastsMs;
}

Status Shift::approve()
{
    PACKBAY_TRY(phase("sync after receiving", [&] { return quiet(); }));
    int open = 0;
    QString refused;
    for (const DemoOrder &order : m_day.orders) {
        ++open;
        m_stations.at(0).core->submit(ApproveOrder{order.submit.no}, QStringLiteral("U90"), [&](const Result<Committed> &result) {
            --open;
            if (!result)
                refused = QString::number(result.error().number());
        });
    }
    PACKBAY_TRY(phase("approval", [&] { return open == 0; }));
    if (!refused.isEmpty())
        return makeError(ErrorCode::InvariantBroken, {{QStringLiteral("approve"), refused}});
    const auto approved = [&](const DemoStation &station) {
        return std::all_of(m_day.orders.begin(), m_day.orders.end(), [&](const DemoOrder &order) {
            const std::optional<Order> row = station.core->world().order(order.submit.no);
            return row && row->state != OrderState::Submitted;
        });
    };
    return phase("approved everywhere", [&] { return approved(m_stations.at(1)) && quiet(); });
}

Status Shift::pay()
{
    const WorldView &world = m_stations.at(1).core->world();
    PACKBAY_TRY(phase("quotes at the central", [&] { return quiet(); }));
    QList<QJsonObject> payments;
    for (const Order &order : world.all<Order>(Lookup::OrderByState, enumName(OrderState::AwaitingPayment))) {
        RecordPayment payment;
        payment.no = QStringLiteral("PAY-") + order.no;
        payment.order = order.no;
        payment.minor = order.totalMinor - order.paidMinor;
        const std::vector<Carton> cartons = world.all<Carton>(Lookup::CartonByOrder, order.no, 1);
        payment.currency = cartons.empty() ? order.currency : cartons.front().currency;
        payment.at = m_clock.now();
        payments.append(wire::payloadOf(payment));
    }
    PACKBAY_TRY(send("payments", payments));
    return phase("payments", [&] { return world.count(Lookup::OrderByState, enumName(OrderState::AwaitingPayment)) == 0; });
}

Status Shift::ship()
{
    ShiftPlayer &player = *m_stations.at(1).player;
    for (const ScreenId screen : {ScreenId::Pick, ScreenId::Pack, ScreenId::Weigh, ScreenId::Dispatch}) {
        if (screen == ScreenId::Dispatch)
            PACKBAY_TRY(pay());
        player.work(screen);
        PACKBAY_TRY(phase(commandWord(screen == ScreenId::Pick ? Command::GoPick : screen == ScreenId::Pack ? Command::GoPack
                                          : screen == ScreenId::Weigh ? Command::GoWeigh : Command::GoDispatch).toLatin1().constData(),
                          [&] { return player.isIdle(); }));
    }
    return {};
}

Status Shift::finish()
{
    PACKBAY_TRY(phase("the last sync", [&] { return quiet(); }));
    m_summary.synced = true;
    PACKBAY_TRY(phase("the last sheets", [&] {
        return std::all_of(m_stations.begin(), m_stations.end(), [](const DemoStation &s) { return allSheetsDrawn(*s.core); });
    }));
    for (const DemoStation &station : m_stations) {
        PACKBAY_TRY_ASSIGN(labels, keepSheets(m_options.out, *station.core, m_printer));
        m_summary.labels += labels;
    }
    PACKBAY_TRY(keepPrinted(m_options.out, m_printer));
    const WorldView &world = m_stations.at(0).core->world();
    m_summary.cartons = world.count(Lookup::CartonByState, enumName(CartonState::HandedOver));
    m_summary.manifests = world.count(Lookup::ManifestByState, enumName(ManifestState::HandedOver));
    m_summary.exceptions = world.count(Lookup::CaseByState, enumName(CaseState::Open));
    for (const DemoStation &station : m_stations)
        m_summary.scans += station.player->scans();
    m_summary.parcels = countParcels(world);
    m_stations.clear();
    m_central.stop();
    PACKBAY_TRY_ASSIGN(equal, keepDatabases(m_options.out, m_central.databaseFile()));
    m_summary.rowsEqual = equal;
    PACKBAY_TRY(keepAudit(m_options.out));
    m_summary.ok = m_summary.synced && m_summary.rowsEqual;
    return {};
}

Status Shift::play()
{
    if (!QDir().mkpath(m_options.out))
        return makeError(ErrorCode::FileUnwritable, {{QStringLiteral("file"), m_options.out}});
    PACKBAY_TRY(m_central.init());
    PACKBAY_TRY(m_central.serve());
    PACKBAY_TRY(openStations());
    PACKBAY_TRY(announce());
    PACKBAY_TRY(receive());
    PACKBAY_TRY(approve());
    PACKBAY_TRY(ship());
    return finish();
}

} // namespace

Result<DemoSummary> playDemo(const DemoOptions &options)
{
    QElapsedTimer timer;
    timer.start();
    Shift shift(options);
    const Status played = shift.play();
    DemoSummary summary = shift.summary();
    summary.seconds = static_cast<double>(timer.elapsed()) / 1000.0;
    if (!played) {
        summary.ok = false;
        summary.trouble = QStringLiteral("%1 %2 %3").arg(played.error().number()).arg(QString::fromUtf8(canonicalJson(played.error().args)), played.error().detail);
    }
    return summary;
}

QByteArray toJson(const DemoSummary &summary)
{
    JsonWriter json;
    json.beginObject()
        .field("ok", summary.ok)
        .field("parcels", summary.parcels)
        .field("scans", summary.scans)
        .field("cartons", summary.cartons)
        .field("labels", summary.labels)
        .field("manifests", summary.manifests)
        .field("exceptions", summary.exceptions)
        .field("stations", summary.stations)
        .field("synced", summary.synced)
        .field("rows_equal", summary.rowsEqual);
    json.key("seconds").raw(QByteArray::number(summary.seconds, 'f', 1));
    json.field("seed", static_cast<qint64>(summary.seed));
    if (!summary.trouble.isEmpty())
        json.field("trouble", summary.trouble);
    json.endObject();
    return json.take();
}

} // namespace packbay
