#include "app/station/core/StationCore.h"
#include "app/station/core/SystemClock.h"
#include "models/domain/OwnCode.h"
#include "models/wire/RowCodec.h"
#include "tests/printing/LabelSamples.h"
#include "tests/printing/LabelSink.h"
#include "tests/printing/PdfReader.h"
#include "tests/printing/RasterReaders.h"
#include "tests/printing/SheetSinks.h"
#include "tests/support/TestMain.h"

#include <QDir>
#include <QTemporaryDir>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace packbay;
using namespace packbay::test;

/// The station with its printers: every kind of address, what a printer says, sheets made ahead, reprinted, voided and
/// promised. Everything but the windows is the real thing.
class tst_StationPrinters : public QObject
{
    Q_OBJECT

    template<class T>
    static Row inState(const T &row, const char *state)
    {
        QJsonObject json = wire::toJson(Row(row));
        json.insert(QStringLiteral("state"), QLatin1String(state));
        return *wire::rowFromJson(T::kKind, row.id, json);
    }
    static Order order()
    {
        Order order;
        order.no = QStringLiteral("CO1");
        order.id = idFor<Order>(order.no);
        order.member = QStringLiteral("TC100200P");
        order.shipTo.name = QStringLiteral("Amelia Johnson");
        order.shipTo.lines = QStringList{QStringLiteral("12 Riverside")};
        order.shipTo.city = QStringLiteral("Leeds");
        order.shipTo.country = QStringLiteral("GB");
        order.service = QStringLiteral("AIR");
        return order;
    }
    static Carton carton(const char *code)
    {
        Carton carton;
        carton.code = QLatin1String(code);
        carton.id = idFor<Carton>(carton.code);
        carton.order = order().no;
        carton.owner = order().member;
        carton.seqInOrder = 1;
        carton.contents = 1;
        carton.gross = Grams(1200);
        carton.carrier = QStringLiteral("PB");
        carton.service = QStringLiteral("AIR");
        return carton;
    }
    static User user(const char *badge, Role role)
    {
        User user;
        user.badge = QLatin1String(badge);
        user.id = idFor<User>(user.badge);
        user.name = user.badge;
        user.role = role;
        return user;
    }
    static NumberBlock block(const char *purpose, const char *prefix)
    {
        NumberBlock block;
        block.station = QStringLiteral("7K");
        block.purpose = QLatin1String(purpose);
        block.prefix = QLatin1String(prefix);
        block.first = 1000;
        block.last = 1999;
        block.id = idFor<NumberBlock>(block.purpose);
        return block;
    }

