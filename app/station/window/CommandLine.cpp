#include "app/station/window/CommandLine.h"

#include "ui/text/Language.h"

#include <array>

namespace packbay {
namespace {

struct ValueOption
{
    const char *name;
    QString StationOptions::*value;
};
constexpr std::array kValues{
    ValueOption{"--db", &StationOptions::database},   ValueOption{"--config", &StationOptions::config},
    ValueOption{"--lang", &StationOptions::language}, ValueOption{"--theme", &StationOptions::theme},
    ValueOption{"--screenshots", &StationOptions::screenshots},
};

struct Flag
{
    const char *name;
    bool StationOptions::*value;
};
constexpr std::array kFlags{
    Flag{"--demo", &StationOptions::demo},
    Flag{"--self-test", &StationOptions::selfTest},
    Flag{"--version", &StationOptions::version},
    Flag{"--help", &StationOptions::help},
};

Error wrong(const QString &option, const QString &why)
{
    return makeError(ErrorCode::UsageWrong, {{QStringLiteral("option"), option}}, why);
}

bool isThemeWord(const QString &word)
{
    return word == QLatin1String("light") || word == QLatin1String("dark") || word == QLatin1String("contrast") || word == QLatin1String("auto");
}

Status checked(const StationOptions &options)
{
    if (!options.language.isEmpty() && !Language::available().contains(options.language))
        return wrong(QStringLiteral("--lang"), QStringLiteral("one of ") + Language::available().join(QStringLiteral(", ")));
    if (!options.theme.isEmpty() && !isThemeWord(options.theme))
        return wrong(QStringLiteral("--theme"), QStringLiteral("light, dark, contrast or auto"));
    if (options.demo && (!options.config.isEmpty() || !options.database.isEmpty()))
        return wrong(QStringLiteral("--demo"), QStringLiteral("the demo has its own files"));
    return {};
}

std::optional<Role> roleOf(const QString &word)
{
    if (word == QLatin1String("clerk"))
        return Role::Clerk;
    if (word == QLatin1String("supervisor"))
        return Role::Supervisor;
    return std::nullopt;
}

template<class Table>
const typename Table::value_type *find(const Table &table, const QString &name)
{
    for (const auto &row : table) {
        if (name == QLatin1String(row.name))
            return &row;
    }
    return nullptr;
}

} // namespace

Result<StationOptions> readCommandLine(const QStringList &words)
{
    StationOptions options;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString name = words.at(i).section(QLatin1Char('='), 0, 0);
        if (const Flag *flag = find(kFlags, words.at(i))) {
            options.*flag->value = true;
            continue;
        }
        const ValueOption *option = find(kValues, name);
        if (!option && name != QLatin1String("--role"))
            return wrong(words.at(i), QStringLiteral("not known"));
        const bool joined = words.at(i).contains(QLatin1Char('='));
        const QString value = joined ? words.at(i).section(QLatin1Char('='), 1) : words.value(++i);
        if (value.isEmpty() || (!joined && value.startsWith(QLatin1String("--"))))
            return wrong(name, QStringLiteral("wants a value"));
        if (option) {
            options.*option->value = value;
            continue;
        }
        options.role = roleOf(value);
        if (!options.role)
            return wrong(name, QStringLiteral("clerk or supervisor"));
    }
    options.demo = options.demo || !options.screenshots.isEmpty();
    PACKBAY_TRY(checked(options));
    return options;
}

QString usageText()
{
    return QStringLiteral("usage: packbay [--demo] [--db FILE] [--config FILE] [--role clerk|supervisor] [--lang %1]\n"
                          "               [--theme light|dark|contrast|auto] [--screenshots DIR] [--self-test] [--version]")
        .arg(Language::available().join(QLatin1Char('|')));
}

} // namespace packbay
