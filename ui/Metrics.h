#pragma once
#include <QSize>

#include <array>

namespace packbay {

/// Type and target sizes from reading distance and real pixel density (ux.md 2.1, 2.2). All results in logical pixels.
class Metrics
{
public:
    /// `ppi` is what calibration measured (EDID often lies), `distanceMm` how far the clerk stands from the prompt,
    /// `textScale` in percent enlarges what is read from near.
    explicit Metrics(QSize window = QSize(1366, 768), int ppi = 96, int distanceMm = 2000, int textScale = 100);

    /// Pixel size of a font whose capitals are 20 arcmin high at that distance.
    static int pixelSizeFor(int distanceMm, int ppi);

    int prompt() const { return m_prompt; }
    int headline() const { return m_headline; }
    int body() const { return m_body; }
    /// Never for codes.
    int small() const { return m_small; }
    /// Prompt, headline, body: the steps that a long sentence may go down.
    std::array<int, 3> steps() const { return {m_prompt, m_headline, m_body}; }

    int mm(double millimetres) const;
    int headerHeight() const;
    int bannerHeight() const;
    int jobLineHeight() const;
    int rowHeight() const;
    int stripHeight() const;
    /// Primary: 20 mm high, 40 mm wide; the bar is one high.
    int primaryHeight() const { return m_primaryHeight; }
    int primaryWidth() const { return 2 * m_primaryHeight; }
    /// Least side of every other target on a clerk screen: 13 mm.
    int secondarySide() const { return mm(13); }
    /// Space between two targets: 4 mm.
    int gap() const { return mm(4); }
    /// Space around text.
    int pad() const { return m_body / 2; }
    int icon() const { return m_body + m_body / 4; }

    bool operator==(const Metrics &) const = default;

private:
    int m_ppi;
    int m_prompt;
    int m_headline;
    int m_body;
    int m_small;
    int m_primaryHeight;
};

} // namespace packbay
