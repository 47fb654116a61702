#include "app/cli/Commands.h"
#include "app/cli/Output.h"
#include "scanner/scale/ScaleParser.h"

#include <QFile>

namespace packbay::cli {

int scale(const QStringList &list)
{
    const Arguments arguments(list, {QStringLiteral("--protocol"), QStringLiteral("--unit")}, {});
    if (arguments.problem() || !arguments.has(QStringLiteral("--protocol")))
        return failed(arguments.problem().value_or(QStringLiteral("usage: scale --protocol NAME [--unit kg|g|lb|oz]")));
    const QStringList units{QStringLiteral("kg"), QStringLiteral("g"), QStringLiteral("lb"), QStringLiteral("oz")};
    const qsizetype unit = units.indexOf(arguments.value(QStringLiteral("--unit"), QStringLiteral("kg")));
    if (unit < 0)
        return failed(QStringLiteral("--unit is one of kg, g, lb, oz"));
    auto parser = ScaleParser::make(arguments.value(QStringLiteral("--protocol")), static_cast<WeightUnit>(unit));
    if (!parser)
        return failed(QStringLiteral("no protocol %1; there are: %2")
                          .arg(arguments.value(QStringLiteral("--protocol")), ScaleParser::protocols().join(QStringLiteral(" "))));
    QFile in;
    if (!in.open(stdin, QIODevice::ReadOnly))
        return failed(QStringLiteral("stdin cannot be read"));
    QList<WeightReading> readings = (*parser)->feed(in.readAll(), MonotonicMs(0));
    readings += (*parser)->finish(MonotonicMs(0));
    for (const WeightReading &reading : readings)
        line(toJson(reading));
    return Good;
}

} // namespace packbay::cli
