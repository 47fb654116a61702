#pragma once
#include "app/central/AuthorityCore.h"
#include "app/central/Tokens.h"

namespace packbay::central {

/// Fills a new warehouse with what a demonstration needs: stations, users, locations, members, goods, the demo tariff
/// and number blocks, all of it through upstream operations. Gives demo.json (architecture.md 11.14).
Result<QByteArray> seedDemo(AuthorityCore &core, TokenRegister &tokens, const QString &warehouse, const QString &url,
                            const Clock &clock);

/// The CSV files of the demo tariff pack that this program was built with, as PublishTariff::files; empty when none.
QJsonObject demoTariffFiles();

} // namespace packbay::central
