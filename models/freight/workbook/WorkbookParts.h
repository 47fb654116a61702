#pragma once
#include "models/domain/FindingText.h"

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QString>

#include <functional>
#include <memory>
#include <optional>

class QBuffer;
class QIODevice;
class QuaZip;

namespace packbay {

/// The zip archive of a workbook. Its parts are read as streams and never unpacked as a whole.
class WorkbookArchive
{
public:
    explicit WorkbookArchive(const QByteArray &bytes);
    ~WorkbookArchive();

    /// Empty as long as all is well.
    const FindingText &problem() const { return m_problem; }
    /// Sum of what the archive says its parts come to; reading a part ends at what it said.
    qint64 unpackedBytes() const { return m_unpacked; }
    bool has(const QString &part) const;
    /// Opens a part for `read`; false, with a problem, when it is missing or damaged.
    bool readPart(const QString &part, const std::function<void(QIODevice &)> &read);

private:
    std::unique_ptr<QBuffer> m_buffer;
    std::unique_ptr<QuaZip> m_zip;
    FindingText m_problem;
    qint64 m_unpacked = 0;
};

/// Where the sheets lie and what their cells point at.
struct WorkbookIndex
{
    struct Sheet
    {
        QString name;
        QString part;
    };
    QList<Sheet> sheets;
    QList<QByteArray> strings;        ///< shared strings, UTF-8
    QList<bool> percentStyles;        ///< by style number of a cell
    bool startsIn1904 = false;
};

/// None, with the archive's or its own words in `problem`, when the archive is no workbook.
std::optional<WorkbookIndex> readWorkbookIndex(WorkbookArchive &archive, FindingText *problem);

/// "_x000D_" stands for a carriage return in a workbook's texts.
QByteArray unescapedText(const QString &text);

} // namespace packbay
