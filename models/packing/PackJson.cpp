#include "models/packing/PackJson.h"

#include "models/domain/JsonWriter.h"
#include "models/freight/Wide.h"

namespace packbay {
namespace {

std::int64_t ppm(std::int64_t part, std::int64_t whole)
{
    return whole > 0 ? static_cast<std::int64_t>(Wide(part) * 1000000 / whole) : 0;
}

/// Milliseconds with three digits.
QByteArray millis(std::int64_t micros)
{
    return QByteArray::number(static_cast<qlonglong>(micros / 1000)) + '.'
        + QByteArray::number(static_cast<qlonglong>(micros % 1000)).rightJustified(3, '0');
}

void writePieces(JsonWriter &json, const std::vector<PackedPiece> &pieces, const std::vector<PackItem> &items)
{
    json.key("items").beginArray();
    for (const PackedPiece &piece : pieces) {
        json.beginObject()
            .field("name", items[static_cast<std::size_t>(piece.item)].name)
            .field("x", piece.x)
            .field("y", piece.y)
            .field("z", piece.z)
            .field("w", piece.size.w)
            .field("l", piece.size.l)
            .field("d", piece.size.d)
            .endObject();
    }
    json.endArray();
}

QString reasonText(UnpackedReason reason)
{
    switch (reason) {
    case UnpackedReason::TooLarge: return QStringLiteral("larger than every box, however it is turned");
    case UnpackedReason::TooHeavy: return QStringLiteral("too heavy for every box that is large enough");
    case UnpackedReason::OutOfBoxes: break;
    }
    return QStringLiteral("not enough boxes in stock");
}

} // namespace

QByteArray toJson(const PackOrder &order, const Packing &packing, const std::vector<PackBox> &boxes)
{
    JsonWriter json;
    json.beginObject().field("order", order.code).key("boxes").beginArray();
    for (const PackedBox &packed : packing.boxes) {
        const PackBox &box = boxes[static_cast<std::size_t>(packed.box)];
        json.beginObject()
            .field("box", box.code)
            .field("gross_g", packed.grossGrams)
            .field("billed_g", packed.billedGrams)
            .field("util_ppm", ppm(packed.pieceVolume, box.inner.volume()));
        writePieces(json, packed.pieces, order.items);
        json.endObject();
    }
    json.endArray().key("unpacked").beginArray();
    for (const UnpackedItem &left : packing.unpacked) {
        json.beginObject()
            .field("name", order.items[static_cast<std::size_t>(left.item)].name)
            .field("qty", left.quantity)
            .field("reason", reasonText(left.reason))
            .endObject();
    }
    json.endArray().endObject();
    return json.take();
}

QByteArray toJson(const ContainerProblem &problem, const ContainerLoad &load)
{
    JsonWriter json;
    json.beginObject()
        .field("problem", problem.number)
        .field("util_ppm", ppm(load.pieceVolume, problem.container.inner.volume()))
        .field("placed", load.pieces.size())
        .field("of", load.total);
    writePieces(json, load.pieces, problem.items);
    json.endObject();
    return json.take();
}

void PackTotals::add(const Packing &packing, const std::vector<PackBox> &boxes)
{
    ++m_count;
    m_billed += packing.billedGrams;
    m_boxes += static_cast<std::int64_t>(packing.boxes.size());
    for (const PackedBox &packed : packing.boxes) {
        m_pieceVolume += packed.pieceVolume;
        m_innerVolume += boxes[static_cast<std::size_t>(packed.box)].inner.volume();
    }
    for (const UnpackedItem &left : packing.unpacked)
        m_unpacked += left.quantity;
}

void PackTotals::add(const ContainerProblem &problem, const ContainerLoad &load)
{
    ++m_count;
    m_utilPpm += ppm(load.pieceVolume, problem.container.inner.volume());
}

QByteArray PackTotals::ordersJson(std::int64_t micros) const
{
    JsonWriter json;
    json.beginObject()
        .field("orders", m_count)
        .field("boxes", m_boxes)
        .field("unpacked", m_unpacked)
        .field("billed_g", m_billed)
        .field("util_ppm", ppm(m_pieceVolume, m_innerVolume))
        .key("ms")
        .raw(millis(micros))
        .endObject();
    return json.take();
}

QByteArray PackTotals::containersJson(std::int64_t micros) const
{
    JsonWriter json;
    const std::int64_t count = std::max<std::int64_t>(m_count, 1);
    json.beginObject().field("problems", m_count).field("mean_util_ppm", m_utilPpm / count).key("ms_mean").raw(millis(micros / count)).endObject();
    return json.take();
}

} // namespace packbay
