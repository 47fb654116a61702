#pragma once
#include <QByteArrayList>
#include <QJsonObject>

namespace packbay {

/// The request (architecture.md 11.4) of the scanner set-up sheet: how a scanner is to be set by its own manual
/// (hardware.md A1.3), the three codes that teach prefix and suffix, and the layout code. In Chinese for zh_CN, else English.
QJsonObject scannerSheetRequest(const QString &scanner, const QByteArrayList &lessonCodes, const QByteArray &layoutCode, const QString &language);

} // namespace packbay
