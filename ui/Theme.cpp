#include "ui/Theme.h"

#include <algorithm>
#include <cmath>

namespace packbay {
namespace {

double linear(int channel)
{
    const double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &colour)
{
    return 0.2126 * linear(colour.red()) + 0.7152 * linear(colour.green()) + 0.0722 * linear(colour.blue());
}

} // namespace

Theme Theme::light()
{
    Theme theme;
    theme.dark = false;
    theme.window = QColor(0xF4, 0xF5, 0xF6);
    theme.card = QColor(0xFF, 0xFF, 0xFF);
    theme.text = QColor(0x1B, 0x1F, 0x24);
    theme.secondary = QColor(0x4A, 0x53, 0x5C);
    theme.border = QColor(0x7A, 0x84, 0x8E);
    theme.divider = QColor(0xD9, 0xDC, 0xE0);
    theme.focus = QColor(0x0B, 0x57, 0xD0);
    theme.primary = {QColor(0x1B, 0x1F, 0x24), QColor(0xFF, 0xFF, 0xFF)};
    theme.amber = {QColor(0xFF, 0xC9, 0x40), QColor(0x1B, 0x1F, 0x24)};
    theme.red = {QColor(0x8F, 0x2D, 0x00), QColor(0xFF, 0xFF, 0xFF)};
    theme.selection = QColor(0xE3, 0xEC, 0xFA);
    theme.okMark = QColor(0x0E, 0x5A, 0x43);
    theme.stopMark = QColor(0x8F, 0x2D, 0x00);
    theme.chartOnTime = QColor(0x00, 0x72, 0xB2);
    theme.chartAtRisk = QColor(0xE6, 0x9F, 0x00);
    theme.chartLate = QColor(0x8F, 0x2D, 0x00);
    theme.ready = {QColor(0xFF, 0xFF, 0xFF), QColor(0x1B, 0x1F, 0x24)};
    theme.busy = {QColor(0x4A, 0x55, 0x60), QColor(0xFF, 0xFF, 0xFF)};
    theme.ok = {QColor(0x86, 0xD9, 0xB8), QColor(0x06, 0x28, 0x1D)};
    theme.ask = {QColor(0xFF, 0xC9, 0x40), QColor(0x1B, 0x1F, 0x24)};
    theme.stop = {QColor(0x8F, 0x2D, 0x00), QColor(0xFF, 0xFF, 0xFF)};
    return theme;
}

Theme Theme::darkTheme()
{
    Theme theme;
    theme.dark = true;
    theme.window = QColor(0x16, 0x19, 0x1D);
    theme.card = QColor(0x1F, 0x23, 0x29);
    theme.text = QColor(0xE8, 0xEA, 0xED);
    theme.secondary = QColor(0xAE, 0xB6, 0xBF);
    theme.border = QColor(0x77, 0x81, 0x8C);
    theme.divider = QColor(0x33, 0x39, 0x41);
    theme.focus = QColor(0x8A, 0xB4, 0xF8);
    theme.primary = {QColor(0xE8, 0xEA, 0xED), QColor(0x16, 0x19, 0x1D)};
    theme.amber = {QColor(0xFF, 0xC9, 0x40), QColor(0x16, 0x19, 0x1D)};
    theme.red = {QColor(0xFF, 0x8A, 0x5C), QColor(0x16, 0x19, 0x1D)};
    theme.selection = QColor(0x24, 0x34, 0x4D);
    theme.okMark = QColor(0x86, 0xD9, 0xB8);
    theme.stopMark = QColor(0xFF, 0x8A, 0x5C);
    theme.chartOnTime = QColor(0x56, 0xB4, 0xE9);
    theme.chartAtRisk = QColor(0xE6, 0x9F, 0x00);
    theme.chartLate = QColor(0xFF, 0x6E, 0x3A);
    theme.ready = {QColor(0x16, 0x19, 0x1D), QColor(0xE8, 0xEA, 0xED)};
    theme.busy = {QColor(0xA3, 0xAD, 0xB8), QColor(0x16, 0x19, 0x1D)};
    theme.ok = {QColor(0x0E, 0x5A, 0x43), QColor(0xFF, 0xFF, 0xFF)};
    theme.ask = {QColor(0xFF, 0xC9, 0x40), QColor(0x16, 0x19, 0x1D)};
    theme.stop = {QColor(0xFF, 0x8A, 0x5C), QColor(0x16, 0x19, 0x1D)};
    return theme;
}

Theme Theme::contrast()
{
    Theme theme = light();
    theme.window = Qt::white;
    theme.text = Qt::black;
    theme.secondary = Qt::black;
    theme.border = Qt::black;
    theme.divider = QColor(0x50, 0x50, 0x50);
    theme.primary = {Qt::black, Qt::white};
    theme.focus = QColor(0x00, 0x30, 0xA0);
    theme.ready = {Qt::white, Qt::black};
    theme.busy = {QColor(0x30, 0x38, 0x40), Qt::white};
    theme.ok = {QColor(0x9C, 0xEB, 0xCB), Qt::black};
    theme.ask = {QColor(0xFF, 0xD7, 0x66), Qt::black};
    theme.stop = {QColor(0x70, 0x20, 0x00), Qt::white};
    return theme;
}

Theme Theme::of(ThemeChoice choice, const QPalette &platform)
{
    switch (choice) {
    case ThemeChoice::Light: return light();
    case ThemeChoice::Dark: return darkTheme();
    case ThemeChoice::Contrast: return contrast();
    case ThemeChoice::Auto: break;
    }
    return platform.color(QPalette::Window).lightness() < platform.color(QPalette::WindowText).lightness() ? darkTheme()
                                                                                                            : light();
}

const ColourPair &Theme::banner(Banner banner) const
{
    switch (banner) {
    case Banner::Ready: return ready;
    case Banner::Busy: return busy;
    case Banner::Ok: return ok;
    case Banner::Ask: return ask;
    case Banner::Stop: break;
    }
    return stop;
}

QPalette Theme::palette() const
{
    QPalette palette(card, window);
    palette.setColor(QPalette::Window, window);
    palette.setColor(QPalette::WindowText, text);
    palette.setColor(QPalette::Base, card);
    palette.setColor(QPalette::AlternateBase, window);
    palette.setColor(QPalette::Text, text);
    palette.setColor(QPalette::PlaceholderText, secondary);
    palette.setColor(QPalette::Button, card);
    palette.setColor(QPalette::ButtonText, text);
    palette.setColor(QPalette::BrightText, stopMark);
    palette.setColor(QPalette::Highlight, selection);
    palette.setColor(QPalette::HighlightedText, text);
    palette.setColor(QPalette::ToolTipBase, card);
    palette.setColor(QPalette::ToolTipText, text);
    palette.setColor(QPalette::Link, focus);
    palette.setColor(QPalette::Light, card);
    palette.setColor(QPalette::Midlight, divider);
    palette.setColor(QPalette::Mid, border);
    palette.setColor(QPalette::Dark, border);
    palette.setColor(QPalette::Shadow, border);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, border);
    return palette;
}

ThemeChoice themeChoiceOf(const QString &word)
{
    if (word == QLatin1String("light"))
        return ThemeChoice::Light;
    if (word == QLatin1String("dark"))
        return ThemeChoice::Dark;
    return word == QLatin1String("contrast") ? ThemeChoice::Contrast : ThemeChoice::Auto;
}

double contrastRatio(const QColor &one, const QColor &other)
{
    const auto [low, high] = std::minmax({luminance(one), luminance(other)});
    return (high + 0.05) / (low + 0.05);
}

} // namespace packbay
