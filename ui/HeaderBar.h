#pragma once
#include "ui/HeaderState.h"
#include "ui/Icons.h"
#include "ui/StationWidget.h"

#include <QAbstractButton>

namespace packbay {

/// A small sign in the header: pictures and words; pressing it opens the help. Grey, amber or red.
class Chip : public QAbstractButton, public LookUser
{
    Q_OBJECT
public:
    enum class Colour { Neutral, Amber, Red };

    explicit Chip(const QString &name, QWidget *parent = nullptr);

    void set(Icon icon, Icon mark, const QString &words, const QString &shortWords, Colour colour);
    /// With long words, or with the short ones.
    void setBrief(bool brief);
    int width(bool brief) const;

    QSize sizeHint() const override { return {width(m_brief), look().metrics.rowHeight()}; }
    QList<TextBox> textBoxes() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    ColourPair colours() const;
    const QString &shown(bool brief) const { return brief ? m_short : m_words; }

    Icon m_icon = Icon::None;
    Icon m_mark = Icon::None;
    QString m_words;
    QString m_short;
    Colour m_colour = Colour::Neutral;
    bool m_brief = false;
};
using SyncChip = Chip;
using DeviceChip = Chip;

/// Station, operator, screen, training sign, clock, sync and device chips.
class HeaderBar : public StationWidget
{
    Q_OBJECT
public:
    explicit HeaderBar(const QString &name, QWidget *parent = nullptr);

    void setStation(const QString &station);
    void setOperator(const QString &name);
    void setScreenName(const QString &name);
    void setClock(const QString &time);
    void setTraining(bool training);
    void setSync(const SyncChipState &sync);
    void setDevices(const QList<DeviceChipState> &devices);
    const QList<DeviceChipState> &devices() const { return m_devices; }
    const SyncChipState &sync() const { return m_sync; }
    void retranslate();

    QSize sizeHint() const override;
    QList<TextBox> textBoxes() const override;

signals:
    void helpAsked();

protected:
    void paintEvent(QPaintEvent *event) override;
    void lookChanged() override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Piece
    {
        QString text;
        QFont font;
        QColor color;
        QColor on;
    };
    QList<Piece> pieces() const;
    int piecesWidth() const;
    void place();
    void fillChips();

    QString m_station;
    QString m_operator;
    QString m_screen;
    QString m_clock;
    bool m_training = false;
    SyncChipState m_sync;
    QList<DeviceChipState> m_devices;
    Chip *m_syncChip;
    QList<Chip *> m_chips;
};

} // namespace packbay
