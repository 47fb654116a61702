#include "models/domain/Ports.h"
#include "tests/printing/SheetSinks.h"
#include "tests/support/TestMain.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTimer>

#include <functional>
#include <random>

using namespace packbay;
using namespace packbay::test;

namespace {

constexpr int kPatienceMs = 60'000;
constexpr int kLookMs = 2;

/// Runs the event loop until it is so, without the naps of QTest::qWaitFor(), in which no sink would read.
bool comesTrue(const std::function<bool()> &condition, int limitMs)
{
    if (condition())
        return true;
    QEventLoop loop;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        if (condition())
            loop.quit();
    });
    look.start(kLookMs);
    QTimer::singleShot(limitMs, &loop, &QEventLoop::quit);
    loop.exec();
    return condition();
}

/// One station after another on the same database, each killed at a random moment of its printing, and a printer that
/// writes down what it got.
template<class Sink>
class Series
{
public:
    Series(const QString &driver, const QString &scheme, quint32 seed) : m_driver(driver), m_random(seed)
    {
        m_sink.listen(QHostAddress::LocalHost);
        m_uri = QStringLiteral("%1://127.0.0.1:%2%3").arg(scheme).arg(m_sink.serverPort()).arg(scheme == u"ipp" ? QStringLiteral("/ipp/print") : QString());
    }

    /// Empty when every promise held, else the first that was broken.
    QString run(int kills)
    {
        for (int i = 0; i < kills; ++i) {
            if (const QString wrong = live(true); !wrong.isEmpty())
                return QStringLiteral("kill %1: %2").arg(i).arg(wrong);
        }
        const QString wrong = live(false);
        return wrong.isEmpty() ? lastVerdict() : QStringLiteral("at the end: ") + wrong;
    }
    qsizetype sheets() const { return m_sink.arrivals.count(); }
    int unknown() const { return m_unknown; }

private:
    QString live(bool kill)
    {
        QProcess station;
        QFile list(m_folder.filePath(QStringLiteral("came-out")));
        if (!list.open(QIODevice::WriteOnly) || list.write(m_sink.arrivals.wholeSheets().join(QLatin1Char('\n')).toUtf8()) < 0)
            return list.errorString();
        list.close();
        QStringList arguments{QStringLiteral("--db"), m_folder.filePath(QStringLiteral("station.db")), QStringLiteral("--printer"), m_uri,
                              QStringLiteral("--came-out"), list.fileName()};
        if (!kill)
            arguments.append(QStringLiteral("--finish"));
        station.start(m_driver, arguments);
        m_said.clear();
        const auto hears = [&](const char *word) {
            m_said += station.readAllStandardOutput();
            return m_said.contains(word) || station.state() == QProcess::NotRunning;
        };
        if (!comesTrue([&] { return hears("\"ready\""); }, kPatienceMs) || !m_said.contains("\"ready\""))
            return QStringLiteral("the station did not start: ") + QString::fromUtf8(m_said + station.readAllStandardError());
        const QString wrong = listVerdict();
        if (kill) {
            waitForTheMoment();
            station.kill();
        }
        if (!comesTrue([&] { return station.state() == QProcess::NotRunning; }, kPatienceMs))
            return QStringLiteral("the station does not end");
        m_said += station.readAllStandardOutput();
        // What the system still held of a killed station arrives after its death.
        if (!comesTrue([&] { return m_sink.open() == 0; }, kPatienceMs))
            return QStringLiteral("a connection stays open");
        m_begun = m_sink.arrivals.beginnings().keys();
        return wrong.isEmpty() ? doubles() : wrong;
    }
    /// Half of the moments by the clock, half by what has arrived: right after a first byte, in the middle of a sheet.
    void waitForTheMoment()
    {
        const qint64 from = m_sink.bytes;
        const qint64 more = m_random() % 3 == 0 ? 1 : static_cast<qint64>(m_random() % 600'000);
        const int ms = static_cast<int>(m_random() % 80);
        const bool byBytes = m_random() % 2 == 0;
        QElapsedTimer clock;
        clock.start();
        (void)comesTrue([&] { return byBytes ? m_sink.bytes >= from + more : clock.elapsed() >= ms; }, byBytes ? 2000 : ms + 1);
    }
    QString doubles() const
    {
        const auto &began = m_sink.arrivals.beginnings();
        for (auto it = began.begin(); it != began.end(); ++it) {
            if (it.value() > 1)
                return it.key() + QStringLiteral(" arrived %1 times").arg(it.value());
        }
        return {};
    }
    /// What began before this start and is not whole is on the clerk's list of this start, or was on one before. (By the
    /// time the list is read here this station may have begun its own first sheet.)
    QString listVerdict()
    {
        const QJsonArray listed = QJsonDocument::fromJson(m_said.left(m_said.indexOf('\n'))).object().value(QLatin1String("unknown")).toArray();
        for (const QJsonValue &sheet : listed)
            m_listed.insert(sheet.toString());
        m_unknown += static_cast<int>(listed.size());
        for (const QString &sheet : std::as_const(m_begun)) {
            if (!m_sink.arrivals.isWhole(sheet) && !m_listed.contains(sheet))
                return sheet + QStringLiteral(" did not arrive whole and is not on the list");
        }
        return {};
    }
    /// After the last station printed everything that waited.
    QString lastVerdict() const
    {
        int rows = 0;
        for (const QByteArray &line : m_said.split('\n')) {
            const QJsonObject row = QJsonDocument::fromJson(line).object();
            if (!row.contains(QLatin1String("row")))
                continue;
            ++rows;
            const QString sheet = row.value(QLatin1String("row")).toString();
            const auto state = static_cast<PrintState>(row.value(QLatin1String("state")).toInt());
            const bool whole = m_sink.arrivals.isWhole(sheet);
            if (state == PrintState::Failed && whole)
                return sheet + QStringLiteral(" came out and is called failed");
            if (state == PrintState::Confirmed && !whole)
                return sheet + QStringLiteral(" did not come out and is called confirmed");
            if (state != PrintState::Confirmed && state != PrintState::Failed)
                return sheet + QStringLiteral(" stays in state %1").arg(static_cast<int>(state));
        }
        return rows < m_sink.arrivals.count() ? QStringLiteral("a sheet came out that is in no row") : QString();
    }

    const QString m_driver;
    QString m_uri;
    QTemporaryDir m_folder;
    Sink m_sink;
    std::mt19937 m_random;
    QByteArray m_said;
    QStringList m_begun; ///< before the station that lives now
    QSet<QString> m_listed;
    int m_unknown = 0;
};

} // namespace

