#include "app/central/CommandLine.h"

#include <QRegularExpression>

namespace packbay::central {

namespace {

Error wrong(const QString &why)
{
    return makeError(ErrorCode::UsageWrong, {{QStringLiteral("why"), why}});
}

Status readListen(const QString &text, CommandLine &line)
{
    const qsizetype colon = text.lastIndexOf(QLatin1Char(':'));
    bool ok = false;
    const uint port = QStringView(text).mid(colon + 1).toUInt(&ok);
    if (colon <= 0 || !ok || port > 65535)
        return wrong(QStringLiteral("--listen wants HOST:PORT, not \"%1\"").arg(text));
    line.listenHost = text.left(colon);
    if (line.listenHost.startsWith(QLatin1Char('[')) && line.listenHost.endsWith(QLatin1Char(']')))
        line.listenHost = line.listenHost.mid(1, line.listenHost.size() - 2);
    line.listenPort = static_cast<quint16>(port);
    return {};
}

Status readDatabase(const QString &url, CommandLine &line)
{
    if (!url.startsWith(QLatin1String("sqlite:")))
        return wrong(QStringLiteral("--db wants sqlite:FILE; \"%1\" is not built in").arg(url));
    line.databaseUrl = url;
    return {};
}

Status readWarehouse(const QString &text, CommandLine &line)
{
    static const QRegularExpression kCode(QStringLiteral("\\A[A-Z][A-Z0-9]{1,7}\\z"));
    if (!kCode.match(text).hasMatch())
        return wrong(QStringLiteral("a warehouse is 2 to 8 capitals and digits, not \"%1\"").arg(text));
    line.plan.warehouse = text;
    return {};
}

Status readGrant(const QString &option, const QString &subject, CommandLine &line)
{
    static const QRegularExpression kName(QStringLiteral("\\A[A-Za-z0-9_-]{1,32}\\z"));
    static const QRegularExpression kStation(QStringLiteral("\\A[A-Z0-9]{2}\\z"));
    if (!kName.match(subject).hasMatch()
        || (option == QLatin1String("--station") && !kStation.match(subject).hasMatch()))
        return wrong(QStringLiteral("%1 has no name of that form: \"%2\"").arg(option, subject));
    line.grantSubject = subject;
    line.grantKind = option == QLatin1String("--station") ? TokenKind::Enrolment : TokenKind::Access;
    line.grantAudience = option == QLatin1String("--station") ? Audience::Station
        : option == QLatin1String("--upstream")               ? Audience::Back
                                                              : Audience::Front;
    return {};
}

struct Option
{
    CommandLine::Verb verb;
    const char *name;
    bool hasValue;
};
using Verb = CommandLine::Verb;
constexpr Option kOptions[] = {
    {Verb::Init, "--warehouse", true}, {Verb::Init, "--host", true},       {Verb::Init, "--demo", false},
    {Verb::Serve, "--listen", true},   {Verb::Serve, "--db", true},        {Verb::Serve, "--requests-per-second", true},
    {Verb::Renew, "--host", true},     {Verb::Grant, "--station", true},   {Verb::Grant, "--upstream", true},
    {Verb::Grant, "--member", true},   {Verb::Grant, "--warehouse", true},
};

Status readOption(const QString &name, const QString &value, CommandLine &line)
{
    if (name == QLatin1String("--warehouse"))
        return readWarehouse(value, line);
    if (name == QLatin1String("--listen"))
        return readListen(value, line);
    if (name == QLatin1String("--db"))
        return readDatabase(value, line);
    if (name == QLatin1String("--host")) {
        line.plan.hosts.append(value);
    } else if (name == QLatin1String("--demo")) {
        line.plan.demo = true;
    } else if (name == QLatin1String("--requests-per-second")) {
        bool ok = false;
        line.requestsPerSecond = value.toLongLong(&ok);
        if (!ok || line.requestsPerSecond < 0 || line.requestsPerSecond > 1'000'000)
            return wrong(QStringLiteral("--requests-per-second wants 0 to 1000000, not \"%1\"").arg(value));
    } else {
        return readGrant(name, value, line);
    }
    return {};
}

Status readRest(QStringList rest, CommandLine &line)
{
    while (!rest.isEmpty()) {
        const QString word = rest.takeFirst();
        if (!word.startsWith(QLatin1Char('-'))) {
            if (!line.folder.isEmpty())
                return wrong(QStringLiteral("only one folder, but also \"%1\"").arg(word));
            line.folder = word;
            continue;
        }
        const auto known = std::find_if(std::begin(kOptions), std::end(kOptions), [&](const Option &option) {
            return option.verb == line.verb && word == QLatin1String(option.name);
        });
        if (known == std::end(kOptions))
            return wrong(QStringLiteral("unknown option \"%1\"").arg(word));
        if (known->hasValue && rest.isEmpty())
            return wrong(QStringLiteral("%1 wants a value").arg(word));
        PACKBAY_TRY(readOption(word, known->hasValue ? rest.takeFirst() : QString(), line));
    }
    if (line.folder.isEmpty())
        return wrong(QStringLiteral("a folder is due"));
    if (line.verb == Verb::Grant && line.grantSubject.isEmpty())
        return wrong(QStringLiteral("--station, --upstream or --member is due"));
    return {};
}

} // namespace

Result<CommandLine> readCommandLine(const QStringList &words)
{
    CommandLine line;
    const QString verb = words.value(0);
    if (verb == QLatin1String("--version")) {
        line.verb = Verb::Version;
        return line;
    }
    if (verb == QLatin1String("--help")) {
        line.verb = Verb::Help;
        return line;
    }
    constexpr std::pair<const char *, Verb> kVerbs[]
        = {{"init", Verb::Init}, {"serve", Verb::Serve}, {"renew", Verb::Renew}, {"grant", Verb::Grant}};
    for (const auto &[name, value] : kVerbs) {
        if (verb != QLatin1String(name))
            continue;
        line.verb = value;
        PACKBAY_TRY(readRest(words.mid(1), line));
        return line;
    }
    return wrong(verb.isEmpty() ? QStringLiteral("a command is due, see --help")
                                : QStringLiteral("unknown command \"%1\"").arg(verb));
}

QString usage()
{
    return QStringLiteral(
        "packbay-central init DIR [--warehouse SH1] [--host NAME]... [--demo]\n"
        "packbay-central serve DIR [--listen 127.0.0.1:8443] [--db sqlite:FILE] [--requests-per-second 20]\n"
        "packbay-central renew DIR [--host NAME]...\n"
        "packbay-central grant DIR [--warehouse SH1] (--station ID | --upstream NAME | --member CODE)\n"
        "packbay-central --version | --help\n");
}

} // namespace packbay::central
