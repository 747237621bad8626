// Base64 and hexadecimal, and digests: the vectors of RFC 4648, RFC 1321, FIPS 180 and RFC 4231.
#include "web/base64.h"

#include <catch2/catch.hpp>

#include "web/digest.h"

using namespace hailstorm;
using namespace std::string_view_literals;

namespace {

std::string base64_of(std::string_view bytes, Alphabet alphabet, bool padded) {
  std::string out;
  append_base64(out, bytes, alphabet, padded);
  return out;
}

std::string hex(std::string_view bytes) {
  std::string out;
  append_hex(out, bytes);
  return out;
}

}  // namespace

TEST_CASE("bytes become base64 and come back, in all four forms") {
  const std::pair<std::string_view, std::string_view> rows[] = {{"", ""},
                                                                {"f", "Zg=="},
                                                                {"fo", "Zm8="},
                                                                {"foo", "Zm9v"},
                                                                {"foob", "Zm9vYg=="},
                                                                {"fooba", "Zm9vYmE="},
                                                                {"foobar", "Zm9vYmFy"}};
  for (const auto& [bytes, text] : rows) {
    CHECK(base64_of(bytes, Alphabet::standard, true) == text);
    const std::string raw(text.substr(0, text.find('=')));
    CHECK(base64_of(bytes, Alphabet::url, false) == raw);
    std::string back, raw_back;
    CHECK(append_from_base64(back, text, Alphabet::standard, true));
    CHECK(append_from_base64(raw_back, raw, Alphabet::url, false));
    CHECK(back == bytes);
    CHECK(raw_back == bytes);
  }
  CHECK(base64_of("\xfb\xff\xfe"sv, Alphabet::standard, true) == "+//+");
  CHECK(base64_of("\xfb\xff\xfe"sv, Alphabet::url, true) == "-__-");
}

TEST_CASE("what is no base64 of the form asked for is refused, and nothing appended") {
  for (const std::string_view text :
       {"Zg", "Z", "Zg=", "Zg===", "Z g=", "Zm9v\n", "Zm-v", "===="}) {
    CAPTURE(text);
    std::string out = "before";
    CHECK_FALSE(append_from_base64(out, text, Alphabet::standard, true));
    CHECK(out == "before");
  }
  std::string out;
  CHECK_FALSE(append_from_base64(out, "Zg==", Alphabet::standard, false));
  CHECK_FALSE(append_from_base64(out, "Zm+v", Alphabet::url, true));
}

TEST_CASE("digests are those of the standards") {
  CHECK(hex(digest("md5", "abc")) == "900150983cd24fb0d6963f7d28e17f72");
  CHECK(hex(digest("sha1", "abc")) == "a9993e364706816aba3e25717850c26c9cd0d89d");
  CHECK(hex(digest("sha256", "abc")) ==
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(hex(digest("sha512_256", "abc")) ==
        "53048e2681941ef99b2e29b76b4c7dabe4c2d0c634fc6d46e0e2f13107e7af23");
  CHECK(digest("sha384", "").size() == 48);
  CHECK(digest("sha512", "").size() == 64);
  CHECK(hex(hmac("sha256", "Jefe", "what do ya want for nothing?")) ==
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  CHECK(digest("sha3", "abc").empty());
  CHECK(hmac("none", "k", "abc").empty());
  CHECK(has_digest("sha224") == false);
  CHECK(has_digest("sha256"));
}
