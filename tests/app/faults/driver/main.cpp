// station-driver: a station without windows that works through a scripted shift and can be told where to die. It prints
// one JSON line for every success that a clerk would hear, naming the operation, and one at the end of the shift.
#include "tests/app/faults/driver/ScriptedClerk.h"

#include <QCommandLineParser>
#include <QFile>
#include <QGuiApplication>
#include <QJsonDocument>

#include <chrono>
#include <csignal>
#include <map>
#include <mutex>
#include <thread>
#include <unistd.h>

using namespace packbay;
using namespace packbay::test;

namespace {

/// Waits of the flows pass ten times as fast as on the wall.
constexpr int kHaste = 10;

/// One line in one write(): a killed driver leaves whole lines only.
void say(const QJsonObject &line)
{
    const QByteArray bytes = QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n';
    if (::write(STDOUT_FILENO, bytes.constData(), static_cast<std::size_t>(bytes.size())) < 0)
        ::_exit(3);
}

void sayTone(const OpId &operation, const QString &type)
{
    say({{QStringLiteral("tone"), QStringLiteral("ok")}, {QStringLiteral("op"), operation.toString()}, {QStringLiteral("type"), type}});
}

/// Counts how often each fault point was passed and ends the process at the chosen one: "point:hit", or
/// "point:hit:us" so many microseconds later, while the thread goes on into what begins there (the COMMIT itself, the
/// request on the wire, the bytes to the printer).
class Death
{
public:
    explicit Death(const QString &at)
        : m_point(at.section(QLatin1Char(':'), 0, 0).toStdString())
        , m_hit(at.section(QLatin1Char(':'), 1, 1).toInt())
        , m_delayUs(at.section(QLatin1Char(':'), 2, 2).toInt())
    {
    }
    void pass(const char *point)
    {
        const std::lock_guard lock(m_mutex);
        const int passed = ++m_passed[point];
        if (m_hit == 0 || m_point != point || passed != m_hit)
            return;
        if (m_delayUs == 0)
            die();
        std::thread([delay = std::chrono::microseconds(m_delayUs)] {
            std::this_thread::sleep_for(delay);
            die();
        }).detach();
    }
    QJsonObject passed() const
    {
        QJsonObject counts;
        for (const auto &[point, count] : m_passed)
            counts.insert(QString::fromStdString(point), count);
        return counts;
    }

private:
    [[noreturn]] static void die()
    {
        ::kill(::getpid(), SIGKILL);
        for (;;)
            ::pause();
    }

    std::string m_point;
    int m_hit;
    int m_delayUs;
    std::mutex m_mutex;
    std::map<std::string, int> m_passed;
};

StationConfig configOf(const QCommandLineParser &options)
{
    StationConfig config;
    config.databaseFile = options.value(QStringLiteral("db"));
    config.backupFolder = config.databaseFile + QStringLiteral(".backups");
    config.identity = {QStringLiteral("SH1"), options.value(QStringLiteral("station")), 1};
    CentralAddress central;
    central.url = QUrl(options.value(QStringLiteral("url")));
    central.ca = QSslCertificate::fromPath(options.value(QStringLiteral("ca")), QSsl::Pem);
    central.token = options.value(QStringLiteral("token"));
    config.central = central;
    config.sheets.labelPrinter = options.value(QStringLiteral("printer"));
    config.sheets.documentFolder = options.value(QStringLiteral("documents"));
    config.okBannerMs = 0; // she reads as fast as she scans
    config.weigh.sizes = {{QStringLiteral("M"), {Millimetres(400), Millimetres(300), Millimetres(250)}}};
    return config;
}

qint64 storedOperations(LedgerThread &ledger)
{
    return ledger.call([](Ledger &writer) {
        const Result<QVariant> count = writer.database().scalar(QStringLiteral("SELECT COUNT(*) FROM operation"));
        return count ? count->toLongLong() : 0;
    });
}

/// Says every success tone with the operation that it stands for.
void listen(StationCore &station, ShiftClock &clock, OpId &durable, QString &type)
{
    QObject::connect(&station, &StationCore::committed, &station, [&](const Operation &operation) {
        clock.setSteps(operation.seq);
        durable = operation.id;
        type = typeOf(operation.body);
    });
    QObject::connect(&station, &StationCore::screenChanged, &station, [&](const ScreenState &screen) {
        if (screen.tone != Tone::Ok && screen.tone != Tone::Step && screen.tone != Tone::Done)
            return;
#ifndef PACKBAY_TONE_BEFORE_COMMIT
        if (!durable.isNull())
            sayTone(durable, type);
#endif
        durable = {};
    });
}

} // namespace

int main(int argc, char **argv)
{
    QGuiApplication application(argc, argv);
    QCommandLineParser options;
    for (const char *name : {"db", "station", "url", "ca", "token", "printer", "documents", "script", "start-ms", "die-at"})
        options.addOption({QLatin1String(name), QLatin1String(name), QLatin1String(name)});
    options.process(application);
    const Result<ShiftScript> script = ShiftScript::read(options.value(QStringLiteral("script")));
    if (!script)
        return 2;

    Death death(options.value(QStringLiteral("die-at")));
    ShiftClock clock(UtcMs(options.value(QStringLiteral("start-ms")).toLongLong()), options.value(QStringLiteral("station")), kHaste);
    const FaultHook hook = [&](const char *point) {
#ifdef PACKBAY_TONE_BEFORE_COMMIT
        if (qstrcmp(point, "ledger.before_commit") == 0)
            sayTone(clock.last(), QStringLiteral("early"));
#endif
        death.pass(point);
    };
    StationCore station(configOf(options), clock, clock, hook);
    OpId durable;
    QString type;
    listen(station, clock, durable, type);
    if (const Status started = station.start(); !started) {
        say({{QStringLiteral("error"), started.error().number()}, {QStringLiteral("detail"), started.error().detail}});
        return 1;
    }
    clock.setSteps(storedOperations(station.ledger()));

    ScriptedClerk clerk(station, clock, *script);
    QObject::connect(&clerk, &ScriptedClerk::booked, &station, [&](const Operation &operation) {
        clock.setSteps(operation.seq);
        sayTone(operation.id, typeOf(operation.body));
    });
    QObject::connect(&clerk, &ScriptedClerk::stuck, &application, [&](const QString &where) {
        say({{QStringLiteral("stuck"), where}});
        QCoreApplication::exit(1);
    });
    QObject::connect(&clerk, &ScriptedClerk::finished, &application, [&] {
        say({{QStringLiteral("finished"), true}, {QStringLiteral("points"), death.passed()}});
        QCoreApplication::exit(0);
    });
    // A new station knows nobody until the first pull has come.
    QTimer arrival;
    QObject::connect(&arrival, &QTimer::timeout, &station, [&] {
        if (const std::optional<User> user = station.world().user(QStringLiteral("U17"))) {
            arrival.stop();
            station.enter(*user);
            clerk.begin();
        }
    });
    arrival.start(10);
    return QCoreApplication::exec();
}
