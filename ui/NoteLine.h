#pragma once
#include "ui/StationWidget.h"

namespace packbay {

/// One line of news below the job, in the body's type. Takes no room without words.
class NoteLine : public StationWidget
{
    Q_OBJECT
public:
    explicit NoteLine(const QString &name, QWidget *parent = nullptr);
    void setNote(const QString &note);

    QSize sizeHint() const override;
    QList<TextBox> textBoxes() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void lookChanged() override;

private:
    QString m_note;
};

} // namespace packbay
