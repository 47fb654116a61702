#pragma once
#include "printing/IppPrinter.h"

#include <QTcpServer>

namespace packbay::test {

inline QByteArray ippText(char tag, const QByteArray &name, const QByteArray &value)
{
    const auto size = [](qsizetype n) { return QByteArray(1, static_cast<char>(n / 256)) + static_cast<char>(n % 256); };
    return QByteArray(1, tag) + size(name.size()) + name + size(value.size()) + value;
}

inline QByteArray ippNumber(char tag, const QByteArray &name, int number)
{
    QByteArray four;
    for (int shift = 24; shift >= 0; shift -= 8)
        four += static_cast<char>(number >> shift & 0xFF);
    return ippText(tag, name, four);
}

/// An IPP printer of our own on HTTP, answers byte by byte as told by the test.
class IppSink : public QTcpServer
{
    Q_OBJECT
public:
    QByteArray reasons = "none";
    int jobState = 9;
    bool cups = false;
    int busyAnswers = 0;
    char busyStatus = '\x07';
    bool closeOnPrint = false;
    bool chunked = false;
    QList<QByteArray> documents;
    int cancels = 0;
    QByteArray lastPrintHead;
    int deafQuestions = 0; ///< so many questions for the job's state, and so many cancels, find nobody
    int deafCancels = 0;
    QList<QPair<int, QByteArray>> waiting; ///< jobs of its queue and whose they are
    QStringList told;      ///< what was asked of it besides states

    bool open() { return listen(QHostAddress::LocalHost); }

protected:
    void incomingConnection(qintptr handle) override
    {
        auto *socket = new QTcpSocket(this);
        socket->setSocketDescriptor(handle);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    }

private:
    void read(QTcpSocket *socket)
    {
        const QByteArray all = socket->property("all").toByteArray() + socket->readAll();
        socket->setProperty("all", all);
        const qsizetype end = all.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        const qsizetype mark = all.indexOf("Content-Length: ");
        const qsizetype size = all.mid(mark + 16, all.indexOf('\r', mark) - mark - 16).toLongLong();
        const QByteArray body = all.mid(end + 4);
        if (body.size() < size)
            return;
        const int operation = static_cast<uchar>(body[3]);
        if (operation == 2 && closeOnPrint) {
            closeOnPrint = false;
            socket->abort();
            return;
        }
        if ((operation == 9 && deafQuestions > 0 && deafQuestions-- > 0) || (operation == 8 && deafCancels > 0 && deafCancels-- > 0)) {
            socket->abort();
            return;
        }
        const QByteArray answer = reply(operation, body);
        socket->write("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: application/ipp\r\n");
        if (chunked)
            socket->write("Transfer-Encoding: chunked\r\n\r\n" + QByteArray::number(answer.size(), 16) + "\r\n" + answer + "\r\n0\r\n\r\n");
        else
            socket->write("Content-Length: " + QByteArray::number(answer.size()) + "\r\n\r\n" + answer);
        socket->disconnectFromHost();
    }

    /// Value of an attribute of a request.
    static QByteArray textOf(const QByteArray &body, const QByteArray &name)
    {
        const qsizetype at = body.indexOf(name) + name.size();
        return body.mid(at + 2, static_cast<uchar>(body[at + 1]));
    }

    QByteArray reply(int operation, const QByteArray &body)
    {
        QByteArray status("\x01\x01\x00\x00", 4);
        QByteArray groups;
        if (operation == 2) {
            // The document follows the end-of-attributes tag; the attributes of our requests hold no byte 3 before it
            // except as a length, so the magic of the document is looked for.
            const qsizetype at = body.indexOf("%PDF-");
            if (busyAnswers > 0) {
                --busyAnswers;
                status = QByteArray("\x01\x01\x05", 3) + busyStatus;
            } else {
                lastPrintHead = body.left(at);
                if (cancels > 0)
                    jobState = 9; // the next job goes through
                documents.append(body.mid(at));
                told.append(QStringLiteral("print"));
                waiting.append({41, textOf(body, "requesting-user-name")});
                groups = "\x02" + ippNumber(0x21, "job-id", 41) + ippNumber(0x23, "job-state", 3);
            }
        } else if (operation == 9) {
            groups = "\x02" + ippNumber(0x23, "job-state", jobState);
        } else if (operation == 8) {
            ++cancels;
            jobState = 7;
            const int job = static_cast<uchar>(textOf(body, "job-id").back());
            told.append(QStringLiteral("cancel %1").arg(job));
            waiting.removeIf([job](const auto &one) { return one.first == job; });
        } else if (operation == 10) {
            for (const auto &[job, user] : waiting)
                groups += "\x02" + ippNumber(0x21, "job-id", job) + ippText(0x42, "job-originating-user-name", user);
        } else {
            groups = "\x04" + ippNumber(0x23, "printer-state", 3) + ippText(0x44, "printer-state-reasons", reasons)
                + ippText(0x22, "printer-is-accepting-jobs", QByteArray(1, '\1'));
            if (cups)
                groups += ippText(0x41, "cups-version", "2.4.2");
        }
        return status + QByteArray("\0\0\0\1", 4) + "\x01" + ippText(0x47, "attributes-charset", "utf-8")
            + ippText(0x48, "attributes-natural-language", "en") + groups + "\x03";
    }
};

inline IppPrinterTimes quickIpp()
{
    IppPrinterTimes times;
    times.answer = 1000;
    times.idlePoll = 50;
    times.poll = 20;
    times.pending = 200;
    return times;
}

} // namespace packbay::test
