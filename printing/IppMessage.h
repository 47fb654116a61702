#pragma once
#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace packbay {

/// The part of IPP/1.1 (RFC 8010) that printing a sheet needs: operations with string attributes out, attributes in.
struct IppAttribute
{
    quint8 tag = 0; ///< value tag
    QByteArray name;
    QByteArray value;
    int group = 0; ///< counts the groups of an answer
};

enum class IppOperation : quint16 { PrintJob = 0x0002, CancelJob = 0x0008, GetJobAttributes = 0x0009, GetJobs = 0x000A, GetPrinterAttributes = 0x000B };

/// A request with the two attributes that must come first, then `attributes`, then `jobAttributes` in a group of their own.
QByteArray ippRequest(IppOperation operation, quint32 id, const QByteArray &printerUri, const QList<IppAttribute> &attributes,
                      const QList<IppAttribute> &jobAttributes = {});

struct IppAnswer
{
    quint16 status = 0; ///< below 0x0100 = successful
    QList<IppAttribute> attributes;

    bool isOk() const { return status < 0x0100; }
    QByteArrayList values(const char *name) const;
    /// First value as an integer (tags integer and enum), or the default.
    int integer(const char *name, int otherwise) const;
};
/// Nothing when the bytes are no IPP answer or are cut off.
std::optional<IppAnswer> parseIppAnswer(const QByteArray &bytes);

} // namespace packbay
