#include "models/packing/PackFiles.h"

#include "models/freight/TariffCsv.h"

#include <map>

namespace packbay {
namespace {

constexpr int kMaxQuantity = 100000;
constexpr std::int64_t kMaxGrams = 1000000000;

/// One record of a CSV file, read cell by cell; the first fault is kept.
class CsvRow
{
public:
    CsvRow(const std::vector<QByteArrayView> &cells, const QString &file, int row)
        : m_cells(cells)
        , m_file(file)
        , m_row(row)
    {
    }

    QString text(const char *column) { return QString::fromUtf8(next(column)).trimmed(); }

    std::int64_t whole(const char *column, std::int64_t least, std::int64_t most, ErrorCode code)
    {
        const QByteArray cell = next(column).trimmed().toByteArray();
        bool ok = false;
        const qlonglong value = cell.toLongLong(&ok);
        if (!ok)
            fail(ErrorCode::RequestInvalid, column, QStringLiteral("no whole number: %1").arg(QString::fromUtf8(cell.left(40))));
        else if (value < least || value > most)
            fail(code, column, QStringLiteral("%1 is not within %2 to %3").arg(value).arg(least).arg(most));
        return m_error ? least : value;
    }

    Sides sides(const char *w, const char *l, const char *d)
    {
        const auto side = [&](const char *column) { return static_cast<int>(whole(column, 1, kMaxPackSideMm, ErrorCode::SizeInvalid)); };
        const int x = side(w);
        const int y = side(l);
        return {x, y, side(d)};
    }

    void fail(ErrorCode code, const char *column, const QString &why)
    {
        if (!m_error)
            m_error = makeError(code, {{QStringLiteral("field"), QLatin1String(column)}}, why, where(column));
    }

    Status status()
    {
        if (m_at < m_cells.size())
            fail(ErrorCode::RequestInvalid, "", QStringLiteral("%1 cells, %2 are due").arg(m_cells.size()).arg(m_at));
        return m_error ? Status(*m_error) : Status();
    }

private:
    QByteArrayView next(const char *column)
    {
        if (m_at < m_cells.size())
            return m_cells[m_at++];
        fail(ErrorCode::RequestInvalid, column, QStringLiteral("the cell is missing"));
        return {};
    }

    QString where(const char *column) const
    {
        return QStringLiteral("%1:%2:%3").arg(m_file).arg(m_row).arg(QLatin1String(column));
    }

    const std::vector<QByteArrayView> &m_cells;
    QString m_file;
    int m_row;
    std::size_t m_at = 0;
    std::optional<Error> m_error;
};

Status csvProblem(const TariffCsv &csv, const QString &file)
{
    if (csv.problem().isEmpty())
        return {};
    return makeError(ErrorCode::RequestInvalid, {{QStringLiteral("field"), file}}, csv.problem().english(),
                     QStringLiteral("%1:%2:").arg(file).arg(csv.row()));
}

/// The blank-separated numbers of a thpack file, with their line.
class Numbers
{
public:
    Numbers(QByteArrayView text, const QString &file)
        : m_text(text)
        , m_file(file)
    {
    }

    std::int64_t next(const char *what, std::int64_t least, std::int64_t most)
    {
        const auto isBlank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
        while (m_at < m_text.size() && isBlank(m_text[m_at]))
            m_line += m_text[m_at++] == '\n' ? 1 : 0;
        const qsizetype from = m_at;
        while (m_at < m_text.size() && !isBlank(m_text[m_at]))
            ++m_at;
        bool ok = false;
        const qlonglong value = m_text.sliced(from, m_at - from).toByteArray().toLongLong(&ok);
        if (m_error || (ok && value >= least && value <= most))
            return m_error ? least : value;
        const QString why = ok ? QStringLiteral("%1 is out of range").arg(value) : QStringLiteral("a whole number is due");
        m_error = makeError(ErrorCode::RequestInvalid, {{QStringLiteral("field"), QLatin1String(what)}}, why,
                            QStringLiteral("%1:%2:%3").arg(m_file).arg(m_line).arg(QLatin1String(what)));
        return least;
    }

