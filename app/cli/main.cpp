#include "app/cli/Commands.h"
#include "app/cli/Output.h"

#include <QGuiApplication>

#include <array>
#include <cstdio>

using namespace packbay;

namespace {

struct Command
{
    const char *name;
    int (*run)(const QStringList &);
    const char *usage;
    bool needsFonts; ///< pictures and PDFs want a QGuiApplication
};

constexpr std::array kCommands{
    Command{"identify", &cli::identify, "identify [--carriers FILE] [--hex] [TEXT...]   (or one scan a line on stdin)", false},
    Command{"decode", &cli::decode, "decode [--all] IMAGE...", true},
    Command{"scale", &cli::scale, "scale --protocol NAME [--unit kg|g|lb|oz]   (raw bytes on stdin)", false},
    Command{"quote", &cli::quote, "quote --tariffs DIR|XLSX --request FILE", false},
    Command{"tariff", &cli::tariff, "tariff check DIR|XLSX | diff A B | import DIR|XLSX --db FILE [--version V] [--warehouse WH] [--dry-run] | export --db FILE --version V --out DIR|XLSX", false},
    Command{"bill", &cli::bill, "bill --db FILE --file CSV [--tariff V] [--warehouse WH]   (a carrier's bill against what was sold)", false},
    Command{"pack", &cli::pack, "pack (--boxes CSV --items CSV | --thpack FILE) [--keep-flat] [--objective boxes|billed] [--divisor 5000] [--step-g 500] [--support PERCENT] [--attempts N]", false},
    Command{"plan", &cli::plan, "plan --tariffs DIR|XLSX --request FILE", false},
    Command{"label", &cli::label, "label --request FILE --format zpl|tspl|epl|escpos|pdf|png --dpi 203|300 [--templates DIR] [--out FILE [--watch]] | label --fields DOCUMENT", true},
    Command{"print", &cli::print, "print --printer URI --file FILE [--wait-s 30]   (tcp://host:9100, ipp://host/queue, usb:///dev/usb/lp0, file:///path, system:NAME)", true},
    Command{"db", &cli::db, "db check FILE | backup --db FILE --out FILE | restore --from FILE --db FILE [--force] | export-audit --db FILE --out FILE | dump --db FILE [--entity NAME]", false},
    Command{"sync", &cli::sync, "sync status --db FILE | once --db FILE [--url URL --ca FILE --token-file FILE]", false},
    Command{"demo", &cli::demo, "demo --out DIR [--parcels N] [--seed S] [--printer-drops-every N]", true},
    Command{"bench", &cli::bench, "bench NAME|all --json FILE", false},
};

/// stderr has one line, ours: what the toolkit remarks by the way (no XDG_RUNTIME_DIR ...) is no failure of the command.
void keepQuiet(QtMsgType type, const QMessageLogContext &, const QString &words)
{
    if (type == QtCriticalMsg || type == QtFatalMsg || qEnvironmentVariableIsSet("PACKBAY_VERBOSE"))
        cli::failed(words);
}

int help()
{
    for (const Command &command : kCommands)
        std::printf("packbay-cli %s\n", command.usage);
    return cli::Good;
}

/// One line, as every other failure.
int usage(const QString &wrong)
{
    QStringList names;
    for (const Command &command : kCommands)
        names.append(QLatin1String(command.name));
    return cli::failed(QStringLiteral("%1; commands: %2; packbay-cli --help shows their options").arg(wrong, names.join(QLatin1Char(' '))));
}

} // namespace

int main(int argc, char **argv)
{
    qInstallMessageHandler(&keepQuiet);
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    if (arguments.isEmpty())
        return usage(QStringLiteral("a command is missing"));
    const QString name = arguments.takeFirst();
    if (name == QStringLiteral("--version")) {
        std::printf("packbay-cli %s\n", PACKBAY_VERSION);
        return cli::Good;
    }
    if (name == QStringLiteral("--help"))
        return help();
    for (const Command &command : kCommands) {
        if (name != QLatin1String(command.name))
            continue;
        if (!command.needsFonts) {
            QCoreApplication application(argc, argv);
            return command.run(arguments);
        }
        qputenv("QT_QPA_PLATFORM", "offscreen");
        QGuiApplication application(argc, argv);
        return command.run(arguments);
    }
    return usage(QStringLiteral("no command %1").arg(name));
}
