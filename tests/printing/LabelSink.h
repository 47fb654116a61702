#pragma once
#include <QByteArray>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#include <functional>

namespace packbay::test {

/// A printer on a real port of this machine: takes what comes, answers ~HS as told, and can misbehave.
class LabelSink : public QTcpServer
{
    Q_OBJECT
public:
    enum class Manner { Silent, Answers };

    explicit LabelSink(Manner manner = Manner::Answers) : m_manner(manner)
    {
        connect(this, &QTcpServer::newConnection, this, &LabelSink::accept);
    }
    bool open(quint16 port = 0) { return listen(QHostAddress::LocalHost, port); }

    /// Labels that came in whole, in order.
    QList<QByteArray> labels;
    /// Everything that came in, over all connections.
    QByteArray everything;
    int connections = 0;
    int questions = 0;
    /// Close the connection (hard) as soon as this many bytes of a label have come; -1 = never.
    qint64 closeAfter = -1;
    bool closeOnce = true;
    /// What ~HS says.
    bool paperOut = false;
    bool headOpen = false;
    bool ribbonOut = false;
    bool paused = false;
    int formats = 0;
    int remaining = 0;
    /// Answers are given only while this is true.
    bool answering = true;
    /// So late; 0 = at once.
    int answerAfterMs = 0;
    /// Called with every whole label.
    std::function<void(const QByteArray &)> onLabel;

    void dropAll()
    {
        for (QTcpSocket *socket : findChildren<QTcpSocket *>())
            socket->abort();
    }

private:
    void accept()
    {
        while (QTcpSocket *socket = nextPendingConnection()) {
            ++connections;
            socket->setParent(this);
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            connect(socket, &QTcpSocket::disconnected, this, [this, socket] { m_buffers.remove(socket); });
        }
    }

    void read(QTcpSocket *socket)
    {
        const QByteArray bytes = socket->readAll();
        everything += bytes;
        QByteArray &buffer = m_buffers[socket];
        buffer += bytes;
        take(socket, buffer);
    }

    void take(QTcpSocket *socket, QByteArray &buffer)
    {
        for (;;) {
            if (buffer.startsWith('\n')) {
                buffer.remove(0, 1);
            } else if (buffer.startsWith("~HS")) {
                buffer.remove(0, 3);
                ++questions;
                if (m_manner == Manner::Answers && answering && answerAfterMs > 0)
                    QTimer::singleShot(answerAfterMs, socket, [this, socket] { socket->write(status()); });
                else if (m_manner == Manner::Answers && answering)
                    socket->write(status());
            } else if (buffer.startsWith("^XA") && buffer.contains("^XZ")) {
                const qsizetype end = buffer.indexOf("^XZ") + 3;
                const QByteArray format = buffer.left(end);
                buffer.remove(0, end);
                if (!format.contains("^JZN")) {
                    labels.append(format);
                    if (onLabel)
                        onLabel(format);
                }
            } else {
                break;
            }
        }
        if (closeAfter >= 0 && buffer.size() >= closeAfter && buffer.contains("^XA")) {
            if (closeOnce)
                closeAfter = -1;
            socket->abort();
        }
    }

    QByteArray status() const
    {
        const auto flag = [](bool on) { return on ? QByteArray("1") : QByteArray("0"); };
        return "\x02" "030," + flag(paperOut) + ',' + flag(paused) + ",1245," + QByteArray::number(formats).rightJustified(3, '0')
            + ",0,0,0,000,0,0,0\x03\r\n\x02" "000,0," + flag(headOpen) + ',' + flag(ribbonOut) + ",0,2,4,0," + QByteArray::number(remaining).rightJustified(8, '0')
            + ",1,000\x03\r\n\x02" "1234,0\x03\r\n";
    }

    const Manner m_manner;
    QHash<QTcpSocket *, QByteArray> m_buffers;
};

} // namespace packbay::test
