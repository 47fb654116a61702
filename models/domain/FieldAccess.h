#pragma once
#include "models/domain/Stateful.h"

namespace packbay {

/// Sets a state that was read from a stored row or a message. Only the codec in models/wire and the property tests'
/// world builder use it; tests/cmake/CheckLayering.cmake fails the build on any other include of this file.
class FieldAccess
{
public:
    template<NamedEnum E>
    static void restore(Stateful<E> &state, E value)
    {
        state.set(value);
    }
};

} // namespace packbay
