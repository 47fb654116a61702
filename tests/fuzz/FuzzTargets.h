#pragma once
#include <QByteArray>
#include <QByteArrayView>
#include <QList>

namespace packbay::fuzz {

/// A parser under any bytes. Run with what a device or a person may send; aborts (qFatal) when a promise of the parser does
/// not hold.
struct Target
{
    QByteArray name;
    void (*run)(QByteArrayView bytes);
};

/// scan-framer wedge gs1 gs1-link identify carriers-file, and scale-NAME for each protocol.
const QList<Target> &targets();
const Target *targetOf(QByteArrayView name);

} // namespace packbay::fuzz
