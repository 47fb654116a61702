#include "app/demo/DemoDay.h"
#include "tests/cli/CliProgram.h"
#include "tests/support/TestMain.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <QTemporaryDir>

#include <algorithm>

using namespace packbay;
using namespace packbay::test;

namespace {

/// What a day must come to, counted from its own list of parcels and orders.
struct Due
{
    explicit Due(const DemoDay &day)
    {
        for (const DemoParcel &parcel : day.parcels) {
            parcels.insert(parcel.tracking);
            // Nobody's parcel and one without a pre-alert each wait for somebody's decision.
            exceptions += parcel.member.isEmpty() || !parcel.announced;
        }
        cartons = day.orders.size(); // every order asks for one box
        QSet<QString> carriers;
        for (const DemoOrder &order : day.orders)
            carriers.insert(carrierOf(order.submit.service));
        manifests = carriers.size(); // one driver a carrier
    }

    /// By the demo tariffs' own list of lines.
    static QString carrierOf(const QString &line)
    {
        QFile file(QStringLiteral(PACKBAY_SOURCE_DIR "/app/demo-tariffs/line.csv"));
        const QList<QByteArray> rows = file.open(QIODevice::ReadOnly) ? file.readAll().split('\n') : QList<QByteArray>();
        for (const QByteArray &row : rows) {
            if (row.startsWith(line.toUtf8() + ','))
                return QString::fromUtf8(row.split(',').at(3));
        }
        return {};
    }

    QSet<QString> parcels;
    qint64 cartons = 0;
    qint64 exceptions = 0;
    qint64 manifests = 0;
};

} // namespace

/// The main job as `packbay-cli demo` plays it: central over TLS, two stations, scanner and scale on ptys, a printer.
class tst_Demo : public QObject
{
    Q_OBJECT

private slots:
    void aWholeDay_data()
    {
        QTest::addColumn<int>("parcels");
        QTest::addColumn<quint32>("seed");
        QTest::addColumn<int>("dropsEvery");
        const bool full = qEnvironmentVariableIntValue("PACKBAY_FULL") == 1;
        QTest::newRow("day") << 500 << 2U << 0;
        QTest::newRow("another seed") << (full ? 500 : 60) << 3U << 0;
        QTest::newRow("printer drops every tenth connection") << (full ? 500 : 100) << 2U << 10;
    }

