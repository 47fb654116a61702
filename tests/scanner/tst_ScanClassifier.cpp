#include "models/domain/OwnCode.h"
#include "scanner/ScanClassifier.h"
#include "tests/scanner/OutsideData.h"
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
    void gs1ScanData()
    {
        PACKBAY_NEEDS_OUTSIDE_FILE("gs1/scandata_process.jsonl");
        int ran = 0;
        for (const QJsonObject &o : packbay::test::jsonLines(QStringLiteral("gs1/scandata_process.jsonl"))) {
            const QString in = o[QStringLiteral("in")].toString();
            if (in.size() < 4 || !in.startsWith(u']'))
                continue; // without an AIM identifier nothing is declared
            const ScanMeaning meaning = classifier().classify(in);
            QVERIFY2(meaning.error.has_value() != o[QStringLiteral("ok")].toBool(), qPrintable(in));
            if (o[QStringLiteral("expect")].toString().startsWith(u'^'))
                QVERIFY2(meaning.gs1.has_value(), qPrintable(in));
            ++ran;
        }
        QVERIFY(ran > 15);
    }
};

PACKBAY_TEST(tst_ScanClassifier)
#include "tst_ScanClassifier.moc"
