#include "models/domain/Operations.h"

namespace packbay {

QString typeOf(const OperationBody &body)
{
    return std::visit([](const auto &b) { return QString::fromLatin1(std::remove_cvref_t<decltype(b)>::kType); }, body);
}

OpClass classOf(const OperationBody &body)
{
    return std::visit([](const auto &b) { return std::remove_cvref_t<decltype(b)>::kClass; }, body);
}

} // namespace packbay
