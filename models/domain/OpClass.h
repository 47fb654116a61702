#pragma once

namespace packbay {

/// FACT: physically true, always accepted, a clash becomes a case. CLAIM: optimistic at the station, unique at the
/// central. IRREVOCABLE: only when every line is confirmed by the central. UPSTREAM: only the central makes them.
enum class OpClass { Fact, Claim, Irrevocable, Upstream };

} // namespace packbay
