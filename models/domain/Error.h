#pragma once
#include <QJsonObject>
#include <QString>

#include <cstdint>

namespace packbay {

/// Every refusal and fault of the project, with a number that never changes (architecture.md 9):
/// 1xxx scan, 2xxx workflow, 3xxx store, 4xxx sync, 5xxx print, 6xxx scale, 7xxx freight and tariff files,
/// 8xxx settings and application, 9xxx bug. Title and remedy stand in ui/text/ErrorText.cpp.
enum class ErrorCode : std::uint16_t {
    None = 0,
#define PACKBAY_ERROR(number, name) name = number,
#include "models/domain/ErrorCodes.inc"
#undef PACKBAY_ERROR
};

/// The stable upper-case id of a code ("NO_ZONE"), for programs that read our JSON.
QString errorId(ErrorCode code);
/// The number, or None when no code has it.
ErrorCode errorCodeOf(int number);
/// Every code of the table, in order.
QList<ErrorCode> allErrorCodes();

/// What went wrong. `args` are the facts that the text shows; `detail` is for the log only; `where` is a JSON pointer
/// or file:row:column when something that was read is to blame.
struct Error
{
    ErrorCode code = ErrorCode::None;
    QJsonObject args;
    QString detail;
    QString where;

    int number() const { return static_cast<int>(code); }
    bool operator==(const Error &) const = default;
};

inline Error makeError(ErrorCode code, QJsonObject args = {}, QString detail = {}, QString where = {})
{
    return Error{code, std::move(args), std::move(detail), std::move(where)};
}

} // namespace packbay
