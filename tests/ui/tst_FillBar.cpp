#include "tests/support/TestMain.h"
#include "ui/FillBar.h"

#include <QImage>
#include <QTest>

using namespace packbay;

/// How full the carton is, in figures, a word and a bar.
class tst_FillBar : public QObject
{
    Q_OBJECT

private slots:
    void levels_data()
    {
        QTest::addColumn<int>("grams");
        QTest::addColumn<int>("percent");
        QTest::addColumn<int>("level");
        QTest::addColumn<QString>("name");
        const auto row = [](const char *tag, int grams, int percent, FillBar::Level level, const char *name) {
            QTest::newRow(tag) << grams << percent << static_cast<int>(level) << QString::fromLatin1(name);
        };
        row("empty", 0, 0, FillBar::Level::Room, "0.00 kg of 30.00 kg, Room for 30.00 kg");
        row("some", 12'350, 41, FillBar::Level::Room, "12.35 kg of 30.00 kg, Room for 17.65 kg");
        row("below nine tenths", 26'999, 89, FillBar::Level::Room, "26.999 kg of 30.00 kg, Room for 3.001 kg");
        row("nine tenths", 27'000, 90, FillBar::Level::NearlyFull, "27.00 kg of 30.00 kg, Nearly full");
        row("to the gram", 30'000, 100, FillBar::Level::NearlyFull, "30.00 kg of 30.00 kg, Nearly full");
        row("one gram over", 30'001, 100, FillBar::Level::TooHeavy, "30.001 kg of 30.00 kg, 0.001 kg too heavy");
        row("far over", 64'000, 100, FillBar::Level::TooHeavy, "64.00 kg of 30.00 kg, 34.00 kg too heavy");
    }

    void levels()
    {
        QFETCH(int, grams);
        FillBar bar(QStringLiteral("fillBar"));
        bar.setFill({Grams(grams), Grams(30'000)});
        QTEST(bar.percent(), "percent");
        QTEST(static_cast<int>(bar.level()), "level");
        QTEST(bar.accessibleName(), "name");
    }

    void noLimitIsNoFault()
    {
        FillBar bar(QStringLiteral("fillBar"));
        bar.setFill({});
        QCOMPARE(bar.percent(), 0);
        QCOMPARE(bar.level(), FillBar::Level::Room);
    }

    /// The painted part of the bar is as long as the figures say.
    void theBarIsAsLongAsTheFigures()
    {
        FillBar bar(QStringLiteral("fillBar"));
        bar.setLook(Look());
        bar.resize(600, bar.sizeHint().height());
        const QColor fill = bar.look().theme.secondary;
        int before = -1;
        for (const int grams : {0, 6'000, 15'000, 26'900}) {
            bar.setFill({Grams(grams), Grams(30'000)});
            const QImage image = bar.grab().toImage();
            const int middle = image.height() - bar.look().metrics.pad() - bar.look().metrics.body() / 2;
            int painted = 0;
            for (int x = 0; x < image.width(); ++x)
                painted += image.pixelColor(x, middle) == fill ? 1 : 0;
            const int whole = image.width() - 4 * bar.look().metrics.pad();
            QVERIFY2(qAbs(painted - whole * grams / 30'000) <= 6, qPrintable(QStringLiteral("%1 of %2").arg(painted).arg(whole)));
            QVERIFY(painted > before);
            before = painted;
        }
    }
};

PACKBAY_TEST(tst_FillBar)
#include "tst_FillBar.moc"
