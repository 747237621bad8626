// Characters are encoded as the standard says.
#include "base/utf8.h"

#include <catch2/catch.hpp>

using namespace hailstorm;

TEST_CASE("A character takes one to four bytes of UTF-8") {
  const auto encoded = [](char32_t c) {
    std::string out = ">";
    append_utf8(out, c);
    return out;
  };
  CHECK(encoded(0) == std::string(">\0", 2));
  CHECK(encoded(0x7F) == ">\x7F");
  CHECK(encoded(0x80) == ">\xC2\x80");
  CHECK(encoded(0x7FF) == ">\xDF\xBF");
  CHECK(encoded(0x800) == ">\xE0\xA0\x80");
  CHECK(encoded(0xFFFF) == ">\xEF\xBF\xBF");
  CHECK(encoded(0x10000) == ">\xF0\x90\x80\x80");
  CHECK(encoded(0x10FFFF) == ">\xF4\x8F\xBF\xBF");
}
