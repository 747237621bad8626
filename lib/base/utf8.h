// Characters as UTF-8.
#pragma once

#include <string>

namespace hailstorm {

// Appends a character below 0x110000. Surrogates are encoded as any other (CESU-8 is made of them).
void append_utf8(std::string& out, char32_t c);

}  // namespace hailstorm
