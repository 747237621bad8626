// What is secret by its name.
#include "base/secret_names.h"

#include <catch2/catch.hpp>

using namespace hailstorm;

TEST_CASE("a name is secret as a header, by a word in it, or alone in a place for names") {
  for (const char* header : {"Cookie", "SET-COOKIE", "authorization"}) {
    CHECK(is_secret_header(header));
    CHECK_FALSE(is_secret_word(header));
    CHECK(is_secret_name(header));
  }
  for (const char* word : {"accessToken", "X-Api-Key", "client_SECRET", "passwd", "signature2"}) {
    CHECK(is_secret_word(word));
    CHECK(is_secret_name(word));
  }
  for (const char* name : {"code", "KEY", "sid"}) {
    CHECK_FALSE(is_secret_word(name));
    CHECK(is_secret_name(name));
  }
  for (const char* name : {"", "cookies", "decode", "monkey", "user", "pass"})
    CHECK_FALSE(is_secret_name(name));
}
