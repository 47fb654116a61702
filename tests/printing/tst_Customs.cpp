#include "printing/LabelMaker.h"
#include "tests/printing/LabelSamples.h"
#include "tests/printing/PdfReader.h"
#include "tests/support/TestMain.h"

#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <random>

using namespace packbay;
using namespace packbay::test;

/// CN22, CN23 and the commercial invoice: every sum on the paper is what the lines give, the marked box is the category,
/// and what customs would send back is refused before it is printed (hardware.md A3.4).
class tst_Customs : public QObject
{
    Q_OBJECT

    std::mt19937 m_random{20261122};

    int below(int limit) { return static_cast<int>(m_random() % static_cast<unsigned>(limit)); }

    static QJsonObject address(const char *country)
    {
        return {{QStringLiteral("name"), QStringLiteral("A. Johnson")},
                {QStringLiteral("lines"), QJsonArray{QStringLiteral("12 Riverside")}},
                {QStringLiteral("city"), QStringLiteral("Leeds")},
                {QStringLiteral("country"), QLatin1String(country)}};
    }
    static QJsonObject request(const char *templateName, const char *language)
    {
        QJsonObject json{{QStringLiteral("template"), QLatin1String(templateName)}, {QStringLiteral("language"), QLatin1String(language)},
                         {QStringLiteral("currency"), QStringLiteral("EUR")},       {QStringLiteral("date"), QStringLiteral("2026-11-22")},
                         {QStringLiteral("signed_by"), QStringLiteral("Chen Mei")}};
        if (QLatin1String(templateName) != u"cn22-74x105") {
            json.insert(QStringLiteral("ship_from"), address("CN"));
            json.insert(QStringLiteral("ship_to"), address("GB"));
        }
        if (QLatin1String(templateName) == u"invoice-a4") {
            json.insert(QStringLiteral("invoice_no"), QStringLiteral("INV-1"));
        } else {
            json.insert(QStringLiteral("tracking_no"), QStringLiteral("RB123456785GB"));
            json.insert(QStringLiteral("category"), QStringLiteral("goods"));
        }
        return json;
    }
    static QJsonObject line(int number, int qty, qint64 netG, const char *amount, qint64 minor)
    {
        return {{QStringLiteral("description"), QStringLiteral("Article number %1").arg(number)}, {QStringLiteral("qty"), qty},
                {QStringLiteral("net_g"), netG}, {QLatin1String(amount), minor}};
    }
    /// The line of the paper that begins with `start`; its blanks are out.
    static QString lineOf(const QStringList &lines, const QString &start)
    {
        const auto found = std::find_if(lines.begin(), lines.end(), [&](const QString &each) { return each.startsWith(start); });
        return found == lines.end() ? QString() : *found;
    }
    static QStringList printed(const QJsonObject &json)
    {
        const auto parsed = parseLabelRequest(json);
        const auto pdf = parsed ? makeLabel(*parsed, LabelFormat::Pdf, 203) : Result<QByteArray>(parsed.error());
        if (!pdf)
            return {errorId(pdf.error().code) + pdf.error().where};
        return PdfReader(*pdf).lines();
    }

private slots:
    void declarations_data()
    {
        QTest::addColumn<QByteArray>("form");
        QTest::addColumn<QByteArray>("language");
        QTest::addColumn<QString>("currency");
        QTest::addColumn<int>("most");
        for (const char *currency : {"EUR", "JPY", "KWD"}) {
            for (const char *language : {"en", "zh_CN"}) {
                QTest::addRow("CN22 %s %s", currency, language) << QByteArray("cn22-74x105") << QByteArray(language) << QString::fromLatin1(currency) << 4;
                QTest::addRow("CN23 %s %s", currency, language) << QByteArray("cn23-a4") << QByteArray(language) << QString::fromLatin1(currency) << 18;
            }
        }
    }
    void declarations()
    {
        QFETCH(QByteArray, form);
        QFETCH(QByteArray, language);
        QFETCH(QString, currency);
        QFETCH(int, most);
        const int count = 1 + below(most);
        const int digits = digitsOf(currency);
        QJsonArray rows;
        qint64 net = 0;
        qint64 value = 0;
        int pieces = 0;
        for (int i = 0; i < count; ++i) {
            const int qty = 1 + below(9);
            const qint64 grams = 1 + below(450);
            const qint64 minor = 1 + below(99'999);
            rows.append(line(i + 1, qty, grams, "value_minor", minor));
            net += grams;
            value += minor;
            pieces += qty;
        }
        QJsonObject json = request(form.constData(), language.constData());
        json.insert(QStringLiteral("currency"), currency);
        json.insert(QStringLiteral("lines"), rows);
        const QStringList lines = printed(json);
        const bool isSmall = form.startsWith("cn22");
        for (int i = 0; i < count; ++i) {
            const QJsonObject row = rows.at(i).toObject();
            const QString article = QStringLiteral("Articlenumber%1").arg(i + 1);
            const QString amounts = withPoint(row.value(QLatin1String("net_g")).toInteger(), 3) + QStringLiteral("kg") + withPoint(row.value(QLatin1String("value_minor")).toInteger(), digits);
            const QString qty = QString::number(row.value(QLatin1String("qty")).toInt());
            const QString wanted = isSmall ? qty + QStringLiteral("×") + article + amounts : article + qty + amounts;
            QVERIFY2(lines.contains(wanted) || lines.contains(QString::number(i + 1) + wanted), qPrintable(wanted + QStringLiteral(" in\n") + lines.join(QLatin1Char('\n'))));
        }
        const QString word = language == "en" ? QStringLiteral("Total") : QStringLiteral("合计");
        QCOMPARE(lineOf(lines, word), word + (isSmall ? QString() : QString::number(pieces)) + withPoint(net, 3) + QStringLiteral("kg") + withPoint(value, digits) + currency);
    }

    void invoices_data()
    {
        QTest::addColumn<QByteArray>("language");
        QTest::addColumn<QString>("currency");
        QTest::addColumn<int>("count");
        for (const int count : {1, 17, 40}) {
            QTest::addRow("%d EUR", count) << QByteArray("en") << QStringLiteral("EUR") << count;
            QTest::addRow("%d JPY zh", count) << QByteArray("zh_CN") << QStringLiteral("JPY") << count;
            QTest::addRow("%d KWD", count) << QByteArray("en") << QStringLiteral("KWD") << count;
        }
    }
    void invoices()
    {
        QFETCH(QByteArray, language);
        QFETCH(QString, currency);
        QFETCH(int, count);
        const int digits = digitsOf(currency);
        QJsonArray rows;
        qint64 net = 0;
        qint64 goods = 0;
        for (int i = 0; i < count; ++i) {
            const int qty = 1 + below(40);
            const qint64 grams = below(4000);
            const qint64 unit = below(99'999);
            rows.append(line(i + 1, qty, grams, "unit_minor", unit));
            net += grams;
            for (int piece = 0; piece < qty; ++piece)
                goods += unit;
        }
        const qint64 freight = below(50'000);
        const qint64 insurance = below(5'000);
        QJsonObject json = request("invoice-a4", language.constData());
        json.insert(QStringLiteral("currency"), currency);
        json.insert(QStringLiteral("lines"), rows);
        json.insert(QStringLiteral("freight_minor"), freight);
        json.insert(QStringLiteral("insurance_minor"), insurance);
        const QString text = printed(json).join(QLatin1Char('\n'));
        for (int i = 0; i < count; ++i) {
            const QJsonObject row = rows.at(i).toObject();
            const int qty = row.value(QLatin1String("qty")).toInt();
            const qint64 unit = row.value(QLatin1String("unit_minor")).toInteger();
            qint64 amount = 0;
            for (int piece = 0; piece < qty; ++piece)
                amount += unit;
            const QString wanted = QStringLiteral("Articlenumber%1%2").arg(i + 1).arg(qty) + withPoint(row.value(QLatin1String("net_g")).toInteger(), 3)
                + QStringLiteral("kg") + withPoint(unit, digits) + withPoint(amount, digits);
            QVERIFY2(text.contains(wanted), qPrintable(wanted + QStringLiteral(" in\n") + text));
        }
        const bool english = language == "en";
        const auto sum = [&](const char *en, const char16_t *zh, qint64 minor) {
            return (english ? QLatin1String(en) + QLatin1Char(':') : QString::fromUtf16(zh) + QStringLiteral("：")) + withPoint(minor, digits) + currency;
        };
        for (const QString &wanted : {sum("Goods", u"货值", goods), sum("Freight", u"运费", freight), sum("Insurance", u"保险", insurance), sum("Total", u"总计", goods + freight + insurance),
                                      (english ? QStringLiteral("Netweight:") : QStringLiteral("净重：")) + withPoint(net, 3) + QStringLiteral("kg")})
            QVERIFY2(text.contains(wanted), qPrintable(wanted + QStringLiteral(" in\n") + text));
    }

    void categoryIsMarked_data()
    {
        QTest::addColumn<QByteArray>("form");
        QTest::addColumn<QString>("category");
        for (const char *form : {"cn22-74x105", "cn23-a4"}) {
            for (const char *category : {"gift", "documents", "sample", "goods", "returned", "other"})
                QTest::addRow("%s %s", form, category) << QByteArray(form) << QString::fromLatin1(category);
        }
    }
    /// In the picture that poppler draws: the box left of the word is filled, the five others are empty.
    void categoryIsMarked()
    {
        QFETCH(QByteArray, form);
        QFETCH(QString, category);
        QJsonObject json = request(form.constData(), "en");
        json.insert(QStringLiteral("category"), category);
        json.insert(QStringLiteral("lines"), QJsonArray{line(1, 1, 100, "value_minor", 100)});
        const auto pdf = makeLabel(*parseLabelRequest(json), LabelFormat::Pdf, 203);
        QVERIFY(pdf.has_value());
        const PdfReader reader(*pdf);
        const QImage picture = QImage::fromData(reader.pictures().value(0)).convertToFormat(QImage::Format_Grayscale8);
        const QList<PdfWord> words = reader.words();
        static const QHash<QString, QString> s_names{{QStringLiteral("gift"), QStringLiteral("Gift")},         {QStringLiteral("documents"), QStringLiteral("Documents")},
                                                     {QStringLiteral("sample"), QStringLiteral("Commercial")}, {QStringLiteral("goods"), QStringLiteral("Sale")},
                                                     {QStringLiteral("returned"), QStringLiteral("Returned")}, {QStringLiteral("other"), QStringLiteral("Other")}};
        for (auto it = s_names.begin(); it != s_names.end(); ++it) {
            const auto word = std::find_if(words.begin(), words.end(), [&](const PdfWord &each) { return each.text == it.value(); });
            QVERIFY2(word != words.end(), qPrintable(it.value()));
            // The frame ends less than 2 mm before the word; its middle is what counts.
            const auto dot = [](double mm) { return qRound(mm * 300 / 25.4); };
            int right = dot(word->box.left()) - 1;
            const int y = dot(word->box.center().y());
            while (right > 0 && picture.constScanLine(y)[right] > 128)
                --right;
            QVERIFY2(dot(word->box.left()) - right < dot(2), qPrintable(it.value()));
            const int middle = right - dot(form.startsWith("cn22") ? 1.4 : 2.0);
            const bool isMarked = picture.constScanLine(y)[middle] < 128;
            QVERIFY2(isMarked == (it.key() == category), qPrintable(it.value()));
        }
    }

    void refused_data()
    {
        QTest::addColumn<QByteArray>("form");
        QTest::addColumn<QJsonArray>("lines");
        QTest::addColumn<int>("grossG");
        QTest::addColumn<QString>("where");
        const QJsonObject good = line(1, 1, 300, "value_minor", 100);
        QTest::newRow("no weight") << QByteArray("cn22-74x105") << QJsonArray{line(1, 1, 0, "value_minor", 100)} << 0 << QStringLiteral("/lines/0/net_g");
        QTest::newRow("no weight, CN23") << QByteArray("cn23-a4") << QJsonArray{good, line(2, 1, 0, "value_minor", 100)} << 0 << QStringLiteral("/lines/1/net_g");
        QTest::newRow("five lines want a CN23") << QByteArray("cn22-74x105") << QJsonArray{good, good, good, good, good} << 0 << QStringLiteral("/lines");
        QTest::newRow("over 2 kg wants a CN23") << QByteArray("cn22-74x105") << QJsonArray{line(1, 1, 2001, "value_minor", 100)} << 0 << QStringLiteral("/lines");
        QTest::newRow("lighter than its goods") << QByteArray("cn23-a4") << QJsonArray{good, good} << 599 << QStringLiteral("/gross_g");
    }
    void refused()
    {
        QFETCH(QByteArray, form);
        QFETCH(QJsonArray, lines);
        QFETCH(int, grossG);
        QFETCH(QString, where);
        QJsonObject json = request(form.constData(), "en");
        json.insert(QStringLiteral("lines"), lines);
        if (grossG > 0)
            json.insert(QStringLiteral("gross_g"), grossG);
        const auto parsed = parseLabelRequest(json);
        const auto made = parsed ? makeLabel(*parsed, LabelFormat::Pdf, 203) : Result<QByteArray>(parsed.error());
        QVERIFY(!made.has_value());
        QCOMPARE(made.error().code, ErrorCode::RequestInvalid);
        QCOMPARE(made.error().where, where);
        if (grossG == 0)
            return;
        json.insert(QStringLiteral("gross_g"), grossG + 1); // just enough
        QVERIFY(parseLabelRequest(json).has_value());
    }
};

PACKBAY_TEST(tst_Customs)
#include "tst_Customs.moc"
