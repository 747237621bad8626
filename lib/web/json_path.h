// A value out of JSON text by its path, without reading what lies beside it.
#pragma once

#include <string>
#include <string_view>

namespace hailstorm {

enum class JsonFind {
  found,
  absent,     // the path leads nowhere
  malformed,  // the text is not JSON, as far as it had to be read
};

// Finds what a path such as "a.b.0.c" leads to, as in gjson, which k6's res.json(selector) uses:
// keys and indices between dots, "\\." for a dot in a key, "#" for an array's length, "#.key" for
// that key of each element. `value` becomes the JSON text of the value: a view into `text`, or into
// `made` where it had to be put together. Thread: any.
JsonFind find_json(std::string_view text, std::string_view path, std::string_view& value,
                   std::string& made);

}  // namespace hailstorm
