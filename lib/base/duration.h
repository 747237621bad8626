// Durations as people write them: 500ms, 90s, 2m, 1h30m.
#pragma once

#include <string>
#include <string_view>

#include "base/clock.h"

namespace hailstorm {

// Reads a sum of parts with the units ns, us, ms, s, m, h, d, the larger unit first; a part may
// have a fraction (1.5s). Up to 292 years. Throws Error (configuration) that shows the text and the
// place.
Nanos parse_duration(std::string_view text);

// The shortest exact text that parse_duration reads back: 1h30m, 90s is 1m30s, 0s.
std::string format_duration(Nanos duration);

}  // namespace hailstorm
