#include "printing/StatusDialect.h"

#include <QByteArrayList>

namespace packbay {
namespace {

constexpr char kStx = '\x02';
constexpr char kEtx = '\x03';

DeviceReport fault(ErrorCode code, const char *words, bool working, bool loses)
{
    return {code, QString::fromLatin1(words), working, loses};
}

DeviceReport ready(bool working)
{
    return {ErrorCode::None, working ? QStringLiteral("printing") : QStringLiteral("ready"), working, false};
}

/// ZPL II ~HS: three lines STX ... ETX CR LF (hardware.md A3.2).
class ZplDialect : public StatusDialect
{
public:
    QByteArray setUp() const override { return QByteArrayLiteral("^XA^JZN^XZ\n"); }
    QByteArray request() const override { return QByteArrayLiteral("~HS\n"); }

    std::optional<DeviceReport> take(QByteArray &buffer) const override
    {
        QByteArrayList lines;
        qsizetype at = 0;
        while (lines.size() < 3) {
            const qsizetype begin = buffer.indexOf(kStx, at);
            const qsizetype end = begin < 0 ? -1 : buffer.indexOf(kEtx, begin);
            if (end < 0)
                return std::nullopt;
            lines.append(buffer.mid(begin + 1, end - begin - 1));
            at = end + 1;
        }
        buffer.remove(0, at);
        return report(lines[0].split(','), lines[1].split(','));
    }

private:
    static DeviceReport report(const QByteArrayList &first, const QByteArrayList &second)
    {
        if (first.size() < 12 || second.size() < 9)
            return fault(ErrorCode::PrinterFault, "the status answer is malformed", false, false);
        const auto on = [](const QByteArray &field) { return field.trimmed() == "1"; };
        const bool working = first[4].trimmed().toInt() > 0 || on(first[7]) || second[8].trimmed().toInt() > 0;
        if (on(first[1]))
            return fault(ErrorCode::PrinterNoPaper, "out of paper", working, true);
        if (on(second[2]))
            return fault(ErrorCode::PrinterDoorOpen, "the head is open", working, true);
        if (on(second[3]))
            return fault(ErrorCode::PrinterFault, "out of ribbon", working, true);
        if (on(first[11]))
            return fault(ErrorCode::PrinterFault, "the head is too hot", working, false);
        if (on(first[9]))
            return fault(ErrorCode::PrinterFault, "its memory is damaged", working, false);
        if (on(first[2]))
            return fault(ErrorCode::PrinterPaused, "paused", working, false);
        return ready(working);
    }
};

/// TSPL ESC ! ?: one byte of flags, answered at once whatever waits in the buffer; b5 is set while it prints.
class TsplDialect : public StatusDialect
{
public:
    Proof proof() const override { return Proof::OncePrinting; }
    QByteArray setUp() const override { return QByteArrayLiteral("SET REPRINT OFF\r\n"); }
    QByteArray request() const override { return QByteArrayLiteral("\x1b!?"); }

    std::optional<DeviceReport> take(QByteArray &buffer) const override
    {
        if (buffer.isEmpty())
            return std::nullopt;
        const auto flags = static_cast<quint8>(buffer.front());
        buffer.remove(0, 1);
        const bool working = (flags & 0x20) != 0;
        if (flags & 0x04)
            return fault(ErrorCode::PrinterNoPaper, "out of paper", working, true);
        if (flags & 0x41)
            return fault(ErrorCode::PrinterDoorOpen, "the head or the cover is open", working, true);
        if (flags & 0x02)
            return fault(ErrorCode::PrinterFault, "paper jam", working, true);
        if (flags & 0x08)
            return fault(ErrorCode::PrinterFault, "out of ribbon", working, true);
        if (flags & 0x80)
            return fault(ErrorCode::PrinterFault, "the head is too hot", working, false);
        if (flags & 0x10)
            return fault(ErrorCode::PrinterPaused, "paused", working, false);
        return ready(working);
    }
};

/// ESC/POS DLE EOT 2 and 4: off-line cause and paper sensor, one byte each, answered at once whatever waits in the buffer.
class EscPosDialect : public StatusDialect
{
public:
    Proof proof() const override { return Proof::Nothing; }
    QByteArray setUp() const override { return {}; }
    QByteArray request() const override { return QByteArrayLiteral("\x10\x04\x02\x10\x04\x04"); }

    std::optional<DeviceReport> take(QByteArray &buffer) const override
    {
        if (buffer.size() < 2)
            return std::nullopt;
        const auto cause = static_cast<quint8>(buffer[0]);
        const auto paper = static_cast<quint8>(buffer[1]);
        buffer.remove(0, 2);
        if ((paper & 0x60) || (cause & 0x20))
            return fault(ErrorCode::PrinterNoPaper, "out of paper", false, true);
        if (cause & 0x04)
            return fault(ErrorCode::PrinterDoorOpen, "the cover is open", false, true);
        if (cause & 0x40)
            return fault(ErrorCode::PrinterFault, "the printer reports an error", false, true);
        return ready(false);
    }
};

/// EPL2 on a network port: nothing is asked, nothing is set.
class EplDialect : public StatusDialect
{
public:
    QByteArray setUp() const override { return {}; }
    QByteArray request() const override { return {}; }
    std::optional<DeviceReport> take(QByteArray &buffer) const override
    {
        buffer.clear();
        return std::nullopt;
    }
};

} // namespace

std::unique_ptr<StatusDialect> statusDialect(PrinterLanguage language)
{
    switch (language) {
    case PrinterLanguage::Zpl: return std::make_unique<ZplDialect>();
    case PrinterLanguage::Tspl: return std::make_unique<TsplDialect>();
    case PrinterLanguage::EscPos: return std::make_unique<EscPosDialect>();
    case PrinterLanguage::Epl: break;
    }
    return std::make_unique<EplDialect>();
}

} // namespace packbay
