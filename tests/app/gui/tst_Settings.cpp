#include "tests/app/gui/SettingsBench.h"
#include "tests/support/TestMain.h"
#include "ui/ClerkScreen.h"
#include "ui/InfoPanel.h"
#include "ui/text/ErrorText.h"

#include <QInputMethodEvent>
#include <QLineEdit>

using namespace packbay;
using namespace packbay::test;

/// The supervisor's settings through the real window, with scanner and scale on real ttys: what they say is shown and
/// reaches no flow, what is learned or found is used at once and stands in the file.
class tst_Settings : public QObject, private SettingsBench
{
    Q_OBJECT

private slots:
    void initTestCase() { openBench(); }
    void cleanupTestCase() { m_bench.reset(); }
    void init() { goToQueue(); }
    void cleanup() { closeSettings(); }

    void onlyASupervisorOpensThem()
    {
        m_bench->enter(QStringLiteral("U17"));
        m_bench->station.openSettings();
        QVERIFY(!m_bench->station.settings());
        m_bench->core().give(Command::GoReceive);
        m_bench->enter(QStringLiteral("U90"));
        m_bench->core().give(Command::GoReceive);
        QTest::keyClick(window().windowHandle(), Qt::Key_F1);
        QVERIFY(!m_bench->station.settings()); // at the queue only
        window().toggleHelp();
        m_bench->core().give(Command::GoQueue);
        QTRY_VERIFY(window().queueScreen().isVisible());
        QTest::keyClick(window().windowHandle(), Qt::Key_F1);
        QTRY_VERIFY(screen().isVisible());
        QTest::keyClick(window().windowHandle(), Qt::Key_Escape);
        QTRY_VERIFY(window().queueScreen().isVisible());
    }

    /// The same code is scanned at the settings and then at the queue: only the second one is an input of the flow.
    void aScanIsOnlyShown()
    {
        open();
        const QString order = m_bench->demo.day().orders.first().submit.no;
        const ScreenState before = m_bench->core().screen();
        m_bench->scan(QStringLiteral("ZZCRECVH"));
        QTRY_VERIFY(!state().heard.isEmpty());
        QCOMPARE(state().heard.first().raw, QStringLiteral("ZZCRECVH<CR>"));
        QCOMPARE(state().heard.first().framed, QStringLiteral("ZZCRECVH"));
        QCOMPARE(state().heard.first().hex, QStringLiteral("5a 5a 43 52 45 43 56 48 0d"));
        QCOMPARE(*state().heard.first().kind, CodeKind::Command);
        QCOMPARE(state().verdict.word, SettingsWord::Works);
        type("ZZBU176"); // the keyboard scanner
        QTRY_VERIFY(!state().heard.isEmpty() && state().heard.first().framed == QLatin1String("ZZBU176"));
        QVERIFY(state().devices.at(state().chosen).isKeyboard);
        for (int i = 0; i < 40; ++i)
            m_bench->scan(i % 2 ? order : QStringLiteral("ZZCOUTK"));
        QTRY_COMPARE(state().heard.first().code, order);
        QVERIFY(screen().isVisible());
        QCOMPARE(m_bench->core().screen().strip, before.strip);
        QVERIFY(!m_bench->core().desk().isLocked());
        m_bench->station.closeSettings();
        m_bench->scan(QStringLiteral("ZZCBACKV"));
        QTRY_COMPARE(window().screen(), ScreenId::Receive);
    }

    /// What happens meanwhile in the warehouse changes neither screen nor focus; the lock does.
    void nothingButTheLockClosesThem()
    {
        open();
        const QString focus = m_bench->focusName();
        m_bench->core().submit(ApproveOrder{m_bench->demo.day().orders.first().submit.no}, QStringLiteral("U90"), [](const Result<Committed> &) {});
        m_bench->core().give(Command::Find);
        emit m_bench->core().screenChanged(m_bench->core().screen());
        QTest::qWait(300);
        QVERIFY(screen().isVisible());
        QCOMPARE(m_bench->focusName(), focus);
        m_bench->core().give(Command::Pause);
        QTRY_COMPARE(window().screen(), ScreenId::Login);
        QVERIFY(!m_bench->station.settings());
    }

