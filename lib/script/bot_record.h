// What a script heap keeps of a bot beside its coroutine.
#pragma once

#include <cstdint>
#include <deque>
#include <list>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/random.h"
#include "script/heap_memory.h"
#include "script/host.h"
#include "web/cookies.h"

namespace hailstorm {

// Lists that are used anew in each stretch of script, so that filling them costs no allocation.
// They stay where they are until then.
template <class Value>
class Lists {
 public:
  std::vector<Value>& take() {
    if (taken_ == lists_.size()) lists_.emplace_back();
    lists_[taken_].clear();
    return lists_[taken_++];
  }
  void take_back_all() { taken_ = 0; }

 private:
  std::deque<std::vector<Value>> lists_;
  std::size_t taken_ = 0;
};

// A jar that a script made: it lives as long as its object, or a request that uses it.
struct JarRecord {
  CookieJar jar;
  std::uint32_t holders = 1;
  std::list<JarRecord>::iterator place{};
};

// What is to be known when the answer of a request comes, where that is more than its ticket.
struct Reading {
  Ticket ticket = 0;
  JarRecord* jar = nullptr;
  bool binary = false;
  bool throws = false;  // a failure is thrown
};

struct BotRecord {
  void* thread = nullptr;        // null: the slot is free
  std::uint32_t generation = 0;  // of the slot: how many bots it has had
  Holdings holdings;
  std::uint32_t model = 0;
  BotParams params;
  bool has_loop = false;      // strands, promises or timers: it has turns (strands.js)
  bool drops_timers = false;  // those that are left when the handler has ended do not run
  bool sleeps_alone = false;  // its main strand sleeps, and nothing else is under way
  bool threw = false;         // something in the handler under way has
  Ticket last_ticket = 0;
  CookieJar jar;
  std::unique_ptr<Random> random;  // of Math.random, once seeded; null: the host's
  std::string group;               // the names of the groups it is in
  // What bot.tags says, as UTF-8, in the order in which it was said.
  std::vector<std::pair<std::string, std::string>> own_tags;
  TagSetId tags = 0;                         // the groups and these, as the host numbers them
  std::uint64_t iterations = 0;              // actions that it has begun
  std::optional<std::uint64_t> iteration;    // the number of the last: Host::number_iteration
  std::uint32_t handler = 0;                 // the last that was begun
  const Expectation* expectation = nullptr;  // null: the heap's
  std::vector<Reading> readings;             // of the requests that need one
};

}  // namespace hailstorm
