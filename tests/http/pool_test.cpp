// Pools: connections shared by flights, and places to wait for.
#include <optional>
#include <string>
#include <vector>

#include "scripted_server.h"

namespace hailstorm {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

void serve(Peer& peer) {
  while (!peer.request().empty()) peer.send(response("x"));
}

// A flight of a worker's pool, and the answer to what it asked.
struct Member {
  explicit Member(Rig& rig) : flight(rig.client, rig.pool) {}

  void ask(const std::string& url, Nanos timeout = seconds(60)) {
    Request request;
    request.url = url;
    request.timeout = timeout;
    flight.begin(request, answer);
  }

  Flight flight;
  Remembered answer;
};

std::vector<std::unique_ptr<Member>> members(Rig& rig, std::size_t count) {
  std::vector<std::unique_ptr<Member>> all;
  all.reserve(count);
  for (std::size_t i = 0; i < count; ++i) all.push_back(std::make_unique<Member>(rig));
  return all;
}

ClientOptions limited(std::size_t places) {
  ClientOptions options;
  options.connections_per_host = places;
  return options;
}

// Answers when it is told to.
struct Gate {
  std::vector<std::promise<void>> answers;

  explicit Gate(std::size_t count) : answers(count) {}
  ScriptedServer::Script script() {
    return [this](Peer& peer) {
      for (auto& each : answers) {
        if (peer.request().empty()) return;
        each.get_future().wait_for(patience);
        peer.send(response("x"));
      }
      peer.wait_for_close();
    };
  }
};

TEST_CASE("Flights of one pool share its connections, one at a time") {
  ScriptedServer server({serve, serve});
  Rig rig;
  const std::string url = server.url();
  auto all = members(rig, 5);
  for (const auto& each : all) {
    each->ask(url);
    rig.until([&] { return each->answer.times == 1; });
    CHECK(rig.pool.idle() == 1);
  }
  CHECK(rig.client.connections_opened() == 1);
  CHECK(rig.client.open_connections() == 1);
  rig.pool.close_idle();
  CHECK(rig.pool.idle() == 0);
  CHECK(rig.client.open_connections() == 0);
}

TEST_CASE("Without reuse each exchange has a connection of its own") {
  ScriptedServer server({serve, serve, serve});
  ClientOptions options;
  options.reuse = false;
  Rig rig(options);
  for (std::uint64_t i = 1; i <= 3; ++i) {
    CHECK(rig.get(server.url()).status == 200);
    CHECK(rig.client.open_connections() == 0);
    CHECK(rig.client.connections_opened() == i);
  }
}

TEST_CASE("More flights than places wait their turn, first come first served, as blocked") {
  Gate gate(4);
  ScriptedServer server({gate.script()});
  Rig rig(limited(1));
  const std::string url = server.url();
  auto all = members(rig, 4);
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < all.size(); ++i) {
    all[i]->answer.then = [&order, i] { order.push_back(i); };
    all[i]->ask(url);
  }
  for (std::size_t i = 0; i < all.size(); ++i) {
    rig.turn(20);
    CHECK(order.size() == i);
    rig.clock.advance(milliseconds(10));
    gate.answers[i].set_value();
    rig.until([&] { return order.size() == i + 1; });
  }
  CHECK(order == std::vector<std::size_t>{0, 1, 2, 3});
  CHECK(rig.client.connections_opened() == 1);
  for (std::size_t i = 0; i < all.size(); ++i) {
    CHECK(all[i]->answer.outcome == Outcome::answered);
    CHECK(all[i]->answer.timings.blocked == milliseconds(10 * static_cast<int>(i)));
    CHECK(all[i]->answer.timings.waiting <= milliseconds(10));
  }
}

