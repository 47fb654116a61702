#include "app/central/DemoWorld.h"

#include "app/central/CentralFolder.h"
#include "app/central/PinHash.h"
#include "app/central/QuoteDesk.h"
#include "models/domain/JsonWriter.h"
#include "models/domain/OwnCode.h"
#include "models/freight/TariffBundle.h"

#include <QDir>

// Resources of a static library are dropped by the linker unless somebody names them.
static void loadDemoTariffs()
{
    Q_INIT_RESOURCE(demo_tariffs);
}

namespace packbay::central {

namespace {

constexpr qint64 kDayMs = 24 * 3600 * 1000LL;
constexpr const char *kStations[] = {"7K", "8M"};
constexpr qint64 kBlock = 50'000;

struct DemoUser
{
    const char *badge;
    const char16_t *name;
    Role role;
    const char *pin;
};
constexpr DemoUser kUsers[]
    = {{"U17", u"林晓", Role::Clerk, "170017"}, {"U90", u"Maria Novak", Role::Supervisor, "900090"}};

struct DemoMember
{
    int number;
    const char16_t *name;
    const char *tier;
};
constexpr DemoMember kMembers[] = {
    {100200, u"Chen Wei", "gold"},
    {100201, u"Amelia Brown", ""},
    {100202, u"王芳", "silver"},
    {100203, u"Lucas Meyer", ""},
    {100204, u"Sofia Rossi", "silver"},
    {100205, u"Noah Tremblay", ""},
    {100206, u"Olivia Smith", "gold"},
    {100207, u"佐藤 健", ""},
    {100208, u"Emma Dubois", ""},
    {100209, u"Liam O'Connor", "silver"},
    {100210, u"李娜", ""},
    {100211, u"Mateo García", ""},
};

struct DemoGoods
{
    const char *sku;
    const char16_t *zh;
    const char *en;
    const char *hs;
    const char *category;
    qint64 minor;
};
constexpr DemoGoods kGoods[] = {
    {"DRESS-COTTON", u"棉质连衣裙", "cotton dress", "620442", "general", 8900},
    {"SHOE-RUN", u"跑步鞋", "running shoes", "640411", "general", 25900},
    {"TEAPOT", u"紫砂茶壶", "clay teapot", "691200", "general", 12800},
    {"PHONE-CASE", u"手机壳", "phone case", "392690", "general", 2900},
    {"POWER-BANK", u"充电宝", "power bank", "850760", "battery", 9900},
    {"FACE-CREAM", u"面霜", "face cream", "330499", "liquid", 15900},
    {"TOY-BLOCKS", u"积木", "toy blocks", "950300", "general", 7900},
    {"BOOK-COOK", u"菜谱", "cookbook", "490199", "general", 4500},
};

/// Applies one after the other; the first refusal ends it, because demo data that the rules refuse is a defect.
class Seed
{
public:
    Seed(AuthorityCore &core, QString warehouse)
        : m_core(core)
        , m_warehouse(std::move(warehouse))
    {
    }

