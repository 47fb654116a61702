#include "tests/support/TestMain.h"
#include "tests/ui/PseudoTranslator.h"
#include "ui/text/ErrorText.h"
#include "ui/text/Format.h"
#include "ui/text/Language.h"
#include "ui/text/Phrases.h"
#include "ui/text/TariffWords.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonObject>
#include <QRegularExpression>
#include <QXmlStreamReader>

using namespace packbay;

namespace {

const QList<Text> kAllTexts{
#define PACKBAY_TEXT(name) Text::name,
#include "models/workflow/Texts.inc"
#undef PACKBAY_TEXT
};

struct Message
{
    QString context;
    QString source;
    QStringList forms;
    bool finished = true;
};

/// The messages of a .ts file of the sources.
QList<Message> messagesOf(const QString &name)
{
    QFile file(QStringLiteral(PACKBAY_SOURCE_DIR "/translations/") + name);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QXmlStreamReader xml(&file);
    QList<Message> messages;
    QString context;
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement())
            continue;
        if (xml.name() == QLatin1String("name"))
            context = xml.readElementText();
        else if (xml.name() == QLatin1String("message"))
            messages.append({context, {}, {}, true});
        else if (xml.name() == QLatin1String("source"))
            messages.last().source = xml.readElementText();
        else if (xml.name() == QLatin1String("translation")) {
            messages.last().finished = !xml.attributes().hasAttribute(QLatin1String("type"));
            const QString text = xml.readElementText(QXmlStreamReader::IncludeChildElements);
            messages.last().forms.append(text);
        }
    }
    return messages;
}

/// "%1", "%2", "%n" that stand in a text, sorted.
QStringList placesOf(const QString &text)
{
    static const QRegularExpression s_place(QStringLiteral("%L?(\\d|n)"));
    QStringList places;
    auto found = s_place.globalMatch(text);
    while (found.hasNext())
        places.append(found.next().captured(1));
    places.sort();
    places.removeDuplicates();
    return places;
}

} // namespace

/// Every error code and every sentence has words, in English and in Chinese.
class tst_Texts : public QObject
{
    Q_OBJECT

private slots:
    void cleanup() { m_language.use(QStringLiteral("en")); }

    void everyCodeHasWords()
    {
        for (const ErrorCode code : allErrorCodes()) {
            QVERIFY2(hasErrorWords(code), qPrintable(errorId(code)));
            const ErrorWords words = errorWords(makeError(code));
            QVERIFY2(!words.title.isEmpty() && !words.remedy.isEmpty(), qPrintable(errorId(code)));
            QVERIFY2(words.title.size() <= 48, qPrintable(words.title));
            QVERIFY2(!words.remedy.contains(u'%'), qPrintable(words.remedy));
            QVERIFY2(words.code.endsWith(QString::number(static_cast<int>(code))), qPrintable(words.code));
        }
    }

    // A number that one must press away needs a stop that is seen; what clears by itself never stops.
    void banksOfTonesAgree()
    {
        for (const ErrorCode code : allErrorCodes()) {
            const ErrorWords words = errorWords(makeError(code));
            QCOMPARE(words.banner == Banner::Stop, words.tone == Tone::Stop);
            QVERIFY2(words.code.startsWith(u'E') || words.tone == Tone::Ask, qPrintable(words.code));
        }
    }

    void mustStopAndBeAcknowledged()
    {
        for (const ErrorCode code : {ErrorCode::WrongCustomer, ErrorCode::ProhibitedMix, ErrorCode::LabelOnWrongCarton, ErrorCode::PackedElsewhere,
                                     ErrorCode::MigrationFailed}) {
            QVERIFY(errorWords(makeError(code)).banner == Banner::Stop);
            QVERIFY(errorWords(makeError(code)).needsAck());
        }
        QVERIFY(!errorWords(makeError(ErrorCode::UnreadableCode)).needsAck());
    }

