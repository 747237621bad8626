// What no log may show.
#pragma once

#include <string>
#include <string_view>

namespace hailstorm {

// The text with each secret exchanged for "***": the value of a secret header of
// base/secret_names.h, written as in a head ("Cookie: a=b", up to the end of the line), as JSON or
// as a script would ("cookie":"a=b", Cookie = a=b); that of a secret word, up to a blank or what
// separates ("password=x", "token": "x"); what follows "Bearer " or "Basic "; the user and password
// of a URL. Letters of either case. Time linear in the text.
std::string without_secrets(std::string_view text);

}  // namespace hailstorm
