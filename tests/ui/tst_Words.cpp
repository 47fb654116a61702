#include "models/domain/Enums.h"
#include "tests/support/TestMain.h"
#include "ui/text/CaseWords.h"
#include "ui/text/ErrorRows.h"
#include "ui/text/Language.h"
#include "ui/text/Phrases.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>

using namespace packbay;

namespace {

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

/// What stands behind each "ErrorCode::Name" of the sources, to the end of its statement.
QHash<QString, QStringList> givenFacts()
{
    QHash<QString, QStringList> given;
    for (const char *folder : {"models", "app", "scanner", "printing"}) {
        QDirIterator files(QStringLiteral(PACKBAY_SOURCE_DIR "/") + QLatin1String(folder), {s("*.cpp"), s("*.h")}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (!file.open(QIODevice::ReadOnly))
                continue;
            const QString text = QString::fromUtf8(file.readAll());
            static const QString kMark = s("ErrorCode::");
            for (qsizetype at = text.indexOf(kMark); at >= 0; at = text.indexOf(kMark, at + 1)) {
                qsizetype end = at + kMark.size();
                while (end < text.size() && text.at(end).isLetterOrNumber())
                    ++end;
                given[text.mid(at + kMark.size(), end - at - kMark.size())].append(text.mid(end, text.indexOf(u';', end) - end));
            }
            // A rule that several codes share says its facts for each of them.
            static const QRegularExpression kShared(s("(?:refusal|makeError)\\((?!ErrorCode)[^,()]+, \\{[^;]*"));
            for (auto found = kShared.globalMatch(text); found.hasNext();)
                given[s("*")].append(found.next().captured());
        }
    }
    return given;
}

QString nameOf(ErrorCode code)
{
    switch (code) {
#define PACKBAY_ERROR(number, name) \
    case ErrorCode::name: return QStringLiteral(#name);
#include "models/domain/ErrorCodes.inc"
#undef PACKBAY_ERROR
    case ErrorCode::None: break;
    }
    return {};
}

} // namespace

/// Words that depend on what the work says: the facts of an error, the names of holds, lists of goods.
class tst_Words : public QObject
{
    Q_OBJECT

    Language m_language;

private slots:
    void cleanup() { m_language.use(s("en")); }

    // A sentence with a fact that nobody gives is never said: the clerk would always read the other one.
    void everyFactIsGivenBySomebody()
    {
        const QHash<QString, QStringList> given = givenFacts();
        int checked = 0;
        for (const auto rows : {scanErrorRows(), workErrorRows(), linkErrorRows(), freightErrorRows()}) {
            for (const ErrorRow &row : rows) {
                for (const char *facts : {row.facts, row.otherFacts}) {
                    if (!facts)
                        continue;
                    QStringList names = QString::fromLatin1(facts).split(u',');
                    for (QString &name : names)
                        name = u'"' + name.section(u':', 0, 0) + u'"';
                    const QStringList places = given.value(nameOf(row.code)) + given.value(s("*"));
                    const bool said = std::any_of(places.begin(), places.end(), [&](const QString &place) {
                        return std::all_of(names.begin(), names.end(), [&](const QString &name) { return place.contains(name); });
                    });
                    QVERIFY2(said, qPrintable(nameOf(row.code) + u' ' + QString::fromLatin1(facts)));
                    ++checked;
                }
            }
        }
        QVERIFY(checked > 10);
    }

    void theWrongParcelAndBothCustomersAreNamed()
    {
        QJsonObject args{{s("tracking"), s("SF1404475713")}, {s("owner"), s("TC100201N")}, {s("carton_owner"), s("TC100200P")}};
        QCOMPARE(errorWords(makeError(ErrorCode::WrongCustomer, args)).remedy,
                 s("Take SF1404475713 out and scan it. It is for TC100201N, the carton is for TC100200P."));
        args[s("owner")] = QString();
        QVERIFY(m_language.use(s("zh_CN")));
        QCOMPARE(errorWords(makeError(ErrorCode::WrongCustomer, args)).remedy, s("请取出 SF1404475713 并扫描。它属于 无主，此箱属于 TC100200P。"));
    }

    // The right cage of a carton, and a cage that this manifest's carrier does not collect.
    void aWrongCageHasTwoRemedies()
    {
        QCOMPARE(errorWords(makeError(ErrorCode::WrongCage, {{s("cage"), s("DHL-2")}, {s("scanned"), s("UPS-1")}})).remedy,
                 s("Put the carton into cage DHL-2."));
        QCOMPARE(errorWords(makeError(ErrorCode::WrongCage, {{s("scanned"), s("UPS-1")}, {s("manifest_carrier"), s("DHL")}})).remedy,
                 s("Cage UPS-1 is not for DHL. Take the right cage."));
    }

    void aHoldSaysWhy()
    {
        QCOMPARE(errorWords(makeError(ErrorCode::HoldActive, {{s("reason"), s("BATTERY")}})).remedy, s("Put it aside. Reason: battery"));
        QCOMPARE(errorWords(makeError(ErrorCode::HoldActive, {{s("reason"), s("wet corner")}})).remedy, s("Put it aside. Reason: wet corner"));
        QVERIFY(m_language.use(s("zh_CN")));
        QSet<QString> words;
        for (const char *name : EnumTable<CaseCode>::names) {
            const QString said = caseWords(QLatin1String(name));
            QVERIFY2(!said.isEmpty() && said.front().unicode() > 0x2000, name);
            words.insert(said);
        }
        QCOMPARE(words.size(), static_cast<qsizetype>(EnumTable<CaseCode>::names.size()));
    }

    void goodsAreNamedInTheLanguage()
    {
        const Phrase goods{Text::GoodsList, {{s("goods"), QJsonArray{QJsonObject{{s("qty"), 2}, {s("name"), s("Dress")}, {s("name_zh"), s("连衣裙")}},
                                                                   QJsonObject{{s("qty"), 1}, {s("name"), s("Cap")}}}}}};
        QCOMPARE(sentence(goods), s("2 × Dress, 1 × Cap"));
        QVERIFY(m_language.use(s("zh_CN")));
        QCOMPARE(sentence(goods), s("2 × 连衣裙, 1 × Cap"));
    }
};

PACKBAY_TEST(tst_Words)
#include "tst_Words.moc"
