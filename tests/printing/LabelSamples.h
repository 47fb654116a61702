#pragma once
#include <QByteArray>
#include <QImage>
#include <QJsonObject>
#include <QStringList>

namespace packbay::test {

/// A complete request for carton-100x150 in English.
QJsonObject cartonRequest();
/// The same with a Chinese address and language zh_CN.
QJsonObject chineseCartonRequest();
/// What zbarimg reads in a PNG, one "TYPE:text" a code, sorted; an empty list when it reads nothing.
QStringList readWithZbar(const QByteArray &png);
/// A tool of the system, or an empty string.
QString tool(const QString &name);
/// Runs a tool with its input on a file of the given suffix as last argument; returns stdout.
QByteArray runOn(const QString &program, const QStringList &arguments, const QByteArray &input, const QString &suffix,
                 const QStringList &after = {});

/// The picture in a ZPL label, read from the commands by code that shares nothing with the writer. Null when malformed;
/// `error` says why.
QImage readZpl(const QByteArray &zpl, QString *error);
/// True when both have the same black dots.
bool samePicture(const QImage &one, const QImage &other);

} // namespace packbay::test
