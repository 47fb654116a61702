#include "app/station/core/SystemClock.h"
#include "app/station/window/StationWindow.h"
#include "models/store/PhotoStore.h"
#include "tests/app/gui/LabelPicture.h"
#include "tests/scanner/HugePicture.h"
#include "tests/support/TestMain.h"
#include "ui/ClerkScreen.h"

#include <QApplication>
#include <QDragEnterEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace packbay;
using packbay::test::labelOf;

/// Picture files dropped on the station's window, read by the real helper: the parcel on them is the next scan, and F4 keeps
/// the picture as that parcel's photo, and no other's.
class tst_Pictures : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        StationConfig config;
        config.databaseFile = file("station.db");
        config.backupFolder = file("backups");
        config.identity = {QStringLiteral("SH1"), QStringLiteral("7K"), 1};
        config.sheets.documentFolder = file("documents");
        config.sheets.scanHelper = QStringLiteral(PACKBAY_BIN_DIR "/packbay-scan-helper");
        config.okBannerMs = 0;
        m_station = std::make_unique<StationWindow>(m_clock, m_ids, *qApp);
        QVERIFY(m_station->open(config));
        m_station->window().resize(1366, 768);
        m_station->window().show();
        QVERIFY(QTest::qWaitForWindowActive(&m_station->window()));
        User clerk;
        clerk.badge = QStringLiteral("U17");
        core().enter(clerk);
        m_read = std::make_unique<QSignalSpy>(&core(), &StationCore::codeRead);
    }
    void cleanup()
    {
        m_read.reset();
        m_station.reset();
    }

    void thePictureLeadsToItsParcelAndStaysItsPhoto()
    {
        const QString picture = saved("label.png", labelOf(QStringLiteral("SF1000000000001")));
        QVERIFY(drop({picture}));
        receive();
        QCOMPARE(codes(), QStringList{QStringLiteral("SF1000000000001")});
        press(Qt::Key_F4);
        QTRY_COMPARE(core().screen().prompt.id, Text::PhotoTaken);
        QCOMPARE(photosOf("SF1000000000001").size(), 1);
        const QImage kept = QImage::fromData(bytesOf(photosOf("SF1000000000001").first()));
        QCOMPARE(kept.size(), QSize(1280, 720));
        QVERIFY(qAbs(qGray(kept.pixel(5, 5)) - 200) < 8);
        QVERIFY(QFile::exists(picture));
    }
    /// The picture of one parcel is never kept for another one that is in work.
    void anotherParcelDoesNotGetIt()
    {
        core().scanText(QStringLiteral("SF1000000000002"));
        receive();
        QVERIFY(drop({saved("label.png", labelOf(QStringLiteral("SF1000000000001")))}));
        QTRY_COMPARE(codes().last(), QStringLiteral("SF1000000000001"));
        press(Qt::Key_F4);
        QTRY_COMPARE(core().screen().prompt.id, Text::PhotoNoFolder);
        QVERIFY(photosOf("SF1000000000002").isEmpty() && photosOf("SF1000000000001").isEmpty());
    }
    /// A label has several codes: the one that names the parcel is the scan.
    void theMostTellingCodeIsTheScan()
    {
        QVERIFY(drop({saved("label.png", labelOf(QStringLiteral("HELLO 42"), QStringLiteral("SF1000000000001")))}));
        QTRY_COMPARE(codes(), QStringList{QStringLiteral("SF1000000000001")});
        QVERIFY(drop({saved("two.png", labelOf(QStringLiteral("SF1000000000003"), QStringLiteral("RB123456785GB")))})); // proves itself
        QTRY_COMPARE(codes().last(), QStringLiteral("RB123456785GB"));
        QTest::qWait(100);
        QCOMPARE(codes().size(), 2);
    }
    /// Each is said in words that the screen shows, and the good one behind them is read.
    void badPicturesAreSaidAndTheNextOneIsRead_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("code");
        QTest::newRow("0 bytes") << QStringLiteral("empty.png") << 1107;
        QTest::newRow("200 MB") << QStringLiteral("large.png") << 1107;
        QTest::newRow("30,000 x 30,000") << QStringLiteral("huge.png") << 1107;
        QTest::newRow("no picture") << QStringLiteral("text.png") << 1107;
        QTest::newRow("cut") << QStringLiteral("cut.png") << 1107;
        QTest::newRow("not there") << QStringLiteral("absent.png") << 8003;
        QTest::newRow("nothing on it") << QStringLiteral("blank.png") << 1101;
    }
    void badPicturesAreSaidAndTheNextOneIsRead()
    {
        QFETCH(QString, name);
        QFETCH(int, code);
        write("empty.png", {});
        write("text.png", "no picture at all");
        QFile large(file("large.png"));
        QVERIFY(large.open(QIODevice::WriteOnly) && large.write("\x89PNG") == 4 && large.resize(200'000'000));
        write("huge.png", test::hugePicture());
        const QString label = saved("label.png", labelOf(QStringLiteral("SF1000000000001")));
        QFile whole(label);
        QVERIFY(whole.open(QIODevice::ReadOnly));
        write("cut.png", whole.read(60));
        (void)saved("blank.png", labelOf({}));
        QSignalSpy screens(&core(), &StationCore::screenChanged);
        QVERIFY(drop({m_folder->filePath(name)}));
        QTRY_VERIFY_WITH_TIMEOUT(core().screen().error, 10'000);
        QCOMPARE(core().screen().error->number(), code);
        QVERIFY(codes().isEmpty());
        core().give(Command::Ok);
        QVERIFY(drop({label}));
        QTRY_COMPARE_WITH_TIMEOUT(codes(), QStringList{QStringLiteral("SF1000000000001")}, 10'000);
        receive();
    }
    /// Whatever lies under the pointer, a picture is no text.
    void aTextFieldTakesNoPicture()
    {
        m_station->window().openTypePanel();
        auto *field = qobject_cast<QLineEdit *>(QApplication::focusWidget());
        QVERIFY(field);
        QVERIFY(drop({saved("label.png", labelOf(QStringLiteral("SF1000000000001")))}, field));
        QTRY_COMPARE(codes(), QStringList{QStringLiteral("SF1000000000001")});
        QCOMPARE(field->text(), QString());
    }
    void textIsNoPicture()
    {
        QMimeData data;
        data.setText(QStringLiteral("SF1000000000001"));
        QDragEnterEvent enter(QPoint(400, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        enter.ignore();
        QCoreApplication::sendEvent(&m_station->window(), &enter);
        QVERIFY(!enter.isAccepted());
    }

private:
    StationCore &core() { return *m_station->core(); }
    QString file(const char *name) const { return m_folder->filePath(QLatin1String(name)); }
    QString saved(const char *name, const QImage &image) const { return image.save(file(name)) ? file(name) : QString(); }
    void write(const char *name, const QByteArray &bytes) const
    {
        QFile out(file(name));
        QVERIFY(out.open(QIODevice::WriteOnly) && out.write(bytes) == bytes.size());
    }
    /// What a file manager does; false when the window does not want it.
    bool drop(const QStringList &files, QWidget *on = nullptr)
    {
        QWidget *target = on ? on : &m_station->window();
        QMimeData data;
        QList<QUrl> urls;
        for (const QString &one : files)
            urls.append(QUrl::fromLocalFile(one));
        data.setUrls(urls);
        data.setText(files.join(u'\n')); // the names, as file managers add them
        QDragEnterEvent enter(QPoint(40, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        enter.ignore();
        QCoreApplication::sendEvent(target, &enter);
        if (!enter.isAccepted())
            return false;
        QDropEvent drop(QPointF(40, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(target, &drop);
        return true;
    }
    /// The parcel is nobody's; its weight is asked for.
    void receive()
    {
        QTRY_COMPARE_WITH_TIMEOUT(core().screen().prompt.id, Text::AskOwner, 10'000);
        core().give(Command::Choice2);
        QTRY_COMPARE(core().screen().prompt.id, Text::AskWeight);
    }
    QStringList codes() const
    {
        QStringList out;
        for (const QList<QVariant> &one : *m_read)
            out << one.first().toString();
        return out;
    }
    QStringList photosOf(const char *tracking) { return core().world().parcelByTracking(QLatin1String(tracking)).value_or(Parcel{}).photos; }
    void press(Qt::Key key) { QTest::keyClick(m_station->window().windowHandle(), key); }
    QByteArray bytesOf(const QString &sha256)
    {
        return core().ledger().call([&](Ledger &ledger) {
            const auto found = PhotoStore(ledger.database()).bytes(sha256);
            return found ? found->value_or(QByteArray()) : QByteArray();
        });
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    SystemClock m_clock;
    SystemIds m_ids{m_clock};
    std::unique_ptr<StationWindow> m_station;
    std::unique_ptr<QSignalSpy> m_read;
};

PACKBAY_TEST(tst_Pictures)
#include "tst_Pictures.moc"
