#include "models/freight/TariffSheet.h"

#include "models/freight/Currency.h"
#include "models/freight/TariffCell.h"
#include "models/freight/TariffPack.h"

#include <algorithm>

namespace packbay {
namespace {

QString shown(QByteArrayView cell)
{
    QString text = QString::fromUtf8(cell);
    if (text.size() > 60)
        text = text.left(57) + QStringLiteral("...");
    return QLatin1Char('"') + text + QLatin1Char('"');
}

} // namespace

TariffSheet::TariffSheet(const TariffSheetSpec &spec, QString fileName, QByteArrayView bytes, QList<TariffFinding> &findings)
    : m_spec(spec), m_fileName(std::move(fileName)), m_findings(findings), m_csv(bytes)
{
    m_position.assign(spec.columns.size(), -1);
    m_lastText.resize(spec.columns.size());
    if (!QUtf8StringView(bytes.data(), bytes.size()).isValidUtf8()) {
        report(ErrorCode::TariffFileUnreadable, "", say(QT_TRANSLATE_NOOP("Tariff", "the file is not UTF-8")),
            say(QT_TRANSLATE_NOOP("Tariff", "Save the sheet as \"CSV UTF-8\".")));
        return;
    }
    // Excel's own characters are printable; these would be taken for the ends of cells and rows in the canonical form.
    if (std::any_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r'; })) {
        report(ErrorCode::TariffFileUnreadable, "", say(QT_TRANSLATE_NOOP("Tariff", "the file holds control characters")),
            say(QT_TRANSLATE_NOOP("Tariff", "Save the sheet as \"CSV UTF-8\".")));
        return;
    }
    m_usable = readHeader();
}

bool TariffSheet::readHeader()
{
    if (!m_csv.next()) {
        const FindingText why = m_csv.problem().isEmpty() ? say(QT_TRANSLATE_NOOP("Tariff", "the file is empty")) : m_csv.problem();
        report(ErrorCode::TariffFileUnreadable, "", why, say(QT_TRANSLATE_NOOP("Tariff", "Save the sheet as \"CSV UTF-8\" with a header row.")));
        return false;
    }
    const std::vector<QByteArrayView> &cells = m_csv.cells();
    m_width = cells.size();
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (cells[i].isEmpty())
            continue;
        const int column = m_spec.columnIndex(cells[i]);
        if (column < 0) {
            m_findings.append({m_fileName, m_csv.row(), QString::fromUtf8(cells[i]), true, ErrorCode::TariffColumnUnknown,
                say(QT_TRANSLATE_NOOP("Tariff", "unknown column %1")).arg(shown(cells[i])),
                say(QT_TRANSLATE_NOOP("Tariff", "Use the column names of the tariff format or delete the column."))});
        } else if (m_position[static_cast<std::size_t>(column)] >= 0) {
            report(ErrorCode::TariffDuplicate, m_spec.columns[static_cast<std::size_t>(column)].name,
                say(QT_TRANSLATE_NOOP("Tariff", "the column stands twice")), say(QT_TRANSLATE_NOOP("Tariff", "Delete one of the two columns.")));
        } else {
            m_position[static_cast<std::size_t>(column)] = static_cast<int>(i);
        }
    }
    bool complete = true;
    for (std::size_t i = 0; i < m_spec.columns.size(); ++i) {
        if (m_spec.columns[i].required && m_position[i] < 0) {
            report(ErrorCode::TariffColumnMissing, m_spec.columns[i].name, say(QT_TRANSLATE_NOOP("Tariff", "the column is missing")),
                say(QT_TRANSLATE_NOOP("Tariff", "Add the column %1 (%2)."))
                    .arg(QLatin1String(m_spec.columns[i].name), QString::fromUtf8(m_spec.columns[i].alias)));
            complete = false;
        }
    }
    return complete;
}

