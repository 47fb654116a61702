#include "app/station/core/SystemClock.h"
#include "app/station/window/BenchCamera.h"
#include "app/station/window/StationWindow.h"
#include "models/store/PhotoStore.h"
#include "tests/app/gui/LabelPicture.h"
#include "tests/support/TestMain.h"
#include "tests/ui/LayoutCheck.h"
#include "ui/CameraView.h"
#include "ui/ClerkScreen.h"
#include "ui/HeaderBar.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QVideoFrame>

using namespace packbay;
using packbay::test::kLabelPlace;
using packbay::test::labelOf;

namespace {

const QString kHelper = QStringLiteral(PACKBAY_BIN_DIR "/packbay-scan-helper");
/// As a camera delivers it.
QVideoFrame frameOf(const QImage &picture)
{
    QVideoFrame frame(QVideoFrameFormat(picture.size(), QVideoFrameFormat::Format_BGRX8888));
    if (!frame.map(QVideoFrame::WriteOnly))
        return {};
    for (int y = 0; y < picture.height(); ++y)
        memcpy(frame.bits(0) + y * frame.bytesPerLine(0), picture.constScanLine(y), size_t(picture.bytesPerLine()));
    frame.unmap();
    return frame;
}

} // namespace

/// Codes held before the camera, by frames made of pictures; the reader is the real helper.
class tst_Camera : public QObject
{
    Q_OBJECT

private slots:
    void aCodeCountsOnceAndOnlyWhenTwoFramesAgree()
    {
        BenchCamera camera(QStringLiteral("no such camera"), kHelper, m_clock);
        camera.start();
        QSignalSpy scans(&camera, &BenchCamera::scanned);
        show(camera, labelOf(QStringLiteral("SF1390000000123")));
        QCOMPARE(scans.size(), 0);
        QCOMPARE(m_sight.symbols.size(), 1);
        QVERIFY(QRect(kLabelPlace - QPoint(20, 20), QSize(700, 200)).contains(m_sight.symbols.first().boundingRect()));
        show(camera, labelOf(QStringLiteral("SF1390000000123")));
        QCOMPARE(scans.size(), 1);
        const auto event = scans.first().first().value<ScanEvent>();
        QCOMPARE(event.raw, QByteArray("SF1390000000123"));
        QCOMPARE(event.aim, QStringLiteral("]C0"));
        QCOMPARE(event.device, QStringLiteral("camera"));
        for (int i = 0; i < 6; ++i)
            show(camera, labelOf(QStringLiteral("SF1390000000123")));
        QCOMPARE(scans.size(), 1);
    }
    void framesThatDisagreeAreNoScan()
    {
        BenchCamera camera(QStringLiteral("no such camera"), kHelper, m_clock);
        camera.start();
        QSignalSpy scans(&camera, &BenchCamera::scanned);
        for (int i = 0; i < 6; ++i)
            show(camera, labelOf(QStringLiteral("SF139000000012%1").arg(i)));
        show(camera, labelOf({}));
        QVERIFY(m_sight.symbols.isEmpty());
        QCOMPARE(scans.size(), 0);
    }
    /// While one frame is read many come: none waits for its turn.
    void aFastCameraIsNeverQueued()
    {
        BenchCamera camera(QStringLiteral("no such camera"), kHelper, m_clock);
        camera.start();
        QSignalSpy sights(&camera, &BenchCamera::sightChanged);
        camera.source().take(frameOf(labelOf(QStringLiteral("SF1390000000123"))));
        const QVideoFrame empty = frameOf(labelOf({}));
        for (int i = 0; i < 40; ++i)
            camera.source().take(empty);
        QTRY_COMPARE(sights.size(), 1);
        QCOMPARE(sights.first().first().value<CameraSight>().symbols.size(), 1); // of the first: the others were let go
        QTest::qWait(300);
        QCOMPARE(sights.size(), 1);
    }
    /// Without the helper nothing is read: the clerk is told, sees the picture all the same, and it is not started for every frame.
    void aMissingHelperIsSaid()
    {
        QTemporaryDir folder;
        StationConfig config = configIn(folder);
        config.camera = QStringLiteral("no such camera");
        config.sheets.scanHelper = folder.filePath(QStringLiteral("packbay-scan-helper"));
        SystemIds ids(m_clock);
        StationWindow station(m_clock, ids, *qApp);
        QVERIFY(station.open(config));
        station.window().resize(1366, 768);
        station.window().show();
        const auto chip = [&] {
            const auto *header = station.window().findChild<HeaderBar *>();
            const QList<DeviceChipState> devices = header->devices();
            const auto found = std::find_if(devices.begin(), devices.end(), [](const DeviceChipState &device) { return device.kind == DeviceChipState::Kind::Camera; });
            return found == devices.end() ? DeviceChipState{} : *found;
        };
        QCOMPARE(chip().kind, DeviceChipState::Kind::Scanner);
        QSignalSpy sights(station.camera(), &BenchCamera::sightChanged);
        const QVideoFrame frame = frameOf(labelOf(QStringLiteral("SF1390000000123")));
        QTRY_VERIFY((station.camera()->source().take(frame), chip().kind == DeviceChipState::Kind::Camera));
        QCOMPARE(chip().state, DeviceState::Faulty);
        QCOMPARE(chip().name, QStringLiteral("packbay-scan-helper"));
        station.window().grab().save(QDir(qEnvironmentVariable("PACKBAY_PICTURES", folder.path())).filePath(QStringLiteral("camera-missing.png")));
        const int started = station.camera()->reader().restarts();
        const qsizetype seen = sights.size();
        for (int i = 0; i < 20; ++i) {
            station.camera()->source().take(frame);
            QTest::qWait(10);
        }
        QCOMPARE(station.camera()->reader().restarts(), started);
        QVERIFY(sights.size() >= seen + 20);
        QVERIFY(!sights.last().first().value<CameraSight>().picture.isNull());
        // It is there again: so are the scans.
        QVERIFY(QFile::link(kHelper, config.sheets.scanHelper));
        QSignalSpy scans(station.camera(), &BenchCamera::scanned);
        QTRY_VERIFY_WITH_TIMEOUT((station.camera()->source().take(frame), !scans.isEmpty()), 15'000);
        QCOMPARE(chip().kind, DeviceChipState::Kind::Scanner);
    }
    /// In the window: the flow gets the scan, the picture stands beside the work, and goes when the camera does.
    void inTheWindow()
    {
        QTemporaryDir folder;
        StationConfig config = configIn(folder);
        config.camera = QStringLiteral("no such camera");
        SystemIds ids(m_clock);
        StationWindow station(m_clock, ids, *qApp);
        QVERIFY(station.open(config));
        station.window().resize(1366, 768);
        station.window().show();
        User clerk;
        clerk.badge = QStringLiteral("U17");
        clerk.name = QStringLiteral("Li Na");
        station.core()->enter(clerk);
        auto *view = station.window().findChild<CameraView *>();
        QVERIFY(!view->isVisible());
        QSignalSpy read(station.core(), &StationCore::codeRead);
        const QVideoFrame frame = frameOf(labelOf(QStringLiteral("SF1390000000123")));
        QTRY_VERIFY((station.camera()->source().take(frame), !read.isEmpty()));
        QCOMPARE(read.first().first().toString(), QStringLiteral("SF1390000000123"));
        QVERIFY(view->isVisible());
        const QStringList faults = test::layoutFaults(&station.window(), station.window().look(), 4.5);
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
        // The outline lies where the symbol is painted, in its own colour.
        const QImage seen = view->grab().toImage();
        const QPoint corner = view->placeOf(cornerOf(station, frame));
        bool green = false;
        for (int y = -6; y <= 6; ++y) {
            for (int x = -6; x <= 6; ++x)
                green = green || seen.pixelColor(corner + QPoint(x, y)) == station.window().look().theme.ok.fill;
        }
        QVERIFY(green);
        station.window().grab().save(QDir(qEnvironmentVariable("PACKBAY_PICTURES", folder.path())).filePath(QStringLiteral("camera.png")));
        QTRY_VERIFY_WITH_TIMEOUT(!view->isVisible(), 5000);
    }

    /// F4 where there is no folder of pictures: what the camera sees now becomes the parcel's photo.
    void f4KeepsWhatTheCameraSees()
    {
        QTemporaryDir folder;
        StationConfig config = configIn(folder);
        config.camera = QStringLiteral("no such camera");
        config.okBannerMs = 0;
        SystemIds ids(m_clock);
        StationWindow station(m_clock, ids, *qApp);
        QVERIFY(station.open(config));
        station.window().show();
        User clerk;
        clerk.badge = QStringLiteral("U17");
        station.core()->enter(clerk);
        station.core()->scanText(QStringLiteral("SF1000000000001"));
        QTRY_COMPARE(station.core()->screen().prompt.id, Text::AskOwner);
        station.core()->give(Command::Choice2);
        QTRY_COMPARE(station.core()->screen().prompt.id, Text::AskWeight);
        station.core()->give(Command::Photo);
        QTRY_COMPARE(station.core()->screen().prompt.id, Text::PhotoNoFolder); // nothing was seen yet
        QImage dark(640, 480, QImage::Format_RGB32);
        dark.fill(QColor(60, 60, 60));
        QSignalSpy sights(station.camera(), &BenchCamera::sightChanged);
        station.camera()->source().take(frameOf(dark));
        QTRY_VERIFY(!sights.isEmpty());
        station.core()->give(Command::Photo);
        const auto photos = [&] { return station.core()->world().parcelByTracking(QStringLiteral("SF1000000000001"))->photos; };
        QTRY_COMPARE(photos().size(), 1);
        const QByteArray bytes = station.core()->ledger().call([&](Ledger &ledger) {
            const auto found = PhotoStore(ledger.database()).bytes(photos().first());
            return found ? found->value_or(QByteArray()) : QByteArray();
        });
        const QImage kept = QImage::fromData(bytes);
        QCOMPARE(kept.size(), dark.size());
        QVERIFY(qAbs(qGray(kept.pixel(5, 5)) - 60) < 6);
    }

private:
    static StationConfig configIn(const QTemporaryDir &folder)
    {
        StationConfig config;
        config.databaseFile = folder.filePath(QStringLiteral("station.db"));
        config.backupFolder = folder.filePath(QStringLiteral("backups"));
        config.identity = {QStringLiteral("SH1"), QStringLiteral("7K"), 1};
        config.sheets.documentFolder = folder.filePath(QStringLiteral("documents"));
        config.sheets.scanHelper = kHelper;
        return config;
    }
    void show(BenchCamera &camera, const QImage &picture)
    {
        QSignalSpy sights(&camera, &BenchCamera::sightChanged);
        camera.source().take(frameOf(picture));
        QTRY_VERIFY_WITH_TIMEOUT(!sights.isEmpty(), 10'000);
        m_sight = sights.last().first().value<CameraSight>();
        QCOMPARE(m_sight.picture.size(), picture.size());
    }
    /// The first corner of the symbol, in pixels of the picture.
    QPoint cornerOf(StationWindow &station, const QVideoFrame &frame)
    {
        QSignalSpy sights(station.camera(), &BenchCamera::sightChanged);
        station.camera()->source().take(frame);
        const auto hasSymbol = [&] { return !sights.isEmpty() && !sights.last().first().value<CameraSight>().symbols.isEmpty(); };
        return QTest::qWaitFor(hasSymbol, 5000) ? sights.last().first().value<CameraSight>().symbols.first().first() : QPoint();
    }

    SystemClock m_clock;
    CameraSight m_sight;
};

PACKBAY_TEST(tst_Camera)
#include "tst_Camera.moc"
