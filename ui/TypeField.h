#pragma once
#include <QLineEdit>

namespace packbay {

/// The field of the type panel. While it takes words, an input method may serve it; for codes it has none: a scanner that
/// types meanwhile must not type through it (ux.md 2.4).
class TypeField : public QLineEdit
{
    Q_OBJECT
public:
    explicit TypeField(const QString &name, QWidget *parent = nullptr);

    void takeWords(bool words);
    /// What the input method still shows as unfinished becomes text.
    void finishWord();

    QVariant inputMethodQuery(Qt::InputMethodQuery query) const override;

signals:
    /// Somebody works in the input method's own window.
    void composed();
    /// Text of an input method that came although there should be none; it was not taken.
    void inputMethodSeen(const QString &text);

protected:
    void inputMethodEvent(QInputMethodEvent *event) override;

private:
    bool m_words = false;
};

} // namespace packbay
