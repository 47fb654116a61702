#pragma once
#include "models/domain/Operations.h"
#include "models/domain/Result.h"
#include "models/domain/WorldView.h"

#include <vector>

namespace packbay {

/// How an accepted operation ended. Merged: it was true already (the same parcel received twice). Exception: a FACT that
/// clashes; it is recorded and a case is opened.
enum class Verdict { Applied, Merged, Exception };

/// What an accepted operation changes. Rows are complete; the first one is the row that the operation is about (the
/// audit's entity). Nothing is ever deleted.
struct Changes
{
    Verdict verdict = Verdict::Applied;
    std::vector<Row> rows;
    ErrorCode code = ErrorCode::None; ///< why it is an exception or merged
    QJsonObject args;
};

/// Decides for a given world whether an operation is legal and what changes. Pure and deterministic: station and central
/// run the same one. No clock (Operation::at), no randomness, no order of a hash table.
class Rulebook
{
public:
    /// The changes, or the refusal with its code and facts. A FACT is refused when its payload is malformed, its subject
    /// does not exist, or what is about to be done must not be.
    Result<Changes> apply(const Operation &operation, const WorldView &world) const;

    /// As apply() for what has been done already, in the world as it is now known: what only warns the one who is about
    /// to do it (a full shelf) does not undo the deed.
    Result<Changes> applyAgain(const Operation &operation, const WorldView &world) const;

    /// The central's way for what physically happened: as applyAgain(), but a FACT that the rules refuse becomes an Exception
    /// with a case instead of a refusal. Other classes as apply().
    Result<Changes> applyAsAuthority(const Operation &operation, const WorldView &world) const;

    /// The case that the central opens for an operation it refused: one to one.
    Case caseOfRefusal(const Operation &operation, const Error &error) const;

private:
    Result<Changes> receiveAnyway(const Operation &operation, const WorldView &world, const Error &why) const;
};

} // namespace packbay
