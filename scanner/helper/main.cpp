// packbay-scan-helper: gray pictures in, symbols out. It may die at any time; its client starts it anew.
// Request: 4 bytes length, then 1 byte mode (0 fast, 1 careful), 4 bytes width, 4 bytes height, the gray bytes.
// Answer: 4 bytes length, then a JSON array of what was found, before any rule of acceptance. Numbers big endian.
#include "models/domain/JsonWriter.h"
#include "scanner/helper/PictureReader.h"

#include <QtEndian>

#include <cstdio>
#include <cstring>

#ifdef Q_OS_WIN
#include <windows.h>
#else
#include <sys/resource.h>
#endif

namespace {

/// Every processor is used for a picture: the window that waits for it, and whoever works in it, goes first.
void stepBehindTheWindow()
{
#ifdef Q_OS_WIN
    SetPriorityClass(GetCurrentProcess(), BELOW_NORMAL_PRIORITY_CLASS);
#else
    constexpr int kBehind = 5; // a quarter beside others that want the whole processor: enough for its time limit
    setpriority(PRIO_PROCESS, 0, getpriority(PRIO_PROCESS, 0) + kBehind); // refused or not, pictures are read
#endif
}

constexpr quint32 kMostBytes = 200'000'000;

bool readExactly(void *to, size_t size)
{
    return std::fread(to, 1, size, stdin) == size;
}

QByteArray answerOf(const QList<packbay::FoundSymbol> &found)
{
    packbay::JsonWriter json;
    json.beginArray();
    for (const packbay::FoundSymbol &one : found) {
        json.beginObject().field("format", one.symbol.format).field("text", one.symbol.text);
        json.field("bytes_hex", QString::fromLatin1(one.symbol.bytes.toHex())).field("aim", one.symbol.aim);
        json.field("tile", one.fromTile).key("corners").beginArray();
        for (const QPoint &corner : one.symbol.corners)
            json.beginArray().value(corner.x()).value(corner.y()).endArray();
        json.endArray().endObject();
    }
    json.endArray();
    return json.take();
}

bool writeAnswer(const QByteArray &answer)
{
    const quint32 length = qToBigEndian(static_cast<quint32>(answer.size()));
    return std::fwrite(&length, 1, sizeof length, stdout) == sizeof length
        && std::fwrite(answer.constData(), 1, size_t(answer.size()), stdout) == size_t(answer.size()) && std::fflush(stdout) == 0;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc == 2 && std::strcmp(argv[1], "--version") == 0) {
        std::printf("packbay-scan-helper %s\n", PACKBAY_VERSION);
        return 0;
    }
    stepBehindTheWindow();
    quint32 length = 0;
    while (readExactly(&length, sizeof length)) {
        length = qFromBigEndian(length);
        if (length < 9 || length > kMostBytes)
            return 2;
        QByteArray body(qsizetype(length), Qt::Uninitialized);
        if (!readExactly(body.data(), length))
            return 2;
        const bool careful = body[0] != 0;
        const auto width = qFromBigEndian<quint32>(body.constData() + 1);
        const auto height = qFromBigEndian<quint32>(body.constData() + 5);
        if (width == 0 || height == 0 || quint64(width) * height != length - 9)
            return 2;
        packbay::PictureReader reader(body.sliced(9), int(width), int(height));
        if (!writeAnswer(answerOf(reader.read(careful))))
            return 0;
    }
    return 0;
}
