#pragma once
#include "scanner/scale/ScaleParser.h"

#include <map>

namespace packbay {

/// Which protocol a scale speaks, by listening with every parser at once while something is put on it ("put something on
/// the scale" of the settings page). Pure; the caller tries port settings and sends the requests.
class ScaleDetector
{
public:
    ScaleDetector();

    void feed(QByteArrayView bytes, MonotonicMs now);
    void finish(MonotonicMs now);
    /// What `protocol` wants sent back now (CAS-ENQ shakes hands).
    QByteArray takeAnswer(const QString &protocol);
    bool hasHeard() const { return m_heard > 0; }
    /// The protocols that made sense of at least two frames and of nearly all bytes, best first. XK3190-A26 f1 and f2 stay
    /// both when the frames read the same in both directions.
    QStringList candidates() const;
    /// The newest weight that a protocol read, for the clerk to compare with the display.
    std::optional<WeightReading> newest(const QString &protocol) const;
    /// What asks each protocol that wants to be asked, to be sent one after another.
    static QList<std::pair<QString, QByteArray>> requests();

private:
    struct Listener
    {
        std::unique_ptr<ScaleParser> parser;
        int weights = 0;
        int refused = 0;
        qsizetype used = 0;
        std::optional<WeightReading> newest;
    };
    static void take(Listener &listener, const QList<WeightReading> &readings);

    std::map<QString, Listener> m_listeners;
    qsizetype m_heard = 0;
};

} // namespace packbay
