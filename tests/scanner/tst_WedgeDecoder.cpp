#include "tests/scanner/KeyStroke.h"
#include "tests/support/TestMain.h"

using namespace packbay;
using packbay::test::Heard;
using packbay::test::Keys;
using packbay::test::logNormal;
using packbay::test::randomCode;

/// Virtual time: nothing sleeps. PACKBAY_FULL=1 runs the full counts of hardware.md D6.
class tst_WedgeDecoder : public QObject
{
    Q_OBJECT

    static bool isFull() { return qEnvironmentVariableIntValue("PACKBAY_FULL") == 1; }

private slots:
    void platforms()
    {
        QCOMPARE(evdevCode(36, KeyPlatform::Evdev8), 28u);
        QCOMPARE(evdevCode(0, KeyPlatform::Evdev8), 0u);
        QCOMPARE(evdevCode(0x1E, KeyPlatform::WindowsSet1), 30u);
        QCOMPARE(evdevCode(0x11C, KeyPlatform::WindowsSet1), key::kKeypadEnter);
        QCOMPARE(evdevCode(0x150, KeyPlatform::WindowsSet1), 108u);
        QCOMPARE(evdevCode(0x1FF, KeyPlatform::WindowsSet1), 0u);
        QCOMPARE(usCharacter(21, true), std::optional(QChar(u'Y')));
        QCOMPARE(usCharacter(40, true), std::optional(QChar(u'"')));
        QCOMPARE(usCharacter(43, false), std::optional(QChar(u'\\')));
        QCOMPARE(keypadDigit(82), std::optional(QChar(u'0')));
        QVERIFY(!keypadDigit(83));
    }

