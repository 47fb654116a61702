#include "printing/CarrierSheet.h"

#include <QCryptographicHash>
#include <QPainter>
#include <QRegularExpression>
#include <QSizeF>
#include <QtEndian>

#include <cmath>

namespace packbay {
namespace {

constexpr double kToleranceMm = 1.0;
constexpr double kMmPerPoint = 25.4 / 72;

Error empty(const char *reason)
{
    return makeError(ErrorCode::LabelEmpty, {{QStringLiteral("reason"), QString::fromLatin1(reason)}});
}

QString sizeText(QSizeF mm)
{
    return QStringLiteral("%1 x %2 mm").arg(mm.width(), 0, 'f', 1).arg(mm.height(), 0, 'f', 1);
}

Status checkSize(QSizeF foundMm, QSizeF paperMm)
{
    if (std::abs(foundMm.width() - paperMm.width()) <= kToleranceMm && std::abs(foundMm.height() - paperMm.height()) <= kToleranceMm)
        return {};
    return makeError(ErrorCode::LabelSizeWrong, {{QStringLiteral("wanted"), sizeText(paperMm)}, {QStringLiteral("found"), sizeText(foundMm)}});
}

/// The largest number behind a command, e.g. ^PW812; 0 when it is not there.
int largest(const QString &zpl, const QString &command)
{
    const QRegularExpression number(QRegularExpression::escape(command) + QStringLiteral("(\\d{1,6})"));
    int out = 0;
    for (auto found = number.globalMatch(zpl); found.hasNext();)
        out = std::max(out, found.next().captured(1).toInt());
    return out;
}

Result<int> checkZpl(const QByteArray &bytes, const LabelSize &paper, Dpi dpi)
{
    const QString zpl = QString::fromLatin1(bytes);
    // Some carriers write ^XA twice; a printer takes the second for nothing new.
    const auto labels = static_cast<int>(zpl.count(QStringLiteral("^XZ")));
    if (zpl.lastIndexOf(QStringLiteral("^XZ")) < zpl.lastIndexOf(QStringLiteral("^XA")))
        return empty("the label is cut off: ^XA without ^XZ");
    static const QRegularExpression s_draws(QStringLiteral("\\^(FD.|GF|GB|GC|GD|GE|GS|XG|IM|FV.)"));
    if (!s_draws.match(zpl).hasMatch())
        return empty("nothing is drawn");
    const QSize dots(largest(zpl, QStringLiteral("^PW")), largest(zpl, QStringLiteral("^LL")));
    const QSize limit = paper.dots(dpi);
    const int slack = toDots(10, dpi);
    if (dots.width() > limit.width() + slack || dots.height() > limit.height() + slack) {
        const double perMm = dpi == Dpi::D203 ? 8.0 : 300 / 25.4;
        return makeError(ErrorCode::LabelSizeWrong, {{QStringLiteral("wanted"), sizeText(QSizeF(paper.tenths) / 10)},
                                                     {QStringLiteral("found"), sizeText(QSizeF(dots) / perMm)}});
    }
    return labels;
}

Result<int> checkPng(const QByteArray &bytes, const LabelSize &paper, Dpi dpi)
{
    const QImage picture = QImage::fromData(bytes, "PNG");
    if (picture.isNull())
        return empty("the picture is damaged");
    const QImage gray = onPaper(picture).convertToFormat(QImage::Format_Grayscale8);
    bool dark = false;
    for (int y = 0; y < gray.height() && !dark; ++y)
        dark = std::any_of(gray.constScanLine(y), gray.constScanLine(y) + gray.width(), [](uchar level) { return level < 128; });
    if (!dark)
        return empty("the picture is white");
    // What it says about itself counts when it says something; else each dot is one dot of the printer.
    const bool tells = bytes.left(4096).contains("pHYs") && picture.dotsPerMeterX() > 0 && picture.dotsPerMeterY() > 0;
    const double perMm = dpi == Dpi::D203 ? 8.0 : 300 / 25.4;
    const QSizeF mm(picture.width() / (tells ? picture.dotsPerMeterX() / 1000.0 : perMm),
                    picture.height() / (tells ? picture.dotsPerMeterY() / 1000.0 : perMm));
    PACKBAY_TRY(checkSize(mm, QSizeF(paper.tenths) / 10));
    return 1;
}

/// The objects of a PDF in readable form: the file's own bytes and what its compressed streams of objects hold.
QString pdfObjects(const QByteArray &bytes)
{
    QString text = QString::fromLatin1(bytes);
    static const QRegularExpression s_stream(QStringLiteral("/Type\\s*/ObjStm[^>]*>>\\s*stream\\r?\\n|/Type\\s*/ObjStm.{0,200}?>>\\s*stream\\r?\\n"),
                                             QRegularExpression::DotMatchesEverythingOption);
    QString inflated;
    for (auto found = s_stream.globalMatch(text); found.hasNext();) {
        const qsizetype from = found.next().capturedEnd();
        const qsizetype to = bytes.indexOf("endstream", from);
        if (to < 0)
            continue;
        // qUncompress wants the size in front; it is only its first guess.
        QByteArray packed(4, '\0');
        qToBigEndian<quint32>(65'536, packed.data());
        inflated += QString::fromLatin1(qUncompress(packed + bytes.mid(from, to - from)));
    }
    return text + inflated;
}

Result<int> checkPdf(const QByteArray &bytes, const LabelSize &paper)
{
    if (!bytes.right(1024).contains("%%EOF"))
        return empty("the file is cut off: no %%EOF");
    const QString objects = pdfObjects(bytes);
    static const QRegularExpression s_page(QStringLiteral("/Type\\s*/Page(?![A-Za-z])"));
    static const QRegularExpression s_box(QStringLiteral("/MediaBox\\s*\\[\\s*(-?[0-9.]+)\\s+(-?[0-9.]+)\\s+(-?[0-9.]+)\\s+(-?[0-9.]+)\\s*\\]"));
    static const QRegularExpression s_turned(QStringLiteral("/Rotate\\s+-?(90|270)\\b"));
    const auto pages = static_cast<int>(objects.count(s_page));
    if (pages == 0 || !objects.contains(QStringLiteral("/Contents")))
        return empty("no page with anything on it");
    auto boxes = s_box.globalMatch(objects);
    if (!boxes.hasNext())
        return empty("no page size");
    while (boxes.hasNext()) {
        const auto box = boxes.next();
        QSizeF mm((box.captured(3).toDouble() - box.captured(1).toDouble()) * kMmPerPoint, (box.captured(4).toDouble() - box.captured(2).toDouble()) * kMmPerPoint);
        if (s_turned.match(objects).hasMatch())
            mm.transpose();
        PACKBAY_TRY(checkSize(mm, QSizeF(paper.tenths) / 10));
    }
    return pages;
}

} // namespace

QImage onPaper(const QImage &picture)
{
    QImage paper(picture.size(), QImage::Format_RGB32);
    paper.fill(Qt::white);
    QPainter painter(&paper);
    painter.drawImage(QRect(QPoint(0, 0), paper.size()), picture);
    painter.end();
    return paper;
}

Result<CarrierSheet> carrierSheet(const QByteArray &bytes, const LabelSize &paper, Dpi dpi)
{
    CarrierSheet sheet;
    const QByteArray begin = bytes.left(1024).trimmed();
    Result<int> labels = empty(begin.isEmpty() ? "no bytes" : "neither ZPL nor PDF nor PNG");
    if (begin.startsWith("%PDF-")) {
        sheet.format = LabelFormat::Pdf;
        labels = checkPdf(bytes, paper);
    } else if (begin.startsWith("\x89PNG")) {
        sheet.format = LabelFormat::Png;
        labels = checkPng(bytes, paper, dpi);
    } else if (bytes.contains("^XA")) {
        sheet.format = LabelFormat::Zpl;
        labels = checkZpl(bytes, paper, dpi);
    }
    PACKBAY_TRY(labels);
    sheet.labels = *labels;
    sheet.bytes = bytes;
    sheet.sha256 = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
    return sheet;
}

} // namespace packbay
