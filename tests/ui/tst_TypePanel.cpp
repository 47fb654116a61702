#include "tests/support/TestMain.h"
#include "tests/ui/WindowBench.h"
#include "ui/ClerkScreen.h"

#include <QAbstractButton>
#include <QInputMethodEvent>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTimer>

using namespace packbay;
using namespace packbay::test;

/// The one field of a clerk screen: what it takes, what it leaves alone, and when an input method may serve it.
class tst_TypePanel : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_window = std::make_unique<MainWindow>(m_clock);
        m_window->resize(1366, 768);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    void cleanup() { m_window.reset(); }

    void typing()
    {
        m_window->render(sampleStates().first().state);
        QSignalSpy typed(m_window.get(), &MainWindow::textTyped);
        QSignalSpy commands(m_window.get(), &MainWindow::commandGiven);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_F2);
        QCOMPARE(focusName(), QStringLiteral("typeField"));
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("A-03-2"));
        for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter, Qt::Key_Tab}) {
            QTest::keyClick(QApplication::focusWidget(), key);
            QCOMPARE(typed.size(), 0); // nobody's
            QCOMPARE(focusName(), QStringLiteral("typeField"));
        }
        m_window->render(sampleStates().at(1).state);
        QCOMPARE(focusName(), QStringLiteral("typeField")); // a scan meanwhile leaves the field alone
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_F12);
        QCOMPARE(typed.size(), 1);
        QCOMPARE(typed.first().first().toString(), QStringLiteral("A-03-2"));
        QCOMPARE(focusName(), QStringLiteral("scanSink"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_F2);
        QVERIFY(m_window->findChild<QLineEdit *>(QStringLiteral("typeField"))->text().isEmpty());
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("B-01-1"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QCOMPARE(focusName(), QStringLiteral("scanSink"));
        QVERIFY(!m_window->findChild<QLineEdit *>(QStringLiteral("typeField"))->isVisible());
        QCOMPARE(typed.size(), 1);
        QCOMPARE(commands.size(), 0);
    }

    /// Blanks around a text are nobody's wish; nothing but blanks is nothing.
    void whatIsTypedIsTrimmed()
    {
        m_window->render(sampleStates().first().state);
        QSignalSpy typed(m_window.get(), &MainWindow::textTyped);
        for (const QString &text : {QStringLiteral("  "), QStringLiteral(" 1.25 ")}) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_F2);
            QTest::keyClicks(QApplication::focusWidget(), text);
            QTest::mouseClick(m_window->findChild<QWidget *>(QStringLiteral("typeTake")), Qt::LeftButton);
            QCOMPARE(focusName(), QStringLiteral("scanSink"));
        }
        QCOMPARE(typed.size(), 1);
        QCOMPARE(typed.first().first().toString(), QStringLiteral("1.25"));
    }

    /// Left alone for 20 s, the panel goes; every key and every composed word starts the wait anew.
    void anIdlePanelCloses()
    {
        m_window->render(sampleNamed(QStringLiteral("driver")));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_F2);
        auto *idle = m_window->findChild<QTimer *>(QStringLiteral("typeIdle"));
        QVERIFY(idle && idle->isActive() && idle->isSingleShot());
        QCOMPARE(idle->interval(), 20'000);
        QWidget *field = QApplication::focusWidget();
        idle->stop();
        QTest::keyClick(field, 'A');
        QVERIFY(idle->isActive());
        idle->stop();
        compose(field);
        QVERIFY(idle->isActive());
        idle->stop();
        QTest::mouseClick(m_window->findChild<QWidget *>(QStringLiteral("typeKeypad"))->findChild<QAbstractButton *>(QStringLiteral("key4")), Qt::LeftButton);
        QVERIFY(idle->isActive());
        QSignalSpy typed(m_window.get(), &MainWindow::textTyped);
        idle->setInterval(1);
        QTRY_COMPARE(focusName(), QStringLiteral("scanSink"));
        QCOMPARE(typed.size(), 0);
        QVERIFY(!field->isVisible());
    }

    void inputMethodIsKeptAway()
    {
        m_window->render(sampleStates().first().state);
        noInputMethodBut({});
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_F2); // for a code
        QCOMPARE(focusName(), QStringLiteral("typeField"));
        noInputMethodBut({});
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QSignalSpy seen(m_window.get(), &MainWindow::inputMethodSeen);
        QInputMethodEvent event;
        event.setCommitString(QStringLiteral("顺丰"));
        QCoreApplication::sendEvent(m_window->findChild<QWidget *>(QStringLiteral("scanSink")), &event);
        QCOMPARE(seen.size(), 1);
    }

    /// A name is typed in any language; the field turns to codes again when the work goes on under it.
    void wordsMayBeComposed()
    {
        m_window->render(sampleNamed(QStringLiteral("driver")));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_F2);
        noInputMethodBut(QStringLiteral("typeField"));
        auto *field = m_window->findChild<QLineEdit *>(QStringLiteral("typeField"));
        compose(field);
        QCOMPARE(field->text(), QStringLiteral("顺丰"));
        m_window->render(sampleStates().first().state);
        QCOMPARE(focusName(), QStringLiteral("typeField"));
        noInputMethodBut({});
        QCOMPARE(field->text(), QStringLiteral("顺丰"));
        QSignalSpy seen(m_window.get(), &MainWindow::inputMethodSeen);
        compose(field);
        QCOMPARE(seen.size(), 1);
        QCOMPARE(field->text(), QStringLiteral("顺丰"));
        m_window->render(sampleNamed(QStringLiteral("driver")));
        compose(field);
        QSignalSpy typed(m_window.get(), &MainWindow::textTyped);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_F12);
        QCOMPARE(typed.size(), 1);
        QCOMPARE(typed.first().first().toString(), QStringLiteral("顺丰顺丰"));
        noInputMethodBut(QStringLiteral("typeField")); // hidden now; the next opening asks anew
        m_window->render(sampleStates().first().state);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_F2);
        noInputMethodBut({});
    }

private:
    /// Asked as a platform asks (the attribute) and as Wayland does (the query).
    void noInputMethodBut(const QString &name) const
    {
        for (const QWidget *widget : m_window->clerkScreen().findChildren<QWidget *>()) {
            const bool wanted = widget->objectName() == name && !name.isEmpty();
            QVERIFY2(widget->inputMethodQuery(Qt::ImEnabled).toBool() == wanted, qPrintable(widget->objectName()));
            QVERIFY2(widget->testAttribute(Qt::WA_InputMethodEnabled) == wanted, qPrintable(widget->objectName()));
        }
    }

    static void compose(QWidget *field)
    {
        QInputMethodEvent event;
        event.setCommitString(QStringLiteral("顺丰"));
        QCoreApplication::sendEvent(field, &event);
    }

    StillClock m_clock;
    std::unique_ptr<MainWindow> m_window;
};

PACKBAY_TEST(tst_TypePanel)
#include "tst_TypePanel.moc"
