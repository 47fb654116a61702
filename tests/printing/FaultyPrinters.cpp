#include "tests/printing/FaultyPrinters.h"

#include "printing/DevicePrinter.h"
#include "printing/IppPrinter.h"
#include "printing/LabelWriters.h"
#include "tests/printing/TcpBench.h"

#include <QTimer>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace packbay::test {
namespace {

constexpr int kLateMs = 400; // the printers of these tests are given less
constexpr qint64 kFewBytes = 100;

/// Number and copy as dots, so that no two labels are the same bytes.
QImage pictureOf(int number, int copy, int side)
{
    QImage mono(side, side, QImage::Format_Mono);
    mono.setColorTable({qRgb(255, 255, 255), qRgb(0, 0, 0)});
    mono.fill(0);
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            if ((x * 31 + y * 17 + number * 7 + copy * 101) % 13 < 5)
                mono.setPixel(x, y, 1);
        }
    }
    return mono;
}

QByteArray written(PrinterLanguage language, const QImage &mono)
{
    const LabelSize paper = *packbay::labelSize(QStringLiteral("100x150"));
    switch (language) {
    case PrinterLanguage::Tspl: return writeTspl(mono, paper);
    case PrinterLanguage::Epl: return writeEpl(mono, Dpi::D203);
    case PrinterLanguage::EscPos: return writeEscPos(mono);
    case PrinterLanguage::Zpl: break;
    }
    return writeZpl(mono, ZplCoding::Hex).trimmed();
}

/// End of `word` at or after `from`; 0 when it is not there.
qsizetype behind(const QByteArray &buffer, const QByteArray &word, qsizetype from)
{
    const qsizetype at = buffer.indexOf(word, from);
    return at < 0 ? 0 : at + word.size();
}

/// End of a picture whose bytes are counted, then of what must follow it.
qsizetype behindPicture(const QByteArray &buffer, const QByteArray &command, int width, int height, const QByteArray &tail)
{
    const qsizetype from = behind(buffer, command, 0);
    const QByteArrayList numbers = buffer.mid(from, 60).split(',');
    const int needed = qMax(width, height) + 1;
    if (from == 0 || numbers.size() <= needed)
        return 0;
    qsizetype at = from;
    for (int i = 0; i < (command == "GW" ? 4 : 5); ++i)
        at += numbers[i].size() + 1;
    at += numbers[width].toLongLong() * numbers[height].toLongLong() + tail.size();
    return buffer.size() >= at && buffer.mid(at - tail.size(), tail.size()) == tail ? at : 0;
}

QByteArray ippText(char tag, const QByteArray &name, const QByteArray &value)
{
    const auto size = [](qsizetype n) { return QByteArray(1, static_cast<char>(n / 256)) + static_cast<char>(n % 256); };
    return QByteArray(1, tag) + size(name.size()) + name + size(value.size()) + value;
}

QByteArray ippNumber(const QByteArray &name, int number, char tag = 0x23)
{
    return ippText(tag, name, QByteArray(3, '\0') + static_cast<char>(number));
}

} // namespace

FaultyTcp::FaultyTcp(PrinterLanguage language) : m_language(language)
{
    m_server.listen(QHostAddress::LocalHost);
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = m_server.nextPendingConnection()) {
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
            connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
                m_buffers.remove(socket);
                socket->deleteLater();
            });
        }
    });
}

std::unique_ptr<Printer> FaultyTcp::connection()
{
    return std::make_unique<TcpPrinter>(zebra(), QStringLiteral("127.0.0.1"), m_server.serverPort(), m_language, quick());
}

QByteArray FaultyTcp::label(int number, int copy) const
{
    return written(m_language, pictureOf(number, copy, 64));
}

void FaultyTcp::spoil(Trouble trouble)
{
    m_trouble = trouble;
}

void FaultyTcp::mend()
{
    m_trouble.reset();
    m_paperOut = false;
}

qsizetype FaultyTcp::labelSize(const QByteArray &buffer) const
{
    switch (m_language) {
    case PrinterLanguage::Zpl: return buffer.startsWith("^XA") ? behind(buffer, "^XZ", 0) : -1;
    case PrinterLanguage::Tspl: return buffer.startsWith("SIZE ") ? behindPicture(buffer, "BITMAP ", 2, 3, "\r\nPRINT 1,1\r\n") : -1;
    case PrinterLanguage::Epl: return buffer.startsWith("\nN\n") ? behindPicture(buffer, "GW", 2, 3, "\nP1\n") : -1;
    case PrinterLanguage::EscPos: break;
    }
    if (!buffer.startsWith("\x1dv"))
        return -1;
    if (buffer.size() < 8)
        return 0;
    const auto at = [&](int i) { return static_cast<int>(static_cast<uchar>(buffer[i])); };
    const qsizetype size = 8 + (at(4) + 256 * at(5)) * (at(6) + 256 * at(7));
    return buffer.size() >= size ? size : 0;
}

