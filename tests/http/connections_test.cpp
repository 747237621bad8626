// Connections: kept, closed, lost, cut off, destroyed.
#include <future>
#include <memory>
#include <optional>

#include "scripted_server.h"

namespace hailstorm {
namespace {

TEST_CASE("A connection is kept from exchange to exchange") {
  ScriptedServer server({[](Peer& peer) {
    while (!peer.request().empty()) peer.send(response("kept"));
  }});
  Rig rig;
  for (int i = 0; i < 20; ++i) CHECK(rig.get(server.url()).body == "kept");
  CHECK(rig.client.connections_opened() == 1);
}

TEST_CASE("Each origin has a connection of its own, however it is spelt") {
  const auto serve = [](Peer& peer) {
    while (!peer.request().empty()) peer.send(response("x"));
  };
  ScriptedServer one({serve}), other({serve});
  Rig rig;
  for (int i = 0; i < 3; ++i) {
    CHECK(rig.get(one.url()).status == 200);
    CHECK(rig.get("HTTP" + one.url().substr(4)).status == 200);
    CHECK(rig.get(other.url()).status == 200);
  }
  CHECK(rig.client.connections_opened() == 2);
  rig.pool.close_idle();
}

TEST_CASE("Connection: close is honoured, from either side") {
  const auto serve_once = [](const std::string& headers) {
    return [headers](Peer& peer) {
      peer.request();
      peer.send(response("x", headers));
      peer.wait_for_close();
    };
  };
  ScriptedServer server({serve_once("Connection: close\r\n"), serve_once(""), serve_once("")});
  Rig rig;
  CHECK(rig.get(server.url()).status == 200);
  CHECK(rig.client.open_connections() == 0);
  const Header close[] = {{"Connection", "close"}};
  const std::string url = server.url();
  Request request;
  request.url = url;
  request.headers = close;
  CHECK(rig.ask(request).status == 200);
  CHECK(rig.client.open_connections() == 0);
  CHECK(rig.get(url).status == 200);
  CHECK(rig.client.connections_opened() == 3);
  rig.pool.close_idle();
}

TEST_CASE("A kept connection that the server closes, or talks on, is dropped at once") {
  for (const char* parting : {"", "unasked"}) {
    CAPTURE(parting);
    std::promise<void> answered;
    ScriptedServer server({[&](Peer& peer) {
                             peer.request();
                             peer.send(response("1"));
                             answered.get_future().wait_for(patience);
                             peer.send(parting);
                           },
                           [](Peer& peer) {
                             peer.request();
                             peer.send(response("2"));
                           }});
    Rig rig;
    CHECK(rig.get(server.url()).body == "1");
    CHECK(rig.client.open_connections() == 1);
    answered.set_value();
    rig.until([&] { return rig.client.open_connections() == 0; });
    CHECK(rig.get(server.url()).body == "2");
  }
}

TEST_CASE("A request that meets the close of its kept connection is sent again, once") {
  for (const std::string method : {"GET", "POST"}) {
    std::promise<void> answered, closed;
    std::string again;
    ScriptedServer server({[&](Peer& peer) {
                             peer.request();
                             peer.send(response("1"));
                             answered.get_future().wait_for(patience);
                             peer.close();
                             closed.set_value();
                           },
                           [&](Peer& peer) {
                             again = peer.request();
                             peer.send(response("2"));
                             peer.wait_for_close();
                           }});
    Rig rig;
    const std::string url = server.url();
    CHECK(rig.get(url).body == "1");
    answered.set_value();
    closed.get_future().wait_for(patience);
    Request request{method, url, {}, "", std::chrono::seconds(60), Keep::body};
    const Remembered answer = rig.ask(request);  // the loop has not seen the close yet
    CHECK(answer.outcome == Outcome::answered);
    CHECK(answer.body == "2");
    CHECK(rig.client.connections_opened() == 2);
    rig.pool.close_idle();
    CHECK(again.starts_with(method));
  }
}

// Answers once, receives another request, and ends the connection over it.
ScriptedServer::Script forsakes(bool reset, const std::string& part = {}) {
  return [=](Peer& peer) {
    peer.request();
    peer.send(response("1"));
    peer.request();
    peer.send(part);
    reset ? peer.reset() : peer.close();
  };
}

TEST_CASE("A request that the server may have seen is sent again if that does no harm, once") {
  for (const bool reset : {false, true}) {
    for (const std::string method :
         {"GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE", "POST", "PATCH", "LOCK"}) {
      CAPTURE(reset, method);
      const bool harmless = method != "POST" && method != "PATCH" && method != "LOCK";
      std::string again;
      ScriptedServer server({forsakes(reset), [&](Peer& peer) {
                               again = peer.request();
                               peer.send(response(""));
                               peer.wait_for_close();
                             }});
      Rig rig;
      const std::string url = server.url();
      CHECK(rig.get(url).body == "1");
      Request request;
      request.url = url;
      request.method = method;
      const Remembered answer = rig.ask(request);
      CHECK(answer.times == 1);
      CHECK(answer.retries == (harmless ? 1 : 0));
      CHECK(answer.outcome == (harmless ? Outcome::answered
                               : reset  ? Outcome::reset
                                        : Outcome::closed));
      CHECK(rig.client.connections_opened() == (harmless ? 2 : 1));
      // What was sent in vain was sent.
      CHECK(answer.bytes_sent == (harmless ? 2 : 1) * answer.request.size());
      rig.pool.close_idle();
    }
  }
}

TEST_CASE("A request is not sent a third time, nor after the first byte of an answer") {
  const auto hangs_up = [](Peer& peer) { peer.request(); };
  ScriptedServer twice({forsakes(false), hangs_up}), begun({forsakes(false, "H"), hangs_up}),
      fresh({hangs_up, hangs_up});
  Rig rig;
  CHECK(rig.get(twice.url()).status == 200);
  const Remembered failed = rig.get(twice.url());
  CHECK(failed.outcome == Outcome::closed);
  CHECK(failed.retries == 1);
  CHECK(rig.get(begun.url()).status == 200);
  const Remembered cut = rig.get(begun.url());
  CHECK(cut.outcome == Outcome::closed_in_head);
  CHECK(cut.retries == 0);
  const Remembered first = rig.get(fresh.url());
  CHECK(first.outcome == Outcome::closed);
  CHECK(first.retries == 0);
  CHECK(rig.client.open_connections() == 0);
  CHECK(rig.get(fresh.url()).outcome == Outcome::closed);
}

TEST_CASE("What a server does before it is asked is not missed") {
  for (const std::string& text : {std::string(), response("eager")}) {
    ScriptedServer server({[&](Peer& peer) {
      peer.send(text);
      ::shutdown(peer.socket(), SHUT_WR);
      peer.wait_for_close();
    }});
    Rig rig;
    const std::string url = server.url();
    Remembered answer;
    Request request;
    request.url = url;
    rig.flight.begin(request, answer);
    ::poll(nullptr, 0, 3);  // connected, sent and shut down arrive as one event
    rig.until([&] { return answer.times > 0; });
    CHECK(answer.outcome == (text.empty() ? Outcome::closed : Outcome::answered));
  }
}

TEST_CASE("Cutting off answers from within, and closes the connection") {
  std::promise<void> asked;
  ScriptedServer server({[&](Peer& peer) {
    peer.request();
    asked.set_value();
    peer.wait_for_close();
  }});
  Rig rig;
  rig.flight.cut_off();  // nothing in flight: nothing happens
  Remembered answer;
  const std::string url = server.url();
  Request request;
  request.url = url;
  SECTION("while it connects") { rig.flight.begin(request, answer); }
  SECTION("while it waits") {
    rig.flight.begin(request, answer);
    auto future = asked.get_future();
    rig.until([&] { return future.wait_for(Nanos(0)) == std::future_status::ready; });
  }
  SECTION("while a failure is about to be told") {
    request.url = "nonsense";
    rig.flight.begin(request, answer);
  }
  CHECK(answer.times == 0);
  rig.flight.cut_off();
  CHECK(answer.times == 1);
  CHECK(answer.outcome == Outcome::cut_off);
  CHECK(rig.client.open_connections() == 0);
  for (int i = 0; i < 10; ++i) rig.loop.poll();
  CHECK(answer.times == 1);
}

TEST_CASE("The next exchange may begin while the last is answered") {
  ScriptedServer server({[](Peer& peer) {
    while (!peer.request().empty()) peer.send(response("x"));
  }});
  Rig rig;
  Remembered answer;
  const std::string url = server.url();
  Request request;
  request.url = url;
  int deep = 0, deepest = 0;
  answer.then = [&] {
    deepest = std::max(deepest, ++deep);
    if (answer.times < 300) rig.flight.begin(request, answer);
    --deep;
  };
  SECTION("answered") {}
  SECTION("failing") { request.url = "nonsense"; }
  SECTION("refused") {
    static const std::string dead = ScriptedServer({}).url();
    request.url = dead;
  }
  rig.flight.begin(request, answer);
  rig.until([&] { return answer.times == 300; });
  CHECK(deepest == 1);
  CHECK(rig.client.connections_opened() <= 1);
  rig.pool.close_idle();
}

TEST_CASE("Connections may be destroyed while they answer") {
  const std::string dead = ScriptedServer({}).url();
  const std::string whole = response("x"), cut = "HTTP/1.1 200 OK\r\n\r\nx";
  for (const std::string& text : {whole, cut, whole + "junk", std::string()}) {
    CAPTURE(text);
    ScriptedServer server({[&](Peer& peer) {
      peer.request();
      peer.send(text);
    }});
    Rig rig;
    const std::string live = server.url();
    for (const std::string& url : {live, dead, std::string("nonsense")}) {
      std::optional<Own> own(std::in_place, rig.client);
      Remembered answer;
      answer.then = [&] { own.reset(); };
      Request request;
      request.url = url;
      own->flight.begin(request, answer);
      rig.until([&] { return answer.times == 1; });
      CHECK_FALSE(own.has_value());
      CHECK(rig.client.open_connections() == 0);
    }
  }
}

TEST_CASE("Connections may be destroyed while they time out or are cut off") {
  ScriptedServer server(
      {[](Peer& peer) { peer.wait_for_close(); }, [](Peer& peer) { peer.wait_for_close(); }});
  Rig rig;
  const std::string url = server.url();
  for (const bool cut : {false, true}) {
    std::optional<Own> own(std::in_place, rig.client);
    Remembered answer;
    answer.then = [&] { own.reset(); };
    Request request;
    request.url = url;
    own->flight.begin(request, answer);
    for (int i = 0; i < 50; ++i) rig.loop.poll();
    if (cut) own->flight.cut_off();
    rig.clock.advance(std::chrono::seconds(61));
    rig.until([&] { return answer.times == 1; });
    CHECK_FALSE(own.has_value());
  }
}

TEST_CASE("Destroyed connections tell their callers nothing") {
  ScriptedServer server({[](Peer& peer) {
    peer.request();
    peer.send(response("late"));
    peer.wait_for_close();
  }});
  const std::string live = server.url();
  Rig rig;
  Remembered answer;
  for (const std::string& url :
       {live, ScriptedServer({}).url(), std::string("nonsense"), std::string("http://127.1:9/")}) {
    Request request;
    request.url = url;
    {
      Own own(rig.client);
      own.flight.begin(request, answer);
      if (url == live) {
        for (int i = 0; i < 3; ++i) rig.loop.poll();
      }
    }
    for (int i = 0; i < 20; ++i) rig.loop.poll();
  }
  CHECK(answer.times <= 1);
  CHECK(rig.client.open_connections() == 0);
}

TEST_CASE("One caller's answer may destroy the connections of others that are ready") {
  const auto serve = [](Peer& peer) {
    peer.request();
    peer.send(response("x"));
    peer.wait_for_close();
  };
  std::vector<std::unique_ptr<ScriptedServer>> servers;
  std::vector<std::string> urls;
  for (int i = 0; i < 8; ++i) {
    servers.push_back(std::make_unique<ScriptedServer>(std::vector<ScriptedServer::Script>{serve}));
    urls.push_back(servers.back()->url());
  }
  Rig rig;
  std::vector<std::unique_ptr<Own>> all;
  std::vector<Remembered> answers(servers.size());
  int total = 0;
  for (std::size_t i = 0; i < servers.size(); ++i) {
    all.push_back(std::make_unique<Own>(rig.client));
    Request request;
    request.url = urls[i];
    answers[i].then = [&] {
      ++total;
      all.clear();
    };
    all[i]->flight.begin(request, answers[i]);
  }
  for (int i = 0; i < 2; ++i) rig.loop.poll();  // connected; then let every answer arrive
  ::poll(nullptr, 0, 5);
  rig.until([&] { return total > 0; });
  for (int i = 0; i < 10; ++i) rig.loop.poll();
  CHECK(total == 1);
  CHECK(rig.client.open_connections() == 0);
}

}  // namespace
}  // namespace hailstorm
