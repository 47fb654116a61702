#include "app/demo/CentralProcess.h"
#include "app/station/core/StationCore.h"
#include "app/station/core/SystemClock.h"
#include "models/domain/OwnCode.h"
#include "models/wire/OperationCodec.h"
#include "printing/LabelMaker.h"
#include "tests/printing/LabelSamples.h"
#include "tests/printing/LabelSink.h"
#include "tests/support/TestMain.h"

#include <QCryptographicHash>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>

using namespace packbay;
using namespace packbay::test;

/// A label that the central buys: from the clerk's scan to the central, the carrier's own sheet from the platform through
/// the central and sync to the station, and bit by bit to the printer. Real central over TLS, real printer socket.
class tst_BoughtLabel : public QObject
{
    Q_OBJECT

    static constexpr int kPatienceMs = 60'000;
    static QString order() { return QStringLiteral("CO26110001"); }
    static QString tracking() { return QStringLiteral("SF1390000000123"); }
    static QString carrierNo() { return QStringLiteral("1Z5R89390357567127"); }

    /// A carrier's own ZPL, or one of another kind when the outside data is absent.
    static QByteArray carriersOwn()
    {
        QFile file(QStringLiteral(PACKBAY_SOURCE_DIR "/../shared/data/hardware/carrier_labels/dpdpl.zpl"));
        if (file.open(QIODevice::ReadOnly)) {
            const QByteArray bytes = file.readAll();
            if (bytes.trimmed().startsWith("^XA") && bytes.count("^XZ") == 1 && !bytes.contains("^LL") && !bytes.contains("^PW"))
                return bytes;
        }
        return "^XA^FO50,60^A0N,40,40^FDCARRIER 1Z5R89390357567127^FS^FO50,200^BY3^BCN,200^FD1Z5R89390357567127^FS^XZ";
    }

