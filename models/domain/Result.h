#pragma once
#include "models/domain/Error.h"

#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

namespace packbay {

/// A value or an Error: the subset of std::expected that the project uses, so that C++23 needs one alias line.
/// Reading the wrong side is a bug and asserts.
template<class T, class E = Error>
class [[nodiscard]] Result
{
public:
    using value_type = T;
    using error_type = E;

    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    Result(E error) : m_state(std::in_place_index<1>, std::move(error)) {}

    bool has_value() const noexcept { return m_state.index() == 0; }
    explicit operator bool() const noexcept { return has_value(); }

    const T &value() const & { return std::get<0>(m_state); }
    T &value() & { return std::get<0>(m_state); }
    T &&value() && { return std::get<0>(std::move(m_state)); }
    const T &operator*() const & { return value(); }
    T &operator*() & { return value(); }
    T &&operator*() && { return std::move(*this).value(); }
    const T *operator->() const { return &value(); }
    T *operator->() { return &value(); }
    const E &error() const & { return std::get<1>(m_state); }
    E &&error() && { return std::get<1>(std::move(m_state)); }

    template<class U>
    T value_or(U &&other) const &
    {
        return has_value() ? value() : static_cast<T>(std::forward<U>(other));
    }

    template<class F>
    auto and_then(F &&f) const & -> std::invoke_result_t<F, const T &>
    {
        return has_value() ? std::forward<F>(f)(value()) : std::invoke_result_t<F, const T &>(error());
    }

    template<class F>
    auto transform(F &&f) const & -> Result<std::invoke_result_t<F, const T &>, E>
    {
        if (has_value())
            return Result<std::invoke_result_t<F, const T &>, E>(std::forward<F>(f)(value()));
        return Result<std::invoke_result_t<F, const T &>, E>(error());
    }

private:
    std::variant<T, E> m_state;
};

/// Success without a value, or an Error.
template<class E>
class [[nodiscard]] Result<void, E>
{
public:
    using value_type = void;
    using error_type = E;

    Result() = default;
    Result(E error) : m_error(std::move(error)) {}

    bool has_value() const noexcept { return !m_error.has_value(); }
    explicit operator bool() const noexcept { return has_value(); }
    const E &error() const & { return *m_error; }

private:
    std::optional<E> m_error;
};

using Status = Result<void>;

} // namespace packbay

#define PACKBAY_CONCAT2(a, b) a##b
#define PACKBAY_CONCAT(a, b) PACKBAY_CONCAT2(a, b)
/// Leaves the function with the error of `expression`, or goes on.
#define PACKBAY_TRY(expression)                                        \
    do {                                                               \
        if (auto tried = (expression); !tried)                         \
            return std::move(tried).error();                           \
    } while (false)
/// Declares `name` with the value of `expression`, or leaves the function with its error.
#define PACKBAY_TRY_ASSIGN(name, expression)                                            \
    auto PACKBAY_CONCAT(tried_, __LINE__) = (expression);                               \
    if (!PACKBAY_CONCAT(tried_, __LINE__))                                              \
        return std::move(PACKBAY_CONCAT(tried_, __LINE__)).error();                     \
    auto name = std::move(PACKBAY_CONCAT(tried_, __LINE__)).value()
