#include "ui/StationWidget.h"

#include <QPainter>

namespace packbay {

QFont Look::font(int pixelSize, QFont::Weight weight) const
{
    QFont font;
    font.setFamilies({QStringLiteral("Inter"), QStringLiteral("Noto Sans CJK SC"), QStringLiteral("Noto Sans")});
    font.setPixelSize(pixelSize);
    font.setWeight(weight);
    return font;
}

QFont Look::mono(int pixelSize, QFont::Weight weight) const
{
    QFont font;
    font.setFamilies({QStringLiteral("B612 Mono"), QStringLiteral("DejaVu Sans Mono"), QStringLiteral("Noto Sans Mono CJK SC")});
    font.setStyleHint(QFont::Monospace);
    font.setPixelSize(pixelSize);
    font.setWeight(weight);
    return font;
}

void LookUser::setLook(const Look &look)
{
    m_look = look;
    lookChanged();
}

void applyLook(QWidget *root, const Look &look)
{
    if (auto *user = dynamic_cast<LookUser *>(root))
        user->setLook(look);
    const auto children = root->findChildren<QWidget *>();
    for (QWidget *child : children) {
        if (auto *user = dynamic_cast<LookUser *>(child))
            user->setLook(look);
    }
}

StationWidget::StationWidget(const QString &name, QWidget *parent) : QWidget(parent)
{
    setObjectName(name);
    setFocusPolicy(Qt::NoFocus);
    setAttribute(Qt::WA_InputMethodEnabled, false);
}

QVariant StationWidget::inputMethodQuery(Qt::InputMethodQuery query) const
{
    // Under Wayland the attribute alone does not keep an input method away.
    return query == Qt::ImEnabled ? QVariant(false) : QWidget::inputMethodQuery(query);
}

void StationWidget::lookChanged()
{
    updateGeometry();
    update();
}

void StationWidget::paintTexts(QPainter &painter) const
{
    for (const TextBox &box : textBoxes())
        box.paint(painter);
}

} // namespace packbay
