// Any bytes as a script: they are refused, or become code that the engine compiles and whose lines
// are all known. The first byte says of which kind the file is.
#include <algorithm>
#include <cstdint>
#include <string>

#include "base/check.h"
#include "base/error.h"
#include "transpile/transpiler.h"

namespace hailstorm {
namespace {

bool is_refusal_of_failure(const Error& error) {
  return error.message().starts_with("the transpiler fails: ");
}

void transpile(const std::string& path, const std::string& text) {
  // What TypeScript leaves behind is collected now and then; a new heap costs more.
  static Transpiler transpiler;
  try {
    const Transpiled made = transpiler.transpile(path, text);
    const auto ends = std::count(made.code.begin(), made.code.end(), '\n');
    HAIL_CHECK(made.lines.size() > static_cast<std::size_t>(ends));
    HAIL_CHECK(*std::min_element(made.lines.begin() + 1, made.lines.end()) > 0);
    HAIL_CHECK(compiles(made.code));
  } catch (const Error& error) {
    // A file may be too deep for it; that is all that may fail.
    HAIL_CHECK(!is_refusal_of_failure(error) || error.message().find("limit") != std::string::npos);
  }
}

}  // namespace
}  // namespace hailstorm

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  if (size == 0) return 0;
  static const char* const paths[] = {"a.ts", "a.js", "a.mjs"};
  hailstorm::transpile(paths[bytes[0] % 3],
                       std::string(reinterpret_cast<const char*>(bytes) + 1, size - 1));
  return 0;
}