TEST_CASE("Nobody overtakes those who wait") {
  Gate gate(3);
  ScriptedServer server({gate.script()});
  Rig rig(limited(1));
  const std::string url = server.url();
  auto all = members(rig, 3);
  std::vector<int> order;
  all[0]->answer.then = [&] { all[2]->ask(url); };  // as the place comes free
  all[1]->answer.then = [&] { order.push_back(1); };
  all[2]->answer.then = [&] { order.push_back(2); };
  all[0]->ask(url);
  all[1]->ask(url);
  for (auto& each : gate.answers) each.set_value();
  rig.until([&] { return order.size() == 2; });
  CHECK(order == std::vector<int>{1, 2});
}

TEST_CASE(
    "Who waits can be cut off, time out, or be destroyed, before or after its place is free") {
  for (const bool promised : {false, true}) {
    for (const int how : {0, 1, 2}) {
      CAPTURE(promised, how);
      Gate gate(2);
      ScriptedServer server({gate.script()});
      Rig rig(limited(1));
      const std::string url = server.url();
      auto all = members(rig, 3);
      const auto give_up = [&] {
        Member& second = *all[1];
        if (how == 0) second.flight.cut_off();
        if (how == 1) {
          rig.clock.advance(seconds(2));
          if (!promised) rig.until([&] { return second.answer.times == 1; });
        }
        if (how == 2) all[1].reset();
      };
      if (promised) all[0]->answer.then = give_up;  // the second has its place, but no turn yet
      all[0]->ask(url);
      all[1]->ask(url, seconds(1));
      all[2]->ask(url);
      rig.turn(20);
      if (!promised) give_up();
      if (how == 0 && !promised) CHECK(all[1]->answer.outcome == Outcome::cut_off);
      if (how == 1 && !promised) {
        CHECK(all[1]->answer.outcome == Outcome::send_timeout);
        CHECK(all[1]->answer.timings.blocked >= seconds(1));
        CHECK_FALSE(all[1]->answer.sent);
      }
      for (auto& each : gate.answers) each.set_value();
      rig.until([&] {
        return all[2]->answer.times == 1 || (how == 1 && promised && all[1]->answer.times == 1);
      });
      CHECK(all[0]->answer.outcome == Outcome::answered);
      CHECK(rig.client.open_connections() <= 1);
    }
  }
}

TEST_CASE("A place comes free when its connection is lost, and when its flight is destroyed") {
  ScriptedServer server(
      {[](Peer& peer) { peer.request(); }, [](Peer& peer) { peer.wait_for_close(); }, serve});
  Rig rig(limited(1));
  const std::string url = server.url();
  auto all = members(rig, 3);
  for (const auto& each : all) each->ask(url);
  rig.until([&] { return all[0]->answer.times == 1; });
  CHECK(all[0]->answer.outcome == Outcome::closed);
  rig.until([&] { return rig.client.connections_opened() == 2; });
  all[1].reset();
  rig.until([&] { return all[2]->answer.times == 1; });
  CHECK(all[2]->answer.outcome == Outcome::answered);
}

TEST_CASE("Places are counted by host") {
  Gate gate(1);
  ScriptedServer busy({gate.script()}), free({serve});
  Rig rig(limited(1));
  const std::string busy_url = busy.url(), free_url = free.url();
  auto all = members(rig, 3);
  all[0]->ask(busy_url);
  all[1]->ask(busy_url);
  all[2]->ask(free_url);
  rig.until([&] { return all[2]->answer.times == 1; });
  CHECK(all[0]->answer.times + all[1]->answer.times == 0);
  gate.answers[0].set_value();
  rig.until([&] { return all[0]->answer.times == 1; });
  all[1]->flight.cut_off();
}

TEST_CASE("A thousand flights over eight places make exactly a thousand exchanges") {
  std::vector<ScriptedServer::Script> scripts;
  std::vector<std::unique_ptr<ScriptedServer>> servers;
  Rig rig(limited(2));
  std::vector<std::string> urls;
  for (int i = 0; i < 4; ++i) {
    servers.push_back(
        std::make_unique<ScriptedServer>(std::vector<ScriptedServer::Script>(500, [](Peer& peer) {
          peer.request();
          peer.send(response("x", "Connection: close\r\n"));
        })));
    urls.push_back(servers.back()->url());
  }
  auto all = members(rig, 1000);
  int answered = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    all[i]->answer.then = [&answered, &all, i] { answered += all[i]->answer.status == 200; };
    all[i]->ask(urls[i % 4]);
    CHECK(rig.client.open_connections() <= 8);
  }
  rig.until([&] { return answered == 1000; });
  CHECK(rig.client.connections_opened() == 1000);
  CHECK(rig.client.open_connections() == 0);
}

