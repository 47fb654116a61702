#include "tests/app/faults/driver/ScriptedClerk.h"

#include "models/domain/OwnCode.h"

#include <algorithm>

// The dock: labels, cages, manifests and the driver.
namespace packbay::test {
namespace {

constexpr auto kByCode = [](const Carton &a, const Carton &b) { return a.code < b.code; };

} // namespace

void ScriptedClerk::actDispatch(const ScreenState &screen)
{
    switch (screen.prompt.id) {
    case Text::DispatchAskCarton: {
        // Labelled but in no cage yet: an earlier life was broken off there, it lies on the table.
        QString code;
        std::vector<Carton> labelled = m_station.world().all<Carton>(Lookup::CartonByState, enumName(CartonState::Labelled));
        std::sort(labelled.begin(), labelled.end(), kByCode);
        for (const Carton &carton : labelled) {
            if (code.isEmpty() && carton.cage.isEmpty() && carton.bag.isEmpty())
                code = carton.code;
        }
        if (code.isEmpty())
            code = firstIn(CartonState::Paid);
        if (code.isEmpty()) {
            nextJob();
            return;
        }
        m_inHand = code;
        scan(ownCode(QLatin1Char('X'), code));
        break;
    }
    case Text::DispatchAskLabel:
        if (const std::optional<Carton> carton = m_station.world().carton(m_inHand))
            scan(carton->carrierNo);
        break;
    // Nobody looked while the station was down; the clerk finds the label in the tray.
    case Text::DispatchAskPrinted:
    case Text::DispatchAskCameOut:
    case Text::DispatchAskSheetCameOut: command(Command::Ok); break;
    case Text::DispatchAskCage: scanPlace(screen.prompt.args.value(QStringLiteral("cage")).toString()); break;
    default: break;
    }
}

/// One manifest after the other until no cage holds anything. What the central has not confirmed may not leave, so she
/// waits for it before every step.
void ScriptedClerk::actHandOver(const ScreenState &screen)
{
    if (!isConfirmed())
        return;
    switch (screen.prompt.id) {
    case Text::DispatchAskCameOut:
    case Text::DispatchAskSheetCameOut: command(Command::Ok); break;
    case Text::DispatchAskCarton: {
        const WorldView &world = m_station.world();
        // Frozen but not signed: the list lies on the table and is scanned.
        if (const std::vector<Manifest> closed = world.all<Manifest>(Lookup::ManifestByState, enumName(ManifestState::Closed)); !closed.empty())
            scan(ownCode(QLatin1Char('M'), closed.front().no));
        else if (world.count(Lookup::CartonByState, enumName(CartonState::Labelled)) > 0
                 || world.count(Lookup::ManifestByState, enumName(ManifestState::Open)) > 0)
            command(Command::Next);
        else
            nextJob();
        break;
    }
    case Text::DispatchAskCarrier: command(Command::Choice1); break;
    case Text::DispatchAskManifest: {
        QString cage;
        for (const TableRow &row : screen.table.rows) {
            if (cage.isEmpty() && row.mark == Mark::Waiting)
                cage = m_station.world().carton(row.cells.first().text).value_or(Carton{}).cage;
        }
        cage.isEmpty() ? command(Command::Next) : scanPlace(cage);
        break;
    }
    case Text::DispatchAskDriver: type(QStringLiteral("Zhang Wei")); break;
    default: break;
    }
}

} // namespace packbay::test
