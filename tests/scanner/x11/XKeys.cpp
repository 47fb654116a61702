#include "tests/scanner/x11/XKeys.h"

#include "tests/scanner/KeyStroke.h"

#include <QProcess>

// Last: its macros (None, Bool, KeyPress) would be words of Qt.
#include <X11/Xlib.h>
#include <X11/extensions/XTest.h>

namespace packbay::test {
namespace {

constexpr unsigned kEvdevToX = 8;
constexpr unsigned kShift = 42;
constexpr unsigned kControl = 29;
constexpr unsigned kAlt = 56;

} // namespace

XStrokes &XStrokes::down(unsigned code, int afterMs)
{
    m_strokes.append({code, true, afterMs});
    return *this;
}

XStrokes &XStrokes::up(unsigned code, int afterMs)
{
    m_strokes.append({code, false, afterMs});
    return *this;
}

XStrokes &XStrokes::key(unsigned code, int gapMs)
{
    return down(code, gapMs).up(code, 0);
}

XStrokes &XStrokes::character(QChar c, int gapMs)
{
    const auto [code, shift] = Keys::keyOf(c);
    if (!shift)
        return key(code, gapMs);
    return down(kShift, gapMs).key(code, 0).up(kShift, 0);
}

XStrokes &XStrokes::text(const QString &text, int gapMs)
{
    for (const QChar c : text)
        character(c, gapMs);
    return *this;
}

XStrokes &XStrokes::controlBracket(int gapMs)
{
    return down(kControl, gapMs).key(packbay::key::kRightBracket, 0).up(kControl, 0);
}

XStrokes &XStrokes::altCode(const QString &digits, int gapMs)
{
    down(kAlt, gapMs);
    for (const QChar c : digits) {
        for (quint32 code = 71; code <= 82; ++code) {
            if (keypadDigit(code) == c)
                key(code, gapMs);
        }
    }
    return up(kAlt, gapMs);
}

int XStrokes::durationMs() const
{
    int sum = 0;
    for (const XStroke &stroke : m_strokes)
        sum += stroke.afterMs;
    return sum;
}

XKeys::XKeys() : m_display(XOpenDisplay(nullptr)) {}

XKeys::~XKeys()
{
    if (m_display != nullptr)
        XCloseDisplay(m_display);
}

bool XKeys::setLayout(const QString &layout)
{
    return QProcess::execute(QStringLiteral("setxkbmap"), {QStringLiteral("-layout"), layout}) == 0;
}

void XKeys::play(const XStrokes &strokes)
{
    for (const XStroke &stroke : strokes.list())
        XTestFakeKeyEvent(m_display, stroke.code + kEvdevToX, stroke.press ? True : False, static_cast<unsigned long>(stroke.afterMs));
    XFlush(m_display);
}

} // namespace packbay::test
