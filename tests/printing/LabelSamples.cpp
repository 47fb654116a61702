#include "tests/printing/LabelSamples.h"

#include <QJsonArray>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryFile>
#include <QDir>

#include <zlib.h>

namespace packbay::test {

QJsonObject cartonRequest()
{
    const QJsonObject shipTo{{QStringLiteral("name"), QStringLiteral("Amelia Johnson-Featherstonehaugh")},
                             {QStringLiteral("company"), QStringLiteral("Northern Outfitters Ltd")},
                             {QStringLiteral("lines"), QJsonArray{QStringLiteral("Unit 4, The Old Mill"), QStringLiteral("12 Riverside Estate")}},
                             {QStringLiteral("city"), QStringLiteral("Manchester")},
                             {QStringLiteral("postcode"), QStringLiteral("M1 2AB")},
                             {QStringLiteral("country"), QStringLiteral("GB")},
                             {QStringLiteral("phone"), QStringLiteral("+44 161 496 0000")}};
    return QJsonObject{{QStringLiteral("carrier_no"), QStringLiteral("PB0000000012Q")},
                       {QStringLiteral("sscc"), QStringLiteral("376123450000000016")},
                       {QStringLiteral("member_code"), QStringLiteral("TC100200P")},
                       {QStringLiteral("service"), QStringLiteral("EXPRESS")},
                       {QStringLiteral("weight_g"), 12340},
                       {QStringLiteral("carton"), QStringLiteral("1/2")},
                       {QStringLiteral("order_no"), QStringLiteral("CO2608150042")},
                       {QStringLiteral("ship_to"), shipTo}};
}

QJsonObject chineseCartonRequest()
{
    QJsonObject request = cartonRequest();
    const QJsonObject shipTo{{QStringLiteral("name"), QStringLiteral("王小明")},
                             {QStringLiteral("company"), QStringLiteral("上海华夏进出口贸易有限公司")},
                             {QStringLiteral("lines"), QJsonArray{QStringLiteral("浦东新区世纪大道100号"), QStringLiteral("环球金融中心 88 楼")}},
                             {QStringLiteral("city"), QStringLiteral("上海市")},
                             {QStringLiteral("postcode"), QStringLiteral("200120")},
                             {QStringLiteral("country"), QStringLiteral("CN")},
                             {QStringLiteral("phone"), QStringLiteral("13800138000")}};
    request.insert(QStringLiteral("language"), QStringLiteral("zh_CN"));
    request.insert(QStringLiteral("service"), QStringLiteral("特快专递"));
    request.insert(QStringLiteral("ship_to"), shipTo);
    return request;
}

QString tool(const QString &name)
{
    return QStandardPaths::findExecutable(name);
}

QByteArray runOn(const QString &program, const QStringList &arguments, const QByteArray &input, const QString &suffix,
                 const QStringList &after)
{
    QTemporaryFile file(QDir::temp().filePath(QStringLiteral("packbay-XXXXXX.") + suffix));
    if (!file.open() || file.write(input) != input.size() || !file.flush())
        return {};
    QProcess process;
    process.start(program, arguments + QStringList{file.fileName()} + after);
    process.waitForFinished(30000);
    return process.readAllStandardOutput();
}

QStringList readWithZbar(const QByteArray &png)
{
    const QByteArray out = runOn(QStringLiteral("zbarimg"), {QStringLiteral("-q")}, png, QStringLiteral("png"));
    QStringList codes;
    for (const QByteArray &line : out.split('\n')) {
        if (!line.isEmpty())
            codes.append(QString::fromUtf8(line));
    }
    codes.sort();
    return codes;
}

namespace {

quint16 crcBitByBit(const QByteArray &bytes)
{
    // The textbook form: shift in every message bit, then 16 zero bits, and divide by x^16 + x^12 + x^5 + 1.
    quint32 rest = 0;
    const auto shiftIn = [&](int bit) {
        const bool out = (rest & 0x8000U) != 0;
        rest = (rest << 1 | static_cast<quint32>(bit)) & 0xFFFFU;
        if (out)
            rest ^= 0x1021U;
    };
    for (const char byte : bytes) {
        for (int bit = 7; bit >= 0; --bit)
            shiftIn(byte >> bit & 1);
    }
    for (int i = 0; i < 16; ++i)
        shiftIn(0);
    return static_cast<quint16>(rest);
}

QByteArray inflateZlib(const QByteArray &packed, int size)
{
    QByteArray out(size, '\0');
    uLongf length = static_cast<uLongf>(size);
    const int answer = uncompress(reinterpret_cast<Bytef *>(out.data()), &length, reinterpret_cast<const Bytef *>(packed.constData()),
                                  static_cast<uLong>(packed.size()));
    return answer == Z_OK && length == static_cast<uLongf>(size) ? out : QByteArray();
}

/// The alternative data compression scheme, row by row as the ZPL manual tells it.
QByteArray expandAcs(const QByteArray &text, int bytesPerRow, int rows)
{
    const int digits = bytesPerRow * 2;
    QByteArray all;
    QByteArray row;
    QByteArray last(digits, '0');
    int repeat = 0;
    for (const char c : text) {
        if (c >= 'G' && c <= 'Y') {
            repeat += c - 'F';
        } else if (c >= 'g' && c <= 'z') {
            repeat += (c - 'f') * 20;
        } else {
            if (c == ',')
                row += QByteArray(digits - row.size(), '0');
            else if (c == '!')
                row += QByteArray(digits - row.size(), 'F');
            else if (c == ':')
                row = last;
            else
                row += QByteArray(repeat > 0 ? repeat : 1, c);
            repeat = 0;
        }
        if (row.size() > digits)
            return {};
        if (row.size() == digits) {
            all += row;
            last = row;
            row.clear();
        }
    }
    return all.size() == static_cast<qsizetype>(digits) * rows ? QByteArray::fromHex(all) : QByteArray();
}

} // namespace

QImage readZpl(const QByteArray &zpl, QString *error)
{
    const auto fail = [&](const char *why) {
        *error = QString::fromLatin1(why);
        return QImage();
    };
    static const QRegularExpression s_shape(
        QStringLiteral("\\A\\^XA\\s+\\^PW(\\d+)\\s+\\^LL(\\d+)\\s+\\^LH0,0\\s+\\^PON\\^LRN\\^PMN\\s+\\^CI28\\s+\\^FO0,0\\^GFA,(\\d+),(\\d+),(\\d+),"
                       "([A-Za-z0-9+/=:,!]*)\\^FS\\s+\\^PQ1,0,1,Y\\s+\\^XZ\\s*\\z"));
    const auto match = s_shape.match(QString::fromLatin1(zpl));
    if (!match.hasMatch())
        return fail("not the commands of one label");
    const int width = match.captured(1).toInt();
    const int height = match.captured(2).toInt();
    const int total = match.captured(3).toInt();
    const int bytesPerRow = match.captured(5).toInt();
    if (total != match.captured(4).toInt() || total != bytesPerRow * height || bytesPerRow * 8 < width || bytesPerRow * 8 >= width + 8)
        return fail("the sizes do not agree");
    const QByteArray data = match.captured(6).toLatin1();
    QByteArray bits;
    if (data.startsWith(":Z64:")) {
        const qsizetype colon = data.indexOf(':', 5);
        const QByteArray base64 = data.mid(5, colon - 5);
        if (data.mid(colon + 1).size() != 4 || data.mid(colon + 1).toUInt(nullptr, 16) != crcBitByBit(base64))
            return fail("wrong CRC");
        bits = inflateZlib(QByteArray::fromBase64(base64), total);
    } else {
        bits = expandAcs(data, bytesPerRow, height);
    }
    if (bits.size() != total)
        return fail("the picture has another size");
    QImage picture(width, height, QImage::Format_Grayscale8);
    for (int y = 0; y < height; ++y) {
        uchar *line = picture.scanLine(y);
        const char *row = bits.constData() + static_cast<qsizetype>(y) * bytesPerRow;
        for (int x = 0; x < bytesPerRow * 8; ++x) {
            const bool black = (row[x / 8] >> (7 - x % 8) & 1) != 0;
            if (x >= width && black)
                return fail("black beyond the width");
            if (x < width)
                line[x] = black ? 0 : 255;
        }
    }
    return picture;
}

bool samePicture(const QImage &one, const QImage &other)
{
    if (one.isNull() || one.size() != other.size())
        return false;
    const QImage a = one.convertToFormat(QImage::Format_Grayscale8);
    const QImage b = other.convertToFormat(QImage::Format_Grayscale8);
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            if ((a.constScanLine(y)[x] < 128) != (b.constScanLine(y)[x] < 128))
                return false;
        }
    }
    return true;
}

} // namespace packbay::test
