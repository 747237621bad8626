// A bot's ids are packed into one number as the Rust version did it.
#include "storm/bot_ids.h"

#include <catch2/catch.hpp>
#include <set>

using namespace hailstorm;

TEST_CASE("ids are packed as the Rust version's own tests have them") {
  CHECK(pack_ids({2, 3}) == 0x0507);
  CHECK(pack_ids({1, 2, 3}) == 0x030507);
}

TEST_CASE("an id takes a byte for each seven bits, and at least one") {
  CHECK(pack_ids({0}) == 0x01);
  CHECK(pack_ids({127}) == 0xFF);
  CHECK(pack_ids({128}) == 0x0201);
  CHECK(pack_ids({0xFFFFFFFF}) == 0x1EFEFEFEFF);
  CHECK(pack_ids({1, 0, 300}) == 0x03010459);
}

TEST_CASE("what has more bits than a script's number is no id") {
  CHECK(pack_ids({15, 127, 0xFFFFFFFF}) == 0x1FFF1EFEFEFEFFu);
  CHECK_FALSE(pack_ids({16, 127, 0xFFFFFFFF}));
  CHECK_FALSE(pack_ids({2048, 0, 1u << 27}));
  CHECK_FALSE(pack_ids({~std::uint64_t{0}}));
}

TEST_CASE("bots that differ in any id have different global ids") {
  std::set<std::uint64_t> seen;
  for (const std::uint64_t rank : {0, 1, 127, 128, 400}) {
    for (const std::uint64_t model : {0, 1, 127, 128}) {
      for (const std::uint64_t bot : {1, 2, 127, 128, 20'000, 2'000'000}) {
        CHECK(seen.insert(pack_ids({rank, model, bot}).value()).second);
      }
    }
  }
}
