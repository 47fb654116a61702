#include "tests/support/TestMain.h"
#include "ui/ActionBar.h"
#include "ui/Icons.h"
#include "ui/Metrics.h"
#include "ui/Sounds.h"
#include "ui/Theme.h"

#include <QFile>
#include <QPainter>
#include <QSignalSpy>

using namespace packbay;

/// Colours, sizes, icons and sounds against the figures of the house.
class tst_Theme : public QObject
{
    Q_OBJECT

private slots:
    void contrast_data()
    {
        QTest::addColumn<int>("choice");
        QTest::newRow("light") << static_cast<int>(ThemeChoice::Light);
        QTest::newRow("dark") << static_cast<int>(ThemeChoice::Dark);
        QTest::newRow("contrast") << static_cast<int>(ThemeChoice::Contrast);
    }

    void contrast()
    {
        QFETCH(int, choice);
        const Theme theme = Theme::of(static_cast<ThemeChoice>(choice), QPalette());
        for (const Banner banner : {Banner::Ready, Banner::Busy, Banner::Ok, Banner::Ask, Banner::Stop})
            QVERIFY(contrastRatio(theme.banner(banner).fill, theme.banner(banner).text) >= 7.0);
        for (const ColourPair &pair : {theme.primary, theme.amber, theme.red})
            QVERIFY(contrastRatio(pair.fill, pair.text) >= 7.0);
        for (const QColor &fill : {theme.window, theme.card, theme.selection}) {
            QVERIFY(contrastRatio(theme.text, fill) >= 7.0);
            QVERIFY(contrastRatio(theme.secondary, fill) >= 4.5);
        }
        for (const QColor &sign : {theme.border, theme.focus, theme.okMark, theme.stopMark, theme.chartOnTime, theme.chartLate})
            QVERIFY2(contrastRatio(sign, theme.card) >= 3.0 && contrastRatio(sign, theme.window) >= 3.0, qPrintable(sign.name()));
        // Right and wrong are told apart in grey.
        QVERIFY(contrastRatio(theme.ok.fill, theme.stop.fill) >= 3.0);
    }

    void paletteIsTheTheme()
    {
        const Theme theme = Theme::darkTheme();
        QCOMPARE(theme.palette().color(QPalette::Window), theme.window);
        QCOMPARE(theme.palette().color(QPalette::WindowText), theme.text);
        QPalette bright;
        bright.setColor(QPalette::Window, Qt::white);
        bright.setColor(QPalette::WindowText, Qt::black);
        QVERIFY(!Theme::of(ThemeChoice::Auto, bright).dark);
        QVERIFY(Theme::of(ThemeChoice::Auto, theme.palette()).dark);
    }

    void readingDistance_data()
    {
        QTest::addColumn<int>("ppi");
        QTest::addColumn<int>("body");
        QTest::addColumn<int>("prompt");
        QTest::newRow("24 inch 1080p") << 92 << 18 << 59;
        QTest::newRow("21.5 inch 1080p") << 102 << 19 << 65;
        QTest::newRow("15.6 inch 1080p") << 141 << 27 << 90;
        QTest::newRow("10.1 inch 1280x800") << 149 << 28 << 95;
    }

    void readingDistance()
    {
        QFETCH(int, ppi);
        QFETCH(int, body);
        QFETCH(int, prompt);
        QVERIFY(qAbs(Metrics::pixelSizeFor(600, ppi) - body) <= 1);
        QVERIFY(qAbs(Metrics::pixelSizeFor(2000, ppi) - prompt) <= 1);
    }

    void sizesOfTheStations()
    {
        QCOMPARE(Metrics(QSize(1366, 768)).prompt(), 56);
        QVERIFY(Metrics(QSize(1920, 1080)).prompt() >= 60);
        for (const QSize size : {QSize(1280, 800), QSize(1366, 768), QSize(1920, 1080)}) {
            const Metrics metrics(size);
            QVERIFY(metrics.body() >= 20);
            QVERIFY(metrics.primaryHeight() * 25.4 / 96 >= 20.0);
            QVERIFY(metrics.secondarySide() * 25.4 / 96 >= 13.0);
            QVERIFY(metrics.gap() * 25.4 / 96 >= 4.0);
        }
    }

