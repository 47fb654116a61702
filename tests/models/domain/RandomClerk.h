#pragma once
#include "tests/models/domain/RuleDesk.h"

#include <functional>
#include <random>
#include <vector>

namespace packbay::test {

/// Thinks of the next operation: most of the time one that carries something forward, else nonsense from the same small
/// pools of codes, so that everything collides with everything.
class RandomClerk
{
public:
    RandomClerk(RuleDesk &desk, quint32 seed);

    /// The next operation, by a random station, role and time.
    Operation next();
    int below(int limit) { return static_cast<int>(m_random() % static_cast<quint32>(limit)); }

private:
    OperationBody useful();
    OperationBody forParcel();
    OperationBody forStoredParcel(const Parcel &parcel);
    OperationBody forOrder();
    OperationBody forCarton();
    OperationBody forLabelled(const Carton &carton);
    OperationBody forManifest();
    OperationBody nonsense();
    void fillNonsense();

    QString any(const QStringList &pool) { return pool.at(below(static_cast<int>(pool.size()))); }
    QString tracking() { return QStringLiteral("SF%1").arg(below(8)); }
    QString member() { return any({RuleDesk::alice(), RuleDesk::bob(), RuleDesk::alice(), RuleDesk::bob(), q("TC-X")}); }
    QString orderNo() { return QStringLiteral("CO%1").arg(below(5)); }
    QString cartonCode() { return QStringLiteral("X%1").arg(below(8)); }
    QString bagCode() { return QStringLiteral("G%1").arg(below(3)); }
    QString manifestNo() { return QStringLiteral("M%1").arg(below(3)); }
    QString place() { return any({q("A1"), q("A2"), q("U1"), q("S1"), q("Q1"), q("D1"), q("OFF"), q("T014"), q("?")}); }
    QString labelNo();
    QString fresh(const char *prefix) { return QLatin1String(prefix) + QString::number(++m_serial); }
    EntityId parcelRef() { return m_desk.idOf(tracking()); }

    RuleDesk &m_desk;
    std::mt19937 m_random;
    quint64 m_serial = 0;
    std::vector<std::function<OperationBody()>> m_nonsense;
};

} // namespace packbay::test
