#include "app/station/window/SelfTest.h"

#include "app/station/core/LedgerThread.h"
#include "app/station/core/SystemClock.h"
#include "models/domain/OwnCode.h"
#include "printing/LabelMaker.h"
#include "scanner/ScanClassifier.h"

#include <QTemporaryDir>

namespace packbay {
namespace {

Error failed(const QString &what)
{
    return makeError(ErrorCode::InvariantBroken, {{QStringLiteral("self_test"), what}});
}

Status storeWorks()
{
    QTemporaryDir folder;
    const SystemClock clock;
    const Rulebook rulebook;
    const QString file = folder.filePath(QStringLiteral("station.db"));
    PACKBAY_TRY_ASSIGN(ledger, LedgerThread::start({file, folder.filePath(QStringLiteral("backups")), {QStringLiteral("SH1"), QStringLiteral("7K"), 1}, {}}, rulebook, clock));
    const Result<QString> checked = ledger->call([](Ledger &own) { return own.database().quickCheck(); });
    PACKBAY_TRY(checked.transform([](const QString &) { return true; }));
    return *checked == QLatin1String("ok") ? Status() : Status(failed(*checked));
}

Status codesWork()
{
    PACKBAY_TRY_ASSIGN(catalogue, CarrierCatalog::builtIn());
    const ScanClassifier classifier(catalogue);
    ScanEvent event;
    event.raw = ownCode(QLatin1Char('L'), QStringLiteral("SH1A031204B")).toLatin1();
    const ScanMeaning meaning = classifier.classify(event);
    const bool right = !meaning.error && meaning.kind == CodeKind::Location && meaning.entity == QLatin1String("SH1A031204B");
    return right ? Status() : Status(failed(QStringLiteral("scan")));
}

Status labelsWork()
{
    const QJsonObject request{{QStringLiteral("template"), QStringLiteral("location-100x100")},
                              {QStringLiteral("language"), QStringLiteral("zh_CN")},
                              {QStringLiteral("code"), ownCode(QLatin1Char('L'), QStringLiteral("SH1A031204B"))},
                              {QStringLiteral("name"), QStringLiteral("SH1-A-03-12-04-B")}};
    PACKBAY_TRY_ASSIGN(label, parseLabelRequest(request));
    PACKBAY_TRY_ASSIGN(bytes, makeLabel(label, LabelFormat::Zpl, 203));
    return bytes.contains("^XA") ? Status() : Status(failed(QStringLiteral("label")));
}

} // namespace

Status selfTest()
{
    PACKBAY_TRY(storeWorks());
    PACKBAY_TRY(codesWork());
    return labelsWork();
}

} // namespace packbay
