// Paths that answer in a way of their own, over real sockets.
#include "target/places.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "blocking_client.h"
#include "target/received.h"
#include "target/target.h"
#include "web/coding.h"

using namespace hailstorm;
using Catch::Matchers::Contains;

namespace {

using Json = nlohmann::json;

class Visit {
 public:
  Visit() : target_(options()), client_(target_.port()) {}

  Reply get(const std::string& path) { return client_.get(path); }
  Reply get_with(const std::string& path, const std::string& line) {
    client_.send("GET " + path + " HTTP/1.1\r\nHost: test\r\n" + line + "\r\n\r\n");
    return client_.read();
  }
  Reply post(const std::string& path, const std::string& type, const std::string& body) {
    client_.send("POST " + path + " HTTP/1.1\r\nContent-Type: " + type +
                 "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
    return client_.read();
  }
  Counters counters() { return target_.counters(); }

 private:
  static TargetOptions options() {
    TargetOptions options;
    options.listen = "127.0.0.1:0";
    return options;
  }

  Target target_;
  BlockingClient client_;
};

std::string token_in(const std::string& page) {
  const std::string before = "name=\"token\" value=\"";
  const auto at = page.find(before) + before.size();
  return page.substr(at, page.find('"', at) - at);
}

}  // namespace

TEST_CASE("anything tells what came: query, headers, JSON") {
  Visit visit;
  const Reply reply =
      visit.post("/anything?a=1&b=c+d%21&delay=1h", "application/json", "{\"id\": [7, \"x\"]}");
  CHECK(reply.status == 200);
  CHECK_THAT(reply.head, Contains("Content-Type: application/json\r\n"));
  const Json page = Json::parse(reply.body);
  CHECK(page.at("method") == "POST");
  CHECK(page.at("path") == "/anything");
  CHECK(page.at("args") == Json({{"a", "1"}, {"b", "c d!"}, {"delay", "1h"}}));
  CHECK(page.at("headers").at("Content-Type") == "application/json");
  CHECK(page.at("json").at("id").at(1) == "x");
  CHECK(page.at("data") == "{\"id\": [7, \"x\"]}");
  CHECK(Json::parse(visit.get("/anything").body).at("json").is_null());
  const std::string deep = std::string(200'000, '[') + std::string(200'000, ']');
  CHECK(visit.post("/anything", "application/json", deep).status == 200);
  CHECK(Json::parse(visit.post("/anything", "text/plain", "\xFF{").body).at("data") ==
        "\xEF\xBF\xBD{");
}

TEST_CASE("anything tells the fields and files of a form") {
  Visit visit;
  const std::string type = "application/x-www-form-urlencoded";
  Json page = Json::parse(visit.post("/anything", type, "a=1&b=%C3%A9+x&c").body);
  CHECK(page.at("form") == Json({{"a", "1"}, {"b", "\xC3\xA9 x"}, {"c", ""}}));
  const std::string body =
      "--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--\r\n"
      "--B\r\nContent-Disposition: form-data; name=\"f\"; filename=\"x%22y.txt\"\r\n"
      "Content-Type: text/plain\r\n\r\nhail\r\n--B--\r\n";
  page = Json::parse(visit.post("/anything", "multipart/form-data; boundary=B", body).body);
  CHECK(page.at("form") == Json({{"a", "1\r\n--"}}));
  CHECK(page.at("files").at("f") ==
        Json({{"filename", "x\"y.txt"}, {"type", "text/plain"}, {"size", 4}}));
}

TEST_CASE("redirects lead on until they end") {
  Visit visit;
  Reply reply = visit.get("/redirect/2");
  CHECK(reply.status == 302);
  CHECK_THAT(reply.head, Contains("Location: /redirect/1\r\n"));
  reply = visit.get("/redirect/2?status=307");
  CHECK(reply.status == 307);
  CHECK_THAT(reply.head, Contains("Location: /redirect/1?status=307\r\n"));
  CHECK_THAT(visit.get("/redirect/1?status=307").head, Contains("Location: /redirect/0\r\n"));
  CHECK(Json::parse(visit.get("/redirect/0").body).at("path") == "/redirect/0");
  const auto told = visit.get("/redirect/0?status=201");
  CHECK(told.status == 201);
  CHECK(Json::parse(told.body).at("args").at("status") == "201");
  CHECK(visit.get("/redirect/x").status == 404);
  CHECK(visit.get("/redirect/1?status=503").status == 503);
}

TEST_CASE("cookies are set and come back") {
  Visit visit;
  const Reply set = visit.get("/cookies/set?a=1&b=two");
  CHECK(set.status == 302);
  CHECK_THAT(set.head, Contains("Set-Cookie: a=1; Path=/\r\nSet-Cookie: b=two; Path=/\r\n"
                                "Location: /cookies\r\n"));
  CHECK(Json::parse(visit.get_with("/cookies", "cookie: a=1; b=two").body) ==
        Json({{"cookies", {{"a", "1"}, {"b", "two"}}}}));
  CHECK(Json::parse(visit.get("/cookies").body).at("cookies").empty());
}

TEST_CASE("a form logs in who brings its token back") {
  Visit visit;
  const Reply page = visit.get("/form");
  CHECK_THAT(page.head, Contains("Content-Type: text/html"));
  const std::string token = token_in(page.body);
  CHECK(token != token_in(visit.get("/form").body));
  const std::string type = "application/x-www-form-urlencoded";
  const Reply welcome = visit.post("/form", type, "user=ann%0D%0Ab&token=" + token);
  CHECK(welcome.status == 303);
  CHECK_THAT(welcome.head, Contains("Set-Cookie: session=annb; Path=/; HttpOnly\r\n"
                                    "Location: /cookies\r\n"));
  CHECK(visit.post("/form", type, "user=ann&token=" + token + "0").status == 403);
  CHECK(visit.post("/form", type, "user=ann").status == 403);
}

TEST_CASE("a password is asked for, and known") {
  Visit visit;
  const Reply asked = visit.get("/basic-auth/ann/a%3Ab");
  CHECK(asked.status == 401);
  CHECK_THAT(asked.head, Contains("WWW-Authenticate: Basic realm="));
  const std::string path = "/basic-auth/ann/a%3Ab";
  CHECK(visit.get_with(path, "Authorization: Basic YW5uOmE6Yg==").status == 200);
  CHECK(visit.get_with(path, "Authorization: Basic YW5uOmE6Yw==").status == 401);
  CHECK(visit.get("/basic-auth/ann").status == 404);
}

TEST_CASE("bodies come in the coding that is their path") {
  Visit visit;
  for (const std::string coding : {"gzip", "deflate", "br", "zstd"}) {
    CAPTURE(coding);
    const Reply reply = visit.get("/" + coding);
    CHECK_THAT(reply.head, Contains("Content-Encoding: " + coding + "\r\n"));
    std::string body;
    REQUIRE(decode(coding, reply.body, 10'000, body) == Decoding::done);
    CHECK(Json::parse(body).at("items").at(19).at("name") == "hailstone 20");
  }
}

TEST_CASE("a status is a path, too; delays and counts are as everywhere") {
  Visit visit;
  CHECK(visit.get("/status/404").status == 404);
  CHECK(visit.get("/status/99").status == 404);
  CHECK(visit.get("/form?delay=1ms&chunked=1").status == 200);
  CHECK(visit.get("/form?dely=1ms").status == 400);
  CHECK(visit.get("/status/204").body.empty());
  const Counters counters = visit.counters();
  CHECK(counters.answered == 5);
  CHECK(counters.by_status == std::map<int, std::uint64_t>{{200, 1}, {204, 1}, {400, 1}, {404, 2}});
  CHECK(counters.by_path.at("/form") == 2);
}

TEST_CASE("base64 is read back") {
  CHECK(base64_decoded("aGFpbA==") == "hail");
  CHECK(base64_decoded("aGFpbHM=") == "hails");
  CHECK(base64_decoded("").empty());
}
