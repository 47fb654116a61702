#include "models/domain/OwnCode.h"
#include "scanner/ScanClassifier.h"
#include "scanner/gs1/Gs1Data.h"
#include "tests/scanner/OutsideData.h"
#include "tests/scanner/TrackingReference.h"
#include "tests/support/TestMain.h"

#include <QDir>
#include <QJsonArray>

using namespace packbay;

/// What scans mean: our own table, the samples beside the carrier formats, and the published numbers.
class tst_ScanClassifier : public QObject
{
    Q_OBJECT

    static const ScanClassifier &classifier()
    {
        static const ScanClassifier kClassifier(*CarrierCatalog::builtIn());
        return kClassifier;
    }
    static QStringList codes(const auto &list)
    {
        QStringList out;
        for (const auto &one : list)
            out << one.code;
        return out;
    }
    /// kind, key, first carrier with its evidence, failed, error: what a row of the table says.
    static QString summary(const ScanMeaning &m)
    {
        QString out = codeKindName(m.kind) + u' ' + m.normalized;
        if (!m.carriers.isEmpty())
            out += u' ' + m.carriers.first().code + QStringLiteral(":cpl").at(1 + int(m.carriers.first().evidence));
        for (const FailedCheck &f : m.failed)
            out += QStringLiteral(" !%1@%2:%3/%4").arg(f.code).arg(f.position).arg(f.read, f.expected);
        if (!m.entity.isEmpty())
            out += QStringLiteral(" e=") + m.entity;
        if (!m.command.isEmpty())
            out += QStringLiteral(" c=") + m.command;
        if (m.error)
            out += QStringLiteral(" E%1").arg(m.error->number());
        return out;
    }

    /// JSON with ' for ", which the moc reads better than raw strings.
    static QByteArray json(const char *text) { return QByteArray(text).replace('\'', '"'); }

private slots:
    void initTestCase() { QVERIFY(CarrierCatalog::builtIn().has_value()); }

