#pragma once
#include "models/sync/ApiClient.h"

#include <QProcess>

namespace packbay {

/// What init --demo wrote down.
struct DemoAccess
{
    struct Station
    {
        QString id;
        QString token;
    };
    struct User
    {
        QString badge;
        QString pin;
        QString role;
    };
    QList<Station> stations;
    QList<User> users;
    QString upstreamToken;
};

/// The real packbay-central as a child process on a free port of this machine.
class CentralProcess
{
public:
    CentralProcess(QString program, QString folder);
    ~CentralProcess();

    /// Makes keys, certificate, database and demo data in a new folder.
    Status init();
    /// Starts it and waits until it accepts. `listen` keeps the port over a restart.
    Status serve(const QString &listen = QStringLiteral("127.0.0.1:0"));
    void stop();
    void kill();

    const QUrl &url() const { return m_url; }
    const DemoAccess &access() const { return m_access; }
    QString databaseFile() const { return m_folder + QStringLiteral("/central.db"); }
    CentralAddress addressFor(const QString &token) const;

    /// POSTs a body to an upstream route and waits for the answer.
    Result<QJsonObject> upstream(const QString &route, const QString &key, const QJsonObject &body) const;

private:
    Status readAccess();

    QString m_program;
    QString m_folder;
    QUrl m_url;
    DemoAccess m_access;
    QProcess m_process;
};

} // namespace packbay
