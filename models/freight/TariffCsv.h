#pragma once
#include "models/domain/FindingText.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>

#include <deque>
#include <vector>

namespace packbay {

/// Reads the records of one CSV file: UTF-8 with or without BOM, comma or tab (whichever the first record has more of),
/// quoted cells with doubled quotes and line breaks, LF or CRLF, records starting with '#' and empty records skipped.
/// Cells are views into the file, valid until next().
class TariffCsv
{
public:
    explicit TariffCsv(QByteArrayView bytes);

    /// False at the end or when `problem()` says why reading stopped.
    bool next();
    const std::vector<QByteArrayView> &cells() const { return m_cells; }
    /// Number of the current record from 1, comments and empty records counted.
    int row() const { return m_row; }
    /// Empty as long as all is well.
    FindingText problem() const { return m_problem; }

private:
    bool readRecord();
    bool readQuoted();
    void readPlain();
    bool isSkipped() const;

    QByteArrayView m_bytes;
    qsizetype m_at = 0;
    char m_separator = ',';
    int m_row = 0;
    bool m_isComment = false;
    bool m_lineEnded = false;
    std::vector<QByteArrayView> m_cells;
    std::deque<QByteArray> m_unescaped; ///< owns cells that had doubled quotes
    FindingText m_problem;
};

/// The cells as one record without line end, quoted where the reader would otherwise take them for something else.
QByteArray csvRecord(const QList<QByteArray> &cells);

} // namespace packbay
