#include "ui/text/TariffWords.h"

#include "ui/text/ErrorText.h"
#include "ui/text/Format.h"

#include <QCoreApplication>
#include <QLocale>

#include <array>
#include <utility>

namespace packbay {
namespace {

constexpr qsizetype kShortHash = 12;
const QString kBetween = QStringLiteral(" · ");

QString words(const char *source)
{
    return QCoreApplication::translate("Tariff", source);
}

QString counted(const char *source, int n)
{
    return QCoreApplication::translate("Tariff", source, nullptr, n);
}

constexpr std::array<std::pair<const char *, const char *>, 13> kSheets{{
    {"line", QT_TRANSLATE_NOOP("Tariff", "Service")},
    {"zone", QT_TRANSLATE_NOOP("Tariff", "Zone")},
    {"price", QT_TRANSLATE_NOOP("Tariff", "Price")},
    {"surcharge", QT_TRANSLATE_NOOP("Tariff", "Surcharge")},
    {"limit", QT_TRANSLATE_NOOP("Tariff", "Limit")},
    {"goods", QT_TRANSLATE_NOOP("Tariff", "Goods")},
    {"vas", QT_TRANSLATE_NOOP("Tariff", "Extra service")},
    {"tier", QT_TRANSLATE_NOOP("Tariff", "Member tier")},
    {"coupon", QT_TRANSLATE_NOOP("Tariff", "Coupon")},
    {"storage", QT_TRANSLATE_NOOP("Tariff", "Storage")},
    {"duty", QT_TRANSLATE_NOOP("Tariff", "Duty")},
    {"customs", QT_TRANSLATE_NOOP("Tariff", "Customs data")},
    {"fx", QT_TRANSLATE_NOOP("Tariff", "Exchange rate")},
}};

QString sheetWord(const QString &sheet)
{
    for (const auto &[name, word] : kSheets) {
        if (sheet == QLatin1String(name))
            return words(word);
    }
    return sheet;
}

bool isChinese()
{
    return QLocale().language() == QLocale::Chinese;
}

QString orNothing(const QString &value)
{
    return value.isEmpty() ? words(QT_TRANSLATE_NOOP("Tariff", "nothing")) : value;
}

bool isFinding(const TariffLine &line)
{
    return line.kind == TariffLine::Kind::Error || line.kind == TariffLine::Kind::Warning;
}

TariffSentence importSentence(const TariffVerdict &verdict)
{
    switch (verdict.word) {
    case TariffWord::NoPack:
        return {words(QT_TRANSLATE_NOOP("Tariff", "No tariff pack found")),
                verdict.name.isEmpty() ? words(QT_TRANSLATE_NOOP("Tariff", "Plug in a stick with a folder of CSV files or an .xlsx on it."))
                                       : words(QT_TRANSLATE_NOOP("Tariff", "Put a folder of CSV files or an .xlsx into %1.")).arg(verdict.name), {}};
    case TariffWord::ChoosePack:
        return {words(QT_TRANSLATE_NOOP("Tariff", "Choose a tariff pack")), words(QT_TRANSLATE_NOOP("Tariff", "It is only checked and compared. Nothing changes before F12.")), {}};
    case TariffWord::Findings:
        return {counted(QT_TRANSLATE_N_NOOP("Tariff", "%n error(s): not imported"), verdict.count),
                words(QT_TRANSLATE_NOOP("Tariff", "Correct the file and save it; it is checked again by itself.")), {}};
    case TariffWord::Same:
        return {words(QT_TRANSLATE_NOOP("Tariff", "Nothing is different")), words(QT_TRANSLATE_NOOP("Tariff", "This is version %1, which is published.")).arg(verdict.other), {}};
    case TariffWord::FirstReady:
        return {words(QT_TRANSLATE_NOOP("Tariff", "No errors: the first tariff")), words(QT_TRANSLATE_NOOP("Tariff", "F12 publishes it for all stations.")), {}};
    default: break;
    }
    const QString when = verdict.from.isEmpty() ? words(QT_TRANSLATE_NOOP("Tariff", "F12 publishes it; it holds at once."))
                                                : words(QT_TRANSLATE_NOOP("Tariff", "F12 publishes it; it holds from %1 on.")).arg(verdict.from);
    return {counted(QT_TRANSLATE_N_NOOP("Tariff", "%n difference(s) to version %1"), verdict.count).arg(verdict.other), when, {}};
}

TariffSentence versionSentence(const TariffVerdict &verdict)
{
    switch (verdict.word) {
    case TariffWord::NoVersion:
        return {words(QT_TRANSLATE_NOOP("Tariff", "No tariff was published yet")), words(QT_TRANSLATE_NOOP("Tariff", "F2 imports one.")), {}};
    case TariffWord::ChooseVersion:
        return {counted(QT_TRANSLATE_N_NOOP("Tariff", "%n version(s)"), verdict.count), words(QT_TRANSLATE_NOOP("Tariff", "Choose one to see what it changed.")), {}};
    case TariffWord::FirstVersion:
        return {words(QT_TRANSLATE_NOOP("Tariff", "Version %1")).arg(verdict.name), words(QT_TRANSLATE_NOOP("Tariff", "The first one. F4 writes it as CSV and .xlsx.")), {}};
    case TariffWord::Exporting: return {words(QT_TRANSLATE_NOOP("Tariff", "Writing %1")).arg(verdict.name), {}, {}};
    case TariffWord::Exported:
        return {words(QT_TRANSLATE_NOOP("Tariff", "Version %1 is written")).arg(verdict.name), words(QT_TRANSLATE_NOOP("Tariff", "As CSV and .xlsx in %1.")).arg(verdict.other), {}};
    default: break;
    }
    return {counted(QT_TRANSLATE_N_NOOP("Tariff", "%n difference(s) to version %1"), verdict.count).arg(verdict.other),
            words(QT_TRANSLATE_NOOP("Tariff", "Version %1. F4 writes it as CSV and .xlsx.")).arg(verdict.name), {}};
}

} // namespace

TariffSentence tariffSentence(const TariffVerdict &verdict)
{
    switch (verdict.word) {
    case TariffWord::Reading: return {words(QT_TRANSLATE_NOOP("Tariff", "Reading %1")).arg(verdict.name), {}, {}};
    case TariffWord::Publishing: return {words(QT_TRANSLATE_NOOP("Tariff", "Publishing %1")).arg(verdict.name), {}, {}};
    case TariffWord::Waiting:
        return {words(QT_TRANSLATE_NOOP("Tariff", "Version %1 is stored here")).arg(verdict.name),
                words(QT_TRANSLATE_NOOP("Tariff", "It goes to the central by itself, and from there to the other stations.")), {}};
    case TariffWord::Confirmed:
        return {words(QT_TRANSLATE_NOOP("Tariff", "Version %1 is published")).arg(verdict.name), words(QT_TRANSLATE_NOOP("Tariff", "The central has it; every station gets it from there.")), {}};
    case TariffWord::NotTaken:
        return {words(QT_TRANSLATE_NOOP("Tariff", "The central did not take %1")).arg(verdict.name), words(QT_TRANSLATE_NOOP("Tariff", "It does not hold any more; a case says why.")), {}};
    case TariffWord::Failed: {
        const ErrorWords error = errorWords(verdict.error.value_or(makeError(ErrorCode::NoTariff)));
        return {error.title, error.remedy, error.code};
    }
    case TariffWord::NoVersion:
    case TariffWord::ChooseVersion:
    case TariffWord::FirstVersion:
    case TariffWord::VersionShown:
    case TariffWord::Exporting:
    case TariffWord::Exported: return versionSentence(verdict);
    default: break;
    }
    return importSentence(verdict);
}

QString tariffActionWord(TariffAction action)
{
    return action == TariffAction::Publish ? words(QT_TRANSLATE_NOOP("Tariff", "Publish")) : words(QT_TRANSLATE_NOOP("Tariff", "Export"));
}

QString tariffChoiceWords(const TariffChoice &choice)
{
    QStringList parts;
    if (choice.isInForce)
        parts.append(words(QT_TRANSLATE_NOOP("Tariff", "in force")));
    if (choice.isWaiting)
        parts.append(words(QT_TRANSLATE_NOOP("Tariff", "waits for the central")));
    const QString published = formatDateTime(choice.at);
    if (choice.sha256.isEmpty())
        return published;
    const QString open = words(QT_TRANSLATE_NOOP("Tariff", "open"));
    const QString from = choice.validFrom.isEmpty() ? open : choice.validFrom;
    parts.append(from + QStringLiteral(" – ") + (choice.validTo.isEmpty() ? open : choice.validTo));
    parts.append(published);
    if (!choice.by.isEmpty())
        parts.append(choice.by);
    parts.append(QStringLiteral("SHA-256 ") + choice.sha256.left(kShortHash));
    return parts.join(kBetween);
}

QString tariffLineTitle(const TariffLine &line)
{
    QStringList parts;
    if (isFinding(line)) {
        parts.append(line.place);
        if (line.row > 0)
            parts.append(words(QT_TRANSLATE_NOOP("Tariff", "row %1")).arg(line.row));
        if (!line.column.isEmpty())
            parts.append(line.column);
        const ErrorWords error = errorWords(makeError(line.code));
        parts.append(error.code + QLatin1Char(' ') + error.title);
        return parts.join(kBetween);
    }
    parts.append(sheetWord(line.place));
    parts.append(line.key);
    if (!line.column.isEmpty())
        parts.append(isChinese() && !line.columnZh.isEmpty() ? line.columnZh : line.column);
    return parts.join(kBetween);
}

QString tariffLineText(const TariffLine &line)
{
    switch (line.kind) {
    case TariffLine::Kind::Added: return words(QT_TRANSLATE_NOOP("Tariff", "New: %1")).arg(line.after);
    case TariffLine::Kind::Removed: return words(QT_TRANSLATE_NOOP("Tariff", "Gone: %1")).arg(line.before);
    case TariffLine::Kind::Changed: return words(QT_TRANSLATE_NOOP("Tariff", "%1 becomes %2")).arg(orNothing(line.before), orNothing(line.after));
    default: break;
    }
    return line.message.said(words);
}

QString tariffLineRemedy(const TariffLine &line)
{
    return line.remedy.said(words);
}

} // namespace packbay
