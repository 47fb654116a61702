#include "scanner/ImageScanClient.h"
#include "tests/scanner/HugePicture.h"
#include "tests/support/TestMain.h"

#include <QSignalSpy>
#include <QTemporaryDir>

#include <csignal>

using namespace packbay;

/// The rules of acceptance, and helpers that die, hang or do not exist. Real pictures: tst_DecodeRate.
class tst_ImageScan : public QObject
{
    Q_OBJECT

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
    static QString script(const QTemporaryDir &folder, const char *body)
    {
        const QString path = folder.filePath(QStringLiteral("helper.sh"));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(QByteArray("#!/bin/sh\n") + body + '\n') < 0)
            return {};
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        return path;
    }

private slots:
    /// QtTest takes the signal for a crash, Qt ignores it: a helper that dies before it has read its picture.
    void initTestCase() { std::signal(SIGPIPE, SIG_IGN); }
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
    /// A code drawn into another one, or one place read in two ways.
    void oneMatrixCodeAPlace()
    {
        const auto square = [](const char *text, int at, int side) {
            FoundCode c = code("QRCode", text);
            c.corners = {QPoint(at, at), QPoint(at + side, at), QPoint(at + side, at + side), QPoint(at, at + side)};
            return c;
        };
        ImageScanResult result;
        acceptCodes({square("inner", 140, 20), square("outer", 100, 100), square("beside", 201, 100), square("inner", 141, 20), square("one way", 400, 50),
                     square("another", 402, 50)}, {12, 14}, result);
        QStringList rejected;
        for (const FoundCode &c : std::as_const(result.rejected))
            rejected << c.text;
        QCOMPARE(rejected, (QStringList{QStringLiteral("outer"), QStringLiteral("another")}));
        QCOMPARE(result.codes.size(), 4);
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
        // 30,000 x 30,000 pixels, right in every byte; a small one made the same way is read.
        for (const int side : {300, 30'000}) {
            QFile png(folder.filePath(QStringLiteral("%1.png").arg(side)));
            QVERIFY(png.open(QIODevice::WriteOnly) && png.write(test::hugePicture(side)) > 0);
            png.close();
            const Result<QImage> read = loadPicture(png.fileName());
            QCOMPARE(read.has_value(), side == 300);
            if (!read)
                QCOMPARE(read.error().code, ErrorCode::PictureUnreadable);
        }
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
        QVERIFY(client.restarts() >= (body.isEmpty() ? 2 : 4)); // each picture twice; what does not start, not again
        for (const QList<QVariant> &answer : answers)
            QCOMPARE(answer[1].value<ImageScanResult>().noHelper, body.isEmpty());
    }
    /// What stopped the helper twice is kept as the helper had it, and named; only the newest of many.
    void aPictureThatStopsTheHelperIsKept()
    {
        QTemporaryDir folder;
        ImageScanSetting setting;
        setting.helper = script(folder, "exit 1");
        setting.keepFolder = folder.filePath(QStringLiteral("a/unreadable"));
        ImageScanClient client(setting);
        QSignalSpy answers(&client, &ImageScanClient::decoded);
        constexpr int kMore = 2;
        for (int i = 0; i < ImageScanClient::kKept + kMore; ++i) {
            QImage image(60 + i, 50, QImage::Format_Grayscale8);
            image.fill(100 + i);
            client.decode(image);
        }
        QTRY_COMPARE_WITH_TIMEOUT(answers.size(), ImageScanClient::kKept + kMore, 30'000);
        QCOMPARE(QDir(setting.keepFolder).entryList(QDir::Files).size(), ImageScanClient::kKept);
        for (int i = kMore; i < answers.size(); ++i) {
            const Error error = *answers[i][1].value<ImageScanResult>().error;
            QCOMPARE(error.code, ErrorCode::PictureUnreadable);
            const QImage kept(error.args[QStringLiteral("kept")].toString());
            QCOMPARE(kept.size(), QSize(60 + i, 50));
            QCOMPARE(qGray(kept.pixel(30, 30)), 100 + i);
        }
    }
    void aMissingHelperKeepsNothing()
    {
        QTemporaryDir folder;
        ImageScanSetting setting;
        setting.helper = folder.filePath(QStringLiteral("none"));
        setting.keepFolder = folder.filePath(QStringLiteral("unreadable"));
        ImageScanClient client(setting);
        QSignalSpy answers(&client, &ImageScanClient::decoded);
        client.decode(QImage(60, 50, QImage::Format_Grayscale8));
        QTRY_COMPARE(answers.size(), 1);
        QVERIFY(!QDir(setting.keepFolder).exists());
    }
};

PACKBAY_TEST(tst_ImageScan)
#include "tst_ImageScan.moc"
