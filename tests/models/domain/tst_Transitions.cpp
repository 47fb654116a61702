#include "models/domain/Transitions.h"
#include "tests/support/TestMain.h"

#include <QSet>

using namespace packbay;

/// Every pair of state and event of every machine: the listed ones move, all others are refused and change nothing.
class tst_Transitions : public QObject
{
    Q_OBJECT

    template<class State>
    void checkAll(qsizetype legalCount)
    {
        using Event = typename EventOf<State>::type;
        qsizetype legal = 0;
        for (std::size_t s = 0; s < EnumTable<State>::names.size(); ++s) {
            for (std::size_t e = 0; e < EnumTable<Event>::names.size(); ++e) {
                const auto from = static_cast<State>(s);
                const auto event = static_cast<Event>(e);
                Stateful<State> state;
                const std::optional<State> to = TransitionTable::next(from, event);
                if (!reach(state, from)) {
                    QCOMPARE(enumName(from), QStringLiteral("DRAFT")); // drafts live upstream and are never sent
                    legal += to ? 1 : 0;
                    continue;
                }
                const Status fired = TransitionTable::fire(state, event);
                QCOMPARE(fired.has_value(), to.has_value());
                QCOMPARE(state.value(), to.value_or(from));
                if (fired) {
                    ++legal;
                    continue;
                }
                QCOMPARE(fired.error().code, ErrorCode::IllegalTransition);
                QCOMPARE(fired.error().args.value(QStringLiteral("from")).toString(), enumName(from));
                QCOMPARE(fired.error().args.value(QStringLiteral("event")).toString(), enumName(event));
            }
        }
        QCOMPARE(legal, legalCount);
        QCOMPARE(static_cast<qsizetype>(TransitionTable::rows<State>().size()), legalCount); // no row stands twice
    }

    /// By legal steps only: nothing else can set a state. False for a state that no row leads to.
    template<class State>
    static bool reach(Stateful<State> &state, State goal)
    {
        std::vector<Stateful<State>> open{Stateful<State>()};
        QSet<int> seen{static_cast<int>(State::None)};
        for (std::size_t i = 0; i < open.size(); ++i) {
            if (open[i] == goal) {
                state = open[i];
                return true;
            }
            for (const Transition<State> &row : TransitionTable::rows<State>()) {
                if (!(open[i] == row.from) || seen.contains(static_cast<int>(row.to)))
                    continue;
                Stateful<State> next = open[i];
                if (!TransitionTable::fire(next, row.event))
                    return false;
                seen.insert(static_cast<int>(row.to));
                open.push_back(next);
            }
        }
        return false;
    }

private slots:
    void parcel() { checkAll<ParcelState>(55); }
    void order() { checkAll<OrderState>(30); }
    void carton() { checkAll<CartonState>(22); }
    void label() { checkAll<LabelState>(18); }
    void bag() { checkAll<BagState>(5); }
    void manifest() { checkAll<ManifestState>(4); }
    void exceptionCase() { checkAll<CaseState>(2); }
    void preAlert() { checkAll<PreAlertState>(4); }

    /// The end states have no way out.
    void terminalStates()
    {
        for (const Transition<ParcelState> &row : TransitionTable::rows<ParcelState>()) {
            QVERIFY(row.from != ParcelState::Dispatched && row.from != ParcelState::Returned
                    && row.from != ParcelState::Disposed && row.from != ParcelState::Abandoned);
        }
        for (const Transition<CartonState> &row : TransitionTable::rows<CartonState>())
            QVERIFY(row.from != CartonState::HandedOver);
        for (const Transition<OrderState> &row : TransitionTable::rows<OrderState>()) {
            QVERIFY(row.from != OrderState::Delivered && row.from != OrderState::Cancelled
                    && row.from != OrderState::Rejected);
        }
    }

};

PACKBAY_TEST(tst_Transitions)
#include "tst_Transitions.moc"
