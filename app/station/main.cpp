#include "app/station/core/SystemClock.h"
#include "app/station/window/CommandLine.h"
#include "app/station/window/DeviceFile.h"
#include "app/station/window/ScreenTour.h"
#include "app/station/window/SelfTest.h"
#include "app/station/window/StationFile.h"
#include "app/station/window/StationWindow.h"
#include "models/domain/JsonWriter.h"

#include <QApplication>

#include <cstdio>
#include <cstring>

using namespace packbay;

namespace {

constexpr int kDemoParcels = 24;
constexpr quint32 kDemoSeed = 1;
constexpr int kGlanceMs = 500;

int complain(const Error &error)
{
    std::fprintf(stderr, "packbay: %s %s %s\n", qPrintable(errorId(error.code)), canonicalJson(error.args).constData(), qPrintable(error.detail));
    return 1;
}

/// Pictures and tests need no display.
bool needsNoDisplay(int argc, char **argv)
{
    for (int i = 1; i < argc; ++i) {
        for (const char *word : {"--screenshots", "--self-test", "--version", "--help"}) {
            if (std::strncmp(argv[i], word, std::strlen(word)) == 0)
                return true;
        }
    }
    return false;
}

void applyLook(StationWindow &station, const QString &language, const QString &theme)
{
    station.setLanguage(language.isEmpty() ? Language::ofSystem() : language);
    station.window().setTheme(themeChoiceOf(theme));
}

/// The clerk is in as soon as the day is here; what waits for payment is paid, half of the orders are approved.
void startDemo(StationWindow &station, DemoBench &bench, const StationOptions &options, QTimer &glance)
{
    bench.helpAtScale(*station.core());
    QObject::connect(&glance, &QTimer::timeout, &station, [&station, &bench, &options, entered = false, paying = false]() mutable {
        StationCore &core = *station.core();
        if (!entered && bench.isKnown(core.world())) {
            entered = true;
            const bool supervises = options.role == Role::Supervisor;
            core.enter(*core.world().user(supervises ? QStringLiteral("U90") : QStringLiteral("U17")));
            for (qsizetype i = 0; i < bench.day().orders.size(); i += 2)
                core.submit(ApproveOrder{bench.day().orders.at(i).submit.no}, QStringLiteral("U90"), [](const Result<Committed> &) {});
            if (supervises)
                core.give(Command::GoQueue);
        }
        if (entered && !paying && core.syncStatus().caughtUp) {
            paying = true; // the answer is awaited with the events going on
            if (const Status paid = bench.payWhatIsDue(core.world()); !paid)
                complain(paid.error());
            paying = false;
        }
    });
    glance.start(kGlanceMs);
    std::printf("packbay: demo in %s; badge U17, PIN 170017; supervisor U90, PIN 900090; codes to type with F2:\n", qPrintable(bench.folder()));
    for (const DemoParcel &parcel : bench.day().parcels)
        std::printf("  %s %s\n", qPrintable(parcel.tracking), qPrintable(parcel.member));
    std::fflush(stdout);
}

int runDemo(QApplication &application, const StationOptions &options)
{
    SystemClock clock;
    SystemIds ids(clock);
    DemoBench bench(QCoreApplication::applicationDirPath() + QStringLiteral("/packbay-central"), kDemoParcels, kDemoSeed);
    StationWindow station(clock, ids, application);
    applyLook(station, options.language, options.theme);
    station.window().setTraining(options.screenshots.isEmpty());
    const Status ready = bench.open();
    if (!ready && !options.screenshots.isEmpty())
        return complain(ready.error());
    if (!ready)
        station.showTrouble(ready.error());
    StationConfig config = bench.config();
    config.sheets.language = options.language.isEmpty() ? Language::ofSystem() : options.language;
    const Status opened = ready ? station.open(config) : ready;
    if (!options.screenshots.isEmpty()) {
        if (!opened)
            return complain(opened.error());
        ScreenTour tour(station, bench, options.screenshots);
        const Status toured = tour.run();
        std::printf("packbay: %d pictures in %s\n", tour.pictures(), qPrintable(options.screenshots));
        return toured ? 0 : complain(toured.error());
    }
    QTimer glance;
    if (opened)
        startDemo(station, bench, options, glance);
    station.window().showMaximized();
    return QApplication::exec();
}

int runStation(QApplication &application, const StationOptions &options)
{
    SystemClock clock;
    SystemIds ids(clock);
    StationWindow station(clock, ids, application);
    const StationPlaces places = usualPlaces();
    const QString path = options.config.isEmpty() ? places.config : options.config;
    Result<StationFile> file = readStationFile(path, places, options.database);
    station.setDeviceSaver([path](const DeviceSettings &devices) { return writeDevices(path, devices); });
    applyLook(station, !options.language.isEmpty() || !file ? options.language : file->language,
              !options.theme.isEmpty() || !file ? options.theme : file->theme);
    if (file) {
        if (options.role == Role::Supervisor)
            file->station.firstScreen = ScreenId::Queue;
        const Status opened = station.open(file->station);
        if (!opened)
            complain(opened.error());
    } else {
        station.showTrouble(file.error());
        complain(file.error());
    }
    station.window().showMaximized();
    return QApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    if (needsNoDisplay(argc, argv))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("packbay"));
    QApplication::setApplicationVersion(QStringLiteral(PACKBAY_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("io.github.packbay.Packbay"));
    const Result<StationOptions> options = readCommandLine(QCoreApplication::arguments().mid(1));
    if (!options) {
        complain(options.error());
        std::fprintf(stderr, "%s\n", qPrintable(usageText()));
        return 2;
    }
    if (options->version) {
        std::printf("packbay %s\n", PACKBAY_VERSION);
        return 0;
    }
    if (options->help) {
        std::printf("%s\n", qPrintable(usageText()));
        return 0;
    }
    if (options->selfTest) {
        const Status tested = selfTest();
        return tested ? (std::printf("packbay: self-test ok\n"), 0) : complain(tested.error());
    }
    return options->demo ? runDemo(application, *options) : runStation(application, *options);
}
