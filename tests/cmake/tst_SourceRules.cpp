#include "models/domain/Error.h"
#include "tests/support/TestMain.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QSet>

using namespace packbay;

namespace {

const QString kRoot = QStringLiteral(PACKBAY_SOURCE_DIR);
constexpr int kFileLines = 400;
constexpr int kFunctionLines = 60;

QString textOf(const QString &path)
{
    QFile file(kRoot + QLatin1Char('/') + path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// Sources below these folders, by their path from the root.
QStringList sources(const QStringList &folders)
{
    QStringList found;
    for (const QString &folder : folders) {
        QDirIterator each(kRoot + QLatin1Char('/') + folder, {QStringLiteral("*.cpp"), QStringLiteral("*.h")}, QDir::Files, QDirIterator::Subdirectories);
        while (each.hasNext())
            found.append(QDir(kRoot).relativeFilePath(each.next()));
    }
    found.sort();
    return found;
}

const QStringList kAllFolders{QStringLiteral("models"), QStringLiteral("scanner"), QStringLiteral("printing"),
                              QStringLiteral("ui"),     QStringLiteral("app"),     QStringLiteral("tests")};

/// A line without its // comment; a // inside a string literal is kept.
QString code(const QString &line)
{
    bool inString = false;
    for (qsizetype i = 0; i + 1 < line.size(); ++i) {
        if (line[i] == QLatin1Char('"') && (i == 0 || line[i - 1] != QLatin1Char('\\')))
            inString = !inString;
        if (!inString && line[i] == QLatin1Char('/') && line[i + 1] == QLatin1Char('/'))
            return line.left(i);
    }
    return line;
}

/// "path:line text" of every line of code that matches.
QStringList matches(const QStringList &files, const QRegularExpression &pattern)
{
    QStringList found;
    for (const QString &path : files) {
        const QStringList lines = textOf(path).split(QLatin1Char('\n'));
        for (qsizetype i = 0; i < lines.size(); ++i) {
            if (pattern.match(code(lines.at(i))).hasMatch())
                found.append(QStringLiteral("%1:%2 %3").arg(path).arg(i + 1).arg(lines.at(i).trimmed()));
        }
    }
    return found;
}

/// Length of the longest function: from a brace alone on its line to the closing one in the same column.
int longestFunction(const QString &text, int *at)
{
    static const QRegularExpression kOpen(QStringLiteral("^( *)\\{$"));
    const QStringList lines = text.split(QLatin1Char('\n'));
    int longest = 0;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QRegularExpressionMatch open = kOpen.match(lines.at(i));
        if (!open.hasMatch())
            continue;
        const QString indent = open.captured(1);
        qsizetype end = i + 1;
        while (end < lines.size() && !lines.at(end).startsWith(indent + QLatin1Char('}')))
            ++end;
        const bool isFunction = end < lines.size() && lines.at(end) == indent + QLatin1Char('}');
        const int length = static_cast<int>(end - i - 1);
        if (isFunction && length > longest) {
            longest = length;
            *at = static_cast<int>(i + 1);
        }
    }
    return longest;
}

/// The ratchet: "path file|function lines", what is longer than the rule and how long it may stay at most.
QMap<QString, int> exceptions()
{
    QMap<QString, int> limits;
    for (const QString &line : textOf(QStringLiteral("tests/cmake/size-exceptions.txt")).split(QLatin1Char('\n'))) {
        const QStringList parts = line.split(QLatin1Char(' '), Qt::SkipEmptyParts);
        if (parts.size() == 3 && !line.startsWith(QLatin1Char('#')))
            limits.insert(parts.at(0) + QLatin1Char(' ') + parts.at(1), parts.at(2).toInt());
    }
    return limits;
}

/// The codes of line.csv, first column, header and comments left out.
QStringList lineCodes(const QString &path)
{
    QStringList codes;
    static const QRegularExpression kEnd(QStringLiteral("[,\t]"));
    for (const QString &row : textOf(path).split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
        const QString code = row.section(kEnd, 0, 0);
        if (!row.startsWith(QLatin1Char('#')) && code != QLatin1String("line"))
            codes.append(QRegularExpression::escape(code));
    }
    return codes;
}

/// Names of carriers and forwarders: the folders, line codes and carrier cells of every tariff in the tree, and others of the trade.
QStringList carriers()
{
    QStringList names{QStringLiteral("fedex"),   QStringLiteral("dhl"),      QStringLiteral("usps"),    QStringLiteral("tnt"),        QStringLiteral("dpd"),
                      QStringLiteral("epacket"), QStringLiteral("yanwen"),   QStringLiteral("cainiao"), QStringLiteral("yunexpress"), QStringLiteral("china\\s*post"),
                      QStringLiteral("wlh"),     QStringLiteral("royal mail"), QStringLiteral("sf express"), QStringLiteral("weilnhai"), QStringLiteral("reseller")};
    const QString packs = QStringLiteral("tests/models/freight/packs");
    QStringList folders = QDir(kRoot + QLatin1Char('/') + packs).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    folders.removeAll(QStringLiteral("customs"));
    names += folders;
    for (const QString &folder : folders)
        names += lineCodes(packs + QLatin1Char('/') + folder + QStringLiteral("/line.csv"));
    names += lineCodes(QStringLiteral("app/demo-tariffs/line.csv"));
    names.removeDuplicates();
    return names;
}

QByteArray shown(const QStringList &findings)
{
    return findings.join(QLatin1Char('\n')).toUtf8();
}

} // namespace

class tst_SourceRules : public QObject
{
    Q_OBJECT

private slots:
    void filesAndFunctionsAreShort()
    {
        const QMap<QString, int> limits = exceptions();
        QStringList findings;
        QSet<QString> used;
        const auto check = [&](const QString &what, int lines, int rule, int at) {
            used.insert(what);
            const int limit = limits.value(what, rule);
            if (lines > limit)
                findings.append(QStringLiteral("%1 %2 (line %3): at most %4").arg(what).arg(lines).arg(at).arg(limit));
            else if (limits.contains(what) && lines <= rule)
                findings.append(what + QStringLiteral(": short enough now, its line in size-exceptions.txt can go"));
        };
        for (const QString &path : sources(kAllFolders)) {
            const QString text = textOf(path);
            int at = 0;
            check(path + QStringLiteral(" file"), static_cast<int>(text.count(QLatin1Char('\n'))), kFileLines, 1);
            check(path + QStringLiteral(" function"), longestFunction(text, &at), kFunctionLines, at);
        }
        for (auto it = limits.begin(); it != limits.end(); ++it) {
            if (!used.contains(it.key()))
                findings.append(it.key() + QStringLiteral(": is gone, its line in size-exceptions.txt can go"));
        }
        QVERIFY2(findings.isEmpty(), shown(findings).constData());
    }

