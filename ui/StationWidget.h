#pragma once
#include "ui/Metrics.h"
#include "ui/TextBox.h"
#include "ui/Theme.h"

#include <QFont>
#include <QWidget>

namespace packbay {

/// Colours and sizes, handed down from the window to every widget.
struct Look
{
    Theme theme = Theme::light();
    Metrics metrics;

    /// Inter and Noto Sans CJK where installed; digits of equal width are the font's default.
    QFont font(int pixelSize, QFont::Weight weight = QFont::Normal) const;
    /// For codes: tells 0 and O, 1, I and l apart.
    QFont mono(int pixelSize, QFont::Weight weight = QFont::Normal) const;
};

/// What every widget of the station can do: take a look, and say which texts it paints.
class LookUser
{
public:
    LookUser() = default;
    virtual ~LookUser() = default;
    LookUser(const LookUser &) = delete;
    LookUser &operator=(const LookUser &) = delete;

    const Look &look() const { return m_look; }
    void setLook(const Look &look);
    /// Every text in its place, in coordinates of the widget. What is painted is this.
    virtual QList<TextBox> textBoxes() const { return {}; }

protected:
    virtual void lookChanged() {}

private:
    Look m_look;
};

/// Gives `look` to `root` and to every LookUser below it.
void applyLook(QWidget *root, const Look &look);

/// A widget that paints its own texts. It takes neither focus nor input method.
class StationWidget : public QWidget, public LookUser
{
    Q_OBJECT
public:
    explicit StationWidget(const QString &name, QWidget *parent = nullptr);

    QVariant inputMethodQuery(Qt::InputMethodQuery query) const override;

protected:
    void lookChanged() override;
    void paintTexts(QPainter &painter) const;
};

} // namespace packbay
