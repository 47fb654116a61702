#include "app/station/window/ScreenTour.h"

#include "models/domain/OwnCode.h"
#include "models/domain/TariffVersions.h"
#include "models/freight/TariffBundle.h"
#include "ui/ClerkScreen.h"

#include <QCoreApplication>
#include <QDir>
#include <QEventLoop>

#include <algorithm>
#include <array>

namespace packbay {
namespace {

constexpr QSize kSize(1366, 768);
constexpr int kLimitMs = 60'000;
constexpr int kCalmMs = 700; ///< the green flash of an accepted scan is over

struct Scene
{
    const char *name;
    ScreenId screen;
    Text prompt;
};
constexpr std::array kScenes{
    Scene{"receive-ready", ScreenId::Receive, Text::AskParcel},
    Scene{"receive-weight", ScreenId::Receive, Text::AskWeight},
    Scene{"receive-owner", ScreenId::Receive, Text::AskOwner},
    Scene{"receive-content", ScreenId::Receive, Text::AskContent},
    Scene{"receive-shelf", ScreenId::Receive, Text::AskLocation},
    Scene{"putaway-ready", ScreenId::Putaway, Text::AskParcelToShelve},
    Scene{"putaway-shelf", ScreenId::Putaway, Text::AskLocation},
    Scene{"pick-ready", ScreenId::Pick, Text::AskPickList},
    Scene{"pick-go", ScreenId::Pick, Text::AskGoTo},
    Scene{"pick-parcel", ScreenId::Pick, Text::AskPickParcel},
    Scene{"pick-tote", ScreenId::Pick, Text::AskTote},
    Scene{"pack-ready", ScreenId::Pack, Text::AskJobSheet},
    Scene{"pack-carton", ScreenId::Pack, Text::AskCarton},
    Scene{"pack-parcels", ScreenId::Pack, Text::AskNextParcel},
    Scene{"pack-seal", ScreenId::Pack, Text::AskSeal},
    Scene{"weigh-ready", ScreenId::Weigh, Text::WeighAskCarton},
    Scene{"weigh-scale", ScreenId::Weigh, Text::WeighAskScale},
    Scene{"weigh-size", ScreenId::Weigh, Text::WeighAskSize},
    Scene{"weigh-offers", ScreenId::Weigh, Text::WeighAskService},
    Scene{"dispatch-ready", ScreenId::Dispatch, Text::DispatchAskCarton},
    Scene{"dispatch-label", ScreenId::Dispatch, Text::DispatchAskLabel},
    Scene{"dispatch-cage", ScreenId::Dispatch, Text::DispatchAskCage},
    Scene{"manifest-carrier", ScreenId::Dispatch, Text::DispatchAskCarrier},
    Scene{"manifest-cartons", ScreenId::Dispatch, Text::DispatchAskManifest},
    Scene{"manifest-driver", ScreenId::Dispatch, Text::DispatchAskDriver},
};

} // namespace

ScreenTour::ScreenTour(StationWindow &station, DemoBench &bench, const QString &folder, QObject *parent)
    : QObject(parent), m_station(station), m_bench(bench), m_folder(folder), m_player(*station.core(), bench.scanner(), bench.scale(), bench.day())
{
    connect(station.core(), &StationCore::screenChanged, this, &ScreenTour::watch);
}

void ScreenTour::watch(const ScreenState &state)
{
    if (!m_hit.isEmpty() || state.error || state.banner == Banner::Busy)
        return;
    for (const Scene &scene : kScenes) {
        const QString name = QLatin1String(scene.name);
        if (state.screen != scene.screen || state.prompt.id != scene.prompt || m_seen.contains(name))
            continue;
        // A carton with something in it says more than an empty one.
        if (scene.prompt == Text::AskNextParcel && state.done == 0 && state.total > 1)
            return;
        m_hit = name;
        m_player.rest();
        return;
    }
}

void ScreenTour::pause(int ms)
{
    QEventLoop loop;
    QTimer::singleShot(ms, &loop, &QEventLoop::quit);
    loop.exec();
}

Status ScreenTour::waitFor(const QString &what, const std::function<bool()> &ready)
{
    QElapsedTimer since;
    since.start();
    while (!ready()) {
        if (since.elapsed() > kLimitMs)
            return makeError(ErrorCode::InvariantBroken, {{QStringLiteral("waits_for"), what}, {QStringLiteral("stuck"), m_player.stuck()}},
                             QStringLiteral("the screen asks ") + textName(core().screen().prompt.id));
        pause(10);
    }
    return {};
}

Status ScreenTour::photograph(const QString &name)
{
    m_seen.insert(name);
    MainWindow &window = m_station.window();
    for (const QString &language : Language::available()) {
        m_station.setLanguage(language);
        for (const QString &theme : {QStringLiteral("light"), QStringLiteral("dark")}) {
            window.setTheme(themeChoiceOf(theme));
            // Only what a change of language or size asks for: the shift itself stands still meanwhile.
            QCoreApplication::sendPostedEvents(nullptr, QEvent::LanguageChange);
            QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
            const QString file = QStringLiteral("%1/%2-%3-%4.png").arg(m_folder, name, language, theme);
            if (!window.grab().save(file))
                return makeError(ErrorCode::FileUnwritable, {{QStringLiteral("file"), file}});
            ++m_pictures;
        }
    }
    m_station.setLanguage(QStringLiteral("en"));
    window.setTheme(ThemeChoice::Light);
    return {};
}

Status ScreenTour::play(ScreenId screen)
{
    m_player.work(screen);
    while (!m_player.isIdle()) {
        PACKBAY_TRY(waitFor(QStringLiteral("the shift"), [this] { return m_player.isIdle() || !m_hit.isEmpty() || !m_player.stuck().isEmpty(); }));
        if (!m_player.stuck().isEmpty())
            return makeError(ErrorCode::InvariantBroken, {{QStringLiteral("stuck"), m_player.stuck()}});
        if (m_hit.isEmpty())
            continue;
        pause(kCalmMs);
        const QString name = std::exchange(m_hit, QString());
        PACKBAY_TRY(photograph(name));
        if (name == QLatin1String("pack-parcels"))
            PACKBAY_TRY(wrongCustomer());
        m_player.goOn();
    }
    return {};
}

Status ScreenTour::logIn()
{
    PACKBAY_TRY(waitFor(QStringLiteral("the day"), [this] { return m_bench.isKnown(core().world()); }));
    pause(kCalmMs);
    PACKBAY_TRY(photograph(QStringLiteral("login-ready")));
    core().scanText(ownCode(QLatin1Char('B'), QStringLiteral("U17")));
    PACKBAY_TRY(photograph(QStringLiteral("login-pin")));
    core().give(TypedEntry{QStringLiteral("000000")});
    PACKBAY_TRY(photograph(QStringLiteral("login-wrong")));
    core().give(TypedEntry{QStringLiteral("170017")});
    return waitFor(QStringLiteral("the log-in"), [this] { return !core().desk().isLocked(); });
}

Status ScreenTour::approveHalf()
{
    int open = 0;
    for (qsizetype i = 0; i < m_bench.day().orders.size(); i += 2) {
        ++open;
        core().submit(ApproveOrder{m_bench.day().orders.at(i).submit.no}, QStringLiteral("U90"), [&open](const Result<Committed> &) { --open; });
    }
    return waitFor(QStringLiteral("the approvals"), [&] { return open == 0; });
}

Status ScreenTour::receiving()
{
    QStringList tracking;
    for (const DemoParcel &parcel : m_bench.day().parcels)
        tracking.append(parcel.tracking);
    m_player.receive(tracking);
    PACKBAY_TRY(play(ScreenId::Receive));
    m_hit.clear();
    m_station.window().openTypePanel();
    pause(50);
    PACKBAY_TRY(photograph(QStringLiteral("receive-typing")));
    m_station.window().clerkScreen().closePanel();
    m_station.window().toggleHelp();
    PACKBAY_TRY(photograph(QStringLiteral("receive-help")));
    m_station.window().toggleHelp();
    core().scanText(QStringLiteral("ZZCUNDOX")); // a wrong check character
    PACKBAY_TRY(photograph(QStringLiteral("receive-stop")));
    return putaway();
}

Status ScreenTour::putaway()
{
    core().give(Command::GoPutaway);
    pause(kCalmMs);
    PACKBAY_TRY(photograph(QStringLiteral("putaway-ready")));
    for (const Parcel &parcel : core().world().all<Parcel>(Lookup::ParcelByState, enumName(ParcelState::Stored), 1))
        core().scanText(ownCode(QLatin1Char('P'), parcel.lpn));
    pause(kCalmMs);
    m_hit.clear();
    PACKBAY_TRY(photograph(QStringLiteral("putaway-shelf")));
    core().give(Command::Back);
    return {};
}

Status ScreenTour::wrongCustomer()
{
    const QString order = core().screen().job.args.value(QStringLiteral("order")).toString();
    const std::optional<Order> here = core().world().order(order);
    for (const DemoParcel &other : m_bench.day().parcels) {
        if (other.member.isEmpty() || !here || other.member == here->member)
            continue;
        core().scanText(other.tracking);
        PACKBAY_TRY(waitFor(QStringLiteral("the stop"), [this] { return core().screen().latched; }));
        PACKBAY_TRY(photograph(QStringLiteral("pack-wrongcustomer")));
        core().give(Command::Ok);
        pause(kCalmMs);
        PACKBAY_TRY(photograph(QStringLiteral("pack-takeout")));
        if (core().screen().latched) {
            pause(1600); // longer than a double scan
            core().scanText(other.tracking);
        }
        return waitFor(QStringLiteral("the end of the stop"), [this] { return !core().screen().latched; });
    }
    return {};
}

Status ScreenTour::queue()
{
    core().enter(*core().world().user(QStringLiteral("U90")));
    core().give(Command::GoQueue);
    pause(kCalmMs);
    PACKBAY_TRY(photograph(QStringLiteral("queue-charts")));
    m_station.window().queueScreen().takeKey(QStringLiteral("F6")); // without a selected row nothing happens
    m_station.window().queueScreen().jumpTo(m_bench.day().orders.value(1).submit.no);
    m_station.window().queueScreen().takeKey(QStringLiteral("F6"));
    PACKBAY_TRY(photograph(QStringLiteral("queue-reason")));
    core().enter(*core().world().user(QStringLiteral("U17")));
    core().give(Command::GoReceive);
    return {};
}

/// The tariff that the stations have, with another text in its prices, where the supervisor's screen looks for packs.
Status ScreenTour::writePack(const QString &name, const QByteArray &from, const QByteArray &to)
{
    const QDir folder(m_bench.config().tariffs.import + QLatin1Char('/') + name);
    const std::optional<Tariff> newest = newestTariff(core().world());
    const TariffFiles files = newest ? filesOf(newest->files) : TariffFiles();
    folder.mkpath(QStringLiteral("."));
    for (auto file = files.begin(); file != files.end(); ++file) {
        QFile out(folder.filePath(file.key()));
        QByteArray bytes = file.value();
        if (file.key() == QLatin1String("price.csv"))
            bytes.replace(from, to);
        if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size())
            return makeError(ErrorCode::FileUnwritable, {{QStringLiteral("file"), out.fileName()}}, out.errorString());
    }
    return {};
}

