#include "app/station/core/LabelCheck.h"

#include "printing/SelfCheck.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace packbay {
namespace {

/// The second attempt after a time-out reads one symbol in each part of a picture, too few for a label of ours: a machine
/// that is busy for seconds is no reason to stop a good label.
constexpr int kLimitMs = 15'000;

} // namespace

QString scanHelperHere()
{
    const QString path = QCoreApplication::applicationDirPath() + QStringLiteral("/packbay-scan-helper");
    return QFileInfo(path).isExecutable() ? path : QString();
}

LabelCheck::LabelCheck(const QString &helper, QObject *parent) : QObject(parent)
{
    if (helper.isEmpty())
        return;
    ImageScanSetting setting;
    setting.helper = helper;
    setting.limitMs = kLimitMs;
    m_client = std::make_unique<ImageScanClient>(setting);
    connect(m_client.get(), &ImageScanClient::decoded, this, &LabelCheck::onDecoded);
}

void LabelCheck::check(const LabelLayout &layout, Then then)
{
    const QImage picture = paintPage(layout);
    const Status bars = checkBars(layout, picture);
    if (!m_client || !bars || layout.pages.front().barcodes.empty()) {
        then(bars);
        return;
    }
    m_open.insert(m_client->decode(picture), {layout.pages.front(), std::move(then)});
}

void LabelCheck::onDecoded(quint64 id, const ImageScanResult &result)
{
    const Open open = m_open.take(id);
    if (!open.then)
        return;
    QStringList read;
    for (const FoundCode &code : result.codes)
        read.append(code.text);
    open.then(result.error ? Status(*result.error) : compareCodes(open.page, read));
}

} // namespace packbay
