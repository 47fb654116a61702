#pragma once
#include <QChar>
#include <QList>
#include <QString>

struct _XDisplay;

namespace packbay::test {

/// One key going down or up, by its evdev code, so many milliseconds after the one before.
struct XStroke
{
    unsigned code = 0;
    bool press = true;
    int afterMs = 0;
};

/// Keys in a US keyboard's places.
class XStrokes
{
public:
    /// As a scanner types it: `gapMs` after the last character; Shift goes down with its key and up again.
    XStrokes &character(QChar c, int gapMs);
    XStrokes &text(const QString &text, int gapMs);
    XStrokes &key(unsigned code, int gapMs);
    XStrokes &controlBracket(int gapMs);
    XStrokes &altCode(const QString &digits, int gapMs);
    XStrokes &down(unsigned code, int afterMs);
    XStrokes &up(unsigned code, int afterMs);

    const QList<XStroke> &list() const { return m_strokes; }
    int durationMs() const;

private:
    QList<XStroke> m_strokes;
};

/// A keyboard of the X server: real key events by the XTEST extension, timed by the server.
class XKeys
{
public:
    XKeys();
    ~XKeys();
    XKeys(const XKeys &) = delete;
    XKeys &operator=(const XKeys &) = delete;

    bool isReady() const { return m_display != nullptr; }
    /// The keyboard layout of the desktop; true when the server took it.
    static bool setLayout(const QString &layout);
    /// Returns at once; the server plays the keys.
    void play(const XStrokes &strokes);

private:
    _XDisplay *m_display;
};

} // namespace packbay::test