    void everyTextHasASentence()
    {
        for (const Text id : kAllTexts) {
            QVERIFY2(hasSentence(id), qPrintable(textName(id)));
            QVERIFY2(!sentence({id, {}}).contains(u'%'), qPrintable(sentence({id, {}})));
        }
        QVERIFY(!hasSentence(Text::None));
    }

    // The .ts file is complete, and no translation lost or invented a place.
    void chineseIsComplete()
    {
        const QList<Message> messages = messagesOf(QStringLiteral("packbay_zh_CN.ts"));
        QVERIFY(messages.size() > 300);
        for (const Message &message : messages) {
            QVERIFY2(message.finished && !message.forms.isEmpty() && !message.forms.first().trimmed().isEmpty(), qPrintable(message.source));
            // A sentence about one may name it without its number; Chinese has one form and keeps all places but may
            // take another argument of the same phrase (the Chinese name).
            QCOMPARE(message.forms.first().contains(QLatin1String("%n")), message.source.contains(QLatin1String("%n")));
            if (!message.source.contains(QLatin1String("%3")))
                QVERIFY2(placesOf(message.forms.first()).size() >= placesOf(message.source).size(), qPrintable(message.source));
        }
    }

    // Every sentence that the sources mark, those of the checks in models/ too, has its words.
    void everyMarkedSentenceIsThere()
    {
        QSet<QString> known;
        for (const Message &message : messagesOf(QStringLiteral("packbay_zh_CN.ts")))
            known.insert(message.context + u'|' + message.source);
        static const QRegularExpression s_marked(QStringLiteral("QT_TRANSLATE_(?:N_)?NOOP\\(\"(\\w+)\",\\s*\"((?:[^\"\\\\]|\\\\.)*)\"\\)"));
        int marked = 0;
        for (const char *folder : {"ui", "models", "app"}) {
            QDirIterator files(QStringLiteral(PACKBAY_SOURCE_DIR "/") + QLatin1String(folder), {QStringLiteral("*.cpp"), QStringLiteral("*.h")},
                               QDir::Files, QDirIterator::Subdirectories);
            while (files.hasNext()) {
                QFile file(files.next());
                QVERIFY(file.open(QIODevice::ReadOnly));
                QRegularExpressionMatchIterator found = s_marked.globalMatch(QString::fromUtf8(file.readAll()));
                while (found.hasNext()) {
                    const QRegularExpressionMatch match = found.next();
                    const QString source = match.captured(2).replace(QLatin1String("\\\""), QLatin1String("\""));
                    QVERIFY2(known.contains(match.captured(1) + u'|' + source), qPrintable(file.fileName() + u' ' + source));
                    ++marked;
                }
            }
        }
        QVERIFY(marked > 500);
    }

    // What a check in models/ found is said in the clerk's language, with the values it named.
    void phrasesAreSaid()
    {
        TariffLine line;
        line.message = say("%1 ").arg(QStringLiteral("\"%2\"")) + say("is not a date like 2026-11-22");
        line.remedy = say("Add the column %1 (%2).").arg(QStringLiteral("%2"), QStringLiteral("止重"));
        QCOMPARE(tariffLineText(line), QStringLiteral("\"%2\" is not a date like 2026-11-22"));
        QCOMPARE(line.message.english(), tariffLineText(line));
        QCOMPARE(tariffLineRemedy(line), QStringLiteral("Add the column %2 (止重)."));
        QVERIFY(m_language.use(QStringLiteral("zh_CN")));
        QCOMPARE(tariffLineText(line), QStringLiteral("\"%2\" 不是日期（如 2026-11-22）"));
        QCOMPARE(tariffLineRemedy(line), QStringLiteral("请添加列 %2（止重）。"));
    }

