#include "app/central/CentralService.h"
#include "app/central/CommandLine.h"
#include "app/central/QuoteDesk.h"
#include "app/central/StoredTokens.h"
#include "app/central/SystemClock.h"
#include "models/domain/JsonWriter.h"

#include <sodium.h>

#include <QCoreApplication>
#include <QFile>
#include <QLockFile>

#include <csignal>
#include <cstdio>

using namespace packbay;
using namespace packbay::central;

namespace {

constexpr qint64 kDayMs = 24 * 3600 * 1000LL;

void print(std::FILE *stream, const QByteArray &line)
{
    std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), stream);
    std::fputc('\n', stream);
    std::fflush(stream);
}

int complain(const Error &error)
{
    const QString words = error.args.contains(QStringLiteral("why"))
        ? error.args.value(QStringLiteral("why")).toString()
        : errorId(error.code) + QLatin1Char(' ') + QString::fromUtf8(canonicalJson(error.args));
    const QString detail = error.detail.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(error.detail.simplified());
    print(stderr, (QStringLiteral("packbay-central: ") + words + detail).toUtf8());
    return 2;
}

/// One line of JSON for the log. No token, no body.
void report(const Error &error, const HttpRequest &request)
{
    JsonWriter json;
    json.beginObject()
        .field("level", QStringLiteral("error"))
        .field("code", error.number())
        .field("id", errorId(error.code));
    json.field("method", QString::fromLatin1(request.method)).field("path", QString::fromLatin1(request.path));
    json.field("detail", error.detail).endObject();
    print(stderr, json.take());
}

/// One process writes a SQLite file at a time: two connections that write and checkpoint at once can damage it with
/// Debian 12's SQLite (sync.md 0.4).
Status takeStore(QLockFile &lock, const QString &file)
{
    if (!QFile::exists(file))
        return makeError(ErrorCode::StoreOpenFailed, {{QStringLiteral("file"), file}});
    lock.setStaleLockTime(0);
    if (!lock.tryLock(0))
        return makeError(ErrorCode::StoreInUse, {{QStringLiteral("file"), file}});
    return {};
}

sigset_t stopSignals()
{
    sigset_t blocked;
    sigemptyset(&blocked);
    sigaddset(&blocked, SIGTERM);
    sigaddset(&blocked, SIGINT);
    return blocked;
}

/// Returns when SIGTERM or SIGINT arrives; both are blocked in every thread, so that none dies of them in the middle.
void waitForSignal()
{
    const sigset_t blocked = stopSignals();
    int arrived = 0;
    while (sigwait(&blocked, &arrived) != 0) { }
}

int answerUntilSignal(CentralService &service, const CommandLine &line)
{
    const CentralFolder folder(line.folder);
    HttpOptions http;
    http.host = line.listenHost;
    http.port = line.listenPort;
    http.certificateFile = folder.certificateFile();
    http.keyFile = folder.keyFile();
    HttpServer server(http, service);
    service.setLater([&server](std::chrono::milliseconds delay, std::function<void()> work) {
        server.after(delay, std::move(work));
    });
    if (const Status listening = server.listen(); !listening)
        return complain(listening.error());
    server.start();
    const QString host
        = http.host.contains(QLatin1Char(':')) ? QLatin1Char('[') + http.host + QLatin1Char(']') : http.host;
    JsonWriter json;
    json.beginObject()
        .field("ready", true)
        .field("url", QStringLiteral("https://%1:%2").arg(host).arg(server.port()))
        .endObject();
    print(stdout, json.take());
    waitForSignal();
    service.drain();
    server.stop(std::chrono::seconds(10));
    return 0;
}

int serve(const CommandLine &line, const Clock &clock)
{
    const CentralFolder folder(line.folder);
    const QString file = line.databaseUrl.isEmpty() ? folder.databaseFile() : line.databaseUrl.mid(7);
    QLockFile lock(file + QStringLiteral(".lock"));
    if (const Status taken = takeStore(lock, file); !taken)
        return complain(taken.error());
    const sigset_t blocked = stopSignals();
    pthread_sigmask(SIG_BLOCK, &blocked, nullptr); // before the first thread, which inherits it
    DatabaseThread thread(512);
    const Rulebook rulebook;
    std::unique_ptr<Database> database;
    std::optional<Error> failed;
    thread.run([&] {
        Result<std::unique_ptr<Database>> opened = openCentral(file, clock.now());
        if (opened)
            database = std::move(opened).value();
        else
            failed = opened.error();
    });
    if (failed)
        return complain(*failed);
    AuthorityCore core(*database, rulebook, clock, quoteDesk(clock));
    StoredTokens tokens(*database);
    BlobStore blobs(*database);
    CentralService::Options options;
    options.requestsPerSecond = line.requestsPerSecond;
    CentralService service(core, tokens, blobs, thread, clock, options, report);
    const int exitCode = answerUntilSignal(service, line);
    // The connection belongs to its thread, also for its end.
    thread.run([&database] { database.reset(); });
    thread.stop();
    return exitCode;
}

int grant(const CommandLine &line, const Clock &clock)
{
    const QString file = CentralFolder(line.folder).databaseFile();
    QLockFile lock(file + QStringLiteral(".lock"));
    if (const Status taken = takeStore(lock, file); !taken)
        return complain(taken.error());
    Result<std::unique_ptr<Database>> database = openCentral(file, clock.now());
    if (!database)
        return complain(database.error());
    StoredTokens tokens(**database);
    const bool enrolment = line.grantKind == TokenKind::Enrolment;
    const UtcMs expiresAt = clock.now() + UtcMs(enrolment ? 600'000 : 30 * kDayMs);
    const Result<QByteArray> token
        = grantToken(tokens, line.plan.warehouse, line.grantAudience, line.grantKind, line.grantSubject, expiresAt);
    if (!token)
        return complain(token.error());
    JsonWriter json;
    json.beginObject().field("subject", line.grantSubject).field("audience", enumName(line.grantAudience));
    json.field("kind", enumName(line.grantKind)).field("token", QString::fromLatin1(*token));
    json.field("expires_ms", expiresAt.value).endObject();
    print(stdout, json.take());
    return 0;
}

int finish(const Status &status)
{
    return status ? 0 : complain(status.error());
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (sodium_init() < 0)
        return complain(makeError(ErrorCode::InvariantBroken, {}, QStringLiteral("libsodium")));
    const Result<CommandLine> line = readCommandLine(application.arguments().mid(1));
    if (!line)
        return complain(line.error());
    const SystemClock clock;
    switch (line->verb) {
    case CommandLine::Verb::Init: return finish(CentralFolder(line->folder).create(line->plan, clock));
    case CommandLine::Verb::Renew:
        return finish(CentralFolder(line->folder).renewCertificate(line->plan.hosts, clock.now()));
    case CommandLine::Verb::Serve: return serve(*line, clock);
    case CommandLine::Verb::Grant: return grant(*line, clock);
    case CommandLine::Verb::Version: print(stdout, "packbay-central " PACKBAY_VERSION); return 0;
    case CommandLine::Verb::Help: print(stdout, usage().trimmed().toUtf8()); return 0;
    }
    return 2;
}
