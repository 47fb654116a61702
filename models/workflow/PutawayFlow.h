#pragma once
#include "models/workflow/ShelvingFlow.h"

namespace packbay {

/// Putaway 上架 (ux.md 4.2b): parcel, then location, two scans each.
class PutawayFlow : public ShelvingFlow
{
public:
    explicit PutawayFlow(const FlowContext &context) : ShelvingFlow(context, ScreenId::Putaway) {}

protected:
    void reset() override;
    void onScan(const ScanMeaning &scan) override;
    void onCommand(Command command) override;
    void show(ScreenState &state) const override;
    void shelved(const Parcel &parcel, const QString &sign) override;
    void unshelved(const EntityId &parcel) override;

private:
    void scanParcel(const ScanMeaning &scan);

    EntityId m_parcel; ///< null while a parcel is wanted
};

} // namespace packbay
