#pragma once
#include "models/domain/Error.h"
#include "models/qt/QueueModel.h"
#include "ui/QueueTable.h"
#include "ui/StationButton.h"

#include <QLineEdit>

#include <optional>

namespace packbay {

class AgeingChart;
class ThroughputChart;

/// What a supervisor does to the selected row.
enum class QueueAction { Approve, Reject, Hold, Release, ApproveClaim };

/// The supervisor's Queue: filter chips, search, table, five actions, two charts with their table twins. No dialog: a reason is
/// typed in its field, an answer appears in the message line.
class QueueScreen : public StationWidget
{
    Q_OBJECT
public:
    explicit QueueScreen(const QString &name, QWidget *parent = nullptr);
    ~QueueScreen() override;

    void setSnapshot(const QueueSnapshot &snapshot);
    /// Jumps to the row of a scanned code; false when there is none.
    bool jumpTo(const QString &key);
    /// The answer to an action, or nothing.
    void setError(const std::optional<Error> &error);
    void openSearch();
    void retranslate();
    /// "T", "F1", "F2", "F4" to "F8", "F10". True when it meant something.
    bool takeKey(const QString &key);
    QString selectedKey() const;
    QList<TextBox> textBoxes() const override;

signals:
    /// `reason` is set for Reject, Hold and Release.
    void actionAsked(packbay::QueueAction action, const QString &key, const QString &reason);
    /// F1: scanners and scales of this station.
    void settingsAsked();
    /// F4: tariff packs and versions.
    void tariffsAsked();

protected:
    void paintEvent(QPaintEvent *event) override;
    void lookChanged() override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build();
    void place();
    void ask(QueueAction action);
    void updateActions();
    void updateChips();
    void setFilter(QueueFilter filter);
    QRect messageRect() const;

    QueueModel m_model;
    WordedQueue m_words;
    QueueSnapshot m_snapshot;
    QueueFilter m_filter = QueueFilter::All;
    std::optional<Error> m_error;
    QList<StationButton *> m_chips;
    QList<StationButton *> m_actions;
    StationButton *m_settings;
    StationButton *m_tariffs;
    QLineEdit *m_search;
    QLineEdit *m_reason;
    DeskTable *m_table;
    ThroughputChart *m_throughput;
    AgeingChart *m_ageing;
};

} // namespace packbay
