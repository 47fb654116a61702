#include "tests/support/TestMain.h"
#include "tests/ui/LayoutCheck.h"
#include "tests/ui/PseudoTranslator.h"
#include "tests/ui/SampleStates.h"
#include "ui/ClerkScreen.h"
#include "ui/MainWindow.h"
#include "ui/QueueScreen.h"
#include "ui/SettingsScreen.h"
#include "ui/StationButton.h"
#include "ui/TariffScreen.h"
#include "ui/text/ErrorText.h"
#include "ui/text/Language.h"

#include <QApplication>
#include <QDir>

using namespace packbay;
using namespace packbay::test;

namespace {

// Clerk text 7:1, everything else 4.5:1 (ux.md 2.3).
constexpr double kClerkContrast = 7.0;
constexpr double kDeskContrast = 4.5;

const QList<QSize> kSizes{{1280, 800}, {1366, 768}, {1920, 1080}};

const QList<Text> kAllTexts{
#define PACKBAY_TEXT(name) Text::name,
#include "models/workflow/Texts.inc"
#undef PACKBAY_TEXT
};

/// Arguments as long as they come.
const QJsonObject kWorstArguments{
    {QStringLiteral("plan"), static_cast<int>(Text::PlanAgainstBoth)}, {QStringLiteral("warning"), static_cast<int>(Text::PlanUnderThreshold)},
    {QStringLiteral("code"), QStringLiteral("420941279205590175547700012345")}, {QStringLiteral("carton"), QStringLiteral("003404341610940425")},
    {QStringLiteral("label"), QStringLiteral("PB0000001234X")}, {QStringLiteral("parcel"), QStringLiteral("SF1234567895713")},
    {QStringLiteral("bag"), QStringLiteral("ZZG7K00009A")}, {QStringLiteral("location"), QStringLiteral("SH1-A-03-12-04-B")},
    {QStringLiteral("suggested"), QStringLiteral("SH1-B-01-02-01-A")}, {QStringLiteral("cage"), QStringLiteral("DHL-2")},
    {QStringLiteral("order"), QStringLiteral("CO26081500423")}, {QStringLiteral("manifest"), QStringLiteral("MF260815-AUPOST-01")},
    {QStringLiteral("station"), QStringLiteral("ST-02")}, {QStringLiteral("member"), QStringLiteral("TC100200P")},
    {QStringLiteral("name"), QStringLiteral("Nguyễn Thị Phương Thảo")}, {QStringLiteral("driver"), QStringLiteral("Wang Jianguo")},
    {QStringLiteral("goods"), QStringLiteral("cotton dress with lace")}, {QStringLiteral("goods_zh"), QStringLiteral("蕾丝边纯棉连衣裙")},
    {QStringLiteral("service"), QStringLiteral("Australia air, tax paid")}, {QStringLiteral("carrier"), QStringLiteral("AUPOST")},
    {QStringLiteral("country"), QStringLiteral("AU")}, {QStringLiteral("date"), QStringLiteral("2026-11-22")},
    {QStringLiteral("place"), QStringLiteral("DHL-2")}, {QStringLiteral("case"), QStringLiteral("E-1042")},
    {QStringLiteral("field"), QStringLiteral("recipient.postcode")}, {QStringLiteral("reason"), QStringLiteral("battery without papers")},
    {QStringLiteral("box"), QStringLiteral("2")}, {QStringLiteral("n"), 12}, {QStringLiteral("qty"), 12}, {QStringLiteral("done"), 37},
    {QStringLiteral("total"), 60}, {QStringLiteral("seq"), 2}, {QStringLiteral("grams"), 12345}, {QStringLiteral("expected_g"), 11005},
    {QStringLiteral("minor"), 123456789}, {QStringLiteral("merged"), 123456789}, {QStringLiteral("apart"), 234567890}, {QStringLiteral("currency"), QStringLiteral("CNY")},
};

/// The window in one language, theme and size.
class Station
{
public:
    Station(const QString &language, ThemeChoice theme, QSize size)
    {
        m_language.use(language == QLatin1String("pseudo") ? QStringLiteral("en") : language);
        if (language == QLatin1String("pseudo"))
            QCoreApplication::installTranslator(&m_pseudo);
        m_window = std::make_unique<MainWindow>(m_clock);
        m_window->setStation(QStringLiteral("ST-01"));
        m_window->setOperator(QStringLiteral("Li Na"));
        m_window->setSync({SyncChipState::Level::Late, 512});
        m_window->setDevices(workingDevices());
        m_window->setTheme(theme);
        m_window->resize(size);
        m_window->show();
    }
    ~Station() { QCoreApplication::removeTranslator(&m_pseudo); }

