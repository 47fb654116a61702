#include "app/station/window/DemoBench.h"

#include "models/wire/OperationCodec.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>

namespace packbay {
namespace {

const QString kScanner = QStringLiteral("scanner-1");
const QString kScale = QStringLiteral("scale-1");

} // namespace

DemoBench::DemoBench(const QString &centralProgram, int parcels, quint32 seed, QObject *parent)
    : QObject(parent), m_day(DemoDay::make(parcels, seed)), m_central(centralProgram, m_folder.filePath(QStringLiteral("central")))
{
}

Status DemoBench::open()
{
    if (!m_folder.isValid())
        return makeError(ErrorCode::FileUnwritable, {{QStringLiteral("file"), m_folder.path()}}, m_folder.errorString());
    PACKBAY_TRY(m_central.init());
    PACKBAY_TRY(m_central.serve());
    PACKBAY_TRY(plugScanner());
    PACKBAY_TRY(plugScale());
    QList<QJsonObject> alerts;
    for (const CreatePreAlert &alert : m_day.preAlerts)
        alerts.append(wire::payloadOf(alert));
    PACKBAY_TRY(send(QStringLiteral("pre-alerts"), alerts));
    QList<QJsonObject> orders;
    for (const DemoOrder &order : m_day.orders)
        orders.append(wire::payloadOf(order.submit));
    return send(QStringLiteral("orders"), orders);
}

Status DemoBench::send(const QString &route, const QList<QJsonObject> &rows)
{
    if (rows.isEmpty())
        return {};
    QJsonArray all;
    for (const QJsonObject &row : rows)
        all.append(row);
    const QString key = QStringLiteral("bench-%1-%2").arg(route).arg(route == QLatin1String("payments") ? ++m_payments : 0);
    PACKBAY_TRY(m_central.upstream(route, key, {{QStringLiteral("rows"), all}}).transform([](const QJsonObject &) { return true; }));
    return {};
}

// The station knows a device by a stable name, as udev gives it; what is behind the name changes.
Status DemoBench::link(const QString &name, const QString &path) const
{
    const QString stable = m_folder.filePath(name);
    QFile::remove(stable);
    if (!QFile::link(path, stable))
        return makeError(ErrorCode::FileUnwritable, {{QStringLiteral("file"), stable}});
    return {};
}

Status DemoBench::plugScanner()
{
    PACKBAY_TRY_ASSIGN(port, VirtualSerial::make());
    m_scanner = std::move(port);
    return link(kScanner, m_scanner->path());
}

Status DemoBench::plugScale()
{
    PACKBAY_TRY_ASSIGN(port, VirtualSerial::make());
    m_scale = std::make_unique<VirtualScale>(std::move(port));
    return link(kScale, m_scale->path());
}

void DemoBench::unplugScanner()
{
    QFile::remove(m_folder.filePath(kScanner));
    m_scanner.reset();
}

void DemoBench::unplugScale()
{
    QFile::remove(m_folder.filePath(kScale));
    m_scale.reset();
}

StationConfig DemoBench::config() const
{
    StationConfig config;
    const DemoAccess::Station access = m_central.access().stations.value(0);
    config.databaseFile = m_folder.filePath(QStringLiteral("station.db"));
    config.backupFolder = m_folder.filePath(QStringLiteral("backups"));
    config.identity = {QStringLiteral("SH1"), access.id, 1};
    config.central = m_central.addressFor(access.token);
    SerialScannerSetting scanner;
    scanner.device = kScanner;
    scanner.port.path = m_folder.filePath(kScanner);
    config.scanners = {scanner};
    SerialScaleSetting scale;
    scale.device = kScale;
    scale.port.path = m_folder.filePath(kScale);
    scale.pollMs = 50;
    config.scale = scale;
    config.sheets.labelPrinter = QStringLiteral("tcp://127.0.0.1:%1").arg(m_printer.port());
    config.sheets.documentFolder = m_folder.filePath(QStringLiteral("documents"));
    config.tariffs.import = m_folder.filePath(QStringLiteral("tariffs"));
    config.weigh.sizes = {{QStringLiteral("S"), {Millimetres(300), Millimetres(200), Millimetres(150)}},
                          {QStringLiteral("M"), {Millimetres(400), Millimetres(300), Millimetres(250)}},
                          {QStringLiteral("L"), {Millimetres(600), Millimetres(400), Millimetres(400)}}};
    return config;
}

bool DemoBench::isKnown(const WorldView &world) const
{
    const auto known = [&](const DemoOrder &order) { return world.order(order.submit.no).has_value(); };
    return world.user(QStringLiteral("U17")) && std::all_of(m_day.orders.begin(), m_day.orders.end(), known)
        && (m_day.preAlerts.isEmpty() || world.preAlert(m_day.preAlerts.last().no));
}

Status DemoBench::payWhatIsDue(const WorldView &world)
{
    QList<QJsonObject> payments;
    for (const Order &order : world.all<Order>(Lookup::OrderByState, enumName(OrderState::AwaitingPayment))) {
        RecordPayment payment;
        payment.no = QStringLiteral("PAY-") + order.no;
        payment.order = order.no;
        payment.minor = order.totalMinor - order.paidMinor;
        const std::vector<Carton> cartons = world.all<Carton>(Lookup::CartonByOrder, order.no, 1);
        payment.currency = cartons.empty() ? order.currency : cartons.front().currency;
        payment.at = UtcMs(QDateTime::currentMSecsSinceEpoch());
        payments.append(wire::payloadOf(payment));
    }
    return send(QStringLiteral("payments"), payments);
}

void DemoBench::helpAtScale(StationCore &station)
{
    connect(&station, &StationCore::codeRead, this, [this](const QString &text) {
        if (m_day.find(text) || text.startsWith(QLatin1String("ZZX")))
            m_inHand = text;
    });
    connect(&station, &StationCore::screenChanged, this, [this, &station](const ScreenState &state) {
        const DemoParcel *parcel = m_day.find(m_inHand);
        if (state.prompt.id == Text::AskWeight && parcel) {
            m_scale->put(parcel->weight);
        } else if (state.prompt.id == Text::WeighAskScale) {
            const std::optional<Carton> carton = station.world().cartonByAnyCode(m_inHand.mid(3).chopped(1));
            Grams load = carton ? carton->tare : Grams(0);
            for (const Parcel &inside : station.world().all<Parcel>(Lookup::ParcelByCarton, carton ? carton->code : QString()))
                load += inside.weight;
            m_scale->put(load);
        } else if (state.prompt.id != Text::None) {
            m_scale->put(Grams(0));
        }
    });
}

} // namespace packbay
