// One exchange as text, for people who look on.
#pragma once

#include <string>

#include "stats/kept_failure.h"

namespace hailstorm {

enum class ExchangeDetail { line, heads, full };

// "GET /hello  200  1.24 ms  127.0.0.1:8000  (connecting 0.12, waiting 1.02)"; below it, if wanted,
// what was sent and what came, each line behind `> ` or `< `. Ends with a line break.
std::string render_exchange(const KeptFailure& exchange, Nanos duration, bool failed,
                            ExchangeDetail detail);

}  // namespace hailstorm
