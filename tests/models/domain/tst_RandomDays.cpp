#include "tests/models/domain/RandomClerk.h"
#include "tests/models/domain/WorldChecker.h"
#include "tests/support/TestMain.h"

#include <QMap>
#include <QSet>

using namespace packbay;
using namespace packbay::test;

/// From worlds that grew at random no sequence of operations, sensible or not, leads to an illegal state.
class tst_RandomDays : public QObject
{
    Q_OBJECT

    static constexpr int kSequences = 200;
    static constexpr int kSteps = 200;

    static bool same(const Result<Changes> &a, const Result<Changes> &b)
    {
        if (a.has_value() != b.has_value())
            return false;
        if (!a)
            return a.error() == b.error();
        return a->verdict == b->verdict && a->rows == b->rows && a->code == b->code && a->args == b->args;
    }

    /// What every answer must look like, whatever the world.
    static QString badAnswer(const Operation &op, const Result<Changes> &answer, bool authority)
    {
        if (!answer) {
            const bool malformed = answer.error().code == ErrorCode::InvalidOperation;
            if (authority && classOf(op.body) == OpClass::Fact && !malformed)
                return QStringLiteral("the authority refused a fact");
            return answer.error().code == ErrorCode::None ? QStringLiteral("a refusal without a code") : QString();
        }
        if (answer->rows.empty())
            return QStringLiteral("no subject");
        QSet<QString> ids;
        bool hasCase = false;
        for (const Row &row : answer->rows) {
            ids.insert(enumName(kindOf(row)) + packbay::idOf(row).toString());
            hasCase = hasCase || kindOf(row) == EntityKind::Case || kindOf(row) == EntityKind::PreAlert;
        }
        if (ids.size() != static_cast<qsizetype>(answer->rows.size()))
            return QStringLiteral("a row twice");
        if (answer->verdict == Verdict::Exception && !hasCase)
            return QStringLiteral("an exception without a case");
        if (answer->verdict != Verdict::Applied && answer->code == ErrorCode::None)
            return QStringLiteral("merged or exception without a code");
        return {};
    }

    QMap<QString, int> m_accepted;

    QString runDay(quint32 seed)
    {
        RuleDesk desk;
        RandomClerk clerk(desk, seed);
        const bool authority = seed % 2 == 0;
        for (int step = 0; step < kSteps; ++step) {
            const Operation op = clerk.next();
            const QString type = typeOf(op.body);
            const MapWorld before = desk.world;
            const auto decide = [&] {
                return authority ? desk.rules.applyAsAuthority(op, desk.world) : desk.rules.apply(op, desk.world);
            };
            const Result<Changes> answer = decide();
            QString wrong = badAnswer(op, answer, authority);
            if (!same(answer, decide()))
                wrong += QStringLiteral(" not deterministic");
            if (!(desk.world == before))
                wrong += QStringLiteral(" the answer alone changed the world");
            if (answer) {
                desk.world.put(*answer);
                m_accepted[type] += answer->verdict == Verdict::Applied ? 1 : 0;
                wrong += illegalStep(op.body, before, desk.world) + illegalState(desk.world);
            }
            if (!wrong.isEmpty())
                return QStringLiteral("seed %1 step %2 %3: %4").arg(seed).arg(step).arg(type, wrong);
        }
        return {};
    }

private slots:
    void noSequenceReachesAnIllegalState()
    {
        const quint32 first = qEnvironmentVariableIntValue("PACKBAY_SEED") > 0
            ? static_cast<quint32>(qEnvironmentVariableIntValue("PACKBAY_SEED"))
            : 1;
        qInfo("seeds %u to %u, %d steps each", first, first + kSequences - 1, kSteps);
        for (quint32 seed = first; seed < first + kSequences; ++seed) {
            const QString wrong = runDay(seed);
            QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
        }
        // A property that never came to the end of the day would prove nothing.
        for (const char *type : {"HandOverManifest", "CloseManifest", "BagCarton", "CloseBag", "VoidLabel", "ReopenCarton",
                                 "UnpackParcel", "DeclareLost", "FoundParcel", "CancelOrder", "ReleaseParcel",
                                 "ApproveClaim", "UnreceiveParcel", "RemoveFromManifest", "UnbagCarton", "Charge"}) {
            QVERIFY2(m_accepted.value(QLatin1String(type)) > 0, type);
        }
    }
};

PACKBAY_TEST(tst_RandomDays)
#include "tst_RandomDays.moc"
