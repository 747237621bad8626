#include "storm/storage_post.h"

#include <utility>

namespace hailstorm {

StoragePost::StoragePost(unsigned workers, Deliver deliver)
    : deliver_(std::move(deliver)), holders_(workers) {}

void StoragePost::pass(StorageLetter letter) {
  Holder& holder = holders_[letter.to];
  if (letter.answer) {
    holder.open.erase({letter.from, letter.number});
    send_back(std::move(letter));
  } else if (holder.left) {
    answer(std::move(letter));
  } else {
    holder.open[{letter.from, letter.number}] = letter;
    const unsigned to = letter.to;
    deliver_(to, std::move(letter));
  }
}

// What it has answered came before: what is open it never saw.
void StoragePost::inherit(unsigned worker, Storage storage) {
  Holder& holder = holders_[worker];
  holder.left.emplace(std::move(storage));
  for (auto& [key, letter] : std::exchange(holder.open, {})) answer(std::move(letter));
}

void StoragePost::answer(StorageLetter letter) {
  letter.answer = holders_[letter.to].left->handle(letter.call);
  send_back(std::move(letter));
}

void StoragePost::send_back(StorageLetter letter) {
  const unsigned to = letter.from;
  if (!holders_[to].left) deliver_(to, std::move(letter));
}

}  // namespace hailstorm
