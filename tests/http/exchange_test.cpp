// Every outcome of an exchange, made on purpose.
#include <sys/resource.h>

#include <future>

#include "scripted_server.h"

namespace hailstorm {
namespace {

using Script = ScriptedServer::Script;

Script answers(const std::string& text) {
  return [text](Peer& peer) {
    peer.request();
    peer.send(text);
  };
}

Remembered answer_to(const std::string& text, ClientOptions options = {}) {
  ScriptedServer server({answers(text)});
  Rig rig(std::move(options));
  return rig.get(server.url());
}

TEST_CASE("A GET is answered with status, head, body and its bytes") {
  std::string seen;
  ScriptedServer server({[&](Peer& peer) {
    seen = peer.request();
    peer.send(response("hello"));
    peer.wait_for_close();
  }});
  Rig rig;
  const Remembered answer = rig.get(server.url("/a?b=c"));
  CHECK(rig.client.open_connections() == 1);
  CHECK(rig.client.connections_opened() == 1);
  rig.pool.close_idle();
  CHECK(rig.client.open_connections() == 0);
  CHECK(seen == "GET /a?b=c HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(server.port()) +
                    "\r\nUser-Agent: hailstorm\r\n\r\n");
  CHECK(answer.outcome == Outcome::answered);
  CHECK(answer.status == 200);
  CHECK(answer.head == "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n");
  CHECK(answer.body == "hello");
  CHECK(answer.detail.empty());
  CHECK(answer.sent);
  CHECK(answer.bytes_sent == seen.size());
  CHECK(answer.bytes_received == answer.head.size() + 5);
}

TEST_CASE("A POST carries its body, its length and the caller's headers") {
  std::string seen;
  ScriptedServer server({[&](Peer& peer) {
    seen = peer.request();
    peer.send(response(""));
  }});
  Rig rig;
  const Header headers[] = {{"content-type", "text/plain"}, {"HOST", "example.com"}};
  Request request{"POST", {}, headers, "body", std::chrono::seconds(60), Keep::body};
  const std::string url = server.url("/form");
  request.url = url;
  CHECK(rig.ask(request).outcome == Outcome::answered);
  CHECK(seen ==
        "POST /form HTTP/1.1\r\nUser-Agent: hailstorm\r\ncontent-type: text/plain\r\n"
        "HOST: example.com\r\nContent-Length: 4\r\n\r\nbody");
}

TEST_CASE("Bodies of megabytes go both ways") {
  const std::string body(3'000'000, 'b');
  std::string seen;
  ScriptedServer server({[&](Peer& peer) {
    seen = peer.request();
    peer.send(response(body));
  }});
  Rig rig;
  Request request{"POST", {}, {}, body, std::chrono::seconds(60), Keep::body};
  const std::string url = server.url();
  request.url = url;
  const Remembered answer = rig.ask(request);
  CHECK(answer.body == body);
  CHECK(answer.sent);
  CHECK(seen.ends_with("\r\n\r\n" + body));
}

TEST_CASE("localhost is known without asking") {
  ScriptedServer server({answers(response("here"))});
  Rig rig;
  CHECK(rig.get("http://localhost:" + std::to_string(server.port())).body == "here");
}

TEST_CASE("A name without an address is name_unresolved, each time") {
  Rig rig;
  const std::string url = "http://" + std::string(64, 'a') + ".invalid/";  // a label has up to 63
  for (int i = 0; i < 2; ++i) {
    const Remembered answer = rig.get(url);
    CHECK(answer.outcome == Outcome::name_unresolved);
    CHECK(!answer.detail.empty());
    CHECK_FALSE(answer.sent);
  }
}

TEST_CASE("A URL that cannot be requested is bad_url, and says why") {
  Rig rig;
  for (const char* url :
       {"", "/path", "ftp://a/", "http://", "http://a:99999/", "http://a/\r\nb"}) {
    CAPTURE(url);
    const Remembered answer = rig.get(url);
    CHECK(answer.outcome == Outcome::bad_url);
    CHECK(!answer.detail.empty());
    CHECK_FALSE(answer.sent);
  }
  const Header evil[] = {{"a", "b\r\nGET / HTTP/1.1"}};
  Request request;
  request.url = "http://127.0.0.1:1/";
  request.headers = evil;
  CHECK(rig.ask(request).outcome == Outcome::bad_url);
  CHECK(rig.client.connections_opened() == 0);
}

TEST_CASE("Where nobody listens the connection is refused") {
  Rig rig;
  const std::string url = dead_url();
  for (int i = 0; i < 3; ++i) {
    const Remembered answer = rig.get(url);
    CHECK(answer.outcome == Outcome::connect_refused);
    CHECK(answer.detail == "Connection refused");
    CHECK_FALSE(answer.sent);
    CHECK(answer.bytes_sent == 0);
  }
  CHECK(rig.client.open_connections() == 0);
}

TEST_CASE("Every address of a name is tried before the connection is refused") {
  Rig rig;
  const std::string url = dead_url();
  const Remembered answer = rig.get("http://localhost" + url.substr(url.rfind(':')));
  CHECK(answer.outcome == Outcome::connect_refused);
}

TEST_CASE("What cannot be routed is a failed connection") {
  Rig rig;
  CHECK(rig.get("http://255.255.255.255:9/").outcome == Outcome::connect_failed);
}

TEST_CASE("Without a descriptor left there are no resources") {
  rlimit before{};
  getrlimit(RLIMIT_NOFILE, &before);
  Rig rig;
  const std::string url = dead_url();
  rig.get(url);  // whatever is opened once is open
  rlimit none = before;
  none.rlim_cur = 3;
  setrlimit(RLIMIT_NOFILE, &none);
  const Remembered answer = rig.get(url);
  setrlimit(RLIMIT_NOFILE, &before);
  CHECK(answer.outcome == Outcome::no_resources);
  CHECK(answer.detail == "Too many open files");
}

TEST_CASE("A full backlog is a connect_timeout") {
  const int listener = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t length = sizeof address;
  REQUIRE(::bind(listener, reinterpret_cast<sockaddr*>(&address), length) == 0);
  REQUIRE(::listen(listener, 0) == 0);
  ::getsockname(listener, reinterpret_cast<sockaddr*>(&address), &length);
  std::vector<int> fillers;
  for (int i = 0; i < 4; ++i) {
    fillers.push_back(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0));
    ::connect(fillers.back(), reinterpret_cast<sockaddr*>(&address), length);
  }
  ClientOptions options;
  options.connect_timeout = std::chrono::seconds(2);
  Rig rig(options);
  Remembered answer;
  const std::string url = "http://127.0.0.1:" + std::to_string(ntohs(address.sin_port));
  Request request;
  request.url = url;
  rig.flight.begin(request, answer);
  for (int i = 0; i < 20; ++i) rig.loop.poll();
  rig.clock.advance(std::chrono::milliseconds(1999));
  rig.loop.poll();
  CHECK(answer.times == 0);
  rig.clock.advance(std::chrono::milliseconds(101));
  rig.until([&] { return answer.times > 0; });
  CHECK(answer.outcome == Outcome::connect_timeout);
  CHECK_FALSE(answer.sent);
  CHECK(rig.client.open_connections() == 0);
  for (const int filler : fillers) ::close(filler);
  ::close(listener);
}

TEST_CASE("A reset and a close are told apart, and by how much of the answer had come") {
  struct Case {
    std::string part;
    Outcome reset, closed;
  };
  const Case cases[] = {
      {"", Outcome::reset, Outcome::closed},
      {"HTTP/1.1 103 Hints\r\n\r\n", Outcome::reset, Outcome::closed},
      {"HTTP/1.1 200 OK\r\nConte", Outcome::reset_in_head, Outcome::closed_in_head},
      {"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n", Outcome::reset_in_body, Outcome::truncated},
      {"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nbody", Outcome::reset_in_body,
       Outcome::truncated},
      {"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nbody", Outcome::reset_in_body,
       Outcome::truncated}};
  for (const Case& c : cases) {
    for (const bool reset : {false, true}) {
      CAPTURE(c.part, reset);
      std::promise<void> seen;
      ScriptedServer server({[&](Peer& peer) {
        peer.request();
        peer.send(c.part);
        if (!reset) return;
        seen.get_future().wait_for(patience);
        peer.reset();
      }});
      Rig rig;
      Remembered answer;
      const std::string url = server.url();
      Request request;
      request.url = url;
      rig.flight.begin(request, answer);
      for (int i = 0; i < 20; ++i) {
        rig.turn(5);
        ::poll(nullptr, 0, reset ? 1 : 0);  // a reset discards what was not read before it
      }
      seen.set_value();
      rig.until([&] { return answer.times > 0; });
      CHECK(answer.times == 1);
      CHECK(answer.outcome == (reset ? c.reset : c.closed));
      CHECK(answer.status == 0);
      CHECK(!answer.detail.empty());
      CHECK(answer.sent);
      CHECK(answer.bytes_received == c.part.size());
      CHECK(answer.retries == 0);
      CHECK(rig.client.open_connections() == 0);
    }
  }
  CHECK(answer_to("HTTP/1.1 200 OK\r\n\r\nto the end").body == "to the end");
}

TEST_CASE("What is no response is malformed, a broken chunk is a bad chunk, frames are HTTP/2") {
  struct Case {
    std::string text;
    Outcome outcome;
  };
  using namespace std::string_literals;
  const std::string chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
  for (const Case& c : {Case{"SSH-2.0-OpenSSH_9.2\r\n", Outcome::malformed},
                        Case{"\x16\x03\x01\x02\x02 hello\r\n\r\n", Outcome::malformed},
                        Case{chunked + "xyz\r\n", Outcome::bad_chunk},
                        Case{chunked + "1\r\nabc\r\n", Outcome::bad_chunk},
                        Case{"\0\0\6\4\0\0\0\0\0\0\3\0\0\0\x64"s, Outcome::http2_only},
                        Case{"\0\0\x08\7\0\0\0\0\0\0\0\0\0\0\0\0\1"s, Outcome::http2_only}}) {
    CAPTURE(c.text);
    const Remembered answer = answer_to(c.text);
    CHECK(answer.outcome == c.outcome);
    CHECK(!answer.detail.empty());
    CHECK(answer.sent);
  }
}

TEST_CASE("Heads and bodies beyond the limits are too large") {
  ClientOptions options;
  options.head_max = 200;
  options.body_max = 100;
  const std::string chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
  const std::string much(300, 'x');
  CHECK(answer_to(response("", "X: " + much + "\r\n"), options).outcome == Outcome::head_too_large);
  CHECK(answer_to(chunked + "0\r\nX: " + much, options).outcome == Outcome::head_too_large);
  CHECK(answer_to(chunked + "0\r\nX: x\r\n\r\n", options).outcome == Outcome::answered);
  CHECK(answer_to(response(std::string(101, 'x')), options).outcome == Outcome::body_too_large);
  CHECK(answer_to("HTTP/1.1 200 OK\r\n\r\n" + much, options).outcome == Outcome::body_too_large);
  CHECK(answer_to(response(std::string(100, 'x')), options).outcome == Outcome::answered);
}

TEST_CASE("An answer names whom it is from, what was asked and what its head has in it") {
  ScriptedServer server({answers(response("x", "Set-Cookie: a=b\r\n"))});
  Rig rig;
  const Remembered answer = rig.get(server.url("/path"));
  CHECK(answer.authority == "127.0.0.1:" + std::to_string(server.port()));
  CHECK(answer.has_remote);
  CHECK_FALSE(answer.tls);
  CHECK(answer.tls_version.empty());
  CHECK(answer.request.starts_with("GET /path HTTP/1.1\r\n"));
  CHECK(answer.request.size() == answer.bytes_sent);
  CHECK(answer.facts.set_cookie);
  CHECK_FALSE(answer.facts.location);
  const Remembered refused = rig.get(dead_url());
  CHECK_FALSE(refused.has_remote);
  CHECK(refused.authority.starts_with("127.0.0.1:"));
}

TEST_CASE("An answer that comes before the request has left ends the connection") {
  std::promise<void> answered;
  ScriptedServer server({[&](Peer& peer) {
    peer.send("HTTP/1.1 413 Too Large\r\nContent-Length: 2\r\n\r\nno");
    answered.get_future().wait_for(patience);
  }});
  Rig rig;
  const std::string body(20'000'000, 'b');
  Request request{"POST", {}, {}, body, std::chrono::seconds(60), Keep::body};
  const std::string url = server.url();
  request.url = url;
  const Remembered answer = rig.ask(request);
  answered.set_value();
  CHECK(answer.status == 413);
  CHECK_FALSE(answer.sent);
  CHECK(rig.client.open_connections() == 0);
}

TEST_CASE("Phases are stamped where the bytes pass") {
  std::promise<void> asked;
  std::promise<void> half;
  auto half_read = half.get_future();
  ScriptedServer server({[&](Peer& peer) {
    peer.request();
    asked.set_value();
    peer.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\no");
    half_read.wait_for(patience);
    peer.send("k");
    peer.wait_for_close();
  }});
  Rig rig;
  Remembered answer;
  Request request;
  const std::string url = server.url();
  request.url = url;
  rig.flight.begin(request, answer);
  rig.clock.advance(std::chrono::milliseconds(1));
  auto sent = asked.get_future();
  rig.until([&] { return sent.wait_for(Nanos(0)) == std::future_status::ready; });
  rig.clock.advance(std::chrono::milliseconds(20));
  for (int i = 0; i < 100; ++i) rig.loop.poll();
  rig.clock.advance(std::chrono::milliseconds(300));
  half.set_value();
  rig.until([&] { return answer.times > 0; });
  CHECK(answer.timings.connecting == std::chrono::milliseconds(1));
  CHECK(answer.timings.blocked == std::chrono::milliseconds(1));
  CHECK(answer.timings.looking_up == Nanos(0));
  CHECK(answer.timings.sending == Nanos(0));
  CHECK(answer.timings.waiting + answer.timings.receiving == std::chrono::milliseconds(320));
  CHECK(answer.timings.receiving >= std::chrono::milliseconds(300));
  CHECK(answer.timings.duration() == std::chrono::milliseconds(320));
}

}  // namespace
}  // namespace hailstorm