/// SIGKILL at random moments of printing over TCP 9100 and IPP (hardware.md D17): 60 kills, 500 with PACKBAY_FULL=1.
class tst_PrintKills : public QObject
{
    Q_OBJECT

    static constexpr quint32 kSeed = 917;

    static QString driver(const char *name) { return QStringLiteral(PACKBAY_BIN_DIR "/") + QLatin1String(name); }
    static int kills() { return qEnvironmentVariableIntValue("PACKBAY_FULL") == 1 ? 250 : 30; }

    template<class Sink>
    static void everySheetOnce(const QString &scheme)
    {
        Series<Sink> series(driver("print-driver"), scheme, kSeed);
        const QString wrong = series.run(kills());
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
        qInfo("%d kills, %lld sheets, %d were unknown", kills(), static_cast<long long>(series.sheets()), series.unknown());
        QVERIFY2(series.sheets() > kills() / 2, "hardly anything was printed: the kills came too early");
        QVERIFY2(series.unknown() > kills() / 6, "hardly a kill hit a sheet");
    }

private slots:
    void overTcp() { everySheetOnce<TcpSheetSink>(QStringLiteral("tcp")); }
    void overIpp() { everySheetOnce<IppSheetSink>(QStringLiteral("ipp")); }

    /// The same series finds a station that writes "Sending" after the first byte.
    void sendingAfterTheFirstByteIsCaught()
    {
        Series<TcpSheetSink> tcp(driver("print-driver-late"), QStringLiteral("tcp"), kSeed);
        QVERIFY(!tcp.run(500).isEmpty());
        Series<IppSheetSink> ipp(driver("print-driver-late"), QStringLiteral("ipp"), kSeed);
        QVERIFY(!ipp.run(500).isEmpty());
    }
};

PACKBAY_TEST(tst_PrintKills)
#include "tst_PrintKills.moc"
