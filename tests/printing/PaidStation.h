#pragma once
#include "app/station/core/StationCore.h"
#include "app/station/core/SystemClock.h"
#include "models/wire/RowCodec.h"

#include <QTemporaryDir>
#include <QTest>

/// A station with everything but windows and central, its printers at sinks of the test, and paid cartons.
namespace packbay::test {

template<class T>
Row inState(const T &row, const char *state)
{
    QJsonObject json = wire::toJson(Row(row));
    json.insert(QStringLiteral("state"), QLatin1String(state));
    return *wire::rowFromJson(T::kKind, row.id, json);
}

class PaidStation
{
public:
    PaidStation()
    {
        config.databaseFile = m_folder.filePath(QStringLiteral("station.db"));
        config.backupFolder = m_folder.filePath(QStringLiteral("backups"));
        config.identity = {QStringLiteral("SH1"), QStringLiteral("7K"), 1};
        config.sheets.documentFolder = m_folder.filePath(QStringLiteral("documents"));
        config.okBannerMs = 0;
        config.tickMs = 20;
    }
    StationConfig config;
    std::unique_ptr<StationCore> core;

    /// On Label & Dispatch, with an order of so many paid cartons 7K000001 ...
    bool open(int cartons)
    {
        core = std::make_unique<StationCore>(config, m_clock, m_ids);
        if (!core->start() || !put(paidCartons(cartons)))
            return false;
        User clerk;
        clerk.badge = QStringLiteral("U17");
        core->enter(clerk);
        core->give(Command::GoDispatch);
        return true;
    }
    bool put(const std::vector<Row> &rows)
    {
        return core->ledger().call([&](Ledger &ledger) -> Status {
            Transaction transaction(ledger.database());
            PACKBAY_TRY(transaction.begun());
            for (const Row &row : rows)
                PACKBAY_TRY(ledger.world().put(row, 1));
            return transaction.commit();
        }).has_value();
    }
    QList<PrintJob> jobs() const
    {
        const auto all = core->ledger().call([](Ledger &ledger) { return PrintSpool(ledger.database()).all(); });
        return all ? *all : QList<PrintJob>();
    }
    std::optional<PrintJob> job(const QString &document, int copy = 1) const
    {
        const auto found = core->ledger().call([&](Ledger &ledger) { return PrintSpool(ledger.database()).find(document, copy); });
        return found ? *found : std::nullopt;
    }
    PrintState stateOf(const QString &document, int copy = 1) const
    {
        const auto found = job(document, copy);
        return found ? found->state : PrintState::Cancelled;
    }
    QString documents() const { return config.sheets.documentFolder; }

private:
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
    static std::vector<Row> paidCartons(int count)
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
        std::vector<Row> rows{Row(block("carrier_no", "PB")), Row(block("sscc", "34012345")), inState(order, "PAID")};
        for (int i = 1; i <= count; ++i) {
            Carton carton;
            carton.code = QStringLiteral("7K%1").arg(i, 6, 10, QLatin1Char('0'));
            carton.id = idFor<Carton>(carton.code);
            carton.order = order.no;
            carton.owner = order.member;
            carton.seqInOrder = i;
            carton.contents = 1;
            carton.gross = Grams(1000 + i);
            carton.carrier = QStringLiteral("PB");
            carton.service = QStringLiteral("AIR");
            rows.push_back(inState(carton, "PAID"));
        }
        return rows;
    }

    QTemporaryDir m_folder;
    SystemClock m_clock;
    SystemIds m_ids{m_clock};
};

} // namespace packbay::test
