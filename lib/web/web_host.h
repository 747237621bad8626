// The host of a URL as browsers read and write it: names, IPv4 in all its spellings, IPv6.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace hailstorm {

// The host as it is written in a URL, IPv6 in brackets. Nothing when it is none. Schemes that are
// not `special` have hosts of any characters, which are percent-encoded.
std::optional<std::string> parse_web_host(std::string_view text, bool special);

}  // namespace hailstorm