    // The built-in file is the one that was translated: nothing of ours stays English on a Chinese screen.
    void chineseIsBuiltIn()
    {
        QHash<ErrorCode, QString> english;
        for (const ErrorCode code : allErrorCodes())
            english.insert(code, errorWords(makeError(code)).title);
        QVERIFY(m_language.use(QStringLiteral("zh_CN")));
        for (const ErrorCode code : allErrorCodes()) {
            const ErrorWords words = errorWords(makeError(code));
            QVERIFY2(words.title != english.value(code), qPrintable(words.title));
        }
        static const QRegularExpression s_latinOnly(QStringLiteral("^[\\x20-\\x7e]*[A-Za-z]{2}[\\x20-\\x7e]*$"));
        for (const Text id : kAllTexts)
            QVERIFY2(!s_latinOnly.match(sentence({id, {}})).hasMatch(), qPrintable(sentence({id, {}})));
    }

    void englishPlurals()
    {
        QVERIFY(m_language.use(QStringLiteral("en")));
        QCOMPARE(sentence({Text::ParcelsReleased, {{QStringLiteral("n"), 1}}}), QStringLiteral("1 parcel released"));
        QCOMPARE(sentence({Text::ParcelsReleased, {{QStringLiteral("n"), 2}}}), QStringLiteral("2 parcels released"));
        for (const Message &message : messagesOf(QStringLiteral("packbay_en.ts")))
            QVERIFY2(message.finished, qPrintable(message.source));
    }

    void argumentsAreFilledIn()
    {
        const Error packed = makeError(ErrorCode::AlreadyPacked, {{QStringLiteral("carton"), QStringLiteral("SF1234567895713")}});
        QCOMPARE(errorWords(packed).remedy, QStringLiteral("It is in carton SF…5713. Take the next parcel."));
        QCOMPARE(errorWords(makeError(ErrorCode::AlreadyPacked)).remedy, QStringLiteral("Take the next parcel."));
        const Error unpaid = makeError(ErrorCode::NotPaid, {{QStringLiteral("minor"), 118200}, {QStringLiteral("currency"), QStringLiteral("CNY")}});
        QVERIFY(errorWords(unpaid).remedy.startsWith(QStringLiteral("1,182.00 CNY to pay")));
        // An argument that looks like a place is data.
        const Phrase odd{Text::ParcelInCarton, {{QStringLiteral("code"), QStringLiteral("%2")}, {QStringLiteral("box"), QStringLiteral("B")}}};
        QCOMPARE(sentence(odd), QStringLiteral("%2 is in carton B already"));
        const Phrase refused{Text::WeighRefused, {{QStringLiteral("code"), 7106}}};
        QCOMPARE(sentence(refused), errorWords(makeError(ErrorCode::LimitExceeded)).title);
        // A sentence of two others, which take their arguments from it.
        const Phrase both{Text::PlanWarned, {{QStringLiteral("plan"), static_cast<int>(Text::PlanBest)}, {QStringLiteral("warning"), static_cast<int>(Text::PlanSplitLeftOut)},
                                             {QStringLiteral("n"), 2}, {QStringLiteral("minor"), 2140}, {QStringLiteral("currency"), QStringLiteral("CNY")}}};
        QCOMPARE(sentence(both), QStringLiteral("Best: 2 cartons 21.40 CNY · no split for a duty threshold"));
    }

    /// A service has two names in the tariff; without a Chinese one the other is better than none.
    void servicesAreNamedByLanguage()
    {
        QJsonObject args{{QStringLiteral("n"), 1}, {QStringLiteral("service"), QStringLiteral("Australia air")}, {QStringLiteral("service_zh"), QStringLiteral("澳洲空派")}};
        QCOMPARE(sentence({Text::ServiceName, args}), QStringLiteral("Australia air"));
        QVERIFY(m_language.use(QStringLiteral("zh_CN")));
        QCOMPARE(sentence({Text::ServiceName, args}), QStringLiteral("澳洲空派"));
        QCOMPARE(sentence({Text::WordChooseService, args}), QStringLiteral("1 澳洲空派"));
        args.insert(QStringLiteral("service_zh"), QString());
        QCOMPARE(sentence({Text::ServiceName, args}), QStringLiteral("Australia air"));
    }

