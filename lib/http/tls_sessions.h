// TLS sessions that can be resumed.
#pragma once

#include <cstddef>
#include <deque>
#include <map>
#include <string>

#include "http/tls_owned.h"

namespace hailstorm {

// Sessions by origin. One of TLS 1.2 serves any number of connections; one of TLS 1.3 is a ticket
// for one connection (RFC 8446, C.4), and each connection brings new ones. Thread: its owner's.
class TlsSessions {
 public:
  using Shelf = std::deque<OwnedSession>;  // of one origin, the newest last

  static constexpr std::size_t shelf_max = 256;   // sessions of one origin
  static constexpr std::size_t whole_max = 4096;  // sessions of all

  // The place of an origin's sessions: good for the life of this object.
  Shelf& shelf(const std::string& origin) { return shelves_[origin]; }
  // A session to try, the newest; null: none.
  OwnedSession take(Shelf& shelf);
  void keep(Shelf& shelf, OwnedSession session);

  std::size_t size() const { return size_; }

 private:
  void make_room(Shelf& shelf);

  std::map<std::string, Shelf> shelves_;
  std::string robbed_;  // the origin that last gave up a session for another
  std::size_t size_ = 0;
};

}  // namespace hailstorm
