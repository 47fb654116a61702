#pragma once
#include "app/station/core/SystemClock.h"
#include "app/station/window/DemoBench.h"
#include "app/station/window/StationWindow.h"

#include <QApplication>
#include <QEvent>
#include <QMouseEvent>
#include <QWidget>

namespace packbay::test {

/// What a clerk without mouse and keyboard must never meet: another window, a popup; and that none was used.
class WindowWatch : public QObject
{
public:
    explicit WindowWatch(const QWidget &own) : m_own(own) { qApp->installEventFilter(this); }
    ~WindowWatch() override { qApp->removeEventFilter(this); }

    bool eventFilter(QObject *receiver, QEvent *event) override
    {
        const auto *widget = qobject_cast<QWidget *>(receiver);
        if (event->type() == QEvent::Show && widget && widget->isWindow() && widget != &m_own)
            strangers.append(QLatin1String(widget->metaObject()->className()));
        if (event->type() == QEvent::KeyPress || event->type() == QEvent::MouseButtonPress)
            ++handInputs;
        return false;
    }

    QStringList strangers;
    int handInputs = 0;

private:
    const QWidget &m_own;
};

/// The real station in its window, offscreen, with virtual devices and a real central.
struct GuiBench
{
    explicit GuiBench(int parcels, quint32 seed = 5)
        : demo(QStringLiteral(PACKBAY_BIN_DIR "/packbay-central"), parcels, seed), station(clock, ids, *qApp)
    {
    }

    Status open(const QString &language = QStringLiteral("zh_CN"))
    {
        station.setLanguage(language);
        PACKBAY_TRY(demo.open());
        StationConfig config = demo.config();
        config.sheets.language = language;
        config.tariffs = tariffs;
        config.okBannerMs = 50; // not the clerk's pace but the program's
        PACKBAY_TRY(station.open(config));
        station.window().resize(1366, 768);
        station.window().show();
        station.window().activateWindow();
        return {};
    }
    StationCore &core() { return *station.core(); }
    void enter(const QString &badge = QStringLiteral("U17")) { core().enter(*core().world().user(badge)); }
    void scan(const QString &text) { demo.scanner().send(text.toUtf8() + '\r'); }
    QString focusName() const { return QApplication::focusWidget() ? QApplication::focusWidget()->objectName() : QString(); }

    SystemClock clock;
    SystemIds ids{clock};
    DemoBench demo;
    StationWindow station;
    TariffPlaces tariffs;
};

inline bool hasChinese(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.script() == QChar::Script_Han; });
}

} // namespace packbay::test
