#pragma once
#include "models/workflow/ShelvingFlow.h"

namespace packbay {

/// Merge, split and pack 合箱/分箱 (ux.md 4.2): the right parcels in the right carton, every one scanned.
class PackFlow : public StepFlow
{
public:
    explicit PackFlow(const FlowContext &context) : StepFlow(context, ScreenId::Pack) {}

protected:
    void reset() override;
    void onScan(const ScanMeaning &scan) override;
    void onCommand(Command command) override;
    void onAcknowledged() override;
    void show(ScreenState &state) const override;

private:
    /// P0 and its take-over, P1, P2, P3, P4, and the questions of P2.
    enum class Step { Order, TakeOver, Carton, Parcel, ScanOut, Seal, NewCarton, MoveToOrder, Missing };

    // PackFlow.cpp: the order and its cartons
    void scanOrder(const ScanMeaning &scan);
    void nextOrder();
    void choose(const Order &order);
    void begin(const QString &no);
    /// The open carton of this station for the order; empty when there is none.
    QString openCartonOf(const QString &no) const;
    void scanCarton(const ScanMeaning &scan);
    void seal(bool andAnother);
    void park();
    void afterSeal();
    void scanBadge(const ScanMeaning &scan);
    // PackParcels.cpp: what goes in
    void scanParcel(const ScanMeaning &scan);
    void pack(const Parcel &parcel);
    void packed(const Parcel &parcel);
    void refusedParcel(const Parcel &parcel, const Error &error);
    void moveToOrder(const Parcel &parcel);
    void releaseMissing(QList<EntityId> parcels, int released);
    void holdOrder();
    void goOn();
    QList<Parcel> parcels() const;
    QList<Parcel> left() const;
    /// Asked for and not in a carton, arrived or not.
    QList<EntityId> missing() const;
    Order order() const;
    bool isAsIs() const { return order().shipMode == ShipMode::AsIs; }
    // PackScreen.cpp
    void showJob(ScreenState &state) const;
    void showPlan(ScreenState &state, const Order &job, const QList<Parcel> &all) const;
    void showQuestion(ScreenState &state) const;

    Step m_step = Step::Order;
    QString m_order;
    QString m_carton;
    QStringList m_leftOpen;      ///< orders that were left with Back or parked: not offered again by "next" for their carton
    QString m_sealed;            ///< the carton sealed last: its scan goes to the scale
    std::optional<Parcel> m_odd; ///< the parcel that a STOP or question is about
};

} // namespace packbay
