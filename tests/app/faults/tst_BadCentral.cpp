#include "app/station/window/StationWindow.h"
#include "models/domain/OwnCode.h"
#include "tests/app/faults/StationBench.h"
#include "tests/support/TestMain.h"

#include <QSignalSpy>

using namespace packbay;
using namespace packbay::test;

/// A central that answers rubbish, shows the wrong papers or says nothing: the chip says which, the clerk works on, the
/// outbox keeps what was done, and when the central is itself again everything is there once.
class tst_BadCentral : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void waitsAreBounded();
    void htmlPage() { live(ChaosProxy::Mood::Html, ErrorCode::CentralAnswerInvalid, QStringLiteral("The central answers nonsense, 1 waiting"), QStringLiteral("中心返回异常，待传 1")); }
    void halfAJson() { live(ChaosProxy::Mood::HalfJson, ErrorCode::CentralAnswerInvalid, QStringLiteral("The central answers nonsense, 1 waiting"), QStringLiteral("中心返回异常，待传 1")); }
    void serverFault() { live(ChaosProxy::Mood::Fault, ErrorCode::CentralAnswerInvalid, QStringLiteral("The central has a fault (500), 1 waiting"), QStringLiteral("中心故障（500），待传 1")); }
    void wrongCertificate();
    void refusedToken();
    void noConnection() { live(ChaosProxy::Mood::Apart, ErrorCode::CentralUnreachable, QStringLiteral("Offline, 1 waiting"), QStringLiteral("离线，待传 1")); }
    void noAnswer() { live(ChaosProxy::Mood::Silent, ErrorCode::CentralUnreachable, QStringLiteral("Offline, 1 waiting"), QStringLiteral("离线，待传 1")); }
    void cleanupTestCase();

private:
    void live(ChaosProxy::Mood mood, ErrorCode code, const QString &english, const QString &chinese);
    /// The clerk scans the next parcel and is told that it is stored.
    void scanNext();
    void finishJob();
    void isSaid(ErrorCode code, const QString &english, const QString &chinese);
    void staysInTheOutbox();
    void isSentOnce();
    int answered() const;

    std::unique_ptr<Warehouse> m_house;
    std::unique_ptr<CentralProcess> m_central;
    std::unique_ptr<StationBench> m_bench;
    QString m_strange;
    QString m_tracking;
    int m_next = 0;
    int m_atCentral = 0; ///< operations of this station that the central has answered before the test
};

void tst_BadCentral::initTestCase()
{
    auto house = Warehouse::make(12);
    QVERIFY2(house, house ? "" : qPrintable(house.error().detail));
    m_house = std::move(*house);
    auto central = m_house->open(m_house->path(QStringLiteral("bad/central")));
    QVERIFY(central);
    m_central = std::move(*central);
    m_strange = m_house->path(QStringLiteral("bad/strange"));
    QVERIFY(CentralProcess(centralProgram(), m_strange).init());
    m_bench = std::make_unique<StationBench>(*m_house, 0, *m_central, m_house->path(QStringLiteral("bad")), 1);
    QVERIFY(m_bench->start());
}

void tst_BadCentral::cleanupTestCase()
{
    m_bench.reset();
    m_central.reset();
}

void tst_BadCentral::init()
{
    finishJob();
    QVERIFY(waitUntil([this] { return m_bench->isQuiet(); }, kHealMs));
    m_atCentral = answered();
}

