#pragma once
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

namespace packbay::test {

struct Finished
{
    int exitCode = -1;
    QByteArray out;
    QByteArray err;
};

/// Runs packbay-central to its end.
Finished runCentral(const QStringList &words);

/// A demo warehouse and the real program serving it, on any free port.
class CentralProcess
{
public:
    explicit CentralProcess(const QStringList &serveOptions = {});
    ~CentralProcess();

    /// init --demo. Empty when everything went well, as for start().
    QString prepare();
    /// A token by `packbay-central grant`; only while nothing serves.
    QByteArray grant(const QString &option, const QString &subject) const;
    QString start();
    /// SIGTERM; its exit code.
    int stop();
    /// SIGKILL.
    void kill();

    QString folder() const { return m_folder.path() + QStringLiteral("/central"); }
    QString caFile() const { return folder() + QStringLiteral("/ca.pem"); }
    quint16 port() const { return m_port; }
    QByteArray stationToken(int index) const;
    QByteArray upstreamToken() const;
    QJsonObject demo() const { return m_demo; }
    qint64 processId() const { return m_process.processId(); }

private:
    QStringList m_options;
    QTemporaryDir m_folder;
    QProcess m_process;
    QJsonObject m_demo;
    quint16 m_port = 0;
};

} // namespace packbay::test
