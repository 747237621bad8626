// What the bots of a storage find in it before they write: a table with a row for a bot.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "web/csv.h"

namespace hailstorm {

// Thread: any.
class StorageSheet {
 public:
  // A column `id` (a botId) or `index` says whose a row is; the others are keys. Throws Error
  // (configuration): neither or both are there, one is no whole number, or two are the same.
  StorageSheet(std::string bytes, const std::string& name);

  // The value as JSON in a script's own encoding: a string. Nothing when the bot has no row, or
  // the key no column. An index that is not known finds no row by index.
  std::optional<std::string> find(std::uint64_t bot_id, std::optional<std::uint64_t> index,
                                  std::string_view key) const;

 private:
  Csv table_;
  bool by_index_ = false;
  std::size_t owner_column_ = 0;
  std::unordered_map<std::uint64_t, std::size_t> rows_;
};

}  // namespace hailstorm
