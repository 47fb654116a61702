#pragma once
#include "models/domain/Result.h"

#include <QByteArray>
#include <QStringList>

namespace packbay {
struct TariffLoad;
}

/// What every command of packbay-cli shares (architecture.md 8 and 11.0).
namespace packbay::cli {

enum Exit { Good = 0, Bad = 1, Usage = 2 };

/// One line of UTF-8 on stdout.
void line(const QByteArray &json);
/// Bytes as they are, to the file or, without one, to stdout.
Status writeBytes(const QByteArray &bytes, const QString &outFile);
/// ERROR of architecture.md 11.0, English.
QByteArray errorJson(const Error &error);
/// {"error":ERROR} on stdout; the verdict is bad.
int judgedBad(const Error &error);
/// Every finding of a tariff pack, then the verdict; nothing of a pack with an error is used.
int reportTariff(const TariffLoad &load);
/// One line on stderr; usage or I/O.
int failed(const QString &message);
int failed(const Error &error);

Result<QByteArray> readFile(const QString &path);
/// A request file: one object, or an array of them.
Result<QList<QJsonObject>> readRequests(const QString &path);

/// Options "--name value" and flags "--name" taken out of a command's arguments; what is left are its operands.
class Arguments
{
public:
    Arguments(QStringList arguments, QStringList optionsWithValue, QStringList flags);

    /// Names what is wrong: an unknown option or a missing value.
    const std::optional<QString> &problem() const { return m_problem; }
    QString value(const QString &option, const QString &fallback = {}) const { return m_values.value(option, fallback); }
    bool has(const QString &option) const { return m_values.contains(option); }
    const QStringList &operands() const { return m_operands; }

private:
    QMap<QString, QString> m_values;
    QStringList m_operands;
    std::optional<QString> m_problem;
};

} // namespace packbay::cli
