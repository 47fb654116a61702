#include "tests/support/TestMain.h"
#include "ui/HeaderState.h"
#include "ui/text/ErrorText.h"
#include "ui/text/Language.h"

using namespace packbay;

/// A sheet that is not printed is named with what ails it; the chip says whose printer has no paper.
class tst_SheetWords : public QObject
{
    Q_OBJECT

    static Error failed(ErrorCode code, const char *document, const char *field)
    {
        return makeError(code, {{QStringLiteral("document"), QLatin1String(document)}, {QStringLiteral("field"), QLatin1String(field)},
                                {QStringLiteral("printer"), QLatin1String(field)}});
    }

private slots:
    void aSheetIsNamed_data()
    {
        QTest::addColumn<QString>("document");
        QTest::addColumn<QString>("title");
        QTest::newRow("label") << "label/7K000001" << "Label 7K000001 is not printed";
        QTest::newRow("inner label") << "parcel/7K000001" << "The inner label of 7K000001 is not printed";
        QTest::newRow("tag") << "tag/7K000001/DAMAGED" << "The tag of 7K000001 is not printed";
        QTest::newRow("hold") << "hold/7K000001/parked" << "The tag of 7K000001 is not printed";
        QTest::newRow("bag") << "bag/7K00001" << "The label of bag 7K00001 is not printed";
        QTest::newRow("manifest") << "manifest/M1" << "Manifest M1 is not printed";
        QTest::newRow("packing list") << "packing/7K000009" << "The packing list of 7K000009 is not printed";
        QTest::newRow("pick list") << "pick/CO1" << "The pick list of CO1 is not printed";
    }
    void aSheetIsNamed()
    {
        QFETCH(QString, document);
        QFETCH(QString, title);
        const ErrorWords tooLong = errorWords(failed(ErrorCode::TextDoesNotFit, document.toLatin1().constData(), "/lines/0/description"));
        QCOMPARE(tooLong.title, title);
        QCOMPARE(tooLong.remedy, QStringLiteral("The field description is too long. Shorten it in the back office."));
        const ErrorWords font = errorWords(failed(ErrorCode::FontMissing, document.toLatin1().constData(), ""));
        QCOMPARE(font.title, title);
        QCOMPARE(font.remedy, QStringLiteral("A font is missing. Install the package fonts-noto-cjk."));
    }

    void otherErrorsSayWhatTheySaid()
    {
        QCOMPARE(errorWords(makeError(ErrorCode::FontMissing)).title, QStringLiteral("A font is missing"));
        QCOMPARE(errorWords(failed(ErrorCode::FontMissing, "nothing/1", "")).title, QStringLiteral("A font is missing"));
    }

    void theDocumentPrinterIsNamed()
    {
        DeviceChipState chip{DeviceChipState::Kind::Printer, DeviceState::Faulty, ErrorCode::PrinterNoPaper, {}, QStringLiteral("documents: out of paper")};
        QCOMPARE(deviceWords(chip), QStringLiteral("Document printer: The printer has no paper"));
        chip.words = QStringLiteral("out of paper");
        QCOMPARE(deviceWords(chip), QStringLiteral("The printer has no paper"));
    }
};

PACKBAY_TEST(tst_SheetWords)
#include "tst_SheetWords.moc"
