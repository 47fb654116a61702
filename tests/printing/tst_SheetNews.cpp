#include "models/domain/OwnCode.h"
#include "tests/printing/LabelSink.h"
#include "tests/printing/PackingRows.h"
#include "tests/printing/SheetSinks.h"
#include "tests/support/TestMain.h"

using namespace packbay;
using namespace packbay::test;

/// What became of a sheet is said on whatever screen is open: one that could not be made, one of which nobody knows, and
/// the printer of the documents that has no paper.
class tst_SheetNews : public QObject
{
    Q_OBJECT

    static constexpr int kReadMs = 1100; ///< sooner nothing that is given counts as read

    /// The carton with both parcels is sealed; one product has a title that no line of a packing list takes.
    static bool sealed(PaidStation &station)
    {
        std::vector<Row> rows = packingRows();
        for (Row &row : rows) {
            auto *parcel = std::get_if<Parcel>(&row);
            if (!parcel || parcel->tracking != u"SF2000000000002")
                continue;
            GoodsLine goods;
            goods.nameEn = QStringLiteral("Dress").repeated(120);
            goods.qty = 1;
            parcel->items = {goods};
        }
        if (!station.open(0) || !station.put(rows))
            return false;
        station.core->give(Command::GoPack);
        station.core->give(Command::Next);
        for (const char *tracking : {"SF2000000000001", "SF2000000000002"}) {
            station.core->scanText(QLatin1String(tracking));
            if (!QTest::qWaitFor([&] { return station.core->world().parcelByTracking(QLatin1String(tracking))->carton == packingCarton() && station.core->screen().banner != Banner::Busy; }))
                return false;
        }
        station.core->give(Command::Seal);
        return QTest::qWaitFor([&] { return station.core->world().carton(packingCarton())->state == CartonState::Closed; });
    }
    static QString said(const PaidStation &station)
    {
        const std::optional<Error> error = station.core->screen().error;
        return error ? errorId(error->code) + QLatin1Char(' ') + error->args.value(QLatin1String("document")).toString() : QString();
    }

private slots:
    void aListThatCannotBeMadeIsSaid_data()
    {
        QTest::addColumn<Command>("screen");
        QTest::newRow("on Merge & Pack") << Command::None;
        QTest::newRow("on Receive") << Command::GoReceive;
        QTest::newRow("on Label & Dispatch") << Command::GoDispatch;
    }
    void aListThatCannotBeMadeIsSaid()
    {
        QFETCH(Command, screen);
        PaidStation station;
        QVERIFY(sealed(station));
        if (screen != Command::None)
            station.core->give(screen);
        const QString failure = errorId(ErrorCode::TextDoesNotFit) + QStringLiteral(" packing/7K000009");
        QTRY_COMPARE_WITH_TIMEOUT(said(station), failure, 20000);
        QVERIFY(station.core->screen().banner == Banner::Ask && !station.core->screen().latched);
        QVERIFY2(station.core->screen().error->args.value(QLatin1String("field")).toString().contains(QStringLiteral("description")), qPrintable(station.core->screen().error->args.value(QLatin1String("field")).toString()));
        // What comes in the same moment was meant for something else: it works, and the news stays.
        station.core->give(Command::GoPack);
        QTRY_COMPARE(said(station), failure);
        QTest::qWait(kReadMs);
        station.core->give(Command::Ok);
        QTRY_COMPARE(station.core->screen().prompt.id, Text::AskJobSheet);
        QCOMPARE(said(station), QString());
        QCOMPARE(station.stateOf(QStringLiteral("packing/7K000009")), PrintState::Failed);
    }

    /// Whoever only receives is asked, too: No prints the next copy, Yes is the end of it.
    void aDoubtIsAskedOnReceive_data()
    {
        QTest::addColumn<bool>("cameOut");
        QTest::newRow("it came out") << true;
        QTest::newRow("it did not") << false;
    }
    void aDoubtIsAskedOnReceive()
    {
        QFETCH(bool, cameOut);
        LabelSink sink;
        QVERIFY(sink.open());
        PaidStation station;
        station.config.sheets.labelPrinter = QStringLiteral("tcp://127.0.0.1:%1").arg(sink.serverPort());
        QVERIFY(station.open(1));
        station.core->give(Command::GoReceive);
        sink.onLabel = [&](const QByteArray &) { // taken whole, and the line breaks before a word of it
            sink.answering = false;
            QTimer::singleShot(0, &sink, [&] {
                sink.onLabel = nullptr;
                sink.answering = true;
                sink.dropAll();
            });
        };
        const QString document = QStringLiteral("hold/7K000001/DAMAGED");
        station.core->sheets().print({SheetKind::HoldTag, QStringLiteral("7K000001"), 1, QStringLiteral("DAMAGED")});
        QTRY_COMPARE_WITH_TIMEOUT(station.core->screen().prompt.id, Text::DispatchAskSheetCameOut, 20000);
        QCOMPARE(station.stateOf(document), PrintState::Unknown);
        QCOMPARE(station.core->screen().prompt.args.value(QLatin1String("code")).toString(), QStringLiteral("7K000001"));
        station.core->give(cameOut ? Command::Ok : Command::No);
        QTRY_COMPARE(station.core->screen().prompt.id, Text::AskParcel);
        QTRY_COMPARE(station.stateOf(document), cameOut ? PrintState::Confirmed : PrintState::Failed);
        if (!cameOut)
            QTRY_COMPARE_WITH_TIMEOUT(station.stateOf(document, 2), PrintState::Confirmed, 20000);
        QCOMPARE(station.jobs().size(), cameOut ? 1 : 2);
        QVERIFY(!station.core->screen().error); // the clerk's own answer is no news to him
    }

    void theDocumentPrinterIsOnTheChip()
    {
        IppSheetSink documents;
        QVERIFY(documents.listen(QHostAddress::LocalHost));
        LabelSink labels;
        QVERIFY(labels.open());
        PaidStation station;
        station.config.sheets.labelPrinter = QStringLiteral("tcp://127.0.0.1:%1").arg(labels.serverPort());
        station.config.sheets.documentPrinter = QStringLiteral("ipp://127.0.0.1:%1/ipp/print").arg(documents.serverPort());
        QVERIFY(station.open(0));
        DeviceStatus chip;
        connect(station.core.get(), &StationCore::deviceChanged, this, [&](const DeviceStatus &status) {
            if (status.name == u"printer")
                chip = status;
        });
        documents.reasons = "media-empty-error";
        QTRY_COMPARE_WITH_TIMEOUT(chip.problem, ErrorCode::PrinterNoPaper, 20000);
        QVERIFY2(chip.words.startsWith(QStringLiteral("documents: ")), qPrintable(chip.words));
        labels.headOpen = true; // the labels' printer comes first
        QTRY_VERIFY_WITH_TIMEOUT(chip.problem == ErrorCode::PrinterDoorOpen && !chip.words.startsWith(QStringLiteral("documents: ")), 20000);
        labels.headOpen = false;
        QTRY_COMPARE_WITH_TIMEOUT(chip.problem, ErrorCode::PrinterNoPaper, 20000);
        documents.reasons = "none";
        QTRY_VERIFY_WITH_TIMEOUT(chip.problem == ErrorCode::None && chip.state == DeviceState::Ready, 20000);
    }
};

PACKBAY_TEST(tst_SheetNews)
#include "tst_SheetNews.moc"
