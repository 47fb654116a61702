#pragma once
#include "models/workflow/ShelvingFlow.h"

namespace packbay {

/// Orders that wait for picking or packing here, by cut-off (none last), then priority, then age.
std::vector<Order> ordersByCutOff(const WorldView &world, std::initializer_list<OrderState> states);

/// Pick 拣货 (ux.md 4.2c): along the locations of one order, then to a tote or the bench.
class PickFlow : public StepFlow
{
public:
    explicit PickFlow(const FlowContext &context) : StepFlow(context, ScreenId::Pick) {}

protected:
    void reset() override;
    void onScan(const ScanMeaning &scan) override;
    void onCommand(Command command) override;
    void show(ScreenState &state) const override;

private:
    /// K0, its take-over question, K1, K2, K3.
    enum class Step { Order, TakeOver, Location, Parcel, Tote };

    void scanOrder(const ScanMeaning &scan);
    void nextOrder();
    void choose(const Order &order);
    void begin(const QString &no);
    /// To the next location of the path, or to the tote when nothing is left.
    void goOn();
    void scanLocation(const ScanMeaning &scan);
    void scanParcel(const ScanMeaning &scan);
    void pick(const Parcel &parcel);
    void missing();
    void scanTote(const ScanMeaning &scan);
    void bring(QList<EntityId> parcels, const QString &location);
    /// Still to be fetched, in the order of the path; those reported missing are left out.
    QList<Parcel> open() const;
    QList<Parcel> openHere() const;
    QList<Parcel> picked() const;
    /// Picked, and neither in a tote nor at the bench yet.
    bool hasLoose() const;

    Step m_step = Step::Order;
    QString m_order;
    QString m_location;       ///< where we are or go to
    QList<EntityId> m_missing;
    QStringList m_leftLoose;  ///< orders whose tote question was left with Back: not offered again by "next"
};

} // namespace packbay
