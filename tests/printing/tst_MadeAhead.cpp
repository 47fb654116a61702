#include "tests/printing/PaidStation.h"
#include "tests/printing/PdfReader.h"
#include "tests/support/TestMain.h"

#include <QDir>
#include <QTime>

using namespace packbay;
using namespace packbay::test;

/// What is drawn while the clerk still packs (the label of a paid carton: tst_StationPrinters::labelIsMadeAhead).
class tst_MadeAhead : public QObject
{
    Q_OBJECT

    static QString carton() { return QStringLiteral("7K000009"); }
    static QString document() { return QStringLiteral("packing/7K000009"); }

    /// An order of two picked parcels and an open carton for them.
    static std::vector<Row> packing()
    {
        Order order;
        order.no = QStringLiteral("CO9");
        order.id = idFor<Order>(order.no);
        order.member = QStringLiteral("TC100200P");
        order.shipTo.name = QStringLiteral("Amelia Johnson");
        order.shipTo.lines = QStringList{QStringLiteral("12 Riverside")};
        order.shipTo.city = QStringLiteral("Leeds");
        order.shipTo.country = QStringLiteral("GB");
        order.service = QStringLiteral("AIR");
        Carton box;
        box.code = carton();
        box.id = idFor<Carton>(box.code);
        box.order = order.no;
        box.owner = order.member;
        box.seqInOrder = 1;
        box.station = QStringLiteral("7K");
        std::vector<Row> rows{inState(order, "PACKING"), inState(box, "OPEN")};
        for (const char *tracking : {"SF2000000000001", "SF2000000000002"}) {
            Parcel parcel;
            parcel.tracking = QLatin1String(tracking);
            parcel.id = parcelId(QStringLiteral("SH1"), parcel.tracking, 0);
            parcel.lpn = QStringLiteral("7K%1").arg(rows.size(), 6, 10, QLatin1Char('0'));
            parcel.owner = order.member;
            parcel.order = order.no;
            parcel.weight = Grams(500);
            QJsonObject json = wire::toJson(Row(parcel));
            json.insert(QStringLiteral("position"), QStringLiteral("PICKED"));
            rows.push_back(*wire::rowFromJson(Parcel::kKind, parcel.id, json));
        }
        return rows;
    }
    static ErrorCode codeOf(StationCore &core, OperationBody body)
    {
        std::optional<ErrorCode> code;
        core.submit(std::move(body), {}, [&](const Result<Committed> &result) { code = result ? ErrorCode::None : result.error().code; });
        (void)QTest::qWaitFor([&] { return code.has_value(); });
        return code.value_or(ErrorCode::InvariantBroken);
    }

private slots:
    /// With every parcel that goes into the carton its packing list is drawn anew; when the carton is closed it comes out
    /// although its template is gone by then, and says what is in the carton.
    void packingListIsMadeWhilePacking()
    {
        QTRY_VERIFY_WITH_TIMEOUT(QTime::currentTime().second() < 40, 30000); // the list bears the minute
        PaidStation station;
        station.config.sheets.templateFolder = station.documents() + QStringLiteral("-templates");
        QVERIFY(QDir().mkpath(station.config.sheets.templateFolder));
        const QString form = station.config.sheets.templateFolder + QStringLiteral("/packing_list-a4.json");
        QVERIFY(QFile::copy(QStringLiteral(PACKBAY_SOURCE_DIR "/printing/templates/packing_list-a4.json"), form));
        QVERIFY(station.open(0) && station.put(packing()));
        QStringList ready;
        connect(&station.core->sheets(), &SheetDesk::prepared, this, [&](const QString &name) { ready.append(name); });
        for (const char *tracking : {"SF2000000000001", "SF2000000000002"}) {
            ready.clear();
            QCOMPARE(codeOf(*station.core, PackParcel{parcelId(QStringLiteral("SH1"), QLatin1String(tracking), 0), carton()}), ErrorCode::None);
            QTRY_VERIFY_WITH_TIMEOUT(ready.contains(document()), 20000);
        }
        QVERIFY(station.jobs().isEmpty()); // made, not printed
        QFile file(form);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write("{}") == 2);
        file.close();
        QCOMPARE(codeOf(*station.core, CloseCarton{carton(), 2}), ErrorCode::None);
        station.core->sheets().print({SheetKind::PackingList, carton(), 1, QStringLiteral("first")});
        QTRY_COMPARE_WITH_TIMEOUT(station.stateOf(document()), PrintState::Confirmed, 20000);
        QFile pdf(QDir(station.documents()).filePath(QStringLiteral("packing_7K000009-1.pdf")));
        QVERIFY(pdf.open(QIODevice::ReadOnly));
        const QString text = PdfReader(pdf.readAll()).text();
        QVERIFY2(text.contains(QStringLiteral("SF2000000000001")) && text.contains(QStringLiteral("SF2000000000002")), qPrintable(text));
    }
};

PACKBAY_TEST(tst_MadeAhead)
#include "tst_MadeAhead.moc"
