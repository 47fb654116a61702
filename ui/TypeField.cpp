#include "ui/TypeField.h"

#include <QGuiApplication>
#include <QInputMethod>
#include <QInputMethodEvent>

namespace packbay {

TypeField::TypeField(const QString &name, QWidget *parent) : QLineEdit(parent)
{
    setObjectName(name);
    takeWords(false);
}

void TypeField::takeWords(bool words)
{
    m_words = words;
    // The hint is what the wedge scanner knows a field for codes by.
    setInputMethodHints(words ? Qt::ImhNone : Qt::ImhLatinOnly | Qt::ImhNoPredictiveText);
    setAttribute(Qt::WA_InputMethodEnabled, words);
}

void TypeField::finishWord()
{
    if (m_words && hasFocus())
        QGuiApplication::inputMethod()->commit();
}

QVariant TypeField::inputMethodQuery(Qt::InputMethodQuery query) const
{
    // Under Wayland the attribute alone does not keep an input method away.
    return query == Qt::ImEnabled && !m_words ? QVariant(false) : QLineEdit::inputMethodQuery(query);
}

void TypeField::inputMethodEvent(QInputMethodEvent *event)
{
    if (m_words) {
        QLineEdit::inputMethodEvent(event);
        emit composed();
        return;
    }
    if (!event->commitString().isEmpty())
        emit inputMethodSeen(event->commitString());
    event->accept();
}

} // namespace packbay
