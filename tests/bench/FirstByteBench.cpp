#include "tests/bench/FirstByteBench.h"

#include "app/station/core/StationCore.h"
#include "app/station/core/SystemClock.h"
#include "models/domain/OwnCode.h"
#include "models/wire/RowCodec.h"
#include "tests/printing/LabelSink.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>

namespace packbay::bench {
namespace {

constexpr int kPatienceMs = 30'000;

double millisecondsSince(const QElapsedTimer &clock)
{
    return static_cast<double>(clock.nsecsElapsed()) / 1e6;
}

/// Runs the event loop until `condition`; the timer of who waits keeps it from sleeping for long.
Status waitFor(const char *what, const std::function<bool()> &condition)
{
    QElapsedTimer clock;
    clock.start();
    while (!condition()) {
        if (clock.elapsed() > kPatienceMs)
            return makeError(ErrorCode::PrinterOffline, {{QStringLiteral("waiting_for"), QLatin1String(what)}});
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 5);
    }
    return {};
}

template<class T>
Row inState(const T &row, const char *state)
{
    QJsonObject json = wire::toJson(Row(row));
    json.insert(QStringLiteral("state"), QLatin1String(state));
    return *wire::rowFromJson(T::kKind, row.id, json);
}

NumberBlock block(const char *purpose, const char *prefix)
{
    NumberBlock block;
    block.station = QStringLiteral("7K");
    block.purpose = QLatin1String(purpose);
    block.prefix = QLatin1String(prefix);
    block.first = 10'000;
    block.last = 99'999;
    block.id = idFor<NumberBlock>(block.purpose);
    return block;
}

/// An order of one carton, paid, for every label; and the numbers.
std::vector<Row> paidCartons(int count)
{
    std::vector<Row> rows{Row(block("carrier_no", "PB")), Row(block("sscc", "3401234"))};
    for (int i = 1; i <= count; ++i) {
        Order order;
        order.no = QStringLiteral("CO%1").arg(i, 6, 10, QLatin1Char('0'));
        order.id = idFor<Order>(order.no);
        order.member = QStringLiteral("TC100200P");
        order.shipTo.name = i % 2 == 0 ? QStringLiteral("王小明") : QStringLiteral("Amelia Johnson");
        order.shipTo.lines = QStringList{QStringLiteral("%1 Riverside Estate").arg(i)};
        order.shipTo.city = QStringLiteral("Leeds");
        order.shipTo.country = QStringLiteral("GB");
        order.service = QStringLiteral("AIR");
        Carton carton;
        carton.code = QStringLiteral("7K%1").arg(i, 6, 10, QLatin1Char('0'));
        carton.id = idFor<Carton>(carton.code);
        carton.order = order.no;
        carton.owner = order.member;
        carton.seqInOrder = 1;
        carton.contents = 1;
        carton.gross = Grams(1000 + i);
        carton.carrier = QStringLiteral("PB");
        carton.service = QStringLiteral("AIR");
        rows.push_back(inState(order, "PAID"));
        rows.push_back(inState(carton, "PAID"));
    }
    return rows;
}

Status put(StationCore &core, const std::vector<Row> &rows)
{
    return core.ledger().call([&](Ledger &ledger) -> Status {
        Transaction transaction(ledger.database());
        PACKBAY_TRY(transaction.begun());
        for (const Row &row : rows)
            PACKBAY_TRY(ledger.world().put(row, 1));
        return transaction.commit();
    });
}

User clerk()
{
    User user;
    user.badge = QStringLiteral("U17");
    user.name = QStringLiteral("Li Wei");
    return user;
}

/// The station at work beside its printer.
class Bench
{
public:
    Status start(int labels)
    {
        if (!m_sink.open())
            return makeError(ErrorCode::PrinterOffline, {}, m_sink.errorString());
        m_tick.start(1);
        StationConfig config;
        config.databaseFile = m_folder.filePath(QStringLiteral("station.db"));
        config.backupFolder = m_folder.filePath(QStringLiteral("backups"));
        config.identity = {QStringLiteral("SH1"), QStringLiteral("7K"), 1};
        config.sheets.documentFolder = m_folder.filePath(QStringLiteral("documents"));
        config.sheets.labelPrinter = QStringLiteral("tcp://127.0.0.1:%1").arg(m_sink.serverPort());
        config.sheets.scanHelper = QCoreApplication::applicationDirPath() + QStringLiteral("/packbay-scan-helper");
        config.okBannerMs = 0;
        config.check = FileCheck::First;
        m_core = std::make_unique<StationCore>(config, m_clock, m_ids);
        PACKBAY_TRY(m_core->start());
        QObject::connect(&m_core->sheets(), &SheetDesk::prepared, &m_sink, [this] { ++m_prepared; });
        QObject::connect(&m_core->sheets(), &SheetDesk::progress, &m_sink, [this](const PrintOutcome &news) { m_confirmed += news.state == PrintState::Confirmed ? 1 : 0; });
        PACKBAY_TRY(put(*m_core, paidCartons(labels)));
        m_core->enter(clerk());
        m_core->give(Command::GoDispatch);
        // Any step makes the station look ahead.
        ReceiveParcel receipt;
        receipt.tracking = QStringLiteral("SF1000000000001");
        m_core->submit(receipt, {}, [](const Result<Committed> &) {});
        return {};
    }

