#include "ui/KeypadOverlay.h"

#include <QGridLayout>

namespace packbay {
namespace {

constexpr int kDigitColumns = 3;

} // namespace

KeypadOverlay::KeypadOverlay(const QString &name, Keys keys, QWidget *parent)
    : StationWidget(name, parent), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    for (int digit = 1; digit <= 9; ++digit)
        addKey(QString::number(digit), (digit - 1) / kDigitColumns, (digit - 1) % kDigitColumns);
    addKey(QStringLiteral("0"), 3, 1);
    if (keys == Keys::Sizes) {
        addKey(QStringLiteral("×"), 1, kDigitColumns);
        addKey(QStringLiteral("."), 2, kDigitColumns);
    }
    m_backspace = new StationButton(QStringLiteral("keyBackspace"), this);
    m_backspace->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    m_backspace->setPicture(Icon::Back);
    connect(m_backspace, &QAbstractButton::clicked, this, &KeypadOverlay::backspaced);
    m_grid->addWidget(m_backspace, 0, kDigitColumns);
    retranslate();
}

void KeypadOverlay::retranslate()
{
    m_backspace->setAccessibleName(tr("Delete the last digit"));
}

void KeypadOverlay::addKey(const QString &word, int row, int column)
{
    auto *button = new StationButton(QStringLiteral("key") + word, this);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    button->setWord(word);
    connect(button, &QAbstractButton::clicked, this, [this, word] { emit typed(word); });
    m_grid->addWidget(button, row, column);
}

void KeypadOverlay::lookChanged()
{
    m_grid->setSpacing(look().metrics.gap());
    StationWidget::lookChanged();
}

} // namespace packbay
