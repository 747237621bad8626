// Text for a terminal that shows ASCII only.
#pragma once

#include <string>
#include <string_view>

namespace hailstorm {

// The text with each character that is not ASCII exchanged for one that is and looks like it: µ for
// u, ━ for =, █ for #; for others '?'. It takes as many columns as before.
std::string ascii_of(std::string_view text);

}  // namespace hailstorm
