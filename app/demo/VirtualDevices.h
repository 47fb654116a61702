#pragma once
#include "models/domain/Result.h"
#include "models/domain/Units.h"

#include <QObject>
#include <QTcpServer>

#include <memory>

class QSocketNotifier;
class QTcpSocket;

namespace packbay {

/// One end of a pseudo terminal; the other end is opened by path as if it were a serial port.
class VirtualSerial : public QObject
{
    Q_OBJECT

public:
    static Result<std::unique_ptr<VirtualSerial>> make();
    ~VirtualSerial() override;

    const QString &path() const { return m_path; }
    void send(const QByteArray &bytes);

signals:
    void received(const QByteArray &bytes);

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    VirtualSerial(int master, QString path);

    int m_master;
    QString m_path;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

/// A scale that speaks MT-SICS on a pty: answers every request with what lies on it.
class VirtualScale : public QObject
{
    Q_OBJECT

public:
    explicit VirtualScale(std::unique_ptr<VirtualSerial> port);

    const QString &path() const { return m_port->path(); }
    void put(Grams load) { m_load = load; }
    Grams load() const { return m_load; }

private:
    std::unique_ptr<VirtualSerial> m_port;
    QByteArray m_request;
    Grams m_load;
};

/// A label printer on a TCP port that writes down what it got: every complete ^XA...^XZ with pictures is one label.
class PrinterSink : public QObject
{
    Q_OBJECT

public:
    /// Drops every `dropEvery`-th connection after a few bytes; 0 = never.
    explicit PrinterSink(int dropEvery = 0);

    quint16 port() const { return m_server.serverPort(); }
    const QList<QByteArray> &labels() const { return m_labels; }

private:
    void accept();
    void read(QTcpSocket *socket);

    QHash<QTcpSocket *, QByteArray> m_buffers;
    QList<QByteArray> m_labels;
    int m_dropEvery;
    int m_connections = 0;
    QTcpServer m_server; ///< last: its sockets say good-bye to the others
};

} // namespace packbay
