#include "tests/bench/Figure.h"

#include "models/domain/JsonWriter.h"

#include <QFile>
#include <QProcess>
#include <QThread>

#include <algorithm>
#include <cmath>

namespace packbay::bench {
namespace {

QByteArray number(double value)
{
    return QByteArray::number(value, 'f', 3);
}

/// What stands behind the colon of the first line of /proc that begins with `key`.
QString procValue(const QString &file, const QByteArray &key)
{
    QFile proc(file);
    if (!proc.open(QIODevice::ReadOnly))
        return {};
    for (const QByteArray &line : proc.readAll().split('\n')) {
        if (line.startsWith(key))
            return QString::fromUtf8(line.mid(line.indexOf(':') + 1)).trimmed();
    }
    return {};
}

QString commitName()
{
    QProcess git;
    git.start(QStringLiteral("git"), {QStringLiteral("-C"), QStringLiteral(PACKBAY_SOURCE_DIR), QStringLiteral("rev-parse"), QStringLiteral("--short=12"), QStringLiteral("HEAD")});
    const bool ok = git.waitForFinished(5000) && git.exitCode() == 0;
    return ok ? QString::fromLatin1(git.readAllStandardOutput()).trimmed() : QStringLiteral("unknown");
}

void writePercentiles(JsonWriter &json, const Percentiles &values)
{
    json.key("p50").raw(number(values.p50)).key("p95").raw(number(values.p95)).key("p99").raw(number(values.p99));
}

} // namespace

Percentiles Percentiles::of(std::vector<double> values)
{
    if (values.empty())
        return {};
    std::sort(values.begin(), values.end());
    const auto at = [&](double share) {
        const auto rank = static_cast<std::size_t>(std::ceil(share * static_cast<double>(values.size())));
        return values[std::clamp<std::size_t>(rank, 1, values.size()) - 1];
    };
    return {at(0.50), at(0.95), at(0.99), static_cast<qsizetype>(values.size())};
}

QByteArray toJson(const Figure &figure)
{
    JsonWriter json;
    json.beginObject().field("bench", figure.bench).field("name", figure.name).field("unit", figure.unit);
    json.key("ours").beginObject();
    writePercentiles(json, figure.ours);
    json.field("n", figure.ours.n).endObject().key("peer");
    if (figure.peer) {
        json.beginObject().field("name", figure.peerName);
        writePercentiles(json, *figure.peer);
        json.endObject().key("ratio").raw(number(figure.ours.p50 / figure.peer->p50));
    } else {
        json.null().key("ratio").null();
    }
    json.field("goal", figure.goal).field("met", figure.met).endObject();
    return json.take();
}

QByteArray toJson(const std::vector<Figure> &figures)
{
    JsonWriter json;
    json.beginObject().key("machine").beginObject();
    json.field("cpu", procValue(QStringLiteral("/proc/cpuinfo"), "model name"));
    json.field("cores", QThread::idealThreadCount());
    json.field("ram_mb", procValue(QStringLiteral("/proc/meminfo"), "MemTotal").section(QLatin1Char(' '), 0, 0).toLongLong() / 1024);
    json.endObject().field("commit", commitName()).key("figures").beginArray();
    for (const Figure &figure : figures)
        json.raw(toJson(figure));
    json.endArray().endObject();
    return json.take();
}

} // namespace packbay::bench