    void meanings_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *text, const char *expected) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(expected);
        };
        row("RB123456785GB", "tracking RB123456785GB s10c");
        row("rb 12345678 5 gb", "tracking RB123456785GB s10c");
        row("ＲＢ１２３４５６７８５ＧＢ", "tracking RB123456785GB s10c");
        row("RB123456786US", "unknown RB123456786US !s10@11:6/5 E1105");
        row("1Z12345E6605272234", "tracking 1Z12345E6605272234 upsc");
        row("1Z999AA10123456785", "unknown 1Z999AA10123456785 !ups@18:5/4 E1105");
        row("420787459400111206206406260787", "tracking 9400111206206406260787 uspsc");
        row("]C1420787459400111206206406260787", "tracking 9400111206206406260787 uspsc");
        row("]C142078745\x1d" "9400111206206406260787", "tracking 9400111206206406260787 uspsc");
        row("9611020987654312345672", "tracking 987654312345672 fedexc");
        row("1002297871540001000300790695517286", "tracking 790695517286 fedexc");
        row("986578788855", "tracking 986578788855 fedexc");
        row("3318810025", "tracking 3318810025 dhlc");
        row("3318810026", "tracking 3318810026 depponl !dhl@10:6/5");
        row("SF1390000000123", "tracking SF1390000000123 sfp");
        row("YT8800000001234", "tracking YT8800000001234 ytop");
        row("YT2229521272164446", "tracking YT2229521272164446 yunexpressp");
        row("JD0123456789012-1-3-", "tracking JD0123456789012-1-3- jdp");
        row("78-0000-0001-2345", "tracking 78000000012345 ztol");
        row("PB00000000017", "unknown");
        row("(00)340123456000000019", "sscc 340123456000000019 fedexc");
        row("]C100340123456000000019", "sscc 340123456000000019 fedexc");
        row("340123456000000019", "sscc 340123456000000019 fedexc");
        row("00340123456000000019", "sscc 340123456000000019 fedexc");
        row("340123456000000018", "unknown 340123456000000018 !fedex@18:8/9 E1105");
        row("]C100340123456000000018", "unknown 00340123456000000018 E1105");
        row("]d20112345678901231" "10ABC\x1d" "21XYZ", "gtin 12345678901231");
        row("https://id.gs1.org/01/09520123456788/21/12345", "gtin 09520123456788");
        row("https://example.com/shop", "unknown https://example.com/shop");
        row("]E02112345678900", "gtin 02112345678900");
        row("]E02112345678901", "unknown 2112345678901 !gtin@13:1/0 E1105");
        row("]C110ABC\x1d" "99X", "gs1 (10)ABC(99)X");
        row("]C1891234", "unknown 891234 E1106");
        row("]C0891234", "unknown 891234");
        row("ZZCOKN", "command ZZCOKN c=OK");
        row("]C0zzcokn", "command ZZCOKN c=OK");
        row("ZZCOKM", "unknown ZZCOKM E1103");
        row("ZZLSH1A031204BH", "location ZZLSH1A031204BH e=SH1A031204B");
        row("ZZP7K00012FU", "parcel ZZP7K00012FU e=7K00012F");
        row("ZZX7K00004AT", "carton ZZX7K00004AT e=7K00004A");
        row("ZZBU176", "badge ZZBU176 e=U17");
        row("ZZKDHL2I", "cage ZZKDHL2I e=DHL2");
        row("ZZTT014T", "tote ZZTT014T e=T014");
        row("ZZM7K00003D", "manifest ZZM7K00003D e=7K00003");
        row("ZZJCO26081500423", "order ZZJCO26081500423 e=CO2608150042");
        row("ZZG7K00009A", "bag ZZG7K00009A e=7K00009");
        row("TC100200P", "member TC100200P e=TC100200P");
        row("TC100200Q", "unknown TC100200Q E1103");
        row("HELLO", "unknown HELLO");
        row(" \x1d ", "unknown  E1101");
    }
    void meanings()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        if (text == u"PB00000000017") { // the house carrier's check character is computed, not remembered
            text = houseCarrierNumber(1);
            expected = QStringLiteral("tracking %1 housec").arg(text);
        }
        QCOMPARE(summary(classifier().classify(text)), expected);
    }
    void theCarrierFileKeepsItsOwnSamples()
    {
        const auto catalog = CarrierCatalog::builtIn();
        QVERIFY(catalog.has_value());
        int samples = 0;
        for (const CarrierFormat &format : catalog->formats()) {
            for (const QString &sample : format.accept) {
                QVERIFY2(codes(classifier().classify(sample).carriers).contains(format.carrier), qPrintable(sample));
                ++samples;
            }
            for (const QString &sample : format.refuse) {
                QVERIFY2(!codes(classifier().classify(sample).carriers).contains(format.carrier), qPrintable(sample));
                ++samples;
            }
        }
        QVERIFY(samples > 30);
    }
    void lengthAloneIsACandidateOnly()
    {
        const ScanMeaning meaning = classifier().classify(QStringLiteral("78000000012345"));
        QVERIFY(meaning.carriers.size() >= 2);
        for (const CarrierGuess &guess : meaning.carriers)
            QCOMPARE(guess.evidence, CarrierEvidence::Length);
    }
    void anOwnersFormatsComeFirst()
    {
        CarrierCatalog catalog = *CarrierCatalog::builtIn();
        QVERIFY(catalog.extend(json("{'formats':[{'carrier':'mine','name':'Mine','shape':'SF[0-9]{13}','evidence':'prefix'}]}")).has_value());
        QCOMPARE(catalog.match(QStringLiteral("SF1390000000123")).carriers.first().code, QStringLiteral("mine"));
        const Status bad = catalog.extend(json("{'formats':[{'carrier':'x','name':'X','shape':'A','evidence':'prefix'},{'carrier':'x','name':'X','shape':'(','evidence':'prefix'}]}"));
        QVERIFY(!bad);
        QCOMPARE(bad.error().where, QStringLiteral("/formats/1"));
        QVERIFY(!catalog.extend("{"));
    }
    /// The samples beside a format are tried when the file is read: its owner learns of a mistake before a parcel does.
    void anOwnersSamplesAreTried_data()
    {
        QTest::addColumn<QByteArray>("samples");
        QTest::addColumn<QString>("where");
        QTest::newRow("kept") << QByteArray("'accept':['QQ123455'],'refuse':['QQ123456','QX123455']") << QString();
        QTest::newRow("a wrong check digit is accepted") << QByteArray("'accept':['QQ123455','QQ123456']") << QStringLiteral("/formats/0/accept/1");
        QTest::newRow("another shape is accepted") << QByteArray("'accept':['QX123455']") << QStringLiteral("/formats/0/accept/0");
        QTest::newRow("a good one is refused") << QByteArray("'refuse':['QQ123455']") << QStringLiteral("/formats/0/refuse/0");
    }
    void anOwnersSamplesAreTried()
    {
        QFETCH(QByteArray, samples);
        QFETCH(QString, where);
        CarrierCatalog catalog = *CarrierCatalog::builtIn();
        const qsizetype before = catalog.formats().size();
        // Luhn: 12345 is followed by 5.
        const QByteArray row = json("{'formats':[{'carrier':'qq','name':'Quick','shape':'QQ(?<body>[0-9]{5})(?<check>[0-9])','rule':'luhn',")
            + json(samples.constData()) + "}]}";
        const Status added = catalog.extend(row);
        QCOMPARE(added.has_value(), where.isEmpty());
        QCOMPARE(catalog.formats().size(), before + (where.isEmpty() ? 1 : 0));
        if (!where.isEmpty())
            QCOMPARE(added.error().where, where);
        else
            QCOMPARE(catalog.match(QStringLiteral("QQ123455")).carriers.first().code, QStringLiteral("qq"));
    }
    void jsonHasTheOrderOfTheContract()
    {
        QCOMPARE(toJson(classifier().classify(QStringLiteral("RB123456785GB"))),
                 (json("{'input':'RB123456785GB','kind':'tracking','normalized':'RB123456785GB','aim':null,'carriers':[{'code':'s10','name':'UPU S10','check':'valid','evidence':'check'}],'failed':[],'gs1':null,'entity':null,'command':null,'error':null}")));
        const ScanMeaning bad = classifier().classify(QStringLiteral("RB123456786US"));
        QVERIFY(toJson(bad).contains(json("'failed':[{'code':'s10','name':'UPU S10','position':11,'read':'6','expected':'5'}]")));
        QVERIFY(toJson(bad, [](const Error &e) { return QByteArray::number(e.number()); }).endsWith(json("'error':1105}")));
        const ScanMeaning gs1 = classifier().classify(QStringLiteral("]d217260101" "10Z\x1d" "0112345678901231"));
        QVERIFY2(toJson(gs1).contains(json("'gs1':{'17':'260101','10':'Z','01':'12345678901231'}")), toJson(gs1).constData());
    }
    /// hardware.md D10: every published number is accepted as its carrier's, every wrong one refused by its own format.
    void publishedNumbers()
    {
        PACKBAY_NEEDS_OUTSIDE_FILE("tracking_number_data/couriers/ups.json");
        const QDir folder(packbay::test::outsideFile(QStringLiteral("tracking_number_data/couriers")));
        const QStringList files = folder.entryList({QStringLiteral("*.json")});
        int valid = 0;
        int invalid = 0;
        for (const QString &name : files) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QJsonObject courier = QJsonDocument::fromJson(file.readAll()).object();
            const QString code = courier[QStringLiteral("courier_code")].toString();
            const QJsonArray formats = courier[QStringLiteral("tracking_numbers")].toArray();
            QStringList elsewhere;
            for (const QJsonValue &format : formats) {
                for (const QJsonValue &number : format[QStringLiteral("test_numbers")][QStringLiteral("valid")].toArray())
                    elsewhere << number.toString();
            }
            for (const QJsonValue &format : formats) {
                const QJsonObject numbers = format[QStringLiteral("test_numbers")].toObject();
                for (const QJsonValue &number : numbers[QStringLiteral("valid")].toArray()) {
                    const ScanMeaning meaning = classifier().classify(number.toString());
                    QVERIFY2(codes(meaning.carriers).contains(code), qPrintable(code + u' ' + number.toString() + u' ' + summary(meaning)));
                    ++valid;
                }
                for (const QJsonValue &number : numbers[QStringLiteral("invalid")].toArray()) {
                    if (elsewhere.contains(number.toString()))
                        continue; // another format of the same courier accepts it
                    const ScanMeaning meaning = classifier().classify(number.toString());
                    QVERIFY2(!codes(meaning.carriers).contains(code), qPrintable(code + u' ' + number.toString() + u' ' + summary(meaning)));
                    ++invalid;
                }
            }
        }
        qInfo("%d valid accepted, %d invalid refused", valid, invalid);
        QVERIFY(valid > 90 && invalid > 40);
    }
    /// A number that several carriers could have given out is one's alone nowhere: all of them are listed.
    void collisionsAreCandidates()
    {
        PACKBAY_NEEDS_OUTSIDE_FILE("tracking_number_data/couriers/ups.json");
        const packbay::test::TrackingReference reference;
        int collisions = 0;
        for (const QString &number : reference.validNumbers()) {
            const QSet<QString> couriers = reference.couriersOf(number);
            QVERIFY2(!couriers.isEmpty(), qPrintable(number)); // else the reference is wrong
            const QStringList listed = codes(classifier().classify(number).carriers);
            for (const QString &courier : couriers)
                QVERIFY2(listed.contains(courier), qPrintable(number + u' ' + courier + QStringLiteral(" is not among ") + listed.join(u' ')));
            collisions += couriers.size() > 1;
        }
        qInfo("%d collisions", collisions);
        QVERIFY(collisions >= 3);
    }
    /// What a scanner delivers with its AIM identifier.
    void gs1ScanData()
    {
        PACKBAY_NEEDS_OUTSIDE_FILE("gs1/scandata_process.jsonl");
        int ran = 0;
        for (const QJsonObject &o : packbay::test::jsonLines(QStringLiteral("gs1/scandata_process.jsonl"))) {
            const QString in = o[QStringLiteral("in")].toString();
            const QString expect = o[QStringLiteral("expect")].toString();
            const bool ok = o[QStringLiteral("ok")].toBool();
            const ScanMeaning meaning = classifier().classify(in);
            ++ran;
            if (meaning.aim.isEmpty()) { // nothing is declared, or nothing is in it
                QVERIFY2(!meaning.gs1 && meaning.kind == CodeKind::Unknown && (!ok || expect.isEmpty()), qPrintable(in));
                continue;
            }
            QVERIFY2(meaning.error.has_value() != ok, qPrintable(in));
            if (!ok)
                continue;
            QCOMPARE(meaning.aim, in.first(3));
            const QString linear = expect.section(QStringLiteral("|^"), 0, 0);
            if (expect.startsWith(u'^'))
                QCOMPARE(caret(meaning), expect);
            else if (in.startsWith(u"]E"))
                QCOMPARE(meaning.normalized, linear.rightJustified(14, u'0'));
            else
                QVERIFY2(!meaning.gs1 || gs1::looksLikeDigitalLink(expect), qPrintable(in));
            if (linear.size() < expect.size() && in.startsWith(u"]E")) // the composite part above it
                QCOMPARE(caret(meaning), expect.sliced(linear.size() + 1));
        }
        QCOMPARE(ran, 28);
    }
    /// The same the other way round: what a symbol of these data makes a scanner send is read as these data, and what no such
    /// symbol can hold is refused.
    void gs1ScanDataOfSymbols()
    {
        PACKBAY_NEEDS_OUTSIDE_FILE("gs1/scandata_generate.jsonl");
        const QHash<QString, QString> aims{{QStringLiteral("EAN13"), QStringLiteral("]E0")}, {QStringLiteral("QR"), QStringLiteral("]Q1")},
                                           {QStringLiteral("DataBarExpanded"), QStringLiteral("]e0")}, {QStringLiteral("DataBarLimited"), QStringLiteral("]e0")}};
        int ran = 0;
        for (const QJsonObject &o : packbay::test::jsonLines(QStringLiteral("gs1/scandata_generate.jsonl"))) {
            const QString in = o[QStringLiteral("in")].toString();
            const QString sent = o[QStringLiteral("expect")].toString();
            ++ran;
            if (sent.isEmpty()) {
                const QString aim = aims.value(o[QStringLiteral("symbology")].toString());
                QVERIFY2(!aim.isEmpty() && classifier().classify(aim + in).error, qPrintable(in));
                continue;
            }
            const ScanMeaning meaning = classifier().classify(sent);
            QVERIFY2(!meaning.error, qPrintable(sent));
            const bool isRetail = sent.startsWith(u"]E0");
            const QString linear = in.section(QStringLiteral("|^"), 0, 0);
            if (isRetail)
                QCOMPARE(meaning.normalized, (linear.startsWith(u"^01") ? linear.sliced(3) : linear).rightJustified(14, u'0'));
            if (isRetail)
                QCOMPARE(caret(meaning), in.sliced(linear.size() + 1));
            else if (in.startsWith(u'^'))
                QCOMPARE(caret(meaning), joined(in));
            else
                QVERIFY2(!meaning.gs1, qPrintable(in));
        }
        QCOMPARE(ran, 25);
    }

private:
    /// "^" for FNC1, as the vectors write it.
    static QString caret(const ScanMeaning &meaning)
    {
        return meaning.gs1 ? u'^' + gs1::writeElements(*meaning.gs1).replace(QChar(0x1D), QLatin1Char('^')) : QString();
    }
    /// Both parts of a composite symbol as one, and no separator where nothing follows.
    static QString joined(const QString &data)
    {
        QString text = data;
        const auto linear = gs1::readElements(text.section(QLatin1Char('|'), 0, 0).sliced(1).replace(u'^', QChar(0x1D)));
        const bool needsNone = linear && gs1::ruleOf(linear->last().ai)->lengthKnown;
        text.replace(QStringLiteral("|^"), needsNone ? QString() : QStringLiteral("^"));
        return text.endsWith(QLatin1Char('^')) ? text.chopped(1) : text;
    }
};

PACKBAY_TEST(tst_ScanClassifier)
#include "tst_ScanClassifier.moc"
