#pragma once
#include <QImage>
#include <QStringList>

namespace packbay::test {

/// Readers of the languages that carry raw bits; they share nothing with the writers. Null when malformed. The commands
/// beside the picture go into `commands`.
QImage readTspl(QByteArray bytes, QStringList *commands);
QImage readEpl(QByteArray bytes, QStringList *commands);
QImage readEscPos(const QByteArray &bytes);

} // namespace packbay::test
