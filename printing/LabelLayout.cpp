#include "printing/LabelLayout.h"

#include "printing/TextFit.h"

#include <algorithm>

namespace packbay {
namespace {

/// A template's text with its values put in.
struct Filled
{
    QString text;
    QString field; ///< first field that it names, as the path of a JSON pointer without the leading slash
};

/// Places the items of one template for one request.
class Placement
{
public:
    Placement(const LabelTemplate &sheet, const LabelRequest &request, FieldSet fields, Dpi dpi)
        : m_sheet(sheet), m_request(request), m_fields(std::move(fields)), m_dpi(dpi)
    {
    }

    Result<LabelLayout> run()
    {
        LabelLayout out{m_sheet.size, m_dpi, m_sheet.size.dots(m_dpi), {}};
        PACKBAY_TRY_ASSIGN(pages, countPages());
        m_fields.values.insert(QStringLiteral("pages"), QString::number(pages));
        for (qsizetype page = 0; page < pages; ++page) {
            m_fields.values.insert(QStringLiteral("page"), QString::number(page + 1));
            LabelPage placed;
            for (const LabelItem &item : m_sheet.items) {
                if ((item.pages == ItemPages::First && page > 0) || (item.pages == ItemPages::Last && page + 1 < pages))
                    continue;
                if (item.kind == ItemKind::Repeat)
                    PACKBAY_TRY(placeCells(item, page, placed));
                else
                    PACKBAY_TRY(place(item, QPoint(0, 0), nullptr, QString(), placed));
            }
            PACKBAY_TRY(checkOverlap(placed));
            out.pages.push_back(std::move(placed));
        }
        return out;
    }

private:
    Error templateError(const LabelItem &item, const QString &reason) const
    {
        return makeError(ErrorCode::TemplateInvalid,
                         {{QStringLiteral("template"), m_sheet.name}, {QStringLiteral("reason"), reason}}, {},
                         m_sheet.name + QStringLiteral(".json#") + item.id);
    }

    static qsizetype capacity(const LabelItem &item)
    {
        return static_cast<qsizetype>(item.box.width() / item.cell.width()) * (item.box.height() / item.cell.height());
    }

    Result<qsizetype> countPages() const
    {
        qsizetype pages = 1;
        for (const LabelItem &item : m_sheet.items) {
            if (item.kind != ItemKind::Repeat)
                continue;
            if (!m_fields.lists.contains(item.rows))
                return templateError(item, QStringLiteral("unknown list ") + item.rows);
            const qsizetype rows = m_fields.lists.value(item.rows).size();
            pages = std::max(pages, (rows + capacity(item) - 1) / capacity(item));
        }
        return pages;
    }

    Status placeCells(const LabelItem &item, qsizetype page, LabelPage &out)
    {
        const QList<FieldSet> rows = m_fields.lists.value(item.rows);
        const int columns = item.box.width() / item.cell.width();
        const qsizetype first = page * capacity(item);
        for (qsizetype i = first; i < std::min(first + capacity(item), rows.size()); ++i) {
            const int place_ = static_cast<int>(i - first);
            const QPoint origin = item.box.topLeft()
                + QPoint(place_ % columns * item.cell.width(), place_ / columns * item.cell.height());
            FieldSet row = rows[i];
            row.values.insert(QStringLiteral("row"), QString::number(i + 1));
            const QString prefix = QStringLiteral("%1/%2/").arg(item.rows).arg(i);
            for (const LabelItem &child : item.items)
                PACKBAY_TRY(place(child, origin, &row, prefix, out));
        }
        return {};
    }

    const QString *lookUp(const QString &name, const FieldSet *row, bool *inRow) const
    {
        *inRow = row && row->values.contains(name);
        if (*inRow)
            return &*row->values.constFind(name);
        const auto found = m_fields.values.constFind(name);
        return found == m_fields.values.constEnd() ? nullptr : &*found;
    }

