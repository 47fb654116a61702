#include "tests/models/packing/PlanWorld.h"
#include "tests/support/TestMain.h"

#include <QLocale>

#include <clocale>
#include <future>
#include <random>

using namespace packbay;
using namespace packbay::test;

namespace {

QByteArray shuffled(const QByteArray &csv, std::mt19937 &random)
{
    QList<QByteArray> rows = csv.trimmed().split('\n');
    std::shuffle(rows.begin() + 1, rows.end(), random);
    return rows.join('\n');
}

QByteArray answerOf(const TariffPack &pack, std::uint64_t seed, int most)
{
    PlanRequest request = randomPlanRequest(seed, most);
    request.attempts = 3;
    const Result<PlanAnswer> answer = planConsolidation(pack, request);
    return answer ? toJsonLines(*answer).join('\n') : QByteArray("no answer");
}

} // namespace

/// What must hold for every plan.
class tst_PlanProperties : public QObject
{
    Q_OBJECT

private slots:
    void sameBytesWhateverTheOrderTheLocaleTheZoneAndTheThread()
    {
        const TariffFiles files = planTariffFiles(flatThenPercentDuty());
        const TariffPack plain = loadTariff(files).pack;
        std::mt19937 random(23);
        const QLocale before;
        const QByteArray zone = qgetenv("TZ");
        int plans = 0;
        for (const char *name : {"de_DE", "ar_EG", "zh_CN"}) {
            TariffFiles mixed;
            for (auto file = files.begin(); file != files.end(); ++file)
                mixed.insert(file.key(), shuffled(file.value(), random));
            for (std::uint64_t seed = 1; seed <= 8; ++seed) {
                const QByteArray expected = answerOf(plain, seed, 8);
                QLocale::setDefault(QLocale(QLatin1String(name)));
                std::setlocale(LC_ALL, (QByteArray(name) + ".UTF-8").constData());
                qputenv("TZ", "Pacific/Kiritimati");
                const TariffPack pack = loadTariff(mixed).pack;
                std::future<QByteArray> other = std::async(std::launch::async, answerOf, std::cref(pack), seed, 8);
                const QByteArray mine = answerOf(pack, seed, 8);
                const QByteArray theirs = other.get();
                std::setlocale(LC_ALL, "C.UTF-8");
                QLocale::setDefault(before);
                qputenv("TZ", zone);
                QCOMPARE(mine, expected);
                QCOMPARE(theirs, expected);
                plans += expected.contains("\"kind\":\"best\"") ? 1 : 0;
            }
        }
        QVERIFY2(plans > 15, QByteArray::number(plans).constData());
    }
};

PACKBAY_TEST(tst_PlanProperties)
#include "tst_PlanProperties.moc"