    void learnsPrefixAndSuffixByThreeScans()
    {
        open();
        pick(QFileInfo(m_bench->demo.config().scanners.first().port.path).fileName());
        QVERIFY(screen().takeKey(QStringLiteral("F6")));
        QCOMPARE(state().verdict.word, SettingsWord::AskCode);
        send("S1:FIRSTCODE#\r\n");
        QTRY_COMPARE(state().verdict.step, 2);
        send("SF1390000000123\r\n");
        QTRY_COMPARE(state().verdict.word, SettingsWord::AskLessonCode);
        send("S1:THIRDCODE#\r\n");
        QTRY_COMPARE(state().verdict.step, 3);
        send("SECONDCODE#\r\n"); // another scanner on this port
        QTRY_COMPARE(state().verdict.word, SettingsWord::AskAgain);
        for (const char *code : {"S1:SECONDCODE#\r\n", "S1:FIRSTCODE#\r\n", "S1:THIRDCODE#\r\n"}) {
            const SettingsVerdict before = state().verdict;
            send(code);
            QTRY_VERIFY(state().verdict.step != before.step || state().verdict.word != before.word);
        }
        QCOMPARE(state().verdict.word, SettingsWord::Learned);
        QCOMPARE(state().verdict.first, QStringLiteral("S1:"));
        const SerialScannerSetting kept = stored().scanners.first();
        QCOMPARE(kept.framing.prefix, QByteArray("S1:"));
        QCOMPARE(kept.framing.suffix, QByteArray("#\r\n"));
        // In use at once: the flow hears the code without them.
        m_bench->station.closeSettings();
        QSignalSpy read(&m_bench->core(), &StationCore::codeRead);
        QTRY_COMPARE(m_bench->core().devices().scannerState(kept.device), DeviceState::Ready);
        send("S1:ZZCBACKV#\r\n");
        QTRY_COMPARE(read.size(), 1);
        QCOMPARE(read.first().first().toString(), QStringLiteral("ZZCBACKV"));
        m_bench->core().give(Command::GoQueue);
        open();
        pick(QFileInfo(kept.port.path).fileName());
        QVERIFY(screen().takeKey(QStringLiteral("F9"))); // nothing of this visit: not there to be taken back
        QCOMPARE(state().verdict.word, SettingsWord::NothingToUndo);
    }

    void layoutTestNamesTheWrongCharacter()
    {
        open();
        QVERIFY(state().devices.first().isKeyboard);
        screen().takeKey(QStringLiteral("F2"));
        QVERIFY(screen().takeKey(QStringLiteral("F7")));
        QCOMPARE(state().verdict.word, SettingsWord::AskLayoutCode);
        type("AQWYZM-_/.:0123456789");
        QTRY_COMPARE(state().verdict.word, SettingsWord::LayoutWrong);
        QCOMPARE(state().verdict.step, 4);
        QCOMPARE(state().verdict.second, QStringLiteral("Y"));
        QVERIFY(screen().words().title.contains(QStringLiteral("4")));
        QVERIFY(screen().takeKey(QStringLiteral("F7")));
        type("AQWZYM-_/.:0123456789");
        QTRY_COMPARE(state().verdict.word, SettingsWord::LayoutGood);
    }

