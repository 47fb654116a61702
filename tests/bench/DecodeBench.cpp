#include "tests/bench/DecodeBench.h"

#include "scanner/ImageScanClient.h"
#include "tests/scanner/DecodeSamples.h"

#include <QEventLoop>

namespace packbay::bench {
namespace {

using test::DecodeSample;
using test::RawZxing;
using test::ReadCode;

constexpr int kLimitMs = 10'000;
constexpr double kLabelMs = 150; // hardware.md D3

struct Tally
{
    int codes = 0;
    int ours = 0;
    int raw = 0;
    std::vector<double> ourMs;
    std::vector<double> rawMs;
};

/// Blocks until the picture is answered; the time includes opening it and the way to the helper and back.
ImageScanResult read(ImageScanClient &client, const QString &path)
{
    ImageScanResult answer;
    QEventLoop loop;
    const auto connection = QObject::connect(&client, &ImageScanClient::decoded, &loop, [&](quint64, const ImageScanResult &result) {
        answer = result;
        loop.quit();
    });
    client.decodeFile(path);
    loop.exec();
    QObject::disconnect(connection);
    return answer;
}

void take(Tally &tally, const DecodeSample &sample, ImageScanClient &client, RawZxing &raw)
{
    RawZxing::Answer bare = raw.read(sample.path);
    // The hint about the lengths of ITF is a filter behind the library.
    bare.codes.removeIf([](const ReadCode &code) { return code.format == u"ITF" && code.text.size() != 12 && code.text.size() != 14; });
    QElapsedTimer clock;
    clock.start();
    const ImageScanResult result = read(client, sample.path);
    tally.ourMs.push_back(static_cast<double>(clock.nsecsElapsed()) / 1e6);
    tally.rawMs.push_back(bare.ms);
    QList<ReadCode> codes;
    for (const FoundCode &code : result.codes)
        codes << ReadCode{code.format, code.text, code.bytes};
    tally.codes += static_cast<int>(sample.bytes.isEmpty() ? sample.texts.size() : 1);
    tally.ours += test::rightCodes(sample, codes);
    tally.raw += test::rightCodes(sample, bare.codes);
}

Percentiles share(int right, int of)
{
    return Percentiles::of({of > 0 ? 100.0 * right / of : 0});
}

void report(const QString &what, Tally tally, std::vector<Figure> &out)
{
    Figure recall{QStringLiteral("decode"), QStringLiteral("codes read of %1 in %2").arg(tally.codes).arg(what), QStringLiteral("%"), share(tally.ours, tally.codes),
                  QStringLiteral("ZXing ReadBarcode"), share(tally.raw, tally.codes), QStringLiteral("at least as many as the bare library"), tally.ours >= tally.raw};
    out.push_back(recall);
    Figure time{QStringLiteral("decode"), QStringLiteral("a picture, %1, from the file to the accepted codes").arg(what), QStringLiteral("ms"), Percentiles::of(std::move(tally.ourMs)),
                QStringLiteral("ZXing ReadBarcode, the calls alone"), Percentiles::of(std::move(tally.rawMs)), QStringLiteral("p95 <= %1 ms").arg(kLabelMs), false};
    time.met = time.ours.p95 <= kLabelMs;
    out.push_back(time);
}

} // namespace

Result<std::vector<Figure>> benchDecode(const BenchSize &size)
{
    std::vector<Figure> figures;
    const QList<DecodeSample> samples = test::decodeSamples();
    if (samples.isEmpty())
        return figures;
    ImageScanSetting setting;
    setting.helper = QStringLiteral(PACKBAY_BIN_DIR "/packbay-scan-helper");
    setting.limitMs = kLimitMs;
    ImageScanClient client(setting);
    RawZxing raw;
    Tally labels;
    Tally others;
    for (const DecodeSample &sample : samples) {
        // Formats that hardware.md B3.7 leaves out are no miss.
        const bool leftOut = sample.folder.startsWith(u"rss14") || sample.folder.startsWith(u"upce");
        Tally &tally = sample.folder == u"carrier_labels" ? labels : others;
        if (sample.isKnown() && !leftOut && qsizetype(tally.ourMs.size()) < size.pictures)
            take(tally, sample, client, raw);
    }
    report(QStringLiteral("carrier labels"), std::move(labels), figures);
    report(QStringLiteral("barcode samples"), std::move(others), figures);
    return figures;
}

} // namespace packbay::bench
