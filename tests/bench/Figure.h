#pragma once
#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace packbay::bench {

struct Percentiles
{
    double p50 = 0;
    double p95 = 0;
    double p99 = 0;
    qsizetype n = 0;

    static Percentiles of(std::vector<double> values);
};

/// One figure as in architecture.md 11.11; `ratio` is ours to the peer at the median.
struct Figure
{
    QString bench;
    QString name;
    QString unit;
    Percentiles ours;
    QString peerName;
    std::optional<Percentiles> peer;
    QString goal;
    bool met = false;
};

QByteArray toJson(const Figure &figure);
/// The whole file: machine, commit and all figures.
QByteArray toJson(const std::vector<Figure> &figures);

} // namespace packbay::bench
