#pragma once
#include "models/workflow/LocationAdvice.h"
#include "models/workflow/StepFlow.h"

namespace packbay {

/// The step "Location A-03-2 - scan it" that Receive (R4) and Putaway (U2) share: advice with its reason, another
/// location only after a question, a full or wrong one never, and no other parcel before the shelf (E2105).
class ShelvingFlow : public StepFlow
{
protected:
    using StepFlow::StepFlow;

    /// The parcel waits for its shelf from now on.
    void beginShelving(const EntityId &parcel);
    void scanForShelf(const ScanMeaning &scan);
    /// True when the command belonged to this step.
    bool commandForShelf(Command command);
    void showShelving(ScreenState &state) const;
    /// The parcel has its shelf; the flow goes on to its next job.
    /// `sign` is its shelf's, as it stands on the wall.
    virtual void shelved(const Parcel &parcel, const QString &sign) = 0;
    /// Undo: the parcel is back in the clerk's hands and waits for its shelf again.
    virtual void unshelved(const EntityId &parcel) = 0;
    OperationBody shelvingOf(const EntityId &parcel, const QString &location) const;
    void forgetShelving();

private:
    /// By value: the location that was asked about is forgotten here.
    void book(QString location);

    EntityId m_waiting;
    std::optional<LocationAdvice> m_advice;
    QString m_sign;  ///< of the advised location
    QString m_asked; ///< another location, to be confirmed
};

/// Is this scan that parcel, by its tracking number or inner label?
bool isScanOf(const ScanMeaning &scan, const Parcel &parcel);
/// The parcel that was scanned: by inner label, else by tracking number.
std::optional<Parcel> parcelOf(const WorldView &world, const ScanMeaning &scan);
/// Could a parcel carry this code at all?
bool mayBeParcel(const ScanMeaning &scan);
/// Facts of a parcel for the card.
void addParcelFacts(ScreenState &state, const WorldView &world, const Parcel &parcel);

} // namespace packbay
