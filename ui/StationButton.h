#pragma once
#include "models/workflow/ScreenState.h"
#include "ui/Icons.h"
#include "ui/StationWidget.h"

#include <QAbstractButton>

namespace packbay {

/// A key on the screen: its function key, its word, a border of 4 px. It never takes the focus, so that neither Enter nor
/// Space nor a scanner's suffix can press it.
class StationButton : public QAbstractButton, public LookUser
{
    Q_OBJECT
public:
    enum class Kind { Secondary, Primary, Chip };

    explicit StationButton(const QString &name, QWidget *parent = nullptr);

    void setKey(const QString &key);
    void setWord(const QString &word);
    void setKind(Kind kind);
    void setPicture(Icon icon);
    const QString &key() const { return m_key; }
    const QString &word() const { return m_word; }
    Kind kind() const { return m_kind; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    QList<TextBox> textBoxes() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void lookChanged() override;

private:
    ColourPair colours() const;
    QRect inner() const;
    void nameIt();

    QString m_key;
    QString m_word;
    Kind m_kind = Kind::Secondary;
    Icon m_icon = Icon::None;
};

} // namespace packbay
