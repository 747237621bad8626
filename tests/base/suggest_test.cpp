// "Did you mean."
#include <catch2/catch.hpp>

#include "base/suggest.h"

using namespace hailstorm;

TEST_CASE("the nearest word is found over a slip of the finger") {
  const std::vector<std::string> options = {"--duration", "--bots", "--threads"};
  REQUIRE(nearest("--duratoin", options) == "--duration");
  REQUIRE(nearest("--bot", options) == "--bots");
  REQUIRE(nearest("--theads", options) == "--threads");
  REQUIRE(nearest("--BOTS", options) == "--bots");
}

TEST_CASE("nothing is suggested for a word that is near to none") {
  REQUIRE(nearest("--colour", {"--duration", "--bots"}).empty());
  REQUIRE(nearest("x", {}).empty());
}

TEST_CASE("a swap of neighbours is one slip, as is a missing or a wrong letter") {
  REQUIRE(nearest("ab", {"ba"}) == "ba");
  REQUIRE(nearest("tri", {"ti"}) == "ti");
  REQUIRE(nearest("tri", {"tra"}) == "tra");
  REQUIRE(nearest("tri", {"sra"}).empty());
}

TEST_CASE("the nearer of two words is suggested, the first of equals") {
  REQUIRE(nearest("checkout", {"checkin", "check-out"}) == "check-out");
  REQUIRE(nearest("cat", {"bat", "hat"}) == "bat");
}

TEST_CASE("a question is asked when a word is near, else all words are told") {
  REQUIRE(did_you_mean("bosts", {"bots", "duration"}) == "did you mean 'bots'?");
  REQUIRE(did_you_mean("zzz", {"bots", "duration"}) == "known are bots, duration");
  REQUIRE(did_you_mean("zzz", {}).empty());
  std::vector<std::string> many;
  for (int i = 10; i < 40; ++i) many.push_back("word" + std::to_string(i));
  many.push_back("zebra");
  REQUIRE(did_you_mean("zzzzz", many) ==
          "of 31 known ones the nearest are zebra, word10, word11, word12, word13");
}