    void put(StationCore &core, const std::vector<Row> &rows)
    {
        const Status written = core.ledger().call([&](Ledger &ledger) -> Status {
            Transaction transaction(ledger.database());
            PACKBAY_TRY(transaction.begun());
            for (const Row &row : rows)
                PACKBAY_TRY(ledger.world().put(row, 1));
            return transaction.commit();
        });
        QVERIFY(written);
    }
    /// Two clerks, numbers, and one paid carton.
    void putPaidCarton(StationCore &core)
    {
        put(core, {Row(user("U17", Role::Clerk)), Row(user("S01", Role::Supervisor)), Row(block("carrier_no", "PB")), Row(block("sscc", "34012345")), inState(order(), "PAID"),
                   inState(carton("7K000001"), "PAID")});
    }
    /// Receives a parcel and prints its inner label; its number.
    QString receive(StationCore &core, const char *tracking)
    {
        ReceiveParcel receipt;
        receipt.tracking = QLatin1String(tracking);
        QString lpn;
        core.submit(receipt, {}, [&](const Result<Committed> &result) {
            if (result)
                lpn = std::get<ReceiveParcel>(result->operation.body).lpn;
        });
        if (QTest::qWaitFor([&] { return !lpn.isEmpty(); }))
            core.sheets().print({SheetKind::ParcelLabel, lpn, 1, QStringLiteral("first")});
        return lpn;
    }
    static QList<PrintJob> jobs(StationCore &core)
    {
        const auto all = core.ledger().call([](Ledger &ledger) { return PrintSpool(ledger.database()).all(); });
        return all ? *all : QList<PrintJob>();
    }
    static PrintState stateOf(StationCore &core, const QString &document, int copy = 1)
    {
        for (const PrintJob &job : jobs(core)) {
            if (job.document == document && job.copy == copy)
                return job.state;
        }
        return PrintState::Cancelled;
    }
    static void scan(StationCore &core, const QString &code) { core.scanText(code); }
    static ErrorCode codeOf(StationCore &core, OperationBody body)
    {
        std::optional<ErrorCode> code;
        core.submit(std::move(body), {}, [&](const Result<Committed> &result) { code = result ? ErrorCode::None : result.error().code; });
        (void)QTest::qWaitFor([&] { return code.has_value(); });
        return code.value_or(ErrorCode::InvariantBroken);
    }
    QByteArray printedPdf(const QString &name) const
    {
        QFile file(QDir(m_config.sheets.documentFolder).filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    std::unique_ptr<StationCore> opened()
    {
        auto core = std::make_unique<StationCore>(m_config, m_clock, m_ids);
        return core->start() ? std::move(core) : nullptr;
    }
    /// On Label & Dispatch, the label of the carton is out and lies in the clerk's hand.
    std::unique_ptr<StationCore> withLabel()
    {
        auto core = opened();
        putPaidCarton(*core);
        core->enter(user("U17", Role::Clerk));
        core->give(Command::GoDispatch);
        scan(*core, ownCode(QLatin1Char('X'), QStringLiteral("7K000001")));
        (void)QTest::qWaitFor([&] { return core->screen().prompt.id == Text::DispatchAskLabel; }, 20000);
        return core;
    }

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_config = {};
        m_config.databaseFile = m_folder->filePath(QStringLiteral("station.db"));
        m_config.backupFolder = m_folder->filePath(QStringLiteral("backups"));
        m_config.identity = {QStringLiteral("SH1"), QStringLiteral("7K"), 1};
        m_config.sheets.documentFolder = m_folder->filePath(QStringLiteral("documents"));
        m_config.okBannerMs = 0;
    }

    void tcpInEveryLanguage_data()
    {
        QTest::addColumn<LabelFormat>("format");
        QTest::newRow("zpl") << LabelFormat::Zpl;
        QTest::newRow("tspl") << LabelFormat::Tspl;
        QTest::newRow("epl") << LabelFormat::Epl;
    }
    void tcpInEveryLanguage()
    {
        QFETCH(LabelFormat, format);
        LabelSink sink(LabelSink::Manner::Silent);
        QVERIFY(sink.open());
        m_config.sheets.labelPrinter = QStringLiteral("tcp://127.0.0.1:%1?reports=no").arg(sink.serverPort());
        m_config.sheets.labelFormat = format;
        m_config.sheets.parcelPaper = QStringLiteral("100x100");
        auto core = opened();
        const QString document = QStringLiteral("parcel/") + receive(*core, "SF1000000000001");
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(*core, document), PrintState::Sent, 20000);
        const QByteArray job = jobs(*core).first().bytes;
        QVERIFY(sink.everything.contains(job));
        QString error;
        QStringList commands;
        const QImage picture = format == LabelFormat::Zpl ? readZpl(job, &error) : format == LabelFormat::Tspl ? readTspl(job, &commands) : readEpl(job, &commands);
        QCOMPARE(picture.size(), QSize(800, 800));
        // Before the job: no reprint by the printer itself.
        const QByteArray before = sink.everything.left(sink.everything.indexOf(job));
        QCOMPARE(before.contains("^JZN"), format == LabelFormat::Zpl);
        QCOMPARE(before.contains("SET REPRINT OFF"), format == LabelFormat::Tspl);
    }

    void usbGetsSetUpAndLabel()
    {
        const QString path = m_folder->filePath(QStringLiteral("lp0"));
        QCOMPARE(::mkfifo(path.toLocal8Bit().constData(), 0600), 0);
        const int reader = ::open(path.toLocal8Bit().constData(), O_RDONLY | O_NONBLOCK);
        QVERIFY(reader >= 0);
        // A device file is under /dev; the link is what a rule of udev would make.
        const QString device = QStringLiteral("/dev/shm/packbay-test-%1").arg(QCoreApplication::applicationPid());
        QVERIFY(QFile::link(path, device));
        m_config.sheets.labelPrinter = QStringLiteral("usb://") + device;
        auto core = opened();
        const QString document = QStringLiteral("parcel/") + receive(*core, "SF1000000000001");
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(*core, document), PrintState::Sent, 20000);
        QByteArray got(200'000, '\0');
        got.truncate(static_cast<qsizetype>(::read(reader, got.data(), static_cast<std::size_t>(got.size()))));
        ::close(reader);
        QVERIFY(QFile::remove(device));
        QCOMPARE(got, "^XA^JZN^XZ\n" + jobs(*core).first().bytes);
    }