Status ScreenTour::choosePack(const QString &name, TariffWord until)
{
    const auto place = [&] {
        const QList<TariffChoice> &packs = m_station.tariffs()->state().choices;
        return std::find_if(packs.begin(), packs.end(), [&](const TariffChoice &pack) { return pack.name == name; }) - packs.begin();
    };
    PACKBAY_TRY(waitFor(name, [&] { return place() < m_station.tariffs()->state().choices.size(); }));
    m_station.tariffs()->choose(static_cast<int>(place()));
    return waitFor(name, [&] { return m_station.tariffs()->state().verdict.word == until; });
}

Status ScreenTour::tariffs()
{
    const QString bad = QStringLiteral("forwarder-draft");
    const QString good = QStringLiteral("forwarder-2026-12");
    core().enter(*core().world().user(QStringLiteral("U90")));
    core().give(Command::GoQueue);
    pause(kCalmMs);
    PACKBAY_TRY(writePack(bad, ",500,21000,", ",600,210O0,"));
    PACKBAY_TRY(writePack(good, ",500,58.00", ",500,61.50"));
    m_station.openTariffs();
    PACKBAY_TRY(waitFor(QStringLiteral("the packs"), [this] { return m_station.tariffs()->state().choices.size() == 2; }));
    PACKBAY_TRY(photograph(QStringLiteral("tariffs-packs")));
    PACKBAY_TRY(choosePack(bad, TariffWord::Findings));
    PACKBAY_TRY(photograph(QStringLiteral("tariffs-findings")));
    PACKBAY_TRY(choosePack(good, TariffWord::Ready));
    PACKBAY_TRY(photograph(QStringLiteral("tariffs-differences")));
    m_station.tariffs()->act(TariffAction::Publish);
    PACKBAY_TRY(waitFor(QStringLiteral("the central"), [this] { return m_station.tariffs()->state().verdict.word == TariffWord::Confirmed; }));
    PACKBAY_TRY(photograph(QStringLiteral("tariffs-published")));
    m_station.tariffs()->choosePage(TariffPage::History);
    m_station.tariffs()->choose(0);
    PACKBAY_TRY(waitFor(QStringLiteral("the version"), [this] { return m_station.tariffs()->state().verdict.word == TariffWord::VersionShown; }));
    PACKBAY_TRY(photograph(QStringLiteral("tariffs-versions")));
    m_station.closeTariffs();
    core().enter(*core().world().user(QStringLiteral("U17")));
    core().give(Command::GoReceive);
    return {};
}