    MainWindow &window() { return *m_window; }
    void settle()
    {
        QCoreApplication::processEvents();
        QCoreApplication::sendPostedEvents();
    }
    QStringList faults(double contrast = kClerkContrast)
    {
        settle();
        return layoutFaults(m_window.get(), m_window->look(), contrast);
    }
    void keepPicture(const QString &name)
    {
        const QString folder = qEnvironmentVariable("PACKBAY_PICTURES");
        if (!folder.isEmpty())
            m_window->grab().save(QDir(folder).filePath(name + QStringLiteral(".png")));
    }

private:
    StillClock m_clock;
    Language m_language;
    PseudoTranslator m_pseudo;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace

/// Every screen and state x language x theme x size: nothing clipped, nothing on top of anything, targets and contrast.
class tst_Layout : public QObject
{
    Q_OBJECT

private slots:
    void everything_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("theme");
        QTest::addColumn<QSize>("size");
        for (const QString &language : {QStringLiteral("en"), QStringLiteral("zh_CN"), QStringLiteral("pseudo")}) {
            for (const ThemeChoice theme : {ThemeChoice::Light, ThemeChoice::Dark, ThemeChoice::Contrast}) {
                for (const QSize size : kSizes) {
                    if (theme == ThemeChoice::Contrast && size != kSizes.at(1))
                        continue; // differs in colours only
                    const char *shade = theme == ThemeChoice::Light ? "light" : theme == ThemeChoice::Dark ? "dark" : "contrast";
                    QTest::addRow("%s-%s-%dx%d", qPrintable(language), shade, size.width(), size.height())
                        << language << static_cast<int>(theme) << size;
                }
            }
        }
    }

    void everything()
    {
        QFETCH(QString, language);
        QFETCH(int, theme);
        QFETCH(QSize, size);
        Station station(language, static_cast<ThemeChoice>(theme), size);
        const QString tag = QString::fromLatin1(QTest::currentDataTag());
        QStringList faults;
        const auto check = [&](const QString &name, double contrast) {
            station.settle();
            if (station.window().size() != size)
                faults.append(QStringLiteral("%1: the window grew to %2").arg(name).arg(station.window().height()));
            for (const QString &fault : station.faults(contrast))
                faults.append(name + QStringLiteral(": ") + fault);
            station.keepPicture(tag + QLatin1Char('-') + name);
        };
        for (const NamedState &sample : sampleStates()) {
            station.window().clerkScreen().render({}); // out of any flash
            station.window().render(sample.state);
            QTest::qWait(sample.state.banner == Banner::Busy ? 200 : 0);
            check(sample.name, kClerkContrast);
        }
        checkPanels(station, check);
        for (const auto phase : {LoginState::Phase::ScanBadge, LoginState::Phase::EnterPin, LoginState::Phase::Locked}) {
            station.window().showLogin({phase, QStringLiteral("Nguyễn Thị Phương Thảo"), std::nullopt});
            check(QStringLiteral("login%1").arg(static_cast<int>(phase)), kClerkContrast);
        }
        station.window().showLogin({LoginState::Phase::EnterPin, QStringLiteral("Li Na"), makeError(ErrorCode::PinWrong)});
        check(QStringLiteral("login-wrong"), kClerkContrast);
        station.window().queueScreen().setSnapshot(sampleQueue());
        station.window().showQueue();
        check(QStringLiteral("queue"), kDeskContrast);
        station.window().queueScreen().setError(makeError(ErrorCode::ReasonNeeded));
        QTest::keyClick(&station.window().queueScreen(), Qt::Key_T);
        check(QStringLiteral("queue-tables"), kDeskContrast);
        for (const NamedSettings &sample : sampleSettings()) {
            station.window().settingsScreen().show(sample.state);
            station.window().showSettings();
            check(sample.name, kClerkContrast);
        }
        for (const NamedTariffs &sample : sampleTariffs()) {
            station.window().tariffScreen().show(sample.state);
            station.window().showTariffs();
            QTest::qWait(tariffBanner(sample.state.verdict) == Banner::Busy ? 200 : 0);
            check(sample.name, kClerkContrast);
        }
        QVERIFY2(faults.isEmpty(), qPrintable(QLatin1Char('\n') + faults.join(QLatin1Char('\n'))));
    }

    /// Every sentence that a flow can show as its prompt, and every error, at every size and in every language.
    void everySentence_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QSize>("size");
        for (const QString &language : {QStringLiteral("en"), QStringLiteral("zh_CN"), QStringLiteral("pseudo")}) {
            for (const QSize size : kSizes)
                QTest::addRow("%s-%dx%d", qPrintable(language), size.width(), size.height()) << language << size;
        }
    }

