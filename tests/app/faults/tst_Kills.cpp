#include "app/demo/VirtualDevices.h"
#include "models/domain/Ids.h"
#include "tests/app/faults/Warehouse.h"
#include "tests/support/TestMain.h"

#include <QFile>
#include <QHash>
#include <QJsonDocument>
#include <QProcess>
#include <QSet>
#include <QTimer>

#include <random>

namespace packbay::test {
namespace {

constexpr int kLifeMs = 90'000;
constexpr int kKillsOfAShift = 10;

/// What one life of the station said before it ended.
struct Life
{
    QStringList heard;     ///< operation ids whose success the clerk heard
    QJsonObject points;    ///< how often each fault point was passed; only of a shift that came to its end
    bool finished = false;
    bool killed = false;
    QString trouble;
};

/// One shift from the first to the last life of its station, with a central and a printer of its own.
class Shift
{
public:
    Shift(const Warehouse &house, const QString &name, const QString &driver)
        : m_house(house), m_driver(driver), m_folder(house.path(name))
    {
        m_station = m_folder + QStringLiteral("/station.db");
    }

    Status open()
    {
        PACKBAY_TRY_ASSIGN(central, m_house.open(m_folder + QStringLiteral("/central")));
        m_central = std::move(central);
        QFile script(m_folder + QStringLiteral("/script.json"));
        if (!script.open(QIODevice::WriteOnly) || script.write(QJsonDocument(m_house.script().toJson()).toJson()) < 0)
            return makeError(ErrorCode::FileUnwritable, {{QStringLiteral("file"), script.fileName()}});
        return {};
    }
    /// `dieAt` "" lives to the end, "time:120" is killed from outside after that many ms of work.
    Life live(const QString &dieAt);
    void close() { m_central->stop(); }

    QByteArray stationDump() const { return dumpOf(m_station, DatabaseKind::Station); }
    QByteArray centralDump() const { return dumpOf(m_central->databaseFile(), DatabaseKind::Central); }
    /// What contradicts the promises of architecture.md 4 and 6; empty = all is well.
    QStringList violations(const QStringList &heard) const;
    QStringList sheetViolations() const;
    qsizetype sheets() const { return m_printer.labels().size(); }

private:
    const Warehouse &m_house;
    QString m_driver;
    QString m_folder;
    QString m_station;
    std::unique_ptr<CentralProcess> m_central;
    PrinterSink m_printer;
};

Life Shift::live(const QString &dieAt)
{
    const DemoAccess::Station &access = m_house.access().stations.first();
    const bool byTime = dieAt.startsWith(QStringLiteral("time:"));
    QProcess driver;
    driver.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    driver.start(QStringLiteral(PACKBAY_BIN_DIR "/") + m_driver,
                 {QStringLiteral("--db"), m_station, QStringLiteral("--station"), access.id, QStringLiteral("--url"),
                  m_central->url().toString(), QStringLiteral("--ca"), m_house.caFile(), QStringLiteral("--token"), access.token,
                  QStringLiteral("--printer"), QStringLiteral("tcp://127.0.0.1:%1").arg(m_printer.port()), QStringLiteral("--documents"),
                  m_folder + QStringLiteral("/documents"), QStringLiteral("--script"), m_folder + QStringLiteral("/script.json"),
                  QStringLiteral("--start-ms"), QString::number(m_house.start().value), QStringLiteral("--die-at"),
                  byTime ? QString() : dieAt});
    Life life;
    QTimer death;
    death.setSingleShot(true);
    QObject::connect(&death, &QTimer::timeout, &driver, &QProcess::kill);
    if (byTime)
        death.start(dieAt.section(QLatin1Char(':'), 1).toInt());
    if (!waitUntil([&] { return driver.state() == QProcess::NotRunning; }, kLifeMs)) {
        life.trouble = QStringLiteral("the station neither ended nor died");
        driver.kill();
        driver.waitForFinished();
    }
    life.killed = driver.exitStatus() == QProcess::CrashExit;
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
    if (!life.killed && !life.finished && life.trouble.isEmpty())
        life.trouble = QStringLiteral("the station ended with %1").arg(driver.exitCode());
    return life;
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
    QSqlQuery &query = (*database)->statement(QStringLiteral("SELECT document,copy,state,bytes FROM print_job WHERE printer='labels'"));
    if (!(*database)->run(query))
        return {QStringLiteral("no print jobs")};
    qsizetype accounted = 0;
    while (query.next()) {
        const QByteArray bytes = query.value(3).toByteArray();
        const auto printed = std::count_if(m_printer.labels().begin(), m_printer.labels().end(), [&](const QByteArray &sheet) { return bytes.contains(sheet); });
        accounted += printed;
        const QString name = query.value(0).toString() + QLatin1Char('#') + query.value(1).toString();
        if (printed > 1)
            found.append(QStringLiteral("%1 came out %2 times").arg(name).arg(printed));
        if (printed == 0 && query.value(2).toString() == QStringLiteral("CONFIRMED"))
            found.append(QStringLiteral("%1 is confirmed and never came out").arg(name));
    }
    query.finish();
    if (accounted != m_printer.labels().size())
        found.append(QStringLiteral("%1 sheets came out, %2 are in the spool").arg(m_printer.labels().size()).arg(accounted));
    return found;
}

} // namespace
} // namespace packbay::test

