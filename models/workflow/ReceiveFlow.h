#pragma once
#include "models/workflow/ShelvingFlow.h"
#include "models/workflow/SizePresets.h"

namespace packbay {

struct ReceiveSettings
{
    bool asksSize = false;   ///< a parcel's size is wanted behind its weight (domain.md A1, step 2)
    QList<CartonSize> sizes; ///< at most four
    SizeLimits limits;
};

/// Receive 收货 with inspection 验货 (ux.md 4.1 and 4.2a): parcel identified, weighed, shelved in three scans.
class ReceiveFlow : public ShelvingFlow
{
public:
    explicit ReceiveFlow(const FlowContext &context, ReceiveSettings settings = {})
        : ShelvingFlow(context, ScreenId::Receive), m_settings(std::move(settings))
    {
    }

protected:
    void reset() override;
    void onScan(const ScanMeaning &scan) override;
    void onCommand(Command command) override;
    void onTyped(const TypedEntry &entry) override;
    void onWeight(const WeightReading &reading) override;
    void onTick(MonotonicMs now) override;
    void show(ScreenState &state) const override;
    void shelved(const Parcel &parcel, const QString &sign) override;
    void unshelved(const EntityId &parcel) override;

private:
    /// R1, R3, R2 (and the size), I1 (with its keypad and its list of restricted goods), I2, R4.
    enum class Step { Parcel, Owner, Weight, Size, Content, Quantity, Restriction, Photos, Location };
    struct RecentRow
    {
        EntityId parcel;
        QString code;
        Grams weight;
        QString sign; ///< of the shelf
        QString actor;
        UtcMs at;
    };
    /// What was scanned and is not received yet, because its owner is asked for.
    struct Arrival
    {
        QString tracking;
        QString raw;
        QString returnOf;
    };

    // ReceiveFlow.cpp
    void scanParcel(const ScanMeaning &scan);
    void scanOwner(const ScanMeaning &scan);
    void scanWhileWeighing(const ScanMeaning &scan);
    void receive(const QString &owner);
    void seenBefore(const Parcel &parcel);
    Phrase wordsOfSeen(const Parcel &seen) const;
    void takeNow();
    void bookWeight(Grams weight, const QString &source, const QString &frame);
    void afterWeight();
    void commandForSize(Command command);
    void bookSize(const Dimensions &size);
    void afterSize();
    void goOn();
    void openException(CaseCode code);
    Parcel parcel() const;
    // ReceiveInspection.cpp
    void beginInspection();
    void commandForContent(Command command);
    void answer(qint64 counted, int photos);
    void nextContent();
    void restrict(CaseCode code);
    void finishInspection();
    void showInspection(ScreenState &state) const;
    void report(CaseCode code, std::function<void()> then);
    int photosMissing() const;
    // ReceiveScreen.cpp
    void showParcel(ScreenState &state) const;
    void showWeight(ScreenState &state) const;

    const ReceiveSettings m_settings;
    Step m_step = Step::Parcel;
    EntityId m_parcel;        ///< the parcel in the clerk's hands
    std::optional<EntityId> m_seen; ///< shown because it was scanned again
    Arrival m_arrival;
    std::optional<MonotonicMs> m_unsteadySince;
    QList<RecentRow> m_recent;
    // inspection
    QList<GoodsLine> m_lines;
    int m_line = 0;
    int m_photosNeeded = 0;
    bool m_fault = false;
    QString m_category;
};

/// The exception that a command code or F3 choice opens, if it is one.
std::optional<CaseCode> caseOfCommand(Command command);

} // namespace packbay
