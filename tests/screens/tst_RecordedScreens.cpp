#include "app/station/window/StationWindow.h"
#include "tests/models/workflow/RecordedScreens.h"
#include "tests/support/TestMain.h"
#include "tests/ui/LayoutCheck.h"
#include "tests/ui/PseudoTranslator.h"
#include "tests/ui/SampleStates.h"
#include "ui/ClerkScreen.h"
#include "ui/MainWindow.h"
#include "ui/QueueScreen.h"
#include "ui/text/ErrorText.h"
#include "ui/text/Language.h"
#include "ui/text/Phrases.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

using namespace packbay;
using namespace packbay::test;

namespace {

// Clerk text 7:1, everything else 4.5:1 (ux.md 2.3).
constexpr double kClerkContrast = 7.0;
constexpr double kDeskContrast = 4.5;

QString screenName(const ScreenState &state)
{
    return toJson(state).value(QStringLiteral("screen")).toString();
}

QString nameOf(const ScreenState &state)
{
    return screenName(state) + QLatin1Char('-') + (state.error ? errorWords(*state.error).code : textName(state.prompt.id));
}

/// The ids as the header has them.
QStringList screenIds()
{
    QFile header(QStringLiteral(PACKBAY_SOURCE_DIR "/models/workflow/ScreenState.h"));
    if (!header.open(QIODevice::ReadOnly))
        return {};
    static const QRegularExpression s_enum(QStringLiteral("enum class ScreenId \\{([^}]*)\\}"));
    QStringList ids;
    for (const QString &id : s_enum.match(QString::fromUtf8(header.readAll())).captured(1).split(QLatin1Char(',')))
        ids.append(id.trimmed().toLower());
    return ids;
}

/// Everything that a state says in words.
QList<Phrase> phrasesOf(const ScreenState &state)
{
    QList<Phrase> phrases{state.prompt, state.job, state.note};
    for (const Fact &fact : state.facts)
        phrases << fact.label << fact.value.word;
    for (const Action &action : state.actions)
        phrases << action.word;
    for (const StripEntry &entry : state.strip)
        phrases << entry.word;
    phrases << state.table.columns;
    for (const TableRow &row : state.table.rows) {
        for (const Cell &cell : row.cells)
            phrases << cell.word;
    }
    phrases.removeIf([](const Phrase &phrase) { return phrase.isEmpty(); });
    return phrases;
}

/// Those that wait come first: while the window shows one of them it shows the next at once.
QList<ScreenState> inOrder()
{
    QList<ScreenState> states = recordedScreens();
    std::stable_partition(states.begin(), states.end(), [](const ScreenState &state) { return state.banner == Banner::Busy; });
    return states;
}

/// The window in one language, theme and size; it shows a state as the station does.
class Screens
{
public:
    Screens(const QString &language, ThemeChoice theme, QSize size)
        : m_size(size)
    {
        const bool pseudo = language == QLatin1String("pseudo");
        m_language.use(pseudo ? QStringLiteral("en") : language);
        if (pseudo)
            QCoreApplication::installTranslator(&m_pseudo);
        m_window = std::make_unique<MainWindow>(m_clock);
        m_window->setStation(QStringLiteral("7K"));
        m_window->setOperator(QStringLiteral("Li Na"));
        m_window->setDevices(workingDevices());
        m_window->queueScreen().setSnapshot(sampleQueue());
        m_window->setTheme(theme);
        m_window->resize(size);
        m_window->show();
        ScreenState busy;
        busy.banner = Banner::Busy;
        m_window->render(busy);
        if (!QTest::qWaitFor([this] { return m_window->clerkScreen().state().banner == Banner::Busy; }))
            qFatal("the window does not show that it waits");
    }
    ~Screens()
    {
        QCoreApplication::removeTranslator(&m_pseudo);
        m_language.use(QStringLiteral("en"));
    }

    /// What is wrong with the window that shows this state.
    QStringList faults(const ScreenState &state)
    {
        const bool desk = show(state);
        QCoreApplication::sendPostedEvents();
        QStringList found;
        if (state.screen != ScreenId::Login && !desk && m_window->clerkScreen().state() != state)
            found.append(QStringLiteral("is not what is shown"));
        found += layoutFaults(m_window.get(), m_window->look(), desk ? kDeskContrast : kClerkContrast);
        if (m_window->size() != m_size) {
            found.append(QStringLiteral("the window grew to %1x%2").arg(m_window->width()).arg(m_window->height()));
            shrink();
        }
        if (!found.isEmpty())
            keepPicture(state);
        return found;
    }

private:
    /// Sizes follow the window's height: it takes some steps until it is as small as before.
    void shrink()
    {
        for (int i = 0; i < 8 && m_window->size() != m_size; ++i) {
            QCoreApplication::sendPostedEvents();
            m_window->resize(m_size);
        }
    }

    /// True for the page of the desk, which has sizes of its own.
    bool show(const ScreenState &state)
    {
        if (state.screen == ScreenId::Login) {
            m_window->showLogin(loginStateOf(state));
            return false;
        }
        if (state.screen == ScreenId::Queue && !(state.error && state.error->code == ErrorCode::NotAllowedForRole)) {
            m_window->showQueue();
            m_window->queueScreen().setError(state.error);
            return true;
        }
        if (state.banner != Banner::Busy)
            m_window->clerkScreen().render({}); // out of any flash
        m_window->render(state);
        return false;
    }