    void everyIconIsDrawn()
    {
        for (int i = 1; i <= static_cast<int>(Icon::Search); ++i) {
            QImage picture(48, 48, QImage::Format_ARGB32);
            picture.fill(Qt::white);
            QPainter painter(&picture);
            paintIcon(painter, QRectF(0, 0, 48, 48), static_cast<Icon>(i), QColor(0xB0, 0x20, 0x10));
            painter.end();
            bool red = false;
            for (int y = 0; y < 48 && !red; ++y) {
                for (int x = 0; x < 48; ++x)
                    red = red || picture.pixelColor(x, y) == QColor(0xB0, 0x20, 0x10);
            }
            QVERIFY2(red, qPrintable(iconName(static_cast<Icon>(i))));
        }
    }

    void soundsDiffer()
    {
        QList<QByteArray> all;
        for (const Tone tone : {Tone::Ok, Tone::Step, Tone::Ask, Tone::Stop, Tone::Blocked, Tone::Dup, Tone::Done}) {
            const QByteArray wav = earconWav(tone);
            QVERIFY(wav.startsWith("RIFF") && wav.size() > 44 + 2 * 48 * 25);
            QVERIFY(!all.contains(wav));
            QVERIFY(earconWav(tone, 3) != wav);
            all.append(wav);
        }
        QVERIFY(earconWav(Tone::None).isEmpty());
        QVERIFY(tickWav().startsWith("RIFF") && !all.contains(tickWav()) && tickWav(3) != tickWav());
        for (const QByteArray &wav : std::as_const(all))
            QVERIFY(tickWav().size() < wav.size()); // the shortest of all
    }

    // No audio device in the test: it must neither crash nor keep silent about what it was asked.
    void soundsWithoutDevice()
    {
        Sounds sounds;
        QSignalSpy played(&sounds, &Sounds::played);
        sounds.prepare(2);
        sounds.play(Tone::Stop);
        sounds.play(Tone::None);
        QCOMPARE(played.size(), 1);
        QSignalSpy ticked(&sounds, &Sounds::ticked);
        sounds.tick();
        QCOMPARE(ticked.size(), 1);
        QCOMPARE(played.size(), 1); // no tone: nothing was answered
    }

    void keysOfActions()
    {
        const QList<KeyedAction> keyed = keyedActions({{Command::Undo, {}, false}, {Command::Short, {}, false}, {Command::Choice1, {}, false}, {Command::Seal, {}, true}});
        QCOMPARE(keyed.at(0).key, QStringLiteral("F9"));
        QCOMPARE(keyed.at(1).key, QStringLiteral("F6")); // F5 belongs to the choice
        QCOMPARE(keyed.at(2).key, QStringLiteral("F5"));
        QCOMPARE(keyed.at(3).key, QStringLiteral("F12"));
    }

    // Whoever pressed F5 for a missing parcel must not hold the order one scan later.
    void aWordKeepsItsKey()
    {
        const auto keysOf = [](const QList<Action> &actions) {
            QStringList keys;
            for (const KeyedAction &entry : keyedActions(actions))
                keys.append(entry.key);
            return keys.join(u' ');
        };
        const Action missing{Command::ExMissing, {}, false};
        const Action hold{Command::Hold, {}, false};
        QCOMPARE(keysOf({missing, hold, {Command::NewBox, {}, false}, {Command::Seal, {}, false}}), QStringLiteral("F5 F6 F7 F8"));
        QCOMPARE(keysOf({hold, {Command::Seal, {}, true}}), QStringLiteral("F6 F12"));
        QCOMPARE(keysOf({{Command::Reprint, {}, false}, {Command::VoidLabel, {}, false}}), QStringLiteral("F10 F7"));
        QCOMPARE(keysOf({{Command::VoidLabel, {}, false}, {Command::Choice3, {}, false}}), QStringLiteral("F5 F7"));
    }
};

PACKBAY_TEST(tst_Theme)
#include "tst_Theme.moc"