QByteArray FaultyTcp::status()
{
    ++answers;
    switch (m_language) {
    case PrinterLanguage::Tspl: return QByteArray(1, m_paperOut ? '\x24' : m_printing > 0 && m_printing-- > 0 ? '\x20' : '\0');
    case PrinterLanguage::EscPos: return m_paperOut ? "\x32\x72" : "\x12\x12";
    case PrinterLanguage::Epl: return {};
    case PrinterLanguage::Zpl: break;
    }
    const QByteArray out = m_paperOut ? "1" : "0";
    return "\x02" "030," + out + ",0,1245,00" + out + ",0,0,0,000,0,0,0\x03\r\n\x02" "000,0,0,0,0,2,4,0,00000000,1,000\x03\r\n\x02" "1234,0\x03\r\n";
}

void FaultyTcp::answer(QTcpSocket *socket)
{
    if (m_trouble == Trouble::NeverAnswers)
        return;
    if (m_trouble == Trouble::AnswersLate)
        QTimer::singleShot(kLateMs, socket, [this, socket] { socket->write(status()); });
    else
        socket->write(status());
}

void FaultyTcp::read(QTcpSocket *socket)
{
    QByteArray &buffer = m_buffers[socket];
    buffer += socket->readAll();
    const QByteArray question = statusDialect(m_language)->request();
    const QByteArray setUp = statusDialect(m_language)->setUp();
    while (!buffer.isEmpty()) {
        if (!question.isEmpty() && buffer.startsWith(question)) {
            buffer.remove(0, question.size());
            answer(socket);
            continue;
        }
        if (!setUp.isEmpty() && buffer.startsWith(setUp)) {
            buffer.remove(0, setUp.size());
            continue;
        }
        const qsizetype size = labelSize(buffer);
        if (size >= 0 && m_trouble == Trouble::ClosesAfter100) {
            if (buffer.size() < kFewBytes)
                return;
            m_trouble.reset(); // once
            socket->abort();
            return;
        }
        if (size <= 0)
            return;
        whole.append(buffer.left(size));
        buffer.remove(0, size);
        m_printing = tellsPrinting;
        m_paperOut = m_trouble == Trouble::PaperOut; // it has the label, and no paper for it
    }
}

FaultyIpp::FaultyIpp()
{
    m_server.listen(QHostAddress::LocalHost);
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = m_server.nextPendingConnection()) {
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
            connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
                m_requests.remove(socket);
                socket->deleteLater();
            });
        }
    });
}

std::unique_ptr<Printer> FaultyIpp::connection()
{
    IppPrinterTimes times;
    times.answer = 200;
    times.idlePoll = 50;
    times.poll = 20;
    return std::make_unique<IppPrinter>(zebra(), QStringLiteral("127.0.0.1"), m_server.serverPort(), QStringLiteral("/ipp/print"), times);
}

QByteArray FaultyIpp::label(int number, int copy) const
{
    return "%PDF-1.4 label " + QByteArray::number(number) + " copy " + QByteArray::number(copy) + QByteArray(500, ' ') + "%%EOF";
}

void FaultyIpp::spoil(Trouble trouble)
{
    m_trouble = trouble;
}

void FaultyIpp::mend()
{
    m_trouble.reset();
    m_paperOut = false;
}

void FaultyIpp::read(QTcpSocket *socket)
{
    QByteArray &all = m_requests[socket];
    all += socket->readAll();
    const qsizetype end = all.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    const qsizetype mark = all.indexOf("Content-Length: ") + 16;
    const qsizetype size = all.mid(mark, all.indexOf('\r', mark) - mark).toLongLong();
    const QByteArray body = all.mid(end + 4);
    const int operation = body.size() > 3 ? body[3] : 0;
    const qsizetype from = operation == 2 ? body.indexOf("%PDF-") : -1;
    if (m_trouble == Trouble::ClosesAfter100 && from >= 0 && body.size() >= from + kFewBytes) {
        m_trouble.reset(); // once
        socket->abort();
        return;
    }
    if (body.size() < size)
        return;
    all.clear();
    const QByteArray answer = reply(operation, from < 0 ? QByteArray() : body.mid(from));
    const auto send = [socket, answer] {
        socket->write("HTTP/1.1 200 OK\r\nContent-Type: application/ipp\r\nContent-Length: " + QByteArray::number(answer.size()) + "\r\n\r\n" + answer);
        socket->disconnectFromHost();
    };
    if (m_trouble == Trouble::NeverAnswers)
        return;
    if (m_trouble == Trouble::AnswersLate)
        QTimer::singleShot(kLateMs, socket, send);
    else
        send();
}

