#pragma once
#include <QString>

#include <mutex>

#include <xlsxwriter.h>

namespace packbay {

/// libxlsxwriter, in a name space of its own. QuaZip and the minizip that libxlsxwriter needs export functions of the same
/// names (zipOpen3 ..) with other parameters; linked into one program, the writer would call QuaZip's and crash.
/// One use at a time: the library's own C runtime there does not know of our threads.
class XlsxLibrary
{
public:
    XlsxLibrary();

    /// What kept it from being loaded; empty when it is there.
    const QString &problem() const { return m_problem; }

    decltype(&::workbook_new_opt) newWorkbook = nullptr;
    decltype(&::workbook_add_worksheet) addSheet = nullptr;
    decltype(&::workbook_add_format) addFormat = nullptr;
    decltype(&::workbook_set_properties) setProperties = nullptr;
    decltype(&::workbook_close) close = nullptr;
    decltype(&::worksheet_freeze_panes) freezePanes = nullptr;
    decltype(&::worksheet_write_number) writeNumber = nullptr;
    decltype(&::worksheet_write_string) writeText = nullptr;
    decltype(&::format_set_bold) setBold = nullptr;
    decltype(&::lxw_strerror) words = nullptr;

private:
    std::unique_lock<std::mutex> m_turn;
    QString m_problem;
};

} // namespace packbay
