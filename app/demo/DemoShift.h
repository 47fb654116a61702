#pragma once
#include "models/domain/Result.h"

#include <QString>

#include <functional>

namespace packbay {

struct DemoOptions
{
    QString out;
    int parcels = 60;
    quint32 seed = 1;
    QString centralProgram;
    int printerDropsEvery = 0; ///< the printer sink drops every n-th connection
    std::function<void(const QString &phase)> progress; ///< told at the beginning of every phase
};

struct DemoSummary
{
    bool ok = false;
    qint64 parcels = 0;
    int scans = 0;
    qint64 cartons = 0;
    qint64 labels = 0;
    qint64 manifests = 0;
    qint64 exceptions = 0;
    int stations = 2;
    bool synced = false;
    bool rowsEqual = false;
    double seconds = 0;
    quint32 seed = 1;
    QString trouble; ///< why not ok
};

/// Plays the whole main job without windows: a real central over TLS, two stations with scanner and scale on ptys, a
/// label printer on a socket. Leaves labels, manifest, audit and the databases in `out`.
Result<DemoSummary> playDemo(const DemoOptions &options);
QByteArray toJson(const DemoSummary &summary);

} // namespace packbay