    void functionsAreMeasured()
    {
        int at = 0;
        QCOMPARE(longestFunction(QStringLiteral("void a()\n{\n    b();\n    c();\n}\n\nstruct D\n{\n    int a;\n    int b;\n    int c;\n};\n"), &at), 2);
        QCOMPARE(at, 2);
    }

    void freightCountsExactly()
    {
        const QStringList found = matches(sources({QStringLiteral("models/freight")}), QRegularExpression(QStringLiteral("\\b(double|float|toDouble|qreal)\\b")));
        QVERIFY2(found.isEmpty(), shown(found).constData());
    }

    /// Rates are data: neither engine nor packer knows a carrier or a forwarder, not even in a comment.
    void enginesNameNoCarrier()
    {
        const QStringList names = carriers();
        QVERIFY2(names.size() > 20, shown(names).constData());
        const QRegularExpression known(QStringLiteral("(?<![A-Za-z])k?(%1)(?![A-Za-z])").arg(names.join(QLatin1Char('|'))), QRegularExpression::CaseInsensitiveOption);
        QStringList found;
        const QStringList files = sources({QStringLiteral("models/freight"), QStringLiteral("models/packing")});
        QVERIFY(files.size() > 60);
        for (const QString &path : files) {
            QRegularExpressionMatchIterator each = known.globalMatch(textOf(path));
            while (each.hasNext())
                found.append(path + QLatin1Char(' ') + each.next().captured());
        }
        QVERIFY2(found.isEmpty(), shown(found).constData());
        QVERIFY(known.match(QStringLiteral("if (line == u\"FedRoad\")")).hasMatch());
        QVERIFY(known.match(QStringLiteral("kUPS_MINIMUM")).hasMatch());
    }

    void wordsAreOnlyInUi()
    {
        const QStringList found = matches(sources({QStringLiteral("models"), QStringLiteral("scanner"), QStringLiteral("printing"), QStringLiteral("app")}),
                                          QRegularExpression(QStringLiteral("(\\btr|\\bQCoreApplication::translate|\\bqsTr)\\(\\s*\"")));
        QVERIFY2(found.isEmpty(), shown(found).constData());
    }

    void sqlIsOnlyWhereTheStoreIs()
    {
        const QStringList all = sources({QStringLiteral("models"), QStringLiteral("scanner"), QStringLiteral("printing"), QStringLiteral("ui"), QStringLiteral("app")});
        QStringList elsewhere;
        for (const QString &path : all) {
            if (!path.startsWith(QStringLiteral("models/store/")) && !path.startsWith(QStringLiteral("app/central/")) && !path.startsWith(QStringLiteral("app/cli/")))
                elsewhere.append(path);
        }
        const QStringList found
            = matches(elsewhere, QRegularExpression(QStringLiteral("\"\\s*(SELECT |INSERT (OR |INTO )|UPDATE \\w+ SET|DELETE FROM |CREATE (TABLE|INDEX) )")));
        QVERIFY2(found.isEmpty(), shown(found).constData());
    }

