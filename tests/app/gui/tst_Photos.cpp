#include "app/station/core/SystemClock.h"
#include "app/station/window/StationWindow.h"
#include "models/store/PhotoStore.h"
#include "tests/support/TestMain.h"

#include <QApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QImage>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace packbay;

/// F4 in the station's window: the newest picture of the camera's folder becomes the parcel's photo, without a dialog.
class tst_Photos : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        StationConfig config;
        config.databaseFile = m_folder->filePath(QStringLiteral("station.db"));
        config.backupFolder = m_folder->filePath(QStringLiteral("backups"));
        config.identity = {QStringLiteral("SH1"), QStringLiteral("7K"), 1};
        config.sheets.documentFolder = m_folder->filePath(QStringLiteral("documents"));
        config.photos.folder = m_folder->filePath(QStringLiteral("camera"));
        config.okBannerMs = 0;
        QVERIFY(QDir().mkpath(config.photos.folder));
        m_station = std::make_unique<StationWindow>(m_clock, m_ids, *qApp);
        QVERIFY(m_station->open(config));
        m_station->window().show();
        User clerk;
        clerk.badge = QStringLiteral("U17");
        core().enter(clerk);
        core().scanText(QStringLiteral("SF1000000000001"));
        QTRY_COMPARE(core().screen().prompt.id, Text::AskOwner);
        core().give(Command::Choice2); // nobody's: its photo is wanted above all
        QTRY_COMPARE(core().screen().prompt.id, Text::AskWeight);
    }
    void cleanup() { m_station.reset(); }

    void f4TakesTheNewestPicture()
    {
        picture(QStringLiteral("old.png"), Qt::red, 60);
        picture(QStringLiteral("new.jpg"), Qt::green, 5);
        press(Qt::Key_F4);
        QTRY_COMPARE(parcel().photos.size(), 1);
        QTRY_COMPARE(core().screen().prompt.id, Text::PhotoTaken);
        QCOMPARE(core().screen().prompt.args.value(QStringLiteral("n")).toInt(), 1);
        const QByteArray bytes = bytesOf(parcel().photos.first());
        QCOMPARE(QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex()), parcel().photos.first());
        const QImage shown = QImage::fromData(bytes);
        QVERIFY(qGreen(shown.pixel(10, 10)) > 200 && qRed(shown.pixel(10, 10)) < 60);
        QVERIFY(!QApplication::activeModalWidget() && !QApplication::activePopupWidget());
    }

    /// A second F4 without a second picture gives no second photo.
    void everyPictureOnce()
    {
        picture(QStringLiteral("a.png"), Qt::red, 5);
        press(Qt::Key_F4);
        QTRY_COMPARE(parcel().photos.size(), 1);
        press(Qt::Key_F4);
        QTRY_COMPARE(core().screen().prompt.id, Text::PhotoNone);
        picture(QStringLiteral("b.png"), Qt::blue, 1);
        core().scanText(QStringLiteral("ZZCPHOTON"));
        QTRY_COMPARE(parcel().photos.size(), 2);
    }

    void whatGoesWrongIsSaid_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<int>("prompt");
        QTest::newRow("no folder") << QStringLiteral("folder") << static_cast<int>(Text::PhotoNoFolder);
        QTest::newRow("no picture") << QStringLiteral("empty") << static_cast<int>(Text::PhotoNone);
        QTest::newRow("too old") << QStringLiteral("old") << static_cast<int>(Text::PhotoNone);
        QTest::newRow("no image") << QStringLiteral("text") << static_cast<int>(Text::PhotoUnreadable);
    }
    void whatGoesWrongIsSaid()
    {
        QFETCH(QString, what);
        QFETCH(int, prompt);
        if (what == QLatin1String("folder"))
            QVERIFY(QDir(camera()).removeRecursively());
        else if (what == QLatin1String("old"))
            picture(QStringLiteral("a.png"), Qt::red, 600);
        else if (what == QLatin1String("text")) {
            QFile file(camera() + QStringLiteral("/a.jpg"));
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write("not a picture") > 0);
        }
        press(Qt::Key_F4);
        QTRY_COMPARE(static_cast<int>(core().screen().prompt.id), prompt);
        QVERIFY(core().screen().banner == Banner::Ask && !core().screen().latched);
        QVERIFY(parcel().photos.isEmpty());
    }

    /// Camera data (place, owner, serial number) stays at home, and a large picture is made small.
    void onlyThePictureIsKept()
    {
        QImage large(5000, 3000, QImage::Format_RGB32);
        large.fill(Qt::yellow);
        large.setText(QStringLiteral("GPS"), QStringLiteral("31.2,121.5"));
        QVERIFY(large.save(camera() + QStringLiteral("/large.png")));
        press(Qt::Key_F4);
        QTRY_COMPARE(parcel().photos.size(), 1);
        const QImage kept = QImage::fromData(bytesOf(parcel().photos.first()));
        QCOMPARE(kept.size(), QSize(2560, 1536));
        QVERIFY(kept.textKeys().isEmpty());
    }

private:
    StationCore &core() { return *m_station->core(); }
    QString camera() const { return m_folder->filePath(QStringLiteral("camera")); }
    Parcel parcel() { return core().world().parcelByTracking(QStringLiteral("SF1000000000001")).value_or(Parcel{}); }
    void press(Qt::Key key) { QTest::keyClick(m_station->window().windowHandle(), key); }
    void picture(const QString &name, const QColor &color, int secondsAgo)
    {
        QImage image(64, 48, QImage::Format_RGB32);
        image.fill(color);
        QFile file(camera() + QLatin1Char('/') + name);
        QVERIFY(image.save(file.fileName(), nullptr, 95));
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.setFileTime(QDateTime::currentDateTime().addSecs(-secondsAgo), QFileDevice::FileModificationTime));
    }
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
};

PACKBAY_TEST(tst_Photos)
#include "tst_Photos.moc"
