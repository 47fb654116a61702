#include "tests/printing/LabelSink.h"
#include "tests/printing/PaidStation.h"
#include "tests/support/TestMain.h"

using namespace packbay;
using namespace packbay::test;

/// A label waits, and its printer is replaced by another.
class tst_PrinterChange : public QObject
{
    Q_OBJECT

    static QString addressOf(quint16 port, const char *reports = "") { return QStringLiteral("tcp://127.0.0.1:%1").arg(port) + QLatin1String(reports); }
    /// A port at which nobody listens.
    static quint16 nobody()
    {
        QTcpServer server;
        server.listen(QHostAddress::LocalHost);
        return server.serverPort();
    }
    /// Prints a parcel's label; its document.
    static QString receive(PaidStation &station)
    {
        ReceiveParcel receipt;
        receipt.tracking = QStringLiteral("SF1000000000001");
        QString lpn;
        station.core->submit(receipt, {}, [&](const Result<Committed> &result) {
            if (result)
                lpn = std::get<ReceiveParcel>(result->operation.body).lpn;
        });
        if (QTest::qWaitFor([&] { return !lpn.isEmpty(); }))
            station.core->sheets().print({SheetKind::ParcelLabel, lpn, 1, QStringLiteral("first")});
        const QString document = QStringLiteral("parcel/") + lpn;
        (void)QTest::qWaitFor([&] { return station.job(document) && !station.job(document)->bytes.isEmpty(); }, 20000);
        return document;
    }

private slots:
    void anotherLanguage_data()
    {
        QTest::addColumn<LabelFormat>("format");
        QTest::addColumn<QByteArray>("begin");
        QTest::newRow("tspl") << LabelFormat::Tspl << QByteArray("SIZE ");
        QTest::newRow("epl") << LabelFormat::Epl << QByteArray("\nN\n");
        QTest::newRow("escpos") << LabelFormat::EscPos << QByteArray("\x1dv0");
    }
    /// The new printer gets the sheet in its own language and not one byte of the old one.
    void anotherLanguage()
    {
        QFETCH(LabelFormat, format);
        QFETCH(QByteArray, begin);
        PaidStation station;
        station.config.sheets.labelPrinter = addressOf(nobody());
        QVERIFY(station.open(1));
        const QString document = receive(station);
        QVERIFY(station.job(document)->bytes.startsWith("^XA"));
        QCOMPARE(station.stateOf(document), PrintState::Queued);
        station.core.reset();

        LabelSink sink(LabelSink::Manner::Silent);
        QVERIFY(sink.open());
        station.config.sheets.labelPrinter = addressOf(sink.serverPort(), "?reports=no");
        station.config.sheets.labelFormat = format;
        QVERIFY(station.open(1));
        QTRY_COMPARE_WITH_TIMEOUT(station.stateOf(document), PrintState::Sent, 20000);
        const QByteArray bytes = station.job(document)->bytes;
        QVERIFY(bytes.startsWith(begin));
        QTRY_VERIFY(sink.everything.contains(bytes));
        QVERIFY(!sink.everything.contains("^XA"));
    }

    /// What is right for the printer that is there is sent as it was made.
    void theSameLanguage()
    {
        PaidStation station;
        station.config.sheets.labelPrinter = addressOf(nobody());
        QVERIFY(station.open(1));
        const QString document = receive(station);
        const QByteArray bytes = station.job(document)->bytes;
        station.core.reset();
        LabelSink sink;
        QVERIFY(sink.open());
        station.config.sheets.labelPrinter = addressOf(sink.serverPort());
        QVERIFY(station.open(1));
        QTRY_COMPARE_WITH_TIMEOUT(station.stateOf(document), PrintState::Confirmed, 20000);
        QCOMPARE(sink.labels, QList<QByteArray>{bytes.trimmed()});
        QCOMPARE(station.job(document)->bytes, bytes);
    }

    /// Made while the spare printer worked, and the spare printer is gone.
    void theSpareIsGone()
    {
        PaidStation station;
        station.config.sheets.labelPrinter = addressOf(nobody());
        station.config.sheets.sparePrinter = addressOf(nobody());
        QVERIFY(station.open(1));
        station.core->sheets().useSpare();
        const QString document = receive(station);
        QCOMPARE(station.job(document)->printer, QStringLiteral("spare"));
        station.core.reset();
        LabelSink sink;
        QVERIFY(sink.open());
        station.config.sheets.labelPrinter = addressOf(sink.serverPort());
        station.config.sheets.sparePrinter.clear();
        QVERIFY(station.open(1));
        QTRY_COMPARE_WITH_TIMEOUT(station.stateOf(document), PrintState::Confirmed, 20000);
        QCOMPARE(sink.labels.size(), 1);
    }

    /// The spare printer is away too, and the label printer comes back.
    void theSpareIsAway()
    {
        const quint16 port = nobody();
        PaidStation station;
        station.config.sheets.labelPrinter = addressOf(port);
        station.config.sheets.sparePrinter = addressOf(nobody());
        QVERIFY(station.open(1));
        const QString document = receive(station);
        station.core->sheets().useSpare();
        LabelSink sink;
        QVERIFY(sink.open(port));
        QTRY_COMPARE_WITH_TIMEOUT(station.stateOf(document), PrintState::Confirmed, 20000);
        QCOMPARE(sink.labels.size(), 1);
    }
};

PACKBAY_TEST(tst_PrinterChange)
#include "tst_PrinterChange.moc"