    Result<Filled> fill(const LabelItem &item, const FieldSet *row, const QString &prefix) const
    {
        const QString pattern = textOf(item);
        Filled out;
        qsizetype at = 0;
        while (at < pattern.size()) {
            const qsizetype open = pattern.indexOf(QLatin1Char('{'), at);
            const qsizetype close = open < 0 ? -1 : pattern.indexOf(QLatin1Char('}'), open);
            if (close < 0) {
                out.text += QStringView(pattern).mid(at);
                break;
            }
            const QString name = pattern.mid(open + 1, close - open - 1);
            bool inRow = false;
            const QString *value = lookUp(name, row, &inRow);
            if (!value)
                return templateError(item, QStringLiteral("unknown field ") + name);
            out.text += QStringView(pattern).mid(at, open - at);
            out.text += *value;
            if (out.field.isEmpty())
                out.field = (inRow ? prefix : QString()) + name.section(QLatin1Char('.'), 0, 0);
            at = close + 1;
        }
        if (out.field.isEmpty())
            out.field = item.id;
        return out;
    }

    QString textOf(const LabelItem &item) const
    {
        const QString language = m_request.language;
        if (item.text.contains(language))
            return item.text.value(language);
        const QString root = language.section(QLatin1Char('_'), 0, 0);
        for (auto it = item.text.begin(); it != item.text.end(); ++it) {
            if (!it.key().isEmpty() && it.key().section(QLatin1Char('_'), 0, 0) == root)
                return it.value();
        }
        return item.text.value(item.text.contains(QString()) ? QString() : QStringLiteral("en"));
    }

    Result<bool> isWanted(const LabelItem &item, const FieldSet *row) const
    {
        if (item.when.isEmpty())
            return true;
        const bool negated = item.when.startsWith(QLatin1Char('!'));
        const qsizetype differs = item.when.indexOf(QStringLiteral("!="));
        const qsizetype equals = item.when.indexOf(QLatin1Char('='));
        const QString name = negated ? item.when.mid(1) : differs > 0 ? item.when.left(differs) : item.when.left(equals);
        bool inRow = false;
        const QString *value = lookUp(name, row, &inRow);
        if (!value)
            return templateError(item, QStringLiteral("unknown field in when: ") + name);
        if (differs > 0)
            return *value != item.when.mid(differs + 2);
        if (equals > 0)
            return *value == item.when.mid(equals + 1);
        return value->isEmpty() == negated;
    }

    QRect inDots(const QRect &tenths) const
    {
        const QPoint topLeft(toDots(tenths.x(), m_dpi), toDots(tenths.y(), m_dpi));
        const QPoint end(toDots(tenths.x() + tenths.width(), m_dpi), toDots(tenths.y() + tenths.height(), m_dpi));
        return QRect(topLeft, QSize(end.x() - topLeft.x(), end.y() - topLeft.y())) & QRect(QPoint(0, 0), m_sheet.size.dots(m_dpi));
    }

    Status place(const LabelItem &item, QPoint origin, const FieldSet *row, const QString &prefix, LabelPage &out) const
    {
        PACKBAY_TRY_ASSIGN(wanted, isWanted(item, row));
        if (!wanted)
            return {};
        const QRect box = inDots(item.box.translated(origin));
        if (item.kind == ItemKind::Fill) {
            out.fills.push_back(box);
            return {};
        }
        if (item.kind == ItemKind::Frame) {
            const int t = std::max(1, toDots(item.thickness, m_dpi));
            out.fills.push_back(QRect(box.left(), box.top(), box.width(), t));
            out.fills.push_back(QRect(box.left(), box.bottom() + 1 - t, box.width(), t));
            out.fills.push_back(QRect(box.left(), box.top() + t, t, box.height() - 2 * t));
            out.fills.push_back(QRect(box.right() + 1 - t, box.top() + t, t, box.height() - 2 * t));
            return {};
        }
        PACKBAY_TRY_ASSIGN(filled, fill(item, row, prefix));
        if (item.kind == ItemKind::Barcode)
            return placeBarcode(item, box, filled, out);
        if (filled.text.trimmed().isEmpty())
            return {};
        PACKBAY_TRY_ASSIGN(text, fitText({filled.text.trimmed(), filled.field, box, toDots(item.size, m_dpi),
                                          std::max(1, toDots(item.minSize, m_dpi)), item.bold, item.wrap, item.align,
                                          m_request.language}));
        out.texts.push_back(std::move(text));
        return {};
    }