    void keyboardScannerIsLearnedToo()
    {
        open();
        screen().takeKey(QStringLiteral("F2"));
        QVERIFY(screen().takeKey(QStringLiteral("F6")));
        for (const char *code : {"!FIRSTCODE", "!SECONDCODE", "!THIRDCODE"}) {
            const SettingsVerdict before = state().verdict;
            type(code);
            QTRY_VERIFY(state().verdict.step != before.step || state().verdict.word != before.word);
        }
        QCOMPARE(state().verdict.word, SettingsWord::Learned);
        QCOMPARE(stored().wedge.prefix, QStringLiteral("!"));
        QVERIFY(!m_bench->station.wedge().setting().keepsControls);
        QVERIFY(screen().takeKey(QStringLiteral("F9")));
        QCOMPARE(state().verdict.word, SettingsWord::Undone);
        QVERIFY(stored().wedge.prefix.isEmpty());
    }
    /// An ETX stands behind its codes: it is learned and ends them from then on.
    void keyboardScannerWithEtxIsLearned()
    {
        open();
        screen().takeKey(QStringLiteral("F2"));
        QVERIFY(screen().takeKey(QStringLiteral("F6")));
        for (const char *code : {"FIRSTCODE\x03", "SECONDCODE\x03", "THIRDCODE\x03"}) {
            const SettingsVerdict before = state().verdict;
            type(code);
            QTRY_VERIFY(state().verdict.step != before.step || state().verdict.word != before.word);
        }
        QCOMPARE(state().verdict.word, SettingsWord::Learned);
        QCOMPARE(state().verdict.second, QStringLiteral("<ETX>"));
        QCOMPARE(stored().wedge.suffix, QStringLiteral("\x03"));
        QVERIFY(screen().takeKey(QStringLiteral("F9")));
    }

