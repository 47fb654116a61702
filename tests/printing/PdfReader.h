#pragma once
#include <QByteArray>
#include <QList>
#include <QRectF>
#include <QString>
#include <QStringList>

namespace packbay::test {

/// One word of a PDF as poppler finds it; lengths in millimetres from the top left corner of its page.
struct PdfWord
{
    QString text;
    QRectF box;
    int page = 0;
};

/// A PDF read by poppler's programs and zbar: nothing of it comes from our own code.
class PdfReader
{
public:
    explicit PdfReader(QByteArray pdf) : m_pdf(std::move(pdf)) {}

    /// Millimetres, one a page.
    QList<QSizeF> pageSizes() const;
    /// The lines of pdffonts, one a font.
    QList<QByteArray> fonts() const;
    /// The whole text in the order of the file, without blanks and line ends.
    QString text() const;
    /// The text as it stands on the paper, line by line, blanks taken out.
    QStringList lines() const;
    QList<PdfWord> words() const;
    /// The pages as pictures of 300 dots an inch.
    QList<QByteArray> pictures() const;
    /// What zbar reads on all pages, sorted, each once.
    QStringList codes() const;

private:
    QByteArray m_pdf;
};

/// "12.34" of 1234 with two digits: written by shifting the point, not by dividing.
QString withPoint(qint64 number, int digits);
/// How many digits a currency has, for the few of these tests.
int digitsOf(const QString &currency);

} // namespace packbay::test
