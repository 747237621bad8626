// One exchange as text, for people who look on.
#pragma once

#include <string>

#include "simulation/http_options.h"
#include "stats/kept_exchange.h"

namespace hailstorm {

// "GET /hello  200  1.24 ms  127.0.0.1:8000  (connecting 0.12, waiting 1.02)"; below it, with heads
// or full, what was sent and what came, each line behind `> ` or `< `. Ends with a line break.
std::string render_exchange(const KeptExchange& exchange, Nanos duration, bool failed,
                            HttpDebug detail);

}  // namespace hailstorm
