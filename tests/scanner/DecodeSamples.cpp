#include "tests/scanner/DecodeSamples.h"

#include "scanner/ScanClassifier.h"
#include "tests/scanner/OutsideData.h"

#include <QDir>
#include <QJsonArray>
#include <QProcess>
#include <QRegularExpression>

#include <algorithm>

namespace packbay::test {
namespace {

QByteArray readAll(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Control characters stand as <GS>, <LF> in the texts of the samples.
QString unescaped(QString text)
{
    static const QStringList kNames{
        QStringLiteral("NUL"), QStringLiteral("SOH"), QStringLiteral("STX"), QStringLiteral("ETX"), QStringLiteral("EOT"), QStringLiteral("ENQ"), QStringLiteral("ACK"),
        QStringLiteral("BEL"), QStringLiteral("BS"),  QStringLiteral("HT"),  QStringLiteral("LF"),  QStringLiteral("VT"),  QStringLiteral("FF"),  QStringLiteral("CR"),
        QStringLiteral("SO"),  QStringLiteral("SI"),  QStringLiteral("DLE"), QStringLiteral("DC1"), QStringLiteral("DC2"), QStringLiteral("DC3"), QStringLiteral("DC4"),
        QStringLiteral("NAK"), QStringLiteral("SYN"), QStringLiteral("ETB"), QStringLiteral("CAN"), QStringLiteral("EM"),  QStringLiteral("SUB"), QStringLiteral("ESC"),
        QStringLiteral("FS"),  QStringLiteral("GS"),  QStringLiteral("RS"),  QStringLiteral("US")};
    for (qsizetype i = 0; i < kNames.size(); ++i)
        text.replace(u'<' + kNames[i] + u'>', QString(QChar(char16_t(i))));
    return text;
}

bool isRetail(const QString &format)
{
    return format.startsWith(u"EAN") || format.startsWith(u"UPC");
}

/// Italian pharmacies write the nine digits of a Code 32 as six characters of a Code 39; the library gives the six.
bool isCode32(const QString &six, const QString &expected)
{
    static const QString kDigits = QStringLiteral("0123456789BCDFGHJKLMNPQRSTUVWXYZ");
    qint64 number = 0;
    for (const QChar c : six) {
        const qsizetype digit = kDigits.indexOf(c);
        if (digit < 0)
            return false;
        number = number * 32 + digit;
    }
    return six.size() == 6 && expected == u'A' + QString::number(number).rightJustified(9, u'0');
}

bool sameText(const ReadCode &code, const QString &expected)
{
    if (code.text == expected)
        return true;
    if (isRetail(code.format) && code.text.size() >= 8)
        return code.text.rightJustified(14, u'0') == expected.rightJustified(14, u'0');
    return code.format == u"Code39" && isCode32(code.text, expected);
}

bool matches(const DecodeSample &sample, const ReadCode &code)
{
    if (!sample.bytes.isEmpty())
        return code.bytes == sample.bytes;
    return std::any_of(sample.texts.begin(), sample.texts.end(), [&](const QString &text) { return sameText(code, text); });
}

bool provesItself(const QString &text)
{
    static const ScanClassifier kClassifier(*CarrierCatalog::builtIn());
    const ScanMeaning meaning = kClassifier.classify(text);
    return meaning.normalized.size() >= 18 && !meaning.carriers.isEmpty() && meaning.carriers.first().checked;
}

/// Symbols that expected.jsonl does not have because its reader missed them: their text stands in the label's source, or
/// the number proves itself by its check digit.
bool isInSource(const DecodeSample &sample, const QString &text)
{
    static const QRegularExpression kSeparators(QStringLiteral("[|>\\x1d]|>8"));
    QString source = QString::fromUtf8(readAll(QString(sample.path).replace(QStringLiteral(".png"), QStringLiteral(".zpl"))));
    QString plain = text;
    return provesItself(text) || source.remove(kSeparators).contains(plain.remove(kSeparators));
}

DecodeSample sampleOf(const QFileInfo &picture)
{
    DecodeSample sample;
    sample.path = picture.filePath();
    sample.folder = picture.dir().dirName();
    const QString stem = picture.path() + u'/' + picture.completeBaseName();
    sample.bytes = readAll(stem + QStringLiteral(".bin"));
    if (QFile::exists(stem + QStringLiteral(".txt")))
        sample.texts << unescaped(QString::fromUtf8(readAll(stem + QStringLiteral(".txt"))));
    return sample;
}

void addCarrierLabels(QList<DecodeSample> &samples)
{
    QMap<QString, QStringList> texts;
    for (const QJsonObject &row : jsonLines(QStringLiteral("carrier_labels/expected.jsonl"))) {
        QStringList &known = texts[row[QStringLiteral("image")].toString()];
        if (row.contains(QStringLiteral("text")))
            known << row[QStringLiteral("text")].toString();
    }
    for (auto it = texts.begin(); it != texts.end(); ++it) {
        DecodeSample sample;
        sample.folder = QStringLiteral("carrier_labels");
        sample.path = outsideFile(sample.folder + u'/' + it.key());
        sample.texts = it.value();
        sample.mayHoldMore = true;
        samples << sample;
    }
}

} // namespace

QList<DecodeSample> decodeSamples()
{
    QList<DecodeSample> samples;
    const QDir root(outsideFile(QStringLiteral("zxing_samples")));
    for (const QString &folder : root.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        const QDir dir(root.filePath(folder));
        for (const QFileInfo &picture : dir.entryInfoList({QStringLiteral("*.png"), QStringLiteral("*.jpg")}, QDir::Files, QDir::Name))
            samples << sampleOf(picture);
    }
    addCarrierLabels(samples);
    return samples;
}

int rightCodes(const DecodeSample &sample, const QList<ReadCode> &codes)
{
    if (!sample.bytes.isEmpty())
        return std::any_of(codes.begin(), codes.end(), [&](const ReadCode &code) { return matches(sample, code); });
    int right = 0;
    for (const QString &text : sample.texts)
        right += std::any_of(codes.begin(), codes.end(), [&](const ReadCode &code) { return sameText(code, text); });
    return right;
}

QList<ReadCode> wrongCodes(const DecodeSample &sample, const QList<ReadCode> &codes)
{
    QList<ReadCode> wrong;
    if (!sample.isKnown() && !sample.isNegative() && !sample.mayHoldMore)
        return wrong;
    for (const ReadCode &code : codes) {
        if (!matches(sample, code) && !(sample.mayHoldMore && isInSource(sample, code.text)))
            wrong << code;
    }
    return wrong;
}

QStringList crashList()
{
    QStringList paths;
    const QList<QByteArray> lines = readAll(outsideFile(QStringLiteral("zxing_samples/CRASHES_libzxing_1.4.0.tsv"))).split('\n');
    for (const QByteArray &line : lines) {
        const QString name = QString::fromUtf8(line.mid(line.indexOf('\t') + 1));
        if (line.startsWith('#') || name.isEmpty())
            continue;
        const QString path = outsideFile(name.startsWith(u"carrier_labels") ? name : QStringLiteral("zxing_samples/") + name);
        if (QFile::exists(path) && !paths.contains(path))
            paths << path;
    }
    return paths;
}

RawZxing::RawZxing() : m_program(std::make_unique<QProcess>())
{
    m_program->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_program->start(QStringLiteral(PACKBAY_BIN_DIR "/zxing-raw"), QStringList());
}

RawZxing::~RawZxing()
{
    m_program->closeWriteChannel();
    m_program->waitForFinished(10'000);
}

RawZxing::Answer RawZxing::read(const QString &path)
{
    m_program->write(path.toUtf8() + '\n');
    while (!m_program->canReadLine()) {
        if (!m_program->waitForReadyRead(60'000))
            return {};
    }
    const QJsonObject row = QJsonDocument::fromJson(m_program->readLine()).object();
    Answer answer;
    answer.answered = row.contains(QStringLiteral("died"));
    answer.died = row[QStringLiteral("died")].toBool();
    answer.ms = row[QStringLiteral("ms")].toDouble();
    for (const QJsonValue &value : row[QStringLiteral("codes")].toArray()) {
        const QJsonObject code = value.toObject();
        answer.codes << ReadCode{code[QStringLiteral("format")].toString(), code[QStringLiteral("text")].toString(),
                                 QByteArray::fromHex(code[QStringLiteral("bytes_hex")].toString().toLatin1())};
    }
    return answer;
}

} // namespace packbay::test
