// What is kept of an exchange has no secrets in it.
#include "web/redact.h"

#include <catch2/catch.hpp>

#include "base/random.h"

using namespace hailstorm;

TEST_CASE("the values of secret headers are blacked out, whatever their case") {
  const Redactor redactor;
  CHECK(redactor.head("GET / HTTP/1.1\r\nHost: a.com\r\nauthorization: Bearer abc=\r\n"
                      "Cookie: a=1; b=2\r\nX-Api-Key: k\r\nAccept: */*\r\n\r\n") ==
        "GET / HTTP/1.1\r\nHost: a.com\r\nauthorization: ***\r\n"
        "Cookie: ***\r\nX-Api-Key: ***\r\nAccept: */*\r\n\r\n");
  CHECK(redactor.head("HTTP/1.1 200 OK\r\nSet-Cookie: id=7\r\nProxy-Authorization: Basic x") ==
        "HTTP/1.1 200 OK\r\nSet-Cookie: ***\r\nProxy-Authorization: ***");
  CHECK(redactor.head("Set-Cookie: id=7;\r\n\tv: 8\r\n  9\r\nX: a\r\n b\r\n\r\n") ==
        "Set-Cookie: ***\r\nX: a\r\n b\r\n\r\n");
}

TEST_CASE("tokens and users of URLs are blacked out, in the request line and in headers") {
  const Redactor redactor;
  CHECK(redactor.head("GET /a?access_token=abc&x=1&key=2 HTTP/1.1\r\n") ==
        "GET /a?access_token=***&x=1&key=*** HTTP/1.1\r\n");
  CHECK(redactor.head("Location: https://ann:pw@a.com/b?x=1&Sig=ab%3D#t\r\n") ==
        "Location: https://***@a.com/b?x=1&Sig=***#t\r\n");
  CHECK(redactor.head("Referer: http://a.com/@home?monkey=1") ==
        "Referer: http://a.com/@home?monkey=1");
}

TEST_CASE("secret fields of forms and JSON are blacked out, cut off ones too") {
  const Redactor redactor;
  CHECK(redactor.body("user=ann&password=p%26w&remember=1") == "user=ann&password=***&remember=1");
  CHECK(redactor.body("{\"user\": \"ann\", \"password\" : \"a\\\"b\", \"n\": 1}") ==
        "{\"user\": \"ann\", \"password\" : \"***\", \"n\": 1}");
  CHECK(redactor.body("{\"tokens\":{\"a\":\"x\",\"b\":[1]},\"pin\":1234}") ==
        "{\"tokens\":\"***\",\"pin\":1234}");
  CHECK(redactor.body("{\"access_token\":\"eyJhbGciOi") == "{\"access_token\":\"***\"");
  CHECK(redactor.body("{\"key\":17,\"x\":null}") == "{\"key\":\"***\",\"x\":null}");
  CHECK(redactor.body("<html>no secret</html>") == "<html>no secret</html>");
}

TEST_CASE("further names are blacked out when asked, in heads and bodies") {
  const Redactor redactor({"X-Customer", "pin"});
  CHECK(redactor.head("x-customer: 17\r\nX-Other: 1\r\n") == "x-customer: ***\r\nX-Other: 1\r\n");
  CHECK(redactor.body("{\"PIN\":1234}") == "{\"PIN\":\"***\"}");
  CHECK(redactor.body("a=1&pin=1234") == "a=1&pin=***");
}

TEST_CASE("any bytes are redacted without fault, and a secret among them is gone") {
  const Redactor redactor;
  const std::string alphabet = "\"\\{}[]:,=&?/@# \n\rabk";
  for (std::uint64_t seed = 0; seed < 3000; ++seed) {
    INFO("seed " << seed);
    Random random(seed);
    std::string noise;
    for (std::uint64_t i = random.below(40); i > 0; --i) {
      noise += alphabet[random.below(alphabet.size())];
    }
    CHECK(redactor.head(noise + "\nCookie: SECRET\n").find("SECRET") == std::string::npos);
    CHECK(redactor.head("GET /?token=SECRET " + noise).find("SECRET") == std::string::npos);
    CHECK(redactor.body("password=SECRET&" + noise).find("SECRET") == std::string::npos);
    CHECK(redactor.body("{\"password\":\"SECRET\"" + noise).find("SECRET") == std::string::npos);
  }
}
