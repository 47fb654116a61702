#pragma once
#include "printing/LabelRequest.h"
#include "printing/LabelWriters.h"
#include "printing/TemplateStore.h"

namespace packbay {

/// The bytes of one sheet in a printer's language, without set-up or status commands (architecture.md 11.4).
/// Only PDF holds documents of several pages; in another format more than one page is TextDoesNotFit (5201).
Result<QByteArray> makeLabel(const LabelRequest &request, LabelFormat format, int dpi, const TemplateStore &store = TemplateStore(),
                             const PrinterSettings &settings = {});

/// The same, from a layout that was placed before (preview and print are the same picture).
Result<QByteArray> encodeLabel(const LabelLayout &layout, LabelFormat format, const QString &title,
                               const PrinterSettings &settings = {});

} // namespace packbay