/// Whatever happened before, a station asks again soon enough for everything to be in its place within 30 s.
void tst_BadCentral::waitsAreBounded()
{
    Backoff backoff([](qint64 bound) { return bound - 1; });
    CircuitBreaker breaker;
    MonotonicMs now(1'000'000);
    for (int i = 0; i < 40; ++i) {
        QVERIFY(backoff.nextDelayMs() <= kHealMs / 2);
        breaker.failed(now, true);
        QVERIFY(breaker.waitMs(now) <= kHealMs / 2);
        now = MonotonicMs(now.value + breaker.waitMs(now));
        breaker.allows(now);
    }
    QCOMPARE(backoff.nextDelayMs(45'000), 45'000);
}

void tst_BadCentral::scanNext()
{
    m_tracking = m_house->script().parcels.at(m_next++).tracking;
    QSignalSpy stored(&m_bench->core(), &StationCore::committed);
    bool heard = false;
    const auto listening = connect(&m_bench->core(), &StationCore::screenChanged, this, [&](const ScreenState &screen) { heard = heard || screen.tone == Tone::Ok; });
    m_bench->core().scanText(m_tracking);
    QVERIFY(waitUntil([&] { return heard; }, 10'000));
    disconnect(listening);
    QCOMPARE(stored.size(), 1);
    QVERIFY(m_bench->world().parcelByTracking(m_tracking));
}

/// The parcel of the test before is weighed and shelved while all is well.
void tst_BadCentral::finishJob()
{
    StationCore &core = m_bench->core();
    const auto step = [&] {
        const Phrase &prompt = core.screen().prompt;
        if (core.screen().banner == Banner::Busy)
            return false;
        if (prompt.id == Text::AskWeight || prompt.id == Text::AskEmptyScale)
            core.give(TypedEntry{QStringLiteral("0.900")});
        else if (prompt.id == Text::AskContent)
            core.give(Command::Choice1);
        else if (prompt.id == Text::AskLocation)
            core.scanText(ownCode(QLatin1Char('L'), prompt.args.value(QStringLiteral("location")).toString().remove(QLatin1Char('-'))));
        return core.screen().prompt.id == Text::AskParcel;
    };
    QVERIFY2(waitUntil(step, 10'000), qPrintable(textName(core.screen().prompt.id)));
}

void tst_BadCentral::isSaid(ErrorCode code, const QString &english, const QString &chinese)
{
    const SyncStatus &status = m_bench->core().syncStatus();
    QVERIFY2(waitUntil([&] { return status.lastError && status.lastError->code == code && status.pending == 1; }, kHealMs),
             qPrintable(QString::number(status.lastError ? status.lastError->number() : 0)));
    QVERIFY(!status.online);
    const SyncChipState chip = syncChipOf(status, m_bench->core().screen(), UtcMs(0));
    Language language;
    QVERIFY(language.use(QStringLiteral("en")));
    QCOMPARE(syncWords(chip), english);
    QVERIFY(language.use(QStringLiteral("zh_CN")));
    QCOMPARE(syncWords(chip), chinese);
}

int tst_BadCentral::answered() const
{
    return rowsOf(m_central->databaseFile(), DatabaseKind::Central, QStringLiteral("SELECT COUNT(*) FROM op_log WHERE station='7K'")).value(0).toInt();
}

void tst_BadCentral::staysInTheOutbox()
{
    QCOMPARE(rowsOf(m_bench->file(), DatabaseKind::Station, QStringLiteral("SELECT type FROM operation WHERE state=0")), QStringList{QStringLiteral("ReceiveParcel")});
    QCOMPARE(answered(), m_atCentral);
}

void tst_BadCentral::isSentOnce()
{
    QVERIFY2(waitUntil([this] { return m_bench->isQuiet() && m_bench->core().syncStatus().pending == 0; }, kHealMs),
             qPrintable(QString::number(m_bench->core().syncStatus().lastError ? m_bench->core().syncStatus().lastError->number() : 0)));
    QCOMPARE(answered(), m_atCentral + 1);
    QCOMPARE(firstDifference(dumpOf(m_central->databaseFile(), DatabaseKind::Central), dumpOf(m_bench->file(), DatabaseKind::Station)), QString());
}

void tst_BadCentral::live(ChaosProxy::Mood mood, ErrorCode code, const QString &english, const QString &chinese)
{
    m_bench->proxy().setMood(mood);
    scanNext();
    if (QTest::currentTestFailed())
        return;
    isSaid(code, english, chinese);
    staysInTheOutbox();
    m_bench->proxy().setMood(ChaosProxy::Mood::Good);
    isSentOnce();
}

void tst_BadCentral::wrongCertificate()
{
    m_bench->proxy().setIdentity(m_strange);
    const int before = m_bench->proxy().requests();
    scanNext();
    if (QTest::currentTestFailed())
        return;
    isSaid(ErrorCode::CertificateRefused, QStringLiteral("The central's certificate is wrong, 1 waiting"), QStringLiteral("中心证书不可信，待传 1"));
    staysInTheOutbox();
    // Not one request, and so no token, went to whoever that was.
    QCOMPARE(m_bench->proxy().requests(), before);
    m_bench->proxy().setIdentity(QFileInfo(m_central->databaseFile()).path());
    isSentOnce();
}

void tst_BadCentral::refusedToken()
{
    m_bench->proxy().setMood(ChaosProxy::Mood::Refusal);
    scanNext();
    if (QTest::currentTestFailed())
        return;
    isSaid(ErrorCode::TokenRefused, QStringLiteral("The central does not know this station, 1 waiting"), QStringLiteral("中心不认识本工位，待传 1"));
    staysInTheOutbox();
    // A refused station does not knock again and again.
    const int before = m_bench->proxy().requests();
    QTest::qWait(3000);
    QCOMPARE(m_bench->proxy().requests(), before);
    m_bench->proxy().setMood(ChaosProxy::Mood::Good);
    m_bench->core().syncNow();
    isSentOnce();
}

PACKBAY_TEST(tst_BadCentral)
#include "tst_BadCentral.moc"
