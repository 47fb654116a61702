#pragma once
#include <QList>
#include <QSize>
#include <QStringView>

#include <optional>

namespace packbay {

/// Resolutions that a sheet can be made for: 203 means 8 dots a millimetre, 300 means 300 dots an inch
/// (architecture.md 11.4).
enum class Dpi { D203 = 203, D300 = 300 };

std::optional<Dpi> dpiOf(int number);

/// A size of paper by its name in a template ("100x150", "4x6in", "a4").
struct LabelSize
{
    QString name;
    QSize tenths;  ///< tenths of a millimetre
    QSize dots203; ///< hardware.md A3.1
    QSize dots300;

    QSize dots(Dpi dpi) const { return dpi == Dpi::D203 ? dots203 : dots300; }
};

const QList<LabelSize> &labelSizes();
std::optional<LabelSize> labelSize(QStringView name);

/// Tenths of a millimetre in dots, rounded to the nearest.
int toDots(int tenths, Dpi dpi);
/// The smallest whole number of dots that is at least `micrometres` wide.
int dotsAtLeast(int micrometres, Dpi dpi);
/// The largest whole number of dots that is at most `micrometres` wide.
int dotsAtMost(int micrometres, Dpi dpi);

} // namespace packbay