bool TariffSheet::next()
{
    if (!m_usable)
        return false;
    m_rowGood = true;
    if (!m_csv.next()) {
        if (!m_csv.problem().isEmpty())
            report(ErrorCode::TariffFileUnreadable, "", m_csv.problem(), say(QT_TRANSLATE_NOOP("Tariff", "Correct the quotes of this row.")));
        return false;
    }
    for (std::size_t i = m_width; i < m_csv.cells().size(); ++i) {
        if (!m_csv.cells()[i].isEmpty()) {
            report(ErrorCode::TariffCellInvalid, "", say(QT_TRANSLATE_NOOP("Tariff", "%1 stands behind the last column")).arg(shown(m_csv.cells()[i])),
                say(QT_TRANSLATE_NOOP("Tariff", "Put text with a separator in quotes, or delete the extra cell.")));
            break;
        }
    }
    if (cellAt(0).startsWith('#'))
        report(ErrorCode::TariffCellInvalid, m_spec.columns[0].name, say(QT_TRANSLATE_NOOP("Tariff", "%1 begins as a comment does")).arg(shown(cellAt(0))),
            say(QT_TRANSLATE_NOOP("Tariff", "Use a code without # in front.")));
    keepCanonical();
    return true;
}

void TariffSheet::keepCanonical()
{
    QByteArray row;
    for (std::size_t i = 0; i < m_spec.columns.size(); ++i) {
        if (i > 0)
            row += kTariffCellEnd;
        const QByteArrayView value = cellAt(static_cast<int>(i));
        switch (m_spec.columns[i].kind) {
        case CellKind::Number: row += canonicalNumber(value); break;
        case CellKind::Flag: row += value.toByteArray().toUpper(); break;
        case CellKind::List: {
            QList<QByteArray> items = value.toByteArray().split(';');
            for (QByteArray &item : items)
                item = item.trimmed();
            std::sort(items.begin(), items.end());
            row += items.join(';');
            break;
        }
        case CellKind::Text:
        case CellKind::Date: row.append(value.data(), value.size()); break;
        }
    }
    m_canonical.push_back(std::move(row));
}

int TariffSheet::index(const char *column)
{
    const auto known = m_index.constFind(column);
    if (known != m_index.constEnd())
        return *known;
    const int found = m_spec.columnIndex(column);
    Q_ASSERT_X(found >= 0, "TariffSheet", column);
    m_index.insert(column, found);
    return found;
}

QByteArrayView TariffSheet::cellAt(int index) const
{
    const int position = m_position[static_cast<std::size_t>(index)];
    if (position < 0 || static_cast<std::size_t>(position) >= m_csv.cells().size())
        return {};
    return m_csv.cells()[static_cast<std::size_t>(position)];
}

void TariffSheet::report(ErrorCode code, const char *column, const FindingText &message, const FindingText &remedy)
{
    m_rowGood = false;
    m_findings.append({m_fileName, m_csv.row(), QString::fromLatin1(column), true, code, message, remedy});
}

void TariffSheet::warn(const char *column, const FindingText &message, const FindingText &remedy)
{
    m_findings.append({m_fileName, m_csv.row(), QString::fromLatin1(column), false, ErrorCode::TariffCellInvalid, message, remedy});
}

void TariffSheet::invalid(const char *column, const FindingText &why)
{
    report(ErrorCode::TariffCellInvalid, column, say(QT_TRANSLATE_NOOP("Tariff", "%1 ")).arg(shown(cell(column))) + why,
        say(QT_TRANSLATE_NOOP("Tariff", "Correct the cell.")));
}

QString TariffSheet::text(const char *column)
{
    const int at = index(column);
    const QByteArrayView value = cellAt(at);
    auto &[lastBytes, lastText] = m_lastText[static_cast<std::size_t>(at)];
    if (value != QByteArrayView(lastBytes)) {
        lastBytes = value.toByteArray();
        lastText = QString::fromUtf8(value);
    }
    return lastText;
}

