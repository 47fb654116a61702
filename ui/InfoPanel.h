#pragma once
#include "models/workflow/ScreenState.h"
#include "ui/StationButton.h"

namespace packbay {

/// F3: the exceptions of ux.md 3 as six keys, F5 to F10. Inline in the work area; Esc closes.
class ExceptionPanel : public StationWidget
{
    Q_OBJECT
public:
    explicit ExceptionPanel(const QString &name, QWidget *parent = nullptr);

    void retranslate();
    /// The command of "F5" to "F10"; None for any other key.
    Command commandOfKey(const QString &key) const;
    QList<TextBox> textBoxes() const override;

signals:
    void commandGiven(packbay::Command command);
    void closed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void lookChanged() override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void place();

    QList<StationButton *> m_buttons;
    StationButton *m_leave;
};

/// F1: what the keys do, and what is the matter with each device.
class HelpPanel : public StationWidget
{
    Q_OBJECT
public:
    explicit HelpPanel(const QString &name, QWidget *parent = nullptr);

    /// One line for each device and for the network.
    void setLines(const QStringList &lines);
    void retranslate();
    QList<TextBox> textBoxes() const override;

signals:
    void closed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void lookChanged() override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void place();

    QStringList m_lines;
    StationButton *m_leave;
};

} // namespace packbay
