#include "scanner/scale/ScaleDetector.h"
#include "scanner/scale/ScaleParser.h"
#include "scanner/scale/StabilityGate.h"
#include "tests/scanner/OutsideData.h"
#include "tests/support/TestMain.h"

#include <QMap>
#include <QRandomGenerator>

#include <memory>

using namespace packbay;
using packbay::test::jsonLines;

/// Every published frame, and streams that are cut, noisy or flipped: nothing becomes bookable that was not sent.
class tst_ScaleParser : public QObject
{
    Q_OBJECT

    static std::unique_ptr<ScaleParser> parser(const QString &protocol)
    {
        return *ScaleParser::make(protocol);
    }
    static QList<WeightReading> all(ScaleParser &parser, const QByteArray &bytes)
    {
        auto out = parser.feed(bytes, MonotonicMs(1));
        out += parser.finish(MonotonicMs(2));
        return out;
    }
    static QString show(const WeightReading &r)
    {
        return r.detail + u' ' + (r.value ? r.value->toString() + weightUnitName(r.unit) : QString())
            + QLatin1Char(r.stable ? (*r.stable ? 'S' : 'U') : '-') + QLatin1Char(r.net ? (*r.net ? 'N' : 'G') : '-');
    }
    static QStringList show(const QList<WeightReading> &readings)
    {
        QStringList out;
        for (const WeightReading &r : readings)
            out << show(r);
        return out;
    }
    /// A weight frame of each protocol, without outside data: value 2.340 in the unit of the frame or kg.
    static QMap<QString, QByteArray> goodFrames()
    {
        return {
            {QStringLiteral("MT-SICS"), "S S      2.340 kg\r\n"},
            {QStringLiteral("8217"), "\x02" "2.340\r"},
            {QStringLiteral("NCI-SCP01"), "\n  2.340kg\r\nS00\r\x03"},
            {QStringLiteral("AND"), "ST,+0002.340 kg\r\n"},
            {QStringLiteral("AND-18"), "ST,GS,+  2.340kg\r\n"},
            {QStringLiteral("CAS-22"), "ST,GS,1\xc4,   2.340 kg\r\n"},
            {QStringLiteral("CAS-ENQ"), QByteArray("\x01\x02S  2.340kg") + enqSum("S  2.340kg") + "\x03\x04"},
            {QStringLiteral("OHAUS-P"), "     2.340 kg   B/G\r\n"},
            {QStringLiteral("TOLEDO-CONT"), toledo("  2340")},
            {QStringLiteral("XK3190-A9"), "\x02+0023403" "1D\x03"},
            {QStringLiteral("XK3190-A12E"), a12e("WG002.340kg")},
            {QStringLiteral("XK3190-A26-f1"), "=043.2000"},
            {QStringLiteral("XK3190-A26-f2"), "=0002.340"},
            {QStringLiteral("YH-w"), "ww0002.340kg\r\n"},
            {QStringLiteral("BCD-FF"), QByteArray::fromHex("ff44402300")},
            {QStringLiteral("ADAM"), "   2.340kg\r\n"},
            {QStringLiteral("HID-8D"), QByteArray::fromHex("030403fd2409")},
        };
    }
    static char enqSum(const QByteArray &body)
    {
        char sum = 0;
        for (const char c : body)
            sum = char(sum ^ c);
        return sum;
    }
    static QByteArray toledo(const QByteArray &weight, char statusC = '\x20')
    {
        QByteArray frame = QByteArray("\x02\x2d\x30") + statusC + weight + "     0\r";
        int sum = 0;
        for (const char c : frame)
            sum += c;
        return frame + char(-(sum & 0x7F) & 0x7F);
    }
    static QByteArray a12e(const QByteArray &body)
    {
        return body + QByteArray::number(static_cast<unsigned char>(enqSum(body)), 16).toUpper().rightJustified(2, '0') + "\r\n";
    }

private slots:
    void everyPublishedFrame()
    {
        PACKBAY_NEEDS_OUTSIDE_FILE("scales/scale_frames.jsonl");
        int frames = 0;
        for (const QJsonObject &o : jsonLines(QStringLiteral("scales/scale_frames.jsonl"))) {
            const QByteArray hex = o[QStringLiteral("hex")].toString().toLatin1();
            const QJsonObject expect = o[QStringLiteral("expect")].toObject();
            const auto p = parser(o[QStringLiteral("protocol")].toString());
            const QByteArray bytes = QByteArray::fromHex(hex);
            const auto readings = all(*p, bytes);
            QVERIFY2(readings.size() == 1, hex.constData());
            const WeightReading &r = readings[0];
            QCOMPARE(r.frame, bytes);
            if (expect[QStringLiteral("kind")] == QStringLiteral("weight")) {
                QVERIFY2(r.value && r.grams, hex.constData());
                QCOMPARE(r.value->toString(), expect[QStringLiteral("weight")].toString());
                const QString unit = expect[QStringLiteral("unit")].toString();
                QCOMPARE(r.unitFromFrame, unit != u"configured");
                QCOMPARE(weightUnitName(r.unit), r.unitFromFrame ? unit : QStringLiteral("kg"));
                const QJsonValue stable = expect[QStringLiteral("stable")];
                QCOMPARE(r.stable, stable.isNull() ? std::nullopt : std::optional(stable.toBool()));
                if (expect.contains(QStringLiteral("net")))
                    QCOMPARE(r.net, std::optional(expect[QStringLiteral("net")].toBool()));
                if (expect[QStringLiteral("at_zero")].toBool())
                    QCOMPARE(r.status, ScaleStatus::Zero);
            } else {
                QVERIFY2(!r.value && !r.grams, hex.constData());
                QCOMPARE(r.detail, expect[QStringLiteral("status")].toString());
            }
            ++frames;
        }
        QCOMPARE(frames, 60);
    }
    void protocolsAndNames()
    {
        for (const QString &name : ScaleParser::protocols()) {
            QVERIFY2(ScaleParser::make(name).has_value(), qPrintable(name));
            QVERIFY(ScaleParser::make(name.toLower().remove(u'-')).has_value());
            QVERIFY2(goodFrames().contains(name), qPrintable(name));
        }
        QCOMPARE(ScaleParser::make(u"nope").error().code, ErrorCode::ScaleProtocolWrong);
    }
    void oneGoodFrameOfEach()
    {
        const auto frames = goodFrames();
        for (auto it = frames.begin(); it != frames.end(); ++it) {
            const auto p = parser(it.key());
            const auto readings = all(*p, it.value());
            QVERIFY2(readings.size() == 1, qPrintable(it.key()));
            QVERIFY2(readings[0].grams == Grams(2340), qPrintable(it.key() + show(readings[0])));
        }
    }
    /// Status word C of Toledo's frame: another unit than kg or lb, or the display expanded ten times, is no weight; a
    /// print request is one.
    void toledoInAnotherUnit()
    {
        for (int c = 0x20; c < 0x40; ++c) {
            const auto readings = all(*parser(QStringLiteral("TOLEDO-CONT")), toledo("   500", char(c)));
            QCOMPARE(readings.size(), 1);
            const bool isWeight = (c & 0x17) == 0;
            QCOMPARE(readings[0].grams, isWeight ? std::optional(Grams(500)) : std::nullopt);
            QCOMPARE(readings[0].detail, isWeight ? QStringLiteral("ok") : QStringLiteral("not_a_weight"));
        }
    }
    /// The same readings wherever the stream is cut.
    void cutAnywhere()
    {
        const auto frames = goodFrames();
        for (auto it = frames.begin(); it != frames.end(); ++it) {
            const QByteArray stream = it.value().repeated(3);
            const auto whole = parser(it.key());
            const QStringList expected = show(all(*whole, stream));
            QVERIFY2(expected.size() == 3, qPrintable(it.key() + expected.join(u';')));
            for (qsizetype cut = 0; cut <= stream.size(); ++cut) {
                const auto p = parser(it.key());
                auto got = p->feed(stream.first(cut), MonotonicMs(1));
                got += all(*p, stream.sliced(cut));
                QCOMPARE(show(got), expected);
            }
        }
    }
    /// The head or tail of a frame is lost: what comes is what was sent, and in step again within two frames.
    void halfFrames()
    {
        const auto frames = goodFrames();
        for (auto it = frames.begin(); it != frames.end(); ++it) {
            for (qsizetype from = 1; from < it.value().size(); ++from) {
                const auto p = parser(it.key());
                const auto got = all(*p, it.value().sliced(from) + it.value().repeated(3));
                int right = 0;
                StabilityGate gate;
                for (const WeightReading &r : got) {
                    right += r.grams == Grams(2340);
                    gate.add(r);
                    if (const auto bookable = gate.bookable(r.at))
                        QCOMPARE(bookable->grams, std::optional(Grams(2340)));
                }
                QVERIFY2(right >= 2, qPrintable(it.key() + QString::number(from) + show(got).join(u';')));
            }
        }
    }
    void noiseIsNeverBookable()
    {
        for (const QString &name : ScaleParser::protocols()) {
            QRandomGenerator random(20261122);
            const auto p = parser(name);
            StabilityGate gate;
            QByteArray noise(1'000'000, '\0');
            for (char &c : noise)
                c = char(random.bounded(256));
            for (qsizetype at = 0; at < noise.size(); at += 977) {
                const MonotonicMs now(at / 977 * 20);
                for (const WeightReading &r : p->feed(QByteArrayView(noise).sliced(at, std::min<qsizetype>(977, noise.size() - at)), now)) {
                    gate.add(r);
                    QVERIFY2(!gate.bookable(now), qPrintable(name + show(r)));
                }
            }
        }
    }
    /// One flipped bit in a frame with a checksum is always refused: no weight comes of it, alone or between good ones.
    void flipsAreRefused_data()
    {
        QTest::addColumn<QString>("protocol");
        QTest::addColumn<QByteArray>("frame");
        for (const char *name : {"CAS-ENQ", "TOLEDO-CONT", "XK3190-A9", "XK3190-A12E"}) {
            const QString protocol = QString::fromLatin1(name);
            QTest::newRow(name) << protocol << goodFrames()[protocol];
            int number = 0;
            for (const QJsonObject &o : jsonLines(QStringLiteral("scales/scale_frames.jsonl"))) {
                const QByteArray frame = QByteArray::fromHex(o[QStringLiteral("hex")].toString().toLatin1());
                // Toledo's checksum may be missing; without it nobody can know.
                const bool isChecked = protocol != u"TOLEDO-CONT" || frame.size() == goodFrames()[protocol].size();
                const bool isWrong = o[QStringLiteral("expect")][QStringLiteral("status")] == QStringLiteral("bad_checksum"); // a flip may right it
                if (o[QStringLiteral("protocol")].toString() == protocol && isChecked && !isWrong)
                    QTest::addRow("%s, published %d", name, ++number) << protocol << frame;
            }
        }
    }
    void flipsAreRefused()
    {
        QFETCH(QString, protocol);
        QFETCH(QByteArray, frame);
        for (qsizetype bit = 0; bit < frame.size() * 8; ++bit) {
            QByteArray flipped = frame;
            flipped[bit / 8] = char(flipped[bit / 8] ^ (1 << (bit % 8)));
            for (const WeightReading &r : all(*parser(protocol), flipped))
                QVERIFY2(!r.grams, qPrintable(QString::number(bit) + u' ' + show(r)));
            const QStringList sent = show(all(*parser(protocol), frame));
            for (const WeightReading &r : all(*parser(protocol), frame + flipped + frame + frame))
                QVERIFY2(!r.grams || sent.contains(show(r)), qPrintable(QString::number(bit) + u' ' + show(r)));
        }
    }
    /// Without a checksum: one flipped frame among good ones is never booked, whatever it says.
    void aFlippedFrameIsNeverBooked()
    {
        const auto frames = goodFrames();
        for (auto it = frames.begin(); it != frames.end(); ++it) {
            int booked = 0;
            for (qsizetype bit = 0; bit < it.value().size() * 8; ++bit) {
                QByteArray flipped = it.value();
                flipped[bit / 8] = char(flipped[bit / 8] ^ (1 << (bit % 8)));
                const auto p = parser(it.key());
                StabilityGate gate;
                for (int i = 0; i < 12; ++i) {
                    const MonotonicMs now(i * 200);
                    for (const WeightReading &r : p->feed(i == 6 ? flipped : it.value(), now)) {
                        gate.add(r);
                        if (const auto bookable = gate.bookable(now)) {
                            QVERIFY2(bookable->grams == Grams(2340), qPrintable(it.key() + show(*bookable)));
                            ++booked;
                        }
                    }
                }
            }
            QVERIFY2(booked > 0, qPrintable(it.key())); // the good ones around it are
        }
    }
    void exactGrams_data()
    {
        QTest::addColumn<qint64>("digits");
        QTest::addColumn<int>("decimals");
        QTest::addColumn<int>("unit");
        QTest::addColumn<qint64>("grams");
        using U = WeightUnit;
        const auto row = [](const char *name, qint64 digits, int decimals, U unit, qint64 grams) {
            QTest::newRow(name) << digits << decimals << int(unit) << grams;
        };
        row("2.340 kg", 2340, 3, U::Kg, 2340);
        row("2.3405 kg", 23405, 4, U::Kg, 2341); // half up
        row("2.3404 kg", 23404, 4, U::Kg, 2340);
        row("1 lb", 1, 0, U::Lb, 454);
        row("645.2 oz", 6452, 1, U::Oz, 18291);
        row("-0.4 g", -4, 1, U::G, 0);
        row("-0.6 g", -6, 1, U::G, -1);
        row("5 ct", 5, 0, U::Ct, 1);
        row("1.5 t", 15, 1, U::T, 1500000);
        row("2500 mg", 2500, 0, U::Mg, 3);
        row("ten digits lb", 9999999999, 0, U::Lb, 4535923699546);
    }
    void exactGrams()
    {
        QFETCH(qint64, digits);
        QFETCH(int, decimals);
        QFETCH(int, unit);
        QFETCH(qint64, grams);
        QCOMPARE(toGrams(Decimal{digits, decimals}, WeightUnit(unit))->value, grams);
    }
    /// Each protocol is named from six frames, the first of them cut; the right one is first.
    void detection()
    {
        const auto frames = goodFrames();
        for (auto it = frames.begin(); it != frames.end(); ++it) {
            ScaleDetector detector;
            detector.feed(it.value().sliced(it.value().size() / 2) + it.value().repeated(5), MonotonicMs(0));
            detector.finish(MonotonicMs(1));
            const QStringList names = detector.candidates();
            // A26 writes its digits forwards or backwards and says not which: the clerk compares with the display.
            const bool right = it.key().startsWith(u"XK3190-A26") ? names.contains(it.key()) && names.size() == 2 : names.value(0) == it.key();
            QVERIFY2(right, qPrintable(it.key() + QStringLiteral(" taken for ") + names.join(u' ')));
            QCOMPARE(detector.newest(it.key())->grams, std::optional(Grams(2340)));
        }
    }
    /// A few frames in a stream of something else are chance: six tenths of all bytes must have been read.
    void aProtocolReadsNearlyAllBytes()
    {
        const auto frames = goodFrames();
        for (auto it = frames.begin(); it != frames.end(); ++it) {
            const QByteArray read = it.value().repeated(40); // the frame at the seam may be lost
            for (const bool most : {true, false}) {
                // 0xfe is part of no protocol and ends no frame; its share is 35 or 45 percent of all.
                const QByteArray strange((most ? 35 : 45) * read.size() / (most ? 65 : 55), '\xfe');
                ScaleDetector detector;
                detector.feed(read, MonotonicMs(0));
                detector.feed(strange, MonotonicMs(1));
                detector.finish(MonotonicMs(2));
                QVERIFY2(detector.candidates().contains(it.key()) == most, qPrintable(it.key() + (most ? QStringLiteral(" is missing") : QStringLiteral(" is named"))));
            }
        }
    }
    void noiseIsNoProtocol()
    {
        QRandomGenerator random(5);
        QByteArray noise(5000, '\0');
        for (char &c : noise)
            c = char(random.bounded(256));
        ScaleDetector detector;
        detector.feed(noise, MonotonicMs(0));
        detector.finish(MonotonicMs(1));
        QCOMPARE(detector.candidates(), QStringList());
    }
    void whatAsksTheScales()
    {
        const auto requests = ScaleDetector::requests();
        QStringList names;
        for (const auto &[name, bytes] : requests) {
            QVERIFY(!bytes.isEmpty());
            names << name;
        }
        QVERIFY(names.contains(QStringLiteral("MT-SICS")) && names.contains(QStringLiteral("8217")) && names.contains(QStringLiteral("CAS-ENQ")));
    }
    void enqIsAnsweredWithDc1()
    {
        const auto p = parser(QStringLiteral("CAS-ENQ"));
        QCOMPARE(p->request(), QByteArray("\x05"));
        QVERIFY(p->feed("\x06", MonotonicMs(0)).isEmpty());
        QCOMPARE(p->takeAnswer(), QByteArray("\x11"));
        QVERIFY(p->takeAnswer().isEmpty());
    }
    void jsonLine()
    {
        const auto p = parser(QStringLiteral("mtsics"));
        const auto readings = all(*p, "S S      2.340 kg\r\nS +\r\n");
        QByteArray expected = "{'grams':2340,'stable':true,'status':'ok','detail':'ok','value':'2.340','unit':'kg','unit_from':'frame',"
                              "'net':null,'frame_hex':'532053202020202020322e333430206b670d0a'}";
        QCOMPARE(toJson(readings[0]), expected.replace('\'', '"'));
        expected = "{'grams':null,'stable':null,'status':'overload','detail':'overload','value':null,'unit':'kg',"
                   "'unit_from':'option','net':null,'frame_hex':'53202b0d0a'}";
        QCOMPARE(toJson(readings[1]), expected.replace('\'', '"'));
    }
};

PACKBAY_TEST(tst_ScaleParser)
#include "tst_ScaleParser.moc"
