#include "models/domain/OwnCode.h"
#include "tests/printing/LabelSink.h"
#include "tests/printing/PaidStation.h"
#include "tests/support/TestMain.h"

#include <QDir>
#include <QFile>

using namespace packbay;
using namespace packbay::test;

/// A label that was voided, and the next one of its carton, at a real station: what comes out of the printer, and which
/// sheet proves that the label is on its carton.
class tst_VoidedLabels : public QObject
{
    Q_OBJECT

    static QString ownCodeOf() { return ownCode(QLatin1Char('X'), QStringLiteral("7K000001")); }
    static User supervisor()
    {
        User user;
        user.badge = QStringLiteral("S01");
        user.id = idFor<User>(user.badge);
        user.name = user.badge;
        user.role = Role::Supervisor;
        return user;
    }
    static Label label(const PaidStation &station)
    {
        return station.core->world().label(station.core->world().carton(QStringLiteral("7K000001"))->label).value_or(Label{});
    }
    /// "wrong service", and a supervisor's badge.
    static void giveVoid(PaidStation &station)
    {
        station.core->give(Command::VoidLabel);
        station.core->give(Command::Choice2);
        station.core->scanText(ownCode(QLatin1Char('B'), QStringLiteral("S01")));
    }
    static std::optional<ErrorCode> said(const PaidStation &station)
    {
        const std::optional<Error> error = station.core->screen().error;
        return error ? std::optional(error->code) : std::nullopt;
    }

private slots:
    /// The carton waits for another label; the new one is bound by its own number only, the old sheet is STOP.
    void theNextLabelIsBoundByItsOwnCode()
    {
        PaidStation station;
        QVERIFY(station.open(1) && station.put({Row(supervisor())}));
        station.core->scanText(ownCodeOf());
        QTRY_COMPARE_WITH_TIMEOUT(station.core->screen().prompt.id, Text::DispatchAskLabel, 20000);
        const Label first = label(station);
        giveVoid(station);
        QTRY_VERIFY(station.core->world().label(first.no)->state == LabelState::Voided);
        QTRY_COMPARE(station.core->screen().prompt.id, Text::DispatchAskCarton);

        QTest::qWait(1600); // the same code within 1.5 s is one scan
        station.core->scanText(ownCodeOf());
        QTRY_COMPARE_WITH_TIMEOUT(station.core->screen().prompt.id, Text::DispatchAskLabel, 20000);
        const Label second = label(station);
        QVERIFY(second.no != first.no && second.carrierNo != first.carrierNo);
        QCOMPARE(second.sscc, first.sscc); // a carton keeps its SSCC for life
        QTRY_COMPARE_WITH_TIMEOUT(station.stateOf(labelDocument(second.no)), PrintState::Confirmed, 20000);

        for (const auto &[code, error] : {std::pair(QStringLiteral("00") + first.sscc, ErrorCode::WrongKindOfCode), std::pair(first.carrierNo, ErrorCode::LabelVoided)}) {
            station.core->scanText(code);
            QTRY_COMPARE(said(station), std::optional(error));
            QVERIFY(station.core->screen().latched && station.core->screen().banner == Banner::Stop);
            QCOMPARE(station.core->screen().error->args.value(QStringLiteral("carrier_no")).toString(), error == ErrorCode::LabelVoided ? first.carrierNo : second.carrierNo);
            station.core->give(Command::Ok);
            QTRY_COMPARE(station.core->screen().prompt.id, Text::DispatchAskLabel);
        }
        QVERIFY(label(station).state == LabelState::Printed);
        station.core->scanText(second.carrierNo);
        QTRY_VERIFY(label(station).state == LabelState::Verified);
    }

    /// Who opens the carton by a code that both sheets carry is led to the number that only one has.
    void openedByTheSharedCode()
    {
        PaidStation station;
        QVERIFY(station.open(1) && station.put({Row(supervisor())}));
        station.core->scanText(ownCodeOf());
        QTRY_COMPARE_WITH_TIMEOUT(station.core->screen().prompt.id, Text::DispatchAskLabel, 20000);
        const QString sscc = label(station).sscc;
        giveVoid(station);
        QTRY_COMPARE(station.core->screen().prompt.id, Text::DispatchAskCarton);
        QTest::qWait(1600);
        station.core->scanText(ownCodeOf());
        QTRY_COMPARE_WITH_TIMEOUT(station.core->screen().prompt.id, Text::DispatchAskLabel, 20000);
        station.core->give(Command::Back);
        station.core->scanText(QStringLiteral("00") + sscc);
        QTRY_COMPARE(station.core->screen().prompt.id, Text::DispatchAskOwnCode);
        QTest::qWait(1600);
        station.core->scanText(ownCodeOf());
        QTRY_COMPARE(said(station), std::optional(ErrorCode::WrongKindOfCode));
        station.core->give(Command::Ok);
        QTRY_COMPARE(station.core->screen().prompt.id, Text::DispatchAskLabel);
        station.core->scanText(label(station).carrierNo);
        QTRY_VERIFY(label(station).state == LabelState::Verified);
    }

    /// The next label is drawn ahead with the SSCC that the carton has: it comes out although its template is gone by then.
    void theNextLabelIsMadeAhead()
    {
        PaidStation station;
        station.config.sheets.templateFolder = station.documents() + QStringLiteral("-templates");
        QVERIFY(QDir().mkpath(station.config.sheets.templateFolder));
        const QString form = station.config.sheets.templateFolder + QStringLiteral("/carton-100x150.json");
        QVERIFY(QFile::copy(QStringLiteral(PACKBAY_SOURCE_DIR "/printing/templates/carton-100x150.json"), form));
        QVERIFY(station.open(1) && station.put({Row(supervisor())}));
        station.core->scanText(ownCodeOf());
        QTRY_COMPARE_WITH_TIMEOUT(station.core->screen().prompt.id, Text::DispatchAskLabel, 20000);
        QStringList ready;
        connect(&station.core->sheets(), &SheetDesk::prepared, this, [&](const QString &document) { ready.append(document); });
        giveVoid(station);
        QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, 20000);
        QFile file(form);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write("{}");
        file.close();
        QTest::qWait(1600);
        station.core->scanText(ownCodeOf());
        QTRY_COMPARE_WITH_TIMEOUT(station.stateOf(ready.first()), PrintState::Confirmed, 20000);
        QCOMPARE(ready.first(), labelDocument(label(station).no));
    }
};

PACKBAY_TEST(tst_VoidedLabels)
#include "tst_VoidedLabels.moc"