    void nothingIsPutOff()
    {
        // Put together, so that this file is not found by itself.
        const QString words = QStringList{QStringLiteral("TO") + QStringLiteral("DO"), QStringLiteral("FIX") + QStringLiteral("ME"), QStringLiteral("XX") + QStringLiteral("X:")}.join(QLatin1Char('|'));
        QStringList found;
        for (const QString &path : sources(kAllFolders)) {
            if (textOf(path).contains(QRegularExpression(QStringLiteral("\\b(%1)\\b").arg(words))))
                found.append(path);
        }
        QVERIFY2(found.isEmpty(), shown(found).constData());
    }

    void theFolderMapIsTheRuleOfTheBuild()
    {
        // "set(allow_<folder> <may include>...)" of the build's check against "| `<folder>` | what | <may include> |".
        static const QRegularExpression kRule(QStringLiteral("^set\\(allow_([a-z/]+) (.*)\\)$"), QRegularExpression::MultilineOption);
        const QString readme = textOf(QStringLiteral("README.md"));
        int looked = 0;
        QRegularExpressionMatchIterator each = kRule.globalMatch(textOf(QStringLiteral("tests/cmake/CheckLayering.cmake")));
        while (each.hasNext()) {
            const QRegularExpressionMatch rule = each.next();
            QStringList may = rule.captured(2) == QLatin1String("\"\"") ? QStringList{QStringLiteral("nothing")} : rule.captured(2).split(QLatin1Char(' '));
            may.replaceInStrings(QStringLiteral("models/"), QString());
            const QRegularExpression row(QStringLiteral("^\\| `%1` \\|.*\\| %2 \\|$").arg(rule.captured(1), may.join(QStringLiteral(", "))), QRegularExpression::MultilineOption);
            QVERIFY2(row.match(readme).hasMatch(), qPrintable(rule.captured(1) + QStringLiteral(" may include ") + may.join(QStringLiteral(", "))));
            ++looked;
        }
        QCOMPARE(looked, 11);
    }

    void everyPathInTheReadmeExists()
    {
        static const QRegularExpression kTicks(QStringLiteral("`([^`\\n]+)`|\\]\\(([^)]+)\\)"));
        static const QRegularExpression kOurs(QStringLiteral("^(\\./)?(models|scanner|printing|ui|app|tests|translations|\\.ci)/[^ <>*]*$|^(LICENSE|CMakePresets\\.json)$"));
        QStringList missing;
        int looked = 0;
        QRegularExpressionMatchIterator each = kTicks.globalMatch(textOf(QStringLiteral("README.md")));
        while (each.hasNext()) {
            const QRegularExpressionMatch found = each.next();
            const QString path = found.captured(1).isEmpty() ? found.captured(2) : found.captured(1);
            if (!kOurs.match(path).hasMatch())
                continue;
            ++looked;
            if (!QFile::exists(kRoot + QLatin1Char('/') + path))
                missing.append(path);
        }
        QVERIFY(looked > 40);
        QVERIFY2(missing.isEmpty(), shown(missing).constData());
    }

    void everyTestAndCodeInTheReadmeExists()
    {
        const QString readme = textOf(QStringLiteral("README.md"));
        QString tests;
        for (const QString &path : sources({QStringLiteral("tests")}))
            tests += textOf(path);
        QStringList missing;
        static const QRegularExpression kTest(QStringLiteral("\\b(tst_\\w+)(?:::(\\w+))?"));
        QRegularExpressionMatchIterator each = kTest.globalMatch(readme);
        while (each.hasNext()) {
            const QRegularExpressionMatch found = each.next();
            if (!tests.contains(QStringLiteral("class %1 ").arg(found.captured(1))))
                missing.append(found.captured());
            if (!found.captured(2).isEmpty() && !tests.contains(QStringLiteral("void %1()").arg(found.captured(2))))
                missing.append(found.captured());
        }
        static const QRegularExpression kCode(QStringLiteral("\\b[EW]([1-9][0-9]{3})\\b"));
        QRegularExpressionMatchIterator codes = kCode.globalMatch(readme);
        while (codes.hasNext()) {
            const QRegularExpressionMatch found = codes.next();
            if (errorCodeOf(found.captured(1).toInt()) == ErrorCode::None)
                missing.append(found.captured());
        }
        QVERIFY2(missing.isEmpty(), shown(missing).constData());
    }
};

PACKBAY_TEST(tst_SourceRules)
#include "tst_SourceRules.moc"
