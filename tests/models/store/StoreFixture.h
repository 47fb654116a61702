#pragma once
#include "models/store/Authority.h"
#include "models/store/Mirror.h"

#include <QTemporaryDir>

#include <memory>

namespace packbay::test {

/// A station's database with its Ledger in a temporary folder; close() and open() it again as often as needed.
class TestStation
{
public:
    TestStation(const QString &file, const QString &code);
    void open();
    void close();
    Ledger &ledger() { return *m_ledger; }
    Database &database() { return *m_database; }
    Result<Committed> submit(OperationBody body, const QString &actor = QStringLiteral("U17"), const SheetsOf &sheets = {});
    const QString &file() const { return m_file; }
    const QString &code() const { return m_code; }

private:
    QString m_file;
    QString m_code;
    Rulebook m_rulebook;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<Ledger> m_ledger;
    qint64 m_ops = 0;
};

/// The central's core on a file, with two stations enrolled and the demo's basics published.
class TestCentral
{
public:
    explicit TestCentral(const QString &file);
    Authority &authority() { return *m_authority; }
    Database &database() { return *m_database; }
    void publish(OperationBody body);

private:
    Rulebook m_rulebook;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<Authority> m_authority;
    qint64 m_ops = 0;
};

inline constexpr qint64 kNoon = 1'790'000'000'000;

/// One exchange of a station with the central as the sync engine does it, through JSON both ways.
Status pushOnce(TestStation &station, Authority &authority, int limit = 200);
Status pullOnce(TestStation &station, Authority &authority, int limit = 2000);
QByteArray dumpOf(Database &database);
OpId opIdOf(quint64 high, quint64 low);

} // namespace packbay::test
