// Any bytes are a shape or are refused; a shape has a value at every t.
#include <cstddef>
#include <cstdint>
#include <string>

#include "base/check.h"
#include "base/error.h"
#include "shape/expression.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  try {
    const hailstorm::Expression shape(text);
    for (const double t : {-1.0, 0.0, 0.025, 60.025, 1e18}) shape.at(t);
    const hailstorm::Expression again = shape;
    HAIL_CHECK(again.text() == text);
  } catch (const hailstorm::Error& error) {
    HAIL_CHECK(error.fault() == hailstorm::Fault::configuration);
    // Only the grammar refuses, with a caret: what it takes can be computed.
    HAIL_CHECK(error.message().back() == '^');
  }
  return 0;
}