    /// Pictures of what does not fit, where PACKBAY_PICTURES says.
    void keepPicture(const ScreenState &state)
    {
        const QString folder = qEnvironmentVariable("PACKBAY_PICTURES");
        if (!folder.isEmpty())
            m_window->grab().save(QDir(folder).filePath(QStringLiteral("%1-%2.png").arg(QLatin1String(QTest::currentDataTag()), nameOf(state))));
    }

    StillClock m_clock;
    Language m_language;
    PseudoTranslator m_pseudo;
    QSize m_size;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace

/// Every state that the flows really show, in every language, theme and size: no text wider or higher than its place,
/// nothing on top of anything, targets large enough, contrast enough (ux.md 6).
class tst_RecordedScreens : public QObject
{
    Q_OBJECT

private slots:
    void everyScreenIsRecorded()
    {
        QSet<QString> names;
        QSet<QString> screens;
        QSet<Banner> banners;
        for (const ScreenState &state : recordedScreens()) {
            names.insert(nameOf(state));
            screens.insert(screenName(state));
            banners.insert(state.banner);
        }
        qInfo("%d states, %d prompts and errors", static_cast<int>(recordedScreens().size()), static_cast<int>(names.size()));
        QVERIFY(names.size() > 100);
        QVERIFY(screenIds().size() > 7);
        for (const QString &id : screenIds())
            QVERIFY2(screens.contains(id), qPrintable(id));
        QCOMPARE(screens.size(), screenIds().size());
        QCOMPARE(banners.size(), 5);
    }

    /// What a flow leaves out of a sentence stands there as "…": in no state and no language. ("Working…" and a code that
    /// is cut in its middle, SF…0001, are meant.)
    void everySentenceIsComplete()
    {
        static const QRegularExpression s_gap(QStringLiteral("(?<=\\s)\u2026|(?<![A-Za-z0-9])\u2026(?!$)"));
        Language words;
        QStringList gaps;
        for (const QString &language : {QStringLiteral("en"), QStringLiteral("zh_CN")}) {
            QVERIFY(words.use(language));
            for (const ScreenState &state : recordedScreens()) {
                for (const Phrase &phrase : phrasesOf(state)) {
                    if (s_gap.match(sentence(phrase)).hasMatch())
                        gaps.append(nameOf(state) + QStringLiteral(": ") + textName(phrase.id));
                }
            }
        }
        words.use(QStringLiteral("en"));
        gaps.removeDuplicates();
        QVERIFY2(gaps.isEmpty(), qPrintable(QLatin1Char('\n') + gaps.join(QLatin1Char('\n'))));
    }

    void fit_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("theme");
        QTest::addColumn<QSize>("size");
        for (const QString &language : {QStringLiteral("en"), QStringLiteral("zh_CN"), QStringLiteral("pseudo")}) {
            for (const ThemeChoice theme : {ThemeChoice::Light, ThemeChoice::Dark}) {
                for (const QSize size : {QSize(1280, 800), QSize(1366, 768), QSize(1920, 1080)}) {
                    QTest::addRow("%s-%s-%dx%d", qPrintable(language), theme == ThemeChoice::Light ? "light" : "dark", size.width(), size.height())
                        << language << static_cast<int>(theme) << size;
                }
            }
        }
    }

    void fit()
    {
        QFETCH(QString, language);
        QFETCH(int, theme);
        QFETCH(QSize, size);
        Screens screens(language, static_cast<ThemeChoice>(theme), size);
        QStringList faults;
        for (const ScreenState &state : inOrder()) {
            for (const QString &fault : screens.faults(state))
                faults.append(nameOf(state) + QStringLiteral(": ") + fault);
        }
        faults.removeDuplicates();
        QVERIFY2(faults.isEmpty(), qPrintable(QLatin1Char('\n') + faults.mid(0, 60).join(QLatin1Char('\n'))));
    }

    /// A button's word, a prompt and a fact that are too long are faults of their state, each by its name.
    void whatIsTooLongIsFound()
    {
        Screens screens(QStringLiteral("en"), ThemeChoice::Light, {1366, 768});
        const QList<ScreenState> states = inOrder();
        const auto labelled = std::find_if(states.begin(), states.end(), [](const ScreenState &state) {
            return state.screen == ScreenId::Dispatch && state.prompt.id == Text::DispatchAskLabel && !state.facts.isEmpty();
        });
        QVERIFY(labelled != states.end());
        QCOMPARE(screens.faults(*labelled), QStringList());
        const QJsonObject endless{{QStringLiteral("carrier"), QStringLiteral("Carrier of everything to everywhere ").repeated(60)}};
        ScreenState wrong = *labelled;
        wrong.actions.first().word = {Text::WordCarrier, endless};
        QVERIFY(screens.faults(wrong).join(u'\n').contains(QStringLiteral("action1: ")));
        wrong = *labelled;
        wrong.prompt = {Text::DispatchAskManifest, endless};
        QVERIFY(screens.faults(wrong).join(u'\n').contains(QStringLiteral("stateBanner: ")));
        wrong = *labelled;
        wrong.facts.first().label = {Text::WordCarrier, endless};
        QVERIFY(screens.faults(wrong).join(u'\n').contains(QStringLiteral("factCard: ")));
    }
};

PACKBAY_TEST(tst_RecordedScreens)
#include "tst_RecordedScreens.moc"
