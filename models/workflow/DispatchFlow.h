#pragma once
#include "models/workflow/BenchFlow.h"

#include <QSet>
#include <QTimeZone>

namespace packbay {

struct DispatchSettings
{
    QTimeZone zone = QTimeZone::systemTimeZone(); ///< of the warehouse: the ship date of a manifest is a local date
    Grams bagLimit{30'000};                       ///< of a bag that is opened here
    QStringList sellers = {};                     ///< carriers whose labels the central buys; the others' come from our numbers
    QString spare = {};                           ///< name of the spare label printer; empty: there is none
    QStringList unscanned = {};                   ///< services whose labels need no scan back once they have come out
};

/// Label & Dispatch (ux.md 4.4): label, scan back, cage or bag, manifest, driver. A label is bought once; a sheet that
/// was lost is printed again as the next copy of the same label.
class DispatchFlow final : public BenchFlow
{
public:
    static constexpr qint64 kPrintAnswerMs = 10'000;
    static constexpr qsizetype kChoices = 4;

    explicit DispatchFlow(const FlowContext &context, DispatchSettings settings = {});

protected:
    void reset() override;
    void onScan(const ScanMeaning &scan) override;
    void onCommand(Command command) override;
    void undo() override;
    void onTyped(const TypedEntry &entry) override;
    void onPrint(const PrintOutcome &outcome) override;
    void onTick(MonotonicMs at) override;
    void show(ScreenState &screen) const override;

private:
    enum class State {
        Idle, Buying, Printing, AskPrinted, Stick, Cage, BagCard, WhichSheet, ReprintReason, VoidReason, VoidBadge, Carrier, Manifest, Missing,
        Driver
    };
    struct CageLine
    {
        QString cage;
        QString carrier;
        int cartons = 0;
        UtcMs cutOff; ///< the earliest of its cartons; 0 = none
    };
    struct Extra
    {
        QString code;
        Error why;
    };
    struct Added
    {
        QString carton;
        QString bag;
    };

    // cartons, cages and bags
    void scannedIdle(const ScanMeaning &scan);
    void openCarton(const Carton &carton, const ScanMeaning &scan);
    void takeCarton(const Carton &carton);
    void openLabelled(const Label &label);
    void scannedCage(const ScanMeaning &scan);
    void cageCarton(const QString &cage);
    void stopAtCage(const Error &error);
    void intoBag(const QString &code);
    void bagCarton(const QString &bag);
    void closeBag();
    void undoFiling();
    void toIdle();
    void finish(const Phrase &word);
    void refreshCages();
    QString suggestedCage() const;

    // label
    void issueLabel();
    void buyLabel();
    void lookForBought();
    void refusedLabel(const Error &error);
    void print(const QString &reason);
    void watchPrinter(const PrintOutcome &outcome);
    void scannedLabel(const ScanMeaning &scan);
    void verify(const QString &carton, const QString &scannedCode);
    void verified();
    void sheetIsOut(Tone tone);
    std::optional<DoubtfulSheet> doubt() const;
    void settleDoubt(const DoubtfulSheet &sheet, bool cameOut);
    void settleLabel(bool cameOut);
    bool isLabelCode(const ScanMeaning &scan) const;
    bool offersSpare() const { return m_printer.code != ErrorCode::None && !m_settings.spare.isEmpty(); }
    bool hasCard() const { return !m_carton.code.isEmpty() && !m_labelNo.isEmpty(); }
    /// Its carrier has not answered yet: it is neither void nor good, and nothing can be done with it.
    bool isVoidAsked() const { return wordOfLabel() == Text::LabelVoidRequested; }
    void askWhy(State reasonState);
    void reasonGiven(const QString &reason);
    void voidLabel(const QString &approver);

    // sheets that are no carton's label
    void offerSheets(const ScanMeaning &scan);
    void chooseSheet();
    void chosen(qsizetype index);
    void printSheets(const QString &reason);
    void renderJobOfSheets(ScreenState &screen) const;
    void renderSheets(ScreenState &screen) const;

    // manifest
    void toManifest();
    void openManifest(const QString &carrier);
    void beginManifest(const Manifest &manifest);
    void refreshManifest();
    void scannedManifest(const ScanMeaning &scan);
    void addCage(const QString &cage);
    void addNextOfBatch();
    void addToManifest(const Added &piece, bool inBatch);
    void added(const Added &piece);
    void commandedInManifest(Command command);
    void removeLast();
    void removeMissing();
    void closeManifest();
    void handOver(const QString &driver);
    QStringList carriersWaiting() const;
    QString shipDate() const;

    void commandedWithCard(Command command);
    void commandedWithReason(Command command);
    void renderCard(ScreenState &screen) const;
    Text wordOfLabel() const;
    void renderDoubt(ScreenState &screen, const DoubtfulSheet &sheet) const;
    void renderLabelStates(ScreenState &screen) const;
    void renderReasons(ScreenState &screen) const;
    void renderCages(ScreenState &screen) const;
    void renderManifest(ScreenState &screen) const;

    const DispatchSettings m_settings;
    State m_state = State::Idle;
    State m_before = State::Idle; ///< where Back leads to from the reasons
    Carton m_carton;              ///< at work, or the last one
    Order m_order;
    ServiceName m_service;        ///< of the carton; its line where the tariff knows no name
    QString m_labelNo;
    QString m_openedByLabel;      ///< the carton was opened by its label: its own code is still to be compared
    QString m_voidReason;
    QString m_bag;                ///< the last one used
    QList<QPair<Text, QList<PrintSheet>>> m_sheets; ///< what may be printed again of the last parcel, held carton or sealed bag
    qsizetype m_sheet = -1;       ///< the one that was chosen
    int m_copy = 0;
    PrintState m_printState = PrintState::Queued;
    PrinterStatus m_printer;
    MonotonicMs m_sentAt;
    QList<CageLine> m_cages;
    QList<DoubtfulSheet> m_settled; ///< answered; the printers' side has not said so yet

    Manifest m_manifest;
    QStringList m_carriers;
    QSet<QString> m_listed;
    QSet<QString> m_scannedSet;
    QStringList m_missing;        ///< 漏扫
    QList<Extra> m_extra;         ///< 多扫
    QList<Added> m_added;
    QStringList m_batch;
};

} // namespace packbay
