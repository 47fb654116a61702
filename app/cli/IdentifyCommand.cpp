#include "app/cli/Commands.h"
#include "app/cli/Output.h"
#include "scanner/ScanClassifier.h"

#include <QFile>

namespace packbay::cli {

int identify(const QStringList &list)
{
    const Arguments arguments(list, {QStringLiteral("--carriers")}, {QStringLiteral("--hex")});
    if (arguments.problem())
        return failed(*arguments.problem());
    QList<QByteArray> inputs;
    for (const QString &operand : arguments.operands())
        inputs.append(operand.toUtf8());
    if (inputs.isEmpty()) {
        QFile in;
        if (!in.open(stdin, QIODevice::ReadOnly))
            return failed(QStringLiteral("stdin cannot be read"));
        inputs = in.readAll().split('\n');
        if (!inputs.isEmpty() && inputs.last().isEmpty())
            inputs.removeLast();
    }
    Result<CarrierCatalog> catalog = CarrierCatalog::builtIn();
    if (!catalog)
        return failed(catalog.error());
    if (const QString path = arguments.value(QStringLiteral("--carriers")); !path.isEmpty()) {
        const Result<QByteArray> own = readFile(path);
        if (!own)
            return failed(own.error());
        if (const Status added = catalog->extend(*own); !added)
            return failed(path + QLatin1Char(':') + added.error().where + QStringLiteral(": ") + added.error().args.value(QLatin1StringView("key")).toString());
    }
    const ScanClassifier classifier(*catalog);
    int exit = Good;
    for (QByteArray input : inputs) {
        if (input.endsWith('\r'))
            input.chop(1);
        const QByteArray text = arguments.has(QStringLiteral("--hex")) ? QByteArray::fromHex(input) : input;
        const ScanMeaning meaning = classifier.classify(QString::fromUtf8(text));
        line(toJson(meaning, errorJson));
        if (meaning.error)
            exit = Bad;
    }
    return exit;
}

} // namespace packbay::cli
