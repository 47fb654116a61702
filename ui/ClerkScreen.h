#pragma once
#include "models/workflow/ScreenState.h"
#include "ui/ActionBar.h"
#include "ui/BigWeightView.h"
#include "ui/CameraView.h"
#include "ui/FactCard.h"
#include "ui/FillBar.h"
#include "ui/InfoPanel.h"
#include "ui/JobLine.h"
#include "ui/NoteLine.h"
#include "ui/PackPictureView.h"
#include "ui/ScanStripView.h"
#include "ui/StateBanner.h"
#include "ui/StateTable.h"
#include "ui/TypePanel.h"

#include <QTimer>

class QBoxLayout;
class QStackedWidget;

namespace packbay {

/// Where the focus rests on a clerk screen: takes keys and wants none of them; no input method ever.
class ScanSink : public StationWidget
{
    Q_OBJECT
public:
    explicit ScanSink(QWidget *parent = nullptr);

signals:
    /// An input method sent text here: the scanner types through it (W1203).
    void inputMethodSeen(const QString &text);

protected:
    void inputMethodEvent(QInputMethodEvent *event) override;
};

/// The one layout of all clerk screens: banner, job line, work area, scan strip, action bar (ux.md 4).
class ClerkScreen : public StationWidget
{
    Q_OBJECT
public:
    explicit ClerkScreen(const QString &name, QWidget *parent = nullptr);

    /// Shows the state. BUSY appears only when it lasts 150 ms; an accepted scan flashes green for 600 ms.
    void render(const ScreenState &state);
    const ScreenState &state() const { return m_state; }
    /// The raw text of a scan, at once.
    void echo(const QString &code);
    /// What the camera sees, beside the work; nothing is there without a picture.
    void setCameraSight(const QImage &picture, const QList<QPolygon> &symbols);
    void retranslate();
    /// Lines of the help page about devices and network.
    void setHelpLines(const QStringList &lines);

    /// For a code or for words, as the state asks.
    void openTypePanel();
    void openExceptions();
    void toggleHelp();
    /// Back to the state view; false when it is there already.
    bool closePanel();
    bool isTyping() const;
    /// F1 to F12 and Esc, from the window. True when it meant something.
    bool takeKey(const QString &key);
    void takeFocus();

signals:
    void commandGiven(packbay::Command command);
    void textTyped(const QString &text);
    void inputMethodSeen(const QString &text);
    void panelClosed();

protected:
    void lookChanged() override;

private:
    void build();
    void show(const ScreenState &state);
    void showPanel(QWidget *panel);
    void give(Command command);
    static BannerWords wordsOf(const ScreenState &state);

    ScreenState m_state;
    ScreenState m_pending;
    QTimer m_busyDelay;
    ScanSink *m_sink;
    StateBanner *m_banner;
    JobLine *m_job;
    NoteLine *m_note;
    QStackedWidget *m_work;
    QWidget *m_view;
    QBoxLayout *m_viewLayout;
    QBoxLayout *m_sideLayout;
    QWidget *m_side;
    BigWeightView *m_weight;
    FactCard *m_facts;
    FillBar *m_fill;
    StateTable *m_table;
    CameraView *m_camera;
    PackPictureView *m_picture;
    TypePanel *m_type;
    ExceptionPanel *m_exceptions;
    HelpPanel *m_help;
    ScanStripView *m_strip;
    ActionBar *m_actions;
};

} // namespace packbay
