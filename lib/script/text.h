// Text between the wire (UTF-8, or any bytes) and Duktape's strings (CESU-8).
#pragma once

#include <string>
#include <string_view>

namespace hailstorm {

// True when the bytes are plain ASCII, which is the same in both worlds.
bool is_ascii(std::string_view bytes);

// UTF-8 to CESU-8: characters beyond the basic plane become two surrogates; each byte that is not
// UTF-8 becomes U+FFFD, so that no input can make one of Duktape's internal symbols.
std::string to_script(std::string_view utf8);

// CESU-8 to UTF-8: pairs of surrogates become one character, a lone surrogate U+FFFD.
std::string from_script(std::string_view cesu8);

}  // namespace hailstorm
