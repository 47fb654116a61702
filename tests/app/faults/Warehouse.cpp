#include "tests/app/faults/Warehouse.h"

#include "models/domain/OwnCode.h"
#include "models/wire/OperationCodec.h"

#include <QDateTime>
#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QJsonArray>
#include <QSqlRecord>
#include <QTimer>

namespace packbay::test {
namespace {

constexpr int kMembers = 3;
constexpr int kPerOrder = 2;
constexpr int kInspectEvery = 3;
constexpr qint64 kHourMs = 3'600'000;

QJsonObject preAlert(const ScriptedParcel &parcel, const QString &member, int index)
{
    CreatePreAlert alert;
    alert.no = QStringLiteral("PA%1").arg(index, 6, 10, QLatin1Char('0'));
    alert.member = member;
    alert.tracking = parcel.tracking;
    GoodsLine line;
    line.sku = QStringLiteral("TEAPOT");
    line.nameZh = QStringLiteral("紫砂茶壶");
    line.nameEn = QStringLiteral("clay teapot");
    line.hs = QStringLiteral("691200");
    line.origin = QStringLiteral("CN");
    line.category = QStringLiteral("general");
    line.qty = 1;
    line.unitValueMinor = 12800;
    line.currency = QStringLiteral("CNY");
    line.net = Grams(300);
    alert.items = {line};
    alert.declared = parcel.weight;
    if (index % kInspectEvery == 0)
        alert.services = {QStringLiteral("INSPECT")};
    return wire::payloadOf(alert);
}

QJsonObject orderOf(const QString &member, const QStringList &tracking, int index)
{
    SubmitOrder order;
    order.no = QStringLiteral("CO%1").arg(index, 6, 10, QLatin1Char('0'));
    order.member = member;
    order.container = QStringLiteral("ONE_BOX");
    order.requested = tracking;
    order.shipTo.name = QStringLiteral("Amelia Brown");
    order.shipTo.lines = {QStringLiteral("88 George Street")};
    order.shipTo.city = QStringLiteral("Sydney");
    order.shipTo.postcode = QStringLiteral("2000");
    order.shipTo.country = QStringLiteral("AU");
    return wire::payloadOf(order);
}

bool copyFolder(const QString &from, const QString &to)
{
    if (!QDir().mkpath(to))
        return false;
    const QStringList names = QDir(from).entryList(QDir::Files);
    return std::all_of(names.begin(), names.end(), [&](const QString &name) { return QFile::copy(from + QLatin1Char('/') + name, to + QLatin1Char('/') + name); });
}

} // namespace

QString centralProgram()
{
    return QStringLiteral(PACKBAY_BIN_DIR "/packbay-central");
}

QString memoryFolder()
{
    const QFileInfo memory(QStringLiteral("/dev/shm"));
    return memory.isDir() && memory.isWritable() ? memory.filePath() : QDir::tempPath();
}

Warehouse::Warehouse()
    : m_folder(memoryFolder() + QStringLiteral("/packbay-faults-XXXXXX")), m_start(QDateTime::currentMSecsSinceEpoch() - kHourMs)
{
}

Result<std::unique_ptr<Warehouse>> Warehouse::make(int parcels)
{
    std::unique_ptr<Warehouse> house(new Warehouse);
    for (int i = 0; i < parcels; ++i) {
        const QString tracking = QStringLiteral("SF%1").arg(7'310'000'000'000LL + i * 7919);
        house->m_script.parcels.append({tracking, memberCode(100200 + i / kPerOrder % kMembers), Grams(400 + i * 35)});
    }
    CentralProcess central(centralProgram(), house->path(QStringLiteral("central")));
    PACKBAY_TRY(central.init());
    house->m_access = central.access();
    PACKBAY_TRY(central.serve());
    PACKBAY_TRY(house->announce(central));
    central.stop();
    return house;
}

Status Warehouse::announce(const CentralProcess &central)
{
    QJsonArray alerts;
    QJsonArray orders;
    QStringList tracking;
    int index = 0;
    for (const ScriptedParcel &parcel : m_script.parcels) {
        alerts.append(preAlert(parcel, parcel.owner, ++index));
        tracking.append(parcel.tracking);
        if (tracking.size() == kPerOrder) {
            orders.append(orderOf(parcel.owner, tracking, static_cast<int>(orders.size()) + 1));
            tracking.clear();
        }
    }
    const auto sent = [](const QJsonObject &) { return true; };
    PACKBAY_TRY(central.upstream(QStringLiteral("pre-alerts"), QStringLiteral("faults-1"), {{QStringLiteral("rows"), alerts}}).transform(sent));
    PACKBAY_TRY(central.upstream(QStringLiteral("orders"), QStringLiteral("faults-2"), {{QStringLiteral("rows"), orders}}).transform(sent));
    return {};
}

Result<std::unique_ptr<CentralProcess>> Warehouse::open(const QString &folder) const
{
    if (!copyFolder(path(QStringLiteral("central")), folder))
        return makeError(ErrorCode::FileUnwritable, {{QStringLiteral("file"), folder}});
    auto central = std::make_unique<CentralProcess>(centralProgram(), folder);
    PACKBAY_TRY(central->serve());
    return central;
}

bool waitUntil(const std::function<bool()> &ready, int limitMs)
{
    if (ready())
        return true;
    QEventLoop loop;
    QElapsedTimer since;
    since.start();
    bool ok = false;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        ok = ready();
        if (ok || since.elapsed() > limitMs)
            loop.quit();
    });
    look.start(10);
    loop.exec();
    return ok;
}

QByteArray dumpOf(const QString &file, DatabaseKind kind)
{
    const auto database = Database::open(file, kind, Access::Reader);
    QByteArray all;
    if (!database || !dumpRows(**database, std::nullopt, [&](const QByteArray &line) { all += line + '\n'; }))
        return {};
    return all;
}

QStringList rowsOf(const QString &file, DatabaseKind kind, const QString &sql)
{
    const auto database = Database::open(file, kind, Access::Reader);
    if (!database)
        return {QStringLiteral("cannot open ") + file};
    QSqlQuery &query = (*database)->statement(sql);
    if (const Status done = (*database)->run(query); !done)
        return {done.error().detail};
    QStringList rows;
    while (query.next()) {
        QStringList values;
        for (int column = 0; column < query.record().count(); ++column)
            values.append(query.value(column).toString());
        rows.append(values.join(QLatin1Char('|')));
    }
    query.finish();
    return rows;
}

QString firstDifference(const QByteArray &a, const QByteArray &b)
{
    const QList<QByteArray> left = a.split('\n');
    const QList<QByteArray> right = b.split('\n');
    for (qsizetype i = 0; i < std::max(left.size(), right.size()); ++i) {
        const QByteArray l = left.value(i);
        const QByteArray r = right.value(i);
        if (l != r)
            return QStringLiteral("line %1:\n  %2\n  %3").arg(i).arg(QString::fromUtf8(l), QString::fromUtf8(r));
    }
    return {};
}

} // namespace packbay::test
