// Secrets go, everything else stays.
#include "log/secrets.h"

#include <catch2/catch.hpp>
#include <string>

using namespace hailstorm;

TEST_CASE("the value of a secret header is hidden, however it is written") {
  const std::pair<const char*, const char*> lines[] = {
      {"Authorization: Bearer abc.def", "Authorization: ***"},
      {"a\nCookie: a=b; c=d\r\nHost: x", "a\nCookie: ***\r\nHost: x"},
      {"set-cookie: sid=1; Path=/\nnext", "set-cookie: ***\nnext"},
      {R"({"authorization":"Basic dTpw","Host":"x"})", R"({"authorization":"***","Host":"x"})"},
      {R"({"Cookie": "a=\"b\"", "n": 1})", R"({"Cookie": "***", "n": 1})"},
      {R"({"Set-Cookie":["a=b","c=d"],"n":1})", R"({"Set-Cookie":[***],"n":1})"},
      {"Proxy-Authorization = 'x y' done", "Proxy-Authorization = '***' done"},
      {"X-Api-Key: 12345", "X-Api-Key: ***"},
      {"{\\\"Cookie\\\":\\\"a=b\\\"}", "{\\\"Cookie\\\":\\\"***\\\"}"},
  };
  for (const auto& [text, clean] : lines) CHECK(without_secrets(text) == clean);
}

TEST_CASE("tokens and the passwords of URLs are hidden wherever they stand") {
  CHECK(without_secrets("token is Bearer eyJhbGciOiJI.e30.abc, ok") == "token is Bearer ***, ok");
  CHECK(without_secrets("basic dXNlcjpwYXNz") == "basic ***");
  CHECK(without_secrets("GET http://user:pass@host:80/a@b") == "GET http://***@host:80/a@b");
  CHECK(without_secrets("through http://u:p@x:1 and https://v:w@y/") ==
        "through http://***@x:1 and https://***@y/");
}

TEST_CASE("the value of what is called a password or a token goes, up to what separates it") {
  const std::pair<const char*, const char*> lines[] = {
      {"password=hunter2", "password=***"},
      {"login ann, password: hunter2, then home", "login ann, password: ***, then home"},
      {"GET /a?access_token=abc&page=2", "GET /a?access_token=***&page=2"},
      {R"({"clientSecret":"a\"b","n":1})", R"({"clientSecret":"***","n":1})"},
      {"{ api_key: 'x y', n: 1 }", "{ api_key: '***', n: 1 }"},
      {"tokens = [a, b] of 2", "tokens = [***] of 2"},
      {"token: Bearer abcdefgh.i", "token: Bearer ***"}};
  for (const auto& [text, clean] : lines) CHECK(without_secrets(text) == clean);
}

TEST_CASE("what is no secret stays as it is") {
  for (const std::string text :
       {"", "the cookie was good", "basic facts", "Bearer of news", "http://host/a?b=c@d",
        "authorization failed", "cookies: 3", "mycookie=1", "a: b", "://", "Cookie:", "Cookie",
        "12:30 Shöpper#3: ok", "status code: 503", "the key = 3", "session: 7", "no token came",
        "password wrong"}) {
    CHECK(without_secrets(text) == text);
  }
}
