#pragma once
#include "models/workflow/TariffState.h"
#include "ui/StationWidget.h"

namespace packbay {

/// Findings in three lines of text, differences in two, a page at a time. Nothing scrolls: a pack may have 100,000 of them.
class TariffLinesView : public StationWidget
{
    Q_OBJECT
public:
    explicit TariffLinesView(const QString &name, QWidget *parent = nullptr);

    /// `caption` says of what. The page stays where it is as long as the lines do.
    void setLines(const QString &caption, const QList<TariffLine> &lines);
    /// Turns a page; false when there is none that way.
    bool turn(bool further);
    bool canTurn(bool further) const;
    int first() const { return m_first; }
    void retranslate();
    QList<TextBox> textBoxes() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    int headHeight() const;
    int entryHeight() const;
    int perPage() const;
    int shown() const;
    QColor colourOf(const TariffLine &line) const;

    QString m_caption;
    QList<TariffLine> m_lines;
    bool m_hasFindings = false; ///< every entry has the room of a finding then
    int m_first = 0;
};

} // namespace packbay
