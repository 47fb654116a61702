#include "tests/app/gui/GuiBench.h"
#include "tests/support/TestMain.h"
#include "ui/ClerkScreen.h"
#include "ui/HeaderBar.h"
#include "ui/text/ErrorText.h"

#include <QInputMethodEvent>
#include <QLockFile>
#include <QProcess>
#include <QLineEdit>
#include <QSignalSpy>

using namespace packbay;
using namespace packbay::test;

/// Devices, network and files around the window: what goes wrong is said on the screen and work goes on where it can.
class tst_StationWindow : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_bench = std::make_unique<GuiBench>(6);
        const Status opened = m_bench->open();
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().detail));
        QVERIFY(QTest::qWaitForWindowActive(&window()));
        QTRY_VERIFY_WITH_TIMEOUT(m_bench->demo.isKnown(m_bench->core().world()), 30'000);
    }
    void cleanupTestCase() { m_bench.reset(); }

    void badgeAndPinOpenTheShift()
    {
        QCOMPARE(window().screen(), ScreenId::Login);
        m_bench->scan(QStringLiteral("ZZBU176"));
        QTRY_COMPARE(m_bench->core().screen().prompt.id, Text::AskPin);
        for (const Qt::Key key : {Qt::Key_1, Qt::Key_7, Qt::Key_0, Qt::Key_0, Qt::Key_1, Qt::Key_7, Qt::Key_F12}) {
            QTest::keyClick(window().windowHandle(), key);
            QTest::qWait(60);
        }
        QTRY_COMPARE(window().screen(), ScreenId::Receive);
        QCOMPARE(m_bench->core().desk().session().actor, QStringLiteral("U17"));
    }

    /// Real key events at the speed of a wedge scanner while the F2 panel has the focus: the flow gets the scan, the
    /// field gets nothing, and Enter neither presses nor closes anything.
    void aWedgeScanGoesToTheFlowNotIntoTheField()
    {
        QTest::keyClick(window().windowHandle(), Qt::Key_F2);
        QTRY_VERIFY(window().focusWidget() && qobject_cast<QLineEdit *>(QApplication::focusWidget()));
        auto *field = qobject_cast<QLineEdit *>(QApplication::focusWidget());
        QTest::qWait(100);
        const QString before = field->text();
        for (const char c : QByteArrayLiteral("ZZBU176"))
            QTest::keyClick(window().windowHandle(), c);
        QTest::keyClick(window().windowHandle(), Qt::Key_Return);
        QTRY_VERIFY(!m_bench->core().screen().strip.isEmpty() && m_bench->core().screen().strip.first().code == QStringLiteral("ZZBU176"));
        QCOMPARE(field->text(), before);
        QVERIFY(field->isVisible() && QApplication::focusWidget() == field);
        // Typed at a person's pace the same keys are text.
        for (const char c : QByteArrayLiteral("ab1")) {
            QTest::keyClick(window().windowHandle(), c);
            QTest::qWait(60);
        }
        QTRY_COMPARE(field->text(), before + QStringLiteral("ab1"));
        QTest::keyClick(window().windowHandle(), Qt::Key_Escape);
        QTRY_VERIFY(!field->isVisible());
    }

    /// Text that comes through an input method where none belongs is named, with the way out; the next scan goes on.
    void anInputMethodInTheWayIsSaid()
    {
        QInputMethodEvent event;
        event.setCommitString(QStringLiteral("顺丰"));
        QCoreApplication::sendEvent(window().clerkScreen().findChild<QWidget *>(QStringLiteral("scanSink")), &event);
        QTRY_VERIFY(m_bench->core().screen().error && m_bench->core().screen().error->code == ErrorCode::InputMethodActive);
        QCOMPARE(m_bench->core().screen().banner, Banner::Ask);
        m_bench->scan(QStringLiteral("ZZLSH1A030201AS")); // not the badge again: within 1.5 s that is a trembling hand
        QTRY_VERIFY(!m_bench->core().screen().error || m_bench->core().screen().error->code != ErrorCode::InputMethodActive);
    }

    void stopSounds()
    {
        QSignalSpy played(&m_bench->station.sounds(), &Sounds::played);
        m_bench->scan(QStringLiteral("ZZCUNDOZ"));
        QTRY_VERIFY(m_bench->core().screen().banner == Banner::Stop);
        QTRY_VERIFY(std::any_of(played.begin(), played.end(), [](const QList<QVariant> &tone) { return tone.first().value<Tone>() == Tone::Stop; }));
        QVERIFY(hasChinese(window().clerkScreen().accessibleName()));
    }

    /// The trigger held too long: one scan for the flow, a tick for the hand.
    void aRepetitionTicks()
    {
        QSignalSpy read(&m_bench->core(), &StationCore::codeRead);
        QSignalSpy ticked(&m_bench->station.sounds(), &Sounds::ticked);
        m_bench->demo.scanner().send("ZZCBACKV\rZZCBACKV\rZZCBACKV\r");
        QTRY_COMPARE(ticked.size(), 2);
        QCOMPARE(read.size(), 1);
        QTest::qWait(DuplicateGate::kDuplicateMs); // later rows start afresh
    }
    void pulledScannerIsSaidAndHeals()
    {
        QTRY_COMPARE(chip(DeviceChipState::Kind::Scanner).state, DeviceState::Ready);
        const QString good = deviceWords(chip(DeviceChipState::Kind::Scanner));
        m_bench->demo.unplugScanner();
        QTRY_COMPARE(chip(DeviceChipState::Kind::Scanner).state, DeviceState::Lost);
        QVERIFY(deviceWords(chip(DeviceChipState::Kind::Scanner)) != good);
        QVERIFY(hasChinese(deviceWords(chip(DeviceChipState::Kind::Scanner))));
        QVERIFY(m_bench->demo.plugScanner());
        QTRY_COMPARE_WITH_TIMEOUT(chip(DeviceChipState::Kind::Scanner).state, DeviceState::Ready, 10'000);
        QSignalSpy read(&m_bench->core(), &StationCore::codeRead);
        m_bench->scan(QStringLiteral("ZZCBACKV"));
        QTRY_COMPARE(read.size(), 1);
    }

    void pulledScaleIsSaidAndHeals()
    {
        QTRY_COMPARE_WITH_TIMEOUT(chip(DeviceChipState::Kind::Scale).state, DeviceState::Ready, 10'000);
        m_bench->demo.unplugScale();
        QTRY_VERIFY_WITH_TIMEOUT(chip(DeviceChipState::Kind::Scale).state != DeviceState::Ready, 10'000);
        QVERIFY(hasChinese(deviceWords(chip(DeviceChipState::Kind::Scale))));
        QVERIFY(m_bench->demo.plugScale());
        QTRY_COMPARE_WITH_TIMEOUT(chip(DeviceChipState::Kind::Scale).state, DeviceState::Ready, 10'000);
    }

    void deadCentralIsSaidAndWorkGoesOn()
    {
        QTRY_COMPARE_WITH_TIMEOUT(sync().level, SyncChipState::Level::Idle, 30'000);
        const QString listen = QStringLiteral("127.0.0.1:%1").arg(m_bench->demo.central().url().port());
        m_bench->demo.central().kill();
        QTRY_COMPARE_WITH_TIMEOUT(sync().level, SyncChipState::Level::Offline, 60'000);
        QVERIFY(hasChinese(syncWords(sync())));
        const QString tracking = m_bench->demo.day().parcels.first().tracking;
        m_bench->scan(tracking);
        QTRY_VERIFY_WITH_TIMEOUT(m_bench->core().world().parcelByTracking(tracking), 10'000);
        QTRY_VERIFY(m_bench->core().screen().prompt.id == Text::AskWeight);
        QTRY_VERIFY_WITH_TIMEOUT(sync().waiting > 0, 30'000);
        QVERIFY(m_bench->demo.central().serve(listen));
        m_bench->core().syncNow();
        QTRY_COMPARE_WITH_TIMEOUT(sync().level, SyncChipState::Level::Idle, 60'000);
        QCOMPARE(sync().waiting, 0);
    }

    void queueIsForSupervisors()
    {
        m_bench->scan(QStringLiteral("ZZCQUEUEV"));
        QTRY_COMPARE(window().screen(), ScreenId::Queue);
        QVERIFY(m_bench->core().screen().error);
        QVERIFY(!window().queueScreen().isVisible());
        m_bench->enter(QStringLiteral("U90"));
        QTRY_VERIFY(window().queueScreen().isVisible());
        const QString order = m_bench->demo.day().orders.first().submit.no;
        QVERIFY(window().queueScreen().jumpTo(order));
        QCOMPARE(m_bench->core().world().order(order)->state, OrderState::Submitted);
        QVERIFY(window().queueScreen().takeKey(QStringLiteral("F5")));
        QTRY_VERIFY(m_bench->core().world().order(order)->state != OrderState::Submitted);
        heldByTheSupervisor(order);
        m_bench->scan(QStringLiteral("ZZCBACKV"));
        QTRY_COMPARE(window().screen(), ScreenId::Receive);
    }

private:
    /// A hold has its own kind, the reason is its note; the central takes it and its release.
    void heldByTheSupervisor(const QString &order)
    {
        const auto holds = [&] { return m_bench->core().world().order(order)->holds; };
        const auto act = [&](const char *key) {
            QVERIFY(window().queueScreen().jumpTo(order));
            window().findChild<QLineEdit *>(QStringLiteral("queueReason"))->setText(QStringLiteral("customer calls back"));
            QTRY_VERIFY(window().queueScreen().takeKey(QLatin1String(key)));
        };
        act("F7");
        QTRY_COMPARE(holds().size(), 1);
        QCOMPARE(holds().first().code, CaseCode::OtherHold);
        QCOMPARE(holds().first().note, QStringLiteral("customer calls back"));
        QTRY_COMPARE_WITH_TIMEOUT(sync().level, SyncChipState::Level::Idle, 30'000);
        act("F8");
        QTRY_VERIFY(holds().isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(sync().level, SyncChipState::Level::Idle, 30'000);
        QCOMPARE(m_bench->core().world().count(Lookup::CaseByState, enumName(CaseState::Open)), 0);
    }
    MainWindow &window() { return m_bench->station.window(); }
    const HeaderBar &header() { return *window().findChild<HeaderBar *>(); }
    SyncChipState sync() { return header().sync(); }
    DeviceChipState chip(DeviceChipState::Kind kind)
    {
        for (const DeviceChipState &device : header().devices()) {
            if (device.kind == kind)
                return device;
        }
        return {};
    }
    std::unique_ptr<GuiBench> m_bench;
};

PACKBAY_TEST(tst_StationWindow)

/// What is wrong with the files is on the screen at once, and nothing can be done.
class tst_Trouble : public QObject
{
    Q_OBJECT

private slots:
    void folderThatCannotBeMade()
    {
        QFile file(m_folder.filePath(QStringLiteral("plain")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        expectTrouble(file.fileName() + QStringLiteral("/station.db"), ErrorCode::StoreReadOnly, QStringLiteral("E3002"));
    }

    void secondInstance()
    {
        const QString file = m_folder.filePath(QStringLiteral("station.db"));
        QLockFile first(file + QStringLiteral(".lock"));
        QVERIFY(first.tryLock());
        expectTrouble(file, ErrorCode::StoreInUse, QStringLiteral("E3015"));
    }

    void otherStationsFile()
    {
        const QString file = m_folder.filePath(QStringLiteral("other.db"));
        {
            StationWindow station(m_clock, m_ids, *qApp);
            QVERIFY(station.open(configFor(file)));
        }
        StationConfig config = configFor(file);
        config.identity.station = QStringLiteral("8M");
        StationWindow station(m_clock, m_ids, *qApp);
        QVERIFY(!station.open(config));
        QVERIFY(!station.core());
    }

    void damagedFileIsKeptAsideAndSaid()
    {
        const QString file = m_folder.filePath(QStringLiteral("damaged.db"));
        QFile damaged(file);
        QVERIFY(damaged.open(QIODevice::WriteOnly));
        damaged.write(QByteArray(8192, 'x'));
        damaged.close();
        StationWindow station(m_clock, m_ids, *qApp);
        QVERIFY(station.open(configFor(file)));
        QVERIFY(station.core()->opening().recovered);
        const LoginScreen &login = *station.window().findChild<LoginScreen *>();
        QVERIFY(login.state().error);
        QCOMPARE(login.state().error->code, ErrorCode::StoreDamaged);
    }

    /// A page that nothing reads at the start: found beside the work, and mended without anybody starting the program again.
    void damageFoundBesideTheWorkIsMended()
    {
        const QString file = m_folder.filePath(QStringLiteral("torn.db"));
        qint64 root = 0;
        {
            StationWindow station(m_clock, m_ids, *qApp);
            QVERIFY(station.open(configFor(file)));
            root = station.core()->ledger().call([](Ledger &ledger) { return ledger.database().scalar(QStringLiteral("SELECT rootpage FROM sqlite_schema WHERE name='purchase_order'"))->toLongLong(); });
        }
        QFile damaged(file);
        QVERIFY(damaged.open(QIODevice::ReadWrite));
        QVERIFY(damaged.seek((root - 1) * 4096));
        QCOMPARE(damaged.write(QByteArray(4096, 'x')), 4096);
        damaged.close();
        StationWindow station(m_clock, m_ids, *qApp);
        QVERIFY(station.open(configFor(file)));
        QTRY_VERIFY(station.core() && station.core()->opening().recovered);
        const LoginScreen &login = *station.window().findChild<LoginScreen *>();
        QVERIFY(login.state().error);
        QCOMPARE(login.state().error->code, ErrorCode::StoreDamaged);
        // The new core hears the window.
        station.core()->scanText(QStringLiteral("nonsense"));
        QVERIFY(station.core()->screen().error);
    }

    void selfTestOfTheProgram()
    {
        QCOMPARE(QProcess::execute(QStringLiteral(PACKBAY_BIN_DIR "/packbay"), {QStringLiteral("--self-test")}), 0);
        QCOMPARE(QProcess::execute(QStringLiteral(PACKBAY_BIN_DIR "/packbay"), {QStringLiteral("--version")}), 0);
        QCOMPARE(QProcess::execute(QStringLiteral(PACKBAY_BIN_DIR "/packbay"), {QStringLiteral("--nonsense"), QStringLiteral("--version")}), 2);
    }

private:
    StationConfig configFor(const QString &file)
    {
        StationConfig config;
        config.databaseFile = file;
        config.backupFolder = m_folder.filePath(QStringLiteral("backups"));
        config.identity = {QStringLiteral("SH1"), QStringLiteral("7K"), 1};
        config.sheets.documentFolder = m_folder.filePath(QStringLiteral("documents"));
        return config;
    }
    void expectTrouble(const QString &file, ErrorCode code, const QString &number)
    {
        StationWindow station(m_clock, m_ids, *qApp);
        const Status opened = station.open(configFor(file));
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, code);
        QVERIFY(!station.core());
        const ScreenState &shown = station.window().clerkScreen().state();
        QVERIFY(shown.latched);
        QCOMPARE(shown.banner, Banner::Stop);
        QVERIFY(shown.actions.isEmpty());
        QCOMPARE(errorWords(*shown.error).code, number);
        QVERIFY(!shown.error->args.isEmpty());
    }

    QTemporaryDir m_folder;
    SystemClock m_clock;
    SystemIds m_ids{m_clock};
};

PACKBAY_TEST(tst_Trouble)
#include "tst_StationWindow.moc"
