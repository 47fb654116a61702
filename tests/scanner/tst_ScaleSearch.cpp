#include "scanner/AttachedDevices.h"
#include "scanner/scale/ScaleSearch.h"
#include "tests/scanner/Pty.h"
#include "tests/support/TestMain.h"

#include <QDir>

using namespace packbay;
using What = ScaleSearch::Step::What;
using packbay::test::Pty;

namespace {

/// A scale on virtual time: hears at one line setting only, answers one question or sends by itself.
struct Scale
{
    LineSetting line;
    QByteArray question; ///< empty: it sends every 400 ms
    QByteArray answer;
    bool talksNonsense = false;
};

struct Outcome
{
    What what = What::Wait;
    QList<FoundScale> found;
    int attempts = 0;
    qint64 ms = 0;
    bool heard = false;
};

Outcome search(const Scale &scale)
{
    ScaleSearch search;
    LineSetting open;
    Outcome outcome;
    const auto follow = [&](const ScaleSearch::Step &step, MonotonicMs now, const auto &self) -> void {
        if (step.what == What::Open) {
            open = step.line;
            search.opened(now);
        } else if (step.what == What::Send && open == scale.line && step.bytes == scale.question) {
            self(search.feed(scale.answer, now), now, self);
        } else if (step.what == What::Found || step.what == What::Nothing) {
            outcome.what = step.what;
        }
    };
    for (qint64 ms = 0; ms < 300'000 && outcome.what == What::Wait; ms += 50) {
        const MonotonicMs now(ms);
        if (scale.question.isEmpty() && ms % 400 == 0 && search.attempt() > 0) {
            if (open == scale.line)
                follow(search.feed(scale.answer, now), now, follow);
            else if (scale.talksNonsense)
                follow(search.feed("\x81\x02\xfe", now), now, follow);
        }
        follow(search.tick(now), now, follow);
        outcome.ms = ms;
    }
    outcome.found = search.found();
    outcome.attempts = search.attempt();
    outcome.heard = search.hasHeard();
    return outcome;
}

} // namespace

