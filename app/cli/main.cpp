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
    Command{"identify", &cli::identify, "identify [--hex] [TEXT...]   (or one scan a line on stdin)", false},
    Command{"scale", &cli::scale, "scale --protocol NAME [--unit kg|g|lb|oz]   (raw bytes on stdin)", false},
    Command{"quote", &cli::quote, "quote --tariffs DIR --request FILE", false},
    Command{"tariff", &cli::tariff, "tariff check DIR", false},
    Command{"label", &cli::label, "label --request FILE --format zpl|tspl|epl|escpos|pdf|png --dpi 203|300 [--out FILE] | label --fields DOCUMENT", true},
    Command{"db", &cli::db, "db check FILE | backup --db FILE --out FILE | restore --from FILE --db FILE [--force] | export-audit --db FILE --out FILE | dump --db FILE [--entity NAME]", false},
    Command{"sync", &cli::sync, "sync status --db FILE | once --db FILE [--url URL --ca FILE --token-file FILE]", false},
    Command{"demo", &cli::demo, "demo --out DIR [--parcels N] [--seed S]", true},
    Command{"bench", &cli::bench, "bench NAME|all --json FILE", false},
};

int usage()
{
    std::fprintf(stderr, "packbay-cli: usage: packbay-cli COMMAND ...\n");
    for (const Command &command : kCommands)
        std::fprintf(stderr, "  packbay-cli %s\n", command.usage);
    return cli::Usage;
}

} // namespace

int main(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    if (arguments.isEmpty())
        return usage();
    const QString name = arguments.takeFirst();
    if (name == QStringLiteral("--version")) {
        std::printf("packbay-cli %s\n", PACKBAY_VERSION);
        return cli::Good;
    }
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
    return usage();
}
