#pragma once
#include "models/domain/MapWorld.h"
#include "models/domain/OwnCode.h"
#include "models/workflow/Flow.h"

#include <QStringList>

#include <deque>
#include <memory>

/// A bench of a small warehouse for the weighing and dispatch flows: the real Rulebook over a world in memory, a freight
/// desk with known numbers, and inputs and screens as words, so that a test is a row of a table.
namespace packbay::test {

class BenchClock : public Clock
{
public:
    UtcMs utc{1'763'800'000'000}; // 2025-11-22T08:26:40Z
    MonotonicMs mono{1'000'000};

    UtcMs now() const override { return utc; }
    MonotonicMs monotonic() const override { return mono; }
    void pass(qint64 ms)
    {
        utc += UtcMs(ms);
        mono += MonotonicMs(ms);
    }
};

/// AIR: 10.00 CNY per started 500 g of the greater of weight and volume / 6000, 5 to 8 days. SEA: 4.00 CNY per started
/// kg of the weight alone, 30 to 40 days. RAIL is refused. Expiry: one day.
class BenchFreight : public FreightDesk
{
public:
    bool hasTariff = true;
    bool airNeedsSize = true;

    FreightAnswer offersFor(const Carton &carton, const Order &order, UtcMs at) const override;
    std::optional<Grams> billedWeight(const Order &order, Grams weight, Dimensions size, UtcMs at) const override;
    ServiceName nameOf(const QString &line) const override;
};

class FlowBench
{
public:
    FlowBench();

    BenchClock clock;
    BenchFreight freight;
    MapWorld world;
    Rulebook rules;
    Session session;
    std::unique_ptr<Flow> flow;
    ScreenState screen;
    QList<PrintSheet> sheets;
    QList<ScreenId> opened;
    QList<DoubtfulSheet> doubtful;   ///< as the Desk would keep them
    QList<SettleSheet> answers;      ///< what the flow said about them
    int spareTaken = 0;              ///< how often the flow went to the spare printer
    QList<EntityId> photos;          ///< parcels to be photographed
    QStringList operations;          ///< types of the accepted operations of the flow, in order
    QList<Operation> accepted;
    bool holdsOutcomes = false;      ///< outcomes wait until release()
    std::optional<Error> refuseNext; ///< the next operation of the flow is refused with this

    const FlowContext &context() const { return m_context; }
    void begin(std::unique_ptr<Flow> started);

    /// One input as a word:
    ///  carton:X  sscc:N  label:N  parcel:T  cage:K  bag:G  manifest:M  badge:U  location:L  nonsense:X   scans
    ///  cmd:OK  type:5.1  tick:600 (after that time)                                     keys and time
    ///  kg:4.2  moving:4.2  light:0.015  net:1.5  overload (one frame)  zero (two frames: nothing on it)    the scale
    ///  print:confirmed  print:noPaper  print:ready  print:failed  print:unknown  print:sent      the printer
    void give(const QString &word);
    void give(const QStringList &words);
    void send(const FlowInput &input);
    void release();
    /// "ready WeighAskCarton", "stop E2403 latched", "ask E6102" ... : banner, prompt or error, latched.
    QString seen() const;
    Tone tone() const { return screen.tone; }
    /// "C1", the primary "NEXT!", one that stands in the table only "C4~".
    QStringList commands() const;

    // The warehouse; each act must be accepted by the rules.
    void must(OperationBody body);
    void mustAsSupervisor(OperationBody body);
    void mustUpstream(OperationBody body);
    /// An order of AIR to AU whose parcels weigh so much, all packed into this carton and sealed.
    void sealedCarton(const QString &carton, const QString &order, const QList<int> &grams);
    /// One of its parcels taken in, but the carton still open.
    void openCarton(const QString &carton, const QString &order, const QList<int> &grams);
    void weighedCarton(const QString &carton, const QString &order, int grams, const QString &carrier = QStringLiteral("PB"));
    void paidCarton(const QString &carton, const QString &order, int grams, const QString &carrier = QStringLiteral("PB"));
    void labelledCarton(const QString &carton, const QString &order, int grams, const QString &carrier = QStringLiteral("PB"));
    void cagedCarton(const QString &carton, const QString &order, int grams, const QString &cage = QStringLiteral("PB1"));
    Label labelOf(const QString &carton) const;

private:
    Result<Changes> apply(Operation operation);
    Operation operationOf(OperationBody body, const QString &approver);
    OperationBody withNumbers(OperationBody body);
    void carryOut(const QList<Effect> &effects);
    void printer(const QString &news);
    void scale(Grams grams, bool stable, ScaleStatus status);

    LoadWatch m_load;
    const FlowContext m_context{world, clock, freight, session, m_load, &doubtful};
    quint64 m_next = 0;
    int m_serial = 0;
    std::deque<OperationOutcome> m_waiting;
};

// A table of inputs: the name of the row, the words that are given, seen() and the tone after the last of them.
void inputColumns();
void inputRow(const char *name, const char *inputs, const char *expected, Tone tone);
/// Gives the words of the row that is being tested.
void giveRow(FlowBench &bench);

inline QString s(const char *text) { return QString::fromUtf8(text); }

} // namespace packbay::test
