#include "models/freight/TariffCsv.h"

#include <algorithm>

namespace packbay {

TariffCsv::TariffCsv(QByteArrayView bytes) : m_bytes(bytes)
{
    if (m_bytes.startsWith("\xEF\xBB\xBF"))
        m_bytes = m_bytes.sliced(3);
    else if (m_bytes.startsWith("\xFF\xFE") || m_bytes.startsWith("\xFE\xFF"))
        m_problem = say(QT_TRANSLATE_NOOP("Tariff", "the file is UTF-16"));
    else if (m_bytes.startsWith("PK\x03\x04"))
        m_problem = say(QT_TRANSLATE_NOOP("Tariff", "the file is a spreadsheet or zip archive"));
    // The first record that is no comment decides about the separator.
    qsizetype start = 0;
    while (start < m_bytes.size() && (m_bytes[start] == '#' || m_bytes[start] == '\n' || m_bytes[start] == '\r')) {
        const qsizetype end = m_bytes.indexOf('\n', start);
        if (end < 0)
            break;
        start = end + 1;
    }
    const qsizetype end = m_bytes.indexOf('\n', start);
    const QByteArrayView header = m_bytes.sliced(start, (end < 0 ? m_bytes.size() : end) - start);
    if (std::count(header.begin(), header.end(), '\t') > std::count(header.begin(), header.end(), ','))
        m_separator = '\t';
}

bool TariffCsv::next()
{
    while (m_problem.isEmpty() && m_at < m_bytes.size()) {
        ++m_row;
        if (!readRecord())
            return false;
        if (!isSkipped())
            return true;
    }
    return false;
}

bool TariffCsv::isSkipped() const
{
    // A comment with a comma in it leaves a spreadsheet in quotes: "# old, unused",,,
    return m_isComment || m_cells.front().startsWith('#')
        || std::all_of(m_cells.begin(), m_cells.end(), [](QByteArrayView cell) { return cell.trimmed().isEmpty(); });
}

bool TariffCsv::readRecord()
{
    m_cells.clear();
    m_unescaped.clear();
    m_lineEnded = false;
    m_isComment = m_bytes[m_at] == '#';
    if (m_isComment) {
        const qsizetype end = m_bytes.indexOf('\n', m_at);
        m_at = end < 0 ? m_bytes.size() : end + 1;
        return true;
    }
    while (!m_lineEnded) {
        if (m_at < m_bytes.size() && m_bytes[m_at] == '"') {
            if (!readQuoted())
                return false;
        } else {
            readPlain();
        }
    }
    return true;
}

void TariffCsv::readPlain()
{
    qsizetype end = m_at;
    while (end < m_bytes.size() && m_bytes[end] != m_separator && m_bytes[end] != '\n')
        ++end;
    QByteArrayView cell = m_bytes.sliced(m_at, end - m_at);
    m_lineEnded = end >= m_bytes.size() || m_bytes[end] == '\n';
    if (m_lineEnded && cell.endsWith('\r'))
        cell = cell.chopped(1);
    m_cells.push_back(cell.trimmed());
    m_at = std::min(end + 1, m_bytes.size());
}

bool TariffCsv::readQuoted()
{
    const qsizetype start = m_at + 1;
    qsizetype end = start;
    bool hasDoubled = false;
    for (;; ++end) {
        if (end >= m_bytes.size()) {
            m_problem = say(QT_TRANSLATE_NOOP("Tariff", "a quoted cell never ends"));
            return false;
        }
        if (m_bytes[end] != '"')
            continue;
        if (end + 1 >= m_bytes.size() || m_bytes[end + 1] != '"')
            break;
        hasDoubled = true;
        ++end;
    }
    QByteArrayView cell = m_bytes.sliced(start, end - start);
    if (hasDoubled) {
        m_unescaped.push_back(cell.toByteArray().replace("\"\"", "\""));
        cell = m_unescaped.back();
    }
    m_cells.push_back(cell.trimmed());
    m_at = end + 1;
    if (m_at < m_bytes.size() && m_bytes[m_at] == '\r')
        ++m_at;
    m_lineEnded = m_at >= m_bytes.size() || m_bytes[m_at] == '\n';
    if (!m_lineEnded && m_bytes[m_at] != m_separator) {
        m_problem = say(QT_TRANSLATE_NOOP("Tariff", "text stands behind the closing quote of a cell"));
        return false;
    }
    ++m_at;
    m_at = std::min(m_at, m_bytes.size());
    return true;
}

QByteArray csvRecord(const QList<QByteArray> &cells)
{
    QByteArray record;
    for (const QByteArray &cell : cells) {
        const bool isPlain = !cell.startsWith('#') && std::none_of(cell.begin(), cell.end(), [](char c) {
            return c == ',' || c == '"' || c == '\n' || c == '\r' || c == '\t';
        });
        record += isPlain ? cell : '"' + QByteArray(cell).replace("\"", "\"\"") + '"';
        record += ',';
    }
    record.chop(1);
    return record;
}

} // namespace packbay
