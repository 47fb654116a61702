#pragma once
#include "ui/KeypadOverlay.h"
#include "ui/TypeField.h"

#include <QTimer>

namespace packbay {

/// The only place of a clerk screen where text is typed (F2): a code, a number, a name. The field takes an input method only for
/// names. Closes on Esc, on F12 (which gives the text), or after 20 s without a key. Inline in the work area.
class TypePanel : public StationWidget
{
    Q_OBJECT
public:
    enum class Purpose { Code, Text };

    explicit TypePanel(const QString &name, QWidget *parent = nullptr);

    /// Shows an empty field and takes the focus.
    void open(Purpose purpose);
    /// What is typed stays.
    void setPurpose(Purpose purpose);
    void retranslate();
    TypeField *field() const { return m_field; }
    QList<TextBox> textBoxes() const override;

    /// Gives the text, if there is any, and closes.
    void accept();
    void cancel();

signals:
    void textTyped(const QString &text);
    /// An input method sent text into a field for codes (W1203).
    void inputMethodSeen(const QString &text);
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void lookChanged() override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void place();

    TypeField *m_field;
    KeypadOverlay *m_keypad;
    StationButton *m_take;
    StationButton *m_leave;
    QTimer m_idle;
    Purpose m_purpose = Purpose::Code;
};

} // namespace packbay
