#pragma once
#include "ui/StationWidget.h"

namespace packbay {

/// Done of total: one dot each up to twelve, and the numbers (never percent).
class ProgressDots : public StationWidget
{
    Q_OBJECT
public:
    explicit ProgressDots(const QString &name, QWidget *parent = nullptr);
    void setProgress(int done, int total);

    QSize sizeHint() const override;
    QList<TextBox> textBoxes() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void lookChanged() override;

private:
    bool hasDots() const;
    int dotSide() const;
    int dotsWidth() const;

    int m_done = 0;
    int m_total = 0;
};

/// The job in one line of headline type, its progress at the end.
class JobLine : public StationWidget
{
    Q_OBJECT
public:
    explicit JobLine(const QString &name, QWidget *parent = nullptr);
    void setJob(const QString &job, int done, int total);

    QSize sizeHint() const override;
    QList<TextBox> textBoxes() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void lookChanged() override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void place();

    QString m_job;
    ProgressDots *m_dots;
};

} // namespace packbay
