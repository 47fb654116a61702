#include "tests/support/TestMain.h"
#include "tests/ui/WindowBench.h"
#include "ui/ClerkScreen.h"
#include "ui/QueueScreen.h"
#include "ui/text/Language.h"

#include <QAccessible>
#include <QDialog>
#include <QMenu>
#include <QSignalSpy>

using namespace packbay;
using namespace packbay::test;

Q_DECLARE_METATYPE(packbay::Command)

/// Keys, focus and windows: what a scanner's Enter must never do, and what no background event may change.
class tst_Window : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { qRegisterMetaType<Command>(); }

    void init()
    {
        m_window = std::make_unique<MainWindow>(m_clock);
        m_window->resize(1366, 768);
        m_window->setDevices(workingDevices());
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    void cleanup() { m_window.reset(); }

    void focusRestsOnTheScanSink()
    {
        for (const NamedState &sample : sampleStates()) {
            m_window->render(sample.state);
            QCOMPARE(focusName(), QStringLiteral("scanSink"));
            everyBackgroundEvent();
            QCOMPARE(focusName(), QStringLiteral("scanSink"));
            QCOMPARE(m_window->screen(), sample.state.screen);
        }
        QTest::keyClick(m_window.get(), Qt::Key_Tab);
        QCOMPARE(focusName(), QStringLiteral("scanSink"));
    }

    void enterAndSpacePressNothing()
    {
        QSignalSpy commands(m_window.get(), &MainWindow::commandGiven);
        for (const NamedState &sample : sampleStates()) {
            m_window->render(sample.state);
            for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter, Qt::Key_Space, Qt::Key_Z, Qt::Key_1})
                QTest::keyClick(QApplication::focusWidget(), key);
        }
        QCOMPARE(commands.size(), 0);
        for (const QAbstractButton *button : m_window->findChildren<QAbstractButton *>()) {
            if (!button->objectName().startsWith(QLatin1String("qt_")) && !button->inherits("QTableCornerButton"))
                QVERIFY2(button->focusPolicy() == Qt::NoFocus, qPrintable(button->objectName()));
        }
    }

    // A wedge scan that nobody filtered: letters, digits, Enter, and the Alt, control and Tab of its parts. Nothing comes of
    // it: no command, no panel, no other picture.
    void aStrayScanDoesNothing()
    {
        for (const QString &name : {QStringLiteral("dispatch-busy"), QStringLiteral("stop"), QStringLiteral("weigh"), QStringLiteral("bare")}) {
            m_window->render(sampleNamed(name));
            QTRY_COMPARE(m_window->clerkScreen().state(), sampleNamed(name)); // BUSY comes late
            QCoreApplication::processEvents();
            const QImage before = m_window->grab().toImage();
            QSignalSpy commands(m_window.get(), &MainWindow::commandGiven);
            QSignalSpy typed(m_window.get(), &MainWindow::textTyped);
            QWidget *sink = QApplication::focusWidget();
            QTest::keyClicks(sink, QStringLiteral("SF1234 567895713-_/.:"));
            for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter, Qt::Key_Tab, Qt::Key_Backspace, Qt::Key_Delete})
                QTest::keyClick(sink, key);
            for (const char digit : {'0', '2', '9'})
                QTest::keyClick(sink, digit, Qt::AltModifier);
            for (const Qt::Key key : {Qt::Key_J, Qt::Key_M, Qt::Key_BracketRight})
                QTest::keyClick(sink, key, Qt::ControlModifier); // LF, CR and GS as some scanners send them
            QCOMPARE(commands.size(), 0);
            QCOMPARE(typed.size(), 0);
            QCOMPARE(focusName(), QStringLiteral("scanSink"));
            QCOMPARE(m_window->clerkScreen().state(), sampleNamed(name));
            QCOMPARE(m_window->grab().toImage(), before);
            noWindowBesides(*m_window);
        }
    }

    void functionKeysGiveCommands_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<int>("command");
        QTest::newRow("F12 primary") << static_cast<int>(Qt::Key_F12) << static_cast<int>(Command::Next);
        QTest::newRow("F9 undo") << static_cast<int>(Qt::Key_F9) << static_cast<int>(Command::Undo);
        QTest::newRow("F10 reprint") << static_cast<int>(Qt::Key_F10) << static_cast<int>(Command::Reprint);
        QTest::newRow("F5 choice") << static_cast<int>(Qt::Key_F5) << static_cast<int>(Command::Choice1);
        QTest::newRow("Esc back") << static_cast<int>(Qt::Key_Escape) << static_cast<int>(Command::Back);
        QTest::newRow("F8 has no button") << static_cast<int>(Qt::Key_F8) << static_cast<int>(Command::None);
    }

    void functionKeysGiveCommands()
    {
        QFETCH(int, key);
        QFETCH(int, command);
        m_window->render(sampleStates().first().state);
        QSignalSpy commands(m_window.get(), &MainWindow::commandGiven);
        QTest::keyClick(QApplication::focusWidget(), static_cast<Qt::Key>(key));
        QCOMPARE(commands.size(), command == static_cast<int>(Command::None) ? 0 : 1);
        if (!commands.isEmpty())
            QCOMPARE(static_cast<int>(commands.first().first().value<Command>()), command);
    }

    void pressingAButtonGivesItsCommandAndLeavesTheFocus()
    {
        m_window->render(sampleStates().first().state);
        QSignalSpy commands(m_window.get(), &MainWindow::commandGiven);
        QTest::mouseClick(m_window->findChild<QAbstractButton *>(QStringLiteral("action4")), Qt::LeftButton);
        QCOMPARE(commands.size(), 1);
        QCOMPARE(commands.first().first().value<Command>(), Command::Next);
        QCOMPARE(focusName(), QStringLiteral("scanSink"));
    }

    void exceptionsAreInline()
    {
        m_window->render(sampleStates().first().state);
        QSignalSpy commands(m_window.get(), &MainWindow::commandGiven);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_F3);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_F12); // its button is not on the screen now
        QCOMPARE(commands.size(), 0);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_F7);
        QCOMPARE(commands.size(), 1);
        QCOMPARE(commands.first().first().value<Command>(), Command::ExOverweight);
        noWindowBesides(*m_window);
    }

    void aChoiceInTheTableHasItsKeyAndNoButton()
    {
        const ScreenState state = sampleNamed(QStringLiteral("weigh-sizes"));
        m_window->render(state);
        QSignalSpy commands(m_window.get(), &MainWindow::commandGiven);
        for (const auto key : {Qt::Key_F5, Qt::Key_F6, Qt::Key_F7, Qt::Key_F8, Qt::Key_F12})
            QTest::keyClick(QApplication::focusWidget(), key);
        QCOMPARE(commands.size(), 5);
        for (int i = 0; i < 5; ++i)
            QCOMPARE(commands.at(i).first().value<Command>(), state.actions.at(i).command);
        const auto *fourth = m_window->findChild<StationButton *>(QStringLiteral("action4"));
        QVERIFY(fourth->isVisible());
        QTest::mouseClick(m_window->findChild<QAbstractButton *>(QStringLiteral("action4")), Qt::LeftButton);
        QCOMPARE(commands.last().first().value<Command>(), Command::Next);
    }

    void languageChangesAtRunTime()
    {
        Language language;
        language.use(QStringLiteral("en"));
        m_window->render(sampleStates().first().state);
        const auto *banner = m_window->findChild<StateBanner *>(QStringLiteral("stateBanner"));
        QCOMPARE(banner->words().title, QStringLiteral("Location A-03-2 - scan it"));
        language.use(QStringLiteral("zh_CN"));
        QCoreApplication::processEvents();
        QCOMPARE(banner->words().title, QStringLiteral("请扫描库位 A-03-2"));
        language.use(QStringLiteral("en"));
        QCoreApplication::processEvents();
        QCOMPARE(banner->words().title, QStringLiteral("Location A-03-2 - scan it"));
        QCOMPARE(m_window->clerkScreen().state(), sampleStates().first().state);
    }

    void busyShowsOnlyWhenItLasts()
    {
        ScreenState ready = sampleStates().first().state;
        ready.tone = Tone::None;
        ScreenState busy = ready;
        busy.banner = Banner::Busy;
        m_window->render(ready);
        m_window->render(busy);
        const auto *banner = m_window->findChild<StateBanner *>(QStringLiteral("stateBanner"));
        QCOMPARE(banner->shown(), Banner::Ready);
        QTRY_COMPARE(banner->shown(), Banner::Busy);
        m_window->render(ready);
        QCOMPARE(banner->shown(), Banner::Ready);
        m_window->render(busy);
        m_window->render(ready);
        QTest::qWait(200);
        QCOMPARE(banner->shown(), Banner::Ready);
    }

    void acceptedScanFlashes()
    {
        ScreenState ready = sampleStates().first().state;
        m_window->render(ready);
        const auto *banner = m_window->findChild<StateBanner *>(QStringLiteral("stateBanner"));
        QCOMPARE(banner->shown(), Banner::Ok);
        QTRY_COMPARE(banner->shown(), Banner::Ready);
    }

    void pin()
    {
        m_window->showLogin({LoginState::Phase::EnterPin, QStringLiteral("Li Na"), std::nullopt});
        QSignalSpy pins(m_window.get(), &MainWindow::pinEntered);
        QTest::keyClicks(m_window.get(), QStringLiteral("12x3\r "));
        QTest::keyClick(m_window.get(), Qt::Key_Backspace);
        QTest::mouseClick(m_window->findChild<QWidget *>(QStringLiteral("pinKeypad"))->findChild<QAbstractButton *>(QStringLiteral("key4")), Qt::LeftButton);
        QCOMPARE(pins.size(), 0);
        QTest::keyClick(m_window.get(), Qt::Key_F12);
        QCOMPARE(pins.size(), 1);
        QCOMPARE(pins.first().first().toString(), QStringLiteral("124"));
    }

    void everythingHasAName()
    {
        m_window->render(sampleStates().first().state);
        m_window->queueScreen().setSnapshot(sampleQueue());
        for (const QWidget *widget : m_window->findChildren<QWidget *>()) {
            if (!dynamic_cast<const LookUser *>(widget))
                continue;
            QVERIFY2(!widget->objectName().isEmpty(), widget->metaObject()->className());
        }
        for (const QAbstractButton *button : m_window->findChildren<QAbstractButton *>()) {
            if (dynamic_cast<const LookUser *>(button) && button->isVisible())
                QVERIFY2(!button->accessibleName().isEmpty(), qPrintable(button->objectName()));
        }
        const auto *banner = m_window->findChild<StateBanner *>(QStringLiteral("stateBanner"));
        QVERIFY(banner->accessibleName().contains(QLatin1String("A-03-2")));
        QCOMPARE(QAccessible::queryAccessibleInterface(const_cast<StateBanner *>(banner))->role(), QAccessible::AlertMessage);
    }

    void noDialogClassIsUsed()
    {
        for (const NamedState &sample : sampleStates())
            m_window->render(sample.state);
        everyBackgroundEvent();
        m_window->showQueue();
        noWindowBesides(*m_window);
        QVERIFY(m_window->findChildren<QDialog *>().isEmpty());
    }

private:
    void everyBackgroundEvent()
    {
        for (const SyncChipState &sync : sampleSyncs())
            m_window->setSync(sync);
        m_window->setDevices(brokenDevices());
        m_window->setDevices({});
        m_window->setDevices(workingDevices());
        m_window->queueScreen().setSnapshot(sampleQueue());
        m_window->queueScreen().setError(makeError(ErrorCode::CentralUnreachable));
        m_window->echo(QStringLiteral("SF1234567895713"));
        m_window->setTheme(ThemeChoice::Dark);
        m_window->setTheme(ThemeChoice::Light);
        QCoreApplication::processEvents();
    }

    StillClock m_clock;
    std::unique_ptr<MainWindow> m_window;
};

PACKBAY_TEST(tst_Window)
#include "tst_Window.moc"
