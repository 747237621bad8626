// A bot that does one action once, in the real engine, between servers that answer when told to.
#pragma once

#include <poll.h>

#include <string>

#include "held_server.h"
#include "rehearsal.h"

namespace hailstorm {

struct Servers {
  HeldServer server, other;
};

// A bot with one action, of the given body, which it does once. A and B are the servers' URLs.
struct Scene : Servers, Rehearsal {
  explicit Scene(const std::string& body, const std::string& before = "")
      : Rehearsal(script_of("var http = hs.http, A = '" + server.url() + "', B = '" + other.url() +
                            "';\n" + before +
                            "Bot.every = 0;\nBot.actions = { act: 1 };\n"
                            "methods.act = function () {\n" +
                            body + "\n};\n"),
                  1) {}

  template <class Condition>
  void until(Condition condition) {
    turn(condition, 5000);
    REQUIRE(condition());
  }
  // Turns the loop for as long as something could still come.
  void settle() {
    turn([] { return false; }, 40);
  }
  Bot& begin(std::size_t held) {
    start();
    advance(milliseconds(1));
    until([&] { return server.held() + other.held() >= held; });
    settle();
    return *bots.front();
  }
  bool over() const { return bots.front()->end() != Bot::End::alive; }
  void until_over() {
    until([this] { return over(); });
  }

  // Over all exchanges so far.
  template <class Of>
  std::int64_t sum(Of of) {
    std::int64_t all = 0;
    for (const auto& [key, tally] : total().exchanges) all += of(key, tally);
    return all;
  }
  std::int64_t failed() {
    return sum([](const auto& key, const auto& tally) { return tally.failed(key.expected); });
  }
  std::int64_t counted() {
    return sum([](const auto& key, const auto& tally) { return tally.counted(key.expected); });
  }
  std::uint64_t ended() {
    return static_cast<std::uint64_t>(
        sum([](const auto&, const auto& tally) { return static_cast<std::int64_t>(tally.ended); }));
  }
  std::uint64_t named(const std::string& name) {
    return static_cast<std::uint64_t>(sum([&](const auto& key, const auto& tally) {
      return key.name == name ? static_cast<std::int64_t>(tally.ended) : 0;
    }));
  }

 private:
  template <class Condition>
  void turn(Condition condition, int times) {
    for (int i = 0; i < times && !condition(); ++i) {
      loop.poll();
      server.poll();
      other.poll();
      if (i > 20) ::poll(nullptr, 0, 1);
    }
  }
};

}  // namespace hailstorm