    int side(const char *what) { return static_cast<int>(next(what, 1, kMaxPackSideMm)); }
    bool flag(const char *what) { return next(what, 0, 1) == 1; }
    bool failed() const { return m_error.has_value(); }
    Status status() const { return m_error ? Status(*m_error) : Status(); }

private:
    QByteArrayView m_text;
    QString m_file;
    qsizetype m_at = 0;
    int m_line = 1;
    std::optional<Error> m_error;
};

PackItem thpackItem(Numbers &numbers)
{
    PackItem item;
    item.name = QString::number(numbers.next("kind", 0, kMaxQuantity));
    item.size.w = numbers.side("length");
    item.upright.w = numbers.flag("length_upright");
    item.size.l = numbers.side("width");
    item.upright.l = numbers.flag("width_upright");
    item.size.d = numbers.side("height");
    item.upright.d = numbers.flag("height_upright");
    item.quantity = static_cast<int>(numbers.next("quantity", 1, kMaxQuantity));
    return item;
}

} // namespace

Result<std::vector<PackBox>> readBoxesCsv(QByteArrayView csv, const QString &fileName)
{
    std::vector<PackBox> boxes;
    TariffCsv records(csv);
    while (records.next()) {
        CsvRow row(records.cells(), fileName, records.row());
        PackBox box;
        box.code = row.text("box");
        box.outer = row.sides("outer_w", "outer_l", "outer_d");
        box.tareGrams = row.whole("empty_g", 0, kMaxGrams, ErrorCode::WeightNotPositive);
        box.inner = row.sides("inner_w", "inner_l", "inner_d");
        box.maxGrossGrams = row.whole("max_gross_g", 1, kMaxGrams, ErrorCode::WeightNotPositive);
        for (const PackBox &other : boxes) {
            if (other.code == box.code)
                row.fail(ErrorCode::RequestInvalid, "box", QStringLiteral("two boxes are called %1").arg(box.code));
        }
        PACKBAY_TRY(row.status());
        boxes.push_back(std::move(box));
    }
    PACKBAY_TRY(csvProblem(records, fileName));
    if (boxes.empty())
        return makeError(ErrorCode::RequestInvalid, {{QStringLiteral("field"), fileName}}, QStringLiteral("no box"), fileName + QStringLiteral(":1:"));
    return boxes;
}

Result<std::vector<PackOrder>> readItemsCsv(QByteArrayView csv, const QString &fileName, bool keepFlat)
{
    std::vector<PackOrder> orders;
    std::map<QString, std::size_t> known;
    TariffCsv records(csv);
    while (records.next()) {
        CsvRow row(records.cells(), fileName, records.row());
        const QString code = row.text("order");
        PackItem item;
        item.quantity = static_cast<int>(row.whole("quantity", 1, kMaxQuantity, ErrorCode::RequestInvalid));
        item.name = row.text("name");
        item.size = row.sides("w", "l", "d");
        item.grams = row.whole("weight_g", 1, kMaxGrams, ErrorCode::WeightNotPositive);
        if (keepFlat)
            item.upright = Upright::thirdSide();
        PACKBAY_TRY(row.status());
        const auto [place, isNew] = known.try_emplace(code, orders.size());
        if (isNew)
            orders.push_back({code, {}});
        orders[place->second].items.push_back(std::move(item));
    }
    PACKBAY_TRY(csvProblem(records, fileName));
    return orders;
}

Result<std::vector<ContainerProblem>> readThpack(QByteArrayView text, const QString &fileName)
{
    std::vector<ContainerProblem> problems;
    Numbers numbers(text, fileName);
    const std::int64_t count = numbers.next("problems", 1, kMaxQuantity);
    for (std::int64_t n = 0; n < count && !numbers.failed(); ++n) {
        ContainerProblem problem;
        problem.number = numbers.next("problem", 0, kMaxQuantity);
        numbers.next("seed", 0, std::numeric_limits<std::int64_t>::max());
        problem.container.inner.w = numbers.side("container_length");
        problem.container.inner.l = numbers.side("container_width");
        problem.container.inner.d = numbers.side("container_height");
        problem.container.outer = problem.container.inner;
        problem.container.maxGrossGrams = std::numeric_limits<std::int32_t>::max();
        const std::int64_t kinds = numbers.next("kinds", 1, kMaxQuantity);
        for (std::int64_t k = 0; k < kinds && !numbers.failed(); ++k)
            problem.items.push_back(thpackItem(numbers));
        problems.push_back(std::move(problem));
    }
    PACKBAY_TRY(numbers.status());
    return problems;
}

} // namespace packbay
