// Host names and their addresses.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/outcome.h"
#include "http/address.h"
#include "http/name_options.h"
#include "http/poller.h"
#include "loop/loop.h"

namespace hailstorm {

// Who waits for a name. Destroying it takes it off. Thread: the loop's.
class NameWaiter {
 public:
  virtual void resolved() = 0;

  bool waiting() const { return before_ != nullptr; }
  void leave();

 protected:
  NameWaiter() = default;
  NameWaiter(const NameWaiter&) = delete;
  NameWaiter& operator=(const NameWaiter&) = delete;
  ~NameWaiter() { leave(); }

 private:
  friend class Names;
  NameWaiter *before_ = nullptr, *after_ = nullptr;
};

// Looks names up once each, whoever asks for them and how often, and keeps what it learns for as
// long as NameOptions says. IP literals, localhost and NameOptions::hosts are known without asking;
// /etc/hosts comes before the name servers. A name that was not found is asked for again.
//
// The servers are asked for both families at once. When the preferred one has addresses, the other,
// which is there to fall back on, is waited for 50 ms more (RFC 8305, 3). Thread: the loop's.
class Names {
 public:
  // A name; lives as long as the client.
  struct Host {
    std::string name;
    std::vector<Address> addresses;              // the preferred family first; empty: unknown
    std::string complaint;                       // why the last look-up found none
    Outcome failure = Outcome::name_unresolved;  // ... and as what it counts: or name_timeout

   private:
    friend class Names;
    struct Ring;
    struct Lookup;
    std::unique_ptr<Ring> waiting;
    std::unique_ptr<Lookup> lookup;  // under way
    Instant expires{};               // when the addresses are too old
    std::uint32_t drawn = 0;         // how often
  };

  // Throws Error when an option's value cannot be used. Loop and poller must outlive it. The seed
  // is that of NameSelect::random.
  Names(Loop& loop, Poller& poller, NameOptions options, std::uint64_t seed);
  ~Names();
  Names(const Names&) = delete;
  Names& operator=(const Names&) = delete;

  // The host of that name (lower case), known or not. The port matters where NameOptions::hosts
  // has something to say of it.
  Host& host(std::string_view name, std::uint16_t port = 0);
  // Its addresses are known and young enough to connect to. If not, look it up; for the turn in
  // which a waiter is told they are good whatever their age.
  bool fresh(const Host& host) const;
  // Looks the name up, and tells the waiter when addresses, or complaint and failure, stand; never
  // from within this call.
  void look_up(Host& host, NameWaiter& waiter);

  // The addresses to try for one connection, each once: begin with a number drawn by
  // NameOptions::select, then take the addresses i = 0, 1, ... below the count. Families take
  // turns (RFC 8305, 4). The port is the given one, unless NameOptions::hosts gives another.
  std::uint32_t draw(Host& host);
  Address pick(const Host& host, std::uint32_t drawn, std::size_t i, std::uint16_t port) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace hailstorm
