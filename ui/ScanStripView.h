#pragma once
#include "models/workflow/ScreenState.h"
#include "ui/StationWidget.h"

namespace packbay {

/// The last five scans side by side, newest first: tick or cross, code, one word, time. And how many scans wait.
class ScanStripView : public StationWidget
{
    Q_OBJECT
public:
    explicit ScanStripView(const QString &name, QWidget *parent = nullptr);

    void setEntries(const QList<StripEntry> &entries, int queued);
    /// The raw text of a scan at once (within 50 ms), before anybody has decided what it is.
    void echo(const QString &code);

    QSize sizeHint() const override;
    QList<TextBox> textBoxes() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void lookChanged() override;

private:
    QRect place(qsizetype index) const;
    QList<TextBox> entryBoxes(const StripEntry &entry, const QRect &place) const;

    QList<StripEntry> m_entries;
    QString m_echo;
    int m_queued = 0;
};

} // namespace packbay
