#pragma once
#include <QString>
#include <QStringList>

class QWidget;

namespace packbay {
struct Look;
}

namespace packbay::test {

/// What is wrong with a window as it stands: texts that do not fit their boxes, boxes outside their widget, siblings that lie on each
/// other, widgets larger than their parent, targets that are too small or too close, texts with too little contrast.
/// `contrast` is the least ratio that a text may have.
QStringList layoutFaults(QWidget *window, const Look &look, double contrast);

} // namespace packbay::test
