#include "scanner/ImageScanClient.h"
#include "scanner/ScanClassifier.h"
#include "tests/scanner/OutsideData.h"
#include "tests/support/TestMain.h"

#include <QDir>
#include <QDirIterator>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <algorithm>

using namespace packbay;
using packbay::test::jsonLines;
using packbay::test::outsideFile;

/// Pictures through the real helper, and through helpers that die, hang or do not exist.
class tst_ImageScan : public QObject
{
    Q_OBJECT

    static ImageScanSetting realHelper()
    {
        ImageScanSetting setting;
        setting.helper = QStringLiteral(PACKBAY_BIN_DIR "/packbay-scan-helper");
        setting.limitMs = 20000; // a loaded test machine is no crash
        return setting;
    }
    static ImageScanResult decode(ImageScanClient &client, const QImage &image)
    {
        ImageScanResult result;
        bool done = false;
        const quint64 wanted = client.decode(image);
        const auto connection = connect(&client, &ImageScanClient::decoded, &client, [&](quint64 id, const ImageScanResult &r) {
            if (id == wanted) {
                result = r;
                done = true;
            }
        });
        (void)QTest::qWaitFor([&] { return done; }, 60000);
        disconnect(connection);
        if (!done)
            result.error = makeError(ErrorCode::InvariantBroken, {}, QStringLiteral("no answer"));
        return result;
    }
    static FoundCode code(const char *format, const char *text, QPoint at = {}, bool tile = false)
    {
        FoundCode c;
        c.format = QString::fromLatin1(format);
        c.text = QString::fromLatin1(text);
        c.bytes = text;
        c.corners.fill(at);
        c.fromTile = tile;
        return c;
    }
    /// UPC-A is 13 digits in the sample texts, 12 with 1.4; the rest is alike.
    static QString folded(const FoundCode &c)
    {
        return c.format == u"UPC-A" ? u'0' + c.text : c.text;
    }
    static QString script(const QTemporaryDir &folder, const char *body)
    {
        const QString path = folder.filePath(QStringLiteral("helper.sh"));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(QByteArray("#!/bin/sh\n") + body + '\n') < 0)
            return {};
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        return path;
    }

    static bool hasOwnCheckDigit(const QString &text)
    {
        static const ScanClassifier kClassifier(*CarrierCatalog::builtIn());
        const ScanMeaning meaning = kClassifier.classify(text);
        return meaning.normalized.size() >= 18 && !meaning.carriers.isEmpty() && meaning.carriers.first().checked;
    }
    /// Symbols that the list does not have because the other reader missed them: their text stands in the label's ZPL,
    /// or the number proves itself.
    static bool isInSource(const QString &image, const QString &text)
    {
        QFile file(outsideFile(QStringLiteral("carrier_labels/") + QFileInfo(image).completeBaseName() + QStringLiteral(".zpl")));
        if (hasOwnCheckDigit(text))
            return true;
        if (!file.open(QIODevice::ReadOnly))
            return false;
        static const QRegularExpression kSeparators(QStringLiteral("[|>\\x1d]|>8"));
        QString source = QString::fromUtf8(file.readAll());
        QString plain = text;
        return source.remove(kSeparators).contains(plain.remove(kSeparators));
    }

