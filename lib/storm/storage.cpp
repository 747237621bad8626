#include "storm/storage.h"

#include <utility>

namespace hailstorm {
namespace {

// Tells name, bot and key apart whatever is in them.
std::string place_of(const StorageCall& call) {
  return std::to_string(call.bot_id) + " " + std::to_string(call.name.size()) + " " + call.name +
         call.key;
}

}  // namespace

StorageAnswer Storage::handle(const StorageCall& call) {
  std::string place = place_of(call);
  return call.value ? write(call, std::move(place)) : read(call, place);
}

StorageAnswer Storage::read(const StorageCall& call, const std::string& place) const {
  const auto found = written_.find(place);
  if (found != written_.end()) return {found->second, false};
  const auto sheet = program_->storages.find(call.name);
  if (sheet == program_->storages.end()) return {};
  return {sheet->second.find(call.bot_id, call.index, call.key), false};
}

StorageAnswer Storage::write(const StorageCall& call, std::string place) {
  const auto found = written_.find(place);
  const bool known = found != written_.end();
  const std::size_t before = known ? found->second.size() : 0;
  const std::size_t more = known ? 0 : place.size() + bytes_per_value;
  if (bytes_ - before + more + call.value->size() > bytes_max) return {{}, true};
  bytes_ = bytes_ - before + more + call.value->size();
  written_[std::move(place)] = *call.value;
  return {};
}

}  // namespace hailstorm
