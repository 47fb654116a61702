#pragma once
#include "ui/StationButton.h"

class QGridLayout;

namespace packbay {

/// Digits to press with gloves: 0 to 9, point, times sign (sizes) and backspace. Inline, never a window.
class KeypadOverlay : public StationWidget
{
    Q_OBJECT
public:
    enum class Keys { Digits, Sizes };

    explicit KeypadOverlay(const QString &name, Keys keys, QWidget *parent = nullptr);
    void retranslate();

signals:
    void typed(const QString &text);
    void backspaced();

protected:
    void lookChanged() override;

private:
    void addKey(const QString &word, int row, int column);

    QGridLayout *m_grid;
    StationButton *m_backspace = nullptr;
};

} // namespace packbay