    void scans_data()
    {
        QTest::addColumn<QString>("layout");
        for (const char *layout : {"us", "de", "fr", "ru", "tr", "jp"})
            QTest::newRow(layout) << QString::fromLatin1(layout);
    }
    void scans()
    {
        QFETCH(QString, layout);
        QRandomGenerator random(4711);
        const int count = isFull() ? 10000 : 500;
        for (int n = 0; n < count; ++n) {
            const int fixedGap = n % 37; // 36 = a new gap for every key
            const auto gap = [&] { return fixedGap <= 35 ? fixedGap : random.bounded(36); };
            WedgeSetting setting;
            setting.gsCharacter = n % 6 == 5 ? QStringLiteral("|") : QString();
            WedgeDecoder decoder(setting);
            Keys keys(layout);
            const QString body = randomCode(random);
            const bool aim = n % 2 == 0;
            QString expected = body;
            const QString typed = (aim ? QStringLiteral("]d2") : QString()) + body;
            for (const QChar c : typed) {
                keys.scanCharacter(c);
                keys.now += gap();
            }
            typeGs(keys, n % 6, gap, expected);
            for (const QChar c : QStringLiteral("21XyZ")) {
                keys.now += gap();
                keys.scanCharacter(c);
            }
            keys.now += gap();
            expected += QStringLiteral("21XyZ");
            keys.tap(n % 3 == 0 ? key::kTab : n % 3 == 1 ? key::kEnter : key::kKeypadEnter);
            const Heard heard(decoder, keys.events);
            QCOMPARE(heard.scans.size(), 1);
            QCOMPARE(QString::fromUtf8(heard.scans[0].raw), expected);
            QCOMPARE(heard.scans[0].aim, aim ? QStringLiteral("]d2") : QString());
            QVERIFY2(heard.window.isEmpty(), qPrintable(QString::number(heard.window.size())));
        }
    }
    void typing_data()
    {
        QTest::addColumn<double>("mean");
        QTest::addColumn<double>("deviation");
        QTest::newRow("240 ms") << 240.0 << 110.0;
        QTest::newRow("120 ms") << 120.0 << 12.0;
    }
    /// Typed strings, half of them with the next key down before the last is up: never a scan, all there, in order.
    void typing()
    {
        QFETCH(double, mean);
        QFETCH(double, deviation);
        QRandomGenerator random(99);
        const int count = isFull() ? 10000 : 1000;
        qint64 longest = 0;
        for (int n = 0; n < count; ++n) {
            Keys keys(QStringLiteral("us"));
            const QString text = randomCode(random);
            for (const QChar c : text) {
                const auto [code, shift] = Keys::keyOf(c);
                if (shift)
                    keys.event(42, true, keys.now - 30);
                keys.event(code, true, keys.now, shift);
                const qint64 gap = std::max<qint64>(1, std::llround(logNormal(random, mean, deviation)));
                const qint64 heldFor = n % 2 == 0 ? gap / 2 : gap + 15; // rollover
                keys.event(code, false, keys.now + heldFor, shift);
                if (shift)
                    keys.event(42, false, keys.now + heldFor, true);
                keys.now += gap;
            }
            keys.event(key::kEnter, true, keys.now);
            keys.event(key::kEnter, false, keys.now + 60);
            std::stable_sort(keys.events.begin(), keys.events.end(), [](const auto &a, const auto &b) { return a.at < b.at; });
            WedgeDecoder decoder;
            const Heard heard(decoder, keys.events);
            QCOMPARE(heard.scans.size(), 0);
            QCOMPARE(heard.errors.size(), 0);
            QVERIFY(heard.windowGotEverything(keys.events.size()));
            longest = std::max(longest, heard.longestDelay);
        }
        QVERIFY2(longest <= 6 * 36, qPrintable(QString::number(longest)));
    }
    void aKeyAloneIsBackAfterTheGap()
    {
        Keys keys(QStringLiteral("us"));
        keys.tap(30);
        WedgeDecoder decoder;
        const Heard heard(decoder, keys.events);
        QVERIFY(heard.windowGotEverything(2));
        QCOMPARE(heard.longestDelay, 36);
    }
    void fiveFastKeysAndEnterAreTyping()
    {
        Keys keys(QStringLiteral("us"));
        for (const QChar c : QStringLiteral("12345")) {
            keys.scanCharacter(c);
            keys.now += 5;
        }
        keys.tap(key::kEnter);
        WedgeDecoder decoder;
        const Heard heard(decoder, keys.events);
        QCOMPARE(heard.scans.size(), 0);
        QVERIFY(heard.windowGotEverything(keys.events.size()));
    }
    void aHeldKeyIsNoScan()
    {
        Keys keys(QStringLiteral("us"));
        keys.event(30, true, keys.now);
        for (int i = 1; i <= 40; ++i) {
            keys.event(30, true, keys.now + 400 + i * 30);
            keys.events.last().autoRepeat = true;
        }
        keys.event(30, false, keys.now + 2000);
        WedgeDecoder decoder;
        const Heard heard(decoder, keys.events);
        QCOMPARE(heard.scans.size(), 0);
        QVERIFY(heard.windowGotEverything(keys.events.size()));
    }
    /// X11 marks a press in the same millisecond as the release before it as a repetition: a scanner that does not wait.
    void theSameCharacterTwiceAtOnce()
    {
        Keys keys(QStringLiteral("us"));
        for (const QChar c : QStringLiteral("9H88Y000")) {
            const bool again = !keys.events.isEmpty() && keys.events.last().code == Keys::keyOf(c).first;
            if (again)
                keys.events.last().autoRepeat = true; // the release
            keys.scanCharacter(c);
            if (again)
                keys.events[keys.events.size() - 2].autoRepeat = true;
        }
        keys.tap(key::kEnter);
        WedgeDecoder decoder;
        const Heard heard(decoder, keys.events);
        QCOMPARE(heard.scans.size(), 1);
        QCOMPARE(heard.scans[0].raw, QByteArray("9H88Y000"));
        QVERIFY(heard.window.isEmpty());
    }
    void theSameCharacterTwiceAfterAStall_data()
    {
        QTest::addColumn<QString>("before");
        QTest::newRow("confirmed by its pace") << QStringLiteral("AB3456789012");
        QTest::newRow("confirmed by its AIM identifier") << QStringLiteral("]C1AB34");
    }
    /// A radio link stalls inside a burst: release and next press of the character come at once, as a repetition.
    void theSameCharacterTwiceAfterAStall()
    {
        QFETCH(QString, before);
        for (int stall = 0; stall <= 100; ++stall) {
            Keys keys(QStringLiteral("us"));
            for (const QChar c : before) {
                keys.scanCharacter(c);
                keys.now += 2;
            }
            const quint32 zero = Keys::keyOf(u'0').first;
            keys.event(zero, true, keys.now);
            keys.now += stall;
            keys.event(zero, false, keys.now);
            keys.events.last().autoRepeat = true;
            keys.event(zero, true, keys.now);
            keys.events.last().autoRepeat = true;
            keys.event(zero, false, keys.now);
            keys.now += 2;
            keys.scanCharacter(u'7');
            keys.tap(key::kEnter);
            WedgeDecoder decoder;
            const Heard heard(decoder, keys.events);
            QCOMPARE(heard.scans.size(), 1);
            QCOMPARE(heard.scans[0].aim + QString::fromUtf8(heard.scans[0].raw), before + QStringLiteral("007"));
            QVERIFY(heard.window.isEmpty());
        }
    }
    void withoutSuffixSilenceEndsIt()
    {
        Keys keys(QStringLiteral("us"));
        for (const QChar c : QStringLiteral("ABC123")) {
            keys.scanCharacter(c);
            keys.now += 10;
        }
        WedgeDecoder decoder;
        const Heard heard(decoder, keys.events);
        QCOMPARE(heard.scans.size(), 1);
        QCOMPARE(heard.scans[0].raw, QByteArray("ABC123"));
        QVERIFY(heard.window.isEmpty());
    }
    void aConfiguredSuffixEndsAScan_data()
    {
        QTest::addColumn<QString>("prefix");
        QTest::addColumn<int>("gap");
        QTest::newRow("STX, 2 ms") << QStringLiteral("\x02") << 2;
        QTest::newRow("STX, 35 ms") << QStringLiteral("\x02") << 35;
        QTest::newRow("no prefix, 0 ms") << QString() << 0;
        QTest::newRow("no prefix, 26 ms") << QString() << 26;
        QTest::newRow("no prefix, 35 ms") << QString() << 35;
    }
    /// ETX and no Enter: the scan is there with the ETX, and two codes of one trigger stay two.
    void aConfiguredSuffixEndsAScan()
    {
        QFETCH(QString, prefix);
        QFETCH(int, gap);
        Keys keys(QStringLiteral("de"));
        for (const char *code : {"TC100200P", "SF1390000000123"}) {
            if (!prefix.isEmpty())
                keys.controlKey(QLatin1Char('b'));
            for (const QChar c : QString::fromLatin1(code)) {
                keys.now += gap;
                keys.scanCharacter(c);
            }
            keys.now += gap;
            keys.controlKey(QLatin1Char('c'));
            keys.now += 30;
        }
        WedgeDecoder decoder(withEtx(prefix));
        Heard heard(decoder, keys.events);
        QCOMPARE(heard.scans.size(), 2);
        QCOMPARE(heard.scans[0].raw, QByteArray("TC100200P"));
        QCOMPARE(heard.scans[1].raw, QByteArray("SF1390000000123"));
        QCOMPARE(heard.scansBySilence, 0);
        QVERIFY(heard.window.isEmpty());
    }
    void anEnterBehindTheSuffixPressesNothing()
    {
        for (const int later : {0, 5, 100, 101}) {
            Keys keys(QStringLiteral("us"));
            for (const QChar c : QStringLiteral("TC100200P")) {
                keys.scanCharacter(c);
                keys.now += 2;
            }
            keys.controlKey(QLatin1Char('c'));
            keys.now += later;
            keys.tap(later == 5 ? key::kTab : key::kEnter);
            WedgeDecoder decoder(withEtx({}));
            const Heard heard(decoder, keys.events);
            QCOMPARE(heard.scans.size(), 1);
            QCOMPARE(heard.window.size(), later > 100 ? 2 : 0);
        }
    }
    /// A character that may stand in a code ends none.
    void aPrintableSuffixOnlyGoes()
    {
        WedgeSetting setting;
        setting.suffix = QStringLiteral("0");
        Keys keys(QStringLiteral("us"));
        for (const QChar c : QStringLiteral("TC100200P0")) {
            keys.scanCharacter(c);
            keys.now += 2;
        }
        keys.tap(key::kEnter);
        WedgeDecoder decoder(setting);
        const Heard heard(decoder, keys.events);
        QCOMPARE(heard.scans.size(), 1);
        QCOMPARE(heard.scans[0].raw, QByteArray("TC100200P"));
    }
    void prefixMakesShortCodesScans()
    {
        WedgeSetting setting;
        setting.prefix = QStringLiteral("\x02");
        Keys keys(QStringLiteral("fr"));
        keys.event(29, true, keys.now);
        keys.tap(48, false, true); // Ctrl+B
        keys.event(29, false, keys.now, false, true);
        for (const QChar c : QStringLiteral("A1Q")) {
            keys.now += 8;
            keys.scanCharacter(c);
        }
        keys.tap(key::kEnter);
        WedgeDecoder decoder(setting);
        const Heard heard(decoder, keys.events);
        QCOMPARE(heard.scans.size(), 1);
        QCOMPARE(heard.scans[0].raw, QByteArray("A1Q"));
    }
    void aNavigationKeyInsideAScanIsNotActedOn()
    {
        Keys keys(QStringLiteral("us"));
        for (const QChar c : QStringLiteral("0112345678")) {
            keys.scanCharacter(c);
            keys.now += 5;
        }
        keys.tap(108); // Down, typed for a control character
        keys.now += 5;
        keys.tap(key::kEnter);
        WedgeDecoder decoder;
        const Heard heard(decoder, keys.events);
        QCOMPARE(heard.scans.size(), 0);
        QCOMPARE(heard.errors.size(), 1);
        QCOMPARE(heard.errors[0].code, ErrorCode::UnreadableCode);
        QVERIFY(heard.window.isEmpty());
    }
    /// A hand holds a key while the scanner fires: the hand's key stays whole.
    void aReleaseFromBeforeTheScanArrives()
    {
        Keys keys(QStringLiteral("us"));
        keys.event(30, true, keys.now);
        keys.now += 500;
        for (const QChar c : QStringLiteral("ABC123")) {
            keys.scanCharacter(c);
            keys.now += 5;
        }
        keys.events.removeIf([](const auto &key) { return key.code == 30 && key.at.value > 1000; }); // no A in this one
        keys.event(31, true, keys.now);
        keys.event(30, false, keys.now);
        keys.event(31, false, keys.now);
        keys.tap(key::kEnter);
        WedgeDecoder decoder;
        const Heard heard(decoder, keys.events);
        QCOMPARE(heard.scans.size(), 1);
        QCOMPARE(heard.scans[0].raw, QByteArray("BC123s"));
        QCOMPARE(heard.window.size(), 2);
        QCOMPARE(keys.events[qsizetype(heard.window[0]) - 1].code, 30u);
        QCOMPARE(keys.events[qsizetype(heard.window[1]) - 1].code, 30u);
        QVERIFY(!keys.events[qsizetype(heard.window[1]) - 1].press);
    }
    void twoScansInARow()
    {
        Keys keys(QStringLiteral("de"));
        for (int i = 0; i < 2; ++i) {
            for (const QChar c : QStringLiteral("YZ000%1").arg(i)) {
                keys.scanCharacter(c);
                keys.now += 3;
            }
            keys.tap(key::kEnter);
            keys.now += 3;
        }
        WedgeDecoder decoder;
        const Heard heard(decoder, keys.events);
        QCOMPARE(heard.scans.size(), 2);
        QCOMPARE(heard.scans[1].raw, QByteArray("YZ0001"));
        QVERIFY(heard.window.isEmpty());
    }

private:
    static WedgeSetting withEtx(const QString &prefix)
    {
        WedgeSetting setting;
        setting.prefix = prefix;
        setting.suffix = QStringLiteral("\x03");
        return setting;
    }
    template<class Gap>
    static void typeGs(Keys &keys, int way, Gap gap, QString &expected)
    {
        switch (way) {
        case 0: keys.controlBracket(); break;
        case 1: keys.altCode(QStringLiteral("029"), gap); break;
        case 2: keys.altCode(QStringLiteral("0029"), gap); break;
        case 3: keys.tap(key::kF8); break;
        case 4: return; // dropped by the scanner
        default: keys.scanCharacter(u'|'); break;
        }
        expected += QChar(0x1D);
    }
};

PACKBAY_TEST(tst_WedgeDecoder)
#include "tst_WedgeDecoder.moc"