QByteArray FaultyIpp::reply(int operation, const QByteArray &document)
{
    QByteArray groups;
    if (operation == 2) {
        whole.append(document);
        m_paperOut = m_trouble == Trouble::PaperOut;
        groups = "\x02" + ippNumber("job-id", ++m_jobs, 0x21) + ippNumber("job-state", m_paperOut ? 5 : 9);
    } else if (operation == 9) {
        groups = "\x02" + ippNumber("job-state", m_paperOut ? 5 : 9);
    } else if (operation == 11) {
        groups = "\x04" + ippNumber("printer-state", m_paperOut ? 4 : 3) + ippText(0x44, "printer-state-reasons", m_paperOut ? "media-empty-error" : "none")
            + ippText(0x22, "printer-is-accepting-jobs", QByteArray(1, '\1'));
    }
    return QByteArray("\x01\x01\x00\x00\0\0\0\1", 8) + "\x01" + ippText(0x47, "attributes-charset", "utf-8") + ippText(0x48, "attributes-natural-language", "en") + groups + "\x03";
}

FaultyDevice::FaultyDevice(const QString &path) : m_path(path)
{
    ::mkfifo(path.toLocal8Bit().constData(), 0600);
    plug();
}

FaultyDevice::~FaultyDevice()
{
    unplug();
}

std::unique_ptr<Printer> FaultyDevice::connection()
{
    return std::make_unique<DevicePrinter>(zebra(), m_path, statusDialect(PrinterLanguage::Zpl)->setUp(), 300);
}

QByteArray FaultyDevice::label(int number, int copy) const
{
    return written(PrinterLanguage::Zpl, pictureOf(number, copy, 400)); // 40 kB, ten times what the device holds
}

void FaultyDevice::plug()
{
    m_fd = ::open(m_path.toLocal8Bit().constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    ::fcntl(m_fd, F_SETPIPE_SZ, 4096);
    m_readable = std::make_unique<QSocketNotifier>(m_fd, QSocketNotifier::Read);
    connect(m_readable.get(), &QSocketNotifier::activated, this, &FaultyDevice::read);
}

void FaultyDevice::unplug()
{
    if (m_readable) {
        m_readable->setEnabled(false);
        m_readable.release()->deleteLater();
    }
    if (m_fd >= 0)
        ::close(m_fd);
    m_fd = -1;
    m_buffer.clear();
}

void FaultyDevice::spoil(Trouble trouble)
{
    m_trouble = trouble;
    m_sinceSpoilt = 0;
    if (trouble == Trouble::NeverAnswers)
        m_readable->setEnabled(false);
}

void FaultyDevice::mend()
{
    m_trouble.reset();
    if (m_fd < 0)
        plug();
    else
        m_readable->setEnabled(true);
}

void FaultyDevice::read()
{
    char bytes[4096];
    const auto count = ::read(m_fd, bytes, m_trouble == Trouble::ClosesAfter100 ? kFewBytes : sizeof bytes);
    if (count <= 0) {
        // Nobody writes just now; the notifier would say so for ever.
        m_readable->setEnabled(false);
        QTimer::singleShot(10, this, [this] {
            if (m_readable && m_trouble != Trouble::NeverAnswers)
                m_readable->setEnabled(true);
        });
        return;
    }
    m_buffer.append(bytes, count);
    m_sinceSpoilt += count;
    for (qsizetype next; (next = m_buffer.indexOf("^XA", 3)) > 0 || m_buffer.endsWith("^XZ");) {
        const QByteArray frame = m_buffer.left(next > 0 ? next : m_buffer.size()).trimmed();
        m_buffer.remove(0, next > 0 ? next : m_buffer.size());
        if (frame.endsWith("^XZ") && !frame.contains("^JZN"))
            whole.append(frame);
    }
    if (m_trouble == Trouble::ClosesAfter100) {
        m_trouble.reset();
        unplug();
    } else if (m_trouble == Trouble::AnswersLate) {
        m_readable->setEnabled(false);
        QTimer::singleShot(60, this, [this] { m_readable->setEnabled(true); });
    } else if (m_trouble == Trouble::PaperOut && m_sinceSpoilt > 8000) {
        m_readable->setEnabled(false);
    }
}

} // namespace packbay::test
