#pragma once
#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <memory>

class QProcess;

namespace packbay::test {

/// A picture of the outside data with what stands in it.
struct DecodeSample
{
    QString path;
    QString folder;      ///< "itf-1", "carrier_labels"
    QStringList texts;   ///< what is to be read; empty: nothing is known, or nothing may be read
    QByteArray bytes;    ///< instead of a text, for binary contents
    bool mayHoldMore = false;

    bool isKnown() const { return !texts.isEmpty() || !bytes.isEmpty(); }
    bool isNegative() const { return folder.startsWith(u"falsepositives"); }
};

/// One code, from whomever it was read.
struct ReadCode
{
    QString format;
    QString text;
    QByteArray bytes;
};

/// Every picture of zxing_samples and carrier_labels, by folder and name.
QList<DecodeSample> decodeSamples();
/// How many of the sample's codes are among `codes`. Numbers of retail goods are compared as GTIN-14.
int rightCodes(const DecodeSample &sample, const QList<ReadCode> &codes);
/// The codes that do not stand in the sample.
QList<ReadCode> wrongCodes(const DecodeSample &sample, const QList<ReadCode> &codes);
/// The pictures that make ZXing-cpp 1.4.0 abort, as far as they are there.
QStringList crashList();

/// The bare library of the same run (tests/scanner/raw).
class RawZxing
{
public:
    struct Answer
    {
        bool answered = false;
        bool died = false;
        double ms = 0;
        QList<ReadCode> codes;
    };

    RawZxing();
    ~RawZxing();
    Answer read(const QString &path);

private:
    std::unique_ptr<QProcess> m_program;
};

} // namespace packbay::test
