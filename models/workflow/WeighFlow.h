#pragma once
#include "models/workflow/BenchFlow.h"
#include "models/workflow/SizePresets.h"

namespace packbay {

struct WeighSettings
{
    QList<CartonSize> sizes; ///< at most four
    SizeLimits limits;
};

/// Weigh & Quote (ux.md 4.3): carton, weight, size, service. The weight and size are stored before the service is
/// chosen, so that a power cut loses the choice only: a carton that was weighed and not quoted goes on behind its weight.
class WeighFlow final : public BenchFlow
{
public:
    static constexpr qint64 kSilentMs = 2000;
    static constexpr qint64 kRestlessMs = 8000;
    static constexpr qsizetype kChoices = kSizeChoices;

    explicit WeighFlow(const FlowContext &context, WeighSettings settings = {});

protected:
    void reset() override;
    void onScan(const ScanMeaning &scan) override;
    void onCommand(Command command) override;
    void undo() override;
    void onTyped(const TypedEntry &entry) override;
    void onWeight(const WeightReading &reading) override;
    void onTick(MonotonicMs at) override;
    void show(ScreenState &screen) const override;

private:
    enum class State { Carton, Reprint, Weight, Size, Differs, AcceptBadge, ReopenBadge, Service, Done };

    struct Booked
    {
        Grams gross;
        QString source;
        QString frame;
    };
    struct Apart
    {
        qint64 minor = 0;
        QString currency;
    };

    void scannedCarton(const ScanMeaning &scan);
    void beginJob(const Carton &carton);
    void toWeight();
    void resume();
    void watchScale(MonotonicMs now);
    void showTrouble(const Error &why, MonotonicMs now);
    void takeWeight(const Booked &weight);
    void takeSize(const Dimensions &size);
    void typedAsWeight(const QString &text);
    void commandedInSize(Command command);
    void commandedInDiffers(Command command);
    void commandedInService(Command command);
    bool alarms() const;
    bool isFarButSameBill() const;
    void bookWeight(bool accepted, const QString &approver);
    void bookSize();
    void reopen(const QString &approver);
    void reprint();
    void toService();
    void choose(qsizetype choice);
    bool needsNoSize() const;
    std::optional<Grams> expectedWeight() const;
    std::optional<Apart> apartPrice(const FreightOffer &offer) const;
    Carton cartonAsWeighed() const;

    void renderJob(ScreenState &screen) const;
    void renderSizes(ScreenState &screen) const;
    void renderOffers(ScreenState &screen) const;

    const WeighSettings m_settings;
    std::optional<MonotonicMs> m_restlessSince;
    State m_state = State::Carton;
    Carton m_carton;
    Order m_order;
    int m_cartonsOfOrder = 0;
    int m_weighedOfOrder = 0;
    std::optional<Grams> m_expected;
    std::optional<Booked> m_weight;
    bool m_weightStored = false; ///< by this job or by one that was broken off
    std::optional<Grams> m_typedOnce; ///< a typed weight far off is asked twice
    Dimensions m_size;
    bool m_sizeOptional = false;
    FreightAnswer m_answer;
    std::optional<qsizetype> m_preselected;
    std::optional<FreightOffer> m_chosen;
    std::optional<Apart> m_apart;
    MonotonicMs m_waitingSince;
    ErrorCode m_trouble = ErrorCode::None; ///< of the scale, as last shown
};

} // namespace packbay