TEST_CASE("A flight that visits many hosts keeps the connections of 32") {
  std::vector<std::unique_ptr<ScriptedServer>> servers;
  Rig rig;
  for (int i = 0; i < 40; ++i) {
    servers.push_back(std::make_unique<ScriptedServer>(std::vector<ScriptedServer::Script>{serve}));
    CHECK(rig.get(servers.back()->url()).status == 200);
    CHECK(rig.pool.idle() == static_cast<std::size_t>(std::min(i + 1, 32)));
  }
  CHECK(rig.client.open_connections() == 32);
  rig.pool.close_idle();
}

TEST_CASE("Exchanges begin no faster than --max-rps, and their time begins with their turn") {
  ScriptedServer server({serve, serve, serve, serve, serve});
  ClientOptions options;
  options.max_rps = 10;
  Rig rig(options);
  const std::string url = server.url();
  auto all = members(rig, 5);
  for (const auto& each : all) each->ask(url, milliseconds(150));
  CHECK(rig.client.open_connections() == 0);
  for (std::size_t i = 0; i < 4; ++i) {
    rig.until([&] { return all[i]->answer.times == 1; });
    CHECK(all[i + 1]->answer.times == 0);
    CHECK(all[i]->answer.outcome == Outcome::answered);
    CHECK(all[i]->answer.timings.blocked == Nanos(0));
    rig.clock.advance(milliseconds(99));
    rig.turn(10);
    CHECK(all[i + 1]->answer.times == 0);
    if (i < 3) rig.clock.advance(milliseconds(1));
  }
  all[4]->flight.cut_off();
  CHECK(all[4]->answer.outcome == Outcome::cut_off);
  CHECK(all[4]->answer.timings.blocked == Nanos(0));
}

TEST_CASE("Another rate holds from when it is said, for those who wait already, too") {
  ScriptedServer server({serve, serve, serve});
  ClientOptions options;
  options.max_rps = 0;
  Rig rig(options);
  const std::string url = server.url();
  auto all = members(rig, 3);
  for (const auto& each : all) each->ask(url);
  rig.clock.advance(seconds(100));
  rig.turn(20);
  CHECK(all[0]->answer.times == 0);
  rig.client.pace(10);
  rig.clock.advance(milliseconds(99));
  rig.turn(10);
  CHECK(all[0]->answer.times == 0);
  rig.clock.advance(milliseconds(1));
  rig.until([&] { return all[0]->answer.times == 1; });
  rig.client.pace(1);  // who waits next keeps the turn it was given
  rig.clock.advance(milliseconds(100));
  rig.until([&] { return all[1]->answer.times == 1; });
  rig.clock.advance(milliseconds(999));
  rig.turn(10);
  CHECK(all[2]->answer.times == 0);
  rig.clock.advance(milliseconds(1));
  rig.until([&] { return all[2]->answer.times == 1; });
}

TEST_CASE("A pause is not made up for by a burst") {
  ScriptedServer server({serve, serve, serve});
  ClientOptions options;
  options.max_rps = 1;
  Rig rig(options);
  const std::string url = server.url();
  rig.clock.advance(seconds(100));
  auto all = members(rig, 2);
  for (const auto& each : all) each->ask(url);
  rig.until([&] { return all[0]->answer.times == 1; });
  rig.turn(20);
  CHECK(all[1]->answer.times == 0);
  rig.clock.advance(seconds(1));
  rig.until([&] { return all[1]->answer.times == 1; });
}

}  // namespace
}  // namespace hailstorm
