#include "scanner/WedgeScanner.h"
#include "tests/scanner/Pty.h"
#include "tests/support/TestMain.h"

#include <QApplication>
#include <QDialog>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>
#include <QWindow>

using namespace packbay;

/// The adapter in front of real windows: nothing of a scan reaches a widget, typing does. The keys of QTest have no scan
/// code, so this also covers reading by text.
class tst_WedgeScanner : public QObject
{
    Q_OBJECT

    struct Bench
    {
        QDialog dialog;
        QLineEdit *edit = new QLineEdit;
        QPushButton *button = new QPushButton(QStringLiteral("Delete box"));
        int presses = 0;

        Bench()
        {
            auto *layout = new QVBoxLayout(&dialog);
            layout->addWidget(edit);
            layout->addWidget(button);
            button->setDefault(true);
            QObject::connect(button, &QPushButton::clicked, &dialog, [this] { ++presses; });
            dialog.show();
            dialog.activateWindow();
            edit->setFocus();
        }
        bool ready() { return QTest::qWaitForWindowActive(&dialog) && edit->hasFocus(); }
    };

    static void type(QWindow *window, const char *text)
    {
        for (const char *c = text; *c; ++c)
            QTest::keyClick(window, *c);
    }

private slots:
    void aScanNeverReachesAWidget()
    {
        const packbay::test::SteadyClock clock;
        Bench bench;
        QVERIFY(bench.ready());
        {
            // The control: without the filter the same keys press the button.
            type(bench.dialog.windowHandle(), "SF1390000000123");
            QTest::keyClick(bench.dialog.windowHandle(), Qt::Key_Return);
            QCOMPARE(bench.edit->text(), QStringLiteral("SF1390000000123"));
            QCOMPARE(bench.presses, 1);
            bench.edit->clear();
        }
        WedgeScanner scanner({}, clock, *qApp);
        QByteArrayList seen;
        connect(&scanner, &WedgeScanner::scanned, this, [&](const ScanEvent &event) { seen << event.raw; });
        type(bench.dialog.windowHandle(), "SF1390000000123");
        QTest::keyClick(bench.dialog.windowHandle(), Qt::Key_Return);
        QCOMPARE(seen, QByteArrayList{"SF1390000000123"});
        QCOMPARE(bench.edit->text(), QString());
        QCOMPARE(bench.presses, 1);
        QVERIFY(bench.edit->hasFocus());
    }
    /// Every capital with a Shift of its own, as scanners type it.
    void capitalsWithShift()
    {
        const packbay::test::SteadyClock clock;
        Bench bench;
        QVERIFY(bench.ready());
        WedgeScanner scanner({}, clock, *qApp);
        QByteArrayList seen;
        int refused = 0;
        connect(&scanner, &WedgeScanner::scanned, this, [&](const ScanEvent &event) { seen << event.raw; });
        connect(&scanner, &WedgeScanner::refused, this, [&] { ++refused; });
        for (const char c : {'Z', 'Z', 'C', 'O', 'K', 'N'})
            QTest::keyClick(bench.dialog.windowHandle(), c, Qt::ShiftModifier);
        QTest::keyClick(bench.dialog.windowHandle(), Qt::Key_Return);
        QCOMPARE(seen, QByteArrayList{"ZZCOKN"});
        QCOMPARE(refused, 0);
        QCOMPARE(bench.edit->text(), QString());
        QCOMPARE(bench.presses, 0);
    }
    void typingArrives()
    {
        const packbay::test::SteadyClock clock;
        Bench bench;
        QVERIFY(bench.ready());
        WedgeScanner scanner({}, clock, *qApp);
        int scans = 0;
        connect(&scanner, &WedgeScanner::scanned, this, [&] { ++scans; });
        type(bench.dialog.windowHandle(), "Ab1");
        QTRY_COMPARE(bench.edit->text(), QStringLiteral("Ab1"));
        QTest::keyClick(bench.dialog.windowHandle(), Qt::Key_Return);
        QTRY_COMPARE(bench.presses, 1);
        QCOMPARE(scans, 0);
    }
    void aScanLeavesAMenuOpen()
    {
        const packbay::test::SteadyClock clock;
        Bench bench;
        QVERIFY(bench.ready());
        QMenu menu;
        int triggered = 0;
        connect(menu.addAction(QStringLiteral("Delete")), &QAction::triggered, this, [&] { ++triggered; });
        menu.popup(bench.dialog.mapToGlobal(QPoint(5, 5)));
        QTRY_VERIFY(menu.isVisible());
        WedgeScanner scanner({}, clock, *qApp);
        QByteArrayList seen;
        connect(&scanner, &WedgeScanner::scanned, this, [&](const ScanEvent &event) { seen << event.raw; });
        type(menu.windowHandle(), "DELETE1");
        QTest::keyClick(menu.windowHandle(), Qt::Key_Return);
        QCOMPARE(seen, QByteArrayList{"DELETE1"});
        QVERIFY(menu.isVisible());
        QCOMPARE(triggered, 0);
    }
    void inputMethodInTheWayIsSaid()
    {
        const packbay::test::SteadyClock clock;
        Bench bench;
        QVERIFY(bench.ready());
        WedgeScanner scanner({}, clock, *qApp);
        int warnings = 0;
        connect(&scanner, &WedgeScanner::inputMethodInterferes, this, [&] { ++warnings; });
        for (int i = 0; i < 8; ++i) {
            QInputMethodEvent event;
            event.setCommitString(QStringLiteral("1"));
            QCoreApplication::sendEvent(bench.edit, &event);
        }
        QCOMPARE(warnings, 1);
    }
};

PACKBAY_TEST(tst_WedgeScanner)
#include "tst_WedgeScanner.moc"
