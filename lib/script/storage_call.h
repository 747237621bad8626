// What a script asks of the storage of a bot, and what it is told.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace hailstorm {

// Holds no pointer: it may have to travel to another worker.
struct StorageCall {
  std::string name;          // of the storage
  std::uint64_t bot_id = 0;  // whose; from 1
  std::string key;
  std::optional<std::string> value;    // to write, as JSON in a script's own encoding; none: read
  std::optional<std::uint64_t> index;  // of that bot, where it asks for its own
};

// The same as a bot asks it: the answer finds the way back by the ticket.
struct AskedStorage {
  StorageCall call;
  std::uint32_t ticket = 0;
};

struct StorageAnswer {
  std::optional<std::string> value;  // what was read; none: there is nothing
  bool full = false;                 // there was no room to write
};

}  // namespace hailstorm
