#include "tests/app/gui/GuiBench.h"
#include "tests/scanner/KeyStroke.h"
#include "tests/scanner/x11/KeyPace.h"
#include "tests/scanner/x11/XKeys.h"
#include "tests/support/TestMain.h"

#include <QDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTableView>

using namespace packbay;
using namespace packbay::test;

/// Real X keys into the real station: wherever the focus is, a scan leaves everything as it was and reaches the flow once.
/// Without the filter the same keys change something, every time.
class tst_XFocus : public QObject
{
    Q_OBJECT

    /// What a clerk would notice.
    struct Sight
    {
        const QWidget *focus = nullptr;
        QString text;
        QString selection;
        int cursor = -1;
        int row = -1;
        int tables = 0;
        QList<const QWidget *> windows;
        int activated = 0; ///< menu entries and buttons
        bool operator==(const Sight &) const = default;
    };

private slots:
    void initTestCase()
    {
        QVERIFY(m_keys.isReady());
        m_bench = std::make_unique<GuiBench>(6);
        const Status opened = m_bench->open(QStringLiteral("en"));
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().detail));
        QVERIFY(QTest::qWaitForWindowActive(&window()));
        QTRY_VERIFY_WITH_TIMEOUT(m_bench->demo.isKnown(m_bench->core().world()), 60'000);
        connect(&m_bench->core(), &StationCore::codeRead, this, [this](const QString &text) { m_read << text; });
    }
    void cleanupTestCase()
    {
        leave(); // what a failed row left open
        m_bench.reset();
    }

    void aScanChangesNothing_data()
    {
        QTest::addColumn<QString>("place");
        QTest::addColumn<QString>("layout");
        for (const char *place : {"confirm bar", "reason field", "list", "menu", "text field"}) {
            for (const char *layout : {"us", "fr"})
                QTest::addRow("%s, %s", place, layout) << QString::fromLatin1(place) << QString::fromLatin1(layout);
        }
    }
    void aScanChangesNothing()
    {
        QFETCH(QString, place);
        QFETCH(QString, layout);
        QVERIFY(XKeys::setLayout(layout));
        const QString code = QStringLiteral("Xt%1-unKn0wn").arg(++m_number, 4, 10, QLatin1Char('0'));
        go(place);
        const Sight before = sight();
        m_read.clear();
        scan(code);
        QTRY_COMPARE(m_read, QStringList{code});
        QTest::qWait(150); // longer than any hold: nothing comes after it
        QCOMPARE(m_read.size(), 1);
        QVERIFY2(sight() == before, qPrintable(place));
        // The control.
        m_bench->station.wedge().setEnabled(false);
        scan(code);
        QTRY_VERIFY2(!(sight() == before), qPrintable(place));
        m_bench->station.wedge().setEnabled(true);
        QCOMPARE(m_read.size(), 1);
        leave();
    }

private:
    MainWindow &window() { return m_bench->station.window(); }
    static QWidget *focus() { return QApplication::activePopupWidget() ? QApplication::activePopupWidget() : QApplication::focusWidget(); }

    void scan(const QString &code)
    {
        const KeyPace pace;
        const XStrokes strokes = XStrokes().text(code, 2).key(key::kEnter, 2);
        m_keys.play(strokes);
        if (m_bench->station.wedge().isEnabled())
            return;
        QTRY_VERIFY(pace.presses() > int(code.size()));
    }
    void go(const QString &place)
    {
        const bool inQueue = place == u"confirm bar" || place == u"reason field" || place == u"list";
        m_bench->enter(inQueue ? QStringLiteral("U90") : QStringLiteral("U17"));
        m_bench->core().give(inQueue ? Command::GoQueue : Command::GoReceive);
        QTRY_COMPARE(window().screen(), inQueue ? ScreenId::Queue : ScreenId::Receive);
        window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window()));
        if (place == u"menu")
            openMenu();
        else if (place == u"text field")
            window().openTypePanel();
        else if (place == u"confirm bar")
            openConfirmBar();
        else if (place == u"reason field")
            window().findChild<QLineEdit *>(QStringLiteral("queueReason"))->setFocus();
        else
            QVERIFY(window().queueScreen().jumpTo(m_bench->demo.day().orders.first().submit.no));
        QTRY_VERIFY(focus() != nullptr);
        if (auto *field = qobject_cast<QLineEdit *>(focus())) {
            field->setText(QStringLiteral("half a word"));
            field->setSelection(2, 4);
        }
        QTest::qWait(100);
    }
    void openMenu()
    {
        m_menu = std::make_unique<QMenu>(&window());
        for (const char *word : {"Delete", "Open", "Unload"})
            connect(m_menu->addAction(QLatin1String(word)), &QAction::triggered, this, [this] { ++m_activated; });
        m_menu->popup(window().mapToGlobal(QPoint(50, 50)));
        m_menu->setActiveAction(m_menu->actions().at(1));
        QVERIFY(QTest::qWaitForWindowExposed(m_menu.get()));
    }
    /// Inline at the lower edge, as a bar is; its default button takes Enter and has the focus.
    void openConfirmBar()
    {
        m_bar = std::make_unique<QDialog>(&window());
        m_bar->setWindowFlags(Qt::Widget);
        auto *layout = new QHBoxLayout(m_bar.get());
        for (const char *word : {"Keep box", "Delete box"}) {
            auto *button = new QPushButton(QLatin1String(word));
            button->setDefault(layout->count() == 1);
            connect(button, &QPushButton::clicked, this, [this] { ++m_activated; });
            layout->addWidget(button);
        }
        m_bar->setGeometry(0, window().height() - 80, window().width(), 80);
        m_bar->show();
        m_bar->raise();
        auto *remove = static_cast<QPushButton *>(layout->itemAt(1)->widget());
        QVERIFY(remove->isDefault());
        remove->setFocus();
        QTRY_VERIFY(remove->hasFocus());
    }
    void leave()
    {
        m_menu.reset();
        m_bar.reset();
        m_activated = 0;
        if (auto *field = qobject_cast<QLineEdit *>(QApplication::focusWidget()))
            field->clear();
        QTest::qWait(50);
    }
    Sight sight()
    {
        Sight seen;
        seen.focus = focus();
        seen.activated = m_activated;
        if (const auto *field = qobject_cast<const QLineEdit *>(seen.focus)) {
            seen.text = field->text();
            seen.selection = field->selectedText();
            seen.cursor = field->cursorPosition();
        }
        for (const QTableView *table : window().findChildren<QTableView *>()) {
            seen.tables += table->isVisible();
            if (table->hasFocus())
                seen.row = table->currentIndex().row();
        }
        for (const QWidget *top : QApplication::topLevelWidgets()) {
            if (top->isVisible())
                seen.windows << top;
        }
        return seen;
    }

    XKeys m_keys;
    std::unique_ptr<GuiBench> m_bench;
    std::unique_ptr<QMenu> m_menu;
    std::unique_ptr<QDialog> m_bar;
    QStringList m_read;
    int m_number = 0;
    int m_activated = 0;
};

PACKBAY_TEST(tst_XFocus)
#include "tst_XFocus.moc"
