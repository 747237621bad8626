// How long an exchange took, phase by phase.
#pragma once

#include "base/clock.h"

namespace hailstorm {

// k6's phases. duration = sending + waiting + receiving. blocked is from begin until there was a
// connection: it includes looking_up, connecting and tls_handshaking, which are zero on a kept one.
// Stamped where the bytes pass, not where the script sees them. The phase in which an exchange
// failed ends with the failure.
struct Timings {
  Nanos blocked{}, looking_up{}, connecting{}, tls_handshaking{}, sending{}, waiting{}, receiving{};

  Nanos duration() const { return sending + waiting + receiving; }
};

}  // namespace hailstorm
