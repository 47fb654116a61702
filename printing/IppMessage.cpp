#include "printing/IppMessage.h"

#include <QByteArrayList>
#include <QtEndian>

namespace packbay {
namespace {

constexpr char kOperationGroup = 0x01;
constexpr char kJobGroup = 0x02;
constexpr char kEnd = 0x03;
constexpr quint8 kCharset = 0x47;
constexpr quint8 kLanguage = 0x48;
constexpr quint8 kUri = 0x45;

void putShort(QByteArray &out, qsizetype value)
{
    out += static_cast<char>(value >> 8 & 0xFF);
    out += static_cast<char>(value & 0xFF);
}

void putAttribute(QByteArray &out, const IppAttribute &attribute)
{
    out += static_cast<char>(attribute.tag);
    putShort(out, attribute.name.size());
    out += attribute.name;
    putShort(out, attribute.value.size());
    out += attribute.value;
}

} // namespace

QByteArray ippRequest(IppOperation operation, quint32 id, const QByteArray &printerUri, const QList<IppAttribute> &attributes,
                      const QList<IppAttribute> &jobAttributes)
{
    QByteArray out("\x01\x01", 2);
    putShort(out, static_cast<qsizetype>(operation));
    putShort(out, id >> 16);
    putShort(out, id & 0xFFFF);
    out += kOperationGroup;
    putAttribute(out, {kCharset, "attributes-charset", "utf-8"});
    putAttribute(out, {kLanguage, "attributes-natural-language", "en"});
    putAttribute(out, {kUri, "printer-uri", printerUri});
    for (const IppAttribute &attribute : attributes)
        putAttribute(out, attribute);
    if (!jobAttributes.isEmpty()) {
        out += kJobGroup;
        for (const IppAttribute &attribute : jobAttributes)
            putAttribute(out, attribute);
    }
    out += kEnd;
    return out;
}

QByteArrayList IppAnswer::values(const char *name) const
{
    QByteArrayList out;
    for (const IppAttribute &attribute : attributes) {
        if (attribute.name == name)
            out.append(attribute.value);
    }
    return out;
}

int IppAnswer::integer(const char *name, int otherwise) const
{
    const QByteArray value = values(name).value(0);
    return value.size() == 4 ? qFromBigEndian<qint32>(value.constData()) : otherwise;
}

std::optional<IppAnswer> parseIppAnswer(const QByteArray &bytes)
{
    if (bytes.size() < 9)
        return std::nullopt;
    IppAnswer out;
    out.status = qFromBigEndian<quint16>(bytes.constData() + 2);
    QByteArray lastName;
    qsizetype at = 8;
    int group = 0;
    const auto takeText = [&](QByteArray *text) {
        if (at + 2 > bytes.size())
            return false;
        const qsizetype length = qFromBigEndian<quint16>(bytes.constData() + at);
        if (at + 2 + length > bytes.size())
            return false;
        *text = bytes.mid(at + 2, length);
        at += 2 + length;
        return true;
    };
    while (at < bytes.size()) {
        const auto tag = static_cast<quint8>(bytes[at++]);
        if (tag == static_cast<quint8>(kEnd))
            return out;
        if (tag < 0x10) {
            ++group;
            continue;
        }
        IppAttribute attribute;
        attribute.tag = tag;
        attribute.group = group;
        if (!takeText(&attribute.name) || !takeText(&attribute.value))
            return std::nullopt;
        // An empty name is one more value of the attribute before.
        if (attribute.name.isEmpty())
            attribute.name = lastName;
        lastName = attribute.name;
        out.attributes.append(attribute);
    }
    return std::nullopt;
}

} // namespace packbay
