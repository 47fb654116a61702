#include "tests/printing/PackingRows.h"
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

    static QString carton() { return packingCarton(); }
    static QString document() { return QStringLiteral("packing/7K000009"); }

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
        QVERIFY(station.open(0) && station.put(packingRows()));
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
