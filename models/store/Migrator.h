#pragma once
#include "models/domain/Units.h"
#include "models/store/Database.h"

namespace packbay {

struct Migration
{
    int version;
    const char *name; ///< file in migrations/, without .sql
};

/// The migrations of this kind of file, ascending; a shipped one never changes (tests/golden/migrations.sha256).
QList<Migration> migrationsFor(DatabaseKind kind);
QByteArray migrationSql(const Migration &migration);

enum class MigrationOutcome { Current, Created, Upgraded };

/// Brings the file to the newest schema, all steps in one transaction, each with foreign_key_check. A newer file than this
/// program knows is error 3011 and untouched; a failing step is error 3010 and everything is rolled back.
Result<MigrationOutcome> migrate(Database &database, UtcMs now);
int newestSchema(DatabaseKind kind);

} // namespace packbay
