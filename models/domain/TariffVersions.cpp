#include "models/domain/TariffVersions.h"

#include <algorithm>

namespace packbay {
namespace {

const QString kAbout = QStringLiteral("about");
const QString kReplaces = QStringLiteral("replaces");
const QString kBy = QStringLiteral("by");
const QString kFrom = QStringLiteral("valid_from");
const QString kTo = QStringLiteral("valid_to");
const QString kStarts = QStringLiteral("starts_at");

} // namespace

TariffAbout aboutOf(const QJsonObject &files)
{
    const QJsonObject about = files.value(kAbout).toObject();
    return {about.value(kReplaces).toString(), about.value(kBy).toString(), about.value(kFrom).toString(), about.value(kTo).toString(),
            UtcMs(std::max<qint64>(0, about.value(kStarts).toInteger()))};
}

QJsonObject withAbout(QJsonObject files, const TariffAbout &about)
{
    files.insert(kAbout, QJsonObject{{kReplaces, about.replaces}, {kBy, about.by}, {kFrom, about.validFrom}, {kTo, about.validTo},
                                     {kStarts, static_cast<qint64>(about.startsAt.value)}});
    return files;
}

std::vector<Tariff> tariffVersions(const WorldView &world)
{
    std::vector<Tariff> versions = world.all<Tariff>(Lookup::TariffByKind, QStringLiteral("freight"));
    std::sort(versions.begin(), versions.end(), [](const Tariff &a, const Tariff &b) {
        return std::pair(a.publishedAt.value, a.version) > std::pair(b.publishedAt.value, b.version);
    });
    return versions;
}

std::optional<Tariff> newestTariff(const WorldView &world)
{
    std::vector<Tariff> versions = tariffVersions(world);
    return versions.empty() ? std::nullopt : std::optional(std::move(versions.front()));
}

std::optional<Tariff> tariffInForce(const WorldView &world, UtcMs at)
{
    std::vector<Tariff> versions = tariffVersions(world);
    if (versions.empty())
        return std::nullopt;
    const auto begun = std::find_if(versions.begin(), versions.end(), [at](const Tariff &tariff) { return aboutOf(tariff.files).startsAt <= at; });
    return begun == versions.end() ? std::move(versions.front()) : std::move(*begun);
}

} // namespace packbay
