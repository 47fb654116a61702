#pragma once
#include "models/domain/Enums.h"

namespace packbay {

class TransitionTable;
class FieldAccess;

/// A state that only the transition table (and the codec that reads a stored row) can set: no other code compiles that
/// assigns one. This is the one-writer rule of the house plan made a type.
template<NamedEnum E>
class Stateful
{
public:
    Stateful() = default;
    E value() const { return m_value; }
    bool operator==(const Stateful &) const = default;
    bool operator==(E other) const { return m_value == other; }

private:
    friend class TransitionTable;
    friend class FieldAccess;
    void set(E value) { m_value = value; }

    E m_value = E::None;
};

} // namespace packbay