/// "Put something on the scale": what a scale speaks is found by trying, on virtual time; and what is plugged in is listed.
class tst_ScaleSearch : public QObject
{
    Q_OBJECT

private slots:
    void finds_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QByteArray>("question");
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QString>("protocol");
        QTest::addColumn<int>("grams");
        const QString usual = QStringLiteral("9600 8N1");
        QTest::newRow("MT-SICS asked") << usual << QByteArray("SI\r\n") << QByteArray("S S      2.340 kg\r\n") << QStringLiteral("MT-SICS") << 2340;
        QTest::newRow("8217 asked, 9600 7E1") << QStringLiteral("9600 7E1") << QByteArray("W") << QByteArray("\x02" "02.340\r") << QStringLiteral("8217") << 2340;
        QTest::newRow("AND streams, 2400 7E1") << QStringLiteral("2400 7E1") << QByteArray() << QByteArray("ST,+00012.78  g\r\n") << QStringLiteral("AND") << 13;
        QTest::newRow("A12E streams") << usual << QByteArray() << QByteArray("WG004.139kg3D\r\n") << QStringLiteral("XK3190-A12E") << 4139;
        QTest::newRow("A12 streams, 1200") << QStringLiteral("1200 8N1") << QByteArray() << QByteArray("ww0015.000kg\r\n") << QStringLiteral("YH-w") << 15'000;
    }
    void finds()
    {
        QFETCH(QString, line);
        QFETCH(QByteArray, question);
        QFETCH(QByteArray, answer);
        QFETCH(QString, protocol);
        QFETCH(int, grams);
        const Outcome outcome = search({*lineOf(line), question, answer});
        QCOMPARE(outcome.what, What::Found);
        QStringList names;
        for (const FoundScale &found : outcome.found)
            names << found.protocol;
        QVERIFY2(names.contains(protocol), qPrintable(names.join(u' ')));
        const FoundScale &right = outcome.found.at(names.indexOf(protocol));
        QCOMPARE(lineName(right.line), line);
        QCOMPARE(int(right.reading->grams->value), grams);
    }
    /// =000.3000 and =0003.000: one frame fits both, so a person decides by the weight.
    void asksWhenItReadsWellEitherWay()
    {
        const Outcome outcome = search({{}, {}, "=003.4000"});
        QCOMPARE(outcome.what, What::Found);
        QCOMPARE(outcome.found.size(), 2);
        QVERIFY(outcome.found[0].reading->grams->value != outcome.found[1].reading->grams->value);
    }
    void findsNothing()
    {
        const Outcome silent = search({{}, "never asked", {}});
        QCOMPARE(silent.what, What::Nothing);
        QCOMPARE(silent.attempts, int(usualLines().size()));
        QVERIFY(!silent.heard);
        QVERIFY2(silent.ms < 90'000, qPrintable(QString::number(silent.ms)));
        Scale noise{{300, QSerialPort::Data8, QSerialPort::NoParity}, {}, {}};
        noise.talksNonsense = true;
        const Outcome noisy = search(noise);
        QCOMPARE(noisy.what, What::Nothing);
        QVERIFY(noisy.heard);
    }
    void portThatCannotBeOpened()
    {
        ScaleSearch search;
        for (int i = 0; i < int(usualLines().size()); ++i)
            QCOMPARE(search.tick(MonotonicMs(i * 50)).what, What::Open);
        QCOMPARE(search.tick(MonotonicMs(1000)).what, What::Nothing);
        QCOMPARE(search.tick(MonotonicMs(1050)).what, What::Wait);
    }
    void lineNames()
    {
        for (const LineSetting &line : usualLines())
            QVERIFY(lineOf(lineName(line)) == line);
        QCOMPARE(lineName({}), QStringLiteral("9600 8N1"));
        QVERIFY(!lineOf(u"9600 9X9"));
    }
    void listsWhatIsPluggedIn()
    {
        QTemporaryDir folder;
        const QDir root(folder.path());
        Pty scanner;
        QVERIFY(root.mkpath(QStringLiteral("by-id")));
        QVERIFY(QFile::link(scanner.path(), root.filePath(QStringLiteral("by-id/usb-Honeywell_1950_g-if00"))));
        QVERIFY(QFile::link(root.filePath(QStringLiteral("gone")), root.filePath(QStringLiteral("by-id/usb-Gone-if00"))));
        addHid(root, QStringLiteral("hidraw0"), QByteArray("\x05\x8d\x09\x20", 4), "HID_ID=0003:00000922:00008003\nHID_NAME=DYMO S100\n");
        addHid(root, QStringLiteral("hidraw1"), QByteArray("\x05\x01\x09\x06", 4), "HID_ID=0003:0000046D:0000C31C\nHID_NAME=Keyboard\n");
        const QList<AttachedDevice> found = attachedDevices({root.filePath(QStringLiteral("by-id")), root.filePath(QStringLiteral("hid")), false});
        QCOMPARE(found.size(), 2);
        QCOMPARE(found[0], (AttachedDevice{root.filePath(QStringLiteral("by-id/usb-Honeywell_1950_g-if00")), QStringLiteral("Honeywell 1950 g"), false}));
        QCOMPARE(found[1], (AttachedDevice{QStringLiteral("hid:0922:8003"), QStringLiteral("DYMO S100"), true}));
        QVERIFY(attachedDevices({root.filePath(QStringLiteral("none")), root.filePath(QStringLiteral("none")), false}).isEmpty());
    }

private:
    static void addHid(const QDir &root, const QString &name, const QByteArray &descriptor, const QByteArray &event)
    {
        const QString device = QStringLiteral("hid/") + name + QStringLiteral("/device");
        root.mkpath(device);
        for (const auto &[file, bytes] : {std::pair("/report_descriptor", descriptor), std::pair("/uevent", event)}) {
            QFile out(root.filePath(device + QLatin1String(file)));
            if (out.open(QIODevice::WriteOnly))
                out.write(bytes);
        }
    }
};

PACKBAY_TEST(tst_ScaleSearch)
#include "tst_ScaleSearch.moc"
