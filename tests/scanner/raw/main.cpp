// zxing-raw: what ZXing-cpp reads by itself, with the hints of hardware.md B3.7 and without anything of ours.
// A path a line on stdin; each picture is read by a child process, since the library may abort. One line of JSON each:
// {"died":bool,"ms":num,"codes":[{"format":str,"text":str,"bytes_hex":hex}]}; the time is that of the calls alone.
#define ZX_USE_UTF8 1
#if __has_include(<ZXing/ReaderOptions.h>)
#include <ZXing/ReaderOptions.h>
using Options = ZXing::ReaderOptions;
#else
#include <ZXing/DecodeHints.h>
using Options = ZXing::DecodeHints;
#endif
#include <ZXing/ReadBarcode.h>

#include "models/domain/JsonWriter.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QImage>
#include <QPainter>

#include <array>
#include <cstdio>
#include <exception>
#include <iostream>
#include <string>
#include <sys/wait.h>
#include <unistd.h>

using packbay::JsonWriter;

namespace {

Options hints(const char *formats, int lines)
{
    Options options;
    options.setFormats(ZXing::BarcodeFormatsFromString(formats));
    options.setTryHarder(true);
    options.setTryRotate(true);
    options.setTryDownscale(false);
    options.setMinLineCount(static_cast<std::uint8_t>(lines));
    return options;
}

QByteArray readPicture(const QImage &gray)
{
    const ZXing::ImageView view(gray.constBits(), gray.width(), gray.height(), ZXing::ImageFormat::Lum, int(gray.bytesPerLine()));
    JsonWriter codes;
    codes.beginArray();
    qint64 nanoseconds = 0;
    const std::array groups{hints("Code128,Code39,ITF,QRCode,DataMatrix,PDF417,Aztec", 2), hints("EAN-13,EAN-8,UPC-A", 3)};
    for (const Options &options : groups) {
        QElapsedTimer clock;
        clock.start();
        try {
            const auto code = ZXing::ReadBarcode(view, options);
            nanoseconds += clock.nsecsElapsed();
            if (!code.isValid())
                continue;
            const QByteArray bytes(reinterpret_cast<const char *>(code.bytes().data()), qsizetype(code.bytes().size()));
            codes.beginObject().field("format", QString::fromStdString(std::string(ZXing::ToString(code.format()))));
            codes.field("text", QString::fromStdString(code.text())).field("bytes_hex", QString::fromLatin1(bytes.toHex())).endObject();
        } catch (const std::exception &) {
            nanoseconds += clock.nsecsElapsed();
        }
    }
    codes.endArray();
    JsonWriter line;
    line.beginObject().field("died", false).key("ms").raw(QByteArray::number(double(nanoseconds) / 1e6, 'f', 3));
    line.key("codes").raw(codes.take()).endObject();
    return line.take();
}

QImage loadGray(const std::string &path)
{
    const QImage picture(QString::fromStdString(path));
    if (picture.isNull())
        return picture;
    QImage onWhite(picture.size(), QImage::Format_RGB32);
    onWhite.fill(Qt::white);
    QPainter(&onWhite).drawImage(0, 0, picture);
    return onWhite.convertToFormat(QImage::Format_Grayscale8);
}

/// The answer of a child process; empty when it died.
QByteArray readInChild(const QImage &gray)
{
    std::array<int, 2> ends{};
    if (::pipe(ends.data()) != 0)
        return {};
    const pid_t child = ::fork();
    if (child == 0) {
        if (std::freopen("/dev/null", "w", stderr) == nullptr)
            ::_exit(1);
        const QByteArray answer = readPicture(gray);
        const ssize_t written = ::write(ends[1], answer.constData(), size_t(answer.size()));
        ::_exit(written == answer.size() ? 0 : 1);
    }
    ::close(ends[1]);
    QByteArray answer;
    std::array<char, 4096> buffer{};
    for (ssize_t n = 0; (n = ::read(ends[0], buffer.data(), buffer.size())) > 0;)
        answer.append(buffer.data(), n);
    ::close(ends[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    return child > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0 ? answer : QByteArray();
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv); // finds the picture formats
    for (std::string path; std::getline(std::cin, path);) {
        const QByteArray answer = readInChild(loadGray(path));
        std::puts(answer.isEmpty() ? R"({"died":true,"ms":0,"codes":[]})" : answer.constData());
        std::fflush(stdout);
    }
    return 0;
}