    void ippGetsThePdf()
    {
        IppSheetSink sink;
        QVERIFY(sink.listen(QHostAddress::LocalHost));
        m_config.sheets.labelPrinter = QStringLiteral("ipp://127.0.0.1:%1/ipp/print").arg(sink.serverPort());
        auto core = opened();
        const QString document = QStringLiteral("parcel/") + receive(*core, "SF1000000000001");
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(*core, document), PrintState::Confirmed, 20000);
        QVERIFY(jobs(*core).first().bytes.startsWith("%PDF-"));
        QVERIFY(sink.bytes > jobs(*core).first().bytes.size());
    }

    void badAddressIsNamed()
    {
        m_config.sheets.labelPrinter = QStringLiteral("lpt1");
        StationCore core(m_config, m_clock, m_ids);
        const Status started = core.start();
        QVERIFY(!started);
        QCOMPARE(started.error().code, ErrorCode::PrinterUriInvalid);
    }

    /// What the printer says reaches the chip in words and as a code, and goes by itself.
    void faultsAreSaid()
    {
        LabelSink sink;
        QVERIFY(sink.open());
        m_config.sheets.labelPrinter = QStringLiteral("tcp://127.0.0.1:%1").arg(sink.serverPort());
        StationCore core(m_config, m_clock, m_ids);
        QStringList said;
        connect(&core, &StationCore::deviceChanged, &core, [&](const DeviceStatus &status) {
            if (status.name == u"printer")
                said.append(QStringLiteral("%1 %2").arg(static_cast<int>(status.problem)).arg(status.words));
        });
        QVERIFY(core.start());
        QTRY_VERIFY_WITH_TIMEOUT(!said.isEmpty() && said.last() == u"0 ready", 20000);
        sink.ribbonOut = true;
        QTRY_COMPARE_WITH_TIMEOUT(said.last(), QStringLiteral("5106 out of ribbon"), 20000);
        sink.paperOut = true;
        QTRY_COMPARE_WITH_TIMEOUT(said.last(), QStringLiteral("5101 out of paper"), 20000);
        const QString document = QStringLiteral("parcel/") + receive(core, "SF1000000000001");
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(core, document), PrintState::Queued, 20000);
        sink.paperOut = false;
        sink.ribbonOut = false;
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(core, document), PrintState::Confirmed, 20000);
        QCOMPARE(sink.labels.size(), 1);
    }

    /// A printer that reports nothing has taken the sheet: the next start asks nobody.
    void sentIsNotAskedForAfterARestart()
    {
        LabelSink sink(LabelSink::Manner::Silent);
        QVERIFY(sink.open());
        m_config.sheets.labelPrinter = QStringLiteral("tcp://127.0.0.1:%1?reports=no").arg(sink.serverPort());
        QString document;
        {
            auto core = opened();
            document = QStringLiteral("parcel/") + receive(*core, "SF1000000000001");
            QTRY_COMPARE_WITH_TIMEOUT(stateOf(*core, document), PrintState::Sent, 20000);
        }
        auto core = opened();
        core->enter(user("U17", Role::Clerk));
        core->give(Command::GoDispatch);
        QTRY_COMPARE(core->screen().prompt.id, Text::DispatchAskCarton);
        QCOMPARE(stateOf(*core, document), PrintState::Sent);
        QCOMPARE(sink.labels.size(), 1);
    }

    /// The label of a paid carton is drawn before it is asked for: it comes out although its template is gone by then.
    void labelIsMadeAhead()
    {
        m_config.sheets.templateFolder = m_folder->filePath(QStringLiteral("templates"));
        QVERIFY(QDir().mkpath(m_config.sheets.templateFolder));
        const QString form = m_config.sheets.templateFolder + QStringLiteral("/carton-100x150.json");
        QVERIFY(QFile::copy(QStringLiteral(PACKBAY_SOURCE_DIR "/printing/templates/carton-100x150.json"), form));
        auto core = opened();
        QStringList ready;
        connect(&core->sheets(), &SheetDesk::prepared, this, [&](const QString &document) { ready.append(document); });
        putPaidCarton(*core);
        core->enter(user("U17", Role::Clerk));
        core->give(Command::GoDispatch);
        (void)receive(*core, "SF1000000000001"); // something has changed: the station looks ahead
        QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, 20000);
        QFile file(form);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write("{}");
        file.close();
        scan(*core, ownCode(QLatin1Char('X'), QStringLiteral("7K000001")));
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(*core, ready.first()), PrintState::Confirmed, 20000);
        // What was not made ahead says that there is no template.
        core->give(Command::Reprint);
        core->give(Command::Choice2);
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(*core, ready.first(), 2), PrintState::Failed, 20000);
    }

    void reprintIsCountedAndMarked()
    {
        auto core = withLabel();
        const Label label = core->world().label(core->world().carton(QStringLiteral("7K000001"))->label).value();
        core->give(Command::Reprint);
        QTRY_COMPARE(core->screen().prompt.id, Text::DispatchAskReprintReason);
        core->give(Command::Choice2);
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(*core, labelDocument(label.no), 2), PrintState::Confirmed, 20000);
        QCOMPARE(core->world().label(label.no)->copies, 2);
        QCOMPARE(jobs(*core).last().reason, QStringLiteral("reprint: damaged"));
        const QString first = PdfReader(printedPdf(QStringLiteral("label_%1-1.pdf").arg(label.no))).text();
        const QString second = PdfReader(printedPdf(QStringLiteral("label_%1-2.pdf").arg(label.no))).text();
        QVERIFY(first.contains(label.carrierNo) && !first.contains(QStringLiteral("COPY")));
        QVERIFY(second.contains(label.carrierNo) && second.contains(QStringLiteral("COPY2")));
    }

    /// Void wants a reason and a supervisor; after that the label goes neither into a bag nor onto a manifest.
    void voidedLabelGoesNowhere()
    {
        auto core = withLabel();
        const QString code = QStringLiteral("7K000001");
        const Label label = core->world().label(core->world().carton(code)->label).value();
        core->give(Command::VoidLabel);
        QTRY_COMPARE(core->screen().prompt.id, Text::DispatchAskVoidReason);
        core->give(Command::Choice1);
        QVERIFY(core->world().label(label.no)->state == LabelState::Printed); // not without a supervisor
        scan(*core, ownCode(QLatin1Char('B'), QStringLiteral("U17")));
        QTest::qWait(50);
        QVERIFY(core->world().label(label.no)->state == LabelState::Printed);
        scan(*core, ownCode(QLatin1Char('B'), QStringLiteral("S01")));
        QTRY_VERIFY(core->world().label(label.no)->state == LabelState::Voided);
        QCOMPARE(core->world().label(label.no)->reason, QStringLiteral("wrong address"));

        QTRY_COMPARE(core->screen().prompt.id, Text::DispatchAskCarton);
        scan(*core, label.carrierNo); // the voided sheet itself
        QTRY_VERIFY(core->screen().error.has_value());
        QCOMPARE(core->world().label(label.no)->copies, 1);
        QCOMPARE(codeOf(*core, OpenBag{QStringLiteral("G1"), QStringLiteral("PB"), Grams(30'000)}), ErrorCode::None);
        QCOMPARE(codeOf(*core, BagCarton{QStringLiteral("G1"), code}), ErrorCode::LabelVoided);
        QCOMPARE(codeOf(*core, OpenManifest{QStringLiteral("M1"), QStringLiteral("PB"), QStringLiteral("2026-11-22")}), ErrorCode::None);
        QVERIFY(codeOf(*core, AddToManifest{QStringLiteral("M1"), code, QString()}) != ErrorCode::None);
        QCOMPARE(codeOf(*core, PrintLabel{label.no, 2, QStringLiteral("lost")}), ErrorCode::LabelVoided);
    }

    /// The tag of a hold is in the transaction of the hold: a station that dies right after it prints the tag at its next start.
    void holdTagIsPromised()
    {
        const QString code = QStringLiteral("7K000001");
        const QString document = QStringLiteral("hold/7K000001/MISSING_PARCEL");
        {
            auto core = opened();
            put(*core, {inState(order(), "PACKING"), inState(carton("7K000001"), "OPEN")});
            const OperationBody hold = AddHold{enumName(EntityKind::Order), order().no, CaseCode::MissingParcel, {}};
            Operation operation;
            operation.id = m_ids.nextOpId();
            operation.actor = QStringLiteral("U17");
            operation.role = Role::Clerk;
            operation.at = m_clock.now();
            operation.body = hold;
            std::promise<bool> stored;
            core->ledger().submit(operation, [&](const Result<Committed> &result) { stored.set_value(result.has_value()); },
                                  [tags = tagsOf(hold, core->world())](const Operation &accepted, const Changes &changes) { return SheetDesk::promisesOf(accepted, changes, tags); });
            QVERIFY(stored.get_future().get());
            QCOMPARE(jobs(*core).size(), 1);
            QCOMPARE(jobs(*core).first().document, document);
            QVERIFY(jobs(*core).first().bytes.isEmpty()); // promised, not made
        }
        auto core = opened();
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(*core, document), PrintState::Confirmed, 20000);
        const QString text = PdfReader(printedPdf(QStringLiteral("hold_7K000001_MISSING_PARCEL-1.pdf"))).text();
        QVERIFY2(text.contains(QStringLiteral("HOLD")) && text.contains(QStringLiteral("Parcelmissing")) && text.contains(code), qPrintable(text));
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    SystemClock m_clock;
    SystemIds m_ids{m_clock};
    StationConfig m_config;
};

PACKBAY_TEST(tst_StationPrinters)
#include "tst_StationPrinters.moc"
