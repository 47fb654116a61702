#include "tests/support/TestMain.h"
#include "tests/ui/SampleStates.h"
#include "ui/ChartPanel.h"
#include "ui/MainWindow.h"
#include "ui/QueueScreen.h"
#include "ui/text/Language.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QScrollBar>
#include <QSignalSpy>

#include <algorithm>

using namespace packbay;
using namespace packbay::test;

Q_DECLARE_METATYPE(packbay::QueueAction)

/// The supervisor's table, its actions and its charts.
class tst_Queue : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { qRegisterMetaType<QueueAction>(); }

    // Random refreshes: the model says the same as the snapshot and keeps its promises to views.
    void refreshKeepsThePromises()
    {
        QueueModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QList<QueueRow> all = sampleQueue().rows;
        quint32 seed = 7;
        const auto random = [&seed](int below) {
            seed = seed * 1664525U + 1013904223U;
            return static_cast<int>((seed >> 8) % static_cast<quint32>(below));
        };
        for (int round = 0; round < 60; ++round) {
            QList<QueueRow> rows;
            for (const QueueRow &row : all) {
                if (random(3) > 0)
                    rows.insert(random(static_cast<int>(rows.size()) + 1), row);
            }
            for (QueueRow &row : rows)
                row.ready = random(6);
            const QPersistentModelIndex kept = model.index(model.rowOf(all.first().key), QueueModel::Key);
            model.setRows(rows);
            QCOMPARE(model.rowCount(), static_cast<int>(rows.size()));
            for (int i = 0; i < rows.size(); ++i)
                QCOMPARE(model.row(i), rows.at(i));
            if (kept.isValid())
                QCOMPARE(kept.data().toString(), all.first().key);
        }
    }

    void wordsAndFilters()
    {
        QueueModel model;
        WordedQueue words;
        words.setSourceModel(&model);
        const QAbstractItemModelTester tester(&words, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRows(sampleQueue().rows);
        words.setNow(kSampleNow);
        QCOMPARE(words.headerData(QueueModel::CutOff, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("Cut-off"));
        QCOMPARE(words.index(2, QueueModel::Since).data().toString(), QStringLiteral("2 h"));
        QCOMPARE(words.index(5, QueueModel::Stage).data().toString(), QStringLiteral("On hold: battery"));
        for (int i = 0; i <= static_cast<int>(QueueFilter::Late); ++i) {
            const auto filter = static_cast<QueueFilter>(i);
            words.setFilter(filter);
            QCOMPARE(words.rowCount(), words.countOf(filter));
            QVERIFY(words.rowCount() > 0);
        }
        words.setFilter(QueueFilter::All);
        words.setSearch(QStringLiteral("melbourne"));
        QCOMPARE(words.rowCount(), 20);
    }

    void actionsFollowTheRow()
    {
        MainWindow window(m_clock);
        window.resize(1366, 768);
        window.queueScreen().setSnapshot(sampleQueue());
        window.showQueue();
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QSignalSpy asked(&window.queueScreen(), &QueueScreen::actionAsked);
        QVERIFY(window.queueScreen().jumpTo(QStringLiteral("CO2611220010"))); // to approve
        press(window, Qt::Key_F8);                                            // nothing to release
        QCOMPARE(asked.size(), 0);
        press(window, Qt::Key_F5);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.first().at(0).value<QueueAction>(), QueueAction::Approve);
        QCOMPARE(asked.first().at(1).toString(), QStringLiteral("CO2611220010"));
        press(window, Qt::Key_F6); // no reason yet: the field gets the focus instead
        QCOMPARE(asked.size(), 1);
        auto *reason = window.findChild<QLineEdit *>(QStringLiteral("queueReason"));
        QVERIFY(reason->hasFocus());
        QTest::keyClicks(reason, QStringLiteral("no address\r"));
        QCOMPARE(asked.size(), 1);
        press(window, Qt::Key_F6);
        QCOMPARE(asked.size(), 2);
        QCOMPARE(asked.last().at(2).toString(), QStringLiteral("no address"));
        QVERIFY(!window.queueScreen().jumpTo(QStringLiteral("nobody")));
        QVERIFY(window.queueScreen().jumpTo(QStringLiteral("CO2611220019"))); // a claim
        press(window, Qt::Key_F10);
        QCOMPARE(asked.last().at(0).value<QueueAction>(), QueueAction::ApproveClaim);
    }

    // The theme is switched under the fields: what they ask for is read as it stands in the picture, on the field's colour.
    void everyColumnIsSeen_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QSize>("size");
        for (const QString &language : {QStringLiteral("en"), QStringLiteral("zh_CN")}) {
            for (const QSize size : {QSize(1366, 768), QSize(1920, 1080)})
                QTest::addRow("%s %d", qPrintable(language), size.width()) << language << size;
        }
    }

    // Nothing of a job is found by scrolling sideways only.
    void everyColumnIsSeen()
    {
        QFETCH(QString, language);
        QFETCH(QSize, size);
        Language words;
        words.use(language);
        MainWindow window(m_clock);
        window.resize(size);
        window.queueScreen().setSnapshot(sampleQueue());
        window.showQueue();
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        const auto *table = window.findChild<DeskTable *>(QStringLiteral("queueTable"));
        QTRY_COMPARE(table->horizontalScrollBar()->maximum(), 0);
        words.use(QStringLiteral("en"));
    }

    void placeholdersFollowTheTheme_data()
    {
        QTest::addColumn<int>("before");
        QTest::addColumn<int>("after");
        const auto row = [](const char *name, ThemeChoice before, ThemeChoice after) {
            QTest::newRow(name) << static_cast<int>(before) << static_cast<int>(after);
        };
        row("light to dark", ThemeChoice::Light, ThemeChoice::Dark);
        row("dark to light", ThemeChoice::Dark, ThemeChoice::Light);
        row("dark to contrast", ThemeChoice::Dark, ThemeChoice::Contrast);
    }
    void placeholdersFollowTheTheme()
    {
        QFETCH(int, before);
        QFETCH(int, after);
        MainWindow window(m_clock);
        window.resize(1366, 768);
        window.setTheme(static_cast<ThemeChoice>(before));
        window.queueScreen().setSnapshot(sampleQueue());
        window.showQueue();
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        window.grab();
        window.setTheme(static_cast<ThemeChoice>(after));
        for (const QString &name : {QStringLiteral("queueSearch"), QStringLiteral("queueReason")}) {
            auto *field = window.findChild<QLineEdit *>(name);
            QVERIFY(!field->placeholderText().isEmpty());
            const double ratio = contrastInside(*field, window.look().theme.card);
            QVERIFY2(ratio >= 4.5, qPrintable(QStringLiteral("%1: %2").arg(name).arg(ratio)));
        }
        auto *typed = window.findChild<QLineEdit *>(QStringLiteral("typeField"));
        QVERIFY(contrastRatio(typed->palette().color(QPalette::Text), window.look().theme.card) >= 7.0);
    }

    void refreshMovesNoSelection()
    {
        MainWindow window(m_clock);
        QueueSnapshot snapshot = sampleQueue();
        window.queueScreen().setSnapshot(snapshot);
        QVERIFY(window.queueScreen().jumpTo(QStringLiteral("CO2611220020")));
        std::reverse(snapshot.rows.begin(), snapshot.rows.end());
        snapshot.rows.removeFirst();
        window.queueScreen().setSnapshot(snapshot);
        QCOMPARE(window.queueScreen().selectedKey(), QStringLiteral("CO2611220020"));
    }

    void chartsHaveTableTwins()
    {
        MainWindow window(m_clock);
        window.resize(1366, 768);
        window.queueScreen().setSnapshot(sampleQueue());
        window.showQueue();
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        auto *chart = window.findChild<ThroughputChart *>(QStringLiteral("throughputChart"));
        QVERIFY(!chart->showsTable());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_T);
        QVERIFY(chart->showsTable());
        const auto *table = window.findChild<QTableView *>(QStringLiteral("throughputChartTable"));
        QCOMPARE(table->model()->rowCount(), 8);
        QCOMPARE(table->model()->index(7, 1).data().toInt(), 75);
        QCOMPARE(table->model()->index(7, 0).data().toString(), QStringLiteral("14:32"));
        const auto *ages = window.findChild<QTableView *>(QStringLiteral("ageingChartTable"));
        QCOMPARE(ages->model()->index(2, 0).data().toString(), QStringLiteral("Waiting"));
        QCOMPARE(ages->model()->index(2, 5).data().toInt(), 1);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_T);
        QVERIFY(!chart->showsTable());
    }

    // Ten stages on the smallest screen: every word is there and its bar stands on its line.
    void ageingBarsStandAtTheirWords_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("en") << QStringLiteral("en");
        QTest::newRow("zh_CN") << QStringLiteral("zh_CN");
    }
    void ageingBarsStandAtTheirWords()
    {
        QFETCH(QString, language);
        Language words;
        QVERIFY(words.use(language));
        MainWindow window(m_clock);
        window.resize(1366, 768);
        window.queueScreen().setSnapshot(sampleQueue());
        window.showQueue();
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        auto *view = window.findChild<AgeingView *>(QStringLiteral("ageingChartView"));
        const QImage picture = view->grab().toImage();
        const QList<TextBox> boxes = view->textBoxes();
        for (int stage = 0; stage < 10; ++stage) {
            const QString word = stageWord(static_cast<QueueStage>(stage));
            const auto box = std::find_if(boxes.begin(), boxes.end(), [&](const TextBox &one) { return one.text == word; });
            QVERIFY2(box != boxes.end(), qPrintable(word));
            QVERIFY2(box->fits(), qPrintable(word));
            const QRect bar = view->barRect(stage);
            QCOMPARE(bar.center().y(), box->rect.center().y());
            QVERIFY(bar.left() > box->rect.right());
            // The picture itself: the on-time colour is on the line of the word and not between the lines.
            QCOMPARE(picture.pixelColor(bar.left() + 3, bar.center().y()), window.look().theme.chartOnTime);
            QVERIFY(picture.pixelColor(bar.left() + 3, bar.bottom() + 2) != window.look().theme.chartOnTime);
        }
        words.use(QStringLiteral("en"));
    }

    // Each cut-off at its time with what will miss it; the table twin says the same.
    void cutOffsAreOnTheChart()
    {
        MainWindow window(m_clock);
        window.resize(1366, 768);
        const QueueSnapshot snapshot = sampleQueue();
        window.queueScreen().setSnapshot(snapshot);
        window.showQueue();
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        const auto *view = window.findChild<ThroughputView *>(QStringLiteral("throughputChartView"));
        QStringList shown;
        for (const TextBox &box : view->textBoxes())
            shown.append(box.text);
        QVERIFY2(shown.contains(QStringLiteral("13:00 · 2 will miss it")), qPrintable(shown.join(u'|')));
        QVERIFY2(shown.contains(QStringLiteral("14:50 · 7 left")), qPrintable(shown.join(u'|')));
        const QAbstractItemModel &twin = *window.findChild<QTableView *>(QStringLiteral("throughputChartTable"))->model();
        QCOMPARE(twin.columnCount(), 6);
        int orders = 0;
        int missing = 0;
        for (int row = 0; row < twin.rowCount(); ++row) {
            orders += twin.index(row, 4).data().toInt();
            missing += twin.index(row, 5).data().toInt();
        }
        QCOMPARE(orders, 9);
        QCOMPARE(missing, 2);
    }

private:
    /// The strongest contrast of any pixel inside the frame of the field to the colour that it should stand on.
    static double contrastInside(QWidget &field, const QColor &on)
    {
        const QImage picture = field.grab().toImage();
        double most = 1.0;
        for (int y = 8; y < picture.height() - 8; ++y) {
            for (int x = 8; x < picture.width() - 8; ++x)
                most = qMax(most, contrastRatio(picture.pixelColor(x, y), on));
        }
        return most;
    }

    static void press(MainWindow &window, Qt::Key key) { QTest::keyClick(&window, key); }

    StillClock m_clock;
};

PACKBAY_TEST(tst_Queue)
#include "tst_Queue.moc"
