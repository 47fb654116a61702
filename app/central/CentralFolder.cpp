#include "app/central/CentralFolder.h"

#include "app/central/DemoWorld.h"
#include "app/central/StoredTokens.h"
#include "models/store/Migrator.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace packbay::central {

namespace {

constexpr int kServerDays = 90;

Error unwritable(const QString &path)
{
    return makeError(ErrorCode::FileUnwritable, {{QStringLiteral("file"), path}},
                     QString::fromLocal8Bit(strerror(errno)));
}

Result<QByteArray> contentOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return makeError(ErrorCode::FileUnreadable, {{QStringLiteral("file"), path}}, file.errorString());
    return file.readAll();
}

void syncFolder(const QString &path)
{
    const int folder = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder >= 0) {
        ::fsync(folder);
        ::close(folder);
    }
}

} // namespace

Status writeFile(const QString &path, const QByteArray &bytes, bool secret)
{
    const QByteArray aside = QFile::encodeName(path) + ".new";
    // The mode is there from the first moment: a key is never readable by others, not even for a moment.
    const int file = ::open(aside.constData(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, secret ? 0600 : 0644);
    if (file < 0)
        return unwritable(path);
    const bool written = ::fchmod(file, secret ? 0600 : 0644) == 0
        && ::write(file, bytes.constData(), static_cast<size_t>(bytes.size())) == bytes.size() && ::fsync(file) == 0;
    ::close(file);
    if (!written || ::rename(aside.constData(), QFile::encodeName(path).constData()) != 0) {
        const Error error = unwritable(path);
        ::unlink(aside.constData());
        return error;
    }
    syncFolder(QFileInfo(path).path());
    return {};
}

Result<std::unique_ptr<Database>> openCentral(const QString &file, UtcMs now)
{
    PACKBAY_TRY_ASSIGN(database, Database::open(file, DatabaseKind::Central, Access::Writer));
    PACKBAY_TRY_ASSIGN(outcome, migrate(*database, now));
    Q_UNUSED(outcome)
    return database;
}

Result<QByteArray> grantToken(TokenRegister &tokens, const QString &warehouse, Audience audience, TokenKind kind,
                              const QString &subject, UtcMs expiresAt)
{
    const QByteArray token = newToken(warehouse);
    TokenRecord record;
    record.digest = digestOf(token);
    record.audience = audience;
    record.kind = kind;
    record.role = audience == Audience::Back ? Role::System : Role::Clerk;
    record.warehouse = warehouse;
    record.subject = subject;
    record.family = newFamily();
    record.expiresAt = expiresAt;
    PACKBAY_TRY(tokens.add({record}));
    return token;
}

QStringList CentralFolder::names() const
{
    return {QStringLiteral("ca.pem"),     QStringLiteral("ca.key"),    QStringLiteral("server.pem"),
            QStringLiteral("server.key"), QStringLiteral("demo.json"), QStringLiteral("central.db")};
}

Status CentralFolder::create(const Plan &plan, const Clock &clock) const
{
    for (const QString &name : names()) {
        if (QFileInfo::exists(m_path + QLatin1Char('/') + name)) {
            return makeError(ErrorCode::AlreadyExists,
                             {{QStringLiteral("folder"), m_path}, {QStringLiteral("file"), name}});
        }
    }
    if (!QDir().mkpath(m_path))
        return unwritable(m_path);
    // Made aside and moved at the end, the database last: a folder that was interrupted is no central yet.
    const QTemporaryDir aside(m_path + QStringLiteral("/.init-XXXXXX"));
    if (!aside.isValid())
        return unwritable(m_path);
    const CentralFolder made(aside.path());
    PACKBAY_TRY(made.fill(plan, clock));
    for (const QString &name : names()) {
        const QString from = aside.filePath(name);
        if (!QFileInfo::exists(from))
            continue;
        if (::rename(QFile::encodeName(from).constData(),
                     QFile::encodeName(m_path + QLatin1Char('/') + name).constData())
            != 0)
            return unwritable(m_path);
    }
    syncFolder(m_path);
    return {};
}

Status CentralFolder::fill(const Plan &plan, const Clock &clock) const
{
    const UtcMs now = clock.now();
    PACKBAY_TRY_ASSIGN(authority, makeAuthority(QStringLiteral("Packbay %1 private root").arg(plan.warehouse), now));
    PACKBAY_TRY_ASSIGN(server, makeServer(authority, plan.hosts, kServerDays, now));
    PACKBAY_TRY(writeFile(authorityFile(), authority.certificate, false));
    PACKBAY_TRY(writeFile(authorityKeyFile(), authority.key, true));
    PACKBAY_TRY(writeFile(certificateFile(), server.certificate, false));
    PACKBAY_TRY(writeFile(keyFile(), server.key, true));
    return fillDatabase(plan, clock);
}

Status CentralFolder::fillDatabase(const Plan &plan, const Clock &clock) const
{
    PACKBAY_TRY_ASSIGN(database, openCentral(databaseFile(), clock.now()));
    const Rulebook rulebook;
    AuthorityCore core(*database, rulebook, clock, nullptr);
    PACKBAY_TRY(core.authorityOf(plan.warehouse).initialise(QString::fromLatin1(newFamily().left(8).toHex())));
    if (plan.demo) {
        StoredTokens tokens(*database);
        PACKBAY_TRY_ASSIGN(demo, seedDemo(core, tokens, plan.warehouse, defaultUrl(), clock));
        PACKBAY_TRY(writeFile(demoFile(), demo, true));
    }
    // Everything into the one file: it is moved without its journal.
    return database->exec(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)"));
}

Status CentralFolder::renewCertificate(const QStringList &hosts, UtcMs now) const
{
    PACKBAY_TRY_ASSIGN(certificate, contentOf(authorityFile()));
    PACKBAY_TRY_ASSIGN(key, contentOf(authorityKeyFile()));
    PACKBAY_TRY_ASSIGN(server, makeServer({certificate, key}, hosts, kServerDays, now));
    PACKBAY_TRY(writeFile(keyFile(), server.key, true));
    return writeFile(certificateFile(), server.certificate, false);
}

} // namespace packbay::central
