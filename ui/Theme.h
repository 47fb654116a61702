#pragma once
#include "models/workflow/ScreenState.h"

#include <QColor>
#include <QPalette>

/// The colours of the station (ux.md 2.3). A plain value; nobody sets a colour that does not come from here.
namespace packbay {

enum class ThemeChoice { Auto, Light, Dark, Contrast };

/// Fill and text of a banner, or of anything else that has words on a fill.
struct ColourPair
{
    QColor fill;
    QColor text;
};

struct Theme
{
    bool dark = false;
    QColor window;      ///< behind everything
    QColor card;        ///< cards, tables, buttons
    QColor text;
    QColor secondary;   ///< labels and times
    QColor border;      ///< of controls
    QColor divider;     ///< between rows; carries no meaning
    QColor focus;
    ColourPair primary; ///< the F12 button
    ColourPair amber;   ///< chips that want attention
    ColourPair red;     ///< chips that block a step
    QColor selection;   ///< row in hand
    QColor okMark;      ///< ticks on window and card
    QColor stopMark;    ///< crosses on window and card
    QColor chartOnTime;
    QColor chartAtRisk;
    QColor chartLate;
    ColourPair ready;
    ColourPair busy;
    ColourPair ok;
    ColourPair ask;
    ColourPair stop;

    static Theme light();
    static Theme darkTheme();
    static Theme contrast();
    /// Auto takes the lightness of the platform's own palette.
    static Theme of(ThemeChoice choice, const QPalette &platform);

    const ColourPair &banner(Banner banner) const;
    QPalette palette() const;
};

/// "light", "dark", "contrast" or "auto"; anything else is Auto.
ThemeChoice themeChoiceOf(const QString &word);

/// WCAG 2.2 contrast ratio, 1 to 21.
double contrastRatio(const QColor &one, const QColor &other);

} // namespace packbay
