// How a bot of one worker reads and writes what lies with another: a letter goes to the main
// thread, from there to the holder, and its answer the same way back.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "storm/storage.h"

namespace hailstorm {

struct StorageLetter {
  unsigned from = 0, to = 0;  // who asks, who holds
  std::uint64_t number = 0;   // by which the asker knows it
  StorageCall call;
  std::optional<StorageAnswer> answer;  // none: it is on its way to the holder
};

// The main thread's part. A worker that has finished leaves what it holds here, and the letters it
// has not answered are answered from that: no asker waits in vain. Thread: the main loop's.
class StoragePost {
 public:
  using Deliver = std::function<void(unsigned worker, StorageLetter letter)>;

  StoragePost(unsigned workers, Deliver deliver);

  void pass(StorageLetter letter);
  // The worker has finished. Its letters have all come.
  void inherit(unsigned worker, Storage storage);

 private:
  void answer(StorageLetter letter);
  void send_back(StorageLetter letter);

  struct Holder {
    std::optional<Storage> left;                                       // by one that has finished
    std::map<std::pair<unsigned, std::uint64_t>, StorageLetter> open;  // delivered to it
  };

  Deliver deliver_;
  std::vector<Holder> holders_;
};

}  // namespace hailstorm
