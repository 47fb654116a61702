#pragma once
#include <QByteArray>
#include <QString>

namespace packbay {

/// Why the bytes of some seconds hold no frame of the protocol that the scale is set to, in the words of
/// SerialScale::stateChanged: "does not answer", "speaks YH-w" (a name of ScaleParser::protocols()), "has another parity"
/// or "sends noise".
QString scaleFaultWords(const QByteArray &bytes);

} // namespace packbay
