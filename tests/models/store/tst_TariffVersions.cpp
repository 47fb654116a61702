#include "models/domain/TariffVersions.h"
#include "models/store/Outbox.h"
#include "tests/models/store/StoreFixture.h"
#include "tests/support/TestMain.h"

#include <QJsonArray>

using namespace packbay;
using namespace packbay::test;

namespace {

QString q(const char *text)
{
    return QString::fromLatin1(text);
}

PublishTariff tariff(const char *version, const char *replaces, qint64 startsAt = 0)
{
    PublishTariff body;
    body.version = q(version);
    body.sha256 = q("sha of ") + body.version;
    body.files = withAbout({{q("line.csv"), q("line\n")}}, {q(replaces), {}, startsAt > 0 ? q("2026-12-01") : QString(), {}, UtcMs(startsAt)});
    return body;
}

QString newest(const WorldView &world)
{
    const std::optional<Tariff> found = newestTariff(world);
    return found ? found->version : QString();
}

std::vector<Case> casesOn(const WorldView &world, const char *version)
{
    return world.all<Case>(Lookup::CaseByKey, q(version));
}

} // namespace

/// Supervisors publish tariffs at stations that know nothing of each other: one version holds, the other is refused with its
/// code, leaves the view and opens a case.
class tst_TariffVersions : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_central = std::make_unique<TestCentral>(m_folder->filePath(q("c.db")));
        m_first = std::make_unique<TestStation>(m_folder->filePath(q("a.db")), q("7K"));
        m_second = std::make_unique<TestStation>(m_folder->filePath(q("b.db")), q("8M"));
        m_central->publish(tariff("v1", ""));
        pull();
    }

    void aSupervisorsVersionGoesEverywhere()
    {
        const Result<Committed> committed = m_first->submit(tariff("v2", "v1"), q("U90"));
        QVERIFY2(committed.has_value(), committed ? "" : qPrintable(committed.error().detail));
        QCOMPARE(newest(m_first->ledger().world()), q("v2"));
        QCOMPARE(aboutOf(newestTariff(m_first->ledger().world())->files).by, q("U90"));
        QCOMPARE(m_first->ledger().audit().verify()->rows, 1);
        QCOMPARE(newest(m_second->ledger().world()), q("v1"));
        QVERIFY(pushOnce(*m_first, m_central->authority()));
        pull();
        QCOMPARE(newest(m_second->ledger().world()), q("v2"));
        QCOMPARE(dumpOf(m_first->database()), dumpOf(m_central->database()));
        QCOMPARE(dumpOf(m_second->database()), dumpOf(m_central->database()));
        QVERIFY(casesOn(m_central->authority().world(), "v2").empty());
    }

    void theSecondOfTwoIsRefusedAndTakenBack()
    {
        QVERIFY(m_first->submit(tariff("a2", "v1"), q("U90")));
        QVERIFY(m_second->submit(tariff("b2", "v1"), q("U90")));
        QCOMPARE(newest(m_second->ledger().world()), q("b2"));
        QVERIFY(pushOnce(*m_first, m_central->authority()));
        QVERIFY(pushOnce(*m_second, m_central->authority()));
        const auto answered = Outbox(m_second->database(), m_second->ledger().identity()).byOpId(opIdOf('8', 1));
        QVERIFY(answered && *answered);
        QCOMPARE((*answered)->state, OutboxState::Rejected);
        QCOMPARE((*answered)->resultCode, static_cast<int>(ErrorCode::TariffOverlap));
        QVERIFY(!m_second->ledger().world().get<Tariff>(idFor<Tariff>(q("b2")))); // already before it pulls
        pull();
        for (TestStation *station : {m_first.get(), m_second.get()}) {
            QCOMPARE(newest(station->ledger().world()), q("a2"));
            const std::vector<Case> opened = casesOn(station->ledger().world(), "b2");
            QCOMPARE(opened.size(), std::size_t(1));
            QCOMPARE(opened.front().code, CaseCode::SyncRejected);
            QCOMPARE(opened.front().resultCode, qint64(ErrorCode::TariffOverlap));
            QCOMPARE(opened.front().facts.value(q("world")).toObject().value(q("newest")).toString(), q("a2"));
            QCOMPARE(dumpOf(station->database()), dumpOf(m_central->database()));
        }
        // Compared with the newest it is taken.
        QVERIFY(m_second->submit(tariff("b3", "a2"), q("U90")));
        QVERIFY(pushOnce(*m_second, m_central->authority()));
        pull();
        QCOMPARE(newest(m_first->ledger().world()), q("b3"));
    }

    void whatTheStationRefusesItself_data()
    {
        QTest::addColumn<QString>("actor");
        QTest::addColumn<QString>("version");
        QTest::addColumn<QString>("replaces");
        QTest::addColumn<qint64>("startsAt");
        QTest::addColumn<int>("code");
        const auto code = [](ErrorCode error) { return static_cast<int>(error); };
        QTest::newRow("a clerk") << q("U17") << q("w") << q("v2") << qint64(2000) << code(ErrorCode::SupervisorNeeded);
        QTest::newRow("it follows nothing") << q("U90") << q("w") << QString() << qint64(2000) << code(ErrorCode::TariffOverlap);
        QTest::newRow("it follows an older one") << q("U90") << q("w") << q("v1") << qint64(2000) << code(ErrorCode::TariffOverlap);
        QTest::newRow("it starts before the newest") << q("U90") << q("w") << q("v2") << qint64(1999) << code(ErrorCode::TariffOverlap);
        QTest::newRow("another content under the name") << q("U90") << q("v1") << q("v2") << qint64(2000) << code(ErrorCode::AlreadyExists);
        QTest::newRow("without a name") << q("U90") << QString() << q("v2") << qint64(2000) << code(ErrorCode::InvalidOperation);
        QTest::newRow("on the same day") << q("U90") << q("w") << q("v2") << qint64(2000) << 0;
        QTest::newRow("later") << q("U90") << q("w") << q("v2") << qint64(3000) << 0;
    }
    void whatTheStationRefusesItself()
    {
        QFETCH(QString, actor);
        QFETCH(QString, version);
        QFETCH(QString, replaces);
        QFETCH(qint64, startsAt);
        m_central->publish(tariff("v2", "", 2000));
        pull();
        const Result<Committed> committed = m_first->submit(tariff(qPrintable(version), qPrintable(replaces), startsAt), actor);
        QTEST(committed ? 0 : static_cast<int>(committed.error().code), "code");
    }

    /// The platform's word needs no predecessor by name; two versions for the same days it cannot make either.
    void thePlatformsStartsNoEarlier()
    {
        m_central->publish(tariff("v2", "", 2000));
        const auto refused = m_central->authority().applyUpstream(tariff("v3", "", 1999), opIdOf(9, 1), q("platform"), UtcMs(kNoon));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::TariffOverlap);
        QCOMPARE(refused.error().args.value(q("newest")).toString(), q("v2"));
        QCOMPARE(newest(m_central->authority().world()), q("v2"));
        QVERIFY(m_central->authority().applyUpstream(tariff("v3", "", 2000), opIdOf(9, 2), q("platform"), UtcMs(kNoon)));
        QCOMPARE(newest(m_central->authority().world()), q("v3"));
    }

    /// A version for next month leaves today's in force; one that begins earlier than it was published holds at once.
    void theOneInForceIsTheNewestThatHasBegun()
    {
        m_central->publish(tariff("soon", "", kNoon + 1000));
        m_central->publish(tariff("later", "", kNoon + 2000));
        const WorldView &world = m_central->authority().world();
        QCOMPARE(newest(world), q("later"));
        QCOMPARE(tariffInForce(world, UtcMs(kNoon + 999))->version, q("v1"));
        QCOMPARE(tariffInForce(world, UtcMs(kNoon + 1000))->version, q("soon"));
        QCOMPARE(tariffInForce(world, UtcMs(kNoon + 2000))->version, q("later"));
        // All were published in one millisecond of the central's clock and stay in their order.
        QVERIFY(newestTariff(world)->publishedAt.value > world.get<Tariff>(idFor<Tariff>(q("soon")))->publishedAt.value);
    }

    /// What the Rulebook cannot read is looked into where the central decides: it gives its own word, or its refusal.
    void theCentralLooksInside()
    {
        m_central->authority().checkBodiesWith([](const OperationBody &body) -> Result<OperationBody> {
            const auto *asked = std::get_if<PublishTariff>(&body);
            if (!asked)
                return body;
            if (asked->version == q("bad"))
                return makeError(ErrorCode::TariffGap, {{q("row"), 3}});
            PublishTariff checked = *asked;
            checked.sha256 = q("counted");
            return OperationBody(checked);
        });
        QVERIFY(m_first->submit(tariff("good", "v1"), q("U90")));
        QVERIFY(m_first->submit(tariff("bad", "good"), q("U90")));
        QVERIFY(pushOnce(*m_first, m_central->authority()));
        pull();
        const std::optional<Tariff> good = m_second->ledger().world().get<Tariff>(idFor<Tariff>(q("good")));
        QVERIFY(good);
        QCOMPARE(good->sha256, q("counted"));
        QCOMPARE(newest(m_first->ledger().world()), q("good"));
        QCOMPARE(casesOn(m_first->ledger().world(), "bad").front().resultCode, qint64(ErrorCode::TariffGap));
        QCOMPARE(dumpOf(m_first->database()), dumpOf(m_central->database()));
    }

private:
    void pull()
    {
        QVERIFY(pullOnce(*m_first, m_central->authority()));
        QVERIFY(pullOnce(*m_second, m_central->authority()));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<TestCentral> m_central;
    std::unique_ptr<TestStation> m_first;
    std::unique_ptr<TestStation> m_second;
};

PACKBAY_TEST(tst_TariffVersions)
#include "tst_TariffVersions.moc"
