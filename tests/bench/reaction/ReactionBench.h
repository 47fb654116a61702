#pragma once
#include "models/domain/Result.h"
#include "tests/bench/Figure.h"

#include <QApplication>

#include <functional>

namespace packbay::bench {

struct ReactionSize
{
    int parcels = 1'000'000;
    int scans = 300;
    QString file; ///< where the database is kept from run to run; empty: nowhere
};

/// Tells when a window has been painted and the server has taken it.
class TimedApplication : public QApplication
{
public:
    using QApplication::QApplication;
    bool notify(QObject *receiver, QEvent *event) override;

    std::function<void(QObject *)> painted;
};

/// From the Enter of a wedge scan, a real key event of an X server, to the answer after COMMIT painted in the station's
/// window. In milliseconds.
Result<Figure> benchReaction(const ReactionSize &size, TimedApplication &application);

} // namespace packbay::bench