Status ScreenTour::trouble()
{
    m_bench.central().kill();
    m_bench.unplugScale();
    core().give(Command::GoReceive);
    core().syncNow();
    PACKBAY_TRY(waitFor(QStringLiteral("the offline chip"), [this] { return !core().syncStatus().online; }));
    pause(3500); // longer than a silent scale is believed
    PACKBAY_TRY(photograph(QStringLiteral("receive-offline")));
    m_station.showTrouble(makeError(ErrorCode::StoreReadOnly));
    return photograph(QStringLiteral("start-readonly"));
}

Status ScreenTour::run()
{
    if (!QDir().mkpath(m_folder))
        return makeError(ErrorCode::FileUnwritable, {{QStringLiteral("file"), m_folder}});
    m_station.window().setFixedSize(kSize); // a screen that wants more is seen to be cut
    m_station.window().show();
    PACKBAY_TRY(logIn());
    PACKBAY_TRY(receiving());
    PACKBAY_TRY(approveHalf());
    PACKBAY_TRY(play(ScreenId::Pick));
    PACKBAY_TRY(play(ScreenId::Pack));
    PACKBAY_TRY(play(ScreenId::Weigh));
    PACKBAY_TRY(waitFor(QStringLiteral("the quotes at the central"), [this] { return core().syncStatus().caughtUp; }));
    PACKBAY_TRY(m_bench.payWhatIsDue(core().world()));
    PACKBAY_TRY(waitFor(QStringLiteral("the payments"), [this] { return core().world().count(Lookup::OrderByState, enumName(OrderState::AwaitingPayment)) == 0; }));
    PACKBAY_TRY(queue());
    PACKBAY_TRY(play(ScreenId::Dispatch));
    PACKBAY_TRY(tariffs());
    return trouble();
}

} // namespace packbay
