#pragma once
#include "app/central/AuthorityCore.h"
#include "app/central/Certificates.h"
#include "app/central/Tokens.h"
#include "models/domain/Ports.h"

namespace packbay::central {

/// The folder of one central: keys, certificate, database.
class CentralFolder
{
public:
    explicit CentralFolder(QString path)
        : m_path(std::move(path))
    {
    }

    QString path() const { return m_path; }
    QString authorityFile() const { return file("ca.pem"); }
    QString authorityKeyFile() const { return file("ca.key"); }
    QString certificateFile() const { return file("server.pem"); }
    QString keyFile() const { return file("server.key"); }
    QString databaseFile() const { return file("central.db"); }
    QString demoFile() const { return file("demo.json"); }
    /// Where demo.json says that the central will be.
    static QString defaultUrl() { return QStringLiteral("https://127.0.0.1:8443"); }

    struct Plan
    {
        QString warehouse = QStringLiteral("SH1");
        QStringList hosts;
        bool demo = false;
    };
    /// Makes everything new, or nothing: a folder that has any of the files is refused and left as it is.
    Status create(const Plan &plan, const Clock &clock) const;
    /// A new server certificate from the same authority; the running server takes it at its next start.
    Status renewCertificate(const QStringList &hosts, UtcMs now) const;

private:
    QString file(const char *name) const { return m_path + QLatin1Char('/') + QLatin1String(name); }
    QStringList names() const;
    Status fill(const Plan &plan, const Clock &clock) const;
    Status fillDatabase(const Plan &plan, const Clock &clock) const;

    QString m_path;
};

/// The database of a central, opened for writing and brought to the newest schema.
Result<std::unique_ptr<Database>> openCentral(const QString &file, UtcMs now);

/// A token that somebody starts with. The token itself is given once and never stored.
Result<QByteArray> grantToken(TokenRegister &tokens, const QString &warehouse, Audience audience, TokenKind kind,
                              const QString &subject, UtcMs expiresAt);

/// Writes aside, syncs and renames; `secret`: readable by the owner only.
Status writeFile(const QString &path, const QByteArray &bytes, bool secret);

} // namespace packbay::central