    bool act(OperationBody body)
    {
        std::optional<ErrorCode> code;
        QByteArray detail;
        m_core->submit(std::move(body), {}, [&](const Result<Committed> &result) {
            code = result ? ErrorCode::None : result.error().code;
            detail = result ? QByteArray() : QJsonDocument(result.error().args).toJson(QJsonDocument::Compact);
        });
        (void)QTest::qWaitFor([&] { return code.has_value(); }, kPatienceMs);
        if (code != ErrorCode::None)
            qWarning("E%d %s", static_cast<int>(code.value_or(ErrorCode::InvariantBroken)), detail.constData());
        return code == ErrorCode::None;
    }
    template<class Body>
    QJsonObject tell(const char *route, const Body &body)
    {
        return tellJson(route, wire::payloadOf(body));
    }
    QJsonObject tellJson(const char *route, const QJsonObject &row)
    {
        const auto answer = m_central->upstream(QLatin1String(route), QStringLiteral("t%1").arg(++m_told), row);
        if (!answer)
            qWarning("E%d %s", answer.error().number(), QJsonDocument(answer.error().args).toJson(QJsonDocument::Compact).constData());
        return answer ? answer->value(QLatin1String("results")).toArray().first().toObject() : QJsonObject();
    }
    /// The answer to what the platform says about a label. Its word may come before the station's push, and is then said again.
    QString settled(const QJsonObject &answer)
    {
        QString result;
        (void)QTest::qWaitFor([&] {
            result = tellJson("labels", answer).value(QLatin1String("result")).toString();
            return !result.isEmpty() && result != QStringLiteral("rejected");
        }, kPatienceMs);
        return result;
    }
    /// The demo's member sends one parcel to Leeds; it is in a carton, paid for.
    bool paidCarton()
    {
        CreatePreAlert alert;
        alert.no = QStringLiteral("PA1");
        alert.member = memberCode(100200);
        alert.tracking = tracking();
        if (tell("pre-alerts", alert).value(QLatin1String("result")) != QStringLiteral("applied"))
            return false;
        ReceiveParcel receipt;
        receipt.tracking = tracking();
        if (!QTest::qWaitFor([&] { return m_core->world().preAlert(alert.no).has_value(); }, kPatienceMs) || !act(receipt))
            return false;
        const EntityId parcel = m_core->world().parcelByTracking(tracking())->id;
        if (!act(MeasureParcel{parcel, Grams(1000), QStringLiteral("scale"), {}, {}}) || !act(PutawayParcel{parcel, QStringLiteral("SH1A030101A")}))
            return false;
        SubmitOrder submit;
        submit.no = order();
        submit.member = alert.member;
        submit.requested = QStringList{tracking()};
        submit.shipTo.name = QStringLiteral("Amelia Johnson");
        submit.shipTo.lines = QStringList{QStringLiteral("12 Riverside")};
        submit.shipTo.city = QStringLiteral("Leeds");
        submit.shipTo.country = QStringLiteral("GB");
        submit.service = QStringLiteral("GB-AIR");
        if (!QTest::qWaitFor([&] { return tell("orders", submit).value(QLatin1String("result")) == QStringLiteral("applied"); }, kPatienceMs)
            || !QTest::qWaitFor([&] { return m_core->world().order(order()).has_value(); }, kPatienceMs))
            return false;
        QuoteCarton quote;
        quote.carton = carton();
        quote.line = submit.service;
        quote.carrier = QStringLiteral("House Air");
        quote.tariff = QStringLiteral("GB-AIR@1");
        quote.totalMinor = 5000;
        quote.currency = QStringLiteral("CNY");
        quote.actual = Grams(1300);
        quote.expiresAt = UtcMs(m_clock.now().value + 3'600'000);
        if (!act(ApproveOrder{order()}) || !act(PickParcel{parcel, order()}) || !act(OpenCarton{carton(), order(), QString(), Grams(300)})
            || !act(PackParcel{parcel, carton()}) || !act(CloseCarton{carton(), 1})
            || !act(WeighCarton{carton(), Grams(1300), QStringLiteral("scale"), QString(), false}) || !act(quote))
            return false;
        const RecordPayment payment{QStringLiteral("P1"), order(), 5000, QStringLiteral("CNY"), m_clock.now()};
        return QTest::qWaitFor([&] { return tell("payments", payment).value(QLatin1String("result")) == QStringLiteral("applied"); }, kPatienceMs)
            && QTest::qWaitFor([&] { return m_core->world().carton(carton())->state == CartonState::Paid; }, kPatienceMs);
    }
    static QString carton() { return QStringLiteral("7K000001"); }
    QList<PrintJob> jobs()
    {
        const auto all = m_core->ledger().call([](Ledger &ledger) { return PrintSpool(ledger.database()).all(); });
        return all ? *all : QList<PrintJob>();
    }
    /// The label that the clerk's scan asks the carrier for; the screen waits for it.
    QString askedFor()
    {
        if (m_core->world().carton(carton())->label.isEmpty()) {
            m_core->give(Command::GoDispatch);
            m_core->scanText(ownCode(QLatin1Char('X'), carton()));
        }
        const bool waits = QTest::qWaitFor([&] { return m_core->screen().prompt.id == Text::DispatchBuying; }, kPatienceMs);
        return waits ? m_core->world().carton(carton())->label : QString();
    }
    static QJsonObject issued(const QString &label)
    {
        return {{QStringLiteral("label"), label}, {QStringLiteral("answer"), QStringLiteral("ISSUED")}, {QStringLiteral("carrier_no"), carrierNo()}};
    }
    static QJsonObject withSheet(QJsonObject answer, const QByteArray &sheet)
    {
        answer.insert(QStringLiteral("sheet_base64"), QString::fromLatin1(sheet.toBase64()));
        return answer;
    }
    QString labelState()
    {
        const auto label = m_core->world().label(m_core->world().carton(carton())->label);
        return label ? enumName(label->state.value()) : QString();
    }

private slots:
    void initTestCase()
    {
        QVERIFY(m_sink.open());
        m_central = std::make_unique<CentralProcess>(QStringLiteral(PACKBAY_BIN_DIR "/packbay-central"), m_folder.filePath(QStringLiteral("central")));
        QVERIFY(m_central->init());
        QVERIFY(m_central->serve());
        const DemoAccess::Station access = m_central->access().stations.first();
        StationConfig config;
        config.databaseFile = m_folder.filePath(QStringLiteral("station.db"));
        config.backupFolder = m_folder.filePath(QStringLiteral("backups"));
        config.identity = {QStringLiteral("SH1"), access.id, 1};
        config.central = m_central->addressFor(access.token);
        config.sheets.documentFolder = m_folder.filePath(QStringLiteral("documents"));
        config.sheets.labelPrinter = QStringLiteral("tcp://127.0.0.1:%1").arg(m_sink.serverPort());
        config.sheets.cartonPaper = QStringLiteral("100x180");
        config.dispatch.sellers = QStringList{QStringLiteral("House Air")};
        config.okBannerMs = 0;
        config.tickMs = 20;
        m_core = std::make_unique<StationCore>(config, m_clock, m_ids);
        QVERIFY(m_core->start());
        QTRY_VERIFY_WITH_TIMEOUT(m_core->world().user(QStringLiteral("U90")).has_value(), kPatienceMs);
        m_core->enter(*m_core->world().user(QStringLiteral("U90")));
        QVERIFY(paidCarton());
    }
    void cleanupTestCase()
    {
        m_core.reset();
        m_central.reset();
    }

