// Fetches over real connections: what their caller is told, and how they end.
#include "http/fetch.h"

#include <algorithm>
#include <future>
#include <optional>

#include "scripted_server.h"
#include "web/coding.h"

namespace hailstorm {
namespace {

// Remembers what a fetch told, one line per call.
struct Listener final : FetchCaller {
  std::vector<std::string> told;
  bool over = false;
  Outcome outcome = Outcome::answered;
  int status = 0;
  std::string head, body, detail, asked;  // asked: where no request was written
  std::function<void()> between, then;

  void exchange_begun(const Request& request, const Url& url) override {
    CHECK(request.url.starts_with(url.origin));
    told.push_back(std::string(request.method) + " " + std::string(url.target));
  }
  void exchange_ended(const Answer& answer) override {
    told.push_back(std::string(name_of(answer.outcome)) + " " + std::to_string(answer.status) +
                   (answer.challenge ? ", replied to" : ""));
    if (between) between();
  }
  void fetched(const Answer& answer) override {
    CHECK_FALSE(over);
    over = true;
    outcome = answer.outcome;
    status = answer.status;
    head = answer.head;
    body = answer.body;
    detail = answer.detail;
    asked = std::string(answer.method) + " " + std::string(answer.url);
    if (then) then();  // last: it may destroy the fetch
  }
};

struct FetchRig : Rig {
  explicit FetchRig(ClientOptions options = {}) : Rig(std::move(options)) {}

  std::optional<Fetch> fetch{std::in_place, client, pool};

  void run(const FetchRequest& request, Listener& listener) {
    fetch->begin(request, listener);
    CHECK_FALSE(listener.over);
    until([&] { return listener.over; });
  }
  Listener run(const FetchRequest& request) {
    Listener listener;
    run(request, listener);
    CHECK_FALSE(fetch->busy());
    return listener;
  }
};

std::string redirect(int status, const std::string& location, const std::string& more = "") {
  return "HTTP/1.1 " + std::to_string(status) + " X\r\nLocation: " + location +
         "\r\nContent-Length: 5\r\n" + more + "\r\nmoved";
}

// Plays one answer after another on one connection, and keeps the requests.
struct Server {
  std::vector<std::string> requests;
  ScriptedServer scripted;

  explicit Server(std::vector<std::string> answers)
      : scripted({[this, answers](Peer& peer) {
          for (const std::string& answer : answers) {
            requests.push_back(peer.request());
            peer.send(answer);
          }
          peer.wait_for_close();
        }}) {}
  FetchRequest get(const std::string& path = "/") {
    url_ = scripted.url(path);
    FetchRequest request;
    request.request.url = url_;
    return request;
  }

