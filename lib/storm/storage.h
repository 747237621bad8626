// What the bots of a worker keep beyond their lives: the values they wrote, above those that their
// storages began with.
#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>

#include "script/program.h"
#include "script/storage_call.h"

namespace hailstorm {

// A worker holds what belongs to its own bots, whoever asks for it. Thread: its owner's.
class Storage {
 public:
  // Of names, keys and written values together, and what each value costs beside them.
  static constexpr std::size_t bytes_max = 64 << 20;
  static constexpr std::size_t bytes_per_value = 64;

  // The program must outlive it.
  explicit Storage(const Program& program) : program_(&program) {}

  StorageAnswer handle(const StorageCall& call);

  std::size_t bytes() const { return bytes_; }

 private:
  StorageAnswer read(const StorageCall& call, const std::string& place) const;
  StorageAnswer write(const StorageCall& call, std::string place);

  const Program* program_;
  std::unordered_map<std::string, std::string> written_;
  std::size_t bytes_ = 0;
};

// Which of so many workers, from 0, holds what belongs to a bot: the one that gives out its id.
constexpr unsigned holder_of(std::uint64_t bot_id, unsigned workers) {
  return static_cast<unsigned>((bot_id - 1) % workers);
}

}  // namespace hailstorm
