#include "scanner/ImageScanClient.h"
#include "tests/scanner/CalmWindow.h"
#include "tests/scanner/DecodeSamples.h"
#include "tests/scanner/OutsideData.h"
#include "tests/support/TestMain.h"

#include <QMap>
#include <QTemporaryDir>

#include <algorithm>
#include <csignal>

#include <sys/resource.h>

using namespace packbay;
using namespace packbay::test;

/// Our reading beside that of the bare library in the same run, on every picture of the outside data.
class tst_DecodeRate : public QObject
{
    Q_OBJECT

    struct Score
    {
        int pictures = 0;
        int codes = 0;
        int ours = 0;
        int raw = 0;
    };
    struct Verdict
    {
        QMap<QString, Score> folders;
        QStringList misreads;
        QStringList unanswered;
        QStringList missed; ///< by us; the bare library read it
        int restarts = 0;
    };

    static bool isFull() { return qEnvironmentVariableIntValue("PACKBAY_FULL") == 1; }
    static ImageScanSetting realHelper(const QList<int> &itfLengths)
    {
        ImageScanSetting setting;
        setting.helper = QStringLiteral(PACKBAY_BIN_DIR "/packbay-scan-helper");
        setting.limitMs = 20'000; // a loaded test machine is no crash
        setting.itfLengths = itfLengths;
        return setting;
    }
    static QList<ReadCode> plain(const QList<FoundCode> &codes)
    {
        QList<ReadCode> out;
        for (const FoundCode &code : codes)
            out << ReadCode{code.format, code.text, code.bytes};
        return out;
    }
    static QString show(const DecodeSample &sample)
    {
        return sample.path.section(u'/', -2);
    }
    static ImageScanResult decode(ImageScanClient &client, const QString &path)
    {
        std::optional<ImageScanResult> result;
        const quint64 wanted = client.decodeFile(path);
        const auto connection = connect(&client, &ImageScanClient::decoded, &client, [&](quint64 id, const ImageScanResult &r) {
            if (id == wanted)
                result = r;
        });
        (void)QTest::qWaitFor([&] { return result.has_value(); }, 60'000);
        disconnect(connection);
        if (!result) {
            result.emplace();
            result->error = makeError(ErrorCode::InvariantBroken, {}, QStringLiteral("no answer"));
        }
        return *result;
    }
    static Verdict compare(const QList<DecodeSample> &samples, const QList<int> &itfLengths)
    {
        Verdict verdict;
        RawZxing raw;
        ImageScanClient client(realHelper(itfLengths));
        for (const DecodeSample &sample : samples) {
            RawZxing::Answer bare = raw.read(sample.path);
            const ImageScanResult result = decode(client, sample.path);
            if (!bare.answered || result.error)
                verdict.unanswered << show(sample);
            bare.codes.removeIf([&](const ReadCode &code) { return code.format == u"ITF" && !itfLengths.contains(int(code.text.size())); });
            const int ours = rightCodes(sample, plain(result.codes));
            const int theirs = rightCodes(sample, bare.codes);
            Score &score = verdict.folders[sample.folder];
            score.pictures += 1;
            score.codes += sample.bytes.isEmpty() ? int(sample.texts.size()) : 1;
            score.ours += ours;
            score.raw += theirs;
            if (ours < theirs)
                verdict.missed << show(sample);
            for (const ReadCode &code : wrongCodes(sample, plain(result.codes)))
                verdict.misreads << show(sample) + u' ' + code.format + u' ' + code.text;
        }
        verdict.restarts = client.restarts();
        return verdict;
    }

private slots:
    /// QtTest takes the signal for a crash, Qt ignores it: a helper that dies before it has read its picture.
    void initTestCase() { std::signal(SIGPIPE, SIG_IGN); }
    void atLeastAsManyAsTheBareLibrary_data()
    {
        QTest::addColumn<QString>("folders");
        QTest::addColumn<QList<int>>("itfLengths");
        QTest::newRow("every folder") << QString() << QList<int>{12, 14};
        QTest::newRow("ITF of any length configured") << QStringLiteral("itf") << QList<int>{6, 8, 10, 12, 14};
    }
    void atLeastAsManyAsTheBareLibrary()
    {
        PACKBAY_NEEDS_OUTSIDE_FILE("zxing_samples/README.md");
        PACKBAY_NEEDS_OUTSIDE_FILE("carrier_labels/expected.jsonl");
        QFETCH(QString, folders);
        QFETCH(QList<int>, itfLengths);
        QList<DecodeSample> samples = decodeSamples();
        samples.removeIf([&](const DecodeSample &sample) { return !sample.folder.startsWith(folders); });
        const Verdict verdict = compare(samples, itfLengths);
        for (auto it = verdict.folders.begin(); it != verdict.folders.end(); ++it)
            qInfo("%-18s %3d pictures, %3d codes: %3d right, bare library %3d", qPrintable(it.key()), it->pictures, it->codes, it->ours, it->raw);
        qInfo("%d helpers lost; read by the bare library alone: %s", verdict.restarts, qPrintable(verdict.missed.join(u", ")));
        QVERIFY2(verdict.unanswered.isEmpty(), qPrintable(verdict.unanswered.join(u'\n')));
        QVERIFY2(verdict.misreads.isEmpty(), qPrintable(verdict.misreads.join(u'\n')));
        int rawRight = 0;
        for (auto it = verdict.folders.begin(); it != verdict.folders.end(); ++it) {
            QVERIFY2(it->ours >= it->raw, qPrintable(it.key()));
            rawRight += it->raw;
        }
        QVERIFY(rawRight > 0); // else there was nothing to compare with
        if (verdict.folders.contains(QStringLiteral("carrier_labels"))) {
            const Score labels = verdict.folders[QStringLiteral("carrier_labels")];
            QCOMPARE(labels.codes, 45);
            QVERIFY(labels.ours >= 43);
        }
    }
    /// What makes the library abort never stops the windows, and the next picture is read. The crash list and all other
    /// pictures 5 times, with PACKBAY_FULL 100 times.
    void picturesThatKillTheLibrary()
    {
        PACKBAY_NEEDS_OUTSIDE_FILE("zxing_samples/CRASHES_libzxing_1.4.0.tsv");
        QStringList pictures = crashList();
        const qsizetype listed = pictures.size();
        QVERIFY(listed >= 7);
        const QList<DecodeSample> samples = decodeSamples();
        for (const DecodeSample &sample : samples) {
            if (!pictures.contains(sample.path))
                pictures << sample.path;
        }
        const auto good = std::find_if(samples.begin(), samples.end(), [&](const DecodeSample &sample) {
            return sample.folder == u"ean8-1" && sample.isKnown() && !pictures.first(listed).contains(sample.path);
        });
        QVERIFY(good != samples.end());
        ImageScanClient client(realHelper({12, 14}));
        CalmWindow window;
        QStringList unanswered;
        QStringList stuck;
        const int rounds = isFull() ? 100 : 5;
        for (int round = 0; round < rounds; ++round) {
            for (qsizetype i = 0; i < pictures.size(); ++i) {
                const ImageScanResult result = decode(client, pictures[i]);
                if (result.error && result.error->code != ErrorCode::PictureUnreadable)
                    unanswered << pictures[i].section(u'/', -2);
                if (i < listed && rightCodes(*good, plain(decode(client, good->path).codes)) == 0)
                    stuck << pictures[i].section(u'/', -2);
            }
        }
        qInfo("%lld pictures of the crash list and %lld others %d times, %d helpers lost; %s", qlonglong(listed), qlonglong(pictures.size() - listed), rounds,
              client.restarts(), qPrintable(window.summary()));
        QVERIFY2(unanswered.isEmpty(), qPrintable(unanswered.join(u'\n')));
        QVERIFY2(stuck.isEmpty(), qPrintable(QStringLiteral("nothing is read after ") + stuck.join(u' ')));
        QVERIFY(window.ticks() > 50);
        QVERIFY2(window.latestByUsMs() <= CalmWindow::kAllowedMs, qPrintable(window.summary()));
        // Where nobody else works, whatever the window waits for is our own doing.
        if (window.wasQuiet())
            QVERIFY2(window.latestMs() <= CalmWindow::kAllowedMs, qPrintable(window.summary()));
    }
    /// It has a thread for every processor; none of them may take one from the window.
    void theHelperWorksBehindTheWindow()
    {
        QProcess helper;
        helper.start(realHelper({}).helper, QStringList());
        QVERIFY(helper.waitForStarted());
        const auto niceOf = [](qint64 process) { return getpriority(PRIO_PROCESS, static_cast<id_t>(process)); };
        QTRY_COMPARE(niceOf(helper.processId()), std::min(19, niceOf(0) + 5));
        helper.closeWriteChannel();
        QVERIFY(helper.waitForFinished());
    }
    /// 81 megapixels are opened, turned gray and given up without the window noticing.
    void aHugePictureDoesNotStopTheWindow()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("huge.png"));
        QImage image(9000, 9000, QImage::Format_Grayscale8);
        image.fill(Qt::white);
        QVERIFY(image.save(path));
        image = {};
        ImageScanSetting setting = realHelper({12, 14});
        setting.limitMs = 300;
        ImageScanClient client(setting);
        CalmWindow window;
        const ImageScanResult result = decode(client, path);
        QVERIFY(result.error.has_value());
        QCOMPARE(result.error->code, ErrorCode::PictureUnreadable);
        QCOMPARE(result.width, 9000);
        QCOMPARE(client.restarts(), 2);
        QVERIFY2(window.latestByUsMs() <= CalmWindow::kAllowedMs, qPrintable(window.summary()));
    }
};

PACKBAY_TEST(tst_DecodeRate)
#include "tst_DecodeRate.moc"
