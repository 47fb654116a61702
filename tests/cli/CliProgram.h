#pragma once
#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QStringList>

namespace packbay::test {

/// One run of packbay-cli.
struct CliRun
{
    int exit = -1; ///< -1: did not start, crashed, or ran longer than its limit
    QByteArray out;
    QByteArray err;

    /// The lines of stdout; an unfinished last line is a line too.
    QList<QByteArray> lines() const;
    QJsonObject object(qsizetype line = 0) const;
    /// Exit 2 with exactly one line on stderr that names the program.
    bool isUsageFailure() const;
};

struct CliCall
{
    QStringList arguments;
    QByteArray input = {};
    QMap<QString, QString> environment = {};
    int limitMs = 60'000;
};

CliRun runCli(const CliCall &call);
/// Writes a file for a run and returns its path.
QString writtenFile(const QString &path, const QByteArray &bytes);

/// Lines that a test class collects; one process checks them all at its end.
class SchemaCheck
{
public:
    /// `schema` is a file's name in schemas/ without its ending.
    void add(const char *schema, const QByteArray &line, const QString &label);
    /// What is wrong, a line each; empty when everything fits.
    QByteArray findings() const;

private:
    QByteArray m_records;
};

} // namespace packbay::test
