#include "tests/app/faults/Shift.h"

#include "models/domain/Ids.h"

#include <QElapsedTimer>
#include <QFile>
#include <QHash>
#include <QJsonDocument>
#include <QProcess>
#include <QSet>
#include <QTimer>

#include <algorithm>

namespace packbay::test {
namespace {

constexpr int kLifeMs = 90'000;

void listen(QProcess &driver, Life &life)
{
    const QList<QByteArray> lines = driver.readAllStandardOutput().split('\n');
    for (const QByteArray &line : lines) {
        const QJsonObject said = QJsonDocument::fromJson(line).object();
        if (said.contains(QStringLiteral("op")))
            life.heard.append(said.value(QStringLiteral("op")).toString());
        if (said.contains(QStringLiteral("stuck")) || said.contains(QStringLiteral("error")))
            life.trouble = QString::fromUtf8(line);
        if (said.contains(QStringLiteral("finished"))) {
            life.finished = true;
            life.points = said.value(QStringLiteral("points")).toObject();
        }
    }
}

} // namespace

Shift::Shift(const Warehouse &house, const QString &name, const QString &driver)
    : m_house(house), m_driver(driver), m_folder(house.path(name)), m_station(m_folder + QStringLiteral("/station.db"))
{
}

Status Shift::open()
{
    PACKBAY_TRY_ASSIGN(central, m_house.open(m_folder + QStringLiteral("/central")));
    m_central = std::move(central);
    QFile script(m_folder + QStringLiteral("/script.json"));
    if (!script.open(QIODevice::WriteOnly) || script.write(QJsonDocument(m_house.script().toJson()).toJson()) < 0)
        return makeError(ErrorCode::FileUnwritable, {{QStringLiteral("file"), script.fileName()}});
    return {};
}

QStringList Shift::argumentsOf(const QString &dieAt) const
{
    const DemoAccess::Station &access = m_house.access().stations.first();
    return {QStringLiteral("--db"), m_station, QStringLiteral("--station"), access.id, QStringLiteral("--url"),
            m_central->url().toString(), QStringLiteral("--ca"), m_house.caFile(), QStringLiteral("--token"), access.token,
            QStringLiteral("--printer"), QStringLiteral("tcp://127.0.0.1:%1").arg(m_printer.port()), QStringLiteral("--documents"),
            m_folder + QStringLiteral("/documents"), QStringLiteral("--script"), m_folder + QStringLiteral("/script.json"),
            QStringLiteral("--start-ms"), QString::number(m_house.start().value), QStringLiteral("--die-at"), dieAt};
}

Life Shift::live(const QString &dieAt)
{
    const bool byTime = dieAt.startsWith(QStringLiteral("time:"));
    QElapsedTimer since;
    since.start();
    QProcess driver;
    driver.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    driver.start(QStringLiteral(PACKBAY_BIN_DIR "/") + m_driver, argumentsOf(byTime ? QString() : dieAt));
    QTimer death;
    death.setSingleShot(true);
    QObject::connect(&death, &QTimer::timeout, &driver, &QProcess::kill);
    if (byTime)
        death.start(dieAt.section(QLatin1Char(':'), 1).toInt());
    Life life;
    if (!waitUntil([&] { return driver.state() == QProcess::NotRunning; }, kLifeMs)) {
        life.trouble = QStringLiteral("the station neither ended nor died");
        driver.kill();
        driver.waitForFinished();
    }
    life.tookMs = since.elapsed();
    life.killed = driver.exitStatus() == QProcess::CrashExit;
    listen(driver, life);
    if (!life.killed && !life.finished && life.trouble.isEmpty())
        life.trouble = QStringLiteral("the station ended with %1").arg(driver.exitCode());
    return life;
}

Remains Shift::remains() const
{
    Remains left;
    left.station = dumpOf(m_station, DatabaseKind::Station);
    left.central = dumpOf(m_central->databaseFile(), DatabaseKind::Central);
    left.operations = rowsOf(m_station, DatabaseKind::Station, QStringLiteral("SELECT seq||' '||type FROM operation ORDER BY seq"));
    left.documents = rowsOf(m_station, DatabaseKind::Station, QStringLiteral("SELECT document||'#'||copy FROM print_job ORDER BY document,copy"));
    return left;
}

QStringList Shift::violations(const QStringList &heard) const
{
    QStringList found;
    QHash<QString, int> stored;
    QHash<QString, int> answered;
    for (const QString &id : rowsOf(m_station, DatabaseKind::Station, QStringLiteral("SELECT lower(hex(op_id)) FROM operation")))
        ++stored[id];
    for (const QString &id : rowsOf(m_central->databaseFile(), DatabaseKind::Central, QStringLiteral("SELECT lower(hex(op_id)) FROM op_log WHERE station<>'central'")))
        ++answered[id];
    for (const QString &text : heard) {
        const QString id = QString::fromLatin1(OpId::fromString(text).toBytes().toHex());
        if (stored.value(id) != 1)
            found.append(QStringLiteral("heard, but %1 times in the ledger: %2").arg(stored.value(id)).arg(text));
        if (answered.value(id) != 1)
            found.append(QStringLiteral("heard, but %1 times at the central: %2").arg(answered.value(id)).arg(text));
    }
    if (QSet<QString>(heard.begin(), heard.end()).size() != heard.size())
        found.append(QStringLiteral("one success was heard twice"));
    if (stored.size() != answered.size())
        found.append(QStringLiteral("%1 operations in the ledger, %2 at the central").arg(stored.size()).arg(answered.size()));
    return found + sheetViolations();
}

QStringList Shift::sheetViolations() const
{
    QStringList found;
    const auto database = Database::open(m_station, DatabaseKind::Station, Access::Reader);
    if (!database)
        return {QStringLiteral("the station's file does not open")};
    QSqlQuery &query = (*database)->statement(QStringLiteral("SELECT document,copy,state,status,bytes FROM print_job WHERE printer='labels'"));
    if (!(*database)->run(query))
        return {QStringLiteral("no print jobs")};
    qsizetype accounted = 0;
    while (query.next()) {
        const QByteArray bytes = query.value(4).toByteArray();
        const auto printed = std::count_if(m_printer.labels().begin(), m_printer.labels().end(), [&](const QByteArray &sheet) { return bytes.contains(sheet); });
        accounted += printed;
        const QString name = query.value(0).toString() + QLatin1Char('#') + query.value(1).toString();
        if (printed > 1)
            found.append(QStringLiteral("%1 came out %2 times").arg(name).arg(printed));
        // What the clerk answered is her word: the scripted one cannot look into the tray and always says yes.
        const bool isDoubtful = query.value(2).toString() == QStringLiteral("UNKNOWN") || query.value(3).toString() == QStringLiteral("it came out");
        if (printed == 0 && !isDoubtful)
            found.append(QStringLiteral("%1 is %2 and never came out").arg(name, query.value(2).toString()));
    }
    query.finish();
    if (accounted != m_printer.labels().size())
        found.append(QStringLiteral("%1 sheets came out, %2 are in the spool").arg(m_printer.labels().size()).arg(accounted));
    return found;
}

QString difference(const Remains &undisturbed, const Remains &killed)
{
    QStringList found;
    if (const QString rows = firstDifference(undisturbed.station, killed.station); !rows.isEmpty())
        found.append(QStringLiteral("the station's dump (undisturbed, killed) ") + rows);
    if (const QString rows = firstDifference(killed.station, killed.central); !rows.isEmpty())
        found.append(QStringLiteral("the dumps of the killed shift (station, central) ") + rows);
    if (undisturbed.documents != killed.documents)
        found.append(QStringLiteral("the sheets: %1\n  %2").arg(undisturbed.documents.join(QLatin1Char(' ')), killed.documents.join(QLatin1Char(' '))));
    if (found.isEmpty() && undisturbed.operations == killed.operations)
        return {};
    for (qsizetype i = 0; i < std::max(undisturbed.operations.size(), killed.operations.size()); ++i) {
        const QString left = undisturbed.operations.value(i);
        const QString right = killed.operations.value(i);
        found.append(QStringLiteral("  %1 %2 %3").arg(left, -24).arg(left == right ? QLatin1Char(' ') : QLatin1Char('|')).arg(right));
    }
    return found.join(QLatin1Char('\n'));
}

} // namespace packbay::test
