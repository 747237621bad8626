// What a module's code takes by name from another.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hailstorm {

// `import { chek } from 'k6'` becomes `var k6_1 = require('k6')` and k6_1.chek where it is used: so
// a wrong name would be told by no sooner than its use. The first name that the code takes in this
// way from the module `id`, and that is not among `names`. What requires by a name of its own
// choice is not looked at: that may mean something else elsewhere.
std::optional<std::string> find_unknown_import(std::string_view code, std::string_view id,
                                               const std::vector<std::string>& names);

}  // namespace hailstorm