    void aWholeDay()
    {
        QFETCH(int, parcels);
        QFETCH(quint32, seed);
        QFETCH(int, dropsEvery);
        QTemporaryDir folder;
        const QString out = folder.filePath(QStringLiteral("day"));
        QStringList call{QStringLiteral("demo"),          QStringLiteral("--out"),  out, QStringLiteral("--parcels"), QString::number(parcels),
                         QStringLiteral("--seed"),        QString::number(seed)};
        if (dropsEvery > 0)
            call += {QStringLiteral("--printer-drops-every"), QString::number(dropsEvery)};
        const CliRun run = runCli({call, {}, {}, parcels > 100 ? 3'600'000 : 600'000});
        QVERIFY2(run.exit == 0, run.out + run.err);
        SchemaCheck schemas;
        schemas.add("demo", run.lines().last(), QStringLiteral("summary"));
        QCOMPARE(schemas.findings(), QByteArray());

        const DemoDay day = DemoDay::make(parcels, seed);
        checkCounts(run.object(-1), Due(day));
        checkFiles(out, Due(day), run.object(-1));
        checkDatabases(out, day);
    }

private:
    static void checkCounts(const QJsonObject &summary, const Due &due)
    {
        QVERIFY(summary[QLatin1String("ok")].toBool());
        QVERIFY(summary[QLatin1String("synced")].toBool());
        QVERIFY(summary[QLatin1String("rows_equal")].toBool());
        QCOMPARE(summary[QLatin1String("parcels")].toInteger(), qint64(due.parcels.size()));
        QCOMPARE(summary[QLatin1String("cartons")].toInteger(), due.cartons);
        QCOMPARE(summary[QLatin1String("labels")].toInteger(), due.cartons);
        QCOMPARE(summary[QLatin1String("exceptions")].toInteger(), due.exceptions);
        QCOMPARE(summary[QLatin1String("manifests")].toInteger(), due.manifests);
    }

    static void checkFiles(const QString &out, const Due &due, const QJsonObject &summary)
    {
        QCOMPARE(QDir(out + QStringLiteral("/labels")).entryList({QStringLiteral("*.zpl")}).size(), due.cartons);
        QCOMPARE(QDir(out + QStringLiteral("/labels")).entryList({QStringLiteral("*.pdf")}).size(), due.cartons);
        checkPrinted(out, due);
        QCOMPARE(QDir(out).entryList({QStringLiteral("manifest*.pdf")}).size(), summary[QLatin1String("manifests")].toInteger());
        for (const QFileInfo &manifest : QDir(out).entryInfoList({QStringLiteral("manifest*.pdf")}))
            QVERIFY(bytesOf(manifest.filePath()).startsWith("%PDF-"));
        QVERIFY(QFile(out + QStringLiteral("/audit.jsonl")).size() > 0);
    }

    /// What came out of the printer: every carton's label, and each of them once.
    static void checkPrinted(const QString &out, const Due &due)
    {
        QMap<QString, QByteArray> labels;
        for (const QFileInfo &info : QDir(out + QStringLiteral("/labels")).entryInfoList({QStringLiteral("*.zpl")}))
            labels.insert(info.completeBaseName(), bytesOf(info.filePath()));
        QStringList cartons;
        for (const QFileInfo &info : QDir(out + QStringLiteral("/printed")).entryInfoList({QStringLiteral("*.zpl")})) {
            const QByteArray sheet = bytesOf(info.filePath());
            QVERIFY(sheet.startsWith("^XA"));
            for (auto label = labels.cbegin(); label != labels.cend(); ++label) {
                if (label.value().contains(sheet))
                    cartons.append(label.key().section(QStringLiteral("-copy"), 0, 0));
            }
        }
        QCOMPARE(cartons.size(), due.cartons);
        QCOMPARE(QSet<QString>(cartons.begin(), cartons.end()).size(), due.cartons);
    }

    static QByteArray bytesOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    static void checkDatabases(const QString &out, const DemoDay &day)
    {
        QByteArray rows;
        for (const char *name : {"/central.db", "/station.db", "/station-2.db"}) {
            const QString file = out + QLatin1String(name);
            // Nothing is left in the log: the file alone is the whole database.
            QCOMPARE(QFileInfo(file + QStringLiteral("-wal")).size(), 0);
            const CliRun check = runCli({{QStringLiteral("db"), QStringLiteral("check"), file}});
            QVERIFY2(check.exit == 0, check.out + check.err);
            const CliRun dump = runCli({{QStringLiteral("db"), QStringLiteral("dump"), QStringLiteral("--db"), file}});
            QCOMPARE(dump.exit, 0);
            QVERIFY(dump.out.size() > 10'000);
            if (rows.isEmpty())
                rows = dump.out;
            QVERIFY2(dump.out == rows, name);
        }
        checkRows(rows, day);
    }

    /// Every parcel of the day once, every order's parcels in one carton that has left.
    static void checkRows(const QByteArray &rows, const DemoDay &day)
    {
        QMap<QString, QJsonObject> parcels;
        QMap<QString, QString> leftCartons;
        for (const QByteArray &line : rows.split('\n')) {
            const QJsonObject object = QJsonDocument::fromJson(line).object();
            const QJsonObject row = object[QLatin1String("row")].toObject();
            if (object[QLatin1String("e")].toString() == QStringLiteral("parcel")) {
                QVERIFY(!parcels.contains(row[QLatin1String("tracking")].toString()));
                parcels.insert(row[QLatin1String("tracking")].toString(), row);
            } else if (object[QLatin1String("e")].toString() == QStringLiteral("carton")) {
                leftCartons.insert(row[QLatin1String("code")].toString(), row[QLatin1String("order_no")].toString());
            }
        }
        QCOMPARE(parcels.size(), day.parcels.size());
        QCOMPARE(leftCartons.size(), day.orders.size());
        for (const DemoParcel &planned : day.parcels) {
            QVERIFY2(parcels.contains(planned.tracking), qPrintable(planned.tracking));
            const QJsonObject row = parcels.value(planned.tracking);
            QCOMPARE(row[QLatin1String("owner")].toString(), planned.member);
            QCOMPARE(row[QLatin1String("weight_g")].toInteger(), planned.weight.value);
            QCOMPARE(leftCartons.value(row[QLatin1String("carton")].toString()), planned.order);
        }
    }
};

PACKBAY_TEST(tst_Demo)
#include "tst_Demo.moc"
