#include "models/workflow/DoubtfulSheets.h"

namespace packbay {

QString labelOf(const DoubtfulSheet &sheet)
{
    const QString prefix = labelDocument({});
    return sheet.document.startsWith(prefix) ? sheet.document.mid(prefix.size()) : QString();
}

bool isInDoubt(const WorldView &world, const DoubtfulSheet &sheet)
{
    const QString no = labelOf(sheet);
    if (no.isEmpty())
        return true;
    const std::optional<Label> label = world.label(no);
    return label && (label->state == LabelState::Issued || label->state == LabelState::Printed);
}

} // namespace packbay
