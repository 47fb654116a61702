#pragma once
#include "models/domain/Ports.h"

#include <QObject>

namespace packbay {

/// A device that can be plugged in and out, as bytes. Heals by itself: closed in the event loop turn after any error,
/// opened again every second.
class DeviceLink : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Tries to open now and from then on until close().
    virtual void open() = 0;
    virtual void close() = 0;
    virtual bool isOpen() const = 0;
    virtual DeviceState state() const = 0;
    /// Bytes for the device; nothing happens while it is away.
    virtual void write(const QByteArray &bytes) = 0;
    /// Errors that the device reported since open(), for the tests and the device page.
    virtual int errorCount() const = 0;

signals:
    void received(const QByteArray &bytes, packbay::MonotonicMs at);
    /// Only on a change. `words` are English, for the log and the device page.
    void stateChanged(packbay::DeviceState state, const QString &words);
};

} // namespace packbay