private slots:
    void rulesOfAcceptance()
    {
        ImageScanResult result;
        acceptCodes({code("ITF", "12345678901231", {5, 90}), code("ITF", "903844", {5, 80}), code("ITF", "123456789012", {5, 70}, true),
                     code("Code128", "1Z12345E6605272234", {5, 60}), code("Code128", "1Z12345E66", {5, 50}),
                     code("UPC-E", "01234565"), code("DataBar", "01234567890128"), code("QRCode", "x", {1, 60})},
                    {12, 14}, result);
        QStringList accepted;
        for (const FoundCode &c : std::as_const(result.codes))
            accepted << c.text;
        QCOMPARE(accepted, (QStringList{QStringLiteral("x"), QStringLiteral("1Z12345E6605272234"), QStringLiteral("12345678901231")}));
        QCOMPARE(result.rejected.size(), 5);
        for (const FoundCode &c : std::as_const(result.rejected))
            QVERIFY(!c.why.isEmpty());
    }
    void twoFramesOutOfFive()
    {
        FrameVote vote;
        const QList<FoundCode> a{code("Code128", "A")};
        QVERIFY(vote.add(a).isEmpty());
        QVERIFY(vote.add({}).isEmpty());
        QCOMPARE(vote.add(a).size(), 1);
        QVERIFY(vote.add(a).isEmpty()); // said once
        vote.reset();
        QVERIFY(vote.add(a).isEmpty());
        for (int i = 0; i < 4; ++i)
            QVERIFY(vote.add({}).isEmpty());
        QVERIFY(vote.add(a).isEmpty()); // the sixth frame: too far apart
    }
    void badPicturesHaveAClearError()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("p.png"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(loadPicture(path).error().code, ErrorCode::PictureUnreadable);
        file.write("this is no picture");
        file.flush();
        QCOMPARE(loadPicture(path).error().code, ErrorCode::PictureUnreadable);
        QVERIFY(file.resize(200'000'000));
        QCOMPARE(loadPicture(path).error().code, ErrorCode::PictureUnreadable);
        QCOMPARE(loadPicture(folder.filePath(QStringLiteral("none.png"))).error().code, ErrorCode::FileUnreadable);
        // 30,000 x 30,000 in a few bytes: a PNG header says so, nothing is allocated for it.
        QFile huge(folder.filePath(QStringLiteral("huge.png")));
        QVERIFY(huge.open(QIODevice::WriteOnly));
        huge.write(QByteArray::fromHex("89504e470d0a1a0a0000000d4948445200007530000075300100000000") + QByteArray::fromHex("2b4a8b3c"));
        huge.close();
        QCOMPARE(loadPicture(huge.fileName()).error().code, ErrorCode::PictureUnreadable);
    }
    void aHelperThatDiesHangsOrIsMissing_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("dies") << QByteArray("exit 3");
        QTest::newRow("hangs") << QByteArray("exec sleep 30");
        QTest::newRow("talks nonsense and hangs") << QByteArray("printf 'abcdefgh'; exec sleep 30");
        QTest::newRow("missing") << QByteArray();
    }
    void aHelperThatDiesHangsOrIsMissing()
    {
        QFETCH(QByteArray, body);
        QTemporaryDir folder;
        ImageScanSetting setting;
        setting.helper = body.isEmpty() ? folder.filePath(QStringLiteral("none")) : script(folder, body.constData());
        setting.limitMs = 200;
        ImageScanClient client(setting);
        QImage image(50, 50, QImage::Format_Grayscale8);
        image.fill(Qt::white);
        QSignalSpy answers(&client, &ImageScanClient::decoded);
        client.decode(image);
        client.decode(image);
        QTRY_COMPARE_WITH_TIMEOUT(answers.size(), 2, 10000);
        for (const QList<QVariant> &answer : answers)
            QCOMPARE(answer[1].value<ImageScanResult>().error->code, ErrorCode::PictureUnreadable);
        QVERIFY(client.restarts() >= 4); // each picture twice
    }
    void carrierLabels()
    {
        PACKBAY_NEEDS_OUTSIDE_FILE("carrier_labels/expected.jsonl");
        ImageScanClient client(realHelper());
        QMap<QString, QStringList> expected;
        int symbols = 0;
        for (const QJsonObject &o : jsonLines(QStringLiteral("carrier_labels/expected.jsonl"))) {
            QStringList &texts = expected[o[QStringLiteral("image")].toString()];
            if (o.contains(QStringLiteral("text"))) {
                texts << o[QStringLiteral("text")].toString();
                ++symbols;
            }
        }
        int right = 0;
        QStringList wrong;
        QStringList missed;
        for (auto it = expected.begin(); it != expected.end(); ++it) {
            const auto picture = loadPicture(outsideFile(QStringLiteral("carrier_labels/") + it.key()));
            QVERIFY2(picture.has_value(), qPrintable(it.key()));
            const ImageScanResult result = decode(client, *picture);
            QVERIFY2(!result.error, qPrintable(it.key()));
            QStringList got;
            for (const FoundCode &c : result.codes) {
                got << folded(c);
                if (!it.value().contains(folded(c)) && !isInSource(it.key(), c.text))
                    wrong << it.key() + u' ' + c.format + u' ' + c.text;
            }
            for (const QString &text : it.value()) {
                const bool found = got.contains(text);
                right += found;
                if (!found)
                    missed << it.key() + u' ' + text;
            }
        }
        qInfo("%d of %d symbols, %d helpers lost; missed: %s", right, symbols, client.restarts(), qPrintable(missed.join(u", ")));
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
        QVERIFY(right >= symbols - 2);
    }
    /// Nothing false is accepted, every picture is answered, also those that kill the library. A sample; all with PACKBAY_FULL.
    void samples()
    {
        PACKBAY_NEEDS_OUTSIDE_FILE("zxing_samples/README.md");
        const bool full = qEnvironmentVariableIntValue("PACKBAY_FULL") == 1;
        QStringList pictures;
        QDirIterator files(outsideFile(QStringLiteral("zxing_samples")), {QStringLiteral("*.png"), QStringLiteral("*.jpg")}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext())
            pictures << files.next();
        pictures.sort();
        ImageScanClient client(realHelper());
        QStringList wrong;
        int answered = 0;
        int right = 0;
        int readable = 0;
        for (qsizetype i = 0; i < pictures.size(); ++i) {
            const bool must = pictures[i].contains(u"falsepositives") || pictures[i].contains(u"rss14");
            if (!full && !must && i % 8 != 0)
                continue;
            const auto picture = loadPicture(pictures[i]);
            QVERIFY2(picture.has_value(), qPrintable(pictures[i]));
            const ImageScanResult result = decode(client, *picture);
            QVERIFY2(!result.error, qPrintable(pictures[i]));
            ++answered;
            const QFileInfo info(pictures[i]);
            QFile text(info.path() + u'/' + info.completeBaseName() + QStringLiteral(".txt"));
            const bool known = text.open(QIODevice::ReadOnly);
            QString expected = known ? QString::fromUtf8(text.readAll()) : QString();
            expected.replace(QStringLiteral("<GS>"), QString(QChar(0x1D)));
            readable += known;
            bool hit = false;
            for (const FoundCode &c : result.codes) {
                hit = hit || folded(c) == expected.trimmed() || folded(c) == expected;
                if (pictures[i].contains(u"falsepositives"))
                    wrong << pictures[i].section(u'/', -2) + u' ' + c.format + u' ' + c.text;
            }
            right += known && hit;
        }
        qInfo("%d pictures answered, %d of %d texts right, %d helpers lost", answered, right, readable, client.restarts());
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
        QVERIFY(answered > 25 && right > readable / 2);
    }
};

PACKBAY_TEST(tst_ImageScan)
#include "tst_ImageScan.moc"
