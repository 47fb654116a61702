#include "models/domain/CheckCharacter.h"
#include "models/domain/OwnCode.h"
#include "tests/support/TestMain.h"

using namespace packbay;

/// Every example of architecture.md 12 and ux.md 3.
class tst_OwnCode : public QObject
{
    Q_OBJECT

private slots:
    void examples_data()
    {
        QTest::addColumn<QString>("letter");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *letter, const char *code, const char *expected) {
            QTest::newRow(expected) << QString::fromLatin1(letter) << QString::fromLatin1(code) << QString::fromLatin1(expected);
        };
        row("C", "OK", "ZZCOKN");
        row("B", "U17", "ZZBU176");
        row("L", "SH1-A-03-12-04-B", "ZZLSH1A031204BH");
        row("P", "7K00012F", "ZZP7K00012FU");
        row("X", "7K00004A", "ZZX7K00004AT");
        row("J", "CO2608150042", "ZZJCO26081500423");
        row("G", "7K00009", "ZZG7K00009A");
        row("K", "DHL2", "ZZKDHL2I");
        row("T", "T014", "ZZTT014T");
        row("M", "7K00003", "ZZM7K00003D");
        row("C", "PUT", "ZZCPUTE");
        row("C", "PICK", "ZZCPICK4");
        row("C", "SHORT", "ZZCSHORTS");
        row("C", "PHOTO", "ZZCPHOTON");
        row("C", "VOID", "ZZCVOIDP");
    }
    void examples()
    {
        QFETCH(QString, letter);
        QFETCH(QString, code);
        QFETCH(QString, expected);
        QCOMPARE(ownCode(letter.front(), code), expected);
        const Result<ParsedOwnCode> parsed = parseOwnCode(expected);
        QVERIFY(parsed.has_value());
        QCOMPARE(parsed->code, code.remove(QLatin1Char('-')));
    }
    void aWrongCharacterIsNamed()
    {
        const Result<ParsedOwnCode> parsed = parseOwnCode(QStringLiteral("ZZCOKM"));
        QVERIFY(!parsed.has_value());
        QCOMPARE(parsed.error().code, ErrorCode::DamagedOwnCode);
        QCOMPARE(parsed.error().args.value(QStringLiteral("code")).toString(), QStringLiteral("ZZCOKM"));
    }
    void everySingleSubstitutionIsFound()
    {
        const QString code = ownCode(QLatin1Char('P'), QStringLiteral("7K00012F"));
        const QString alphabet = QStringLiteral("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ");
        for (qsizetype i = 0; i < code.size(); ++i) {
            for (const QChar c : alphabet) {
                QString broken = code;
                broken[i] = c;
                QCOMPARE(hasValidMod37_36(broken), c == code[i]);
            }
        }
    }
    void memberCodes()
    {
        QCOMPARE(memberCode(100200), QStringLiteral("TC100200P"));
    }
    void gs1Check()
    {
        QCOMPARE(ssccFrom17(QStringLiteral("34012345600000001")), QStringLiteral("340123456000000019"));
    }
};

PACKBAY_TEST(tst_OwnCode)
#include "tst_OwnCode.moc"
