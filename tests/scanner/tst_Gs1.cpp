#include "scanner/gs1/Gs1Checks.h"
#include "scanner/gs1/Gs1Data.h"
#include "tests/scanner/OutsideData.h"
#include "tests/support/TestMain.h"

#include <QRegularExpression>
#include <QSet>

using namespace packbay;
using packbay::test::jsonLines;

/// The published vectors, all but inputs that stand twice in one file with different verdicts, and our own table.
class tst_Gs1 : public QObject
{
    Q_OBJECT

    /// "^" for FNC1, as the vectors write it.
    static QString caret(const Result<QList<Gs1Element>> &read)
    {
        if (!read)
            return QStringLiteral("refused");
        QString text = u'^' + gs1::writeElements(*read);
        text.replace(QChar(0x1D), QLatin1Char('^'));
        return text;
    }
    static Result<QList<Gs1Element>> readCaret(const QString &text)
    {
        if (!text.startsWith(u'^'))
            return makeError(ErrorCode::Gs1DataInvalid);
        QString data = text.mid(1);
        data.replace(u'^', QChar(0x1D));
        return gs1::readElements(data);
    }
    struct Tally
    {
        int ran = 0;
        int twofold = 0;
    };
    /// Runs `read` over the file; returns the disagreements. `keyed` tells inputs apart that differ only in their rule.
    template<class Read>
    static QStringList disagreements(const QString &file, const QString &keyName, Read read, Tally *tally)
    {
        const QList<QJsonObject> lines = jsonLines(file);
        const auto keyOf = [&](const QJsonObject &o) {
            return o[keyName].toString() + u'|' + o[QStringLiteral("in")].toString();
        };
        QHash<QString, QSet<bool>> verdicts;
        for (const QJsonObject &o : lines)
            verdicts[keyOf(o)].insert(o[QStringLiteral("ok")].toBool());
        QStringList wrong;
        for (const QJsonObject &o : lines) {
            if (verdicts[keyOf(o)].size() > 1) {
                ++tally->twofold;
                continue;
            }
            ++tally->ran;
            const QString got = read(o);
            const bool ok = o[QStringLiteral("ok")].toBool();
            const QString expect = o[QStringLiteral("expect")].toString();
            if ((got != u"refused") != ok || (ok && !expect.isEmpty() && got != expect))
                wrong << o[keyName].toString() + QStringLiteral(" %1 -> %2").arg(o[QStringLiteral("in")].toString(), got);
        }
        return wrong;
    }
    static void report(const QStringList &wrong, const Tally &tally)
    {
        qInfo("%d vectors, left out: %d (twofold verdict)", tally.ran, tally.twofold);
        QVERIFY2(wrong.isEmpty(), qPrintable(u'\n' + wrong.join(u'\n')));
        QVERIFY(tally.ran > 0);
    }

private slots:
    void vectors_data()
    {
        QTest::addColumn<QString>("file");
        for (const char *name : {"ai_process_fnc1", "ai_parse_bracketed", "ai_associations", "digital_link_parse",
                                 "digital_link_generate", "linters"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void vectors()
    {
        QFETCH(QString, file);
        PACKBAY_NEEDS_OUTSIDE_FILE("gs1/linters.jsonl");
        const QString in = QStringLiteral("in");
        Tally tally;
        const auto read = [&](const QJsonObject &o) -> QString {
            const QString text = o[in].toString();
            if (file == u"ai_process_fnc1")
                return caret(readCaret(text));
            if (file == u"ai_parse_bracketed")
                return caret(gs1::readBracketed(text));
            if (file == u"digital_link_parse")
                return caret(gs1::readDigitalLink(text));
            if (file == u"linters")
                return lint(o[QStringLiteral("linter")].toString(), text);
            if (o[QStringLiteral("rule")].toString() == u"validateAIrepeats") // knows AIs that are not assigned
                return gs1::checkRepeats(looseElements(text)) ? QStringLiteral("ok") : QStringLiteral("refused");
            const auto elements = gs1::readBracketed(text);
            if (!elements)
                return QStringLiteral("refused");
            if (file == u"digital_link_generate") {
                const auto link = gs1::writeDigitalLink(*elements, o[QStringLiteral("stem")].toString());
                return link ? *link : QStringLiteral("refused");
            }
            return gs1::checkAssociations(*elements) ? QStringLiteral("ok") : QStringLiteral("refused");
        };
        const QString key = file == u"linters" ? QStringLiteral("linter") : file == u"ai_associations" ? QStringLiteral("rule") : in;
        const QStringList wrong = disagreements(QStringLiteral("gs1/%1.jsonl").arg(file), key, read, &tally);
        report(wrong, tally);
    }
    void everyAiOfTheDictionaryIsKnown()
    {
        PACKBAY_NEEDS_OUTSIDE_FILE("gs1/gs1-syntax-dictionary.txt");
        QFile file(packbay::test::outsideFile(QStringLiteral("gs1/gs1-syntax-dictionary.txt")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        int seen = 0;
        while (!file.atEnd()) {
            const QByteArray line = file.readLine();
            if (line.isEmpty() || line[0] < '0' || line[0] > '9')
                continue;
            const QByteArrayList words = line.simplified().split(' ');
            const QByteArrayList range = words[0].split('-');
            for (const QByteArray &ai : {range.first(), range.last()}) {
                const gs1::AiRule *rule = gs1::ruleOf(QString::fromLatin1(ai));
                QVERIFY2(rule, ai.constData());
                QCOMPARE(rule->lengthKnown, words[1].contains('*'));
            }
            ++seen;
        }
        QCOMPARE(seen, 224);
    }
    void aWrongCheckDigitIsNamed()
    {
        const auto read = gs1::readElements(u"00340123456000000018");
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::CheckDigitWrong);
        QCOMPARE(read.error().args[QStringLiteral("position")].toInt(), 18);
        QCOMPARE(read.error().args[QStringLiteral("read")].toString(), QStringLiteral("8"));
        QCOMPARE(read.error().args[QStringLiteral("expected")].toString(), QStringLiteral("9"));
    }
    void bracketsThereAndBack()
    {
        const QString text = QStringLiteral("(01)12345678901231(10)A\\(B(21)C");
        const auto read = gs1::readBracketed(text);
        QVERIFY(read.has_value());
        QCOMPARE(read->at(1).value, QStringLiteral("A(B"));
        QCOMPARE(gs1::writeBracketed(*read), text);
        QCOMPARE(caret(gs1::readElements(gs1::writeElements(*read))), QStringLiteral("^011234567890123110A(B^21C"));
    }

private:
    static QList<Gs1Element> looseElements(const QString &text)
    {
        QList<Gs1Element> out;
        static const QRegularExpression kElement(QStringLiteral("\\((\\d+)\\)([^(]*)"));
        auto it = kElement.globalMatch(text);
        while (it.hasNext()) {
            const auto match = it.next();
            out.append({match.captured(1), match.captured(2)});
        }
        return out;
    }
    static QString lint(const QString &linter, const QString &text)
    {
        static const QHash<QString, QByteArray> kNames{
            {QStringLiteral("csum"), "check"}, {QStringLiteral("csumalpha"), "pair"}, {QStringLiteral("yymmd0"), "date0"},
            {QStringLiteral("yymmdd"), "date"}, {QStringLiteral("yyyymmdd"), "longdate"}, {QStringLiteral("yyyymmd0"), "longdate0"},
            {QStringLiteral("hhmi"), "time"}, {QStringLiteral("hh"), "hour"}, {QStringLiteral("mi"), "minute"},
            {QStringLiteral("ss"), "second"}, {QStringLiteral("iso3166"), "country"}, {QStringLiteral("iso3166999"), "country999"},
            {QStringLiteral("iso3166alpha2"), "alpha2"}, {QStringLiteral("iso4217"), "currency"}, {QStringLiteral("iso5218"), "sex"},
            {QStringLiteral("nozeroprefix"), "nolead0"}, {QStringLiteral("hasnondigit"), "nondigit"}, {QStringLiteral("pcenc"), "percent"},
            {QStringLiteral("pieceoftotal"), "piece"}, {QStringLiteral("posinseqslash"), "sequence"},
            {QStringLiteral("importeridx"), "importer"}, {QStringLiteral("mediatype"), "media"},
            {QStringLiteral("packagetype"), "package"}, {QStringLiteral("couponcode"), "coupon"},
            {QStringLiteral("couponposoffer"), "posoffer"},
        };
        static const QHash<QString, char> kSets{{QStringLiteral("cset82"), 'x'}, {QStringLiteral("cset39"), 'y'},
                                                {QStringLiteral("cset64"), 'z'}, {QStringLiteral("csetnumeric"), 'n'},
                                                // a company prefix after one digit: stands at N14 and N18 only, and GS1's
                                                // list of the prefixes is not for a station, so digits are what is left
                                                {QStringLiteral("gcppos2"), 'n'}};
        const auto fault = kSets.contains(linter) ? gs1::characterFault(kSets[linter], text)
                                                  : gs1::checkFault(kNames.value(linter, linter.toLatin1()), text);
        return fault ? QStringLiteral("refused") : QStringLiteral("ok");
    }
};

PACKBAY_TEST(tst_Gs1)
#include "tst_Gs1.moc"
