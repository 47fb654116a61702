#include "models/domain/Numbers.h"

#include "models/domain/CheckCharacter.h"
#include "models/domain/OwnCode.h"

namespace packbay {

bool isWellFormed(const NumberBlock &block)
{
    if (block.first < 0 || block.last < block.first)
        return false;
    const bool sscc = block.purpose == kSsccNumbers;
    if (!sscc && block.purpose != kCarrierNumbers)
        return false;
    const qsizetype room = sscc ? 17 - block.prefix.size() : 10;
    if (block.prefix.isEmpty() || room < 1 || QString::number(block.last).size() > room)
        return false;
    return sscc ? gs1CheckDigit(block.prefix).has_value() : mod37_36(block.prefix).has_value();
}

QString numberOf(const NumberBlock &block, qint64 serial)
{
    if (block.purpose == kSsccNumbers) {
        const int digits = 17 - static_cast<int>(block.prefix.size());
        return ssccFrom17(block.prefix + QStringLiteral("%1").arg(serial, digits, 10, QLatin1Char('0')));
    }
    const QString body = block.prefix + QStringLiteral("%1").arg(serial, 10, 10, QLatin1Char('0'));
    return body + mod37_36(body).value_or(QLatin1Char('?'));
}

bool isInBlock(const NumberBlock &block, const QString &number)
{
    if (!number.startsWith(block.prefix) || number.size() <= block.prefix.size() + 1)
        return false;
    bool isNumber = false;
    const qint64 serial = number.mid(block.prefix.size()).chopped(1).toLongLong(&isNumber);
    return isNumber && serial >= block.first && serial <= block.last && numberOf(block, serial) == number;
}

bool isNumberUsed(const WorldView &world, const QString &purpose, const QString &number)
{
    if (purpose == kSsccNumbers)
        return world.count(Lookup::CartonBySscc, number) > 0;
    return world.count(Lookup::LabelByCarrierNo, number) > 0;
}

std::optional<QString> freeNumber(const WorldView &world, const QString &station, const QString &purpose)
{
    for (const NumberBlock &block : world.all<NumberBlock>(Lookup::BlockByStation, station)) {
        if (block.purpose != purpose || isNumberUsed(world, purpose, numberOf(block, block.last)))
            continue;
        // Invariant: `high` is free, everything below `low` was found used on the way.
        qint64 low = block.first;
        qint64 high = block.last;
        while (low < high) {
            const qint64 middle = low + (high - low) / 2;
            if (isNumberUsed(world, purpose, numberOf(block, middle)))
                low = middle + 1;
            else
                high = middle;
        }
        return numberOf(block, high);
    }
    return std::nullopt;
}

} // namespace packbay
