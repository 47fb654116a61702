#pragma once
#include "models/domain/WorldView.h"

#include <type_traits>

namespace packbay {

/// The text of one field of an entity as its lookup key: strings as they are, enums and states by name.
/// Empty when the entity has no such field or the field is no key.
template<class T>
QString fieldText(const T &entity, const char *field)
{
    QString text;
    T::fields(entity, [&](const char *name, const auto &value) {
        if (qstrcmp(name, field) != 0)
            return;
        using V = std::remove_cvref_t<decltype(value)>;
        if constexpr (std::is_same_v<V, QString>)
            text = value;
        else if constexpr (NamedEnum<V>)
            text = enumName(value);
        else if constexpr (requires { enumName(value.value()); })
            text = enumName(value.value());
    });
    return text;
}

/// As above, of a row of any kind.
inline QString fieldText(const Row &row, const char *field)
{
    return std::visit([field](const auto &entity) { return fieldText(entity, field); }, row);
}

} // namespace packbay
