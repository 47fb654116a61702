#include "tests/printing/PdfReader.h"

#include "tests/printing/LabelSamples.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QXmlStreamReader>

namespace packbay::test {
namespace {

constexpr double kMmPerPoint = 25.4 / 72;
const QString kPdf = QStringLiteral("pdf");
const QRegularExpression kBlanks(QStringLiteral("\\s+"));

} // namespace

QList<QSizeF> PdfReader::pageSizes() const
{
    static const QRegularExpression s_size(QStringLiteral("Page\\s+\\d+ size:\\s+([0-9.]+) x ([0-9.]+) pts"));
    const QString info = QString::fromUtf8(runOn(QStringLiteral("pdfinfo"), {QStringLiteral("-l"), QStringLiteral("-1")}, m_pdf, kPdf));
    QList<QSizeF> sizes;
    for (auto found = s_size.globalMatch(info); found.hasNext();) {
        const auto size = found.next();
        sizes.append(QSizeF(size.captured(1).toDouble(), size.captured(2).toDouble()) * kMmPerPoint);
    }
    return sizes;
}

QList<QByteArray> PdfReader::fonts() const
{
    QList<QByteArray> lines = runOn(QStringLiteral("pdffonts"), {}, m_pdf, kPdf).split('\n').mid(2);
    lines.removeAll(QByteArray());
    return lines;
}

QString PdfReader::text() const
{
    return QString::fromUtf8(runOn(QStringLiteral("pdftotext"), {QStringLiteral("-raw")}, m_pdf, kPdf, {QStringLiteral("-")})).remove(kBlanks);
}

QStringList PdfReader::lines() const
{
    const QString text = QString::fromUtf8(runOn(QStringLiteral("pdftotext"), {QStringLiteral("-layout")}, m_pdf, kPdf, {QStringLiteral("-")}));
    QStringList lines = text.split(QRegularExpression(QStringLiteral("[\\n\\f]")));
    for (QString &line : lines)
        line.remove(kBlanks);
    lines.removeAll(QString());
    return lines;
}

QList<PdfWord> PdfReader::words() const
{
    QList<PdfWord> words;
    QXmlStreamReader xml(runOn(QStringLiteral("pdftotext"), {QStringLiteral("-bbox")}, m_pdf, kPdf, {QStringLiteral("-")}));
    int page = -1;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == u"page")
            ++page;
        if (xml.name() != u"word")
            continue;
        const auto number = [&](const char *name) { return xml.attributes().value(QLatin1String(name)).toDouble() * kMmPerPoint; };
        const QRectF box(QPointF(number("xMin"), number("yMin")), QPointF(number("xMax"), number("yMax")));
        words.append({xml.readElementText(), box, page});
    }
    return words;
}

QList<QByteArray> PdfReader::pictures() const
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("sheet.pdf")));
    if (!file.open(QIODevice::WriteOnly) || file.write(m_pdf) != m_pdf.size())
        return {};
    file.close();
    QProcess::execute(QStringLiteral("pdftoppm"), {QStringLiteral("-r"), QStringLiteral("300"), QStringLiteral("-gray"), QStringLiteral("-png"), file.fileName(), folder.filePath(QStringLiteral("page"))});
    QList<QByteArray> pictures;
    const QDir made(folder.path());
    for (const QString &name : made.entryList({QStringLiteral("page*.png")}, QDir::Files, QDir::Name)) {
        QFile picture(made.filePath(name));
        if (picture.open(QIODevice::ReadOnly))
            pictures.append(picture.readAll());
    }
    return pictures;
}

QStringList PdfReader::codes() const
{
    QStringList codes;
    for (const QByteArray &picture : pictures())
        codes += readWithZbar(picture);
    codes.sort();
    codes.removeDuplicates();
    return codes;
}

QString withPoint(qint64 number, int digits)
{
    QString text = QString::number(number);
    if (digits == 0)
        return text;
    while (text.size() <= digits)
        text.prepend(QLatin1Char('0'));
    return text.insert(text.size() - digits, QLatin1Char('.'));
}

int digitsOf(const QString &currency)
{
    return currency == u"JPY" ? 0 : currency == u"KWD" ? 3 : 2;
}

} // namespace packbay::test
