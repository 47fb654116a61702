#include "models/freight/workbook/XlsxLibrary.h"

#include <dlfcn.h>

namespace packbay {
namespace {

std::mutex &turns()
{
    static std::mutex s_mutex;
    return s_mutex;
}

/// Stays loaded: name spaces are few and are not given back.
void *library()
{
    static void *const s_library = dlmopen(LM_ID_NEWLM, "libxlsxwriter.so.4", RTLD_NOW | RTLD_LOCAL);
    return s_library;
}

} // namespace

XlsxLibrary::XlsxLibrary() : m_turn(turns())
{
    void *const loaded = library();
    if (loaded == nullptr) {
        const char *const why = dlerror();
        m_problem = QString::fromUtf8(why != nullptr ? why : "libxlsxwriter.so.4 cannot be loaded");
        return;
    }
    const auto find = [&](auto &function, const char *name) {
        function = reinterpret_cast<std::remove_reference_t<decltype(function)>>(dlsym(loaded, name));
        if (function == nullptr)
            m_problem = QStringLiteral("libxlsxwriter.so.4 has no %1").arg(QLatin1String(name));
    };
    find(newWorkbook, "workbook_new_opt");
    find(addSheet, "workbook_add_worksheet");
    find(addFormat, "workbook_add_format");
    find(setProperties, "workbook_set_properties");
    find(close, "workbook_close");
    find(freezePanes, "worksheet_freeze_panes");
    find(writeNumber, "worksheet_write_number");
    find(writeText, "worksheet_write_string");
    find(setBold, "format_set_bold");
    find(words, "lxw_strerror");
}

} // namespace packbay