using namespace packbay;
using namespace packbay::test;

class tst_Kills : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void killedStationLosesAndDoublesNothing();
    void toneBeforeCommitIsCaught();

private:
    QString nextDeath();

    std::unique_ptr<Warehouse> m_house;
    QJsonObject m_points;
    std::mt19937 m_random{20261122};
};

void tst_Kills::initTestCase()
{
    auto house = Warehouse::make(6);
    QVERIFY2(house, house ? "" : qPrintable(house.error().detail));
    m_house = std::move(*house);
    Shift shift(*m_house, QStringLiteral("undisturbed"), QStringLiteral("station-driver"));
    QVERIFY(shift.open());
    const Life life = shift.live({});
    QVERIFY2(life.finished, qPrintable(life.trouble));
    QVERIFY2(life.heard.size() >= 30, qPrintable(QString::number(life.heard.size())));
    shift.close();
    QCOMPARE(shift.violations(life.heard), QStringList());
    const QByteArray undisturbed = shift.stationDump();
    QCOMPARE(undisturbed.count("\"state\":\"VERIFIED\""), 3);
    QCOMPARE(firstDifference(undisturbed, shift.centralDump()), QString());
    QVERIFY(shift.sheets() > 0);
    m_points = life.points;
}

/// Two of three deaths inside COMMIT, push, pull-apply and print, the others at any moment.
QString tst_Kills::nextDeath()
{
    const QStringList points = m_points.keys();
    if (m_random() % 3 == 0)
        return QStringLiteral("time:%1").arg(150 + m_random() % 2500);
    const QString point = points.at(static_cast<qsizetype>(m_random() % static_cast<quint32>(points.size())));
    // Ten lives share the work of one: each gets through about an eighth of it.
    const auto reach = static_cast<quint32>(std::max(1, m_points.value(point).toInt() / 8));
    return QStringLiteral("%1:%2").arg(point).arg(1 + m_random() % reach);
}

/// After every shift: each operation that was heard is stored and answered once, no sheet came out twice, and station and
/// central hold the same bytes.
void tst_Kills::killedStationLosesAndDoublesNothing()
{
    const int wanted = qEnvironmentVariableIntValue("PACKBAY_FULL") ? 200 : 20;
    for (const char *point : {"ledger.before_commit", "push.sent", "push.answered", "mirror.apply", "print.recorded"})
        QVERIFY2(m_points.contains(QLatin1String(point)), point);
    int kills = 0;
    int inside = 0;
    for (int number = 1; kills < wanted; ++number) {
        QVERIFY2(number <= wanted, "the deaths do not come");
        Shift shift(*m_house, QStringLiteral("shift-%1").arg(number), QStringLiteral("station-driver"));
        QVERIFY(shift.open());
        QStringList heard;
        QStringList deaths;
        bool finished = false;
        for (int life = 0; !finished; ++life) {
            const bool mayDie = life < kKillsOfAShift && kills < wanted;
            deaths.append(mayDie ? nextDeath() : QString());
            const Life lived = shift.live(deaths.last());
            QVERIFY2(lived.trouble.isEmpty(), qPrintable(QStringLiteral("shift %1 after %2: %3").arg(number).arg(deaths.join(QLatin1Char(' ')), lived.trouble)));
            heard += lived.heard;
            finished = lived.finished;
            kills += lived.killed;
            inside += lived.killed && !deaths.last().startsWith(QStringLiteral("time"));
        }
        shift.close();
        const QString story = QStringLiteral("shift %1, deaths: %2").arg(number).arg(deaths.join(QLatin1Char(' ')));
        const QStringList violations = shift.violations(heard);
        QVERIFY2(violations.isEmpty(), qPrintable(story + QLatin1Char('\n') + violations.join(QLatin1Char('\n'))));
        const QSet<QString> once(heard.begin(), heard.end());
        QVERIFY2(once.size() == heard.size(), qPrintable(story + QStringLiteral(": one success was heard twice")));
        const QString central = firstDifference(shift.stationDump(), shift.centralDump());
        QVERIFY2(central.isEmpty(), qPrintable(story + QLatin1Char('\n') + central));
    }
    QVERIFY2(inside * 3 >= kills, qPrintable(QStringLiteral("%1 of %2").arg(inside).arg(kills)));
    qInfo("%d kills, %d of them inside commit, push, pull-apply or print", kills, inside);
}

void tst_Kills::toneBeforeCommitIsCaught()
{
    Shift shift(*m_house, QStringLiteral("early"), QStringLiteral("station-driver-early"));
    QVERIFY(shift.open());
    const Life life = shift.live(QStringLiteral("ledger.before_commit:4"));
    QVERIFY(life.killed);
    QCOMPARE(life.heard.size(), 4);
    shift.close();
    const QStringList violations = shift.violations(life.heard);
    QVERIFY2(violations.join(QLatin1Char('\n')).contains(QStringLiteral("heard, but 0 times in the ledger: ") + life.heard.last()),
             qPrintable(violations.join(QLatin1Char('\n'))));
}

PACKBAY_TEST(tst_Kills)
#include "tst_Kills.moc"
