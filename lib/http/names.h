// Host names and their addresses.
#pragma once

#include <sys/socket.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "loop/loop.h"

namespace hailstorm {

struct Address {
  sockaddr_storage socket{};
  socklen_t length = 0;

  Address with_port(std::uint16_t port) const;
};

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

// Looks names up once each, whoever asks for them and how often. IP literals and localhost are
// known without asking. A name that was not found is asked for again. Thread: the loop's.
class Names {
 public:
  // A name; lives as long as the client.
  struct Host {
    std::string name;
    std::vector<Address> addresses;  // in the order to try them; empty: unknown
    std::string complaint;           // why the last look-up found none

   private:
    friend class Names;
    struct Ring;
    struct Lookup;
    std::unique_ptr<Ring> waiting;
    Lookup* lookup = nullptr;
  };

  explicit Names(Loop& loop);
  ~Names();
  Names(const Names&) = delete;
  Names& operator=(const Names&) = delete;

  // The host of that name (lower case), known or not.
  Host& host(std::string_view name);
  // Looks the name up, and tells the waiter when addresses or complaint stand; never from within
  // this call.
  void look_up(Host& host, NameWaiter& waiter);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace hailstorm
