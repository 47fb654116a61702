#include "tests/app/gui/SettingsBench.h"
#include "tests/support/TestMain.h"

using namespace packbay;
using namespace packbay::test;

/// What is chosen on the settings pages is used at once, stands in the file and can be taken back.
class tst_SettingsChoices : public QObject, private SettingsBench
{
    Q_OBJECT

private slots:
    void initTestCase() { openBench(); }
    void cleanupTestCase() { m_bench.reset(); }
    void init() { goToQueue(); }
    void cleanup() { closeSettings(); }

    /// A scanner that types | for GS, slowly: both are chosen, kept and used at once, and taken back.
    void gapAndSeparatorOfKeyboardScanners()
    {
        open();
        screen().takeKey(QStringLiteral("F2"));
        QVERIFY(screen().takeKey(QStringLiteral("F12")));
        QCOMPARE(state().verdict.word, SettingsWord::ChooseSeparator);
        QVERIFY(state().choices.first().name.isEmpty() && state().choices.first().isCurrent);
        choose(QStringLiteral("|"));
        QCOMPARE(state().verdict.word, SettingsWord::Saved);
        QCOMPARE(stored().wedge.gsCharacter, QStringLiteral("|"));
        QVERIFY(state().port.contains(QLatin1Char('|')));
        type("10ABC123|21XYZ");
        QTRY_VERIFY(!state().heard.isEmpty() && state().heard.first().framed == QLatin1String("10ABC123<GS>21XYZ"));
        QVERIFY(screen().takeKey(QStringLiteral("F10")));
        QCOMPARE(state().verdict.word, SettingsWord::ChooseGap);
        choose(QStringLiteral("100 ms"));
        QCOMPARE(stored().wedge.gapMs, 100);
        type("SF1390000000123", 45); // too slow for 35 ms
        QTRY_VERIFY(!state().heard.isEmpty() && state().heard.first().framed == QLatin1String("SF1390000000123"));
        QVERIFY(screen().takeKey(QStringLiteral("F9")) && screen().takeKey(QStringLiteral("F9")));
        QCOMPARE(stored().wedge.gapMs, 35);
        QVERIFY(stored().wedge.gsCharacter.isEmpty());
        type("10ABC124|21XYZ");
        QTRY_VERIFY(!state().heard.isEmpty() && state().heard.first().framed == QLatin1String("10ABC124|21XYZ"));
    }

    /// The bytes that make a serial scanner beep are sent once when they are chosen, and from then on at every STOP.
    void stopBeepIsChosenAndHeard()
    {
        QByteArray heard;
        const auto listening = connect(&m_bench->demo.scanner(), &VirtualSerial::received, this, [&heard](const QByteArray &bytes) { heard += bytes; });
        open();
        const QString port = m_bench->demo.config().scanners.first().port.path;
        pick(QFileInfo(port).fileName());
        QVERIFY(screen().takeKey(QStringLiteral("F12")));
        QCOMPARE(state().verdict.word, SettingsWord::ChooseBeep);
        choose(QStringLiteral("<SYN><BEL><CR>"));
        QCOMPARE(state().verdict.word, SettingsWord::BeepSent);
        QVERIFY(screen().words().remedy.contains(QStringLiteral("<SYN><BEL><CR>")));
        QTRY_COMPARE(heard, QByteArray("\x16\x07\r"));
        QCOMPARE(stored().scanners.first().stopBeep, QByteArray("\x16\x07\r"));
        m_bench->station.closeSettings();
        QTRY_COMPARE(m_bench->core().devices().scannerState(stored().scanners.first().device), DeviceState::Ready);
        heard.clear();
        m_bench->core().give(Command::GoReceive);
        m_bench->scan(QStringLiteral("ZZCUNDOZ")); // a damaged command
        QTRY_COMPARE(m_bench->core().screen().banner, Banner::Stop);
        QTRY_COMPARE(heard, QByteArray("\x16\x07\r"));
        m_bench->core().give(Command::Ok);
        m_bench->core().give(Command::GoQueue);
        QTRY_VERIFY(window().queueScreen().isVisible());
        open();
        pick(QFileInfo(port).fileName());
        QVERIFY(screen().takeKey(QStringLiteral("F12")));
        heard.clear();
        choose({}); // none
        QCOMPARE(state().verdict.word, SettingsWord::Saved);
        QVERIFY(stored().scanners.first().stopBeep.isEmpty());
        QVERIFY(heard.isEmpty());
        disconnect(listening);
    }

    /// What a scale without a unit of its own weighs in (tst_SerialDevices::theUnitOfAFrameWithoutOne).
    void unitOfTheScale()
    {
        open();
        screen().takeKey(QStringLiteral("F3"));
        QVERIFY(screen().takeKey(QStringLiteral("F10")));
        QCOMPARE(state().verdict.word, SettingsWord::ChooseUnit);
        QCOMPARE(state().choices.size(), 4);
        QVERIFY(state().choices.first().isCurrent); // kg
        choose(QStringLiteral("lb"));
        QCOMPARE(stored().scale->unit, WeightUnit::Lb);
        QVERIFY(state().port.endsWith(QLatin1String(", lb")));
        QVERIFY(screen().takeKey(QStringLiteral("F9")));
        QCOMPARE(stored().scale->unit, WeightUnit::Kg);
        QCOMPARE(m_bench->core().devices().settings().scale->unit, WeightUnit::Kg);
    }
};

PACKBAY_TEST(tst_SettingsChoices)
#include "tst_SettingsChoices.moc"