    Status placeBarcode(const LabelItem &item, const QRect &box, const Filled &filled, LabelPage &out) const
    {
        const QJsonObject args{{QStringLiteral("field"), filled.field}, {QStringLiteral("text"), filled.text}};
        const QString where = QLatin1Char('/') + filled.field;
        if (filled.text.isEmpty())
            return makeError(ErrorCode::FieldMissing, args, {}, where);
        auto symbol = encodeBarcode(item.symbology, filled.text);
        if (!symbol) {
            Error error = std::move(symbol).error();
            error.args.insert(QStringLiteral("field"), filled.field);
            error.where = where;
            return error;
        }
        const int quiet = quietModules(item.symbology);
        const bool linear = isLinear(item.symbology);
        const int columns = symbol->columns + 2 * quiet;
        const int rows = symbol->rows * symbol->moduleHeight + (linear ? 0 : 2 * quiet);
        const int smallest = dotsAtLeast(item.minModuleUm, m_dpi);
        const int largest = std::max(smallest, dotsAtMost(item.maxModuleUm, m_dpi));
        const int module = std::min({largest, box.width() / columns, linear ? largest : box.height() / rows});
        if (module < smallest)
            return makeError(ErrorCode::TextDoesNotFit, args, {}, where);

        PlacedBarcode placed{filled.field, filled.text, std::move(symbol).value(), module, {}, {}};
        const QSize size(columns * module, linear ? box.height() : rows * module);
        QPoint at = box.topLeft();
        if (item.align & Qt::AlignHCenter)
            at.rx() += (box.width() - size.width()) / 2;
        else if (item.align & Qt::AlignRight)
            at.rx() += box.width() - size.width();
        if (item.align & Qt::AlignVCenter)
            at.ry() += (box.height() - size.height()) / 2;
        else if (item.align & Qt::AlignBottom)
            at.ry() += box.height() - size.height();
        placed.quiet = QRect(at, size);
        placed.bars = placed.quiet.adjusted(quiet * module, linear ? 0 : quiet * module, -quiet * module, linear ? 0 : -quiet * module);
        out.barcodes.push_back(std::move(placed));
        return {};
    }

    /// Nothing may stand on anything else, and nothing in a quiet zone: a template that does it prints unreadable bars.
    Status checkOverlap(const LabelPage &page) const
    {
        std::vector<std::pair<QRect, QString>> taken;
        for (const PlacedText &text : page.texts)
            taken.emplace_back(text.used, text.field);
        for (const PlacedBarcode &barcode : page.barcodes)
            taken.emplace_back(barcode.quiet, barcode.field);
        for (std::size_t i = 0; i < taken.size(); ++i) {
            for (std::size_t k = i + 1; k < taken.size(); ++k) {
                if (taken[i].first.intersects(taken[k].first))
                    return overlap(taken[i].second, taken[k].second);
            }
            for (const QRect &fill : page.fills) {
                if (taken[i].first.intersects(fill))
                    return overlap(taken[i].second, QStringLiteral("a line"));
            }
        }
        return {};
    }

    Error overlap(const QString &one, const QString &other) const
    {
        return makeError(ErrorCode::TemplateInvalid,
                         {{QStringLiteral("template"), m_sheet.name},
                          {QStringLiteral("reason"), one + QStringLiteral(" and ") + other + QStringLiteral(" overlap")}});
    }

    const LabelTemplate &m_sheet;
    const LabelRequest &m_request;
    FieldSet m_fields;
    Dpi m_dpi;
};

} // namespace

Result<LabelLayout> layOut(const LabelTemplate &sheet, const LabelRequest &request, Dpi dpi)
{
    PACKBAY_TRY(checkFonts());
    PACKBAY_TRY_ASSIGN(fields, fieldsOf(request));
    return Placement(sheet, request, std::move(fields), dpi).run();
}

} // namespace packbay