 private:
  std::string url_;
};

using Told = std::vector<std::string>;

TEST_CASE("A fetch tells of each exchange and of its end") {
  Server server({redirect(302, "/two"), redirect(301, "three"), response("there")});
  {
    FetchRig rig;
    const Listener listener = rig.run(server.get("/one"));
    CHECK(listener.told == Told{"GET /one", "answered 302", "GET /two", "answered 301",
                                "GET /three", "answered 200"});
    CHECK(listener.outcome == Outcome::answered);
    CHECK(listener.status == 200);
    CHECK(listener.body == "there");
    CHECK(rig.client.connections_opened() == 1);
  }
  CHECK(server.requests.size() == 3);
}

TEST_CASE("A body goes out again where a redirect keeps it") {
  const std::string body(100'000, 'b');
  std::vector<std::string> requests;
  const ScriptedServer server({[&](Peer& peer) {
    for (const auto& answer :
         {redirect(307, "/2"), redirect(308, "/3"), redirect(303, "/4"), response("x")}) {
      requests.push_back(peer.request());
      peer.send(answer);
    }
    peer.wait_for_close();
  }});
  const std::string url = server.url();
  {
    FetchRig rig;
    FetchRequest request;
    request.request = {"POST", url, {}, body, std::chrono::seconds(60), Keep::body};
    CHECK(rig.run(request).status == 200);
  }
  REQUIRE(requests.size() == 4);
  for (int i = 0; i < 3; ++i) {
    CHECK(requests[i].starts_with("POST "));
    CHECK(requests[i].ends_with("\r\n\r\n" + body));
  }
  CHECK(requests[3].starts_with("GET /4 "));
  CHECK(requests[3].ends_with("\r\n\r\n"));
}

TEST_CASE("One redirect too many is an outcome of its own, with status and body") {
  Server server({redirect(302, "/2"), redirect(302, "/3")});
  FetchRig rig;
  FetchRequest request = server.get("/1");
  request.redirects_max = 1;
  const Listener listener = rig.run(request);
  CHECK(listener.told == Told{"GET /1", "answered 302", "GET /2", "too_many_redirects 302"});
  CHECK(listener.outcome == Outcome::too_many_redirects);
  CHECK(listener.status == 302);
  CHECK(listener.body == "moved");
  CHECK(listener.detail.find("/3") != std::string::npos);
}

TEST_CASE("A redirect that leads nowhere fails the exchange it came with") {
  Server server({redirect(302, "ftp://a.com/file")});
  FetchRig rig;
  const Listener listener = rig.run(server.get("/"));
  CHECK(listener.told == Told{"GET /", "bad_url 302"});
  CHECK(listener.status == 302);
  CHECK(listener.body == "moved");
  CHECK(listener.detail.find("ftp://a.com/file") != std::string::npos);
}

TEST_CASE("A hop that fails ends the fetch") {
  Server server({redirect(302, "http://127.0.0.1:1/")});
  FetchRig rig;
  const Listener listener = rig.run(server.get("/"));
  CHECK(listener.told == Told{"GET /", "answered 302", "GET /", "connect_refused 0"});
  CHECK(listener.status == 0);
}

TEST_CASE("A URL that cannot be requested is told later") {
  FetchRig rig;
  FetchRequest request;
  for (const char* url : {"nonsense", "ftp://u:p@a.com/", "http://a.com:99999/", ""}) {
    CAPTURE(url);
    request.request.url = url;
    Listener listener;
    rig.fetch->begin(request, listener);
    CHECK_FALSE(listener.over);
    rig.until([&] { return listener.over; });
    CHECK(listener.outcome == Outcome::bad_url);
    CHECK(listener.asked.starts_with("GET " + std::string(url).substr(0, 6)));
    CHECK(listener.asked.find("u:p") == std::string::npos);
  }
}

TEST_CASE("What was asked of a blocked host is told, on the hop that led there") {
  Server server({redirect(303, "http://blocked.test/a b?c")});
  ClientOptions options;
  options.block_hosts = {"blocked.test"};
  FetchRig rig(options);
  FetchRequest request = server.get("/");
  request.request.method = "POST";
  const Listener listener = rig.run(request);
  CHECK(listener.outcome == Outcome::host_blocked);
  CHECK(listener.asked == "GET http://blocked.test/a b?c");
}

TEST_CASE("A jar carries cookies from fetch to fetch") {
  Server server(
      {"HTTP/1.1 302 X\r\nLocation: /in\r\nSet-Cookie: sid=7; Path=/\r\n"
       "Content-Length: 0\r\n\r\n",
       response("1", "Set-Cookie: theme=dark\r\n"), response("2"), response("3")});
  {
    FetchRig rig;
    CookieJar jar;
    FetchRequest request = server.get("/login");
    request.jar = &jar;
    CHECK(rig.run(request).body == "1");
    CHECK(rig.run(request).body == "2");
    request.jar = nullptr;
    CHECK(rig.run(request).body == "3");
    CHECK(jar.size() == 2);
  }
  const auto cookies = [&](int i) {
    const std::size_t at = server.requests[i].find("Cookie: ");
    if (at == std::string::npos) return std::string();
    return server.requests[i].substr(at + 8, server.requests[i].find("\r\n", at) - at - 8);
  };
  REQUIRE(server.requests.size() == 4);
  CHECK(cookies(0).empty());
  CHECK(cookies(1) == "sid=7");
  CHECK(cookies(2) == "sid=7; theme=dark");
  CHECK(cookies(3).empty());
}

TEST_CASE("A user in the URL goes out as an Authorization header, and not otherwise") {
  std::string seen;
  ScriptedServer server({[&](Peer& peer) {
    seen = peer.request();
    peer.send(response("x"));
    peer.wait_for_close();
  }});
  {
    FetchRig rig;
    const std::string url = "http://me:s%20t@127.0.0.1:" + std::to_string(server.port()) + "/p";
    FetchRequest request;
    request.request.url = url;
    CHECK(rig.run(request).told == Told{"GET /p", "answered 200"});
  }
  CHECK(seen.find("\r\nAuthorization: Basic bWU6cyB0\r\n") != std::string::npos);
  CHECK(seen.find('@') == std::string::npos);
}

TEST_CASE("A digest challenge costs an exchange once") {
  const std::string refused =
      "HTTP/1.1 401 X\r\nWWW-Authenticate: Digest realm=\"r\", nonce=\"n\", qop=\"auth\"\r\n"
      "Content-Length: 2\r\n\r\nno";
  Server server({refused, response("1"), response("2"), refused, refused});
  {
    FetchRig rig;
    FetchRequest request = server.get("/d");
    request.auth = AuthScheme::digest;
    request.user = "u";
    request.password = "p";
    CHECK(rig.run(request).told ==
          Told{"GET /d", "answered 401, replied to", "GET /d", "answered 200"});
    CHECK(rig.run(request).told == Told{"GET /d", "answered 200"});
    CHECK(rig.run(request).told ==
          Told{"GET /d", "answered 401, replied to", "GET /d", "answered 401"});
  }
  REQUIRE(server.requests.size() == 5);
  CHECK(server.requests[0].find("Authorization") == std::string::npos);
  CHECK(server.requests[1].find("nc=00000001") != std::string::npos);
  CHECK(server.requests[2].find("nc=00000002") != std::string::npos);
}

TEST_CASE("A body is decoded as its Content-Encoding says") {
  const std::string text(50'000, 'x');
  struct Row {
    const char *codings, *headers;
  };
  const Row rows[] = {{"gzip", "Content-Encoding: gzip\r\n"},
                      {"deflate", "content-encoding:DEFLATE\r\n"},
                      {"br", "Content-Encoding: br\r\n"},
                      {"zstd", "Content-Encoding: zstd\r\n"},
                      {"gzip, br", "Content-Encoding: gzip, br\r\n"},
                      {"gzip, br", "Content-Encoding: gzip\r\nX: y\r\nContent-Encoding: br\r\n"},
                      {"", "Content-Encoding: identity\r\n"},
                      {"", "Content-Encoding:\r\n"},
                      {"", "Content-Encoding: rot13\r\n"}};
  for (const Row& row : rows) {
    CAPTURE(row.headers);
    std::string body = text;
    if (*row.codings != '\0') REQUIRE(encode(row.codings, text, body));
    Server server({redirect(302, "/z", "Content-Encoding: gzip\r\n"), response(body, row.headers)});
    FetchRig rig;
    const Listener listener = rig.run(server.get());
    CHECK(listener.outcome == Outcome::answered);
    CHECK((listener.body == text));
  }
}

TEST_CASE("A body that cannot be decoded fails its exchange, and is there as it came") {
  std::string bomb, small;
  REQUIRE(encode("gzip", "a text", small));
  REQUIRE(encode("gzip", std::string(1'000'000, '0'), bomb));
  struct Row {
    std::string body;
    Outcome outcome;
  };
  const Row rows[] = {{"no gzip", Outcome::bad_encoding},
                      {small.substr(0, small.size() - 1), Outcome::bad_encoding},
                      {bomb, Outcome::decoded_too_large}};
  for (const Row& row : rows) {
    Server server({response(row.body, "Content-Encoding: gzip\r\n"), response("next")});
    ClientOptions options;
    options.body_max = 100'000;
    FetchRig rig(options);
    const Listener listener = rig.run(server.get());
    CHECK(listener.outcome == row.outcome);
    CHECK(listener.told.back() == std::string(name_of(row.outcome)) + " 200");
    CHECK(listener.status == 200);
    CHECK((listener.body == row.body));
    CHECK_FALSE(listener.detail.empty());
    CHECK(rig.run(server.get()).body == "next");
    CHECK(rig.client.connections_opened() == 1);
  }
}

TEST_CASE("What has no body is not decoded") {
  const std::string coding = "Content-Encoding: gzip\r\n";
  struct Row {
    const char* method;
    std::string answer;
    Keep keep;
  };
  const Row rows[] = {
      {"HEAD", "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n" + coding + "\r\n", Keep::body},
      {"GET", "HTTP/1.1 204 X\r\n" + coding + "\r\n", Keep::body},
      {"GET", "HTTP/1.1 304 X\r\nContent-Length: 99\r\n" + coding + "\r\n", Keep::body},
      {"GET", response("", coding), Keep::body},
      {"GET", response("no gzip", coding), Keep::nothing}};
  for (const Row& row : rows) {
    CAPTURE(row.method, row.answer);
    Server server({row.answer});
    FetchRig rig;
    FetchRequest request = server.get();
    request.request.method = row.method;
    request.request.keep = row.keep;
    const Listener listener = rig.run(request);
    CHECK(listener.outcome == Outcome::answered);
    CHECK(listener.body.empty());
  }
}

TEST_CASE("The time-out is for all hops together") {
  std::promise<void> asked;
  ScriptedServer server({[&](Peer& peer) {
    peer.request();
    peer.send(redirect(302, "/slow"));
    peer.request();
    asked.set_value();
    peer.wait_for_close();
  }});
  const std::string url = server.url();
  FetchRig rig;
  FetchRequest request;
  request.request.url = url;
  request.request.timeout = std::chrono::seconds(10);
  Listener listener;
  listener.between = [&] { rig.clock.advance(std::chrono::seconds(7)); };
  rig.fetch->begin(request, listener);
  auto second = asked.get_future();
  rig.until([&] { return second.wait_for(Nanos(0)) == std::future_status::ready; });
  rig.clock.advance(std::chrono::milliseconds(2900));
  for (int i = 0; i < 20; ++i) rig.loop.poll();
  CHECK_FALSE(listener.over);
  rig.clock.advance(std::chrono::milliseconds(300));
  rig.until([&] { return listener.over; });
  CHECK(listener.outcome == Outcome::timeout);
  CHECK(listener.told.back() == "timeout 0");
}

TEST_CASE("Cutting off tells the end from within, on any hop") {
  Server server({redirect(302, "/slow")});
  FetchRig rig;
  rig.fetch->cut_off();  // nothing under way: nothing happens
  Listener listener;
  rig.fetch->begin(server.get(), listener);
  rig.until([&] { return listener.told.size() == 3; });
  CHECK(rig.fetch->busy());
  rig.fetch->cut_off();
  CHECK(listener.over);
  CHECK(listener.outcome == Outcome::cut_off);
  CHECK(listener.told == Told{"GET /", "answered 302", "GET /slow", "cut_off 0"});
  CHECK_FALSE(rig.fetch->busy());
}

TEST_CASE("A fetch may be begun anew, or destroyed, while it tells its end") {
  std::string body;
  REQUIRE(encode("gzip", std::string(2'000'000, 'x'), body));  // its buffer is given back
  Server server({redirect(302, "/2"), response(body, "Content-Encoding: gzip\r\n"),
                 redirect(302, "/2"), response("x")});
  FetchRig rig;
  const FetchRequest request = server.get();
  Listener first, second;
  first.then = [&] { rig.fetch->begin(request, second); };
  second.then = [&] { rig.fetch.reset(); };
  rig.run(request, first);
  rig.until([&] { return second.over; });
  CHECK(first.body.size() == 2'000'000);
  CHECK(second.body == "x");
  CHECK_FALSE(rig.fetch.has_value());
}

TEST_CASE("A destroyed fetch tells its caller nothing") {
  Server server({redirect(302, "/slow")});
  FetchRig rig;
  Listener listener;
  rig.fetch->begin(server.get(), listener);
  rig.until([&] { return listener.told.size() == 3; });
  rig.fetch.reset();
  for (int i = 0; i < 10; ++i) rig.loop.poll();
  CHECK(listener.told.size() == 3);
  CHECK_FALSE(listener.over);
  CHECK(rig.client.open_connections() == 0);
}

}  // namespace
}  // namespace hailstorm
