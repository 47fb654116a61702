#include "tests/support/TestMain.h"
#include "tests/ui/SampleStates.h"
#include "ui/ClerkScreen.h"
#include "ui/MainWindow.h"
#include "ui/QueueScreen.h"
#include "ui/text/Language.h"

#include <QApplication>
#include <QAccessible>
#include <QDialog>
#include <QInputMethodEvent>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>

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

    // A wedge scan that nobody filtered: letters, digits, Enter. Nothing may come of it but an empty screen.
    void aStrayScanDoesNothing()
    {
        m_window->render(sampleStates().first().state);
        QSignalSpy commands(m_window.get(), &MainWindow::commandGiven);
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("SF1234 567895713\r"));
        QCOMPARE(commands.size(), 0);
        QCOMPARE(focusName(), QStringLiteral("scanSink"));
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

    void typing()
    {
        m_window->render(sampleStates().first().state);
        QSignalSpy typed(m_window.get(), &MainWindow::textTyped);
        QSignalSpy commands(m_window.get(), &MainWindow::commandGiven);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_F2);
        QCOMPARE(focusName(), QStringLiteral("typeField"));
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("A-03-2\r"));
        QCOMPARE(typed.size(), 0); // Enter is nobody's
        m_window->render(sampleStates().at(1).state);
        QCOMPARE(focusName(), QStringLiteral("typeField")); // a scan meanwhile leaves the field alone
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_F12);
        QCOMPARE(typed.size(), 1);
        QCOMPARE(typed.first().first().toString(), QStringLiteral("A-03-2"));
        QCOMPARE(focusName(), QStringLiteral("scanSink"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_F2);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QCOMPARE(focusName(), QStringLiteral("scanSink"));
        QCOMPARE(commands.size(), 0);
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
        noWindowBesides();
    }

    void inputMethodIsKeptAway()
    {
        m_window->render(sampleStates().first().state);
        for (const QWidget *widget : m_window->clerkScreen().findChildren<QWidget *>()) {
            const bool field = widget->objectName() == QLatin1String("typeField");
            QVERIFY2(widget->inputMethodQuery(Qt::ImEnabled).toBool() == field, qPrintable(widget->objectName()));
        }
        QSignalSpy seen(m_window.get(), &MainWindow::inputMethodSeen);
        QInputMethodEvent event;
        event.setCommitString(QStringLiteral("顺丰"));
        QCoreApplication::sendEvent(m_window->findChild<QWidget *>(QStringLiteral("scanSink")), &event);
        QCOMPARE(seen.size(), 1);
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
        noWindowBesides();
        QVERIFY(m_window->findChildren<QDialog *>().isEmpty());
    }

private:
    static QString focusName() { return QApplication::focusWidget() ? QApplication::focusWidget()->objectName() : QString(); }

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

    void noWindowBesides()
    {
        for (const QWidget *widget : QApplication::topLevelWidgets())
            QVERIFY2(widget == m_window.get() || !widget->isVisible(), widget->metaObject()->className());
        QVERIFY(!QApplication::activeModalWidget());
        QVERIFY(!QApplication::activePopupWidget());
    }

    StillClock m_clock;
    std::unique_ptr<MainWindow> m_window;
};

PACKBAY_TEST(tst_Window)
#include "tst_Window.moc"