    Status operator()(const OperationBody &body)
    {
        const OpId id(entityId(u"demo", {m_warehouse, QString::number(++m_count)}).uuid());
        PACKBAY_TRY_ASSIGN(outcome, m_core.apply(m_warehouse, body, id, QStringLiteral("init")));
        if (outcome.value(QStringLiteral("result")) != QLatin1String("applied")) {
            outcome.insert(QStringLiteral("type"), typeOf(body));
            return makeError(ErrorCode::InvariantBroken, outcome);
        }
        return {};
    }

private:
    AuthorityCore &m_core;
    QString m_warehouse;
    int m_count = 0;
};

UpsertLocation place(const QString &sign, const QString &zone, LocationKind kind, qint64 capacity)
{
    UpsertLocation location;
    location.sign = sign;
    location.code = QString(sign).remove(QLatin1Char('-'));
    location.zone = zone;
    location.kind = kind;
    location.capacity = capacity;
    location.enabled = true;
    return location;
}

Status seedShelves(Seed &seed, const QString &warehouse)
{
    for (int rack = 1; rack <= 6; ++rack) {
        for (int tier = 1; tier <= 4; ++tier) {
            for (const char slot : {'A', 'B'}) {
                const QString sign = QStringLiteral("%1-A-03-%2-%3-%4")
                                         .arg(warehouse)
                                         .arg(rack, 2, 10, QLatin1Char('0'))
                                         .arg(tier, 2, 10, QLatin1Char('0'))
                                         .arg(QLatin1Char(slot));
                PACKBAY_TRY(seed(place(sign, QStringLiteral("A"), LocationKind::Shelf, 40)));
            }
        }
    }
    for (const char *zone : {"U", "Q", "S"}) {
        for (int slot = 1; slot <= 2; ++slot) {
            const QString name = QLatin1String(zone);
            PACKBAY_TRY(
                seed(place(QStringLiteral("%1-%2-01-%3").arg(warehouse, name).arg(slot, 2, 10, QLatin1Char('0')), name,
                           LocationKind::Shelf, 0)));
        }
    }
    return seed(place(warehouse + QStringLiteral("-X-01"), QStringLiteral("X"), LocationKind::Bench, 0));
}

/// The carriers of the tariff's lines.
QStringList carriers(const QJsonObject &files)
{
    QStringList names;
    const TariffLoad load = loadTariff(filesOf(files));
    for (const auto &[name, rates] : load.pack.lines) {
        for (const LineRow &line : rates.versions)
            names.append(line.carrier);
    }
    names.removeDuplicates();
    return names;
}

Status seedCages(Seed &seed, const QJsonObject &tariff)
{
    for (const QString &carrier : carriers(tariff)) {
        QString code = carrier.toUpper();
        code.removeIf([](QChar c) { return !(c.unicode() < 128 && c.isLetterOrNumber()); });
        UpsertLocation cage = place(code, QString(), LocationKind::Cage, 0);
        cage.carrier = carrier;
        PACKBAY_TRY(seed(cage));
    }
    for (const char *tote : {"T014", "T015", "T016"})
        PACKBAY_TRY(seed(place(QLatin1String(tote), QString(), LocationKind::Tote, 20)));
    return {};
}

Status seedPeople(Seed &seed)
{
    for (const DemoUser &user : kUsers) {
        PACKBAY_TRY_ASSIGN(hash, hashPin(QLatin1String(user.pin), PinStrength::Interactive));
        PACKBAY_TRY(seed(UpsertUser{QLatin1String(user.badge), QString::fromUtf16(user.name), user.role, hash, false}));
    }
    for (const DemoMember &member : kMembers) {
        PACKBAY_TRY(seed(UpsertMember{memberCode(member.number), QString::fromUtf16(member.name),
                                      QLatin1String(member.tier), 0, QString(), false}));
    }
    return {};
}

Status seedGoods(Seed &seed)
{
    for (const DemoGoods &item : kGoods) {
        UpsertGoods goods;
        goods.sku = QLatin1String(item.sku);
        goods.nameZh = QString::fromUtf16(item.zh);
        goods.nameEn = QLatin1String(item.en);
        goods.hs = QLatin1String(item.hs);
        goods.origin = QStringLiteral("CN");
        goods.category = QLatin1String(item.category);
        goods.unitValueMinor = item.minor;
        goods.currency = QStringLiteral("CNY");
        PACKBAY_TRY(seed(goods));
    }
    return {};
}

Status seedNumbers(Seed &seed)
{
    qint64 first = 1;
    for (const char *station : kStations) {
        const QString code = QLatin1String(station);
        PACKBAY_TRY(
            seed(GrantNumbers{code, QStringLiteral("carrier_no"), QStringLiteral("PB"), first, first + kBlock - 1}));
        // 952 is GS1's prefix for demonstrations: no such company can exist.
        PACKBAY_TRY(
            seed(GrantNumbers{code, QStringLiteral("sscc"), QStringLiteral("09521234"), first, first + kBlock - 1}));
        first += kBlock;
    }
    return {};
}

Status seedTariff(Seed &seed, const QJsonObject &files)
{
    if (files.isEmpty())
        return {};
    PACKBAY_TRY_ASSIGN(checked, checkedTariff({QStringLiteral("demo"), QString(), files}));
    return seed(checked);
}

} // namespace

QJsonObject demoTariffFiles()
{
    loadDemoTariffs();
    QJsonObject files;
    const QDir folder(QStringLiteral(":/packbay/demo-tariffs"));
    const QStringList names = folder.entryList({QStringLiteral("*.csv")}, QDir::Files, QDir::Name);
    for (const QString &name : names) {
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            files.insert(name, QString::fromUtf8(file.readAll()));
    }
    return files;
}

Result<QByteArray> seedDemo(AuthorityCore &core, TokenRegister &tokens, const QString &warehouse, const QString &url,
                            const Clock &clock)
{
    const QJsonObject tariff = demoTariffFiles();
    Seed seed(core, warehouse);
    PACKBAY_TRY(seedPeople(seed));
    PACKBAY_TRY(seedShelves(seed, warehouse));
    PACKBAY_TRY(seedCages(seed, tariff));
    PACKBAY_TRY(seedGoods(seed));
    PACKBAY_TRY(seedNumbers(seed));
    PACKBAY_TRY(seedTariff(seed, tariff));

    const UtcMs expiresAt = clock.now() + UtcMs(30 * kDayMs);
    JsonWriter json;
    json.beginObject().field("url", url).key("stations").beginArray();
    for (const char *station : kStations) {
        const QString code = QLatin1String(station);
        PACKBAY_TRY_ASSIGN(known, core.enrolStation(warehouse, code));
        Q_UNUSED(known)
        PACKBAY_TRY_ASSIGN(token, grantToken(tokens, warehouse, Audience::Station, TokenKind::Access, code, expiresAt));
        json.beginObject().field("id", code).field("token", QString::fromLatin1(token)).endObject();
    }
    json.endArray().key("users").beginArray();
    for (const DemoUser &user : kUsers) {
        json.beginObject().field("badge", QString::fromLatin1(user.badge)).field("pin", QString::fromLatin1(user.pin));
        json.field("role", enumName(user.role)).endObject();
    }
    json.endArray();
    PACKBAY_TRY_ASSIGN(
        upstream,
        grantToken(tokens, warehouse, Audience::Back, TokenKind::Access, QStringLiteral("platform"), expiresAt));
    json.field("upstream_token", QString::fromLatin1(upstream)).endObject();
    return json.take() + '\n';
}

} // namespace packbay::central