    /// The station is told a wrong protocol; the search finds the right one by itself, with a weight on the pan.
    void findsTheScale()
    {
        m_bench->demo.scale().put(Grams(2340));
        open();
        screen().takeKey(QStringLiteral("F3"));
        QTRY_COMPARE(state().verdict.word, SettingsWord::Works);
        QTRY_COMPARE(state().verdict.first, QStringLiteral("2.340 kg"));
        QVERIFY(screen().takeKey(QStringLiteral("F7")));
        QCOMPARE(state().choices.size(), ScaleParser::protocols().size());
        choose(QStringLiteral("YH-w"));
        QCOMPARE(stored().scale->protocol, QStringLiteral("YH-w"));
        QTRY_VERIFY_WITH_TIMEOUT(state().verdict.word == SettingsWord::Silent, 20'000);
        QVERIFY(screen().takeKey(QStringLiteral("F6")));
        QTRY_COMPARE(state().verdict.word, SettingsWord::Searching);
        QTRY_VERIFY_WITH_TIMEOUT(state().verdict.word == SettingsWord::Found, 30'000);
        QCOMPARE(state().verdict.second, QStringLiteral("2.340 kg"));
        QCOMPARE(stored().scale->protocol, QStringLiteral("MT-SICS"));
        QTRY_COMPARE_WITH_TIMEOUT(m_bench->core().devices().scaleState(), DeviceState::Ready, 10'000);
    }

    void aSearchThatIsStoppedLeavesTheScaleAsItWas()
    {
        open();
        screen().takeKey(QStringLiteral("F3"));
        QVERIFY(screen().takeKey(QStringLiteral("F6")));
        QTRY_COMPARE(state().verdict.word, SettingsWord::Searching);
        QVERIFY(screen().takeKey(QStringLiteral("Esc")));
        QCOMPARE(state().task, SettingsTask::None);
        QVERIFY(screen().isVisible());
        QCOMPARE(stored().scale->protocol, QStringLiteral("MT-SICS"));
        QTRY_COMPARE_WITH_TIMEOUT(m_bench->core().devices().scaleState(), DeviceState::Ready, 10'000);
    }

    /// A scanner that is plugged in appears, is looked at before it is used, used by one key, and forgotten by the same.
    void aNewScannerIsFoundUsedAndForgotten()
    {
        open();
        auto made = VirtualSerial::make();
        QVERIFY(made);
        const std::unique_ptr<VirtualSerial> fresh = std::move(*made);
        QVERIFY(QDir(m_folder.path()).mkpath(QStringLiteral("by-id")));
        const QString link = m_folder.filePath(QStringLiteral("by-id/usb-Zebra_DS22-if00"));
        QVERIFY(QFile::link(fresh->path(), link));
        const auto row = [&] { return rowOf(QStringLiteral("Zebra DS22")); };
        QTRY_VERIFY(row() >= 0);
        touch(row());
        QTRY_COMPARE(state().verdict.word, SettingsWord::NotUsed);
        fresh->send("HELLO1\r");
        QTRY_VERIFY(!state().heard.isEmpty() && state().heard.first().framed == QLatin1String("HELLO1"));
        QVERIFY(screen().takeKey(QStringLiteral("F5")));
        QCOMPARE(state().verdict.word, SettingsWord::Saved);
        QCOMPARE(stored().scanners.size(), 2);
        QCOMPARE(stored().scanners.last().port.path, link);
        QTRY_COMPARE(m_bench->core().devices().scannerState(stored().scanners.last().device), DeviceState::Ready);
        fresh->send("HELLO2\r");
        QTRY_COMPARE(state().verdict.word, SettingsWord::Works);
        QFile::remove(link);
        QTRY_COMPARE_WITH_TIMEOUT(state().verdict.word, SettingsWord::NotAttached, 5000);
        QVERIFY(screen().takeKey(QStringLiteral("F5")));
        QCOMPARE(stored().scanners.size(), 1);
        QVERIFY(row() < 0);
    }

    void aFileThatCannotBeWrittenChangesNothing()
    {
        open();
        screen().takeKey(QStringLiteral("F3"));
        const QString file = std::exchange(m_file, m_folder.filePath(QStringLiteral("none/station.ini")));
        QVERIFY(screen().takeKey(QStringLiteral("F8")));
        choose(QStringLiteral("2400 7E1"));
        m_file = file;
        QCOMPARE(state().verdict.word, SettingsWord::NotSaved);
        QCOMPARE(screen().words().code, QStringLiteral("E8003"));
        QCOMPARE(m_bench->core().devices().settings().scale->port.baudRate, 9600);
    }

    void printsTheSetUpSheet()
    {
        open();
        screen().takeKey(QStringLiteral("F2"));
        QVERIFY(screen().takeKey(QStringLiteral("F8")));
        QCOMPARE(state().verdict.word, SettingsWord::SheetPrinted);
        const QDir documents(m_bench->demo.config().sheets.documentFolder);
        QTRY_VERIFY_WITH_TIMEOUT(!documents.entryList({QStringLiteral("*scanner-setup*.pdf")}).isEmpty(), 10'000);
        QFile sheet(documents.filePath(documents.entryList({QStringLiteral("*scanner-setup*.pdf")}).first()));
        QVERIFY(sheet.open(QIODevice::ReadOnly));
        QVERIFY(sheet.readAll().startsWith("%PDF"));
    }

    /// An input method that gets hold of a scan is said with its remedy, and F1 on the same screen tells the way there.
    void inputMethodInTheWayIsSaidWithItsRemedy()
    {
        m_bench->core().give(Command::GoReceive);
        QTRY_COMPARE(window().screen(), ScreenId::Receive);
        window().openTypePanel();
        QTRY_VERIFY(qobject_cast<QLineEdit *>(QApplication::focusWidget()));
        for (int i = 0; i < 8; ++i) {
            QInputMethodEvent event;
            event.setCommitString(QStringLiteral("1"));
            QCoreApplication::sendEvent(QApplication::focusWidget(), &event);
        }
        QTRY_VERIFY(window().clerkScreen().state().error);
        QCOMPARE(window().clerkScreen().state().error->code, ErrorCode::InputMethodActive);
        QVERIFY(errorWords(*window().clerkScreen().state().error).remedy.contains(QStringLiteral("F1")));
        window().clerkScreen().closePanel();
        window().toggleHelp();
        auto *help = window().findChild<HelpPanel *>(QStringLiteral("helpPanel"));
        const QList<TextBox> lines = help->textBoxes();
        QVERIFY(std::any_of(lines.begin(), lines.end(), [](const TextBox &line) { return line.text.contains(QStringLiteral("COM mode")); }));
        window().toggleHelp();
    }

    /// Every line of the owner stays, the groups of the devices are replaced.
    void theFileKeepsWhatIsNotOurs()
    {
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QVERIFY(text.startsWith("; a word of the owner\n[station]\ncode=7K\nwarehouse=SH1\n"));
        QVERIFY(text.contains("[look]\nlanguage=en"));
        QVERIFY(!text.contains("/dev/old"));
        QVERIFY(readStationFile(m_file, usualPlaces()));
    }
};

PACKBAY_TEST(tst_Settings)

#include "tst_Settings.moc"
