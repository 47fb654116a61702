#include "printing/LabelSize.h"

#include <algorithm>

namespace packbay {

std::optional<Dpi> dpiOf(int number)
{
    if (number == 203)
        return Dpi::D203;
    if (number == 300)
        return Dpi::D300;
    return std::nullopt;
}

const QList<LabelSize> &labelSizes()
{
    // The dots stand in a table: 4x6 in is 203 dots an inch at 203 although the head has 8 dots a millimetre, and the
    // printers' own tables do not all round the same way.
    static const QList<LabelSize> s_sizes{
        {QStringLiteral("100x150"), {1000, 1500}, {800, 1200}, {1181, 1772}},
        {QStringLiteral("4x6in"), {1016, 1524}, {812, 1218}, {1200, 1800}},
        {QStringLiteral("100x100"), {1000, 1000}, {800, 800}, {1181, 1181}},
        {QStringLiteral("76x130"), {760, 1300}, {608, 1040}, {897, 1535}},
        {QStringLiteral("100x180"), {1000, 1800}, {800, 1440}, {1181, 2126}},
        {QStringLiteral("60x40"), {600, 400}, {480, 320}, {709, 472}},
        {QStringLiteral("74x105"), {740, 1050}, {592, 840}, {874, 1240}},
        {QStringLiteral("a4"), {2100, 2970}, {1680, 2376}, {2480, 3508}},
    };
    return s_sizes;
}

std::optional<LabelSize> labelSize(QStringView name)
{
    const QList<LabelSize> &sizes = labelSizes();
    const auto found = std::find_if(sizes.begin(), sizes.end(), [&](const LabelSize &size) { return size.name == name; });
    return found == sizes.end() ? std::nullopt : std::optional(*found);
}

int toDots(int tenths, Dpi dpi)
{
    return dpi == Dpi::D203 ? (tenths * 8 + 5) / 10 : (tenths * 300 + 127) / 254;
}

int dotsAtLeast(int micrometres, Dpi dpi)
{
    return dpi == Dpi::D203 ? (micrometres * 8 + 999) / 1000 : (micrometres * 300 + 25399) / 25400;
}

int dotsAtMost(int micrometres, Dpi dpi)
{
    return dpi == Dpi::D203 ? micrometres * 8 / 1000 : micrometres * 300 / 25400;
}

} // namespace packbay