QString TariffSheet::neededText(const char *column)
{
    if (isEmpty(column))
        report(ErrorCode::TariffCellInvalid, column, say(QT_TRANSLATE_NOOP("Tariff", "the cell is empty")), say(QT_TRANSLATE_NOOP("Tariff", "Fill in the cell.")));
    return text(column);
}

QString TariffSheet::currency(const char *column, bool needed)
{
    const QString code = needed ? neededText(column) : text(column);
    if (!code.isEmpty() && !currencyDigits(code))
        invalid(column, say(QT_TRANSLATE_NOOP("Tariff", "is not an ISO 4217 currency")));
    return code;
}

QStringList TariffSheet::list(const char *column)
{
    QStringList items;
    for (const QString &item : text(column).split(QLatin1Char(';'), Qt::SkipEmptyParts)) {
        if (!item.trimmed().isEmpty())
            items += item.trimmed();
    }
    return items;
}

bool TariffSheet::flag(const char *column)
{
    return word<bool>(column, false, {{"y", true}, {"n", false}});
}

QDate TariffSheet::date(const char *column)
{
    if (isEmpty(column))
        return {};
    const std::optional<QDate> day = parseDateCell(cell(column));
    if (!day)
        invalid(column, say(QT_TRANSLATE_NOOP("Tariff", "is not a date like 2026-11-22")));
    return day.value_or(QDate());
}

Validity TariffSheet::validity()
{
    const Validity days{date("valid_from"), date("valid_to")};
    if (days.from.isValid() && days.to.isValid() && days.to < days.from)
        invalid("valid_to", say(QT_TRANSLATE_NOOP("Tariff", "is before valid_from")));
    return days;
}

std::int64_t TariffSheet::whole(const char *column, std::int64_t otherwise)
{
    return optionalWhole(column).value_or(otherwise);
}

std::optional<std::int64_t> TariffSheet::optionalWhole(const char *column)
{
    if (isEmpty(column))
        return std::nullopt;
    const std::optional<std::int64_t> number = parseWholeCell(cell(column));
    if (!number)
        invalid(column, say(QT_TRANSLATE_NOOP("Tariff", "is not a whole number")));
    return number;
}

std::optional<Rational> TariffSheet::checked(const char *column, std::optional<Rational> value, const FindingText &why)
{
    if (!value)
        invalid(column, why);
    return value;
}

std::optional<Rational> TariffSheet::weight(const char *column)
{
    if (isEmpty(column))
        return std::nullopt;
    return checked(column, parseWeightCell(cell(column)), say(QT_TRANSLATE_NOOP("Tariff", "is not a weight like 500, 0.5kg or 1lb")));
}

std::optional<Rational> TariffSheet::length(const char *column)
{
    if (isEmpty(column))
        return std::nullopt;
    return checked(column, parseLengthCell(cell(column)), say(QT_TRANSLATE_NOOP("Tariff", "is not a length like 450, 45cm or 17in")));
}

std::optional<Rational> TariffSheet::money(const char *column, bool mayBeNegative)
{
    return decimal(column, 6, mayBeNegative);
}

std::optional<Rational> TariffSheet::decimal(const char *column, int places, bool mayBeNegative)
{
    if (isEmpty(column))
        return std::nullopt;
    std::optional<Rational> number = parseDecimalCell(cell(column), places);
    // A number that large is a slip of the hand, and would only end as an overflow later.
    if (number && (atLeast(*number, -*number) > powerOfTen(12) || (number->isNegative() && !mayBeNegative)))
        number.reset();
    return checked(column, number,
        mayBeNegative ? say(QT_TRANSLATE_NOOP("Tariff", "is not a number like 12.50")) : say(QT_TRANSLATE_NOOP("Tariff", "is not a number of zero or more like 12.50")));
}

std::optional<Rational> TariffSheet::ppm(const char *column)
{
    const std::optional<std::int64_t> millionths = optionalWhole(column);
    return millionths ? std::optional(Rational(*millionths)) : std::nullopt;
}

} // namespace packbay
