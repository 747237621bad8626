#include "storm/storage_desk.h"

#include <utility>

#include "storm/bot.h"

namespace hailstorm {

StorageDesk::StorageDesk(const Program& program, unsigned number, unsigned workers,
                         std::function<void(StorageLetter)> send)
    : storage_(program), number_(number), workers_(workers), send_(std::move(send)) {}

void StorageDesk::ask(Bot& bot, const AskedStorage& asked) {
  asking_[++letters_] = {&bot, asked.ticket};
  send_({number_, holder_of(asked.call.bot_id, workers_), letters_, asked.call, {}});
}

void StorageDesk::receive(StorageLetter letter) {
  if (!letter.answer) {
    letter.answer = storage_.handle(letter.call);
    return send_(std::move(letter));
  }
  const auto asked = asking_.extract(letter.number);
  if (!asked.empty()) asked.mapped().bot->told(asked.mapped().ticket, *letter.answer);
}

void StorageDesk::forget(const Bot& bot) {
  std::erase_if(asking_, [&bot](const auto& asked) { return asked.second.bot == &bot; });
}

}  // namespace hailstorm
