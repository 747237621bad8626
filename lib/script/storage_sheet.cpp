#include "script/storage_sheet.h"

#include <charconv>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "script/text.h"

namespace hailstorm {

StorageSheet::StorageSheet(std::string bytes, const std::string& name)
    : table_(std::move(bytes), name) {
  const std::size_t columns = table_.columns().size();
  const std::size_t id = table_.column("id"), index = table_.column("index");
  if ((id < columns) == (index < columns)) {
    throw Error(Fault::configuration,
                id < columns ? "a storage has both columns id and index"
                             : "a storage has neither a column id nor a column index",
                name,
                "one of them says whose a row is: botId, or the number of a bot of its model");
  }
  by_index_ = index < columns;
  owner_column_ = by_index_ ? index : id;
  CsvRow row;
  for (std::size_t i = 0; i < table_.size(); ++i) {
    table_.read(i, row);
    const std::string_view field = row.fields[owner_column_];
    std::uint64_t owner = 0;
    const auto [end, problem] = std::from_chars(field.data(), field.data() + field.size(), owner);
    if (problem != std::errc() || end != field.data() + field.size() ||
        (!by_index_ && owner == 0)) {
      throw Error(
          Fault::configuration,
          "'" + std::string(field) + "' is not the " + (by_index_ ? "index" : "id") + " of a bot",
          name, by_index_ ? "a whole number from 0" : "a whole number from 1");
    }
    if (!rows_.emplace(owner, i).second) {
      throw Error(Fault::configuration, "two rows are for bot " + std::string(field), name);
    }
  }
}

std::optional<std::string> StorageSheet::find(std::uint64_t bot_id,
                                              std::optional<std::uint64_t> index,
                                              std::string_view key) const {
  if (by_index_ && !index) return {};
  const auto row = rows_.find(by_index_ ? *index : bot_id);
  const std::size_t column = table_.column(key);
  if (row == rows_.end() || column >= table_.columns().size() || column == owner_column_) return {};
  CsvRow fields;
  table_.read(row->second, fields);
  const nlohmann::json text = std::string(fields.fields[column]);
  return to_script(text.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

}  // namespace hailstorm