    void everySentence()
    {
        QFETCH(QString, language);
        QFETCH(QSize, size);
        Station station(language, ThemeChoice::Light, size);
        QStringList faults;
        ScreenState state;
        state.screen = ScreenId::Dispatch;
        const auto check = [&](const QString &name) {
            station.window().render(state);
            for (const QString &fault : layoutFaults(&station.window(), station.window().look(), kClerkContrast))
                faults.append(name + QStringLiteral(": ") + fault);
        };
        station.settle();
        for (const Text id : kAllTexts) {
            const QString name = textName(id);
            const Phrase phrase{id, kWorstArguments};
            state.prompt = {};
            state.job = {};
            state.facts.clear();
            state.actions.clear();
            state.table = {};
            state.note = {};
            if (name.startsWith(QLatin1String("Word")))
                state.actions = {{Command::Choice1, phrase, false}, {Command::Ok, phrase, true}};
            else if (name.startsWith(QLatin1String("Fact")))
                state.facts = {{phrase, {CellKind::Code, QStringLiteral("PB0000001234X"), 0, {}, {}}, false}};
            else if (name.startsWith(QLatin1String("Plan")))
                state.note = phrase;
            else if (name.startsWith(QLatin1String("Customs")))
                state.table = {{{Text::ColumnChoice, {}}, {Text::ColumnService, {}}}, {{Mark::Wrong, {{CellKind::Plain, QStringLiteral("1"), 0, {}, {}}, {CellKind::Word, {}, 0, {}, phrase}}}}};
            else if (name.startsWith(QLatin1String("Column")))
                state.table = {{phrase, phrase}, {{Mark::None, {{CellKind::Word, {}, 0, {}, phrase}, {CellKind::Weight, {}, 5, {}, {}}}}}};
            else if (name.contains(QLatin1String("Job")) && !name.startsWith(QLatin1String("Ask")))
                state.job = phrase;
            else
                state.prompt = phrase;
            check(name);
        }
        state = {};
        for (const ErrorCode code : allErrorCodes()) {
            state.error = makeError(code, kWorstArguments);
            state.banner = errorWords(*state.error).banner;
            check(errorId(code));
        }
        QVERIFY2(faults.isEmpty(), qPrintable(QLatin1Char('\n') + faults.join(QLatin1Char('\n'))));
    }

    /// The checker itself: one label made too long, one widget on another, one colour too weak, one target too small.
    void theCheckerFindsFaults()
    {
        Station station(QStringLiteral("en"), ThemeChoice::Light, {1366, 768});
        station.window().render(sampleStates().first().state);
        QVERIFY(station.faults().isEmpty());
        auto *button = station.window().findChild<StationButton *>(QStringLiteral("action1"));
        const QString word = button->word();
        button->setWord(QStringLiteral("Undo the last accepted step of this screen and of every screen before it, please"));
        QVERIFY(station.faults().join(u'\n').contains(QStringLiteral("action1: \"Undo the last")));
        button->setWord(word);
        QVERIFY(station.faults().isEmpty());
        const QRect place = button->geometry();
        button->setGeometry(place.adjusted(0, 0, 60, 0));
        QVERIFY(station.faults().join(u'\n').contains(QStringLiteral("action1 lies on action2")));
        button->setGeometry(place.adjusted(0, 0, 0, -40));
        QVERIFY(station.faults().join(u'\n').contains(QStringLiteral("action1: target of")));
        button->setGeometry(place);
        QVERIFY(station.faults().isEmpty());
        Look weak = station.window().look();
        weak.theme.text = QColor(0x90, 0x90, 0x90);
        applyLook(&station.window(), weak);
        QVERIFY(station.faults().join(u'\n').contains(QStringLiteral("has contrast")));
    }

private:
    template<class Check>
    void checkPanels(Station &station, const Check &check)
    {
        station.window().setDevices(brokenDevices());
        station.window().setTraining(true);
        ClerkScreen &clerk = station.window().clerkScreen();
        clerk.openTypePanel();
        check(QStringLiteral("type"), kClerkContrast);
        clerk.closePanel();
        clerk.openExceptions();
        check(QStringLiteral("exceptions"), kClerkContrast);
        clerk.closePanel();
        clerk.toggleHelp();
        check(QStringLiteral("help"), kClerkContrast);
        clerk.closePanel();
        for (const SyncChipState &sync : sampleSyncs()) {
            station.window().setSync(sync);
            check(QStringLiteral("sync%1").arg(static_cast<int>(sync.level)), kClerkContrast);
        }
        station.window().setTraining(false);
    }
};

PACKBAY_TEST(tst_Layout)
#include "tst_Layout.moc"
