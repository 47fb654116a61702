#include "ui/Metrics.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace packbay {
namespace {

constexpr double kMmPerInch = 25.4;
// 20 arcmin for capitals that are 0.72 em high.
constexpr double kArcMinutes = 20.0;
constexpr double kCapitalHeight = 0.72;
// A prompt of two lines and five table rows must fit: measured at 1280x800 and 1366x768 (56 px).
constexpr double kPromptShareOfHeight = 0.0732;
constexpr int kNearMm = 600;

} // namespace

int Metrics::pixelSizeFor(int distanceMm, int ppi)
{
    const double angle = kArcMinutes / 60.0 * std::numbers::pi / 180.0;
    const double capital = 2.0 * distanceMm * std::tan(angle / 2.0) / kMmPerInch * ppi;
    return static_cast<int>(std::lround(capital / kCapitalHeight));
}

Metrics::Metrics(QSize window, int ppi, int distanceMm, int textScale) : m_ppi(ppi)
{
    const int tallest = static_cast<int>(window.height() * kPromptShareOfHeight);
    m_prompt = std::clamp(pixelSizeFor(distanceMm, ppi), 32, std::max(32, tallest));
    m_headline = m_prompt * 66 / 100;
    const int near = std::max({pixelSizeFor(kNearMm, ppi), 20, window.height() / 49}) * textScale / 100;
    m_body = std::clamp(near, 16, std::max(20, m_headline - 4));
    m_small = m_body * 4 / 5;
    // The border, the name of the key, and a word of headline type.
    m_primaryHeight = std::max({mm(20), 72, m_headline * 5 / 4 + m_small * 3 / 2 + 10});
}

int Metrics::mm(double millimetres) const
{
    return static_cast<int>(std::ceil(millimetres / kMmPerInch * m_ppi));
}

int Metrics::headerHeight() const
{
    return std::max(48, m_body * 5 / 2);
}

int Metrics::bannerHeight() const
{
    // Two lines of the prompt, or a title and two lines of remedy.
    return std::max(m_prompt * 5 / 4 * 2, m_prompt * 5 / 4 + m_headline * 5 / 4 * 2) + m_body;
}

int Metrics::jobLineHeight() const
{
    return m_headline * 3 / 2;
}

int Metrics::rowHeight() const
{
    return std::max(m_body * 2, 40);
}

int Metrics::stripHeight() const
{
    return m_body * 4;
}

} // namespace packbay
