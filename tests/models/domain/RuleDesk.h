#pragma once
#include "models/domain/MapWorld.h"
#include "models/domain/OwnCode.h"

/// A warehouse with a few members, shelves, cages, numbers and a supervisor, and one line per act of a clerk.
namespace packbay::test {

class RuleDesk
{
public:
    RuleDesk();

    MapWorld world;
    Rulebook rules;
    QString station = QStringLiteral("ST-01");
    QString actor = QStringLiteral("U17");
    Role role = Role::Clerk;
    QString approver;
    UtcMs now{1'755'226'800'000};

    Operation operation(OperationBody body);
    /// Decides and, when accepted, puts the rows into the world.
    Result<Changes> act(OperationBody body);
    Result<Changes> asSupervisor(OperationBody body);
    Result<Changes> upstream(OperationBody body);
    /// The code of the refusal, None when accepted.
    ErrorCode codeOf(OperationBody body);
    ErrorCode supervisorCodeOf(OperationBody body);

    EntityId idOf(const QString &tracking) const;
    Parcel parcel(const QString &tracking) const;
    Order order(const QString &no) const { return *world.order(no); }
    Carton carton(const QString &code) const { return *world.carton(code); }
    Label label(const QString &no) const { return *world.label(no); }

    // Shortcuts; each asserts that the rules agree.
    void preAlert(const QString &no, const QString &member, const QString &tracking);
    /// Announced, received, weighed (1200 g) and shelved.
    void stock(const QString &tracking, const QString &member);
    /// Submitted and approved.
    void orderFor(const QString &no, const QString &member, const QStringList &requested);
    /// The parcels stocked, ordered and picked; the order is PICKING.
    void pickedOrder(const QString &no, const QString &member, const QStringList &parcels);
    /// One carton with these parcels of a picked order, closed.
    void closedCarton(const QString &carton, const QString &order, const QStringList &parcels);
    void weighed(const QString &carton);
    void quoted(const QString &carton, qint64 minor = 5000);
    void paid(const QString &order);
    /// With the n-th number of the block; label no "LB" + carton.
    void labelled(const QString &carton, int n);
    void verified(const QString &carton);
    /// All of the above for one order with one parcel in one carton.
    void readyCarton(const QString &carton, int n);
    static QString number(int n) { return houseCarrierNumber(1000 + n); }
    static QString sscc(int n) { return ssccFrom17(QStringLiteral("34012345%1").arg(100 + n, 9, 10, QLatin1Char('0'))); }
    OperationBody quoteOf(const QString &carton, qint64 minor) const;
    OperationBody labelOf(const QString &carton, int n) const;
    void must(OperationBody body);
    void mustAsSupervisor(OperationBody body);
    void mustUpstream(OperationBody body);

    static QString alice() { return memberCode(100200); }
    static QString bob() { return memberCode(100201); }

private:
    quint64 m_next = 0;
};

inline QString q(const char *text) { return QString::fromLatin1(text); }

} // namespace packbay::test
