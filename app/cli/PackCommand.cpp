#include "app/cli/Commands.h"
#include "app/cli/Output.h"
#include "models/packing/OrderPacker.h"
#include "models/packing/PackJson.h"

#include <QElapsedTimer>
#include <QFileInfo>

namespace packbay::cli {
namespace {

const QString kUsage = QStringLiteral("usage: pack (--boxes CSV --items CSV | --thpack FILE) [--keep-flat] [--objective boxes|billed] "
                                      "[--divisor 5000] [--step-g 500] [--support PERCENT] [--attempts N]");

/// The whole number of an option, or nothing when it is none or out of its range.
std::optional<int> wholeOption(const Arguments &arguments, const char *name, int otherwise, int least, int most)
{
    const QString option = QLatin1String(name);
    if (!arguments.has(option))
        return otherwise;
    bool ok = false;
    const int value = arguments.value(option).toInt(&ok);
    return ok && value >= least && value <= most ? std::optional(value) : std::nullopt;
}

std::optional<PackOptions> readOptions(const Arguments &arguments)
{
    PackOptions options;
    const QString objective = arguments.value(QStringLiteral("--objective"), QStringLiteral("boxes"));
    const std::optional<int> divisor = wholeOption(arguments, "--divisor", 5000, 1, 1'000'000'000);
    const std::optional<int> step = wholeOption(arguments, "--step-g", 500, 1, 1'000'000'000);
    const std::optional<int> support = wholeOption(arguments, "--support", 0, 0, 100);
    const std::optional<int> attempts = wholeOption(arguments, "--attempts", options.attempts, 0, 1'000'000);
    if (!divisor || !step || !support || !attempts || (objective != QStringLiteral("boxes") && objective != QStringLiteral("billed")))
        return std::nullopt;
    options.objective = objective == QStringLiteral("billed") ? PackObjective::Billed : PackObjective::Boxes;
    options.divisor = *divisor;
    options.stepGrams = *step;
    options.supportPercent = *support;
    options.attempts = *attempts;
    return options;
}

template<class Read>
auto readInput(const QString &path, Read read) -> decltype(read(QByteArrayView(), QString()))
{
    PACKBAY_TRY_ASSIGN(bytes, readFile(path));
    return read(bytes, QFileInfo(path).fileName());
}

int refused(const Error &error)
{
    return error.code == ErrorCode::FileUnreadable ? failed(error) : judgedBad(error);
}

int packOrders(const Arguments &arguments, const PackOptions &options)
{
    const Result<std::vector<PackBox>> boxes = readInput(arguments.value(QStringLiteral("--boxes")), &readBoxesCsv);
    if (!boxes)
        return refused(boxes.error());
    const bool keepFlat = arguments.has(QStringLiteral("--keep-flat"));
    const Result<std::vector<PackOrder>> orders = readInput(arguments.value(QStringLiteral("--items")), [&](QByteArrayView csv, const QString &name) {
        return readItemsCsv(csv, name, keepFlat);
    });
    if (!orders)
        return refused(orders.error());
    PackTotals totals;
    qint64 nanos = 0;
    for (const PackOrder &order : *orders) {
        QElapsedTimer timer;
        timer.start();
        const Packing packing = packOrder(order.items, *boxes, options);
        nanos += timer.nsecsElapsed();
        totals.add(packing, *boxes);
        line(toJson(order, packing, *boxes));
    }
    line(totals.ordersJson(nanos / 1000));
    return totals.isAllPacked() ? Good : Bad;
}

int loadContainers(const Arguments &arguments, const PackOptions &options)
{
    Result<std::vector<ContainerProblem>> problems = readInput(arguments.value(QStringLiteral("--thpack")), &readThpack);
    if (!problems)
        return refused(problems.error());
    PackTotals totals;
    qint64 nanos = 0;
    for (ContainerProblem &problem : *problems) {
        if (arguments.has(QStringLiteral("--keep-flat"))) {
            for (PackItem &item : problem.items)
                item.upright = Upright::thirdSide();
        }
        QElapsedTimer timer;
        timer.start();
        const ContainerLoad load = loadContainer(problem.items, problem.container, options);
        nanos += timer.nsecsElapsed();
        totals.add(problem, load);
        line(toJson(problem, load));
    }
    line(totals.containersJson(nanos / 1000));
    return Good;
}

} // namespace

int pack(const QStringList &list)
{
    const Arguments arguments(list,
                              {QStringLiteral("--boxes"), QStringLiteral("--items"), QStringLiteral("--thpack"), QStringLiteral("--objective"),
                               QStringLiteral("--divisor"), QStringLiteral("--step-g"), QStringLiteral("--support"), QStringLiteral("--attempts")},
                              {QStringLiteral("--keep-flat")});
    if (arguments.problem())
        return failed(*arguments.problem());
    const bool boxes = arguments.has(QStringLiteral("--boxes"));
    const bool items = arguments.has(QStringLiteral("--items"));
    const bool thpack = arguments.has(QStringLiteral("--thpack"));
    const std::optional<PackOptions> options = readOptions(arguments);
    if (!options || boxes != items || boxes == thpack || !arguments.operands().isEmpty())
        return failed(kUsage);
    return thpack ? loadContainers(arguments, *options) : packOrders(arguments, *options);
}

} // namespace packbay::cli
