#pragma once
#include "models/freight/TariffCsv.h"
#include "models/freight/TariffFinding.h"
#include "models/freight/TariffRows.h"
#include "models/freight/TariffSchema.h"

#include <QHash>

#include <array>
#include <initializer_list>
#include <span>
#include <utility>

namespace packbay {

/// One word that a cell may hold, and what it means.
template<class T>
using Word = std::pair<const char *, T>;

/// Reads one sheet record by record with typed cells. Every misread becomes a finding and yields a harmless default, so
/// that one run finds everything. Empty cells are "not set".
class TariffSheet
{
public:
    TariffSheet(const TariffSheetSpec &spec, QString fileName, QByteArrayView bytes, QList<TariffFinding> &findings);

    bool next();
    int row() const { return m_csv.row(); }
    /// False when a cell of the current record was wrong: the record is then not used for further checks.
    bool isRowGood() const { return m_rowGood; }
    /// Of the current record.
    const QByteArray &canonicalRow() const { return m_canonical.back(); }
    std::vector<QByteArray> takeCanonicalRows() { return std::move(m_canonical); }

    bool isEmpty(const char *column) { return cell(column).isEmpty(); }
    QByteArrayView cell(const char *column) { return cellAt(index(column)); }
    QString text(const char *column);
    /// As text(), but empty is a finding.
    QString neededText(const char *column);
    QString currency(const char *column, bool needed);
    QStringList list(const char *column);
    bool flag(const char *column);
    QDate date(const char *column);
    Validity validity();
    std::int64_t whole(const char *column, std::int64_t otherwise);
    std::optional<std::int64_t> optionalWhole(const char *column);
    std::optional<Rational> weight(const char *column);
    std::optional<Rational> length(const char *column);
    std::optional<Rational> money(const char *column, bool mayBeNegative = false);
    std::optional<Rational> decimal(const char *column, int places, bool mayBeNegative = false);
    std::optional<Rational> ppm(const char *column);
    template<class T>
    T word(const char *column, T otherwise, std::initializer_list<Word<T>> words)
    {
        const QByteArray lower = cell(column).toByteArray().toLower();
        if (lower.isEmpty())
            return otherwise;
        QStringList known;
        for (const auto &[name, meaning] : words) {
            if (lower == name)
                return meaning;
            known += QString::fromLatin1(name);
        }
        invalid(column, say(QT_TRANSLATE_NOOP("Tariff", "is none of %1")).arg(known.join(QStringLiteral(", "))));
        return otherwise;
    }

    /// A finding at the current record.
    void report(ErrorCode code, const char *column, const FindingText &message, const FindingText &remedy);
    /// A warning 7205 at the current record: the row stays in use.
    void warn(const char *column, const FindingText &message, const FindingText &remedy);
    /// 7205 with the cell's text in front of `why`.
    void invalid(const char *column, const FindingText &why);

private:
    int index(const char *column);
    QByteArrayView cellAt(int index) const;
    bool readHeader();
    void keepCanonical();
    std::optional<Rational> checked(const char *column, std::optional<Rational> value, const FindingText &why);

    const TariffSheetSpec &m_spec;
    QString m_fileName;
    QList<TariffFinding> &m_findings;
    TariffCsv m_csv;
    bool m_usable = false;
    bool m_rowGood = true;
    std::vector<int> m_position; ///< schema column -> cell, -1 = not in the file
    std::size_t m_width = 0;
    QHash<const char *, int> m_index; ///< by address of the literal: looked up for every cell of 100,000 rows
    std::vector<std::pair<QByteArray, QString>> m_lastText; ///< per column: rows repeat line and zone codes
    std::vector<QByteArray> m_canonical;
};

} // namespace packbay
