#include "app/station/window/BenchCamera.h"
#include "app/station/window/StationWindow.h"
#include "ui/ClerkScreen.h"
#include "ui/TariffScreen.h"

#include <array>

namespace packbay {
namespace {

struct CommandKey
{
    Command command;
    const char *key;
};

/// A command barcode is the key that stands for the same.
constexpr std::array kKeys{
    CommandKey{Command::Back, "Esc"},   CommandKey{Command::Ok, "F12"},      CommandKey{Command::Print, "F4"},
    CommandKey{Command::Next, "F10"},   CommandKey{Command::Undo, "F9"},     CommandKey{Command::Choice1, "F5"},
    CommandKey{Command::Find, "F2"},    CommandKey{Command::Reprint, "F10"}, CommandKey{Command::Choice2, "F6"}, CommandKey{Command::Choice3, "F7"},  CommandKey{Command::Choice4, "F8"},
};

} // namespace

void StationWindow::connectTariffs()
{
    TariffScreen &screen = m_window.tariffScreen();
    connect(&m_window, &MainWindow::tariffsAsked, this, &StationWindow::openTariffs);
    // Whoever works here is not idle: the desk must not lock meanwhile.
    const auto at = [this](const auto &what) {
        if (!m_tariffs)
            return;
        m_core->give(Command::Help);
        what(*m_tariffs);
    };
    connect(&screen, &TariffScreen::actionAsked, this, [at](TariffAction action) { at([action](TariffDesk &desk) { desk.act(action); }); });
    connect(&screen, &TariffScreen::pageAsked, this, [at](TariffPage page) { at([page](TariffDesk &desk) { desk.choosePage(page); }); });
    connect(&screen, &TariffScreen::choicePicked, this, [at](int index) { at([index](TariffDesk &desk) { desk.choose(index); }); });
    // Queued: a scanned "back" comes from the desk that is closed by it.
    connect(&screen, &TariffScreen::left, this, &StationWindow::closeTariffs, Qt::QueuedConnection);
}

void StationWindow::openTariffs()
{
    if (m_settings || m_tariffs || !isSupervisorAtQueue())
        return;
    TariffPlaces places = m_config.tariffs;
    if (places.exports.isEmpty())
        places.exports = m_config.sheets.documentFolder + QStringLiteral("/tariffs");
    m_tariffs = std::make_unique<TariffDesk>(*m_core, places);
    connect(m_tariffs.get(), &TariffDesk::changed, &m_window.tariffScreen(), &TariffScreen::show);
    connect(m_tariffs.get(), &TariffDesk::toneAsked, this, [this](Tone tone) { m_sounds.play(tone); });
    connect(m_tariffs.get(), &TariffDesk::commandScanned, this, &StationWindow::press);
    m_window.tariffScreen().show(m_tariffs->state());
    m_window.showTariffs();
}

void StationWindow::press(Command command)
{
    for (const CommandKey &key : kKeys) {
        if (key.command == command && m_window.tariffScreen().takeKey(QLatin1String(key.key)))
            return;
    }
    m_sounds.play(Tone::Blocked);
}

void StationWindow::closeTariffs()
{
    if (!m_tariffs)
        return;
    m_tariffs.reset();
    if (m_window.isShowingTariffs()) {
        m_window.showQueue();
        refreshQueue();
    }
}

} // namespace packbay
