#pragma once
#include "printing/TcpPrinter.h"
#include "tests/printing/FileLedger.h"

#include <QTemporaryDir>

/// A raw TCP printer whose times are short, and labels for it.
namespace packbay::test {

inline TcpPrinterTimes quick()
{
    TcpPrinterTimes times;
    times.connect = 1000;
    times.write = 1500;
    times.status = 150;
    times.poll = 30;
    times.idlePoll = 60;
    times.retry = 60;
    times.startGrace = 300;
    times.silentGrace = 60;
    times.silence = 600;
    return times;
}

inline QByteArray label(int number, int size = 4000)
{
    return "^XA^FX" + QByteArray::number(number) + "^FS^FO0,0^GFA," + QByteArray(size, 'G') + "^FS^XZ\n";
}

inline QString zebra()
{
    return QStringLiteral("zebra");
}

/// Files of ledgers that live as long as a test.
class LedgerFolder
{
public:
    QString newLedger() { return m_dir.filePath(QStringLiteral("ledger-%1").arg(++m_files)); }

private:
    QTemporaryDir m_dir;
    int m_files = 0;
};

} // namespace packbay::test
