// A worker's part of the post for storages: what it holds, and which of its bots wait for what lies
// elsewhere.
#pragma once

#include <cstdint>
#include <functional>
#include <map>

#include "storm/storage_post.h"

namespace hailstorm {

class Bot;

// Thread: the worker's.
class StorageDesk {
 public:
  // The program must outlive it. `send` takes letters to the main thread.
  StorageDesk(const Program& program, unsigned number, unsigned workers,
              std::function<void(StorageLetter)> send);

  // Asks another worker on behalf of a bot, which is told the answer.
  void ask(Bot& bot, const AskedStorage& asked);
  // A letter has come: a question to answer, or an answer.
  void receive(StorageLetter letter);
  // The bot is gone: what it asked for is told to nobody.
  void forget(const Bot& bot);

  Storage& storage() { return storage_; }

 private:
  Storage storage_;
  unsigned number_, workers_;
  std::function<void(StorageLetter)> send_;
  struct Asking {
    Bot* bot;
    std::uint32_t ticket;
  };
  std::map<std::uint64_t, Asking> asking_;  // by the number of the letter
  std::uint64_t letters_ = 0;
};

}  // namespace hailstorm
