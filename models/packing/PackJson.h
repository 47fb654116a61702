#pragma once
#include "models/packing/ContainerLoader.h"
#include "models/packing/PackFiles.h"

#include <QByteArray>

namespace packbay {

/// One line of JSON as in architecture.md 11.3, without newline.
QByteArray toJson(const PackOrder &order, const Packing &packing, const std::vector<PackBox> &boxes);
QByteArray toJson(const ContainerProblem &problem, const ContainerLoad &load);

/// What all orders came to: the closing line of `pack`.
class PackTotals
{
public:
    void add(const Packing &packing, const std::vector<PackBox> &boxes);
    void add(const ContainerProblem &problem, const ContainerLoad &load);
    bool isAllPacked() const { return m_unpacked == 0; }
    /// `micros`: what the packing took, without reading and writing.
    QByteArray ordersJson(std::int64_t micros) const;
    QByteArray containersJson(std::int64_t micros) const;

private:
    std::int64_t m_count = 0;
    std::int64_t m_boxes = 0;
    std::int64_t m_unpacked = 0;
    std::int64_t m_billed = 0;
    std::int64_t m_pieceVolume = 0;
    std::int64_t m_innerVolume = 0;
    std::int64_t m_utilPpm = 0; ///< sum over containers
};

} // namespace packbay
