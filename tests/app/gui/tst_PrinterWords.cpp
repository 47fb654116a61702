#include "ui/HeaderState.h"
#include "ui/text/ErrorText.h"
#include "ui/text/Language.h"
#include "ui/text/PrinterWords.h"
#include "tests/app/gui/GuiBench.h"
#include "tests/support/TestMain.h"

using namespace packbay;
using namespace packbay::test;

/// What a printer says is on its chip and in the banner in the clerk's language: paper, ribbon, head, pause, offline, busy.
class tst_PrinterWords : public QObject
{
    Q_OBJECT

private slots:
    void chip_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<QString>("english");
        const auto row = [](const char *words, ErrorCode code, const char *english) { QTest::newRow(words) << QString::fromLatin1(words) << code << QString::fromLatin1(english); };
        row("out of paper", ErrorCode::PrinterNoPaper, "The printer has no paper");
        row("out of ribbon", ErrorCode::PrinterFault, "The printer has no ribbon");
        row("the head is open", ErrorCode::PrinterDoorOpen, "The print head is open");
        row("the head is too hot", ErrorCode::PrinterFault, "The print head is too hot");
        row("no answer: paper, ribbon or head?", ErrorCode::PrinterFault, "The printer says nothing: paper, ribbon or head?");
        row("no answer: paper, ribbon, head, or ?reports=no", ErrorCode::PrinterFault, "The printer says nothing: paper, ribbon or head?");
        row("paused", ErrorCode::PrinterPaused, "The printer is paused");
        row("connection refused", ErrorCode::PrinterOffline, "The printer does not answer");
        row("busy with another job", ErrorCode::None, "The printer is busy with another job");
        row("the queue takes nothing now", ErrorCode::None, "The print queue takes nothing just now");
        row("made for another kind of printer", ErrorCode::LabelEmpty, "The carrier's label is for another kind of printer");
        row("made for a printer with other dots", ErrorCode::LabelEmpty, "The carrier's label is for a printer with other dots");
        row("the file is cut off: no %%EOF", ErrorCode::LabelEmpty, "The carrier's label is damaged");
    }
    void chip()
    {
        QFETCH(QString, words);
        QFETCH(ErrorCode, code);
        QFETCH(QString, english);
        DeviceChipState chip;
        chip.kind = DeviceChipState::Kind::Printer;
        chip.state = code == ErrorCode::None ? DeviceState::Connecting : DeviceState::Faulty;
        chip.problem = code;
        chip.words = words;
        Language language;
        QVERIFY(language.use(QStringLiteral("en")));
        QCOMPARE(deviceWords(chip), english);
        if (code != ErrorCode::None) {
            const ErrorWords banner = errorWords(makeError(code, {{QStringLiteral("printer"), words}}));
            QCOMPARE(banner.title, english);
            QVERIFY(!banner.remedy.isEmpty());
        }
        QVERIFY(language.use(QStringLiteral("zh_CN")));
        QVERIFY2(hasChinese(deviceWords(chip)), qPrintable(deviceWords(chip)));
        QVERIFY(deviceWords(chip) != english);
    }
};

PACKBAY_TEST(tst_PrinterWords)
#include "tst_PrinterWords.moc"
