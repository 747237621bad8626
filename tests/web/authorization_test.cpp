#include "web/authorization.h"

#include <catch2/catch.hpp>

namespace hailstorm {
namespace {

TEST_CASE("base64 is that of RFC 4648") {
  const std::pair<const char*, const char*> rows[] = {{"", ""},
                                                      {"f", "Zg=="},
                                                      {"fo", "Zm8="},
                                                      {"foo", "Zm9v"},
                                                      {"foob", "Zm9vYg=="},
                                                      {"fooba", "Zm9vYmE="},
                                                      {"foobar", "Zm9vYmFy"},
                                                      {"\xFF\xFE", "//4="}};
  for (const auto& [bytes, text] : rows) CHECK(base64(bytes) == text);
  CHECK(base64(std::string(200, 'x')).find('\n') == std::string::npos);
  CHECK(base64(std::string_view("\0\0", 2)) == "AAA=");
}

TEST_CASE("Basic is that of RFC 7617") {
  CHECK(basic_authorization("Aladdin", "open sesame") == "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
  CHECK(basic_authorization("test", "123\xC2\xA3") == "Basic dGVzdDoxMjPCow==");
  CHECK(basic_authorization("", "") == "Basic Og==");
}

// RFC 7616, 3.9.1.
constexpr std::string_view nonce = "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v";
constexpr std::string_view client_nonce = "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ";

std::string challenge_of(std::string_view algorithm) {
  return "Digest realm=\"http-auth@example.org\", qop=\"auth, auth-int\", algorithm=" +
         std::string(algorithm) + ", nonce=\"" + std::string(nonce) +
         "\", opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"";
}

TEST_CASE("Digest answers are those of RFC 7616, 3.9.1") {
  const std::pair<const char*, const char*> rows[] = {
      {"MD5", "8ca523f5e9506fed4657c9700eebdbec"},
      {"SHA-256", "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"}};
  for (const auto& [algorithm, response] : rows) {
    const auto challenge = parse_digest_challenge(challenge_of(algorithm));
    REQUIRE(challenge);
    CHECK(challenge->realm == "http-auth@example.org");
    CHECK(challenge->auth_quality);
    CHECK(digest_authorization(*challenge, "Mufasa", "Circle of Life", "GET", "/dir/index.html", 1,
                               client_nonce) ==
          "Digest username=\"Mufasa\", realm=\"http-auth@example.org\", nonce=\"" +
              std::string(nonce) + "\", uri=\"/dir/index.html\", response=\"" + response +
              "\", algorithm=" + algorithm +
              ", opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\", qop=auth, nc=00000001, "
              "cnonce=\"" +
              std::string(client_nonce) + "\"");
  }
}

std::string response_in(const std::string& authorization) {
  const std::size_t at = authorization.find("response=\"") + 10;
  return authorization.substr(at, authorization.find('"', at) - at);
}

TEST_CASE("Digest answers are those of other sources, by algorithm and quality") {
  struct Row {
    const char *algorithm, *quality, *response;
  };
  // Computed with Python's hashlib by the formulas of RFC 7616, 3.4; the first is RFC 2617's own.
  const Row rows[] = {
      {"", "auth", "6629fae49393a05397450978507c4ef1"},
      {"", "", "670fd8c2df070c60b045671b8b24ff02"},
      {"MD5-sess", "auth", "8e3825c57e897f5a0dec6c2d4e5059d0"},
      {"md5-SESS", "", "4726bc10c33fa6cb357eb27807b1cce8"},
      {"SHA-256-sess", "auth", "b8822e12417cb7750f4e2b8515f0dcf25b7dd26993e80bee1426201446a7f59b"},
      {"SHA-256", "", "e71f89d8267982ee1cd4dfb3637698eaf2f55848fe056aee7be175262aab5d2a"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.algorithm, row.quality);
    DigestChallenge challenge;
    challenge.realm = "testrealm@host.com";
    challenge.nonce = "dcd98b7102dd2f0e8b11d0f600bfb0c093";
    challenge.algorithm = row.algorithm;
    challenge.auth_quality = *row.quality != '\0';
    const std::string answer = digest_authorization(challenge, "Mufasa", "Circle Of Life", "GET",
                                                    "/dir/index.html", 1, "0a4f113b");
    CHECK(response_in(answer) == row.response);
    CHECK((answer.find("qop=auth, nc=00000001") != std::string::npos) == challenge.auth_quality);
    const bool session = std::string(row.algorithm).size() > 7;
    CHECK((answer.find("cnonce") != std::string::npos) == (challenge.auth_quality || session));
    CHECK((answer.find("algorithm=") != std::string::npos) == (*row.algorithm != '\0'));
  }
}

TEST_CASE("The uses of a nonce are counted in eight hexadecimal digits") {
  DigestChallenge challenge;
  challenge.nonce = "n";
  challenge.auth_quality = true;
  const std::pair<std::uint32_t, const char*> rows[] = {{1, "nc=00000001,"},
                                                        {10, "nc=0000000a,"},
                                                        {255, "nc=000000ff,"},
                                                        {UINT32_MAX, "nc=ffffffff,"}};
  for (const auto& [count, text] : rows) {
    const std::string answer = digest_authorization(challenge, "u", "p", "GET", "/", count, "c");
    CHECK(answer.find(text) != std::string::npos);
  }
}

TEST_CASE("What stands in quotes is taken out of them and put back") {
  const auto challenge =
      parse_digest_challenge(R"(Digest realm="a \"b\" \\c, x=1", nonce="n\n", opaque="")");
  REQUIRE(challenge);
  CHECK(challenge->realm == R"(a "b" \c, x=1)");
  CHECK(challenge->nonce == "nn");
  const std::string answer =
      digest_authorization(*challenge, R"(u"s\er)", "p", "GET", R"(/"x)", 1, "c");
  CHECK(answer.find(R"(username="u\"s\\er", realm="a \"b\" \\c, x=1", nonce="nn", uri="/\"x")") !=
        std::string::npos);
  CHECK(answer.find("opaque") == std::string::npos);
}

TEST_CASE("A digest challenge is found among others, however it is spelt") {
  for (const char* header : {
           "Digest nonce=n",
           "digest NONCE=\"n\"",
           "DIGEST realm = \"r\" , nonce = \"n\"",
           "Basic realm=\"x\", Digest nonce=\"n\"",
           "Basic realm=\"x, Digest nonce=y\", Digest nonce=\"n\"",
           "Digest nonce=\"n\", Basic realm=\"x\"",
           "Negotiate, Digest nonce=n, NTLM",
           "Negotiate YII==, Digest nonce=n",
           ", ,Digest nonce=n,,",
           "Digest algorithm=SHA-512-256, nonce=x, Digest algorithm=SHA-256, nonce=n",
           "Digest nonce=n, qop=\"auth\"",
           "Digest nonce=n, qop=auth, stale=false",
           "Digest nonce=n, qop=\"auth-int,AUTH\", charset=UTF-8, userhash=true, domain=\"/ /x\"",
           "Digest nonce=n, algorithm=\"SHA-256-sess\"",
       }) {
    CAPTURE(header);
    const auto challenge = parse_digest_challenge(header);
    REQUIRE(challenge);
    CHECK(challenge->nonce == "n");
    CHECK_FALSE(challenge->stale);
  }
  CHECK(parse_digest_challenge("Digest nonce=n, stale=TRUE")->stale);
  CHECK(parse_digest_challenge("Digest nonce=n, stale=\"true\"")->stale);
  CHECK_FALSE(parse_digest_challenge("Digest nonce=n")->auth_quality);
}

TEST_CASE("A challenge that cannot be met is none") {
  for (const char* header :
       {"", "Basic realm=\"x\"", "Digest", "Digest realm=\"r\"", "Digest nonce=\"\"",
        "Digest nonce=n, algorithm=SHA-512", "Digest nonce=n, algorithm=MD5-ses",
        "Digest nonce=n, qop=\"auth-int\"", "Digest nonce=n, qop=\"\"", "Digest nonce=n, qop=\"=\"",
        "nonce=n", "Basic nonce=n", "Digests nonce=n", "\"Digest nonce=n\"", "=,=\"", "Digest =\"",
        "Digest nonce=\"", "Digest nonce"}) {
    CAPTURE(header);
    CHECK_FALSE(parse_digest_challenge(header));
  }
}

}  // namespace
}  // namespace hailstorm
