#include "tests/ui/LayoutCheck.h"

#include "ui/ChartPanel.h"
#include "ui/HeaderBar.h"
#include "ui/QueueScreen.h"
#include "ui/StationButton.h"
#include "ui/StationWidget.h"

#include <QAbstractButton>
#include <QHeaderView>
#include <QLineEdit>
#include <QTableView>

#include <cmath>

namespace packbay::test {
namespace {

constexpr double kLeastDeskTarget = 24.0;

QString named(const QWidget *widget)
{
    return widget->objectName().isEmpty() ? QString::fromLatin1(widget->metaObject()->className()) : widget->objectName();
}

QString shown(const QRect &rect)
{
    return QStringLiteral("%1,%2 %3x%4").arg(rect.x()).arg(rect.y()).arg(rect.width()).arg(rect.height());
}

void checkTexts(const QWidget *widget, const LookUser &user, double contrast, QStringList &faults)
{
    const QList<TextBox> boxes = user.textBoxes();
    for (const TextBox &box : boxes) {
        if (box.text.isEmpty())
            continue;
        if (!box.fits()) {
            faults.append(QStringLiteral("%1: \"%2\" needs %3x%4, has %5").arg(named(widget), box.text).arg(box.needed().width())
                              .arg(box.needed().height()).arg(shown(box.rect)));
        }
        if (!widget->rect().contains(box.rect))
            faults.append(QStringLiteral("%1: the box of \"%2\" (%3) leaves the widget (%4)").arg(named(widget), box.text, shown(box.rect), shown(widget->rect())));
        const double ratio = contrastRatio(box.color, box.on);
        if (ratio < contrast)
            faults.append(QStringLiteral("%1: \"%2\" has contrast %3").arg(named(widget), box.text).arg(ratio, 0, 'f', 2));
    }
    for (qsizetype i = 0; i < boxes.size(); ++i) {
        for (qsizetype j = i + 1; j < boxes.size(); ++j) {
            if (!boxes.at(i).text.isEmpty() && !boxes.at(j).text.isEmpty() && boxes.at(i).rect.intersects(boxes.at(j).rect))
                faults.append(QStringLiteral("%1: \"%2\" lies on \"%3\"").arg(named(widget), boxes.at(i).text, boxes.at(j).text));
        }
    }
}

bool isInsideQueue(const QWidget *widget)
{
    for (const QWidget *up = widget; up; up = up->parentWidget()) {
        if (qobject_cast<const QueueScreen *>(up))
            return true;
    }
    return false;
}

// Targets of a clerk: primary 20 x 40 mm, others 13 mm. On the desk and in the header 24 px.
void checkTarget(const QAbstractButton *button, const Look &look, QStringList &faults)
{
    const auto *station = qobject_cast<const StationButton *>(button);
    const bool desk = !station || station->kind() == StationButton::Kind::Chip || isInsideQueue(button);
    double wide = desk ? kLeastDeskTarget : look.metrics.mm(13);
    double high = wide;
    if (!desk && station->kind() == StationButton::Kind::Primary) {
        wide = look.metrics.mm(40) - 1;
        high = look.metrics.mm(20);
    }
    if (button->width() < wide || button->height() < high)
        faults.append(QStringLiteral("%1: target of %2x%3, wants %4x%5").arg(named(button)).arg(button->width()).arg(button->height()).arg(wide).arg(high));
}

void checkSiblings(const QWidget *parent, const Look &look, QStringList &faults)
{
    QList<const QWidget *> children;
    for (const QObject *child : parent->children()) {
        const auto *widget = qobject_cast<const QWidget *>(child);
        if (widget && widget->isVisible() && !widget->isWindow())
            children.append(widget);
    }
    for (qsizetype i = 0; i < children.size(); ++i) {
        const QRect one = children.at(i)->geometry();
        if (!one.isEmpty() && !parent->rect().contains(one))
            faults.append(QStringLiteral("%1: %2 leaves its parent %3").arg(named(children.at(i)), shown(one), shown(parent->rect())));
        for (qsizetype j = i + 1; j < children.size(); ++j) {
            const QRect other = children.at(j)->geometry();
            if (one.intersects(other))
                faults.append(QStringLiteral("%1 lies on %2").arg(named(children.at(i)), named(children.at(j))));
            const auto *a = qobject_cast<const StationButton *>(children.at(i));
            const auto *b = qobject_cast<const StationButton *>(children.at(j));
            const bool clerk = a && b && a->kind() != StationButton::Kind::Chip && b->kind() != StationButton::Kind::Chip;
            const int gap = look.metrics.gap() - 1;
            if (clerk && one.adjusted(-gap, -gap, gap, gap).intersects(other))
                faults.append(QStringLiteral("%1 and %2 are closer than 4 mm").arg(named(a), named(b)));
        }
    }
}

// Headings must be readable; cells of a scrolling desk table may be cut.
void checkTable(const QTableView *table, QStringList &faults)
{
    const QHeaderView *header = table->horizontalHeader();
    const QFontMetrics metrics(header->font());
    for (int column = 0; column < header->count(); ++column) {
        const QString text = table->model()->headerData(column, Qt::Horizontal).toString();
        if (metrics.horizontalAdvance(text) > header->sectionSize(column))
            faults.append(QStringLiteral("%1: heading \"%2\" is wider than its column").arg(named(table), text));
    }
    if (table->rowHeight(0) > 0 && table->rowHeight(0) < 32)
        faults.append(QStringLiteral("%1: rows of %2 px").arg(named(table)).arg(table->rowHeight(0)));
}

// A style's inner widgets (viewports, scroll bar corners) are not ours to judge.
bool isOurs(const QWidget *widget)
{
    return !widget->inherits("QAbstractScrollArea") && !widget->inherits("QLineEdit") && !widget->inherits("QHeaderView");
}

// What is typed and what asks for it, on the colour of the field.
void checkField(const QLineEdit *field, double contrast, QStringList &faults)
{
    const QFontMetrics metrics(field->font());
    if (metrics.horizontalAdvance(field->placeholderText()) > field->width() - 8 || metrics.height() > field->height())
        faults.append(QStringLiteral("%1: \"%2\" does not fit its field").arg(named(field), field->placeholderText()));
    const QPalette &palette = field->palette();
    for (const auto role : {QPalette::Text, QPalette::PlaceholderText}) {
        const double ratio = contrastRatio(palette.color(role), palette.color(QPalette::Base));
        if (ratio < contrast)
            faults.append(QStringLiteral("%1: a text of the field has contrast %2").arg(named(field)).arg(ratio, 0, 'f', 2));
    }
}

void walk(const QWidget *widget, const Look &look, double contrast, QStringList &faults)
{
    if (const auto *user = dynamic_cast<const LookUser *>(widget))
        checkTexts(widget, *user, contrast, faults);
    if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
        checkTarget(button, look, faults);
    if (const auto *table = qobject_cast<const QTableView *>(widget))
        checkTable(table, faults);
    if (const auto *field = qobject_cast<const QLineEdit *>(widget))
        checkField(field, contrast, faults);
    if (!isOurs(widget))
        return;
    checkSiblings(widget, look, faults);
    for (const QObject *child : widget->children()) {
        const auto *inner = qobject_cast<const QWidget *>(child);
        if (inner && inner->isVisible() && !inner->isWindow())
            walk(inner, look, contrast, faults);
    }
}

} // namespace

QStringList layoutFaults(QWidget *window, const Look &look, double contrast)
{
    QStringList faults;
    walk(window, look, contrast, faults);
    return faults;
}

} // namespace packbay::test
