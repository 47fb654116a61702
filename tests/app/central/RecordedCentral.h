#pragma once
#include "CentralProcess.h"
#include "TlsClient.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QObject>

#include <memory>

namespace packbay::test {

/// Base of the tests that talk to the real program: every answer is kept and can be held against the contract.
class RecordedCentral : public QObject
{
protected:
    /// init, two grants, serve without a limit of requests. Empty when everything went well.
    QString startCentral();
    CentralProcess &central() { return *m_central; }
    QByteArray memberToken() const { return m_member; } ///< audience front
    QByteArray enrolmentToken() const { return m_enrolment; } ///< of station 9X, not used yet

    TlsAnswer call(const TlsRequest &request);
    TlsAnswer get(const QByteArray &path, const QByteArray &token) { return call({"GET", path, token, {}, {}}); }
    TlsAnswer post(const QByteArray &path, const QByteArray &token, const QJsonObject &body,
                   const QByteArray &key = {});
    /// As station 7K (0) or 8M (1), epoch 1.
    TlsAnswer push(int station, const QJsonArray &ops);
    /// What check_answers.py finds wrong with the answers so far and with the route table; empty when nothing.
    QString contractFindings();

private:
    std::unique_ptr<CentralProcess> m_central;
    std::unique_ptr<TlsClient> m_client;
    QTemporaryDir m_folder;
    QFile m_log;
    QByteArray m_member;
    QByteArray m_enrolment;
};

QByteArray compact(const QJsonObject &object);
QString newId();
/// A ReceiveParcel as it travels; owner TC100200P.
QJsonObject receive(qint64 seq, const QString &tracking, const QString &opId);

} // namespace packbay::test
