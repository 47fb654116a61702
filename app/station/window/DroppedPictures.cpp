#include "app/station/window/DroppedPictures.h"

#include <algorithm>

namespace packbay {
namespace {

/// The less the better: what is printed in this house, what proves itself, then the rest.
int rankOf(const ScanMeaning &meaning)
{
    if (meaning.error)
        return 6;
    switch (meaning.kind) {
    case CodeKind::Tracking: return meaning.carriers.isEmpty() ? 4 : 1 + static_cast<int>(meaning.carriers.first().evidence);
    case CodeKind::Sscc: return 1;
    case CodeKind::Gtin:
    case CodeKind::Gs1: return 4;
    case CodeKind::Unknown: return 5;
    default: return 0;
    }
}

} // namespace

DroppedPictures::DroppedPictures(const ImageScanSetting &reader, const Clock &clock, Meaning meaning)
    : m_clock(clock), m_meaning(std::move(meaning)), m_reader(reader)
{
    connect(&m_reader, &ImageScanClient::decoded, this, &DroppedPictures::decoded);
}

void DroppedPictures::read(const QStringList &files)
{
    for (const QString &file : files)
        m_files.insert(m_reader.decodeFile(file), file);
}

void DroppedPictures::decoded(quint64 id, const ImageScanResult &result)
{
    const QString file = m_files.take(id);
    if (result.error) {
        emit failed(*result.error);
        return;
    }
    QList<ScanEvent> events;
    for (const FoundCode &code : result.codes)
        events.append({code.text.toUtf8(), code.aim, QStringLiteral("picture"), m_clock.monotonic()});
    const auto best = std::min_element(events.begin(), events.end(), [this](const ScanEvent &a, const ScanEvent &b) { return rankOf(m_meaning(a)) < rankOf(m_meaning(b)); });
    if (best == events.end())
        emit failed(makeError(ErrorCode::UnreadableCode, {{QStringLiteral("file"), file}}, QStringLiteral("no code in the picture")));
    else
        emit scanned(file, *best);
}

} // namespace packbay
