#include "models/store/Numbers.h"

#include "models/domain/OwnCode.h"

#include <QVariant>

#include <algorithm>

namespace packbay {

QString crockford(qint64 number, int width)
{
    constexpr char kDigits[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    QString text;
    do {
        text.prepend(QLatin1Char(kDigits[number % 32]));
        number /= 32;
    } while (number > 0);
    return text.rightJustified(width, QLatin1Char('0'));
}

Numbers::Numbers(Database &database, const EntityStore &world, QString station)
    : m_database(database), m_world(world), m_station(std::move(station))
{
}

Result<qint64> Numbers::next(const QString &counter)
{
    Statement query = m_database.prepared(
        QStringLiteral("INSERT INTO counter(name,value) VALUES(?,1) ON CONFLICT(name) DO UPDATE SET value=value+1 RETURNING value"));
    query.bind(0, counter);
    const qint64 value = query.next() ? query.integer(0) : 0;
    query.next(); // to its end: only then the row is written for good
    PACKBAY_TRY(query.status());
    return value;
}

Result<QString> Numbers::code(const QString &counter, int width)
{
    PACKBAY_TRY_ASSIGN(value, next(counter));
    return m_station + crockford(value, width);
}

Result<qint64> Numbers::fromBlock(const QString &purpose, QString &prefix)
{
    std::vector<NumberBlock> blocks = m_world.all<NumberBlock>(Lookup::BlockByStation, m_station);
    std::erase_if(blocks, [&](const NumberBlock &block) { return block.purpose != purpose; });
    std::sort(blocks.begin(), blocks.end(), [](const NumberBlock &a, const NumberBlock &b) { return a.first < b.first; });
    for (const NumberBlock &block : blocks) {
        const QString counter = QStringLiteral("%1/%2%3").arg(purpose, block.prefix).arg(block.first);
        QSqlQuery &query = m_database.statement(QStringLiteral("SELECT value FROM counter WHERE name=?"));
        query.bindValue(0, counter);
        PACKBAY_TRY(m_database.run(query));
        const qint64 used = query.next() ? query.value(0).toLongLong() : 0;
        query.finish();
        if (block.first + used > block.last)
            continue;
        prefix = block.prefix;
        PACKBAY_TRY_ASSIGN(serial, next(counter));
        return block.first + serial - 1;
    }
    return makeError(ErrorCode::NoNumbersLeft, {{QStringLiteral("purpose"), purpose}, {QStringLiteral("station"), m_station}});
}

Status Numbers::fill(OperationBody &body)
{
    if (auto *receive = std::get_if<ReceiveParcel>(&body); receive && receive->lpn.isEmpty()) {
        PACKBAY_TRY_ASSIGN(lpn, code(QStringLiteral("lpn"), 6));
        receive->lpn = lpn;
    } else if (auto *quote = std::get_if<QuoteCarton>(&body); quote && quote->no.isEmpty()) {
        PACKBAY_TRY_ASSIGN(no, code(QStringLiteral("quote"), 6));
        quote->no = QStringLiteral("Q") + no;
    } else if (auto *label = std::get_if<IssueLabel>(&body); label && label->carrierNo.isEmpty()) {
        QString prefix;
        PACKBAY_TRY_ASSIGN(serial, fromBlock(QStringLiteral("carrier_no"), prefix));
        label->carrierNo = houseCarrierNumber(serial);
        label->sscc = m_world.carton(label->carton).value_or(Carton{}).sscc; // a carton keeps its own for life
        if (label->sscc.isEmpty()) {
            PACKBAY_TRY_ASSIGN(sscc, fromBlock(QStringLiteral("sscc"), prefix));
            label->sscc = ssccFrom17(prefix + QString::number(sscc).rightJustified(17 - prefix.size(), QLatin1Char('0')));
        }
        PACKBAY_TRY_ASSIGN(no, code(QStringLiteral("label"), 6));
        label->no = no;
    } else if (auto *bought = std::get_if<BuyLabel>(&body); bought && bought->no.isEmpty()) {
        PACKBAY_TRY_ASSIGN(no, code(QStringLiteral("label"), 6));
        bought->no = no;
    } else if (auto *bag = std::get_if<OpenBag>(&body); bag && bag->bag.isEmpty()) {
        PACKBAY_TRY_ASSIGN(no, code(QStringLiteral("bag"), 5));
        bag->bag = no;
    } else if (auto *manifest = std::get_if<OpenManifest>(&body); manifest && manifest->manifest.isEmpty()) {
        PACKBAY_TRY_ASSIGN(no, code(QStringLiteral("manifest"), 5));
        manifest->manifest = no;
    } else if (auto *carton = std::get_if<OpenCarton>(&body); carton && carton->carton.isEmpty()) {
        PACKBAY_TRY_ASSIGN(no, code(QStringLiteral("carton"), 6));
        carton->carton = no;
    }
    return {};
}

} // namespace packbay