    /// What is no sheet is refused where it comes in, and says so: the label that waits for it waits on.
    void anEmptySheetIsRefused()
    {
        const QString no = askedFor();
        QVERIFY(!no.isEmpty());
        // The central knows of the purchase, so nothing but the sheet can be what it does not like.
        QCOMPARE(settled({{QStringLiteral("label"), no}, {QStringLiteral("answer"), QStringLiteral("TIMED_OUT")}}), QStringLiteral("applied"));
        QJsonObject noBase64 = issued(no);
        noBase64.insert(QStringLiteral("sheet_base64"), QStringLiteral("^XA^XZ"));
        QJsonObject unknown = issued(no);
        unknown.insert(QStringLiteral("sheet"), QString(64, QLatin1Char('a')));
        const QList<std::pair<QJsonObject, QString>> bad{{withSheet(issued(no), QByteArray()), QStringLiteral("/sheet_base64")},
                                                         {withSheet(issued(no), "<html>502</html>"), QStringLiteral("/sheet_base64")},
                                                         {noBase64, QStringLiteral("/sheet_base64")},
                                                         {unknown, QStringLiteral("/sheet")}};
        for (const auto &[answer, where] : bad) {
            const auto said = m_central->upstream(QStringLiteral("labels"), QStringLiteral("bad%1").arg(++m_told), answer);
            QVERIFY2(!said, QJsonDocument(answer).toJson());
            QCOMPARE(said.error().code, ErrorCode::MessageMalformed);
            QCOMPARE(said.error().args.value(QLatin1String("where")).toString(), where);
        }
        QTRY_COMPARE_WITH_TIMEOUT(labelState(), QStringLiteral("UNKNOWN"), kPatienceMs);
        QCOMPARE(m_core->screen().prompt.id, Text::DispatchBuying);
        QVERIFY(jobs().isEmpty());
    }

    /// Bought once; the sheet arrives as the carrier made it and is sent again with the same SHA-256.
    void passedOnAndNeverBoughtAgain()
    {
        const QString no = askedFor();
        QVERIFY(!no.isEmpty());
        const QByteArray sheet = carriersOwn();
        const QJsonObject answer = withSheet(issued(no), sheet);
        QCOMPARE(settled(answer), QStringLiteral("applied"));
        QTRY_COMPARE_WITH_TIMEOUT(m_core->screen().prompt.id, Text::DispatchAskLabel, kPatienceMs);
        QVERIFY(m_sink.everything.contains(sheet));
        const QByteArray sha256 = QCryptographicHash::hash(sheet, QCryptographicHash::Sha256);
        QCOMPARE(m_core->world().label(no)->sheet, QString::fromLatin1(sha256.toHex()));
        QCOMPARE(settled(answer), QStringLiteral("merged"));

        m_sink.everything.clear();
        m_core->give(Command::Reprint);
        m_core->give(Command::Choice2);
        QTRY_COMPARE_WITH_TIMEOUT(jobs().size(), 2, kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(m_sink.everything.contains(sheet), kPatienceMs);
        for (const PrintJob &job : jobs()) {
            QCOMPARE(job.bytes, sheet);
            QCOMPARE(job.sha256, sha256);
        }
        QCOMPARE(jobs().last().reason, QStringLiteral("reprint: damaged"));
        QCOMPARE(m_core->world().label(no)->copies, 2);
        const auto labels = m_core->world().all<Label>(Lookup::LabelByCarton, carton());
        QCOMPARE(labels.size(), std::size_t(1));
        QTRY_COMPARE_WITH_TIMEOUT(m_core->screen().prompt.id, Text::DispatchAskLabel, kPatienceMs);
        m_core->scanText(carrierNo());
        QTRY_COMPARE_WITH_TIMEOUT(labelState(), QStringLiteral("VERIFIED"), kPatienceMs);
    }

    /// Void requested, rejected by the carrier: shown, and the carton goes on.
    void voidIsTheCarriersWord()
    {
        m_core->give(Command::VoidLabel);
        m_core->give(Command::Choice1);
        QTRY_COMPARE_WITH_TIMEOUT(labelState(), QStringLiteral("VOID_REQUESTED"), kPatienceMs);
        const QJsonObject answer{{QStringLiteral("label"), m_core->world().carton(carton())->label}, {QStringLiteral("answer"), QStringLiteral("VOID_REJECTED")},
                                 {QStringLiteral("reason"), QStringLiteral("scanned in Leeds")}};
        QCOMPARE(settled(answer), QStringLiteral("applied"));
        QTRY_COMPARE_WITH_TIMEOUT(labelState(), QStringLiteral("VOID_REJECTED"), kPatienceMs);
    }

private:
    QTemporaryDir m_folder;
    SystemClock m_clock;
    SystemIds m_ids{m_clock};
    LabelSink m_sink;
    std::unique_ptr<CentralProcess> m_central;
    std::unique_ptr<StationCore> m_core;
    int m_told = 0;
};

PACKBAY_TEST(tst_BoughtLabel)
#include "tst_BoughtLabel.moc"
