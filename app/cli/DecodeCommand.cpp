#include "app/cli/Commands.h"
#include "app/cli/Output.h"
#include "app/station/core/LabelCheck.h"
#include "scanner/ImageScanClient.h"

#include <QCoreApplication>

namespace packbay::cli {
namespace {

/// Nobody stands before the scanner and waits: a busy machine may take its time.
constexpr int kLimitMs = 10'000;

} // namespace

int decode(const QStringList &list)
{
    const Arguments arguments(list, {}, {QStringLiteral("--all")});
    if (arguments.problem() || arguments.operands().isEmpty())
        return failed(arguments.problem().value_or(QStringLiteral("usage: decode [--all] IMAGE...")));
    ImageScanSetting setting;
    setting.helper = scanHelperHere();
    setting.limitMs = kLimitMs;
    if (setting.helper.isEmpty())
        return failed(QStringLiteral("packbay-scan-helper is not beside this program"));
    ImageScanClient client(setting);
    const QStringList files = arguments.operands();
    qsizetype answered = 0;
    int exit = Good;
    QObject::connect(&client, &ImageScanClient::decoded, &client, [&](quint64, const ImageScanResult &result) {
        line(toJson(files[answered], result, arguments.has(QStringLiteral("--all")), result.error ? errorJson(*result.error) : QByteArray()));
        if (result.error)
            exit = Bad;
        if (++answered == files.size())
            QCoreApplication::quit();
    });
    for (const QString &file : files)
        client.decodeFile(file);
    QCoreApplication::exec();
    return exit;
}

} // namespace packbay::cli
