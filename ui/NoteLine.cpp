#include "ui/NoteLine.h"

#include <QPainter>

namespace packbay {

NoteLine::NoteLine(const QString &name, QWidget *parent) : StationWidget(name, parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setVisible(false);
}

void NoteLine::setNote(const QString &note)
{
    m_note = note;
    setAccessibleName(note);
    setVisible(!note.isEmpty());
    update();
}

QSize NoteLine::sizeHint() const
{
    return {600, look().metrics.rowHeight()};
}

QList<TextBox> NoteLine::textBoxes() const
{
    if (m_note.isEmpty())
        return {};
    const int flags = static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter);
    const QRect area = rect().adjusted(2 * look().metrics.pad(), 0, -2 * look().metrics.pad(), 0);
    QFont font = look().font(look().metrics.body(), QFont::DemiBold);
    font.setPixelSize(fittingSize(m_note, font, area.size(), flags, {look().metrics.body(), look().metrics.small()}));
    return {{m_note, font, area, flags, look().theme.text, look().theme.window, false}};
}

void NoteLine::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintTexts(painter);
}

void NoteLine::lookChanged()
{
    setFixedHeight(look().metrics.rowHeight());
    StationWidget::lookChanged();
}

} // namespace packbay
