#pragma once
#include "tests/ui/SampleStates.h"
#include "ui/MainWindow.h"

#include <QApplication>
#include <QTest>

/// What the tests of the window ask it.
namespace packbay::test {

inline QString focusName() { return QApplication::focusWidget() ? QApplication::focusWidget()->objectName() : QString(); }

inline ScreenState sampleNamed(const QString &name)
{
    for (const NamedState &sample : sampleStates()) {
        if (sample.name == name)
            return sample.state;
    }
    return {};
}

/// Nothing stands before or beside the window.
inline void noWindowBesides(const MainWindow &window)
{
    for (const QWidget *widget : QApplication::topLevelWidgets())
        QVERIFY2(widget == &window || !widget->isVisible(), widget->metaObject()->className());
    QVERIFY(!QApplication::activeModalWidget());
    QVERIFY(!QApplication::activePopupWidget());
}

} // namespace packbay::test
