#include "scanner/scale/ScaleDetector.h"

#include <algorithm>

namespace packbay {
namespace {

constexpr int kLeastFrames = 2;

} // namespace

ScaleDetector::ScaleDetector()
{
    const QStringList names = ScaleParser::protocols();
    for (const QString &name : names) {
        auto made = ScaleParser::make(name);
        if (made)
            m_listeners[name].parser = std::move(made).value();
    }
}

void ScaleDetector::take(Listener &listener, const QList<WeightReading> &readings)
{
    for (const WeightReading &reading : readings) {
        if (reading.status == ScaleStatus::Error) {
            ++listener.refused;
            continue;
        }
        listener.used += reading.frame.size();
        if (reading.value) {
            ++listener.weights;
            listener.newest = reading;
        }
    }
}

void ScaleDetector::feed(QByteArrayView bytes, MonotonicMs now)
{
    m_heard += bytes.size();
    for (auto &[name, listener] : m_listeners)
        take(listener, listener.parser->feed(bytes, now));
}

void ScaleDetector::finish(MonotonicMs now)
{
    for (auto &[name, listener] : m_listeners)
        take(listener, listener.parser->finish(now));
}

QByteArray ScaleDetector::takeAnswer(const QString &protocol)
{
    const auto listener = m_listeners.find(protocol);
    return listener == m_listeners.end() ? QByteArray() : listener->second.parser->takeAnswer();
}

QStringList ScaleDetector::candidates() const
{
    QList<std::pair<qsizetype, QString>> fitting;
    for (const auto &[name, listener] : m_listeners) {
        // The first frame may have begun before we listened.
        if (listener.weights >= kLeastFrames && listener.weights > listener.refused && listener.used * 10 >= m_heard * 6)
            fitting.append({-listener.used, name});
    }
    std::sort(fitting.begin(), fitting.end());
    QStringList names;
    for (const auto &one : std::as_const(fitting))
        names << one.second;
    return names;
}

std::optional<WeightReading> ScaleDetector::newest(const QString &protocol) const
{
    const auto listener = m_listeners.find(protocol);
    return listener == m_listeners.end() ? std::nullopt : listener->second.newest;
}

QList<std::pair<QString, QByteArray>> ScaleDetector::requests()
{
    QList<std::pair<QString, QByteArray>> out;
    const QStringList names = ScaleParser::protocols();
    for (const QString &name : names) {
        const auto made = ScaleParser::make(name);
        if (made && !(*made)->request().isEmpty())
            out.append({name, (*made)->request()});
    }
    return out;
}

} // namespace packbay
