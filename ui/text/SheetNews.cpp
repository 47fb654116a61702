#include "ui/text/SheetNews.h"

#include "ui/text/Arguments.h"
#include "ui/text/Format.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace packbay {
namespace {

struct Row
{
    const char *head;
    const char *title;
};

constexpr std::array kRows{
    Row{"label", QT_TRANSLATE_NOOP("Sheet", "Label %1 is not printed")},
    Row{"parcel", QT_TRANSLATE_NOOP("Sheet", "The inner label of %1 is not printed")},
    Row{"tag", QT_TRANSLATE_NOOP("Sheet", "The tag of %1 is not printed")},
    Row{"hold", QT_TRANSLATE_NOOP("Sheet", "The tag of %1 is not printed")},
    Row{"bag", QT_TRANSLATE_NOOP("Sheet", "The label of bag %1 is not printed")},
    Row{"manifest", QT_TRANSLATE_NOOP("Sheet", "Manifest %1 is not printed")},
    Row{"packing", QT_TRANSLATE_NOOP("Sheet", "The packing list of %1 is not printed")},
    Row{"pick", QT_TRANSLATE_NOOP("Sheet", "The pick list of %1 is not printed")},
};

QString translated(const char *text)
{
    return QCoreApplication::translate("Sheet", text);
}

} // namespace

void nameSheet(ErrorWords &words, const Error &error)
{
    const QString document = error.args.value(QLatin1String("document")).toString();
    const QString head = document.section(QLatin1Char('/'), 0, 0);
    const auto row = std::find_if(kRows.begin(), kRows.end(), [&](const Row &each) { return head == QLatin1String(each.head); });
    if (row == kRows.end())
        return;
    const QString field = error.args.value(QLatin1String("field")).toString().section(QLatin1Char('/'), -1);
    const bool isTooLong = error.code == ErrorCode::TextDoesNotFit && !field.isEmpty();
    words.remedy = isTooLong ? filledIn(translated(QT_TRANSLATE_NOOP("Sheet", "The field %1 is too long. Shorten it in the back office.")), {field})
                             : filledIn(translated(QT_TRANSLATE_NOOP("Sheet", "%1. %2")), {words.title, words.remedy});
    words.title = filledIn(translated(row->title), {shortCode(document.section(QLatin1Char('/'), 1, 1))});
}

} // namespace packbay
