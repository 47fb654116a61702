#include "app/cli/Output.h"

#include "models/domain/JsonWriter.h"
#include "ui/text/ErrorText.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>

#include <cstdio>

namespace packbay::cli {

void line(const QByteArray &json)
{
    std::fwrite(json.constData(), 1, static_cast<std::size_t>(json.size()), stdout);
    std::fputc('\n', stdout);
    std::fflush(stdout);
}

Status writeBytes(const QByteArray &bytes, const QString &outFile)
{
    if (outFile.isEmpty()) {
        std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), stdout);
        std::fflush(stdout);
        return {};
    }
    QSaveFile file(outFile);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return makeError(ErrorCode::FileUnwritable, {{QStringLiteral("file"), outFile}}, file.errorString());
    return {};
}

QByteArray errorJson(const Error &error)
{
    const ErrorWords words = errorWords(error);
    JsonWriter json;
    json.beginObject()
        .field("code", error.number())
        .field("id", errorId(error.code))
        .field("title", words.title)
        .field("remedy", words.remedy)
        .field("args", QJsonValue(error.args));
    json.key("where");
    if (error.where.isEmpty())
        json.null();
    else
        json.value(error.where);
    json.endObject();
    return json.take();
}

int judgedBad(const Error &error)
{
    line("{\"error\":" + errorJson(error) + "}");
    return Bad;
}

int failed(const QString &message)
{
    std::fprintf(stderr, "packbay-cli: %s\n", qUtf8Printable(QString(message).replace(QLatin1Char('\n'), QLatin1Char(' '))));
    return Usage;
}

int failed(const Error &error)
{
    const ErrorWords words = errorWords(error);
    const QString detail = error.detail.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(error.detail);
    return failed(QStringLiteral("%1 %2 %3%4").arg(words.code, words.title, words.remedy, detail));
}

Result<QByteArray> readFile(const QString &path)
{
    QFile file(path);
    const bool opened = path == QStringLiteral("-") ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!opened)
        return makeError(ErrorCode::FileUnreadable, {{QStringLiteral("file"), path}}, file.errorString());
    return file.readAll();
}

Result<QList<QJsonObject>> readRequests(const QString &path)
{
    PACKBAY_TRY_ASSIGN(bytes, readFile(path));
    QJsonParseError parse;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &parse);
    if (parse.error != QJsonParseError::NoError) {
        return makeError(ErrorCode::RequestInvalid, {{QStringLiteral("file"), path}, {QStringLiteral("offset"), parse.offset}},
                         parse.errorString(), QStringLiteral("/"));
    }
    if (document.isObject())
        return QList<QJsonObject>{document.object()};
    QList<QJsonObject> requests;
    const QJsonArray array = document.array();
    for (const QJsonValue &value : array) {
        if (!value.isObject())
            return makeError(ErrorCode::RequestInvalid, {{QStringLiteral("file"), path}}, {}, QStringLiteral("/%1").arg(requests.size()));
        requests.append(value.toObject());
    }
    return requests;
}

Arguments::Arguments(QStringList arguments, QStringList optionsWithValue, QStringList flags)
{
    bool onlyOperands = false;
    while (!arguments.isEmpty() && !m_problem) {
        const QString argument = arguments.takeFirst();
        if (onlyOperands || !argument.startsWith(QStringLiteral("--"))) {
            m_operands.append(argument);
        } else if (argument == QStringLiteral("--")) {
            onlyOperands = true;
        } else if (flags.contains(argument)) {
            m_values.insert(argument, {});
        } else if (!optionsWithValue.contains(argument)) {
            m_problem = QStringLiteral("unknown option %1").arg(argument);
        } else if (arguments.isEmpty()) {
            m_problem = QStringLiteral("%1 wants a value").arg(argument);
        } else {
            m_values.insert(argument, arguments.takeFirst());
        }
    }
}

} // namespace packbay::cli
