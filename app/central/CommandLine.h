#pragma once
#include "app/central/CentralFolder.h"
#include "app/central/HttpServer.h"

namespace packbay::central {

/// The words after `packbay-central`, understood.
struct CommandLine
{
    enum class Verb { Init, Serve, Renew, Grant, Version, Help };
    Verb verb = Verb::Help;
    QString folder;
    CentralFolder::Plan plan; ///< init; `hosts` also of renew
    QString listenHost = QStringLiteral("127.0.0.1");
    quint16 listenPort = 8443;
    QString databaseUrl; ///< empty: the folder's own file
    qint64 requestsPerSecond = 20;
    Audience grantAudience = Audience::Station;
    TokenKind grantKind = TokenKind::Enrolment;
    QString grantSubject;
};

/// Errors: UsageWrong with `why` in English.
Result<CommandLine> readCommandLine(const QStringList &words);
QString usage();

} // namespace packbay::central
