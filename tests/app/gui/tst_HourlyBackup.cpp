#include "app/station/core/SystemClock.h"
#include "app/station/window/StationWindow.h"
#include "models/store/Backup.h"
#include "tests/support/TestMain.h"
#include "ui/HeaderBar.h"

#include <QApplication>
#include <QDir>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace packbay;

namespace {

constexpr qint64 kMinute = 60'000;
constexpr qint64 kHour = 60 * kMinute;

class SetClock : public Clock
{
public:
    UtcMs utc{1'763'800'000'000};
    UtcMs now() const override { return utc; }
    MonotonicMs monotonic() const override { return MonotonicMs(utc.value); }
};

} // namespace

/// The copy of the database every hour and at the end of a shift, by a clock that the test sets.
class tst_HourlyBackup : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_clock = {};
        m_config = {};
        m_config.databaseFile = m_folder->filePath(QStringLiteral("station.db"));
        m_config.backupFolder = m_folder->filePath(QStringLiteral("backups"));
        m_config.identity = {QStringLiteral("SH1"), QStringLiteral("7K"), 1};
        m_config.sheets.documentFolder = m_folder->filePath(QStringLiteral("documents"));
    }

    void everyHour()
    {
        StationCore core(m_config, m_clock, m_ids);
        QVERIFY(core.start());
        QSignalSpy made(&core.backup(), &HourlyBackup::made);
        core.backup().look();
        QVERIFY(!core.backup().isCopying());
        m_clock.utc += UtcMs(5 * kMinute);
        core.backup().look();
        QTRY_COMPARE(made.size(), 1);
        const QString first = made.first().first().toString();
        const Result<DatabaseReport> report = checkDatabase(first);
        QVERIFY(report && report->ok);
        m_clock.utc += UtcMs(kHour - 1);
        core.backup().look();
        QVERIFY(!core.backup().isCopying());
        m_clock.utc += UtcMs(1);
        core.backup().look();
        QTRY_COMPARE(made.size(), 2);
        QVERIFY(made.last().first().toString() != first);
        QCOMPARE(copies(), 2);
    }

    /// The hour runs from the newest copy in the folder, not from the start of the program.
    void theHourOutlivesARestart()
    {
        for (int run = 0; run < 2; ++run) {
            StationCore core(m_config, m_clock, m_ids);
            QVERIFY(core.start());
            m_clock.utc += UtcMs(run == 0 ? 5 * kMinute : kHour - kMinute);
            core.backup().look();
            QCOMPARE(core.backup().isCopying(), run == 0);
            QTRY_VERIFY(!core.backup().isCopying());
            QCOMPARE(copies(), 1);
        }
        StationCore core(m_config, m_clock, m_ids);
        m_clock.utc += UtcMs(kMinute);
        QVERIFY(core.start());
        QTRY_COMPARE(copies(), 2);
    }

    void atTheEndOfAShift()
    {
        StationCore core(m_config, m_clock, m_ids);
        QVERIFY(core.start());
        QSignalSpy made(&core.backup(), &HourlyBackup::made);
        core.enter(clerk());
        core.give(Command::Pause);
        QVERIFY(!core.backup().isCopying());
        core.enter(clerk());
        core.give(Command::LogOut);
        QTRY_COMPARE(made.size(), 1);
        QVERIFY(core.desk().isLocked());
    }

    /// A copy that takes for ever: operations are stored and screens answer meanwhile, and the copy is still good.
    void nobodyWaitsForIt()
    {
        QSemaphore mayGoOn;
        QSemaphore began;
        StationCore core(m_config, m_clock, m_ids, [&](const char *point) {
            if (QByteArray(point) == "backup.begin") {
                began.release();
                mayGoOn.acquire();
            }
        });
        QVERIFY(core.start());
        QSignalSpy made(&core.backup(), &HourlyBackup::made);
        core.enter(clerk());
        core.backup().shiftEnded();
        QVERIFY(began.tryAcquire(1, 30'000));
        bool stored = false;
        ReceiveParcel receipt;
        receipt.tracking = QStringLiteral("SF1000000000001");
        core.submit(receipt, {}, [&](const Result<Committed> &result) { stored = result.has_value(); });
        QTRY_VERIFY(stored);
        core.give(Command::GoPack);
        QCOMPARE(core.screen().screen, ScreenId::Pack);
        QVERIFY(core.backup().isCopying() && made.isEmpty());
        mayGoOn.release();
        QTRY_COMPARE(made.size(), 1);
        const Result<DatabaseReport> report = checkDatabase(made.first().first().toString());
        QVERIFY(report && report->ok);
        QCOMPARE(report->parcels, 1);
    }

    /// Two ends of shift during one copy: the second sees what the first could not.
    void askedWhileCopying()
    {
        QSemaphore mayGoOn;
        StationCore core(m_config, m_clock, m_ids, [&](const char *point) {
            if (QByteArray(point) == "backup.begin")
                mayGoOn.acquire();
        });
        QVERIFY(core.start());
        QSignalSpy made(&core.backup(), &HourlyBackup::made);
        core.backup().shiftEnded();
        core.backup().shiftEnded();
        m_clock.utc += UtcMs(1000);
        mayGoOn.release(2);
        QTRY_COMPARE(made.size(), 2);
    }

    /// A folder that cannot be written: said on the chip in words and in the log, again every five minutes, and work goes
    /// on; the chip goes with the first good copy.
    void aFailureIsSaidInWords()
    {
        QFile inTheWay(m_config.backupFolder);
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        inTheWay.close();
        StationWindow station(m_clock, m_ids, *qApp);
        QVERIFY(station.open(m_config));
        QSignalSpy failed(&station.core()->backup(), &HourlyBackup::failed);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("E3008 the backup failed, work goes on")));
        m_clock.utc += UtcMs(5 * kMinute);
        station.core()->backup().look();
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(failed.first().first().value<Error>().code == ErrorCode::BackupFailed);
        QTRY_VERIFY(chip(station));
        QCOMPARE(deviceWords(*chip(station)), QStringLiteral("The backup failed"));
        station.setLanguage(QStringLiteral("zh_CN"));
        QCOMPARE(deviceWords(*chip(station)), QStringLiteral("备份失败"));
        station.setLanguage(QStringLiteral("en"));

        QVERIFY(inTheWay.remove());
        station.core()->backup().look();
        QVERIFY(!station.core()->backup().isCopying());
        m_clock.utc += UtcMs(5 * kMinute);
        station.core()->backup().look();
        QTRY_COMPARE(copies(), 1);
        QTRY_VERIFY(!chip(station));
    }

private:
    static User clerk()
    {
        User user;
        user.badge = QStringLiteral("U17");
        user.name = QStringLiteral("Li Wei");
        return user;
    }
    int copies() const { return static_cast<int>(QDir(m_config.backupFolder).entryList({QStringLiteral("backup-*.db")}).size()); }
    static std::optional<DeviceChipState> chip(StationWindow &station)
    {
        for (const DeviceChipState &device : station.window().findChild<HeaderBar *>()->devices()) {
            if (device.kind == DeviceChipState::Kind::Backup)
                return device;
        }
        return std::nullopt;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    SetClock m_clock;
    SystemClock m_real;
    SystemIds m_ids{m_real};
    StationConfig m_config;
};

PACKBAY_TEST(tst_HourlyBackup)
#include "tst_HourlyBackup.moc"
