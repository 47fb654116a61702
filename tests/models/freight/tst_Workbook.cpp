#include "models/freight/TariffSchema.h"
#include "models/freight/workbook/TariffSource.h"
#include "models/freight/workbook/WorkbookCell.h"
#include "models/freight/workbook/WorkbookParts.h"
#include "models/freight/workbook/WorkbookReader.h"
#include "models/freight/workbook/WorkbookWriter.h"
#include "tests/models/freight/Packs.h"
#include "tests/support/TestMain.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

using namespace packbay;
using namespace packbay::test;

namespace {

/// The distribution's own, which has openpyxl; another one may stand before it in PATH.
QString python3()
{
    const QString own = text("/usr/bin/python3");
    return QFile::exists(own) ? own : text("python3");
}

QByteArray openpyxl(const char *action, const QString &file, const QByteArray &input = {})
{
    QProcess python;
    python.start(python3(), {text(PACKBAY_SOURCE_DIR "/tests/models/freight/workbook.py"), text(action), file});
    python.write(input);
    python.closeWriteChannel();
    if (!python.waitForFinished(120'000) || python.exitCode() != 0)
        qWarning("%s", python.readAllStandardError().constData());
    return python.readAllStandardOutput();
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
}

QByteArray summary(const TariffLoad &load)
{
    QByteArrayList all;
    for (const TariffFinding &finding : load.findings)
        all += finding.file.toUtf8() + ':' + QByteArray::number(finding.row) + ':' + finding.column.toUtf8() + (finding.isError ? " error " : " warning ")
            + QByteArray::number(static_cast<int>(finding.code));
    return all.join(" | ");
}

/// A pack's CSV as openpyxl would have it typed by hand: numbers as numbers, days as dates, the Chinese names.
QByteArray typedByHand(const TariffPack &pack)
{
    QJsonObject book;
    for (const TariffSheetSpec &spec : tariffSheets()) {
        const auto rows = pack.canonicalRows.find(QLatin1String(spec.name));
        if (rows == pack.canonicalRows.end())
            continue;
        QJsonArray header;
        for (const TariffColumn &column : spec.columns)
            header.append(text(column.alias));
        QJsonArray sheet{QJsonArray{text("# kept by hand")}, QJsonArray{}, header};
        for (const QByteArray &row : rows->second) {
            const QList<QByteArray> cells = row.split(kTariffCellEnd);
            QJsonArray line;
            for (std::size_t i = 0; i < spec.columns.size(); ++i) {
                const QString cell = QString::fromUtf8(cells.at(static_cast<qsizetype>(i)));
                const bool isNumber = spec.columns[i].kind == CellKind::Number && Rational::fromDecimal(cell.toUtf8());
                if (cell.isEmpty())
                    line.append(QJsonValue());
                else if (isNumber)
                    line.append(QJsonObject{{text("number"), cell}});
                else if (spec.columns[i].kind == CellKind::Date && !cell.contains(text("T00:00")))
                    line.append(QJsonObject{{text("date"), cell}});
                else
                    line.append(cell);
            }
            sheet.append(line);
        }
        book.insert(text(spec.alias), sheet);
    }
    return QJsonDocument(book).toJson();
}

} // namespace

/// Tariffs as workbooks: ours read by openpyxl, openpyxl's read by us, and everything that is none.
class tst_Workbook : public QObject
{
    Q_OBJECT

private slots:
    void packs_data()
    {
        QTest::addColumn<TariffFiles>("files");
        for (const char *name : {"fedroad", "weilanhai", "gazette", "wish", "ups"})
            QTest::newRow(name) << folderPack(name);
        QTest::newRow("demo") << readTariffFolder(text(PACKBAY_SOURCE_DIR "/app/demo-tariffs")).value_or(TariffFiles());
        QTest::newRow("odd cells") << smallPack({
            {text("line"), "line,currency,name_zh,note,source,divisor\nL,CNY,\"a, \"\"b\"\"\nc\",<b> & 'q',\xF0\x9F\x93\xA6 \xE6\xB5\xB7\xE8\xBF\x90,166in3/lb\n"},
            {text("zone"), "line,zone,country,postcode_from,postcode_to\nL,Z,AU,0800,0899\nL,Z,NZ,,\n"},
            {text("price"), "line,zone,over_g,to_g,base\nL,Z,0,453.59237,8.55\nL,Z,453.59237,1kg,0.000001\nL,Z,1kg,123456789.012345678,999999999.999999\n"},
            {text("fx"), "base,quote,rate,as_of\nCNY,USD,0.140000001,2026-11-22\nCNY,JPY,123456789012.123456,2026-11-22T08:00:00Z\n"}});
    }
    void packs()
    {
        QFETCH(TariffFiles, files);
        const TariffLoad load = loadTariff(files);
        VERIFY_PACK(load);
        QTemporaryDir dir;
        const QString file = dir.filePath(text("pack.xlsx"));
        QVERIFY(writeTariffWorkbook(load.pack, file));
        const Result<TariffSource> again = readTariffSource(file);
        QVERIFY(again);
        VERIFY_PACK(again->load);
        QCOMPARE(again->load.pack.canonicalRows, load.pack.canonicalRows);
        QCOMPARE(again->load.pack.sha256, load.pack.sha256);
        QCOMPARE(loadTariff(again->files).pack.sha256, load.pack.sha256);
        compareWithOpenpyxl(load.pack, QJsonDocument::fromJson(openpyxl("read", file)).object());
    }
    void sameBytesForTheSamePack()
    {
        const TariffLoad load = loadTariff(folderPack("ups"));
        QTemporaryDir dir;
        QVERIFY(writeTariffWorkbook(load.pack, dir.filePath(text("a.xlsx"))));
        QVERIFY(writeTariffWorkbook(load.pack, dir.filePath(text("b.xlsx"))));
        QVERIFY(bytesOf(dir.filePath(text("a.xlsx"))).size() > 1000);
        QCOMPARE(bytesOf(dir.filePath(text("a.xlsx"))), bytesOf(dir.filePath(text("b.xlsx"))));
        QCOMPARE(QDir(dir.path()).entryList(QDir::Files).size(), 2);
        QCOMPARE(writeTariffWorkbook(load.pack, dir.filePath(text("none/c.xlsx"))).error().code, ErrorCode::FileUnwritable);
    }
    void typedByHand_data() { packs_data(); }
    void typedByHand()
    {
        QFETCH(TariffFiles, files);
        const TariffLoad load = loadTariff(files);
        VERIFY_PACK(load);
        QTemporaryDir dir;
        const QString file = dir.filePath(text("hand.xlsx"));
        // openpyxl writes 17 digits of a number; a decimal of 15 or fewer comes back as it was.
        if (text(QTest::currentDataTag()) == text("odd cells"))
            return;
        openpyxl("write", file, ::typedByHand(load.pack));
        const Result<TariffSource> again = readTariffSource(file);
        QVERIFY(again);
        VERIFY_PACK(again->load);
        QCOMPARE(again->load.pack.sha256, load.pack.sha256);
    }
    void findings_data()
    {
        QTest::addColumn<QByteArray>("book");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *name, const char *changes, const char *expected) {
            // Good sheets, then what the row puts in their place.
            QJsonObject book = QJsonDocument::fromJson(json("{'line':[['line','currency'],['L','CNY']],'zone':[['line','zone','country'],['L','Z','AU']],"
                                                            "'price':[['line','zone','over_g','to_g','base'],['L','Z',{'number':'0'},{'number':'500'},{'number':'8.55'}]]}"))
                                   .object();
            const QJsonObject other = QJsonDocument::fromJson(json(changes)).object();
            for (auto sheet = other.begin(); sheet != other.end(); ++sheet) {
                if (sheet.value().isNull())
                    book.remove(sheet.key());
                else
                    book.insert(sheet.key(), sheet.value());
            }
            QTest::newRow(name) << QJsonDocument(book).toJson() << QByteArray(expected);
        };
        row("good", "{}", "");
        row("gap", "{'price':[['line','zone','over_g','to_g','base'],['L','Z','0','500','1'],[],['L','Z','600','900','2']]}", "pack.xlsx/price:4:over_g error 7206");
        row("letter in a number", "{'price':[['line','zone','over_g','to_g','base'],['L','Z','0','500','1O']]}", "pack.xlsx/price:2:base error 7205");
        row("wrong header", "{'price':[['line','zone','over_g','to_g','colour'],['L','Z','0','500','1']]}", "pack.xlsx/price:1:colour error 7203 | pack.xlsx/price:2:base error 7205");
        row("sheet missing", "{'zone':null}", "pack.xlsx/price:2:zone error 7210 | pack.xlsx/zone:0: error 7201");
        row("other sheet", "{'Notes':[['bla']]}", "pack.xlsx/Notes:0: warning 7201");
        row("sheet twice", "{'价格':[['线路']]}", "pack.xlsx/价格:0: error 7212");
        row("formula without value", "{'price':[['line','zone','over_g','to_g','base'],['L','Z','0','500','=1+1']]}",
            "pack.xlsx/price:2:base error 7205 | pack.xlsx/price:2:base error 7205");
        row("error in a cell", "{'price':[['line','zone','over_g','to_g','base','per_kg'],['L','Z','0','500','1','#REF!']]}", "pack.xlsx/price:2:per_kg error 7205");
        row("percentage", "{'surcharge':[['line','code','basis','value'],['L','FUEL','percent',{'percent':'0.125'}]]}", "pack.xlsx/surcharge:2:value error 7205");
        row("flag", "{'zone':[['line','zone','country','remote'],['L','Z','AU',{'flag':true}]]}", "");
        row("no day", "{'line':[['line','currency','valid_from'],['L','CNY',{'number':'20261122'}]]}", "pack.xlsx/line:2:valid_from error 7205");
    }
    void findings()
    {
        QFETCH(QByteArray, book);
        QFETCH(QByteArray, expected);
        QTemporaryDir dir;
        const QString file = dir.filePath(text("pack.xlsx"));
        openpyxl("write", file, book);
        const Result<TariffSource> source = readTariffSource(file);
        QVERIFY(source);
        QCOMPARE(summary(source->load), expected);
        QCOMPARE(source->load.ok(), !expected.contains("error"));
        for (const TariffFinding &finding : source->load.findings)
            QVERIFY(!finding.message.isEmpty() && !finding.remedy.isEmpty());
    }
    void noWorkbook()
    {
        QTemporaryDir dir;
        const QString file = dir.filePath(text("pack.xlsx"));
        QVERIFY(writeTariffWorkbook(loadTariff(folderPack("ups")).pack, file));
        const QByteArray good = bytesOf(file);
        QByteArray flipped = good;
        // A byte in the packed data of each part: the zip's own checksums or the XML must notice.
        for (qsizetype at = good.indexOf("xl/worksheets/"); at < good.size() && at > 0; at += 97)
            flipped[at] = static_cast<char>(flipped.at(at) ^ 0x55);
        for (const QByteArray &bytes : {QByteArray(), QByteArray("line,currency\n"), QByteArray("PK\x03\x04 no more"), QByteArray("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and so on"),
                 good.first(good.size() / 2), good.first(good.size() - 30), flipped}) {
            write(file, bytes);
            const Result<TariffSource> source = readTariffSource(file);
            QVERIFY(source);
            QVERIFY(!source->load.ok());
            QVERIFY2(summary(source->load).startsWith("pack.xlsx") && summary(source->load).contains("error 72"), summary(source->load).constData());
        }
        // Any cut leaves findings, or everything that was there.
        for (qsizetype size = 0; size < good.size(); size += good.size() / 40) {
            write(file, good.first(size));
            QVERIFY(!readTariffSource(file)->load.ok());
        }
    }
    void tooLarge()
    {
        QTemporaryDir dir;
        for (const char *name : {"pack.xlsx", "csv/fx.csv"}) {
            QVERIFY(QDir(dir.path()).mkpath(text("csv")));
            QFile file(dir.filePath(text(name)));
            QVERIFY(file.open(QIODevice::WriteOnly) && file.resize(200LL * 1024 * 1024));
        }
        QCOMPARE(summary(readTariffSource(dir.filePath(text("pack.xlsx")))->load), QByteArray("pack.xlsx:0: error 7214"));
        QVERIFY(summary(readTariffSource(dir.filePath(text("csv")))->load).startsWith("fx.csv:0: error 7214"));
        QCOMPARE(readTariffSource(dir.filePath(text("none"))).error().code, ErrorCode::TariffFileMissing);
        // Small when packed, too large when not: 300 MB of blanks.
        QProcess python;
        python.start(python3(), {text("-c"), text("import sys,zipfile\nz=zipfile.ZipFile(sys.argv[1],'w',zipfile.ZIP_DEFLATED,compresslevel=1)\nz.writestr('xl/workbook.xml',b' '*300000000)\nz.close()"),
                                       dir.filePath(text("bomb.xlsx"))});
        QVERIFY(python.waitForFinished(120'000));
        QCOMPARE(summary(readTariffSource(dir.filePath(text("bomb.xlsx")))->load), QByteArray("bomb.xlsx:0: error 7214"));
    }
    void numbersAsShown()
    {
        for (const auto &[cell, shown] : {std::pair("8.5500000000000007", "8.55"), {"8.550000000000001", "8.55"}, {"855E-2", "8.55"}, {"1.0000000000000001E-5", "0.00001"}, {"0.10000000000000001", "0.1"},
                 {"5", "5"}, {"5.0", "5"}, {"-0.5", "-0.5"}, {"-0", "0"}, {"1E3", "1000"}, {"123456789012345678", "123456789012346000"}, {"99999999999999.99", "100000000000000"},
                 {"0.000999999999999999999", "0.001"}, {"2.5E+2", "250"}, {"000", "0"}})
            QCOMPARE(decimalOfNumber(cell).value_or("none"), QByteArray(shown));
        for (const char *cell : {"", "-", ".", "1.2.3", "1,5", "5 ", "E5", "1E", "1E99", "0x5", "inf", "NaN"})
            QVERIFY2(!decimalOfNumber(cell), cell);
    }
    void daysOfSerials()
    {
        QCOMPARE(dayOfSerial("46348", false).value_or(""), QByteArray("2026-11-22"));
        QCOMPARE(dayOfSerial("61", false).value_or(""), QByteArray("1900-03-01"));
        QCOMPARE(dayOfSerial("44886", true).value_or(""), QByteArray("2026-11-22"));
        QCOMPARE(dayOfSerial("46348.333333333336", false).value_or(""), QByteArray("2026-11-22T08:00:00Z"));
        for (const char *none : {"60", "0", "-1", "20261122", "x"})
            QVERIFY2(!dayOfSerial(none, false), none);
    }
    void references()
    {
        for (const auto &[reference, column] : {std::pair(u"A1", 0), {u"Z9", 25}, {u"AA10", 26}, {u"BC12", 54}, {u"XFD1048576", 16383}, {u"XFE1", -1}, {u"ZZZZZZZZZZ1", -1}, {u"1", -1}, {u"", -1}, {u"a1", -1}})
            QCOMPARE(columnOfReference(reference), column);
    }
    void escapes()
    {
        QCOMPARE(unescapedText(text("a_x000D_b")), QByteArray("a\rb"));
        QCOMPARE(unescapedText(text("_x005F_x000D_")), QByteArray("_x000D_"));
        QCOMPARE(unescapedText(text("_x00_")), QByteArray("_x00_"));
    }

private:
    static void compareWithOpenpyxl(const TariffPack &pack, const QJsonObject &book)
    {
        QCOMPARE(static_cast<std::size_t>(book.size()), pack.canonicalRows.size());
        for (const TariffSheetSpec &spec : tariffSheets()) {
            const auto rows = pack.canonicalRows.find(QLatin1String(spec.name));
            if (rows == pack.canonicalRows.end())
                continue;
            const QJsonArray sheet = book.value(QLatin1String(spec.name)).toArray();
            QCOMPARE(static_cast<std::size_t>(sheet.size()), rows->second.size() + 1);
            for (std::size_t r = 0; r < rows->second.size(); ++r) {
                const QList<QByteArray> cells = rows->second[r].split(kTariffCellEnd);
                for (std::size_t c = 0; c < spec.columns.size(); ++c) {
                    QCOMPARE(sheet.at(0).toArray().at(static_cast<qsizetype>(c)).toString(), text(spec.columns[c].name));
                    QByteArray there = sheet.at(static_cast<qsizetype>(r + 1)).toArray().at(static_cast<qsizetype>(c)).toString().toUtf8();
                    // openpyxl shows all digits of a binary number; a text with more than 15 is left as it is.
                    if (spec.columns[c].kind == CellKind::Number && there != cells.at(static_cast<qsizetype>(c)))
                        there = decimalOfNumber(there).value_or(there);
                    QCOMPARE(there, cells.at(static_cast<qsizetype>(c)));
                }
            }
        }
    }
};

PACKBAY_TEST(tst_Workbook)
#include "tst_Workbook.moc"
