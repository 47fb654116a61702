#include "tests/fuzz/FuzzTargets.h"

#include "scanner/ScanClassifier.h"
#include "scanner/ScanFramer.h"
#include "scanner/WedgeDecoder.h"
#include "scanner/gs1/Gs1Data.h"
#include "scanner/scale/ScaleParser.h"
#include "scanner/scale/StabilityGate.h"

#include <QJsonDocument>
#include <QSet>

namespace packbay::fuzz {
namespace {

void promise(bool kept, const char *what)
{
    if (!kept)
        qFatal("broken promise: %s", what);
}

QByteArrayList framesOf(const QList<Result<ScanEvent>> &frames)
{
    QByteArrayList out;
    for (const Result<ScanEvent> &frame : frames)
        out << (frame ? frame->aim.toLatin1() + '|' + frame->raw : QByteArray("refused"));
    return out;
}

void scanFramer(QByteArrayView bytes)
{
    ScanFramer whole(QStringLiteral("d"));
    QByteArrayList expected = framesOf(whole.feed(bytes, MonotonicMs(1)));
    expected += framesOf(whole.idle(MonotonicMs(1000)));
    const qsizetype cut = bytes.isEmpty() ? 0 : static_cast<unsigned char>(bytes[0]) % (bytes.size() + 1);
    ScanFramer parts(QStringLiteral("d"));
    QByteArrayList got = framesOf(parts.feed(bytes.first(cut), MonotonicMs(1)));
    got += framesOf(parts.feed(bytes.sliced(cut), MonotonicMs(2)));
    got += framesOf(parts.idle(MonotonicMs(1000)));
    promise(got == expected, "a cut changes no scan");
    for (const QByteArray &frame : got)
        promise(frame.size() <= ScanFramer::kMaxBytes + 4, "no scan is longer than 4 kB");
}

/// Three bytes a key: code, flags, gap.
void wedge(QByteArrayView bytes)
{
    WedgeSetting setting;
    if (!bytes.isEmpty() && bytes[0] % 2 != 0)
        setting.prefix = QStringLiteral("\x02");
    WedgeDecoder decoder(setting);
    QSet<quint64> given;
    qint64 now = 1000;
    quint64 last = 0;
    const auto take = [&](const WedgeDecoder::Outcome &outcome) {
        for (const quint64 id : outcome.replay) {
            promise(id > last || given.isEmpty() || !given.contains(id), "no key comes twice");
            promise(!given.contains(id), "no key is given back twice");
            given.insert(id);
            last = id;
        }
        promise(!(outcome.scan && outcome.error), "a burst is a scan or an error");
        if (outcome.scan)
            promise(!outcome.scan->raw.isEmpty(), "no scan is empty");
    };
    quint64 id = 0;
    for (qsizetype i = 0; i + 2 < bytes.size(); i += 3) {
        const auto flags = static_cast<unsigned char>(bytes[i + 1]);
        now += static_cast<unsigned char>(bytes[i + 2]);
        for (auto due = decoder.deadline(); due && due->value <= now; due = decoder.deadline())
            take(decoder.idle(*due));
        WedgeDecoder::Key key;
        key.id = ++id;
        key.code = static_cast<unsigned char>(bytes[i]) % 128;
        key.press = flags & 1;
        key.autoRepeat = flags & 2;
        key.shift = flags & 4;
        key.control = flags & 8;
        key.alt = flags & 16;
        key.numLock = flags & 32;
        key.text = flags & 64 ? QString(QChar(key.code)) : QString();
        key.at = MonotonicMs(now);
        const WedgeDecoder::Outcome outcome = decoder.key(key);
        take(outcome);
        if (!outcome.taken) {
            promise(!given.contains(id), "no key is given back and passed on");
            given.insert(id);
        }
    }
    for (auto due = decoder.deadline(); due; due = decoder.deadline())
        take(decoder.idle(*due));
    promise(!decoder.isHolding(), "nothing is held for ever");
}

void gs1Elements(QByteArrayView bytes)
{
    const QString text = QString::fromUtf8(bytes);
    if (const auto elements = gs1::readElements(text)) {
        const auto again = gs1::readElements(gs1::writeElements(*elements));
        promise(again.has_value() && again->size() == elements->size(), "what was read can be written and read");
        (void)gs1::checkRepeats(*elements);
        (void)gs1::checkAssociations(*elements);
    }
    if (const auto elements = gs1::readBracketed(text))
        promise(gs1::readBracketed(gs1::writeBracketed(*elements)).has_value(), "brackets can be written and read");
}

void gs1Link(QByteArrayView bytes)
{
    const QString text = QString::fromUtf8(bytes);
    (void)gs1::looksLikeDigitalLink(text);
    const auto elements = gs1::readDigitalLink(text);
    if (!elements)
        return;
    if (const auto link = gs1::writeDigitalLink(*elements))
        promise(gs1::readDigitalLink(*link).has_value(), "a link that we write can be read");
}

void identify(QByteArrayView bytes)
{
    static const ScanClassifier kClassifier(*CarrierCatalog::builtIn());
    const QString text = QString::fromUtf8(bytes);
    const ScanMeaning meaning = kClassifier.classify(text);
    promise(QJsonDocument::fromJson(toJson(meaning)).isObject(), "every meaning is a line of JSON");
    promise(normalizedCode(meaning.normalized) == normalizedCode(normalizedCode(meaning.normalized)), "normalising twice changes nothing");
}

void carriersFile(QByteArrayView bytes)
{
    static const CarrierCatalog kCatalog = *CarrierCatalog::builtIn();
    CarrierCatalog catalog = kCatalog;
    const qsizetype before = catalog.formats().size();
    if (!catalog.extend(bytes.toByteArray()))
        promise(catalog.formats().size() == before, "a refused file changes nothing");
    else
        (void)catalog.match(QStringLiteral("SF1390000000123"));
}

QByteArrayList linesOf(const QList<WeightReading> &readings)
{
    QByteArrayList lines;
    for (const WeightReading &reading : readings) {
        promise(!reading.grams || reading.value, "no weight without the scale's own digits");
        promise(!reading.frame.isEmpty(), "every reading keeps its frame");
        lines << toJson(reading);
        promise(QJsonDocument::fromJson(lines.last()).isObject(), "every reading is a line of JSON");
    }
    return lines;
}

void scale(const QString &protocol, QByteArrayView bytes)
{
    const auto whole = *ScaleParser::make(protocol);
    QList<WeightReading> readings = whole->feed(bytes, MonotonicMs(1));
    readings += whole->finish(MonotonicMs(2));
    const QByteArrayList expected = linesOf(readings);
    const qsizetype cut = bytes.isEmpty() ? 0 : static_cast<unsigned char>(bytes.back()) % (bytes.size() + 1);
    const auto parts = *ScaleParser::make(protocol);
    QList<WeightReading> got = parts->feed(bytes.first(cut), MonotonicMs(1));
    got += parts->feed(bytes.sliced(cut), MonotonicMs(1));
    got += parts->finish(MonotonicMs(2));
    promise(linesOf(got) == expected, "a cut changes no reading");
    StabilityGate gate;
    for (const WeightReading &reading : readings) {
        gate.add(reading);
        if (const auto bookable = gate.bookable(reading.at))
            promise(bookable->grams && bookable->grams->value > 0 && bookable->status == ScaleStatus::Ok, "only a real weight is bookable");
    }
}

template<int index>
void scaleOf(QByteArrayView bytes)
{
    static const QString kProtocol = ScaleParser::protocols().value(index);
    scale(kProtocol, bytes);
}

template<int... index>
void addScales(QList<Target> &out, std::integer_sequence<int, index...>)
{
    const QStringList names = ScaleParser::protocols();
    (out.append({"scale-" + names.value(index).toLatin1(), &scaleOf<index>}), ...);
}

} // namespace

const QList<Target> &targets()
{
    static const QList<Target> kTargets = [] {
        constexpr int kScales = 17;
        promise(ScaleParser::protocols().size() == kScales, "every protocol has its target");
        QList<Target> out{{"scan-framer", &scanFramer}, {"wedge", &wedge},       {"gs1", &gs1Elements},
                          {"gs1-link", &gs1Link},       {"identify", &identify}, {"carriers-file", &carriersFile}};
        addScales(out, std::make_integer_sequence<int, kScales>());
        return out;
    }();
    return kTargets;
}

const Target *targetOf(QByteArrayView name)
{
    for (const Target &target : targets()) {
        if (target.name == name)
            return &target;
    }
    return nullptr;
}

} // namespace packbay::fuzz