    void weights_data()
    {
        QTest::addColumn<qint64>("grams");
        QTest::addColumn<QString>("text");
        QTest::newRow("two decimals") << qint64(4250) << QStringLiteral("4.25 kg");
        QTest::newRow("three when needed") << qint64(4251) << QStringLiteral("4.251 kg");
        QTest::newRow("whole") << qint64(5000) << QStringLiteral("5.00 kg");
        QTest::newRow("light") << qint64(5) << QStringLiteral("0.005 kg");
        QTest::newRow("nothing") << qint64(0) << QStringLiteral("0.00 kg");
        QTest::newRow("below zero") << qint64(-1230) << QStringLiteral("-1.23 kg");
        QTest::newRow("heavy") << qint64(12345670) << QStringLiteral("12,345.67 kg");
    }

    void weights()
    {
        QFETCH(qint64, grams);
        QFETCH(QString, text);
        QCOMPARE(formatWeight(Grams(grams), QLocale(QLocale::English)), text);
    }

    void money_data()
    {
        QTest::addColumn<qint64>("minor");
        QTest::addColumn<QString>("currency");
        QTest::addColumn<QString>("text");
        QTest::newRow("hundredths") << qint64(118200) << QStringLiteral("CNY") << QStringLiteral("1,182.00 CNY");
        QTest::newRow("none") << qint64(1182) << QStringLiteral("JPY") << QStringLiteral("1,182 JPY");
        QTest::newRow("thousandths") << qint64(1182) << QStringLiteral("KWD") << QStringLiteral("1.182 KWD");
        QTest::newRow("small") << qint64(-5) << QStringLiteral("USD") << QStringLiteral("-0.05 USD");
        QTest::newRow("largest") << std::numeric_limits<qint64>::min() << QStringLiteral("EUR") << QStringLiteral("-92,233,720,368,547,758.08 EUR");
    }

    void money()
    {
        QFETCH(qint64, minor);
        QFETCH(QString, currency);
        QFETCH(QString, text);
        QCOMPARE(formatMoney({minor, currency}, QLocale(QLocale::English)), text);
    }

    void codes_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("head");
        QTest::addColumn<QString>("tail");
        QTest::newRow("tracking") << QStringLiteral("78000000012345") << QStringLiteral("78 0000 0001 ") << QStringLiteral("2345");
        QTest::newRow("odd one joins") << QStringLiteral("TC100200P") << QStringLiteral("TC100 ") << QStringLiteral("200P");
        QTest::newRow("short") << QStringLiteral("ZZCUNDOK") << QString() << QStringLiteral("ZZCUNDOK");
        QTest::newRow("sign of a cage") << QStringLiteral("HOUSEPOST") << QString() << QStringLiteral("HOUSEPOST");
        QTest::newRow("location") << QStringLiteral("SH1-A-03-12-04-B") << QString() << QStringLiteral("SH1-A-03-12-04-B");
    }

    void codes()
    {
        QFETCH(QString, code);
        QFETCH(QString, head);
        QFETCH(QString, tail);
        QCOMPARE(codeParts(code).head, head);
        QCOMPARE(codeParts(code).tail, tail);
        QString joined = codeParts(code).head + codeParts(code).tail;
        QCOMPARE(joined.remove(u' '), code);
    }

    void pseudoIsLonger()
    {
        const test::PseudoTranslator pseudo;
        const QString text = pseudo.translate("x", "Scan %1 (%n left)", nullptr, 3);
        QVERIFY(text.contains(QLatin1String("%1")) && text.contains(u'3'));
        QVERIFY(text.size() >= QStringLiteral("Scan %1 (%n left)").size() * 7 / 5);
    }

private:
    Language m_language;
};

PACKBAY_TEST(tst_Texts)
#include "tst_Texts.moc"
