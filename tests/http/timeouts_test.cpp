// Time-outs, each by the phase it falls in.
#include "scripted_server.h"

namespace hailstorm {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

// A request under way, and the answer to it.
struct Ask {
  std::string url, body;
  Request request;
  Remembered answer;

  Ask(Rig& rig, std::string to, Nanos timeout, std::string content = {})
      : url(std::move(to)), body(std::move(content)) {
    request.url = url;
    request.method = body.empty() ? "GET" : "POST";
    request.body = body;
    request.timeout = timeout;
    rig.flight.begin(request, answer);
  }
};

TEST_CASE("A request that does not leave is a send_timeout") {
  ScriptedServer server({[](Peer& peer) {
    peer.head();
    ::poll(nullptr, 0, 50);
  }});
  Rig rig;
  Ask ask(rig, server.url(), seconds(3), std::string(50'000'000, 'b'));
  rig.turn(200);
  CHECK(ask.answer.times == 0);
  rig.clock.advance(milliseconds(3101));
  rig.until([&] { return ask.answer.times > 0; });
  CHECK(ask.answer.outcome == Outcome::send_timeout);
  CHECK_FALSE(ask.answer.sent);
  CHECK(ask.answer.bytes_sent > 0);
  CHECK(ask.answer.timings.sending >= seconds(3));
  CHECK(rig.client.open_connections() == 0);
}

TEST_CASE("A server that is silent is a timeout, one that stops within its answer another") {
  struct Case {
    std::string part;
    Outcome outcome;
  };
  for (const Case& c :
       {Case{"", Outcome::timeout}, Case{"HTTP/1.1 200 OK\r\nConte", Outcome::receive_timeout},
        Case{"HTTP/1.1 200 OK\r\n\r\nbody", Outcome::receive_timeout}}) {
    CAPTURE(c.part);
    std::promise<void> asked;
    ScriptedServer server({[&](Peer& peer) {
      peer.request();
      peer.send(c.part);
      asked.set_value();
      peer.wait_for_close();
    }});
    Rig rig;
    Ask ask(rig, server.url(), seconds(3));
    rig.until_kept(asked);
    rig.turn(20);
    CHECK(ask.answer.times == 0);
    rig.clock.advance(milliseconds(3101));
    rig.until([&] { return ask.answer.times > 0; });
    rig.turn(5);
    CHECK(ask.answer.times == 1);
    CHECK(ask.answer.outcome == c.outcome);
    CHECK(ask.answer.sent);
    CHECK(ask.answer.bytes_received == c.part.size());
    CHECK(rig.client.open_connections() == 0);
  }
}

TEST_CASE("A drip that never ends is a receive_timeout") {
  // For each byte that comes in at one end, the server lets one drop and says so.
  int drops[2];
  REQUIRE(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, drops) == 0);
  std::promise<void> asked;
  ScriptedServer server({[&](Peer& peer) {
    peer.request();
    peer.send("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
    asked.set_value();
    for (char c = 0; ::read(drops[1], &c, 1) == 1;) {
      peer.send("x");
      if (::write(drops[1], &c, 1) != 1) break;
    }
    ::close(drops[1]);
  }});
  ClientOptions options;
  options.idle_timeout = seconds(5);
  Rig rig(options);
  Ask ask(rig, server.url(), seconds(60));
  rig.until_kept(asked);
  char drop = 'x';
  for (int i = 0; i < 100 && ask.answer.times == 0; ++i) {
    CHECK(::write(drops[0], &drop, 1) == 1);
    CHECK(::read(drops[0], &drop, 1) == 1);
    rig.turn(5);
    rig.clock.advance(milliseconds(1000));
  }
  ::close(drops[0]);
  CHECK(ask.answer.outcome == Outcome::receive_timeout);
  CHECK(ask.answer.timings.receiving > seconds(50));
  CHECK(ask.answer.bytes_received > 41);
}

TEST_CASE("A connection that stands still for too long is an idle_timeout, in every phase") {
  struct Case {
    std::string part;
    std::size_t body;
  };
  for (const Case& c : {Case{"", 0}, Case{"", 50'000'000}, Case{"HTTP/1.1 200 OK\r\nConte", 0},
                        Case{"HTTP/1.1 200 OK\r\n\r\nbody", 0}}) {
    CAPTURE(c.part, c.body);
    std::promise<void> asked;
    ScriptedServer server({[&](Peer& peer) {
      peer.head();
      peer.send(c.part);
      asked.set_value();
      c.body == 0 ? peer.wait_for_close() : static_cast<void>(::poll(nullptr, 0, 50));
    }});
    ClientOptions options;
    options.idle_timeout = seconds(2);
    Rig rig(options);
    Ask ask(rig, server.url(), seconds(60), std::string(c.body, 'b'));
    rig.until_kept(asked);
    rig.turn(50);
    rig.clock.advance(milliseconds(1900));
    rig.turn(20);
    CHECK(ask.answer.times == 0);
    rig.clock.advance(milliseconds(300));
    rig.until([&] { return ask.answer.times > 0; });
    CHECK(ask.answer.outcome == Outcome::idle_timeout);
    CHECK(rig.client.open_connections() == 0);
  }
}

TEST_CASE("What moves now and then is not idle") {
  std::promise<void> begin, first, go_on;
  ScriptedServer server({[&](Peer& peer) {
    peer.request();
    begin.get_future().wait_for(patience);
    peer.send("HTTP/1.1 200 OK\r\n");
    first.set_value();
    go_on.get_future().wait_for(patience);
    peer.send("Content-Length: 2\r\n\r\nok");
    peer.wait_for_close();
  }});
  ClientOptions options;
  options.idle_timeout = seconds(2);
  Rig rig(options);
  rig.clock.advance(seconds(1));
  Ask ask(rig, server.url(), seconds(60));
  rig.turn(20);
  rig.clock.advance(milliseconds(1500));
  begin.set_value();
  rig.until_kept(first);
  rig.turn(50);
  rig.clock.advance(milliseconds(1500));
  rig.turn(20);
  CHECK(ask.answer.times == 0);
  go_on.set_value();
  rig.until([&] { return ask.answer.times > 0; });
  CHECK(ask.answer.body == "ok");
}

TEST_CASE("The time-out of the last exchange does not fall on the next") {
  ScriptedServer server({[](Peer& peer) {
    while (!peer.request().empty()) peer.send(response("x"));
  }});
  Rig rig;
  Ask first(rig, server.url(), seconds(1));
  rig.until([&] { return first.answer.times > 0; });
  rig.clock.advance(milliseconds(900));
  Ask second(rig, server.url(), seconds(60));
  rig.clock.advance(milliseconds(900));
  rig.until([&] { return second.answer.times > 0; });
  CHECK(first.answer.status + second.answer.status == 400);
  rig.clock.advance(seconds(100));
  rig.turn(10);
  CHECK(first.answer.times + second.answer.times == 2);
}

}  // namespace
}  // namespace hailstorm
