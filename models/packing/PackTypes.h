#pragma once
#include <QString>

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

/// What goes into the packer and what comes out. Whole millimetres and grams; x runs along the first inner side of the box,
/// y along the second, z upward along the third.
namespace packbay {

/// Three sides along x, y and z.
struct Sides
{
    int w = 0;
    int l = 0;
    int d = 0;

    constexpr bool operator==(const Sides &) const = default;
    constexpr std::int64_t volume() const { return std::int64_t(w) * l * d; }
};

/// Largest side that the packer takes; volumes then fit 64 bits with room to spare.
inline constexpr int kMaxPackSideMm = 100000;

/// Which of a piece's own sides may stand upright. Turning about the vertical is always allowed.
struct Upright
{
    bool w = true;
    bool l = true;
    bool d = true;

    constexpr bool operator==(const Upright &) const = default;
    /// Only the third side: "keep flat" and "this side up" mean the same turns.
    static constexpr Upright thirdSide() { return {false, false, true}; }
};

/// `quantity` equal pieces.
struct PackItem
{
    QString name;
    Sides size;
    std::int64_t grams = 0; ///< of one piece
    int quantity = 1;
    Upright upright;
    /// What may rest on one piece, in grams; 0 = nothing, unset = anything.
    std::optional<std::int64_t> topLoadGrams;
};

struct PackBox
{
    QString code;
    Sides inner;
    Sides outer;
    std::int64_t tareGrams = 0;
    std::int64_t maxGrossGrams = 0;
    int paddingMm = 0;           ///< kept free along every inner wall
    std::int64_t voidFillPpm = 0; ///< share of the inner volume that is left to filling material
    std::optional<int> stock;    ///< unset = any number
};

enum class PackObjective {
    Boxes, ///< fewest boxes, then least billed weight
    Billed ///< least billed weight, then fewest boxes
};

struct PackOptions
{
    PackObjective objective = PackObjective::Boxes;
    std::int64_t divisor = 5000;  ///< mm3 of a box's outside for one volumetric gram
    std::int64_t stepGrams = 500; ///< billed weight is rounded up to it
    int supportPercent = 0;       ///< of a piece's base that must lie on the floor or on other pieces
    /// Seeded restarts after the fixed recipes; the effort is counted and not timed, so that the same input gives the same
    /// answer on every machine.
    int attempts = 50;
    std::uint64_t seed = 1;
};

/// One piece in its place: `size` is turned already.
struct PackedPiece
{
    int item = 0; ///< index into the items
    int x = 0;
    int y = 0;
    int z = 0;
    Sides size;

    bool operator==(const PackedPiece &) const = default;
};

struct PackedBox
{
    int box = 0; ///< index into the boxes
    std::vector<PackedPiece> pieces; ///< in an order in which they can be put in
    std::int64_t grossGrams = 0;
    std::int64_t billedGrams = 0;
    std::int64_t pieceVolume = 0; ///< mm3
};

enum class UnpackedReason { TooLarge, TooHeavy, OutOfBoxes };

struct UnpackedItem
{
    int item = 0;
    int quantity = 0;
    UnpackedReason reason = UnpackedReason::TooLarge;
};

struct Packing
{
    std::vector<PackedBox> boxes;
    std::vector<UnpackedItem> unpacked; ///< by item
    std::int64_t billedGrams = 0;
    /// Nothing better exists by volume and weight alone; false: best found.
    bool provedFewest = false;
};

/// The inside without the padding.
Sides usableSides(const PackBox &box);
/// What of it may be filled, mm3.
std::int64_t usableVolume(const PackBox &box);
/// Billed weight of one box: the larger of gross and outer volume / divisor, up to the step.
std::int64_t billedGrams(const PackBox &box, std::int64_t grossGrams, const PackOptions &options);

} // namespace packbay