    /// The scan of the next paid carton; ms until the first byte of its label is at the printer.
    Result<double> next()
    {
        const std::vector<Carton> paid = m_core->world().all<Carton>(Lookup::CartonByState, enumName(CartonState::Paid), SheetForesight::kLabelsAhead);
        const int wanted = static_cast<int>(paid.size());
        PACKBAY_TRY(waitFor("labels drawn ahead", [&] { return m_prepared >= wanted; }));
        const qsizetype before = m_sink.everything.size();
        const int confirmed = m_confirmed;
        QElapsedTimer clock;
        clock.start();
        m_core->scanText(ownCode(QLatin1Char('X'), paid.front().code));
        PACKBAY_TRY(waitFor("the first byte", [&] { return m_sink.everything.indexOf("^XA", before) >= 0; }));
        const double ms = millisecondsSince(clock);
        PACKBAY_TRY(waitFor("the printed label", [&] { return m_confirmed > confirmed; }));
        PACKBAY_TRY(waitFor("the prompt", [&] { return m_core->screen().prompt.id == Text::DispatchAskLabel; }));
        m_prepared = 0;
        m_core->scanText(m_core->world().carton(paid.front().code).value().carrierNo); // scanned back: a step, the station looks ahead
        PACKBAY_TRY(waitFor("the cage", [&] { return m_core->screen().prompt.id == Text::DispatchAskAnyCage; }));
        m_core->give(Command::Back);
        return ms;
    }

    /// The last label once more by a socket that has nothing else to do.
    Result<double> bare()
    {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, m_sink.serverPort());
        PACKBAY_TRY(waitFor("a bare connection", [&] { return socket.state() == QAbstractSocket::ConnectedState; }));
        const QByteArray label = m_sink.labels.last();
        const qsizetype before = m_sink.everything.size();
        QElapsedTimer clock;
        clock.start();
        socket.write(label);
        PACKBAY_TRY(waitFor("the bare byte", [&] { return m_sink.everything.indexOf("^XA", before) >= 0; }));
        return millisecondsSince(clock);
    }

private:
    QTemporaryDir m_folder;
    SystemClock m_clock;
    SystemIds m_ids{m_clock};
    test::LabelSink m_sink;
    QTimer m_tick;
    int m_prepared = 0;
    int m_confirmed = 0;
    std::unique_ptr<StationCore> m_core; // last: it goes before what it tells
};

} // namespace

Result<Figure> benchFirstByte(int labels)
{
    Bench bench;
    PACKBAY_TRY(bench.start(labels));
    std::vector<double> ours;
    std::vector<double> bare;
    for (int i = 0; i < labels; ++i) {
        PACKBAY_TRY_ASSIGN(ms, bench.next());
        PACKBAY_TRY_ASSIGN(limit, bench.bare());
        ours.push_back(ms);
        bare.push_back(limit);
    }
    Figure figure{QStringLiteral("label"), QStringLiteral("last scan to the first byte at the printer, label drawn ahead"), QStringLiteral("ms"), Percentiles::of(std::move(ours)),
                  QStringLiteral("the same bytes by a bare socket"), Percentiles::of(std::move(bare)), QStringLiteral("p95 <= 50 ms"), false};
    figure.met = figure.ours.p95 <= 50;
    return figure;
}

} // namespace packbay::bench
